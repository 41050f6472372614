"""The Pythons that are promised are those that are tried."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def test_the_same_pythons_are_tried_everywhere() -> None:
    (tried,) = re.findall(r"^supported=\((.*)\)$", text(".ci/pythons"), re.MULTILINE)
    (matrix,) = re.findall(r"^ +python: \[(.*)\]$", text(".github/workflows/ci.yml"), re.MULTILINE)
    assert tried.split() == matrix.replace('"', "").split(", ")
    assert tomllib.loads(text("pyproject.toml"))["project"]["requires-python"] == f">={tried.split()[0]}"
    assert f"{sys.version_info.major}.{sys.version_info.minor}" in tried.split()


def test_every_library_has_a_lowest_version_that_can_be_tried() -> None:
    project = tomllib.loads(text("pyproject.toml"))
    for needed in project["project"]["dependencies"]:
        assert re.fullmatch(r"[\w-]+>=[\d.]+", needed), needed
    assert set(project["build-system"]["requires"][1:]) <= set(project["project"]["dependencies"])


def test_the_lowest_libraries_are_those_that_the_project_names() -> None:
    ran = subprocess.run([sys.executable, ROOT / ".ci" / "lowest.py"], capture_output=True, text=True, check=True)
    needed = tomllib.loads(text("pyproject.toml"))["project"]["dependencies"]
    assert ran.stdout.split() == [each.replace(">=", "==") for each in needed]


def test_the_newest_and_the_lowest_are_tried_where_nothing_here_has_changed() -> None:
    """What is installed for the README's command follows from what pip reads, so that the command stays as printed."""
    run, workflow = text(".ci/run"), text(".github/workflows/ci.yml")
    assert "PIP_UPGRADE=1 PIP_UPGRADE_STRATEGY=eager" in run
    assert 'python3 .ci/lowest.py >"$PIP_CONSTRAINT"' in run
    assert {"  schedule:", "  workflow_dispatch:", "      ADVISOR_LIBRARIES: lowest"} <= set(workflow.splitlines())
