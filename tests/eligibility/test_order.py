"""Which question comes next: every way through every check, and never a question that cannot matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import pytest
from counted import counted

from advisor.eligibility.judge import judge
from advisor.eligibility.model import (
    UNSURE,
    Advice,
    AnyOf,
    Check,
    Named,
    Not,
    OneOf,
    Outcome,
    Question,
    Value,
    YesNo,
)
from advisor.eligibility.order import AHEAD, EXACT, about, next_question, remaining
from advisor.eligibility.space import space

NAMES = ("yellow-ribbon", "mba-track", "program-fit")


def answers_to(check: Check, question: Question) -> tuple[Value, ...]:
    return (*space(check).axes[question.id].values, UNSURE)


def ways(check: Check, answers: dict[str, Value]) -> Iterator[list[dict[str, Value]]]:
    """Yield every conversation from here on: the answers after each step."""
    question = next_question(check, answers)
    if question is None:
        yield [answers]
        return
    for value in answers_to(check, question):
        for way in ways(check, {**answers, question.id: value}):
            yield [answers, *way]


@pytest.mark.parametrize("name", NAMES)
def test_every_way_ends_in_its_outcome(name: str, checks: Mapping[str, Check]) -> None:
    check = checks[name]
    for way in ways(check, {}):
        result = judge(check, way[-1])
        unsure = {question for question, value in way[-1].items() if value == UNSURE}
        assert set(result.missing) <= unsure
        assert (result.outcome is None) == bool(result.missing)


@pytest.mark.parametrize("name", NAMES)
def test_only_questions_that_can_matter_are_asked_and_each_once(name: str, checks: Mapping[str, Check]) -> None:
    check = checks[name]
    for way in ways(check, {}):
        for before, after in pairwise(way):
            (asked,) = after.keys() - before.keys()
            assert asked in judge(check, before).missing


@pytest.mark.parametrize("name", NAMES)
def test_the_number_of_questions_that_remain_is_kept(name: str, checks: Mapping[str, Check]) -> None:
    check = checks[name]
    lengths: dict[str, set[int]] = {}
    for way in ways(check, {}):
        for index, answers in enumerate(way):
            lengths.setdefault(repr(answers), set()).add(len(way) - 1 - index)
    for way in ways(check, {}):
        for answers in way:
            seen = lengths[repr(answers)]
            assert remaining(check, answers) == (min(seen), max(seen))


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({"certificate": "full"}, ["certificate"]),
        ({"certificate": "partial"}, ["certificate"]),
        ({"certificate": "none", "benefits": "fry"}, ["certificate", "benefits"]),
        ({"certificate": UNSURE, "benefits": "fry"}, ["certificate", "benefits"]),
        ({"certificate": "none", "benefits": "no"}, ["certificate", "benefits"]),
        (
            {"certificate": "none", "benefits": "spouse", "transferred": "no"},
            ["certificate", "benefits", "transferred"],
        ),
        (
            {"certificate": "none", "benefits": "own", "months": 48, "serving": "yes"},
            ["certificate", "benefits", "months", "serving"],
        ),
        (
            {"certificate": "none", "benefits": "own", "months": 48, "serving": "no", "honorable": "yes"},
            ["certificate", "benefits", "months", "serving", "honorable"],
        ),
    ],
)
def test_yellow_ribbon_asks_little(yellow_ribbon: Check, answers: dict[str, Value], asked: list[str]) -> None:
    given: dict[str, Value] = {}
    order = []
    while (question := next_question(yellow_ribbon, given)) is not None:
        order.append(question.id)
        given[question.id] = answers[question.id]
    assert order == asked


@pytest.mark.parametrize("name", NAMES)
def test_how_many_to_expect_lies_between_the_fewest_and_the_most(name: str, checks: Mapping[str, Check]) -> None:
    fewest, most = remaining(checks[name], {})
    assert fewest <= about(checks[name], {}) <= most


def test_nothing_remains_when_it_is_settled(yellow_ribbon: Check) -> None:
    settled = {"certificate": "full"}
    assert next_question(yellow_ribbon, settled) is None
    assert remaining(yellow_ribbon, settled) == (0, 0)
    assert about(yellow_ribbon, settled) == 0


def test_a_check_with_many_questions_looks_only_so_far_ahead() -> None:
    ids = [f"q{number}" for number in range(EXACT + AHEAD)]
    check = long_check(ids)
    first, calls = counted(lambda: next_question(check, {}))
    assert first is not None
    assert first.id == "q0"
    assert calls < 2_000_000


def test_with_many_open_questions_all_of_them_may_remain() -> None:
    ids = [f"q{number}" for number in range(EXACT + 1)]
    assert remaining(long_check(ids), {}) == (1, EXACT + 1)
    assert remaining(long_check(ids[:EXACT]), {}) == (1, EXACT)


def long_check(ids: list[str]) -> Check:
    """At least one yes among many questions."""
    words = Advice(title="t", text="t")
    some = AnyOf(parts=tuple(OneOf(question=each, values=("yes",)) for each in ids))
    return Check(
        id="long",
        title="t",
        intro="t",
        ask=(),
        questions=tuple(Question(id=each, wording="?", kind=YesNo()) for each in ids),
        conditions={"some": some},
        criteria=(),
        outcomes=(
            Outcome(id="some", when=Named(name="some"), advice=words),
            Outcome(id="none", when=Not(part=Named(name="some")), advice=words),
        ),
        unclear=words,
        disclaimer="d",
    )
