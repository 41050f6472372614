"""Learns a knowledge base in a process of its own, so that whoever is talking need not wait."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from advisor.engine import Opened, compiled

_PACKAGE = Path(__file__).parents[2]


class Learner:
    """A process that learns the knowledge base in a folder, which stays as it is meanwhile."""

    def __init__(self, folder: Path, version: str) -> None:
        """Start learning; where no process can be started, there will be no result."""
        self._folder, self._version = folder, version
        self.path = folder.parent / "learned.jsonl"
        self._process = _started(folder, self.path)

    def result(self) -> Opened | None:
        """Return what was learned, once it is there."""
        if self._process is None or self._process.poll() is None:
            return None
        return compiled(self._folder, self._version, self.path)

    def stop(self) -> None:
        """Stop learning."""
        if self._process and self._process.poll() is None:
            self._process.kill()
            self._process.wait()


def _started(folder: Path, path: Path) -> subprocess.Popen[bytes] | None:
    """Start the process: apart from the terminal, so that Ctrl-C there does not reach it."""
    argv = [sys.executable, "-m", "advisor", "--knowledge", str(folder), "kb", "compile", "--to", str(path)]
    paths = os.pathsep.join(filter(None, [str(_PACKAGE), os.environ.get("PYTHONPATH", "")]))
    try:
        return subprocess.Popen(  # noqa: S603 - this very program
            argv,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
            start_new_session=True,
        )
    except OSError:
        return None
