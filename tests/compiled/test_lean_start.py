"""A question from the command line is answered at once, without whatever answering does not need."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from advisor.engine import Opened

ROOT = Path(__file__).parents[2]
HEAVY = {"rich", "prompt_toolkit", "yaml", "asyncio", "importlib.metadata", "advisor.dialogue.learning", "advisor.matching.training"}
PROGRAM = """
import json, sys
from advisor.cli import main
status = main(["ask", "--json", "how much is the tuition"])
print(json.dumps([status, sorted(sys.modules)]), file=sys.stderr)
"""


@pytest.mark.usefixtures("shipped")
def test_a_warm_start_imports_nothing_heavy(tmp_path: Path) -> None:
    ran = run(tmp_path, "-c", PROGRAM)
    status, modules = json.loads(ran.stderr.splitlines()[-1])
    assert status == 0
    assert {reply["topic"] for reply in json.loads(ran.stdout)["replies"]} == {"tuition"}
    assert HEAVY.intersection(modules) == set()


def test_a_warm_start_takes_no_time(shipped: Opened, tmp_path: Path) -> None:
    assert shipped.knowledge is not None
    start = time.perf_counter()
    run(tmp_path, "-m", "advisor", "ask", "--json", "how much is the tuition")
    assert time.perf_counter() - start < 2


def run(folder: Path, *argv: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "ADVISOR_KNOWLEDGE"}
    return subprocess.run(
        [sys.executable, *argv],
        env={**environment, "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
    )
