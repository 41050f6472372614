"""Writes the topics and details of a knowledge base as rows: one for each of them and program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.authoring.exchange.base import TOPIC, Base, Entry
from advisor.authoring.exchange.columns import COLUMNS, DETAIL, ID, OF_TOPIC, ONCE, PROGRAM, Value


def rows(base: Base) -> Iterator[Sequence[str]]:
    """Yield the row of the columns' names, and the rows of every topic, by id, each followed by its details."""
    yield COLUMNS
    for entry in sorted(base.entries.values(), key=lambda entry: entry.file.path.stem):
        for number, program in enumerate(entry.programs or (TOPIC,)):
            yield [_cell(entry, program, column, first=number == 0) for column in COLUMNS]


def _cell(entry: Entry, program: str, column: str, *, first: bool) -> str:
    named = {ID: entry.file.path.stem, DETAIL: entry.detail, PROGRAM: program}
    if column in named:
        return named[column]
    if column in OF_TOPIC:
        return written(entry.cells.get((TOPIC, column))) if first or column not in ONCE else ""
    return written(entry.cells.get((program, column)))


def written(value: Value | None) -> str:
    """Return how a cell shows a value: several texts on a line each."""
    return "\n".join(value) if isinstance(value, tuple) else value or ""
