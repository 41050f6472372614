"""Breaks lines between words, so that no terminal has to break them within one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

WIDEST = 100
"""Columns beyond which a line is hard to read, however wide the terminal is."""

_ROOMY = 30
"""Columns from which there is room for a margin beside the other rows of an item in a list."""
_MARK = re.compile(r"\s*(?:-|\d+\.|/\w+) +")
_WORDS = re.compile(r"\s*\S+\s*")


def rows(text: str, width: int) -> Iterator[str]:
    """Yield the rows of a paragraph; a word that is too long for one stays whole."""
    width = max(1, min(width, WIDEST))
    mark = _MARK.match(text) if width >= _ROOMY else None
    margin = " " * len(mark[0]) if mark else ""
    row = ""
    for word in _WORDS.findall(text):
        if row.strip() and columns(row + word.rstrip()) > width:
            yield row.rstrip()
            row = margin
        row += word
    yield row.rstrip()


def columns(text: str) -> int:
    """Return how many columns a text takes: two for a wide character, none for one that joins the one before."""
    return len(text) if text.isascii() else sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
