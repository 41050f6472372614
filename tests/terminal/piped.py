"""The advisor as a process of its own, with pipes to its streams."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from .screen import ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Piped:
    """A process that runs, and its streams."""

    process: subprocess.Popen[bytes]
    stdin: IO[bytes]
    stdout: IO[bytes]
    stderr: IO[bytes]

    def type(self, data: bytes) -> None:
        """Write lines to its standard input, at once."""
        self.stdin.write(data)
        self.stdin.flush()


def environment(knowledge: Path) -> dict[str, str]:
    """Return the environment in which the advisor answers from a knowledge base."""
    return {**os.environ, "ADVISOR_KNOWLEDGE": str(knowledge), "PYTHONPATH": str(ROOT)}


@contextmanager
def piped(knowledge: Path, *argv: str, python: tuple[str, ...] = ()) -> Iterator[Piped]:
    """Start the advisor with these arguments, and Python with those of its own; wait in the end."""
    with subprocess.Popen(
        [sys.executable, *python, "-m", "advisor", *argv],
        env=environment(knowledge),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        yield Piped(process=process, stdin=process.stdin, stdout=process.stdout, stderr=process.stderr)
