"""Details go into a spreadsheet and come back: each is a row, or several, with its id in a column of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest
from terminal.conftest import Run, run

from advisor.authoring.exchange.importing import Import, prepare
from advisor.authoring.exchange.sheet import to_bytes
from advisor.reading.load import load

from .helping import AUDITION, school
from .tables import grid_of

__all__ = ["run"]

FILE = PurePosixPath("topics", "audition.yaml")
NEW = {
    "id": "audition", "detail": "length", "title": "How long it takes", "program": "any", "short": "Ten minutes.",
    "sources": "notes", "ask": "how long is the audition\naudition: how many minutes",
}  # fmt: skip
WRITTEN = """\
  length:
    title: How long it takes
    answers:
      any:
        short: Ten minutes.
        sources: [notes]
    ask:
      - how long is the audition
      - "audition: how many minutes"
"""
TOPIC = {
    "id": "lockers", "title": "Lockers", "category": "study", "program": "any", "answer": "Downstairs.",
    "sources": "fees", "ask": "where are the lockers", "see_also": "audition",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return school(tmp_path, audition=AUDITION)


def changed(folder: Path, *changes: tuple[str, str, str, str]) -> Import:
    """Change some cells (detail, program, column, text) of the topic in what the folder exports."""
    grid = grid_of(folder)
    head = grid[0]
    for detail, program, column, text in changes:
        wanted = ["audition", detail, program]
        row = next(row for row in grid if [row[head.index(name)] for name in ("id", "detail", "program")] == wanted)
        row[head.index(column)] = text
    return prepare(to_bytes(grid), folder)


def with_rows(folder: Path, *rows: Mapping[str, str]) -> Import:
    grid = grid_of(folder)
    return prepare(to_bytes([*grid, *([row.get(name, "") for name in grid[0]] for row in rows)]), folder)


def text_of(found: Import, path: PurePosixPath = FILE) -> str:
    assert [str(fault) for fault in found.faults] == []
    return found.files[path].decode()


def test_a_row_for_each_detail_and_program_behind_its_topic(folder: Path) -> None:
    head, *rows = grid_of(folder)
    own = [dict(zip(head, row, strict=True)) for row in rows if row[0] == "audition"]
    assert [(row["detail"], row["program"]) for row in own] == [
        ("", "any"),
        ("room", "evening"),
        ("room", "diploma"),
        ("pieces", "any"),
    ]
    assert {name: value for name, value in own[2].items() if value} == {
        "id": "audition",
        "detail": "room",
        "title": "Where the audition is held",
        "program": "diploma",
        "short": "I don't know.",
        "answer": "The dean does.",
        "refer": "dean",
    }
    assert own[3]["ask"].splitlines()[0] == "which pieces do I play at the audition"


def test_nothing_changes_when_nothing_was_changed(folder: Path) -> None:
    found = prepare(to_bytes(grid_of(folder)), folder)
    assert (found.plans, found.files, found.faults) == ([], {}, [])


CHANGES = {
    "a title": (("room", "evening", "title", "Where it is"), "title: Where the audition is held", "title: Where it is"),
    "a verdict": (("pieces", "any", "short", "Any three."), "short: Any two pieces.", "short: Any three."),
    "a verdict of the topic": (("", "any", "short", "Yes."), "short: Yes, a short one.", "short: Yes."),
    "an answer in braces": (("room", "diploma", "answer", "Ask, please."), "The dean does.", '"Ask, please."'),
    "a text that was not there": (
        ("pieces", "any", "answer", "By heart."),
        "short: Any two pieces.\n",
        "short: Any two pieces.\n        text: |\n          By heart.\n",
    ),
    "a way to ask": (
        ("pieces", "any", "ask", "may I audition with a song of mine\nwhat to play"),
        "      - must the audition piece be by Bach\n",
        "      - must the audition piece be by Bach\n      - what to play\n",
    ),
}


@pytest.mark.parametrize(("change", "before", "after"), CHANGES.values(), ids=CHANGES.keys())
def test_a_change_touches_nothing_else(
    folder: Path, change: tuple[str, str, str, str], before: str, after: str
) -> None:
    assert AUDITION.count(before) == 1
    assert text_of(changed(folder, change)) == AUDITION.replace(before, after)


def test_a_topic_and_its_details_are_changed_in_one_file(folder: Path) -> None:
    found = changed(folder, ("", "any", "short", "Yes."), ("room", "diploma", "short", "Unknown."))
    text = AUDITION.replace("short: Yes, a short one.", "short: Yes.")
    assert text_of(found) == text.replace("short: I don't know.", "short: Unknown.")
    assert dict(found.known) == {FILE: AUDITION.encode()}


def test_an_answer_of_a_detail_for_another_program(folder: Path) -> None:
    found = with_rows(
        folder,
        {"id": "audition", "detail": "room", "program": "any", "short": "Ask.", "refer": "dean"},
    )
    added = "      any:\n        short: Ask.\n        refer: [dean]\n"
    assert text_of(found) == AUDITION.replace("refer: dean}\n", f"refer: dean}}\n{added}")


def test_a_new_detail_stands_behind_the_others(folder: Path) -> None:
    last = "      - must the audition piece be by Bach\n"
    text = text_of(with_rows(folder, NEW))
    assert text == AUDITION.replace(last, last + WRITTEN)
    (folder / FILE).write_text(text)
    assert load(folder).problems == ()


def test_the_first_detail_of_a_topic(folder: Path) -> None:
    path = PurePosixPath("topics", "lending.yaml")
    before = (folder / path).read_text()
    assert text_of(with_rows(folder, {**NEW, "id": "lending"}), path) == f"{before}details:\n{WRITTEN}"


def test_a_new_topic_with_details(folder: Path) -> None:
    found = with_rows(folder, {**NEW, "id": "lockers"}, TOPIC)
    assert text_of(found, PurePosixPath("topics", "lockers.yaml")) == (
        "title: Lockers\ncategory: study\nanswers:\n  any:\n    text: |\n      Downstairs.\n    sources: [fees]\n"
        f"see_also: [audition]\ndetails:\n{WRITTEN}ask:\n  - where are the lockers\n"
    )


FAULTS = {
    "a detail of no topic": ({**NEW, "id": "auditoin"}, "there is no topic 'auditoin'; did you mean 'audition'?"),
    "a bad id": ({**NEW, "detail": "How long"}, "use small letters"),
    "no verdict": ({**NEW, "short": ""}, "a new answer for 'any' needs its verdict, in one line, here"),
    "no source": ({**NEW, "sources": ""}, "needs the page that it rests on"),
    "no title": ({**NEW, "title": ""}, "'audition/length' is a new detail and needs this. The detail's name in menus"),
    "no answer": ({**NEW, "program": "", "short": "", "sources": ""}, "is a new detail and needs an answer"),
    "what only a topic has": ({**NEW, "category": "study"}, "(category): a detail has none of its own"),
    "a question of the topic": ({**NEW, "ask": "auditions?"}, "stands already at"),
    "two rows for one": ({**NEW, "detail": "pieces"}, "is already the one of this detail and program"),
}


@pytest.mark.parametrize(("row", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_what_cannot_be_a_detail_is_told_at_its_row(folder: Path, row: dict[str, str], told: str) -> None:
    found = with_rows(folder, row)
    assert found.files == {}
    assert [str(fault) for fault in found.faults if told in str(fault) and fault.row == len(grid_of(folder)) + 1] != []


def test_a_detail_that_cannot_be_read_is_not_written_a_second_time(folder: Path) -> None:
    path = folder / FILE
    path.write_text(AUDITION.replace("details:\n", "details:\n  length: how long\n"))
    assert [fault.message for fault in with_rows(folder, NEW).faults if "cannot be changed" in fault.message] != []


def test_the_commands(folder: Path, tmp_path: Path, run: Run) -> None:
    table, there = tmp_path / "table.csv", ("--knowledge", str(folder))
    assert run("kb", "export", str(table), *there).err == f"Wrote 6 topics and 2 details in 11 rows to {table}.\n"
    table.write_bytes(table.read_bytes().replace(b"Any two pieces.", b"Any three pieces."))
    ran = run("kb", "import", str(table), "--yes", *there)
    assert ran.out.startswith(
        "audition/pieces (topics/audition.yaml)\n  short (any) - Any two pieces.\n  short (any) + Any three pieces.\n"
    )
    assert (folder / FILE).read_text() == AUDITION.replace("Any two pieces.", "Any three pieces.")
    assert "Nothing to change" in run("kb", "import", str(table), *there).err
