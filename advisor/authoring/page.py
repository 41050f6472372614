"""The text of a file with the places of the reader, for changes that leave every other character as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Final

from advisor.model import Place
from advisor.reading.tree import LITERAL, Listing, Node, Table, Text, Torn

_BOM: Final = "\ufeff"
_BLOCKS: Final = (LITERAL, ">")
_LINES: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_ENDING: Final = re.compile(r"\r\n|\r|\n")
_TO_BRACKET: Final = re.compile(r"(?:[\s,]|#[^\n]*\n)*[\]}]")

UNUSUAL: Final = "of how it is written. Make this change by hand, in an editor"


class CannotChangeError(Exception):
    """A change cannot be made without touching more than it should; the message says what to do."""

    def __init__(self, why: str = UNUSUAL) -> None:
        super().__init__(f"this file cannot be changed, because {why}")


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters that others take the place of."""

    start: int
    stop: int
    text: str


@dataclass
class Page:
    """A file's text, and the edits that are to be made in it."""

    text: str
    edits: list[Edit] = field(default_factory=list)

    @cached_property
    def _starts(self) -> list[int]:
        lengths = [len(found) for found in _LINES.findall(self.text)]
        return list(accumulate(lengths, initial=0))

    @property
    def newline(self) -> str:
        """How lines end in this file."""
        found = _ENDING.search(self.text)
        return found[0] if found else "\n"

    def offset(self, place: Place) -> int:
        """Return how many characters stand before a place."""
        skipped = 1 if place.line == 1 and self.text.startswith(_BOM) else 0
        return self._starts[place.line - 1] + place.column - 1 + skipped

    def line_start(self, offset: int) -> int:
        """Return where the line of a character begins."""
        return max(start for start in self._starts if start <= offset)

    def line_end(self, offset: int) -> int:
        """Return where the line of a character ends, before its line break."""
        found = re.compile(r"[\r\n]|\Z").search(self.text, offset)
        return found.start() if found else len(self.text)

    def next_line(self, offset: int) -> int:
        """Return where the line after that of a character begins, or where the file ends."""
        return min(self.line_end(offset) + len(self.newline), len(self.text))

    def indent(self, offset: int) -> str:
        """Return the space that the line of a character begins with."""
        start = self.line_start(offset)
        return self.text[start : start + len(self.text[start:]) - len(self.text[start:].lstrip(" "))]

    def is_flow(self, node: Node) -> bool:
        """Whether a list or table is written in brackets."""
        return isinstance(node, Listing | Table) and self.text[self.offset(node.place)] in "[{"

    def end(self, node: Node) -> int:
        """Return where a node ends, without the empty lines after it."""
        match node:
            case Text(end=Place() as end, style=style):
                stop = self.offset(end) if end.line <= len(self._starts) else len(self.text)
                return len(self.text[:stop].rstrip()) if style in _BLOCKS else stop
            case Text() | Torn():
                raise CannotChangeError
            case Listing(items=items):
                return self._end_of(node, items[-1] if items else None)
            case Table(entries=entries):
                return self._end_of(node, entries[-1][1] if entries else None)

    def _end_of(self, node: Node, last: Node | None) -> int:
        if not self.is_flow(node):
            return self.end(last) if last else self.offset(node.place)
        found = _TO_BRACKET.match(self.text, self.end(last) if last else self.offset(node.place) + 1)
        if not found:
            raise CannotChangeError
        return found.end()

    def replace(self, node: Node, text: str) -> None:
        """Put a text in the place of a node."""
        self.put(self.offset(node.place), self.end(node), text)

    def put(self, start: int, stop: int, text: str) -> None:
        """Put a text in the place of some characters."""
        self.edits.append(Edit(start, stop, text))

    def insert(self, offset: int, text: str) -> None:
        """Put a text before a character."""
        self.edits.append(Edit(offset, offset, text))

    def remove(self, start: int, stop: int) -> None:
        """Take out characters."""
        self.edits.append(Edit(start, stop, ""))

    def edited(self) -> str:
        """Return the text with all edits made."""
        text = self.text
        for _, edit in sorted(enumerate(self.edits), key=lambda each: (each[1].start, each[0]), reverse=True):
            text = text[: edit.start] + edit.text + text[edit.stop :]
        return text
