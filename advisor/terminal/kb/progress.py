"""Shows how far something has come that takes a while: a bar on a terminal, and nothing anywhere else."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from advisor.terminal import streams
from advisor.terminal.options import Options, can_style

T = TypeVar("T")

_WIDTH = 20


def with_bar(items: Iterable[T], total: int, options: Options) -> Iterator[T]:
    """Give the items, with a bar on standard error that fills as they come."""
    shown = streams.is_terminal(sys.stderr) and can_style(os.environ) and not (options.plain or options.accessible)
    drawn = 0
    if shown:
        _draw(0)
    try:
        for number, item in enumerate(items, start=1):
            filled = _WIDTH * number // max(total, 1)
            if shown and filled != drawn:
                _draw(filled)
                drawn = filled
            yield item
    finally:
        if shown:
            streams.tell_as_it_is("\r" + " " * (_WIDTH + 2) + "\r")


def _draw(filled: int) -> None:
    streams.tell_as_it_is(f"\r[{'#' * filled}{'.' * (_WIDTH - filled)}]")
