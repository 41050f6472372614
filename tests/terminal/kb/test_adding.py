"""The command `kb add`: the file keeps every other byte, and what the new words take from others is told before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from authoring.helping import AUDITION, school

from advisor.compiled import cache
from advisor.engine import open_advisor
from terminal.conftest import Run

RENT = (
    "title: \"Rooms\"\r\ncategory: study\r\nask:  # all of them\r\n  - 'a room'\r\n  - room to rent\r\n\r\n"
    "answers:\r\n  any: {text: Ask., refer: office}\r\n"
)


def test_one_line_is_added_and_nothing_else_is_touched(run: Run, tmp_path: Path) -> None:
    folder = school(tmp_path, rooms=RENT)
    path = folder / "topics" / "rooms.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + RENT.encode())
    ran = run("kb", "add", "rooms", "rooms: any left?", "--knowledge", str(folder))
    assert (ran.status, ran.err) == (0, "")
    added = RENT.replace("  - room to rent\r\n", '  - room to rent\r\n  - "rooms: any left?"\r\n')
    assert path.read_bytes() == b"\xef\xbb\xbf" + added.encode()
    assert ran.out.splitlines()[-1] == f"{path}:6:5: added to `rooms`: rooms: any left?"


def test_it_is_answered_at_once_and_nothing_is_learned_twice(run: Run, tmp_path: Path) -> None:
    folder = school(tmp_path)
    run("kb", "add", "lending", "may I have one of yours for a while", "--knowledge", str(folder))
    kept = Path(cache.file_for(folder)).read_bytes()
    ran = run("ask", "may I have one of yours for a while", "--knowledge", str(folder))
    assert ran.out.startswith("Borrowing an instrument")
    assert Path(cache.file_for(folder)).read_bytes() == kept


def test_what_it_takes_from_another_topic_is_told(run: Run, tmp_path: Path) -> None:
    folder = school(tmp_path)
    ran = run("kb", "add", "notes", "how much is the tuition", "--knowledge", str(folder))
    assert ran.out.startswith("Your edit lets `notes` win 1 example of `tuition`:\n")
    assert "before, wrong (notes) now" in ran.out


@pytest.mark.parametrize(("answer", "written"), [(b"y\n", True), (b"n\n", False), (b"", False)])
def test_on_a_terminal_a_loss_has_to_be_confirmed(run: Run, tmp_path: Path, answer: bytes, written: bool) -> None:  # noqa: FBT001 - a fact of the case
    folder = school(tmp_path)
    argv = ("kb", "add", "notes", "how much is the tuition", "--plain", "--knowledge", str(folder))
    assert run(*argv, stdin=answer, tty=True).status == 0
    assert ("how much is the tuition" in (folder / "topics" / "notes.yaml").read_text()) is written


@pytest.mark.parametrize(
    ("argv", "reason"),
    [
        (("tution", "x"), "did you mean 'tuition'?"),
        (("../advisor", "x"), "there is no topic"),
        (("notes", "Tuition fees!"), "stands already at school/topics/tuition.yaml:6:5"),
        (("notes", "twice", "twice"), "one question belongs to one topic"),
        (("notes", "hello"), "stands already at school/smalltalk.yaml:1:"),
        (("notes", "  "), "empty"),
        (("notes", "x" * 501), "at most 500"),
        (("audition/rom", "x"), "there is no detail 'audition/rom'; did you mean 'audition/room'?"),
        (("audition/qqqqqqqq", "x"), "advisor kb new audition/qqqqqqqq writes one"),
        (("auditoin/room", "x"), "there is no topic 'auditoin/room'; did you mean 'audition/room'?"),
        (("tuition/", "x"), "there is no detail 'tuition/'"),
        (("notes", "audition hall"), "stands already at school/topics/audition.yaml:17:9"),
    ],
)
def test_what_cannot_be_added_is_refused_and_nothing_is_written(
    run: Run, tmp_path: Path, argv: tuple[str, ...], reason: str
) -> None:
    folder = school(tmp_path, audition=AUDITION)
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    ran = run("kb", "add", *argv, "--knowledge", str(folder))
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert reason in ran.err
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before


def test_as_json(run: Run, tmp_path: Path) -> None:
    folder = school(tmp_path)
    ran = run("kb", "add", "notes", "how much is the tuition", "--json", "--knowledge", str(folder))
    added, shift = [json.loads(line) for line in ran.out.splitlines()]
    assert added == {
        "topic": "notes",
        "detail": None,
        "added": "how much is the tuition",
        "file": "school/topics/notes.yaml",
        "line": 11,
    }
    assert (shift["before"]["outcome"], shift["after"]["answered"]) == ("right", ["notes"])


def test_without_examples_it_is_simply_added(run: Run, tmp_path: Path) -> None:
    folder = school(tmp_path, examples="")
    assert run("kb", "add", "notes", "is there a score", "--knowledge", str(folder)).status == 0
    opened = open_advisor(folder)
    assert opened.knowledge
    assert opened.knowledge.topics["notes"].ask[-1] == "is there a score"


def test_a_way_to_ask_a_detail_is_added_to_its_list_alone(run: Run, tmp_path: Path) -> None:
    folder = school(tmp_path, audition=AUDITION)
    ran = run("kb", "add", "audition/room", "audition venue", "--knowledge", str(folder))
    path = folder / "topics" / "audition.yaml"
    assert (ran.status, ran.err) == (0, "")
    last = "      - can I audition at home, over video\n"
    assert path.read_text() == AUDITION.replace(last, f"{last}      - audition venue\n")
    assert ran.out.splitlines()[-1] == f"{path}:21:9: added to `audition/room`: audition venue"
