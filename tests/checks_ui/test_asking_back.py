"""A question asked within a check is no answer, and a check that is about another program is not offered."""

from __future__ import annotations

import pytest

from advisor.dialogue.replies import CheckAsk
from advisor.engine import Opened

from .conftest import Talk


@pytest.fixture
def real(opened: Opened) -> Talk:
    """Return a new conversation with the checks that ship."""
    return Talk(opened=opened)


@pytest.mark.parametrize(
    ("lines", "question"),
    [
        ("check yellow ribbon / what does full mean", "is 100% normal"),
        ("check yellow ribbon / what if it says partial", "100% normal?"),
        ("check yellow ribbon / none / is fry for my kids", "does a stepchild count as child"),
        ("check yellow ribbon / none / what's a spouse benefit", "ok, what's a spouse benefit?"),
        ("check yellow ribbon / none / own / is it 36 months", "are 40 months enough"),
        ("check program fit / does either mean both", "is a one year degree enough"),
        ("check mba track / what does other mean", "does data science count as computer science"),
    ],
)
def test_a_question_is_no_answer(real: Talk, lines: str, question: str) -> None:
    *before, asked = lines.split(" / ")
    open_one = real.asked(*before).question
    for line in (asked, question):
        assert real.asked(line).question == open_one
        assert "Noted" not in real.asked(line).before


@pytest.mark.parametrize("line", ["what do you mean transferred", "what does transferred mean?", "what's transferred"])
def test_a_question_about_the_running_one_explains_it(real: Talk, line: str) -> None:
    real.say("check yellow ribbon", "none", "spouse")
    assert "have passed their benefits on to you" in real.asked(line).before


@pytest.mark.parametrize("line", ["doesn't matter", "Either would suit me?", "do an mba", "can be either"])
def test_an_answer_that_only_looks_like_a_question_is_taken(real: Talk, line: str) -> None:
    assert real.asked("check program fit", line).question != "format"


def test_what_is_named_and_not_taken_is_said(real: Talk) -> None:
    assert real.asked("check mba track", "no engineering degree here").before.startswith("You name Engineering, but")


def test_no_check_about_another_program_is_offered(real: Talk) -> None:
    real.say("am I eligible for the MSPM?")
    assert real.turn.offer is None
    assert not any(isinstance(each, CheckAsk) for each in real.say("yes"))
    real.say("what are the prerequisites for the MBA track?")
    assert real.turn.offer


@pytest.mark.parametrize(
    ("line", "check"),
    [
        ("wait, I meant yellow ribbon", "yellow-ribbon"),
        ("switch to yellow ribbon", "yellow-ribbon"),
        ("stop, check yellow ribbon instead", "yellow-ribbon"),
        ("stop, check the mba track instead", "mba-track"),
    ],
)
def test_another_check_can_be_named_within_one(real: Talk, line: str, check: str) -> None:
    real.say("check program fit")
    assert real.asked(line).check == check


@pytest.mark.parametrize("line", ["I meant the MBA", "no, the mba"])
def test_what_answers_the_question_begins_no_other_check(real: Talk, line: str) -> None:
    assert real.asked("check program fit", line).check == "program-fit"


@pytest.mark.parametrize("line", ["fit check please", "the yellow ribbon check"])
def test_a_check_is_begun_by_its_name_before_the_word(real: Talk, line: str) -> None:
    real.asked(line)
