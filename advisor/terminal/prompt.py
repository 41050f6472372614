"""Where people type: a prompt with history and completion, or a bare line where the terminal can do no more."""

from __future__ import annotations

import sys
from collections.abc import Callable

from advisor.terminal import streams
from advisor.terminal.options import YOU, Look
from advisor.terminal.typing_in import Completions, Reader

MARK = "> "


def reader(look: Look, complete: Completions, focus: Callable[[], str] = str, *, remember: bool = True) -> Reader:
    """Return what reads a message from the terminal, in the look that was asked for.

    `focus` is what the talk is about, said before what is typed. What is typed comes back with the Up key, unless it is
    not to be remembered.
    """
    mark = YOU if look is Look.ACCESSIBLE else MARK
    plain_line = bare_line(mark, focus, pasted=remember)
    if look is Look.PRETTY:
        try:
            from advisor.terminal.editor import editor  # noqa: PLC0415 prompt_toolkit takes a while, or is not to be had

            return either(editor(lambda: focus() + MARK, complete, remember=remember), plain_line)
        except Exception:  # noqa: BLE001, S110 whatever keeps it from running, a bare line does
            pass
    return plain_line


def either(first: Reader, second: Reader) -> Reader:
    """Return a reader that goes over to the second for good when the first turns out not to run here."""
    readers = [second, first]

    def read() -> str:
        try:
            return readers[-1]()
        except Exception as error:
            if isinstance(error, EOFError) or len(readers) == 1:
                raise
            readers.pop()
            return second()

    return read


def bare_line(mark: str, focus: Callable[[], str] = str, *, pasted: bool = False) -> Reader:
    """Return a reader that leaves all editing to the terminal; lines that are `pasted` are one message.

    What was typed ahead stands further up on the screen, so it is shown again behind the mark.
    """

    def read() -> str:
        ahead = streams.is_terminal(sys.stdin) and streams.is_more_at_hand(0)
        try:
            streams.say_as_it_is(focus() + mark)
            line = streams.read_message() if pasted else streams.read_line()
        except KeyboardInterrupt:
            streams.say("")
            raise
        if line is None:
            raise EOFError
        if ahead:
            streams.say(line)
        return line

    return read
