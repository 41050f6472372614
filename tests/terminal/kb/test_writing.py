"""The command `kb new`: it asks what a topic needs, and what it writes has no mistakes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from authoring.helping import AUDITION, school

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

Yes: on the first floor.
notes, office
"""
DETAIL = b"""What a locker costs
locker rent
is a locker free

It is free.
Bring a lock: the school has none.

fees
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
    assert answer.short == "Yes: on the first floor."
    assert topic.details == {}
    assert run("kb", "lint", str(folder)).status == 0
    assert run("ask", "where are the lockers", "--knowledge", str(folder)).out.startswith("Lockers: where?\nYes: on")


def test_an_answer_for_each_program(run: Run, tmp_path: Path) -> None:
    folder = school(tmp_path)
    piped = b"Rooms\nstudy\nis there a room\n\n\nOnly at night.\n\n\nfees\nAll day.\n\nAlways.\ndean\n"
    assert run("kb", "new", "rooms", "--json", "--knowledge", str(folder), stdin=piped).status == 0
    knowledge = load(folder).knowledge
    assert knowledge
    answers = knowledge.topics["rooms"].answers
    assert [(key, answer.text, answer.short) for key, answer in answers.items()] == [
        ("evening", "Only at night.", ""),
        ("diploma", "All day.", "Always."),
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
        ("lockers", b"T\nstudy\nlocker\n\nYes.\n\n", "the input ended where this was asked: Its verdict"),
        ("lockers", b"T\nstudy\nlocker\n\nYes.\n\n\n", "the input ended where this was asked: Its sources"),
        ("lockers", b"T\nstudy\nlocker\n\nYes.\n\n\nfee\n", "did you mean 'fees'?"),
        ("lockers", b"T\nstudy\nlocker\n\nYes.\n\n" + b"x" * 121 + b"\n", "it has 121 characters"),
        ("lockers", b"T" * 201 + b"\nstudy\nlocker\n\nYes.\n\n\nfees\n", "at most 200"),
        ("lockers", WHOLE + b"Rent!\n", "use small letters"),
        ("lockers", WHOLE + b"rent\nT\nlocker rent\n\n", "the input ended where this was asked: The answer"),
        ("lockers", WHOLE + b"rent\nT\nlocker rent\n\n\n\n\n", "there is no answer"),
        ("lockers", WHOLE + b"rent\nT\nwhere are the lockers\n", "stands already at your list"),
        ("locker/rent", b"", "there is no topic 'locker'"),
        ("tuiton/rent", b"", "did you mean 'tuition'?"),
        ("tuition/Rent", b"", "use small letters"),
        ("tuition/", b"", "use small letters"),
        ("audition/room", b"", "there is already a detail 'audition/room': school/topics/audition.yaml:9:3"),
        ("audition/x", b"T\naudition hall\n", "stands already at school/topics/audition.yaml:17:9"),
    ],
)
def test_what_cannot_be_written_is_refused_in_one_line(
    run: Run, tmp_path: Path, topic: str, piped: bytes, reason: str
) -> None:
    folder = school(tmp_path, audition=AUDITION)
    before = sorted(tmp_path.rglob("*"))
    ran = run("kb", "new", topic, "--knowledge", str(folder), stdin=piped)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert reason in ran.err
    assert sorted(tmp_path.rglob("*")) == before


def test_as_json_it_says_where_the_file_is(run: Run, tmp_path: Path) -> None:
    ran = run("kb", "new", "lockers", "--json", "--knowledge", str(school(tmp_path)), stdin=WHOLE)
    assert json.loads(ran.out) == {
        "topic": "lockers",
        "detail": None,
        "file": "school/topics/lockers.yaml",
        "line": 1,
    }


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


def test_a_topic_with_a_detail(run: Run, tmp_path: Path) -> None:
    folder = school(tmp_path)
    assert run("kb", "new", "lockers", "--knowledge", str(folder), stdin=WHOLE + b"rent\n" + DETAIL).status == 0
    loaded = load(folder)
    assert loaded.problems == ()
    assert loaded.knowledge
    detail = loaded.knowledge.topics["lockers"].details["rent"]
    answer = detail.answers[ANY]
    assert (detail.title, detail.ask) == ("What a locker costs", ("locker rent", "is a locker free"))
    assert (answer.short, answer.text, answer.sources) == (
        "It is free.",
        "Bring a lock: the school has none.",
        ("fees",),
    )


NEW = """\
  rent:
    title: What a locker costs
    answers:
      any:
        short: It is free.
        text: |
          Bring a lock: the school has none.
        sources: [fees]
    ask:
      - locker rent
      - is a locker free
"""


def test_a_detail_is_written_behind_those_that_are_there(run: Run, tmp_path: Path) -> None:
    folder = school(tmp_path, audition=AUDITION)
    ran = run("kb", "new", "audition/rent", "--knowledge", str(folder), stdin=DETAIL)
    path = folder / "topics" / "audition.yaml"
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"{path}:34:3: written.\nWith fewer than 6 ways to ask, the topic is answered as a whole")
    last = "      - must the audition piece be by Bach\n"
    assert path.read_text() == AUDITION.replace(last, last + NEW)


def test_the_first_detail_of_a_topic_makes_the_place_for_it(run: Run, tmp_path: Path) -> None:
    folder = school(tmp_path)
    path = folder / "topics" / "deadline.yaml"
    before = path.read_text()
    assert run("kb", "new", "deadline/rent", "--knowledge", str(folder), stdin=DETAIL).status == 0
    assert path.read_text().rstrip("\n") == f"{before}details:\n{NEW}".rstrip("\n")


def test_a_detail_is_not_written_where_that_would_change_more(run: Run, tmp_path: Path) -> None:
    text = "{title: T, category: study, ask: [a thing], answers: {any: {text: Yes., sources: [notes]}}}\n"
    folder = school(tmp_path, thing=text)
    ran = run("kb", "new", "thing/rent", "--plain", "--knowledge", str(folder), stdin=DETAIL, tty=True)
    assert (ran.status, "topics/thing.yaml: this file cannot be changed" in ran.err) == (2, True)
    assert "  rent:\n    title: What a locker costs\n" in ran.out.partition("What you have typed")[2]
    assert (folder / "topics" / "thing.yaml").read_text() == text
