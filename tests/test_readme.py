"""The README tells the truth: its commands, its chat, its tree of folders and its topic file."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from slow import SLOW

from advisor.cli import main
from advisor.commands.table import COMMANDS
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Conversation
from advisor.dialogue.turn import respond
from advisor.engine import Opened
from advisor.reading.load import load
from advisor.terminal.plain import view, written

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
CHAT, TREE, *_ = (text for kind, text in BLOCKS if kind == "text")
SET_UP, TEST = (text.strip() for kind, text in BLOCKS if kind == "sh")
(TOPIC,) = (text for kind, text in BLOCKS if kind == "yaml")
(PROGRAM,) = (text for kind, text in BLOCKS if kind == "python")

HELP_OF_ITS_OWN = {"__init__.py", "__main__.py", "__pycache__", "README.md", "py.typed"}
"""What needs no line in the tree."""


def drawn(folder: str) -> set[str]:
    """Return what the tree shows in a folder."""
    (part,) = re.findall(rf"^{folder}/ .*\n((?:  .*\n)*)", TREE, re.MULTILINE)
    return {line.split()[0].rstrip("/") for line in part.splitlines()}


@pytest.mark.parametrize("folder", ["knowledge", "advisor"])
def test_the_tree_shows_the_folders_as_they_are(folder: str) -> None:
    assert drawn(folder) == {path.name for path in (ROOT / folder).iterdir()} - HELP_OF_ITS_OWN


def test_every_command_named_exists(capsys: pytest.CaptureFixture[str]) -> None:
    named = set(re.findall(r"(?:`|bin/)advisor ([a-z]+)", README))
    assert main(["-h"]) == 0
    listed = set(re.findall(r"^  ([a-z]+) ", capsys.readouterr().out, re.MULTILINE))
    assert named
    assert named <= listed & {command.name for command in COMMANDS}


def test_every_file_and_script_named_exists() -> None:
    paths = set(re.findall(r"(?<![\w/])((?:\.ci|tests|knowledge)/[\w./-]+)", README)) - {
        "knowledge/topics/lockers.yaml"
    }
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_chat_is_a_real_one(shipped: Opened) -> None:
    assert shipped.knowledge
    assert shipped.understanding
    conversation = Conversation()
    for question, told in re.findall(r"^> (.*)\n((?:(?!> ).*\n)*)", CHAT, re.MULTILINE):
        turn, conversation = respond(
            Context(
                knowledge=shipped.knowledge,
                understanding=shipped.understanding,
                conversation=conversation,
                line=question,
                today=date(2026, 1, 15),
                checks=shipped.checks,
            )
        )
        assert written(view(turn, shipped.knowledge)).split() == told.split()


def test_the_program_does_what_it_shows(learned: Opened) -> None:
    assert learned.knowledge
    parsed = doctest.DocTestParser().get_doctest(PROGRAM, {}, "README.md", None, None)
    failures: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(parsed, out=failures.append)
    assert failures == []


def test_the_topic_file_is_a_whole_one(tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "knowledge", tmp_path / "knowledge")
    (folder / "topics" / "lockers.yaml").write_text(TOPIC, encoding="utf-8")
    loaded = load(folder)
    assert [str(problem) for problem in loaded.problems if "lockers" in str(problem)] == []
    assert loaded.knowledge
    assert loaded.knowledge.topics["lockers"].title == "Lockers"


def test_the_checks_run_the_command_for_the_tests() -> None:
    assert TEST in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


@SLOW
def test_a_fresh_clone_answers_with_an_empty_home(tmp_path: Path) -> None:
    clone, home = tmp_path / "clone", tmp_path / "home"
    home.mkdir()
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    settings = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_", "LANG"))}
    path = os.pathsep.join([str(Path(sys.base_prefix) / "bin"), os.environ["PATH"]])
    ran = subprocess.run(
        ["bash", "-c", SET_UP],
        cwd=clone,
        env={**settings, "HOME": str(home), "PATH": path},
        input="do I need a CS background?\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "Source: " in ran.stdout
    assert not list(home.rglob("index-*")), "it had to learn what should have come with it"
