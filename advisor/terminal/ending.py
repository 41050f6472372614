"""Ends the program in order, the terminal as it was, when the system says so or its window closes."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""How the system says so; Windows knows only one of them."""


@contextmanager
def leaving_when_told() -> Iterator[None]:
    """Leave with the status that shells use for it: 128 and the signal's number."""
    with handlers_kept():
        for each in SIGNALS:
            signal.signal(each, _leave)
        yield


@contextmanager
def handlers_kept() -> Iterator[None]:
    """Put back afterwards what happens at these signals."""
    before = {each: signal.getsignal(each) for each in SIGNALS}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _leave(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)
