"""Lets Ctrl-C wait while something is written, so that it is written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold back the signals that end or interrupt a program until this is done; it has to be done soon."""
    import signal  # noqa: PLC0415 - answering writes nothing
    import threading  # noqa: PLC0415

    if threading.current_thread() is not threading.main_thread():  # no signal interrupts another
        yield
        return
    names = ("SIGINT", "SIGTERM", "SIGHUP")  # Windows lacks the last
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    came: list[int] = []
    before = {number: signal.signal(number, lambda each, _: came.append(each)) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in came:
            signal.raise_signal(number)
