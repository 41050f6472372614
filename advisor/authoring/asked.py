"""Reads questions that people asked, from whatever file they are kept in: a journal, a list, or a spreadsheet.

Of a spreadsheet, one column is taken and nothing else: beside the questions stand names, addresses and times.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Final

from advisor.authoring.asked_columns import (
    COLUMNS,
    Table,
    column_at,
    column_name,
    column_of_questions,
    is_headed,
    is_named,
    is_table,
)
from advisor.authoring.exchange.sheet import UnreadableError, decoded
from advisor.noun import Noun

_SEPARATORS: Final = (",", ";", "\t")


class Asked(Noun):
    """The questions of a file, in their order, each as often as it stands there.

    `column` is where they stand in a table; `skipped` are the rows of it that hold more than the first row names.
    """

    questions: tuple[str, ...]
    column: str = ""
    skipped: tuple[int, ...] = ()


def questions(data: bytes, column: str | None = None) -> Asked:
    """Return the questions of a file: of a table those in `column`, or else in the one that is found to hold them.

    Raises UnreadableError where the file cannot be read, or the column cannot be told.
    """
    of_journal = data.removeprefix(codecs.BOM_UTF8).startswith(b"{")
    text = data.decode("utf-8-sig", errors="replace") if of_journal else decoded(data)
    table = None if of_journal else _table(text, column)
    if table is not None:
        return _of_table(table, column)
    if column is not None:
        message = f"this is no table, so that it has no column '{column}'"
        raise UnreadableError(message)
    return Asked(questions=_tidy(_of_list(text)))


def _of_table(table: Table, column: str | None) -> Asked:
    place = column_of_questions(table) if column is None else column_at(table, column)
    head = is_headed(table, place)
    names = table[0][1]
    rows = table[1:] if head else table
    skipped = [number for number, row in rows if any(cell.strip() for cell in row[len(names) :])]
    return Asked(
        questions=_tidy(row[place] for number, row in rows if place < len(row) and number not in skipped),
        column=column_name(place, names[place] if head else ""),
        skipped=tuple(skipped),
    )


def _table(text: str, column: str | None) -> Table | None:
    """Return the table that a text is, divided by the separator that fits; None for a list."""
    tables = [table for table in (_rows(text, separator) for separator in _SEPARATORS) if table]
    for fits in (lambda table: is_named(table, column), is_table):
        found = [table for table in tables if len(table[0][1]) > 1 and fits(table)]
        if found:
            return max(found, key=lambda table: len(table[0][1]))
    return None


def _rows(text: str, separator: str) -> Table:
    """Return the rows that hold anything, each with its number."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return [(number, row) for number, row in enumerate(reader, start=1) if any(cell.strip() for cell in row)]
    except csv.Error as error:
        message = f"a line of it cannot be read ({error})"
        raise UnreadableError(message) from error


def _of_list(text: str) -> Iterator[str]:
    """Yield the questions of a list; one with a heading may have quotes around them, and newlines within."""
    lines = text.splitlines()
    heading = next((line.strip().strip('"').lower() for line in lines if line.strip()), "")
    if heading in COLUMNS:
        return (",".join(row) for _, row in _rows(text, ",")[1:])
    return map(_of_line, lines)


def _of_line(line: str) -> str:
    """Return the question of a line: that of a row of the journal, or the line itself."""
    if not line.startswith("{"):
        return line
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return ""
    return str(next((row[name] for name in COLUMNS if name in row), ""))


def _tidy(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(" ".join(text.split()) for text in texts if text.split())
