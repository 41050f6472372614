"""A knowledge base whose topics are written in many ways, and tables that change them."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from advisor.authoring.exchange.base import read_base
from advisor.authoring.exchange.exporting import rows
from advisor.authoring.exchange.importing import Import, prepare
from advisor.authoring.exchange.sheet import to_bytes

HOURS = """\
# When somebody is there.
title:   Opening hours   # as on the door
category: study

ask:   # the first ones are from the phone
  - when are you open

  - 'opening: hours'   # quoted
  # and these from e-mails
  - "can I come on Sundays?"
answers:
  evening:
    text: >
      We are open
      until ten.
    volatile: yes
    # read off the door
    sources:
      - fees   # the page
      - notes
  diploma:   # never changes
    text: Until six.
    refer: dean
# the end
"""


def grid_of(folder: Path) -> list[list[str]]:
    return [list(row) for row in rows(read_base(folder))]


def cell(grid: list[list[str]], topic: str, program: str, column: str) -> tuple[int, int]:
    """Return where a cell is."""
    place = next(n for n, row in enumerate(grid) if row[0] == topic and program in ("", row[grid[0].index("program")]))
    return place, grid[0].index(column)


def changed(folder: Path, *changes: tuple[str, str, str, str]) -> Import:
    """Change some cells (topic, program, column, text) of what the folder exports."""
    grid = grid_of(folder)
    for topic, program, column, text in changes:
        row, place = cell(grid, topic, program, column)
        grid[row][place] = text
    return prepare(to_bytes(grid), folder)


def new_text(found: Import, name: str = "hours") -> str:
    assert [str(fault) for fault in found.faults] == []
    return found.files[PurePosixPath("topics", f"{name}.yaml")].decode()


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


NEW = {
    "id": "lockers", "title": "Lockers", "category": "study", "program": "evening", "answer": "=Yes, downstairs.",
    "sources": "fees", "review": "2027-01-01", "ask": "@lockers\nwhere can I put: things", "see_also": "hours",
}  # fmt: skip


def with_new(folder: Path, **changes: str) -> Import:
    grid = grid_of(folder)
    grid.append([{**NEW, **changes}.get(name, "") for name in grid[0]])
    return prepare(to_bytes(grid), folder)
