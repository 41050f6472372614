"""Finds what YAML takes for a comment though it stands behind something else on its line."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from advisor.model import Place, Problem
from advisor.reading import mending
from advisor.reading.blocks import is_blank
from advisor.reading.tree import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from advisor.reading.tree import Text

MAX_HASHES = 50
"""Comments behind something that are reported one by one."""

_BLOCK = frozenset({"|", ">"})


class Hashes:
    """Every # of a sheet behind something on its line, without those that turn out to stand in a text."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.left = {
            number: [column for column, sign in enumerate(line) if sign == "#"]
            for number, line in enumerate(lines)
            if "#" in line and not is_blank(line)
        }
        self.last: dict[int, tuple[Text, bool]] = {}
        """The last text that ends on a line, and whether it stands in brackets."""

    def pass_by(self, text: Text, *, in_brackets: bool) -> None:
        """Take note of a text that was read: each # within it is a part of it."""
        if not self.left or text.end is None:
            return
        place, end = text.place, (text.end.line - 1, text.end.column - 1)
        start = (place.line, 0) if text.style in _BLOCK else (place.line - 1, place.column - 1)
        for number in self.left.keys() & range(start[0], end[0] + 1):
            self.left[number] = [each for each in self.left[number] if not start <= (number, each) < end]
        self.last[end[0]] = text, in_brackets

    def problems(self, file: str) -> Iterator[Problem]:
        """Yield a problem for each comment behind something: text that is lost, or what is mostly meant so.

        Beyond `MAX_HASHES` of them, yield their number.
        """
        lines = [number for number, columns in self.left.items() if columns]
        found = (self._problem(Place(file=file, line=each + 1, column=self.left[each][0] + 1)) for each in lines)
        yield from islice(found, MAX_HASHES)
        if last := next(found, None):
            gravest = next((problem for problem in chain([last], found) if problem.rule == "lost-after-hash"), last)
            message = f"{len(lines) - MAX_HASHES} more lines go on with a #, and what follows it is not read"
            yield gravest._replace(message=message, patch=None)

    def _problem(self, place: Place) -> Problem:
        line, at = self.lines[place.line - 1], place.column - 1
        before, in_brackets = self.last.get(place.line - 1, (None, False))
        between = line[before.end.column - 1 : at] if before and before.end else line
        said = before.value if before and before.style == PLAIN and not between.strip() else ""
        if not mending.looks_like_text(said, between, line[at:]):
            return Problem(place=place, rule="comment-after-text", message=mending.remark(line[at:]))
        patch = None
        if before and before.place.line == place.line and not between.strip():
            patch = mending.with_hash(line, before.place.column - 1, at, in_brackets=in_brackets)
        elif in_brackets and between.strip() == ",":
            patch = mending.with_hash(line, at, at, in_brackets=True)
        return Problem(place=place, rule="lost-after-hash", message=mending.lost_after_hash(line[at:]), patch=patch)
