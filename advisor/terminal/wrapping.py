"""Breaks lines between words, so that no terminal has to break them within one.

What is copied from a terminal is to be whole paragraphs, and a newline of ours would break them. So a row that is not
the last of its paragraph is filled with spaces up to the edge: the terminal itself begins the next row, at a word, and
knows that both are one line.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from enum import StrEnum

from advisor.terminal import streams

WIDEST = 100
"""Columns beyond which a line is hard to read, however wide the terminal is."""

DUMB = frozenset({"", "dumb", "unknown"})
"""The names of terminals that can do nothing but write lines."""

_ROOMY = 30
"""Columns from which there is room for a margin beside the other rows of an item in a list."""
_MARK = re.compile(r"\s*(?:-|\d+\.|/\w+) +")
_WORDS = re.compile(r"\s*\S+\s*")


_DOUBTFUL = re.compile("[\u0300-\u036f\ufe0f\u20e3\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")
"""What terminals disagree about: marks that join the letter before, and parts of pictures."""


class Wrap(StrEnum):
    """Who ends the rows of a paragraph: we do, with a newline; or the terminal, where we filled them."""

    BROKEN = "broken"
    FILLED = "filled"


def wrap_for(environ: Mapping[str, str]) -> Wrap:
    """Return how paragraphs are written to the terminal on standard output.

    They are filled where the edge is known for certain and the terminal is a capable one.
    """
    certain = streams.width(sys.stdout) == _told(environ) and streams.is_unicode(sys.stdout)
    return Wrap.FILLED if certain and environ.get("TERM", "").lower() not in DUMB else Wrap.BROKEN


def _told(environ: Mapping[str, str]) -> int | None:
    """Return the width that the environment tells, or else that of the terminal."""
    told = environ.get("COLUMNS", "")
    return int(told) if told.isdecimal() and int(told) else streams.width(sys.stdout)


def laid_out(text: str, width: int, wrap: Wrap) -> Iterator[str]:
    """Yield a paragraph as it is written: in rows, or as one line that the terminal breaks where they end."""
    if wrap is Wrap.BROKEN or _DOUBTFUL.search(text):
        yield from rows(text, width)
    else:
        *most, last = rows(text, width - 1, widest=width)
        yield "".join(row + " " * (width - columns(row) % width) for row in most) + last


def rows(text: str, width: int, widest: int = WIDEST) -> Iterator[str]:
    """Yield the rows of a paragraph; a word that is too long for one stays whole."""
    width = max(1, min(width, widest))
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
