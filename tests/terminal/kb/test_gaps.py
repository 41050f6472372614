"""The command `kb gaps`: lists what went unanswered, and with somebody there writes it where it belongs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from authoring.helping import AUDITION, school

from advisor.authoring.gaps import Gap
from advisor.reading.examples import load_conversations
from advisor.reading.load import load
from terminal.conftest import Run

ASKED = """\
what is the tuition
is there parking
instrument
is there parking
xyzzy plugh
"""


@pytest.fixture
def asked(tmp_path: Path) -> str:
    path = tmp_path / "asked.txt"
    path.write_text(ASKED)
    return str(path)


def test_what_went_unanswered_is_listed_and_nothing_is_written(run: Run, tmp_path: Path, asked: str) -> None:
    folder = school(tmp_path)
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    ran = run("kb", "gaps", asked, "--knowledge", str(folder), stdin=b"y\ny\ny\n")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (
        "Asked 2 times: known to lie outside (`parking`)\n- is there parking\n\n"
        "Asked 1 time: the likeliest topic is `lending`\n- instrument\n\n"
        "Asked 1 time: no topic comes near; write a new one with kb new\n- xyzzy plugh\n\n"
        "Questions: 5; unanswered: 4; groups: 3.\n"
    )
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before


def test_as_json(run: Run, tmp_path: Path, asked: str) -> None:
    ran = run("kb", "gaps", asked, "--json", "--knowledge", str(school(tmp_path)), tty=True)
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert rows[0] == {"questions": ["is there parking"], "times": 2, "topic": None, "outside": "parking"}
    assert [row["topic"] for row in rows[1:]] == ["lending", None]


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        (b"y\nq\n", {"lending": "instrument"}),
        (b"instruments\n\n", {"instruments": "instrument"}),
        (b"\nnotes\n", {"notes": "xyzzy plugh"}),
        (b"n\ny\n", {}),
        (b"tution\nq\n", {}),
        (b"", {}),
    ],
)
def test_somebody_who_is_there_says_where_each_group_goes(
    run: Run, tmp_path: Path, asked: str, typed: bytes, where: dict[str, str]
) -> None:
    folder = school(tmp_path)
    before = load(folder).knowledge
    ran = run("kb", "gaps", asked, "--plain", "--knowledge", str(folder), stdin=typed, tty=True)
    assert ran.status == 0
    after = load(folder)
    assert before
    assert after.knowledge
    assert after.problems == ()
    added = {key: topic.ask[-1] for key, topic in after.knowledge.topics.items() if topic.ask != before.topics[key].ask}
    assert added == where
    assert f"Questions written: {len(where)}." in ran.out


@pytest.fixture
def two_gaps(monkeypatch: pytest.MonkeyPatch, asked: str) -> str:
    """Return a file of questions of which two groups went unanswered, one with a topic that is likely."""
    likely = Gap(questions=("instrument",), times=1, topic="lending", outside=None)
    found = [likely, likely._replace(questions=("xyzzy plugh",), topic=None)]
    monkeypatch.setattr("advisor.terminal.kb.gaps.gaps", lambda _: found)
    return asked


TURN = "- turns: [{{question: {}, topic: {}}}]\n"


@pytest.mark.parametrize(
    ("typed", "turns"),
    [
        (b"e\nq\n", [("instrument", "lending")]),
        (b"e tuition\ne none\n", [("instrument", "tuition"), ("xyzzy plugh", "none")]),
        (b"e audition/room\ne\n", [("instrument", "audition/room")]),
        (b"e tution\ne audition/rom\n", []),
    ],
)
def test_after_e_questions_are_kept_as_conversations_of_one_turn(
    run: Run, tmp_path: Path, two_gaps: str, typed: bytes, turns: list[tuple[str, str]]
) -> None:
    folder = school(tmp_path, audition=AUDITION)
    before = load(folder).knowledge
    ran = run("kb", "gaps", two_gaps, "--plain", "--knowledge", str(folder), stdin=typed, tty=True)
    assert ran.status == 0
    assert f"Questions written: {len(turns)}." in ran.out
    assert ("did you mean 'tuition'?" in ran.out) is (not turns)
    assert load(folder).knowledge == before
    path = folder / "examples" / "conversations" / "asked.yaml"
    line = "# yaml-language-server: $schema=../../.schema/conversations.json\n"
    written = path.read_text() if path.exists() else line
    assert written == line + "".join(TURN.format(*turn) for turn in turns)
    assert len(load_conversations(folder)[0]) == len(turns)


def test_what_stands_there_stays_and_a_file_that_cannot_be_added_to_is_left(
    run: Run, tmp_path: Path, two_gaps: str
) -> None:
    path = school(tmp_path) / "examples" / "conversations" / "asked.yaml"
    path.parent.mkdir()
    command = ("kb", "gaps", two_gaps, "--plain", "--knowledge", str(tmp_path / "school"))
    path.write_text("# mine\n- turns: [{question: hi, topic: greeting}]")
    run(*command, stdin=b"e\nq\n", tty=True)
    mine = "# mine\n- turns: [{question: hi, topic: greeting}]\n" + TURN.format("instrument", "lending")
    assert path.read_text() == mine
    path.write_text("[{turns: [{question: hi, topic: greeting}]}]\n")
    ran = run(*command, stdin=b"e\nq\n", tty=True)
    assert (
        "Not written: examples/conversations/asked.yaml: this file cannot be changed, because it has mistakes"
        in ran.out
    )
    assert path.read_text() == "[{turns: [{question: hi, topic: greeting}]}]\n"


def test_what_has_a_part_taken_out_is_no_way_to_ask(run: Run, tmp_path: Path) -> None:
    folder = school(tmp_path)
    journal = tmp_path / "journal.jsonl"
    rows = ("xyzzy plugh for [name]", "xyzzy plugh")
    journal.write_text("".join(json.dumps({"day": "2026-01-01", "question": row}) + "\n" for row in rows))
    ran = run("kb", "gaps", str(journal), "--plain", "--knowledge", str(folder), stdin=b"lending\nlending\n", tty=True)
    assert "Passed over, since a part of it was taken out: xyzzy plugh for [name]\n" in ran.out
    assert "[name]" not in (folder / "topics" / "lending.yaml").read_text()


@pytest.mark.parametrize(("content", "reason"), [(None, "No such"), ("", "no question in"), ("\n \n", "no question")])
def test_a_file_without_questions_is_refused(run: Run, tmp_path: Path, content: str | None, reason: str) -> None:
    path = tmp_path / "asked.txt"
    if content is not None:
        path.write_text(content)
    ran = run("kb", "gaps", str(path))
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert reason in ran.err


FORM = (
    "Timestamp,Email,Your question\n"
    "2026-11-30 10:00,ann@school.example,xyzzy plugh instrument\n"
    "2026-11-30 11:00,bo@school.example,is there a place for me at jo@mail.example\n"
)


def test_of_a_form_only_the_questions_are_shown_and_written_and_redacted(run: Run, tmp_path: Path) -> None:
    folder, form = school(tmp_path), tmp_path / "form.csv"
    form.write_text(FORM)
    there = ("kb", "gaps", str(form), "--plain", "--knowledge", str(folder))
    listed = run(*there)
    assert listed.err == "The questions are taken from column C (Your question); no other column is read.\n"
    ran = run(*there, stdin=b"lending\nlending\nlending\n", tty=True)
    shown = listed.out + ran.out + run(*there, "--json").out
    written = "".join(path.read_text() for path in folder.rglob("*.yaml"))
    assert "xyzzy plugh instrument" in written
    assert "at [address]" in shown
    for private in ("school.example", "mail.example", "2026-11-30", "10:00"):
        assert private not in shown + written
    assert "[address]" not in written


def test_a_column_that_cannot_be_told_is_asked_for(run: Run, tmp_path: Path) -> None:
    form = tmp_path / "form.csv"
    form.write_text("who,said\nAnn Lee,parking\nBo Lee,umbrella stands\n")
    refused = run("kb", "gaps", str(form))
    assert (refused.status, refused.out, refused.err.count("\n")) == (2, "", 1)
    assert "--column" in refused.err
    ran = run("kb", "gaps", str(form), "--column", "said")
    assert (ran.status, "- parking" in ran.out, "Lee" in ran.out) == (0, True, False)
