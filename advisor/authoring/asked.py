"""Reads questions that people asked, from whatever file they are kept in: a journal, a list, or a spreadsheet."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator

COLUMNS = ("question", "text", "message", "query", "q")
"""What the column with the questions may be called; the first that is there is meant."""
_DELIMITERS = (",", ";", "\t")


def questions(data: bytes) -> list[str]:
    """Return the questions of a file, in their order, one as often as it stands there."""
    lines = data.decode("utf-8-sig", errors="replace").splitlines()
    found = _of_table(lines) if lines and _columns(lines[0]) else map(_of_line, lines)
    return [" ".join(text.split()) for text in found if text.split()]


def _columns(head: str) -> tuple[str, str] | None:
    """Return the delimiter of a table with a column of questions, and that column's name; None for other files."""
    for delimiter in _DELIMITERS:
        names = [name.strip().strip('"').lower() for name in head.split(delimiter)]
        named = next((column for column in COLUMNS if column in names), None)
        if named:
            return delimiter, named
    return None


def _of_table(lines: list[str]) -> Iterator[str]:
    delimiter, named = _columns(lines[0]) or (",", "")
    rows = csv.reader(lines, delimiter=delimiter)
    place = [name.strip().lower() for name in next(rows)].index(named)
    while True:
        try:
            row = next(rows)
        except csv.Error:
            continue
        except StopIteration:
            return
        if place < len(row):
            yield row[place]


def _of_line(line: str) -> str:
    """Return the question of a line: that of a row of the journal, or the line itself."""
    if not line.startswith("{"):
        return line
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return ""
    return str(next((row[name] for name in COLUMNS if name in row), ""))
