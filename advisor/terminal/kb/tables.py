"""Lays out rows of figures: in columns on a terminal, and elsewhere as a line of words for each row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.terminal.options import Look
from advisor.terminal.plain import Line, heading, paragraphs
from advisor.terminal.safe import one_line
from advisor.terminal.wrapping import columns

_GAP = "  "
_NOTHING = {"", "0"}

Row = Sequence[str]


def table(head: Row, rows: Sequence[Row], look: Look) -> Iterator[Line]:
    """Yield the lines of a table; the first column names the row."""
    if look is Look.PRETTY:
        widths = [max(columns(one_line(row[place])) for row in [head, *rows]) for place in range(len(head))]
        yield heading(_aligned(head, widths))._replace(text=_aligned(head, widths))
        for row in rows:
            yield from paragraphs(_aligned(row, widths))
        return
    for row in rows:
        cells = [f"{name} {cell}" for name, cell in zip(head[1:], row[1:], strict=True) if cell not in _NOTHING]
        yield from paragraphs(one_line(f"{row[0]}: {'; '.join(cells)}"))


def _aligned(row: Row, widths: Sequence[int]) -> str:
    cells = [one_line(cell) for cell in row]
    return _GAP.join(cell + " " * (width - columns(cell)) for cell, width in zip(cells, widths, strict=True)).rstrip()
