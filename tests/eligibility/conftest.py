"""What the eligibility tests share: the checks that ship, and checks built from text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import TypeAlias

import pytest

from advisor.eligibility.model import Check
from advisor.model import Problem
from advisor.reading.checks import build_checks, load_checks
from advisor.reading.folder import KnowledgeFile
from advisor.reading.notes import Notes

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"

Read: TypeAlias = Callable[..., tuple[Mapping[str, Check], tuple[Problem, ...]]]


@pytest.fixture(scope="session")
def checks() -> Mapping[str, Check]:
    """Return the checks that ship with the advisor."""
    found, problems = load_checks(KNOWLEDGE)
    assert problems == ()
    return found


@pytest.fixture(scope="session")
def yellow_ribbon(checks: Mapping[str, Check]) -> Check:
    """Return the check with the most questions."""
    return checks["yellow-ribbon"]


@pytest.fixture(scope="session")
def mba_track(checks: Mapping[str, Check]) -> Check:
    """Return the check with two questions, both shared."""
    return checks["mba-track"]


@pytest.fixture(scope="session")
def program_fit(checks: Mapping[str, Check]) -> Check:
    """Return the check that compares the programs."""
    return checks["program-fit"]


@pytest.fixture(scope="session")
def read() -> Read:
    """Return a function that builds checks from texts by file name; the ids of sources are not looked at."""

    def build(**texts: str) -> tuple[Mapping[str, Check], tuple[Problem, ...]]:
        files = [
            KnowledgeFile(
                path=PurePosixPath(f"checks/{name}.yaml"), name=f"knowledge/checks/{name}.yaml", data=text.encode()
            )
            for name, text in texts.items()
        ]
        notes = Notes()
        found = build_checks(files, notes)
        return found, tuple(sorted(set(notes.problems)))

    return build
