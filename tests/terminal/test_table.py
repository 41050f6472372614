"""The table of conventions names for each of them a test that exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
ROWS = re.findall(r"^\| (U\d+) \|(.*)$", (TESTS / "terminal" / "README.md").read_text(encoding="utf-8"), re.MULTILINE)


def test_no_convention_is_missing() -> None:
    assert [row for row, _ in ROWS] == [f"U{number}" for number in range(1, 23)]


@pytest.mark.parametrize(("row", "text"), ROWS, ids=[row for row, _ in ROWS])
def test_each_convention_has_its_tests(row: str, text: str) -> None:
    named = re.findall(r"`([\w/]+\.py)::(\w+)`", text)
    assert named, row
    for file, function in named:
        assert f"\ndef {function}(" in (TESTS / file).read_text(encoding="utf-8"), f"{file}::{function}"
