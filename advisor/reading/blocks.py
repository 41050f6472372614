"""Cuts a file into its entries by their indentation, so that a broken entry can be left out and the rest be read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from advisor.model import Problem
    from advisor.reading.tree import Node

Misfits: TypeAlias = "Callable[[Node], Sequence[Problem]]"
"""Says what does not belong where it stands in a file of some kind."""

_BARE_KEY = re.compile(r"\s*(?:- +)?[^\s#'\"\[{&*!|>%@`-][^:]*:\s*(?:#.*)?$")
_KEY = re.compile(r"([^\W\d_][\w-]*)\s*(?::(?!//)|[|>\[{]|$)")
_TORN = "left-out"
_MOST_LINES = 20_000
"""Lines of the longest file in which repairs are tried."""
PATIENCE = 40_000
"""Lines and values that may be looked at in trying repairs of one file, whatever is wrong with it."""
_AT_ONCE = 40
"""Characters that are looked at as fast as one line."""


@dataclass(slots=True, kw_only=True)
class Sheet:
    """The lines of a file while it is read. `torn` holds the numbers of the lines that stand for a part left out.

    `misfits` says what does not belong where it stands in such a file, and `patience` how much more work may be done to
    find out what is to blame: a line that is looked at counts as one, a longer one as several, each value read as one.
    """

    file: str
    misfits: Misfits | None = None
    patience: int = PATIENCE
    lines: list[str] = field(default_factory=list)
    torn: set[int] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    @property
    def can_try(self) -> bool:
        """Whether repairs may be tried still."""
        return self.misfits is not None and self.patience > 0 and len(self.lines) <= _MOST_LINES

    def afford(self, lines: Sequence[str], read: int = 0) -> bool:
        """Take off the work of looking at lines, and of what was read of them; False when none is left to spend."""
        self.patience -= read + sum(1 + len(line) // _AT_ONCE for line in lines if line)
        return self.patience > 0

    def tear(self, line: int, right: Sequence[str] = ()) -> range:
        """Leave out the smallest entry around `line` that is still there; return its lines: none, if none is left.

        The first line keeps the entry's key (or its dash), so that what is left out stays known by name.
        With `right`, the line is first made to read as it should; if it is a comment then, it is all that is left out.
        """
        if right:
            self.put(line, right)
            if is_blank(self.lines[line]):
                return range(line, line + 1)
        for block in reversed(_around(self.lines, line)):
            if block.lines.start not in self.torn or any(self.lines[number] for number in block.lines[1:]):
                self._blank(block)
                return block.lines
        return range(0)

    def put(self, line: int, right: Sequence[str]) -> None:
        """Put other lines in the place of a line and those below it."""
        self.lines[line : line + len(right)] = right

    def _blank(self, block: _Block) -> None:
        head = self.lines[block.lines.start].strip()
        for number in block.lines:
            self.lines[number] = ""
            self.torn.discard(number)
        self.torn.add(block.lines.start)
        key = _KEY.match(head)
        if block.is_item and head.startswith("- "):
            self.lines[block.lines.start] = f"{' ' * block.indent}- {_TORN}"
        elif key and not block.is_item:
            self.lines[block.lines.start] = f"{' ' * block.indent}{key[1]}: {_TORN}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """The lines of an entry, and the indentation of its kind: items of a list, or else fields."""

    lines: range
    indent: int
    is_item: bool


def indent_of(line: str) -> int:
    """Return how many spaces `line` starts with; a tab counts as the 2 spaces that should stand there."""
    start = line[: len(line) - len(line.lstrip())]
    return len(start.expandtabs(2) if "\t" in start else start)


def is_blank(line: str) -> bool:
    """Whether a line holds nothing but space or a comment."""
    stripped = line.strip()
    return not stripped or stripped.startswith("#")


def _around(lines: list[str], line: int) -> list[_Block]:
    """Return the entries around a line, the widest first."""
    found: list[_Block] = []
    inside = range(len(lines))
    while (block := _block(lines, inside, line)) is not None:
        found.append(block)
        if not _BARE_KEY.match(lines[block.lines.start]):
            break
        inside = block.lines[1:]
    return found


def _block(lines: list[str], inside: range, line: int) -> _Block | None:
    """Return the entry around `line` among those that start at the first indentation inside a range."""
    first = next((lines[number] for number in inside if not is_blank(lines[number])), None)
    if first is None or line not in inside:
        return None
    indent = indent_of(first)
    start = next((number for number in range(line, inside.start - 1, -1) if _starts(lines[number], indent)), None)
    if start is None:
        return None
    stop = next((number for number in range(line + 1, inside.stop) if _starts(lines[number], indent)), inside.stop)
    last = next(number for number in range(stop - 1, start - 1, -1) if number == start or lines[number].strip())
    return _Block(lines=range(start, last + 1), indent=indent, is_item=first.lstrip().startswith("- "))


def _starts(line: str, indent: int) -> bool:
    """Whether an entry at this indentation (or one that ends it) starts on the line."""
    is_deeper = line.startswith(" " * (indent + 1))
    return not is_deeper and not is_blank(line) and indent_of(line) <= indent
