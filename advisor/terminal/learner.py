"""Learns a knowledge base in a process of its own, so that whoever is talking need not wait."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from advisor.engine import Opened, compiled

_PACKAGE = Path(__file__).parents[1]
_APART = ("-P", "-E")
"""Neither the current folder nor one that the environment names is searched for code; the user's own packages are."""
_START = """\
import sys
from importlib.util import module_from_spec, spec_from_file_location
package = sys.argv.pop(1)
spec = spec_from_file_location("advisor", package + "/__init__.py", submodule_search_locations=[package])
sys.modules["advisor"] = module_from_spec(spec)
spec.loader.exec_module(sys.modules["advisor"])
from advisor.__main__ import run
sys.exit(run())
"""
"""Runs the package that stands in a folder; what lies beside it there is not found."""


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
    words = ["--knowledge", str(folder), "kb", "compile", "--to", str(path)]
    try:
        return subprocess.Popen(  # noqa: S603 - this very program
            [sys.executable, *_APART, "-c", _START, str(_PACKAGE), *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return None
