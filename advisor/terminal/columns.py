"""Sets the sides of a comparison next to each other where there is room for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest

from advisor.terminal.plain import BLANK, Kind, Line
from advisor.terminal.wrapping import WIDEST, columns, rows

ROOM = 80
"""Columns of a terminal from which sides stand next to each other."""
_NARROWEST = 30
_GAP = "   "


def side_by_side(lines: Iterable[Line], width: int) -> Iterator[Line]:
    """Yield lines, those of columns in rows next to each other; below each other where the terminal is narrow."""
    for placed, group in groupby(lines, key=lambda line: line.column > 0):
        sides = [list(side) for _, side in groupby(group, key=lambda line: line.column)]
        each = (min(width, WIDEST) - len(_GAP) * (len(sides) - 1)) // len(sides)
        if placed and len(sides) > 1 and width >= ROOM and each >= _NARROWEST:
            yield from _rows([list(_cells(side, each)) for side in sides], each)
        else:
            yield from (line._replace(column=0) for side in sides for line in side)


def _cells(side: Sequence[Line], width: int) -> Iterator[Line]:
    """Yield the rows of one side; the empty line before it belongs to the view below each other."""
    for line in side:
        if line.kind is not Kind.BLANK:
            yield from (line._replace(text=row, column=0) for row in rows(line.text, width))


def _rows(sides: Sequence[Sequence[Line]], width: int) -> Iterator[Line]:
    for cells in zip_longest(*sides, fillvalue=BLANK):
        kind = next(cell.kind for cell in cells if cell.kind is not Kind.BLANK)
        padded = [cell.text + " " * (width - columns(cell.text)) for cell in cells]
        yield Line(kind=kind, text=_GAP.join(padded).rstrip())
