"""Reads the rows of a table: which column is which, and what each cell says, with every mistake at its cell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from advisor.authoring.exchange.base import TOPIC, Base
from advisor.authoring.exchange.columns import (
    COLUMNS,
    DETAIL,
    ID,
    OF_ANSWER,
    OF_TOPIC,
    PROGRAM,
    Value,
    names_ids,
    said,
    shape_of,
)
from advisor.authoring.exchange.sheet import LONGEST, letter
from advisor.model import ANY, Place, key_of
from advisor.reading import schema
from advisor.reading.nearest import nearest
from advisor.reading.notes import Notes
from advisor.reading.shapes import Day, ListOf, Reference, Shape
from advisor.reading.tree import LITERAL, Listing, Node, Text
from advisor.reading.values import read

_NAMING: Final = {ID, DETAIL, PROGRAM}
"""The columns that name what a row speaks of."""
_PROGRAM: Final = Reference(kind="program", also=(ANY,))
_BETWEEN_IDS: Final = re.compile(r"[\s,;]+")
_DATE: Final = re.compile(r"(\d{1,2}|\d{4})[./-](\d{1,2})[./-](\d{1,2}|\d{4})(?: 0?0:00(?::00)?)?", re.ASCII)
_YEAR: Final = 4
_SHOWN: Final = 60
"""Characters of a cell that are shown in a message, at most."""
_FULL: Final = {LONGEST, LONGEST - 1}
"""Characters of a cell that a spreadsheet may have cut off, with the mark before a formula or without."""
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A mistake in a table; row and column count from 1, as spreadsheets show them, and 0 stands for the whole."""

    row: int
    column: int = 0
    name: str = ""
    message: str

    def __str__(self) -> str:
        if not self.row:
            return self.message
        where = f", column {letter(self.column)} ({self.name})" if self.column else ""
        return f"row {self.row}{where}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a row says, by column; a cell that is empty says nothing.

    `detail` and `program` are empty where it names none.
    """

    number: int
    topic: str
    detail: str
    program: str
    cells: Mapping[str, Value]

    @property
    def key(self) -> str:
        """The key of the topic or detail that it speaks of."""
        return key_of(self.topic, self.detail)


@dataclass(slots=True, kw_only=True)
class Table:
    """The rows that could be read; every mistake; and what was passed over, as sentences."""

    columns: Mapping[str, int] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)

    def fault(self, row: int, column: str, message: str) -> None:
        """Note a mistake in a cell."""
        place = self.columns.get(column, 0)
        self.faults.append(Fault(row=row, column=place, name=column, message=message))


def read_table(grid: Sequence[Sequence[str]], base: Base) -> Table:
    """Return what the rows of a table for these topics say."""
    table = Table()
    head = next((number for number, row in enumerate(grid) if _holds_anything(row)), None)
    if head is None:
        table.faults.append(Fault(row=0, message="the table is empty; kb export writes one to begin with"))
        return table
    table.columns = _columns(grid[head], head + 1, table)
    if ID not in table.columns:
        message = f"there is no column '{ID}': the first row must name the columns, as kb export writes them"
        table.faults.append(Fault(row=head + 1, message=message))
        return table
    body = [(number, row) for number, row in enumerate(grid[head + 1 :], start=head + 2) if _holds_anything(row)]
    ids = {name.strip() for _, row in body for name in [_at(row, table.columns[ID])] if name.strip()}
    known = {**base.known, "topic": tuple(dict.fromkeys((*base.known.get("topic", ()), *sorted(ids))))}
    reader = _Reader(table=table, base=base, known=known)
    for number, row in body:
        _refuse_nameless(number, row, grid[head], table)
        reader.read(number, row)
    return table


def _refuse_nameless(number: int, row: Sequence[str], names: Sequence[str], table: Table) -> None:
    """Note a text of which the first row does not say what it is: nothing would be done with it."""
    nameless = [
        place for place, text in enumerate(row) if text.strip() and not "".join(names[place : place + 1]).strip()
    ]
    if nameless:
        text = " ".join(", ".join(row[place] for place in nameless).split())
        message = (
            f"nothing names the column of '{text[:_SHOWN]}'; if it goes on from the cell before it, put all of that "
            "text in quotes, or else name the column"
        )
        table.faults.append(Fault(row=number, column=nameless[0] + 1, name="no name", message=message))


def _holds_anything(row: Sequence[str]) -> bool:
    return any(cell.strip() for cell in row)


def _columns(names: Sequence[str], row: int, table: Table) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for number, written in enumerate(names, start=1):
        name = written.strip().lower().replace(" ", "_")
        if name in COLUMNS and name in found:
            message = f"this column stands a second time; the first is {letter(found[name])}. Keep one of them"
            table.faults.append(Fault(row=row, column=number, name=name, message=message))
        elif name in COLUMNS:
            found[name] = number
        elif meant := nearest(name, COLUMNS) if name else None:
            message = f"there is no column of that name; did you mean '{meant}'?"
            table.faults.append(Fault(row=row, column=number, name=written.strip(), message=message))
        elif name:
            table.passed_over.append(f"column {letter(number)} ({written.strip()}) is none of the advisor's")
    return found


def _at(row: Sequence[str], column: int) -> str:
    return row[column - 1] if 0 < column <= len(row) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Reads the rows of a table, for the topics of a base and the ids that are known with those of the table."""

    table: Table
    base: Base
    known: Mapping[str, Sequence[str]]

    def read(self, number: int, row: Sequence[str]) -> None:
        """Take in a row."""
        topic, program = self._topic(number, row), self._program(number, row)
        detail = self._detail(number, row)
        key = key_of(topic or "", detail)
        cells: dict[str, Value] = {}
        for column, place in self.table.columns.items():
            cell = _at(row, place)
            text = cell.strip()
            if text and column not in _NAMING and not self._is_cut(number, cell, (key, program, column)):
                text = self._day(text, key, program, column)
                if (value := self._value(number, column, text)) is not None:
                    cells[column] = value
        for column in [name for name in cells if name in OF_ANSWER and program == ""]:
            message = f"this belongs to an answer; name its program in the column '{PROGRAM}'"
            self.table.fault(number, column, message)
        if topic and detail is not None and program is not None:
            self.table.rows.append(Row(number=number, topic=topic, detail=detail, program=program, cells=cells))

    def _topic(self, number: int, row: Sequence[str]) -> str | None:
        text = _at(row, self.table.columns[ID]).strip()
        if not text:
            self.table.fault(number, ID, "the id is missing; write the topic's id in each of its rows")
            return None
        return self._single(number, ID, schema.ID, text)

    def _detail(self, number: int, row: Sequence[str]) -> str | None:
        text = _at(row, self.table.columns.get(DETAIL, 0)).strip()
        return self._single(number, DETAIL, schema.ID, text) if text else ""

    def _program(self, number: int, row: Sequence[str]) -> str | None:
        text = _at(row, self.table.columns.get(PROGRAM, 0)).strip()
        return self._single(number, PROGRAM, _PROGRAM, text) if text else ""

    def _single(self, number: int, column: str, shape: Shape, text: str) -> str | None:
        value = self._read(number, column, shape, _text(text))
        return value if isinstance(value, str) else None

    def _value(self, number: int, column: str, text: str) -> Value | None:
        shape = shape_of(column)
        return self._read(number, column, shape, _node(column, shape, text))

    def _read(self, number: int, column: str, shape: Shape, node: Node) -> Value | None:
        """Return what a cell says; None where it cannot be read, which is noted."""
        notes = Notes(known=self.known)
        value = said(read(node, shape, notes, column))
        for problem in notes.problems:
            self.table.fault(number, column, problem.message)
        return None if notes.problems else value

    def _is_cut(self, number: int, cell: str, where: tuple[str, str | None, str]) -> bool:
        """Tell whether a spreadsheet has cut off what a cell said; then it says nothing, for the rest would be lost."""
        key, program, column = where
        if len(cell) not in _FULL:
            return False
        entry = self.base.entries.get(key)
        before = entry.cells.get((TOPIC if column in OF_TOPIC else program or "", column)) if entry else None
        said_before = "\n".join(before) if isinstance(before, tuple) else before or ""
        if not said_before.startswith(cell.strip()):
            message = (
                f"this cell is full: Excel holds {LONGEST:,} characters, and cuts off more; change the file itself"
            )
            self.table.fault(number, column, message)
        return True

    def _day(self, text: str, key: str, program: str | None, column: str) -> str:
        """Return a day as it is written here, if the cell holds one as a spreadsheet rewrites it.

        Where it may be one of two, it is the one that stands in the file, or stays as it is.
        """
        days = _days(text) if isinstance(shape_of(column), Day) else set()
        entry = self.base.entries.get(key)
        before = entry.cells.get((program or "", column)) if entry else None
        sure = days & {before} if isinstance(before, str) and before in days else days
        return sure.pop() if len(sure) == 1 else text


def _node(column: str, shape: Shape, text: str) -> Node:
    if not isinstance(shape, ListOf):
        return _text(text)
    parts = _BETWEEN_IDS.split(text) if names_ids(column) else text.splitlines()
    items = tuple(_text(part) for part in parts if part.strip())
    return Listing(items=items, place=Place(file=""))


def _text(text: str) -> Text:
    return Text(value=text, style=LITERAL, place=Place(file=""))


def _days(text: str) -> set[str]:
    """Return the days that a spreadsheet's way to write one (8/13/2026, 13.08.2026) may mean."""
    found = _DATE.fullmatch(text)
    if not found:
        return set()
    first, second, third = found.groups()
    if len(first) == _YEAR:
        return {f"{first}-{int(second):02}-{int(third):02}"}
    if len(third) != _YEAR:
        return set()
    pairs = {(second, first)} if "." in text else {(first, second), (second, first)}
    return {f"{third}-{int(month):02}-{int(day):02}" for month, day in pairs if int(month) <= _MONTHS}
