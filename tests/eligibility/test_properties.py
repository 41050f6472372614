"""Any rules at all: the engine agrees with trying every set of answers, one after the other."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.eligibility.change import nearest_change
from advisor.eligibility.judge import judge
from advisor.eligibility.model import UNSURE, Condition, Value
from advisor.eligibility.order import next_question, remaining
from advisor.eligibility.proof import prove
from eligibility.any_rules import VALUES, check_of, completions, conditions, holds, outcome_of, states


@settings(max_examples=300)
@given(conditions, conditions, states)
def test_the_result_is_exact(one: Condition, other: Condition, answers: dict[str, Value]) -> None:
    check = check_of(one, other)
    result = judge(check, answers)
    outcomes = {outcome_of(check, each) for each in completions(answers)}
    assert result.id == (outcomes.pop() if len(outcomes) == 1 else "unclear")
    unknown = [key for key in VALUES if key not in answers or (answers[key] == UNSURE and key != "second")]
    matters = tuple(
        key
        for key in unknown
        if any(
            outcome_of(check, {**each, key: value}) != outcome_of(check, each)
            for each in completions(answers)
            for value in VALUES[key]
        )
    )
    assert result.missing == matters


@settings(max_examples=200)
@given(conditions, conditions, states)
def test_each_criterion_and_point_is_exact(one: Condition, other: Condition, answers: dict[str, Value]) -> None:
    check = check_of(one, other)
    result = judge(check, answers)
    seen = {holds(other, each, {}) for each in completions(answers)}
    expected = seen.pop() if len(seen) == 1 else None
    assert result.criteria[0].holds is expected
    assert result.criteria[0].text == {True: "met", False: "not met", None: "not known"}[expected]
    assert bool(result.comparison[0].in_favour) == (expected is True)


@settings(max_examples=200)
@given(conditions, conditions, states)
def test_more_answers_never_change_a_result(one: Condition, other: Condition, answers: dict[str, Value]) -> None:
    check = check_of(one, other)
    before = judge(check, answers)
    for key in VALUES.keys() - answers.keys():
        for value in VALUES[key]:
            after = judge(check, {**answers, key: value})
            assert before.outcome in {None, after.outcome}
            assert set(after.missing) < {*before.missing, key}


@settings(max_examples=200)
@given(conditions, conditions, states, st.data())
def test_asking_until_nothing_is_left_settles_it_in_as_many_steps_as_promised(
    one: Condition, other: Condition, answers: dict[str, Value], data: st.DataObject
) -> None:
    check, given_answers, steps = check_of(one, other), dict(answers), 0
    fewest, most = remaining(check, answers)
    while (question := next_question(check, given_answers)) is not None:
        assert question.id in judge(check, given_answers).missing
        given_answers[question.id] = data.draw(st.sampled_from([*VALUES[question.id], UNSURE]))
        steps += 1
    assert fewest <= steps <= most
    result = judge(check, given_answers)
    assert all(given_answers[key] == UNSURE for key in result.missing)
    assert (result.outcome is None) == bool(result.missing)


@settings(max_examples=200)
@given(conditions, conditions, states)
def test_a_near_miss_holds_and_is_the_nearest(one: Condition, other: Condition, answers: dict[str, Value]) -> None:
    check = check_of(one, other)
    before = judge(check, answers).outcome
    for change in nearest_change(check, answers):
        assert before is not None
        assert not before.favourable
        assert judge(check, {**answers, change.question: change.value}).outcome == change.outcome
        assert change.outcome.favourable
        if change.question == "count":
            between = range(int(answers["count"]) + 1, int(change.value))
            assert not any(judge(check, {**answers, "count": each}).id == "first" for each in between)


@settings(max_examples=200)
@given(conditions, conditions)
def test_the_proof_finds_what_trying_all_answers_finds(one: Condition, other: Condition) -> None:
    check = check_of(one, other)
    everyone = list(completions({}))
    reached = {outcome_of(check, each) for each in everyone}
    idle = {
        key
        for key in VALUES
        if all(
            outcome_of(check, {**each, key: value}) == outcome_of(check, each)
            for each in everyone
            for value in VALUES[key]
        )
    }
    rules = [problem.rule for problem in prove(check)]
    assert rules.count("unreachable-outcome") == len({"first", "second", "third"} - reached)
    assert rules.count("unused-question") == len(idle)
    assert not {"check-gap", "check-overlap"} & set(rules)
