"""The command `kb new`: it asks what a topic needs, and what it writes has no mistakes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from authoring.helping import school

from advisor.model import ANY
from advisor.reading.load import load
from advisor.terminal.kb import writing
from terminal.conftest import Run

WHOLE = b"""Lockers: where?
study
where are the lockers
can I rent a locker #4

There are lockers: on the first floor.
# The desk has the keys.

notes, office
"""


def test_piped_lines_become_a_topic_without_mistakes(run: Run, tmp_path: Path) -> None:
    folder = school(tmp_path)
    ran = run("kb", "new", "lockers", "--knowledge", str(folder), stdin=WHOLE)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"{folder}/topics/lockers.yaml:1:1: written.\n")
    loaded = load(folder)
    assert loaded.problems == ()
    assert loaded.knowledge
    topic = loaded.knowledge.topics["lockers"]
    assert (topic.title, topic.ask) == ("Lockers: where?", ("where are the lockers", "can I rent a locker #4"))
    answer = topic.answers[ANY]
    assert answer.text == "There are lockers: on the first floor.\n\n# The desk has the keys."
    assert (answer.sources, answer.refer) == (("notes",), ("office",))
    assert run("kb", "lint", str(folder)).status == 0
    assert run("ask", "where are the lockers", "--knowledge", str(folder)).out.startswith("Lockers: where?\nThere are")


def test_an_answer_for_each_program(run: Run, tmp_path: Path) -> None:
    folder = school(tmp_path)
    piped = b"Rooms\nstudy\nis there a room\n\n\nOnly at night.\n\nfees\nAll day.\n\ndean\n"
    assert run("kb", "new", "rooms", "--json", "--knowledge", str(folder), stdin=piped).status == 0
    knowledge = load(folder).knowledge
    assert knowledge
    answers = knowledge.topics["rooms"].answers
    assert [(key, answer.text) for key, answer in answers.items()] == [
        ("evening", "Only at night."),
        ("diploma", "All day."),
    ]


def test_on_a_terminal_a_wrong_answer_is_asked_again(run: Run, tmp_path: Path) -> None:
    folder = school(tmp_path)
    typed = WHOLE.replace(b"study\n", b"stuby\nstudy\n").replace(b"can I rent", b"deadline!\ncan I rent")
    ran = run("kb", "new", "lockers", "--plain", "--knowledge", str(folder), stdin=typed, tty=True)
    assert ran.status == 0
    assert "there is no category 'stuby'; did you mean 'study'?" in ran.out
    assert "this stands already at school/topics/deadline.yaml:7:5" in ran.out
    assert load(folder).problems == ()


@pytest.mark.parametrize(
    ("topic", "piped", "reason"),
    [
        ("tuition", b"", "there is already a topic 'tuition': school/topics/tuition.yaml"),
        ("../lockers", b"", "cannot name a topic"),
        ("/etc/x", b"", "cannot name a topic"),
        ("Lockers", b"", "use small letters"),
        ("lockers", b"", "the input ended where this was asked: The title"),
        ("lockers", b"\n", "it is empty"),
        ("lockers", b"T\nstuby\n", "did you mean 'study'?"),
        ("lockers", b"T\nstudy\n", "there is no way to ask it"),
        ("lockers", b"T\nstudy\ndeadline\n", "stands already at school/topics/deadline.yaml:7:5"),
        ("lockers", b"T\nstudy\nx\nx\n", "stands already at your list"),
        ("lockers", b"T\nstudy\nlocker\n\n", "there is no answer"),
        ("lockers", b"T\nstudy\nlocker\n\nYes.\n\n", "the input ended where this was asked: Its sources"),
        ("lockers", b"T\nstudy\nlocker\n\nYes.\n\nfee\n", "did you mean 'fees'?"),
        ("lockers", b"T" * 201 + b"\nstudy\nlocker\n\nYes.\n\nfees\n", "at most 200"),
    ],
)
def test_what_cannot_be_written_is_refused_in_one_line(
    run: Run, tmp_path: Path, topic: str, piped: bytes, reason: str
) -> None:
    folder = school(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    ran = run("kb", "new", topic, "--knowledge", str(folder), stdin=piped)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert reason in ran.err
    assert sorted(tmp_path.rglob("*")) == before


def test_as_json_it_says_where_the_file_is(run: Run, tmp_path: Path) -> None:
    ran = run("kb", "new", "lockers", "--json", "--knowledge", str(school(tmp_path)), stdin=WHOLE)
    assert json.loads(ran.out) == {"topic": "lockers", "file": "school/topics/lockers.yaml"}


def test_what_cannot_be_written_in_the_end_is_shown_so_that_it_is_not_lost(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = school(tmp_path)
    monkeypatch.setattr(writing, "refuse_mistakes", lambda *_: (folder / "topics" / "lockers.yaml").write_text("Ours."))
    ran = run("kb", "new", "lockers", "--plain", "--knowledge", str(folder), stdin=WHOLE, tty=True)
    assert (ran.status, "was changed by somebody else meanwhile" in ran.err) == (2, True)
    assert (folder / "topics" / "lockers.yaml").read_text() == "Ours."
    for typed in ("Lockers: where?", "can I rent a locker #4", "# The desk has the keys."):
        assert typed in ran.out.partition("What you have typed")[2]
