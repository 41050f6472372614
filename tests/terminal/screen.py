"""A real pseudo-terminal with the advisor in it, and what the eye sees there."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pexpect  # type: ignore[import-untyped]
import pyte

ROOT = Path(__file__).parents[2]
PATIENCE = 120.0
"""Seconds to wait for what should come at once, on a machine however busy."""


class Screen:
    """The advisor on a terminal of so many columns; `bytes` is everything that it wrote."""

    def __init__(self, *argv: str, columns: int = 80, rows: int = 40, env: Mapping[str, str]) -> None:
        given = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", **env}
        self.columns = columns
        self.process: Any = pexpect.spawn(
            sys.executable, ["-m", "advisor", *argv], env=given, dimensions=(rows, columns), timeout=PATIENCE
        )
        self.process.delaybeforesend = None
        self.bytes = b""
        self._screen = pyte.HistoryScreen(columns, rows, history=1000)
        self._stream = pyte.ByteStream(self._screen)

    @property
    def rows(self) -> list[str]:
        """What is on the screen, and what has left it at the top, without empty rows at the end."""
        gone = ["".join(row[x].data for x in range(self.columns)) for row in self._screen.history.top]
        return "\n".join(row.rstrip() for row in [*gone, *self._screen.display]).rstrip("\n").split("\n")

    @property
    def text(self) -> str:
        """All rows."""
        return "\n".join(self.rows)

    def type(self, keys: str) -> None:
        """Press keys."""
        self.process.send(keys.encode())

    def say(self, line: str, prompt: str = ">") -> list[str]:
        """Type a line and Enter; return the rows that follow, once the next prompt is there."""
        before = len(self.rows)
        self.type(f"{line}\r")
        self.wait(lambda: len(self.rows) > before + 1 and self.rows[-1].endswith(prompt))
        return self.rows[before:-1]

    def wait_for(self, text: str) -> None:
        """Wait until a text is on the screen."""
        self.wait(lambda: text in self.text)

    def wait(self, condition: Callable[[], bool]) -> None:
        """Read what is written until a condition holds."""
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, f"waited in vain; the screen:\n{self.text}"
            self._read(0.1)

    def ready(self, prompt: str = ">") -> Screen:
        """Wait for the prompt."""
        self.wait(lambda: self.rows[-1].endswith(prompt))
        return self

    def end(self) -> int:
        """Wait until the program has ended; return its exit status."""
        end = time.monotonic() + PATIENCE
        while self._read(0.1):
            assert time.monotonic() < end, f"still running; the screen:\n{self.text}"
        self.process.close()
        return int(self.process.exitstatus if self.process.exitstatus is not None else -self.process.signalstatus)

    def _read(self, timeout: float) -> bool:
        """Take in what was written; False when nothing more will come."""
        try:
            data = self.process.read_nonblocking(65536, timeout)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.bytes += data
        self._stream.feed(data)
        return True
