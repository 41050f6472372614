"""A slip in the advisor's own words leaves all that it knows: what it says is barer until the slip is mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.dialogue.wording import contact_lines
from advisor.reading.load import load

from .sample import ADVISOR, write

SLIPS = {
    "a colon in the words": ("unknown: I don't know.", "unknown: Sorry: no idea.", 9),
    "a special sign": ("name: Guide", "name: @Guide", 1),
    "the greeting without its bar": ("greeting: |", "greeting: 'Hello", 3),
    "a slot that does not exist": ("Only for {programs}, not for {missing}.", "Only for {program}.", 12),
    "the short name of a program": ("short: MS", "short: `MS`", 19),
    "nothing said": ('refer_to: "{name} can tell you: {address}"', "refer_to:", 11),
}


@pytest.mark.parametrize(("old", "new", "line"), [pytest.param(*each, id=name) for name, each in SLIPS.items()])
def test_a_slip_beside_what_is_known_is_reported_and_everything_is_answered(
    old: str, new: str, line: int, tmp_path: Path
) -> None:
    assert old in ADVISOR
    home = write(tmp_path, {"advisor.yaml": ADVISOR.replace(old, new, 1)})
    loaded = load(home)
    assert {problem.place.line for problem in loaded.problems} == {line}
    assert loaded.knowledge
    assert list(loaded.knowledge.topics) == ["aid", "tuition"]
    assert list(loaded.knowledge.programs) == ["ms", "mba"]


def test_whom_to_ask_is_named_without_words_for_it(tmp_path: Path) -> None:
    slip = ADVISOR.replace('refer_to: "', "refer_to: ")
    knowledge = load(write(tmp_path, {"advisor.yaml": slip})).knowledge
    assert knowledge
    assert contact_lines(knowledge, ["desk"]) == ["The desk desk@school.edu"]
