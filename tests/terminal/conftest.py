"""Runs the command line within the test, with streams of its own."""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias, cast

import pytest

from advisor.cli import main

from .screen import Screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What came of a command line."""

    status: int
    out: str
    err: str


Run: TypeAlias = Callable[..., Ran]


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away whatever in the environment changes how things look."""
    for name in ("NO_COLOR", "ACCESSIBLE", "ADVISOR_ACCESSIBLE", "ADVISOR_KNOWLEDGE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> None:
    """Let Ctrl-C reach the programs under test, even where the tests run in the background of a shell."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@contextmanager
def streams_of(patch: pytest.MonkeyPatch, stdin: bytes, *, tty: bool) -> Iterator[Callable[[int], Ran]]:
    """Put streams of its own in place of the program's; give what tells what came of it, by its status."""
    out, err = _stream(tty=tty), _stream(tty=tty)
    with patch.context() as within:
        for name, stream in (("stdin", _stream(stdin, tty=tty)), ("stdout", out), ("stderr", err)):
            within.setattr(sys, name, stream)
        yield lambda status: Ran(status=status, out=_text(out), err=_text(err))


@pytest.fixture
def run(school: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs a command line on the small knowledge base."""

    def run_it(*argv: str, stdin: bytes = b"", env: Mapping[str, str] | None = None, tty: bool = False) -> Ran:
        with monkeypatch.context() as patch, streams_of(patch, stdin, tty=tty) as ran:
            for name, value in {"ADVISOR_KNOWLEDGE": str(school), **(env or {})}.items():
                patch.setenv(name, value)
            status = main(argv)
        return ran(status)

    return run_it


class Start(Protocol):
    """Starts a conversation on a terminal."""

    def __call__(self, *argv: str, columns: int = 80, **env: str) -> Screen:
        """Start it with these arguments, and with what `env` adds to the environment."""


@pytest.fixture
def start(school: Path) -> Iterator[Start]:
    screens: list[Screen] = []

    def start_it(*argv: str, columns: int = 80, **env: str) -> Screen:
        screens.append(Screen(*argv, columns=columns, env={"ADVISOR_KNOWLEDGE": str(school), **env}))
        return screens[-1]

    yield start_it
    for screen in screens:
        screen.process.close(force=True)


class _Terminal(io.TextIOWrapper):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def _stream(data: bytes = b"", *, tty: bool = False) -> io.TextIOWrapper:
    kind = _Terminal if tty else io.TextIOWrapper
    return kind(io.BufferedRandom(cast("io.RawIOBase", io.BytesIO(data))), encoding="utf-8", newline="\n")


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()
