"""The command `kb show` shows conversations, and says of a topic how often they ask for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from authoring.helping import AUDITION, school

from terminal.conftest import Run

from .test_replaying import with_talk

TALK = """\
- turns:
    - {question: hi there, topic: greeting}
    - {question: which pieces, topic: audition, detail: pieces, program: diploma, or: [audition]}
- turns:
    - {question: "I sing. Where is it, and how much", topic: [audition/room, tuition]}
    - {question: I sing, topic: told}
"""
SECOND = """\
school/examples/conversations/talk.yaml:4:3: conversations/talk/2
> I sing. Where is it, and how much
  wants audition/room and tuition
> I sing
  wants no answer, as nothing is asked
"""


@pytest.fixture
def home(tmp_path: Path) -> str:
    return str(with_talk(school(tmp_path, audition=AUDITION), TALK))


def test_a_conversation_is_shown_by_the_name_of_its_file_and_its_number(run: Run, home: str) -> None:
    ran = run("kb", "show", "conversations/talk/2", "--knowledge", home)
    assert (ran.status, ran.out, ran.err) == (0, SECOND, "")
    whole = run("kb", "show", "conversations/talk", "--knowledge", home).out
    assert whole.endswith(f"> which pieces\n  wants audition, detail pieces for diploma (or audition)\n\n{SECOND}")
    (row,) = map(json.loads, run("kb", "show", "conversations/talk/2", "--json", "--knowledge", home).out.splitlines())
    assert (row["kind"], row["id"], row["line"]) == ("conversation", "conversations/talk/2", 4)
    assert [(turn["topics"], turn["told"]) for turn in row["turns"]] == [
        (["audition/room", "tuition"], False),
        ([], True),
    ]


def test_one_that_is_not_there_is_refused(run: Run, home: str, tmp_path: Path) -> None:
    assert "did you mean 'conversations/talk" in run("kb", "show", "conversations/tolk", "--knowledge", home).err
    far = run("kb", "show", "conversations/talk/33333333333333333333", "--knowledge", home)
    assert (far.status, "the files of them are: conversations/talk" in far.err) == (2, True)
    none = run("kb", "show", "conversations/a", "--knowledge", str(school(tmp_path / "other")))
    assert (none.status, "they stand in examples/conversations/" in none.err) == (2, True)


@pytest.mark.parametrize(
    ("key", "turns", "first"), [("audition", 2, 1), ("audition/room", 1, 2), ("tuition", 1, 2), ("lending", 0, 0)]
)
def test_a_topic_says_in_how_many_turns_it_is_asked(run: Run, home: str, key: str, turns: int, first: int) -> None:
    out = run("kb", "show", key, "--knowledge", home).out
    many = f"Asked in {turns} turn{'s' * (turns > 1)} of conversations; to see one: advisor kb show conversations/talk/"
    assert (f"{many}{first}\n" in out) is (turns > 0)
    assert ("of conversations" in out) is (turns > 0)
    (row,) = map(json.loads, run("kb", "show", key, "--json", "--knowledge", home).out.splitlines())
    assert row["conversation_turns"] == turns
