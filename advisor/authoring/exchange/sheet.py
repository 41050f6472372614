"""Turns rows into the bytes of a CSV file that spreadsheets open as it is meant, and back from what they save."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

from advisor.reading.folder import UTF16

BOM: Final = "\ufeff"
LONGEST: Final = 32_767
"""Characters that a cell of Excel holds."""
_ANSI: Final = "cp1252"
"""How Windows saves a CSV file that is not called UTF-8."""
_SEPARATORS: Final = (",", ";", "\t")
_SIGN: Final = "[=+\\-@\uff1d\uff0b\uff0d\uff20]"
_START: Final = rf"(?:^(?='*(?:{_SIGN}|[\t\r\n]))|[\n\r;\t][\" ]*(?='*{_SIGN}))"
"""Where a formula may begin: with the cell, and where a spreadsheet that separates by something else begins another."""
_DANGEROUS: Final = re.compile(_START)
_NEUTRAL: Final = re.compile(f"({_START})'")
_NAMED_SEPARATOR: Final = re.compile(r'"?sep=(.)"?', re.IGNORECASE)


class UnreadableError(Exception):
    """The file is no table that can be read; the message says why, in one line."""


def to_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as a CSV file that begins with a byte order mark, by which Excel knows that it is UTF-8."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows([neutral(cell) for cell in row] for row in rows)
    return (BOM + written.getvalue()).encode()


def from_bytes(data: bytes) -> list[list[str]]:
    """Return the rows of a CSV file, whichever of its usual forms it has; raises `UnreadableError`."""
    text = decoded(data)
    text = text if "\n" in text else text.replace("\r", "\n")
    first, _, rest = text.partition("\n")
    named = _NAMED_SEPARATOR.fullmatch(first.strip())
    body = rest if named else text
    separator = named[1] if named else max(_SEPARATORS, key=body.lstrip("\r\n").split("\n", 1)[0].count)
    rows: list[list[str]] = [[]] if named else []
    try:
        for row in csv.reader(io.StringIO(body, newline=""), delimiter=separator, strict=True):
            rows.append([meant(cell) for cell in row])  # noqa: PERF401 the rows so far tell where it went wrong
    except csv.Error as error:
        message = f"row {len(rows) + 1} cannot be read: its quotes do not match ({error})"
        raise UnreadableError(message) from error
    return rows


def neutral(text: str) -> str:
    """Return a cell in which no spreadsheet finds a formula; `meant` takes back what was done."""
    return _DANGEROUS.sub(r"\g<0>'", text)


def meant(cell: str) -> str:
    """Return what a cell says."""
    return _NEUTRAL.sub(r"\1", cell)


def letter(column: int) -> str:
    """Return the letters by which spreadsheets call a column, counted from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def decoded(data: bytes) -> str:
    """Return the text of a table or list, in UTF-8, UTF-16 or as Windows writes it; raises `UnreadableError`."""
    for encoding in ("utf-16",) if data.startswith(UTF16) else ("utf-8-sig", _ANSI):
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        if "\0" not in text:
            return text
        message = "this is not a CSV file; save the table as CSV UTF-8"
        raise UnreadableError(message)
    message = "its letters cannot be read; save the table as CSV UTF-8"
    raise UnreadableError(message)
