"""A small knowledge base that has examples, in a folder that tests may change."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from small import write

EXAMPLES = """\
- question: how much is the tuition
  topic: tuition
- question: is there a piano to borrow
  topic: lending
- question: where can I park
  topic: none
- question: what is the tuition for the diploma
  topic: tuition
  program: diploma
"""

AUDITION = """\
title: The audition
category: study
answers:
  any:
    short: Yes, a short one.
    text: You play to two of our teachers.
    sources: [notes]
details:
  room:
    title: Where the audition is held
    answers:
      evening: {short: "In the great hall: upstairs.", sources: [notes]}
      diploma: {short: I don't know., text: The dean does., refer: dean}
    ask:
      - which room is the audition in
      - where do I go to audition
      - audition hall
      - audition room
      - is the audition upstairs
      - can I audition at home, over video
  pieces:
    title: Which pieces to play
    answers:
      any:
        short: Any two pieces.
        sources: [notes]
    ask:
      - which pieces do I play at the audition
      - audition pieces
      - may I audition with a song of mine
      - how many pieces for the audition
      - audition repertoire
      - must the audition piece be by Bach
ask:
  - is there an audition
  - do I have to audition
  - audition
  - auditions?
  - will you hear me play before I am admitted
  - do you admit anybody without hearing them
"""
"""A topic with details."""


def school(folder: Path, examples: str = EXAMPLES, **topics: str) -> Path:
    """Write the small knowledge base with examples into a folder `school`."""
    home = write(folder / "school", **topics)
    path = home / "examples" / "questions.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(examples, encoding="utf-8")
    return home


def commit(folder: Path) -> None:
    """Commit all of a folder with git, as somebody."""
    who = ["-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    for words in (["init", "-q"], ["add", "-A"], [*who, "commit", "-q", "-m", "first"]):
        subprocess.run(["git", *words], cwd=folder, env=clean, check=True, capture_output=True)
