"""A question from the command line is answered without whatever answering does not need."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from advisor.engine import open_advisor

ROOT = Path(__file__).parents[2]
HEAVY = {
    "rich",
    "prompt_toolkit",
    "yaml",
    "asyncio",
    "importlib.metadata",
    "rapidfuzz",
    "dataclasses",
    "inspect",
    "pathlib",
    "shutil",
    "tempfile",
    "threading",
    "subprocess",
    "socket",
    "advisor.dialogue.learning",
    "advisor.dialogue.checks.interview",
    "advisor.matching.training",
    "advisor.reading.load",
    "advisor.eligibility.model",
    "advisor.terminal.pretty",
}
PROGRAM = """
import json, sys
from advisor.cli import main
status = main(["ask", "--json", "what is the tuition"])
print(json.dumps([status, sorted(sys.modules)]), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def warm(school: Path) -> Path:
    """Return a knowledge base that has been compiled."""
    assert open_advisor(school).understanding
    return school


def test_a_warm_start_imports_nothing_heavy(warm: Path) -> None:
    ran = run(warm, "-c", PROGRAM)
    status, modules = json.loads(ran.stderr.splitlines()[-1])
    assert status == 0
    assert {reply["topic"] for reply in json.loads(ran.stdout)["replies"]} == {"tuition"}
    assert HEAVY.intersection(modules) == set()


def run(knowledge: Path, *argv: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *argv],
        env={**os.environ, "ADVISOR_KNOWLEDGE": str(knowledge), "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        encoding="utf-8",
        cwd=knowledge,
    )
