"""Whatever is typed, in whatever order, gets a harmless reply; and the same answers give the same result."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from checks_ui.sample import write_school
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor import Advisor
from advisor.library import CheckResult

from .fuzz import consistent, fault
from .lines import CHECKS, LINES

WAYS = [line for line in CHECKS if not line.startswith("save")]
FOUND = sorted((Path(__file__).parent / "found").glob("*.json"))


@pytest.fixture(scope="module")
def advisor(tmp_path_factory: pytest.TempPathFactory) -> Advisor:
    return Advisor.load(write_school(tmp_path_factory.mktemp("harbor")))


@settings(max_examples=150)
@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(st.characters(), max_size=40)), max_size=12))
def test_any_lines_in_any_order(advisor: Advisor, lines: list[str]) -> None:
    assert fault(advisor, lines) is None


@settings(max_examples=150)
@given(st.sampled_from(["audition", "course"]), st.lists(st.sampled_from(WAYS), max_size=14))
def test_any_way_through_a_check_gives_what_its_answers_give(advisor: Advisor, name: str, ways: list[str]) -> None:
    chat = advisor.converse()
    results = []
    for line in [f"/check {name}", *ways, "stop", f"/check {name}", *["well", "5 years", "yes"] * 3]:
        results += [each for each in chat.say(line).replies if isinstance(each, CheckResult)]
    assert results
    assert all(consistent(advisor, each) for each in results)


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.stem)
def test_what_once_went_wrong_does_so_no_more(advisor: Advisor, path: Path) -> None:
    assert fault(advisor, json.loads(path.read_text(encoding="utf-8"))) is None
