"""Each mistake that staff make is explained where it is, and takes nothing else down."""

from __future__ import annotations

import re

import pytest
import yaml

from advisor.reading import attempt, nodes

from .blamed import BLAMED
from .faulty import MISTAKES, Mistake, mended_line
from .test_nodes import LEFT_OUT, plain

EACH = [pytest.param(mistake, id=name) for mistakes in (MISTAKES, BLAMED) for name, mistake in mistakes.items()]


@pytest.mark.parametrize("mistake", EACH)
def test_a_mistake_is_explained_and_taken_out(mistake: Mistake) -> None:
    node, problems = nodes.parse(mistake.text, "f.yaml")
    assert [f"{found.place.line}:{found.place.column} {found.rule}" for found in problems] == [mistake.at]
    assert mistake.says in f"{problems[0].message} {mended_line(mistake.text, problems[0])}"
    assert plain(node) == mistake.value


@pytest.mark.parametrize("mistake", EACH)
def test_the_pure_loader_finds_the_mistake_too(mistake: Mistake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempt, "LOADER", yaml.Loader)
    _, problems = nodes.parse(mistake.text, "f.yaml")
    assert problems


def test_mistakes_in_several_entries_are_all_reported_and_the_others_stay() -> None:
    broken = {2: "e2: x: y\n", 5: 'e5: "open\n', 7: "e7: @x\n"}
    text = "".join(broken.get(number, f"e{number}: fine\n") for number in range(10))
    node, problems = nodes.parse(text, "f.yaml")
    assert [found.place.line for found in problems] == [3, 6, 8]
    assert plain(node) == {f"e{number}": LEFT_OUT if number in broken else "fine" for number in range(10)}


def test_a_message_says_which_lines_are_left_out() -> None:
    _, problems = nodes.parse("a: b\nc: d\n  e\n  f: g: h\n", "f.yaml")
    assert problems[0].message.endswith("Until then, lines 2 to 4 are left out")
    _, problems = nodes.parse(":\n- a\n: b\n", "f.yaml")
    assert all(re.search(r"Until then, (lines? \d|this file)", problem.message) for problem in problems)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("a: Room #204, ask\n", 'a: "Room #204, ask"'),
        ('a: "Room" #204\n', 'a: "Room #204"'),
        ("a: 'Room \"x\"'  #204\n", "a: 'Room \"x\"  #204'"),
        ("a: 'It''s' #204\n", None),
        ("a: [x, y #z, w\n  ]\n", 'a: [x, "y #z", w'),
        ("a: [x, 'y' #z,\n  w]\n", 'a: [x, "y #z",'),
        ("a: [x, #y, z\n  ]\n", 'a: [x, "#y", z'),
        ("a: [x] #y\n", None),
        ("a: x\n  y #z\n", None),
    ],
)
def test_the_mended_line_of_lost_text_says_all_of_it(text: str, mended: str | None) -> None:
    _, problems = nodes.parse(text, "f.yaml")
    assert [problem.rule for problem in problems] == ["lost-after-hash"]
    assert mended_line(text, problems[0]) == mended
