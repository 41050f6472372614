"""Puts a question that somebody asked among the conversations, as one of a single turn."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from advisor.authoring.editor import editor_line
from advisor.authoring.page import CannotChangeError
from advisor.authoring.writing import scalar
from advisor.reading.examples import conversations_of
from advisor.reading.folder import KnowledgeFile
from advisor.reading.names import CONVERSATIONS, EXAMPLES

ASKED = PurePosixPath(EXAMPLES, CONVERSATIONS, "asked.yaml")
"""Where these conversations stand."""


def with_turn(files: Sequence[KnowledgeFile], question: str, key: str) -> tuple[bytes, bytes | None]:
    """Return what `ASKED` holds with one more conversation, a question with its topic; and what it held so far.

    Raises `CannotChangeError` where that would be a mistake.
    """
    before = next((file.data for file in files if file.path == ASKED), None)
    start = f"{editor_line(ASKED, CONVERSATIONS)}\n".encode() if before is None else before
    start += b"" if start.endswith(b"\n") else b"\n"
    turn = f"- turns: [{{question: {scalar(question, flow=True)}, topic: {key}}}]\n"
    data = start + turn.encode()
    others = [file for file in files if file.path != ASKED]
    changed = [*others, KnowledgeFile(path=ASKED, name=ASKED.name, data=data)]
    if len(conversations_of(changed)[0]) != len(conversations_of(files)[0]) + 1:
        message = "it has mistakes, or is no list with a line for each item. Mend it in an editor"
        raise CannotChangeError(message)
    return data, before
