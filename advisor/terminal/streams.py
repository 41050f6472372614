"""The three standard streams: lines in, harmless text out, whatever they are connected to."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from io import TextIOWrapper
from typing import TextIO

from advisor.terminal.safe import ASCII_FORMS, escaped, one_line, row, safe

_LONGEST = 1_000_000
"""Bytes of a line that are taken in; the rest of it is passed over."""
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_AT_ONCE = 0.02
"""Seconds within which the lines of a paste follow each other."""


def prepare() -> None:
    """Let characters that a stream cannot show appear in an ASCII form instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=ASCII_FORMS)


def say(text: str) -> None:
    """Write text to standard output, harmless, and a newline."""
    _write(sys.stdout, safe(text) + "\n")


def say_row(text: str) -> None:
    """Write one line to standard output, harmless, whatever it quotes."""
    _write(sys.stdout, row(text) + "\n")


def say_as_it_is(text: str) -> None:
    """Write text that this program has made harmless, and perhaps styled, itself; no newline is added."""
    _write(sys.stdout, text)


def say_json(json: str) -> None:
    """Write a line of JSON."""
    ascii_only = sys.stdout is not None and not is_unicode(sys.stdout)
    line = escaped(json)
    _write(sys.stdout, (_as_ascii(line) if ascii_only else line) + "\n")


def tell(text: str) -> None:
    """Write one line to standard error. Where nobody can hear it, that is no reason to stop."""
    try:
        _write(sys.stderr, one_line(text) + "\n")
    except OSError:
        silence(sys.stderr)


def tell_as_it_is(text: str) -> None:
    """Write text of this program's own to standard error; no newline is added."""
    with suppress(OSError):
        _write(sys.stderr, text)


def read_line() -> str | None:
    """Return the next line of standard input without the space around it; None at the end.

    It is UTF-8, or UTF-16 where a byte order mark says so; other bytes are replaced, and what goes beyond a million
    of them is passed over.
    """
    if sys.stdin is None:
        return None
    read = _lines_of(sys.stdin)
    data = rest = read(_LONGEST)
    while len(rest) == _LONGEST and rest[-1:] not in {b"\n", "\n"}:
        rest = read(_LONGEST)
    text = data.decode("utf-8", errors="replace") if isinstance(data, bytes) else data
    return text.strip("\ufeff\r\n\t ") if data else None


@lru_cache(maxsize=1)
def _lines_of(stream: TextIO) -> Callable[[int], bytes | str]:
    """Return what reads the next line of a stream; its first bytes are looked at once, when somebody needs them."""
    peek = getattr(stream.buffer, "peek", None)
    if not peek or not isinstance(stream, TextIOWrapper) or is_terminal(stream) or not peek(2).startswith(_UTF16):
        return stream.buffer.readline
    stream.reconfigure(encoding="utf-16", errors="replace", newline="\n")
    return stream.readline


def read_message() -> str | None:
    """Return the next line of standard input, with those that came at once with it: a paste is one message."""
    line = read_line()
    if line is None:
        return None
    pasted = [line]
    while is_more_at_hand() and (line := read_line()) is not None:
        pasted.append(line)
    return "\n".join(pasted).strip()


def is_more_at_hand(seconds: float = _AT_ONCE) -> bool:
    """Tell whether a terminal holds another line already, or gets one within some seconds."""
    import select  # noqa: PLC0415 only those who type at a bare prompt need it

    try:
        return bool(select.select([sys.stdin], [], [], seconds)[0])
    except (OSError, ValueError):
        return False


def lines() -> Iterator[str]:
    """Yield the lines of standard input that hold anything."""
    while (line := read_line()) is not None:
        if line:
            yield line


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a stream is a terminal; a closed one is not."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def width(stream: TextIO | None) -> int | None:
    """Return the columns of the terminal that a stream is connected to, where that is known for certain."""
    try:
        return os.get_terminal_size(stream.fileno()).columns or None if stream is not None else None
    except (OSError, ValueError):
        return None


def columns() -> int:
    """Return the columns of the terminal."""
    import shutil  # noqa: PLC0415 - it draws in three ways to pack files; what is piped starts without it

    return shutil.get_terminal_size().columns


def silence(stream: TextIO | None) -> None:
    """Send what a stream still holds, and whatever comes, nowhere: its reader has gone."""
    if stream is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _write(stream: TextIO | None, text: str) -> None:
    if stream is not None:
        stream.write(text)
        stream.flush()


def is_unicode(stream: TextIO) -> bool:
    """Tell whether a stream can show every character."""
    return (stream.encoding or "").lower().replace("-", "").startswith("utf")


def _as_ascii(json: str) -> str:
    units = json.encode("utf-16-be")
    codes = (units[i] << 8 | units[i + 1] for i in range(0, len(units), 2))
    return "".join(chr(code) if code < 0x80 else f"\\u{code:04x}" for code in codes)  # noqa: PLR2004 the end of ASCII
