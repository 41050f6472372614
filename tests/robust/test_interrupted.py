"""Ctrl-C in the middle of a save, at each line of it in turn: what was there is whole, or what comes is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .striking import LINE, NEW, OLD, RECENT

ROOT = Path(__file__).parents[2]


def left(action: str, tmp_path: Path) -> list[dict[str, bytes]]:
    """Return what is in the folder after a strike at each line, and in the end after none."""
    folder = tmp_path / "here"
    folder.mkdir()
    path = f"{ROOT}{os.pathsep}{ROOT / 'tests'}"
    ran = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "robust" / "striking.py"), action, str(folder)],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        check=True,
        timeout=120,
    )
    rows = [json.loads(row) for row in ran.stdout.splitlines()]
    return [{name: text.encode() for name, text in row.items()} for row in rows]


@pytest.mark.parametrize(
    ("action", "before", "after"),
    [
        ("files", {"one": OLD}, {"one": NEW, "two": NEW}),
        ("receipt", {}, {"one": NEW}),
        ("index", {"one": OLD}, {"one": NEW}),
        ("journal", {"one": LINE % 1}, {"one": LINE % 1 + LINE % 2}),
        ("anew", {"one": LINE.replace(b"2026", b"2020") % 1 + RECENT}, {"one": RECENT + LINE % 2}),
    ],
)
def test_ctrl_c_leaves_what_was_or_what_comes(
    tmp_path: Path, action: str, before: dict[str, bytes], after: dict[str, bytes]
) -> None:
    found = left(action, tmp_path)
    assert len(found) > 10
    assert found[0] == before
    assert found[-1] == after
    assert [each for each in found if each not in (before, after)] == []
