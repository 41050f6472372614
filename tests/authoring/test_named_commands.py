"""Every action on the knowledge base that a text names is there, with the options that stand behind it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from terminal.conftest import Run, run

from advisor.commands.kb import ACTIONS

__all__ = ["run"]

ROOT = Path(__file__).parents[2]
TEXTS = ("README.md", "knowledge/*.md", ".pre-commit-hooks.yaml", ".github/workflows/*.yml", ".ci/run")
IN_TICKS = re.compile(r"(?<!`)`(?!`)[^`]+`")
NAMED = re.compile(r"\bkb ([\w-]+)([^`;#>|\n]*)")
OPTION = re.compile(r"--[a-z][a-z-]*")


def texts() -> Iterator[tuple[str, str]]:
    """Yield what people read, with the name of the file: documents, and every text in the program."""
    for path in (path for pattern in TEXTS for path in ROOT.glob(pattern)):
        whole = IN_TICKS.sub(lambda found: " ".join(found[0].split()), path.read_text(encoding="utf-8"))
        yield path.name, whole
    for path in (ROOT / "advisor").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                yield (
                    path.name,
                    "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values),
                )
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield path.name, node.value


@cache
def named() -> frozenset[tuple[str, str, str]]:
    """Return each action that is named: the file, the action, and an option behind it, if there is any."""
    found = [(name, match) for name, text in texts() for match in NAMED.finditer(text)]
    return frozenset((name, match[1], option) for name, match in found for option in OPTION.findall(match[2]) or [""])


def test_the_texts_name_actions_and_options() -> None:
    found = {(action, option) for _, action, option in named()}
    assert found >= {("lint", "--fix"), ("test", "--leave-one-out"), ("new", ""), ("stale", "--within"), ("show", "")}


def test_every_action_that_is_named_is_there() -> None:
    there = {action.name for action in ACTIONS}
    assert {(name, action) for name, action, _ in named() if action not in {*there, "-h"}} == set()


@pytest.mark.parametrize("action", [action.name for action in ACTIONS])
def test_every_option_that_is_named_is_there(action: str, run: Run) -> None:
    shown = run("kb", action, "-h").out
    wanted = {option for _, each, option in named() if each == action and option}
    assert {option for option in wanted if option not in OPTION.findall(shown)} == set()
