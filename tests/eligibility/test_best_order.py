"""The order of asking is the best there is: any rules at all, compared with trying every order."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TypeAlias

import pytest
from counted import counted
from hypothesis import given, settings

from advisor.eligibility.model import (
    UNSURE,
    AllOf,
    Answers,
    AnyOf,
    Check,
    Choice,
    Condition,
    Not,
    OneOf,
    Option,
    Question,
    Value,
    YesNo,
)
from advisor.eligibility.order import about, next_question, remaining, summary
from advisor.eligibility.space import classes
from eligibility.any_rules import VALUES, check_of, conditions, outcome_of, states

Known: TypeAlias = tuple[Value | None, ...]
"""For each question: an answer, "not sure" where that stands for none, or None where it was not asked."""


class Plain:
    """A check as a plain table of all answers, and what asking in the best order costs, by trying every order."""

    def __init__(self, check: Check) -> None:
        self.questions = check.questions
        self.values = [classes(check, question) for question in check.questions]
        ids = [question.id for question in check.questions]
        outcomes = {each: outcome_of(check, dict(zip(ids, each, strict=True))) for each in product(*self.values)}
        self._matters: list[dict[Known, bool]] = []
        for index, values in enumerate(self.values):
            others = product(*self.values[:index], *self.values[index + 1 :])
            among = ((each, (outcomes[(*each[:index], value, *each[index:])] for value in values)) for each in others)
            self._matters.append({each: len(set(found)) > 1 for each, found in among})
        self._costs: dict[tuple[Known, int | None], float] = {}

    def known(self, answers: Answers) -> Known:
        """Return what is known from these answers; numbers that the rules treat alike are one."""
        return tuple(map(self._known, self.questions, self.values, [answers.get(q.id) for q in self.questions]))

    @staticmethod
    def _known(question: Question, values: tuple[Value, ...], value: Value | None) -> Value | None:
        value = (question.unsure or UNSURE) if value == UNSURE else value
        return max(each for each in values if int(each) <= value) if isinstance(value, int) else value

    def matters(self, known: Known, index: int) -> set[bool]:
        """Return whether an answer can change the outcome: for all that the others may be answered."""
        options = [
            values if each in {None, UNSURE} else (each,) for each, values in zip(known, self.values, strict=True)
        ]
        return {self._matters[index][each] for each in product(*options[:index], *options[index + 1 :])}

    def open(self, known: Known) -> dict[int, bool]:
        """Return the questions to ask, each with whether it is asked whatever the others are answered."""
        seen = {index: self.matters(known, index) for index, value in enumerate(known) if value is None}
        return {index: each == {True} for index, each in seen.items() if True in each}

    def costs(self, known: Known, ahead: int | None) -> dict[int, float]:
        """Return how many questions are to be expected with each of those to begin with.

        Every order is tried to its end; if only so far ahead, what is asked in any case comes first, as it is promised.
        """
        still_open = self.open(known)
        always = [index for index, each in still_open.items() if each]
        return {index: self._cost(known, ahead, index) for index in (always[:1] if ahead and always else still_open)}

    def _cost(self, known: Known, ahead: int | None, index: int) -> float:
        weights = [4 if value == self.questions[index].usually else 1 for value in self.values[index]]
        later = ahead and ahead - 1
        following = [self.expected((*known[:index], value, *known[index + 1 :]), later) for value in self.values[index]]
        return 1 + sum(map(float.__mul__, map(float, weights), following)) / sum(weights)

    def expected(self, known: Known, ahead: int | None) -> float:
        """Return how many questions are to be expected in the best order."""
        if (known, ahead) not in self._costs:
            best = float(bool(self.open(known))) if ahead == 0 else min(self.costs(known, ahead).values(), default=0.0)
            self._costs[known, ahead] = best
        return self._costs[known, ahead]


def lengths(check: Check, answers: Answers, seen: dict[frozenset[tuple[str, Value]], set[int]]) -> set[int]:
    """Return how many questions are asked from here on, for every answer to each of them, "not sure" too."""
    here = frozenset(answers.items())
    if here not in seen:
        question = next_question(check, answers)
        values = (*VALUES.get(question.id, ("yes", "no")), UNSURE) if question else ()
        following = [{**answers, question.id: value} for value in values] if question else []
        seen[here] = {1 + each for after in following for each in lengths(check, after, seen)} or {0}
    return seen[here]


@settings(max_examples=60)
@given(conditions, conditions, states)
def test_no_order_needs_fewer_questions(one: Condition, other: Condition, answers: dict[str, Value]) -> None:
    check = check_of(one, other)
    plain = Plain(check)
    known = plain.known(answers)
    chosen, costs = next_question(check, answers), plain.costs(known, None)
    if chosen is None:
        assert not costs
        return
    best = min(costs.values())
    as_good = [check.questions[index].id for index, cost in costs.items() if cost == pytest.approx(best, abs=1e-6)]
    always = [check.questions[index].id for index, each in plain.open(known).items() if each]
    assert set(always) <= set(as_good)
    assert chosen.id == (always or as_good)[0]


def test_a_question_that_is_asked_in_any_case_comes_first() -> None:
    rule = depends(YES[1], either(Not(part=YES[0]), Not(part=YES[2])), both(YES[0], YES[2]))
    chosen = next_question(check_for(rule, 3), {})
    assert chosen is not None
    assert chosen.id == "q1", "to begin with 0 is as good"


@settings(max_examples=60)
@given(conditions, conditions, states)
def test_as_many_questions_are_asked_as_promised(one: Condition, other: Condition, answers: dict[str, Value]) -> None:
    check = check_of(one, other)
    plain = Plain(check)
    seen = lengths(check, answers, {})
    assert remaining(check, answers) == (min(seen), max(seen))
    assert about(check, answers) == pytest.approx(plain.expected(plain.known(answers), None), abs=0.5 + 1e-6)


@settings(max_examples=20)
@given(conditions, conditions)
def test_a_summary_counts_from_the_start(one: Condition, other: Condition) -> None:
    check = check_of(one, other)
    told, seen = summary(check), lengths(check, {}, {})
    assert (told.id, told.title, told.ask) == (check.id, check.title, check.ask)
    assert (told.fewest, told.most) == (min(seen), max(seen))
    assert told.about == about(check, {})


YES = [OneOf(question=f"q{number}", values=("yes",)) for number in range(9)]


def both(*parts: Condition) -> Condition:
    return AllOf(parts=parts)


def either(*parts: Condition) -> Condition:
    return AnyOf(parts=parts)


def depends(on: Condition, then: Condition, otherwise: Condition) -> Condition:
    return either(both(on, then), both(Not(part=on), otherwise))


EIGHT = either(depends(YES[0], depends(YES[1], YES[2], both(YES[3], YES[4])), YES[5]), both(YES[6], YES[7]))
"""Three questions ahead, it seems best to begin with question 5; in the end it is best to begin with 0."""
NINE = either(
    depends(YES[0], both(YES[1], YES[2]), YES[3]),
    depends(YES[4], both(either(YES[5], YES[6]), YES[7]), YES[8]),
)
"""Three questions ahead, it seems best to begin with question 3; two ahead, four ahead and in the end, with 0."""


def check_for(rule: Condition, count: int) -> Check:
    """Return a check of so many questions of yes or no; to every second one most people say no."""
    usually = ("no", None) * count
    questions = [Question(id=f"q{n}", wording="?", kind=YesNo(), usually=usually[n]) for n in range(count)]
    return replace(check_of(rule, rule), questions=tuple(questions))


@pytest.mark.parametrize(("rule", "count", "ahead"), [(EIGHT, 8, None), (NINE, 9, 3)], ids=["eight", "nine"])
def test_with_more_than_eight_open_questions_orders_are_compared_three_ahead(
    rule: Condition, count: int, ahead: int | None
) -> None:
    check = check_for(rule, count)
    costs = Plain(check).costs((None,) * count, ahead)
    best = min(costs, key=lambda index: (round(costs[index], 6), index))
    chosen = next_question(check, {})
    assert chosen is not None
    assert chosen.id == f"q{best}"


def test_with_more_than_eight_open_questions_all_of_them_are_expected() -> None:
    nine, eight = check_for(NINE, 9), check_for(EIGHT, 8)
    assert (remaining(nine, {}), about(nine, {}), summary(nine).about) == ((1, 9), 9, 9)
    seen = lengths(eight, {}, {})
    assert remaining(eight, {}) == (min(seen), max(seen)) != (1, 8)
    assert about(eight, {}) == round(Plain(eight).expected((None,) * 8, None)) < 8


def test_answers_that_the_rules_treat_alike_are_looked_at_once() -> None:
    options = tuple(Option(id=f"o{number}", label="?") for number in range(12))
    questions = tuple(Question(id=f"q{n}", wording="?", kind=Choice(options=options)) for n in range(4))
    one = AnyOf(parts=tuple(OneOf(question=each.id, values=("o0",)) for each in questions))
    check = replace(check_of(one, one), questions=questions)
    found, calls = counted(lambda: summary(check))
    assert found.most == 4
    assert calls < 1_000_000
