"""Asks the keeper who sits at the terminal, or reads the answers from piped lines."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from advisor.terminal import streams
from advisor.terminal.options import CannotUseError
from advisor.terminal.prompt import MARK, bare_line
from advisor.terminal.safe import one_line, unbroken

Refusal = str | None
"""Why an answer cannot be taken, or None if it can."""
NOTHING_WRITTEN = "Nothing was written."


def somebody_is_there() -> bool:
    """Tell whether there is somebody to ask."""
    return streams.is_terminal(sys.stdin) and streams.is_terminal(sys.stdout)


@contextmanager
def nothing_written() -> Iterator[None]:
    """Say so where somebody ends it with Ctrl-C before anything is written."""
    try:
        yield
    except KeyboardInterrupt:
        streams.tell(NOTHING_WRITTEN)
        raise


def typed(mark: str) -> str | None:
    """Return what somebody types; None at the end of the input, with what follows on a line of its own."""
    try:
        return bare_line(mark)()
    except EOFError:
        streams.say("")
        return None


def confirmed(question: str) -> bool:
    """Ask for a yes; anything else, and the end of the input, is a no."""
    streams.say(question)
    return (typed("[y/N] ") or "").strip().lower() in {"y", "yes"}


def asked(question: str, check: Callable[[str], Refusal], at_end: str | None = None) -> str:
    """Ask until the answer can be taken; from piped lines, the first one must do. Raises `CannotUseError`.

    At the end of the input the answer is `at_end`, if there is one.
    """
    if somebody_is_there():
        streams.say(question)
    while True:
        line = _line(question, at_end)
        why = check(line)
        if why is None:
            return line
        if not somebody_is_there():
            message = f"{one_line(question)} '{one_line(line)[:60]}': {why}"
            raise CannotUseError(message)
        streams.say(why)


def asked_for_several(question: str, check: Callable[[str], Refusal]) -> list[str]:
    """Ask for lines up to an empty one or the end; none that cannot be taken is among them."""
    if somebody_is_there():
        streams.say(f"{question} An empty line ends the list.")
    return list(_several(question, check))


def _several(question: str, check: Callable[[str], Refusal]) -> Iterator[str]:
    while line := _line(question, at_end=""):
        why = check(line)
        if why is None:
            yield line
        elif somebody_is_there():
            streams.say(why)
        else:
            message = f"'{one_line(line)[:60]}': {why}"
            raise CannotUseError(message)


def _line(question: str, at_end: str | None = None) -> str:
    """Return the next line typed or piped; at the end of the input `at_end`, or a refusal that says what is missing."""
    line = typed(MARK) if somebody_is_there() else streams.read_line()
    if line is None and at_end is None:
        message = f"the input ended where this was asked: {one_line(question)} Nothing was written"
        raise CannotUseError(message)
    return unbroken(line if line is not None else at_end or "").strip()
