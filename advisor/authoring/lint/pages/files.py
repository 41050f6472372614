"""The pages of the rules about the files of a knowledge base."""

from __future__ import annotations

from advisor.authoring.lint.pages.page import error

FILES = (
    error(
        "no-folder",
        "The folder that was named does not exist.",
        "advisor --knowledge no-such-folder",
        "Name the folder that holds advisor.yaml.",
    ),
    error(
        "no-advisor",
        "Without advisor.yaml nobody knows the programs or whom to ask, and nothing can be answered.",
        "(a folder without advisor.yaml)",
        "Copy advisor.yaml from another knowledge base, and change it.",
    ),
    error(
        "no-topics",
        "There is no topic that can be read, so nothing can be answered.",
        "(an empty folder topics/)",
        "Write one: knowledge/README.md shows a whole topic.",
    ),
    error("empty-file", "The file holds nothing.", "(an empty file)", "Write what belongs there, or delete the file."),
    error(
        "unknown-file",
        "The file stands where nothing is read, or its name does not end in .yaml.",
        "topics/fees.txt",
        "Move it to topics/, checks/ or examples/, or rename it to end in .yaml.",
    ),
    error(
        "repeated-id",
        "Two files of the same name would be one topic. The second is left out.",
        "topics/fees.yaml and topics/money/fees.yaml",
        "Rename one of the two, or put both together.",
    ),
    error("cannot-open", "The file may not be read.", "(a protected file)", "Change its permissions."),
    error(
        "outside-folder",
        "The file is a link to something outside the knowledge folder, which is not followed.",
        "topics/fees.yaml -> /home/me/fees.yaml",
        "Put a copy of the file here.",
    ),
    error(
        "too-large", "The file is larger than a million characters.", "(a very large file)", "Divide it into several."
    ),
)
"""The rules about files."""
