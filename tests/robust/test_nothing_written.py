"""A talk leaves nothing behind but what was learned from the knowledge base: no history, no answer, no question."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from checks_ui.sample import write_school
from terminal.screen import ROOT, Screen

CANARIES = ("canaryquestion", "jane.canary@example.org", "4125550000")


def written(home: Path) -> str:
    """Return all that lies below a folder, names and contents."""
    files = [path for path in home.rglob("*") if path.is_file()]
    return "\n".join(f"{path}\n{path.read_text(encoding='utf-8', errors='replace')}" for path in files)


@pytest.mark.parametrize("home", ["empty", "read-only", "a file", "none"])
def test_a_talk_leaves_no_trace_wherever_home_is(tmp_path: Path, home: str) -> None:
    school, place = write_school(tmp_path / "school"), tmp_path / "home"
    match home:
        case "a file":
            place.write_text("")
        case _:
            place.mkdir(mode=0o500 if home == "read-only" else 0o700)
    kept = {name: value for name, value in os.environ.items() if name not in {"HOME", "XDG_CACHE_HOME"}}
    env = {**kept, "PYTHONPATH": str(ROOT), "TMPDIR": str(place)} | ({"HOME": str(place)} if home != "none" else {})
    lines = [*CANARIES, "what is the tuition", "/check audition", "a little", "77", "review", "stop", "bye"]
    ran = subprocess.run(
        [sys.executable, "-m", "advisor", "--knowledge", str(school)],
        cwd=tmp_path,
        env=env | ({"XDG_CACHE_HOME": str(place / "cache")} if home == "none" else {}),
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=True,
    )
    assert "400 a term" in ran.stdout
    told = ran.stderr.splitlines()
    assert all(line.startswith("advisor: what was learned cannot be kept in ") for line in told)
    assert len(told) <= (home in {"read-only", "a file"})
    left = written(place) if place.is_dir() else ""
    assert [canary for canary in CANARIES if canary in left] == []
    assert {path.name.partition("-")[0] for path in place.rglob("*") if path.is_file()} <= {"index"}


def test_a_talk_at_the_prompt_leaves_no_trace(tmp_path: Path) -> None:
    school, place = write_school(tmp_path / "school"), tmp_path / "home"
    place.mkdir()
    env = {"ADVISOR_KNOWLEDGE": str(school), "HOME": str(place), "XDG_CACHE_HOME": str(place), "TMPDIR": str(place)}
    chat = Screen(env=env).ready()
    chat.say(CANARIES[0])
    chat.say("/check audition")
    chat.type("bye\r")
    assert chat.end() == 0
    assert CANARIES[0] not in written(place)
