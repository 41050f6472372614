"""Whoever leaves a question of the keepers' commands half-way is told what was written, on a real terminal."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import Path

import pytest
from authoring.helping import school

from terminal.conftest import Start, start
from terminal.screen import Screen

__all__ = ["start"]

CTRL_C, CTRL_D = "\x03", "\x04"
LEFT, DONE, UNUSABLE = 130, 0, 2
ASKED: Mapping[str, str] = {
    "kb new lockers": "The title",
    "kb add notes 'how much is the tuition'": "Write it all the same?",
    "kb import topics.csv": "Write these changes?",
    "kb gaps asked.txt": "Add to `lending`?",
}
"""What each command asks in the end, or first."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a knowledge base, beside which stand a list of questions and a table with a change."""
    (tmp_path / "asked.txt").write_text("instrument\nxyzzy plugh\n")
    (tmp_path / "topics.csv").write_text("id,title\nlending,Lending\n")
    monkeypatch.chdir(tmp_path)
    return school(tmp_path)


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*.yaml")}


def asking(command: str, folder: Path, start: Start) -> Screen:
    """Start a command, and wait until it asks."""
    screen = start(*shlex.split(command), "--knowledge", str(folder))
    screen.wait_for(ASKED[command])
    screen.wait(lambda: screen.rows[-1] in {">", "[y/N]"})
    return screen


@pytest.mark.parametrize("command", ASKED)
@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_nothing_is_written(folder: Path, start: Start, command: str, key: str) -> None:
    before = contents(folder)
    screen = asking(command, folder, start)
    screen.type(key)
    status = screen.end()
    told = " ".join(screen.rows[-2:])
    assert "Nothing was written" in told or "Questions written: 0." in told
    assert status == (LEFT if key == CTRL_C else UNUSABLE if "new" in command else DONE)
    assert contents(folder) == before


def test_what_was_written_by_then_is_told(folder: Path, start: Start) -> None:
    screen = asking("kb gaps asked.txt", folder, start)
    screen.type("y\r")
    screen.wait_for("xyzzy plugh")
    screen.ready().type(CTRL_C)
    assert screen.end() == LEFT
    assert screen.rows[-1] == "Questions written: 1. To see what changed: advisor kb test"
    assert "- instrument\n" in (folder / "topics/lending.yaml").read_text()
