"""Writes the topics of a knowledge base as rows: one for each topic and program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.authoring.exchange.base import TOPIC, Base, Entry
from advisor.authoring.exchange.columns import COLUMNS, ID, OF_TOPIC, ONCE, PROGRAM, Value


def rows(base: Base) -> Iterator[Sequence[str]]:
    """Yield the row of the columns' names, and the rows of every topic, by id."""
    yield COLUMNS
    for name, entry in sorted(base.entries.items()):
        for number, program in enumerate(entry.programs or (TOPIC,)):
            yield [_cell(entry, name, program, column, first=number == 0) for column in COLUMNS]


def _cell(entry: Entry, name: str, program: str, column: str, *, first: bool) -> str:
    if column in {ID, PROGRAM}:
        return name if column == ID else program
    if column in OF_TOPIC:
        return written(entry.cells.get((TOPIC, column))) if first or column not in ONCE else ""
    return written(entry.cells.get((program, column)))


def written(value: Value | None) -> str:
    """Return how a cell shows a value: several texts on a line each."""
    return "\n".join(value) if isinstance(value, tuple) else value or ""
