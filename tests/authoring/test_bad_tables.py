"""Every bad cell of a table is told by its row and column, and then nothing is written."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small import write
from terminal.conftest import Run, run

from advisor.authoring.exchange.importing import prepare
from advisor.authoring.exchange.sheet import LONGEST, to_bytes
from advisor.terminal.kb import import_

from .tables import HOURS, cell, changed, contents, grid_of, new_text, with_new

__all__ = ["run"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "school", hours=HOURS)


BROKEN: dict[str, tuple[Sequence[tuple[str, str, str, str]], Sequence[str]]] = {
    "several cells": (
        [
            ("hours", "diploma", "review", "31.2.2026"),
            ("hours", "evening", "sources", "fess"),
            ("notes", "any", "volatile", "?"),
        ],
        [
            "row 4, column H (sources): 'sources' names the source 'fess', which does not exist; did you mean 'fees'?",
            "row 5, column K (review): '2026-02-31' does not exist: February 2026 has 28 days",
            "row 8, column J (volatile): 'volatile' must be yes or no, and not '?'",
        ],
    ),
    "a day that may be two": (
        [("hours", "diploma", "review", "2/3/2026")],
        ["row 5, column K (review): 'review' must be a day written as year-month-day, as in 2026-08-01"],
    ),
    "an id that cannot be one": (
        [("hours", "diploma", "id", "../hours")],
        ["row 5, column A (id): '../hours' cannot name a id: use small letters, digits and hyphens"],
    ),
    "no id": ([("hours", "diploma", "id", " ")], ["row 5, column A (id): the id is missing"]),
    "a program that is not there": (
        [("hours", "diploma", "program", "diplom")],
        ["row 5, column E (program): 'program' names the program 'diplom', which does not exist"],
    ),
    "no program": (
        [("notes", "any", "program", "")],
        [
            "row 8, column G (answer): this belongs to an answer; name its program in the column 'program'",
            "row 8, column H (sources): this belongs to an answer; name its program in the column 'program'",
        ],
    ),
    "the same row twice": (
        [("hours", "diploma", "program", "evening")],
        ["row 5, column E (program): row 4 is already the one of this topic and program; keep one"],
    ),
    "two rows that differ": (
        [("hours", "evening", "title", "A"), ("hours", "diploma", "title", "B")],
        ["row 5, column C (title): this is not what row 4 says of the same topic; make them the same"],
    ),
    "a phrasing of another topic": (
        [("hours", "", "ask", "when are you open\nopening: hours\ncan I come on Sundays?\ndo you teach piano")],
        ["row 4, column N (ask): school/topics/instruments.yaml:5:5: 'do you teach piano' stands already at"],
    ),
}


@pytest.mark.parametrize(("changes", "faults"), BROKEN.values(), ids=BROKEN.keys())
def test_every_bad_cell_is_told_by_row_and_column(
    folder: Path, changes: Sequence[tuple[str, str, str, str]], faults: Sequence[str]
) -> None:
    found = changed(folder, *changes)
    assert [str(fault)[: len(told)] for fault, told in zip(found.faults, faults, strict=True)] == list(faults)
    assert found.files == {}


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ("title", "row 11, column C (title): 'lockers' is a new topic and needs this. The topic's name in menus"),
        ("answer", "row 11, column G (answer): a new answer for 'evening' needs its text here"),
        ("sources", "row 11, column H (sources): a new answer for 'evening' needs the page that it rests on"),
    ],
)
def test_a_new_topic_must_be_whole(folder: Path, missing: str, told: str) -> None:
    found = with_new(folder, **{missing: ""})
    assert [str(fault)[: len(told)] for fault in found.faults] == [told]
    assert found.files == {}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "the table is empty"),
        (b"title,answer\r\nx,y\r\n", "row 1: there is no column 'id'"),
        (b"id,anwser\r\nhours,y\r\n", "row 1, column B (anwser): there is no column of that name"),
        (b"id,title,title\r\nhours,y,z\r\n", "row 1, column C (title): this column stands a second time"),
        (b'id,title\r\nhours,"open\r\n', "row 2 cannot be read: its quotes do not match"),
        (b"id,program,answer\nnotes,any,Yes, you can. Ask us first.\n", "row 2, column D (no name): nothing names the"),
        (b"id,program,answer,\nnotes,any,Yes,you can\n", "row 2, column D (no name): nothing names the column of"),
        (b"id;program;answer\nnotes;any;Yes; you can\n", "row 2, column D (no name): nothing names the column of"),
        (b'id,program,answer\nnotes,any,"Yes"no"\n', "row 2 cannot be read: its quotes do not match"),
        ("id,title\nnotes,a\0b\n".encode("utf-16"), "this is not a CSV file; save the table as CSV UTF-8"),
        (b"PK\x03\x04\0\0", "this is not a CSV file; save the table as CSV UTF-8"),
    ],
)
def test_a_file_that_is_no_table(folder: Path, data: bytes, told: str) -> None:
    (fault,) = prepare(data, folder).faults
    assert str(fault).startswith(told)


def test_what_cannot_be_read_is_left_alone(folder: Path) -> None:
    broken = HOURS.replace("text: Until six.", "text: Until: six.")
    (folder / "topics/hours.yaml").write_text(broken)
    assert new_text(changed(folder, ("hours", "", "title", "Hours"))) == broken.replace("Opening hours", "Hours")
    (fault,) = changed(folder, ("hours", "diploma", "answer", "Until seven.")).faults
    assert "row 5, column A (id): school/topics/hours.yaml has mistakes that must be mended first" in str(fault)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_table_says_the_same_however_it_is_saved(folder: Path, encoding: str, separator: str, end: str) -> None:
    rows = [["id", "program", "answer"], ["notes", "any", '"Café, über; alles. Zwei ""Absätze""."']]
    text = end.join(separator.join(row) for row in rows) + end
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    found = prepare((mark + text).encode(encoding), folder)
    assert [(fault.row, fault.message) for fault in found.faults] == []
    assert [change.after for plan in found.plans for change in plan.changes] == ['Café, über; alles. Zwei "Absätze".']


@pytest.fixture(scope="module")
def hours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that nobody changes."""
    return write(tmp_path_factory.mktemp("tables") / "school", hours=HOURS)


