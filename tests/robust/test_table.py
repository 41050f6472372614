"""The table of faults tells the truth: each test that it names exists, and each fault has one."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
ROWS = re.findall(r"^\| (R\d+) \|(.*)$", (TESTS / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
FAULTS = {*range(1, 35)} - {2, 32, 33}
"""The faults by their numbers; three of them are not given."""


def named(row: str) -> list[tuple[str, str]]:
    return re.findall(r"`([\w/]+\.py)::(\w+)`", row)


@pytest.mark.parametrize(("number", "row"), ROWS)
def test_each_test_named_exists(number: str, row: str) -> None:
    assert named(row), f"{number} names no test"
    for path, test in named(row):
        functions = {
            node.name
            for node in ast.walk(ast.parse((TESTS / path).read_text(encoding="utf-8")))
            if isinstance(node, ast.FunctionDef)
        }
        assert test in functions, f"{path} has no {test}"


def test_each_fault_has_its_row() -> None:
    assert {int(number[1:]) for number, _ in ROWS} == FAULTS
