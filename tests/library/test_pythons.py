"""The Pythons that are promised are those that are tried."""

from __future__ import annotations

import re
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