NAMES = st.sampled_from(["id", "program", "title", "answer", "ask", "volatile", "title", "Comment", "", " "])


@given(st.data())
@settings(max_examples=150)
def test_no_text_of_a_table_vanishes(hours: Path, data: st.DataObject) -> None:
    names = ["id", *data.draw(st.lists(NAMES, max_size=5))]
    count = itertools.count()
    ids, programs = st.sampled_from(["notes", "hours", ""]), st.sampled_from(["any", "evening", ""])

    def text(place: int) -> str:
        name = names[place] if place < len(names) else ""
        known = {"id": ids, "program": programs, "volatile": st.sampled_from(["yes", "no", ""])}
        drawn = data.draw(known[name]) if name in known else data.draw(st.sampled_from(["", "w{}x", "w{}x a, b\nc d"]))
        return drawn.format(next(count))

    rows = [[text(place) for place in range(data.draw(st.integers(0, len(names) + 1)))] for _ in range(2)]
    found = prepare(to_bytes([names, *rows]), hours)
    if found.faults:
        assert found.files == {}
        return
    written = b"".join(found.files.values()).decode()
    told = " ".join(found.passed_over)
    for row in rows:
        for name, said in zip(names, row, strict=False):
            assert not said.startswith("w") or said.split()[0] in written or f"({name})" in told
        assert not any(row[len(names) :])


def test_some_of_those_tables_are_taken_over(hours: Path) -> None:
    assert prepare(b"id,program,title,answer,Comment\nnotes,any,w1x,w2x,w3x\n", hours).files


def test_what_a_spreadsheet_cut_off_stays(folder: Path) -> None:
    many = [f"is there a room of kind {number} for me and another one as well" for number in range(700)]
    path = folder / "topics" / "hours.yaml"
    path.write_text(HOURS.replace("  - when are you open\n", "".join(f"  - {text}\n" for text in many)))
    grid = grid_of(folder)
    row, column = cell(grid, "hours", "", "ask")
    grid[row][column] = grid[row][column][:LONGEST]
    assert prepare(to_bytes(grid), folder, remove=True).plans == []
    grid[row][column] = "x" + grid[row][column][1:]
    (fault,) = prepare(to_bytes(grid), folder, remove=True).faults
    assert "this cell is full" in str(fault)


def test_what_was_edited_since_it_was_shown_is_not_written_over(
    folder: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, path = tmp_path / "table.csv", folder / "topics" / "notes.yaml"
    table.write_text("id,program,answer\nnotes,any,Another.\n")

    def agreed(_: str) -> bool:
        path.write_text(path.read_text() + "# a remark\n")
        return True

    monkeypatch.setattr(import_, "confirmed", agreed)
    ran = run("kb", "import", str(table), "--knowledge", str(folder), tty=True)
    assert (ran.status, "was changed by somebody else meanwhile" in ran.err) == (2, True)
    assert path.read_text().endswith("# a remark\n")
    assert "Another." not in path.read_text()


def test_nothing_is_written_while_a_cell_is_wrong(folder: Path, tmp_path: Path, run: Run) -> None:
    table, before = tmp_path / "table.csv", contents(folder)
    grid = grid_of(folder)
    row, column = cell(grid, "hours", "diploma", "answer")
    grid[row][column] = "Until seven."
    row, column = cell(grid, "notes", "any", "category")
    grid[row][column] = "studdy"
    table.write_bytes(to_bytes(grid))
    ran = run("kb", "import", str(table), "--yes", "--knowledge", str(folder))
    assert ran.status == 1
    assert [line.split("; did")[0] for line in ran.err.splitlines()] == [
        "table.csv, row 8, column D (category): 'category' names the category 'studdy', which does not exist",
        "Nothing was written: there is a mistake to mend first.",
    ]
    assert contents(folder) == before
