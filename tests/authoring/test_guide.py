"""Whoever follows the authors' guide to the letter gets what it promises."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from conftest import KNOWLEDGE
from terminal.conftest import Run, run

from advisor.eligibility.judge import judge
from advisor.reading.examples import load_conversations, load_examples
from advisor.reading.folder import GUIDES
from advisor.reading.load import Loaded, load

__all__ = ["run"]

TEXTS = [(KNOWLEDGE / name).read_text(encoding="utf-8") for name in GUIDES]
GUIDE = "\n".join(TEXTS)
RECIPES = dict(re.findall(r"^## (.*)\n((?:(?!## ).*\n)*)", GUIDE, re.MULTILINE))
BLOCK = r":\n\n```yaml\n(?P<text>.*?)^```$"
STEPS: Mapping[str, Callable[[str, re.Match[str]], str]] = {
    r"In `(?P<file>[^`]+)`, replace `(?P<old>[^`]+)` with `(?P<new>[^`]+)`": lambda text, step: replaced(
        text, step["old"], step["new"]
    ),
    r"Save this as `(?P<file>[^`]+)`" + BLOCK: lambda _, step: step["text"],
    r"Add this at the end of `(?P<file>[^`]+)`" + BLOCK: lambda text, step: text + step["text"],
}
"""What the guide tells people to do, and what comes of it."""


def replaced(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


def follow(recipe: str, folder: Path) -> int:
    """Do what a recipe says, in its order; return how many steps that were."""
    found = [(step, do) for way, do in STEPS.items() for step in re.finditer(way, recipe, re.MULTILINE | re.DOTALL)]
    for step, do in sorted(found, key=lambda each: each[0].start()):
        path = folder / step["file"]
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(do(before, step), encoding="utf-8")
    return len(found)


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a knowledge base in which every recipe was followed, one after the other."""
    folder = tmp_path_factory.mktemp("guide") / "knowledge"
    shutil.copytree(KNOWLEDGE, folder)
    steps = {title: follow(recipe, folder) for title, recipe in RECIPES.items()}
    assert {title: number for title, number in steps.items() if number} == {
        "Change a date or a fact": 1,
        "Teach it another way to ask": 1,
        "Add a topic": 3,
        "Add a detail": 1,
        "Write a conversation": 1,
        "Offer a check with a topic": 2,
    }
    return folder


@pytest.fixture(scope="module")
def loaded(followed: Path) -> Loaded:
    return load(followed)


def test_there_are_no_mistakes(loaded: Loaded, followed: Path) -> None:
    assert [str(problem) for problem in loaded.problems] == []
    assert load_examples(followed)[1] == load_conversations(followed)[1] == ()


def test_the_recipes_keep_their_promises(loaded: Loaded, followed: Path) -> None:
    assert loaded.knowledge
    topics = loaded.knowledge.topics
    assert "May 12, 2026" in " ".join(answer.short for answer in topics["deadlines"].answers.values())
    assert "am I too late for this year" in topics["deadlines"].ask
    assert topics["bicycle-parking"].answers["any"].sources == ("campus-bicycles",)
    assert topics["bicycle-parking"].answers["any"].short == "Yes, there are bicycle racks beside the building."
    assert topics["bicycle-parking"].details["roof"].answers["any"].short == "No, the bicycle racks have no roof."
    assert topics["bicycle-parking"].check == "bicycle-locker"
    outcome = judge(loaded.checks["bicycle-locker"], {"cycles": "yes"}).outcome
    assert outcome
    assert outcome.advice.title == "You can"
    assert "bicycles" in {Path(each.place.file).stem for each in load_conversations(followed)[0]}
    assert ("bicycle-parking",) in {example.topics for example in load_examples(followed)[0]}


def test_the_guide_is_two_screens_and_leads_to_the_rest() -> None:
    guide, reference = TEXTS
    assert len(guide.splitlines()) <= 105  # two screens, in a window of fifty lines or so
    headings = {heading.lower().replace(" ", "-") for heading in re.findall(r"^## (.*)", reference, re.MULTILINE)}
    assert set(re.findall(r"\]\(reference\.md#([\w-]+)\)", guide)) == headings


def test_the_commands_do_as_the_guide_says(followed: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(followed.parent)
    commands = re.findall(r"^    advisor (.*)$", GUIDE, re.MULTILINE)
    told = {command: run(*shlex.split(command, comments=True)) for command in commands}
    assert {command: ran.status for command, ran in told.items() if ran.status} == {}
    by_action = {command.split()[1]: ran for command, ran in told.items()}
    assert set(by_action) == {"lint", "preview", "schema", "show", "explain", "stale", "export", "import"}
    assert "May 12, 2026" in by_action["preview"].out
    assert "May 12, 2026" in by_action["show"].out
    assert "No, the bicycle racks have no roof." in told["kb show bicycle-parking/roof --knowledge knowledge"].out
    assert "Reached: " in by_action["explain"].out
    assert "topics/deadlines.yaml" in by_action["explain"].out
    assert "Sources" in by_action["stale"].out
    assert (followed.parent / "topics.csv").is_file()
    assert "Nothing to change" in by_action["import"].err
