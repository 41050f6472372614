"""The greeting is on the screen before anything heavy is taken in."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from .screen import PATIENCE, ROOT

MOST = 17
"""Modules of the advisor that may be needed to greet."""
PROGRAM = """
import io, json, sys
before = set(sys.modules)
class Terminal(io.StringIO):
    encoding = "utf-8"
    isatty = lambda self: True
    def write(self, text):
        sys.stderr.write(json.dumps([text, sorted(set(sys.modules) - before)]))
        raise SystemExit(0)
sys.stdin, sys.stdout = Terminal(), Terminal()
from advisor.cli import main
main([])
"""


def test_nothing_heavy_comes_before_the_greeting(school: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={"ADVISOR_KNOWLEDGE": str(school), "PYTHONPATH": str(ROOT), "TERM": "xterm"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    text, modules = json.loads(ran.stderr)
    assert text.startswith("Hello! I know two courses")
    own = {name for name in modules if name.startswith("advisor")}
    assert len(own) <= MOST, sorted(own)
    rooms = {name for name in own if name.count(".") == 1}
    assert rooms <= {"advisor.cli", "advisor.commands", "advisor.compiled", "advisor.noun", "advisor.terminal"}
    heavy = {"rich", "prompt_toolkit", "yaml", "rapidfuzz", "asyncio", "socket", "inspect", "importlib.metadata"}
    assert heavy.intersection(modules) == set()
