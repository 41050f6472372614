"""What is changed in a spreadsheet reaches the files, and nothing else does."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from conftest import KNOWLEDGE
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from small import write
from terminal.conftest import Run, run

from advisor.authoring.exchange.importing import prepare
from advisor.authoring.exchange.sheet import from_bytes, meant, neutral, to_bytes
from advisor.reading.load import load

from .tables import HOURS, cell, changed, contents, grid_of, new_text, with_new

__all__ = ["run"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = write(tmp_path / "school", hours=HOURS)
    with (home / "sources.yaml").open("a") as sources:
        sources.write("door: {title: The door}\n")
    return home


def test_a_row_for_each_topic_and_program(folder: Path) -> None:
    grid = grid_of(folder)
    head, evening, diploma = grid[0], *(row for row in grid if row[0] == "hours")
    assert dict(zip(head, evening, strict=True)) == {
        "id": "hours",
        "detail": "",
        "title": "Opening hours",
        "category": "study",
        "program": "evening",
        "short": "",
        "answer": "We are open until ten.",
        "sources": "fees\nnotes",
        "refer": "",
        "volatile": "yes",
        "review": "",
        "ask": "when are you open\nopening: hours\ncan I come on Sundays?",
        "see_also": "",
        "check": "",
    }
    assert [diploma[head.index(name)] for name in ("title", "answer", "ask")] == ["Opening hours", "Until six.", ""]


@pytest.mark.parametrize("base", [KNOWLEDGE, None])
def test_nothing_changes_when_nothing_was_changed(folder: Path, base: Path | None) -> None:
    folder = base or folder
    found = prepare(to_bytes(grid_of(folder)), folder)
    assert (found.plans, found.files, found.faults) == ([], {}, [])


def excel_in_europe(data: bytes) -> bytes:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue().encode()


VARIANTS: dict[str, Callable[[bytes], bytes]] = {
    "semicolons, every cell in quotes, no mark": excel_in_europe,
    "a line that names the separator": lambda data: b"sep=;\r\n" + excel_in_europe(data),
    "unix line ends": lambda data: data.replace(b"\r\n", b"\n"),
    "tabs in UTF-16": lambda data: "\r\n".join(
        "\t".join('"' + cell.replace('"', '""') + '"' for cell in row)
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    ).encode("utf-16"),
    "as Windows saves it": lambda data: data.decode("utf-8-sig").encode("cp1252"),
    "empty rows and cells around it": lambda data: b"\r\n" + data[3:].replace(b"\r\n", b",,\r\n") + b"\r\n,,,\r\n",
}


@pytest.mark.parametrize("saved", VARIANTS.values(), ids=VARIANTS.keys())
def test_however_a_spreadsheet_saves_it(folder: Path, saved: Callable[[bytes], bytes]) -> None:
    assert prepare(saved(to_bytes(grid_of(folder))), folder).files == {}
    grid = grid_of(folder)
    row, column = cell(grid, "hours", "diploma", "answer")
    grid[row][column] = "Until “seven” — sharp."
    text = new_text(prepare(saved(to_bytes(grid)), folder))
    assert text == HOURS.replace("Until six.", "Until “seven” — sharp.")


CHANGES: dict[str, tuple[tuple[str, str, str, str], str, str]] = {
    "a title": (("hours", "", "title", "Hours"), "title:   Opening hours   #", "title:   Hours   #"),
    "an answer": (("hours", "diploma", "answer", "Until: seven"), "Until six.", '"Until: seven"'),
    "a folded answer": (("hours", "evening", "answer", "Until  two."), "We are open\n      until ten.", "Until two."),
    "an answer that gets paragraphs": (
        ("hours", "diploma", "answer", "Until six.\n\nOr so."),
        "text: Until six.",
        "text: |\n      Until six.\n\n      Or so.",
    ),
    "a phrasing in quotes": (
        ("hours", "", "ask", "when are you open\nopening times: when\ncan I come on Sundays?"),
        "'opening: hours'",
        "'opening times: when'",
    ),
    "more phrasings": (
        ("hours", "", "ask", "when are you open\nopening: hours\ncan I come on Sundays?\nand # at night?\nlate?"),
        'Sundays?"\n',
        'Sundays?"\n  - "and # at night?"\n  - late?\n',
    ),
    "a flag": (("hours", "evening", "volatile", "no"), "volatile: yes", "volatile: no"),
    "a source more": (
        ("hours", "evening", "sources", "fees, notes; door"),
        "      - notes\n",
        "      - notes\n      - door\n",
    ),
    "a source less": (("hours", "evening", "sources", "fees"), "      - notes\n", ""),
    "another contact, and one more": (
        ("hours", "diploma", "refer", "office dean"),
        "refer: dean",
        "refer: [office, dean]",
    ),
    "a field that was not there": (
        ("hours", "diploma", "review", "2026-08-01"),
        "refer: dean\n",
        "refer: dean\n    review: 2026-08-01\n",
    ),
    "a field for the whole topic": (
        ("hours", "", "see_also", "tuition\nnotes"),
        "refer: dean\n# the end",
        "refer: dean\nsee_also: [tuition, notes]\n# the end",
    ),
}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(("change", "before", "after"), CHANGES.values(), ids=CHANGES.keys())
def test_a_change_touches_nothing_else(
    folder: Path, change: tuple[str, str, str, str], before: str, after: str, line_end: str
) -> None:
    as_file = HOURS.replace("\n", line_end).encode()
    (folder / "topics/hours.yaml").write_bytes(b"\xef\xbb\xbf" + as_file)
    found = changed(folder, change)
    assert new_text(found) == "\ufeff" + HOURS.replace(before, after).replace("\n", line_end)
    assert list(found.files) == [PurePosixPath("topics/hours.yaml")]


def test_answers_in_braces_are_changed_in_their_braces(folder: Path) -> None:
    found = changed(
        folder,
        ("lending", "evening", "answer", "It lends {violins}, pianos.\n\nAsk us."),
        ("lending", "evening", "review", "2027-01-31"),
        ("lending", "evening", "sources", "notes fees"),
    )
    assert new_text(found, "lending").splitlines()[-1] == (
        '  evening: {text: "It lends {violins}, pianos.\\n\\nAsk us.", sources: [notes, fees], review: 2027-01-31}'
    )


def test_an_answer_for_another_program(folder: Path) -> None:
    grid = grid_of(folder)
    for topic in ("lending", "notes"):
        row = dict.fromkeys(grid[0], "") | {"id": topic, "program": "diploma", "answer": "Yes: all.", "sources": "fees"}
        grid.append([row[name] for name in grid[0]])
    found = prepare(to_bytes(grid), folder)
    assert "  diploma:\n    text: |\n      Yes: all.\n    sources: [fees]\n" in new_text(found, "notes") + "\n"
    assert new_text(found, "lending").endswith(
        "sources: [fees]}\n  diploma:\n    text: |\n      Yes: all.\n    sources: [fees]\n"
    )


def test_a_new_id_is_a_new_file(folder: Path) -> None:
    text = new_text(with_new(folder), "lockers")
    assert text == (
        "title: Lockers\ncategory: study\nanswers:\n  evening:\n    text: |\n      =Yes, downstairs.\n"
        "    sources: [fees]\n    review: 2027-01-01\nsee_also: [hours]\n"
        'ask:\n  - "@lockers"\n  - "where can I put: things"\n'
    )
    (folder / "topics/lockers.yaml").write_text(text)
    assert [str(problem) for problem in load(folder).problems if "lockers" in str(problem)] == []


@pytest.mark.parametrize("text", ["=1+1", "+1", "-", "@me", "'=1", "''-x", "'quoted'", "\ttab", "plain", "\uff1dwide"])
def test_no_cell_is_a_formula_and_all_come_back(text: str) -> None:
    assert neutral(text)[0] not in "=+-@\t\uff1d"
    assert meant(neutral(text)) == text
    assert from_bytes(to_bytes([["a", text]])) == [["a", text]]


@given(st.text(st.sampled_from("=+-@\uff1d'\";, \t\n\ra"), max_size=12))
@example("a;=1").via("an English table in a German spreadsheet")
@example('a;"=1')
@example("when\n=1")
def test_no_spreadsheet_finds_a_formula_whatever_it_takes_for_a_separator(text: str) -> None:
    rows = [["id", "ask", "answer"], ["a", text, "b"]]
    data = to_bytes(rows)
    assert from_bytes(data) == rows
    fields = re.split(r"[\r\n;\t]", data.decode("utf-8-sig"))
    assert [each for each in fields if each.lstrip('" ')[:1] in {*"=+-@\uff1d"}] == []


def test_what_is_left_out_stays(folder: Path) -> None:
    grid = [row for row in grid_of(folder) if row[0] in {"id", "hours"}]
    first, at = grid[1], grid[0].index("ask")
    first[at] = "can I come on Sundays?"
    first[grid[0].index("answer")] = ""
    found = prepare(to_bytes([[*row[:5], row[at]] for row in grid]), folder)
    assert found.files == {}
    assert found.plans[0].kept == ("when are you open", "opening: hours")
    removing = prepare(to_bytes(grid), folder, remove=True)
    assert new_text(removing) == HOURS.replace("  - when are you open\n", "").replace(
        "  - 'opening: hours'   # quoted\n", ""
    )


def test_columns_may_stand_in_any_order(folder: Path) -> None:
    grid = [list(reversed(row)) for row in grid_of(folder)]
    grid[0] = [name.upper().replace("_", " ") for name in grid[0]]
    assert prepare(to_bytes(grid), folder).files == {}


@pytest.mark.parametrize(
    ("day", "becomes"),
    [
        ("8/13/2026", "2026-08-13"),
        ("13/8/2026", "2026-08-13"),
        ("13.08.2026 00:00:00", "2026-08-13"),
        ("2026/8/3", "2026-08-03"),
    ],
)
def test_days_as_spreadsheets_rewrite_them(folder: Path, day: str, becomes: str) -> None:
    assert f"review: {becomes}" in new_text(changed(folder, ("hours", "diploma", "review", day)))


@pytest.mark.parametrize("day", ["8/1/2026", "01/08/2026", "1.8.2026", "2026-08-01"])
def test_a_day_that_was_only_rewritten_is_no_change(folder: Path, day: str) -> None:
    (folder / "topics/hours.yaml").write_text(HOURS.replace("refer: dean", "refer: dean\n    review: 2026-08-01"))
    assert changed(folder, ("hours", "diploma", "review", day)).files == {}


TEXTS = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" :#-'\"{}[],&*!|>%@`?\\"), min_size=1)
LIKE_A_FIELD = re.compile(r"\s*(?:- +)?[a-z_]+\s*:(?:\s|$)")
"""What is refused in a text, since a field was probably meant."""


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS.filter(lambda text: text.strip() and not LIKE_A_FIELD.match(text)), min_size=1, max_size=4))
def test_any_text_comes_through(folder: Path, texts: list[str]) -> None:
    told = " ".join(texts[0].split())[:200]
    topic, program, column = [("hours", "diploma", "answer"), ("notes", "any", "answer"), ("hours", "", "title")][
        len(texts[0]) % 3
    ]
    found = changed(folder, (topic, program, column, told), ("tuition", "evening", "answer", "\n\n".join(texts)))
    assert [str(fault) for fault in found.faults] == []


def test_the_commands(folder: Path, tmp_path: Path, run: Run) -> None:
    table, there = tmp_path / "table.csv", ("--knowledge", str(folder))
    assert run("kb", "export", str(table), *there).err == f"Wrote 6 topics in 9 rows to {table}.\n"
    assert table.read_bytes().startswith(b"\xef\xbb\xbfid,detail,title,")
    again = run("kb", "export", str(table), *there)
    assert (again.status, "add --force" in again.err) == (2, True)
    assert run("kb", "export", str(table), "--force", *there).status == 0
    new = tmp_path / "new" / "table.csv"
    assert run("kb", "export", str(new), *there).err.endswith(f" to {new}, in the new folder {new.parent}.\n")
    before = contents(folder)
    assert "Nothing to change" in run("kb", "import", str(table), "--yes", *there).err
    table.write_bytes(table.read_bytes().replace(b"Until six.", b"Until seven.").replace(b"until ten.", b"until two."))
    shown = run("kb", "import", str(table), *there)
    assert (shown.status, "run this again with --yes" in shown.err) == (0, True)
    assert shown.out.startswith(
        "hours (topics/hours.yaml)\n"
        "  answer (evening) - We are open until ten.\n  answer (evening) + We are open until two.\n"
        "  answer (diploma) - Until six.\n  answer (diploma) + Until seven.\n"
    )
    assert "Nothing was written." in run("kb", "import", str(table), *there, stdin=b"no\n", tty=True).err
    assert contents(folder) == before
    assert run("kb", "import", str(table), *there, stdin=b"yes\n", tty=True).err.endswith(
        f"Wrote 1 file in {folder}.\n"
    )
    after = contents(folder)
    assert [path.name for path in after if after[path] != before.get(path)] == ["hours.yaml"]


@pytest.mark.parametrize("argv", [["export", "x.csv", "--knowledge", "/nowhere"], ["import", "/nowhere.csv"]])
def test_what_cannot_be_used(run: Run, argv: list[str]) -> None:
    ran = run("kb", *argv)
    assert ran.status == 2
    assert len(ran.err.splitlines()) == 1


def test_as_json(folder: Path, tmp_path: Path, run: Run) -> None:
    table = tmp_path / "table.csv"
    table.write_bytes(to_bytes([["id", "title"], ["hours", "Hours"]]))
    ran = run("kb", "import", str(table), "--json", "--knowledge", str(folder))
    assert '"topic": "hours"' in ran.out.replace('":"', '": "')
    assert len(ran.out.splitlines()) == 1
