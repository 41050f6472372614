"""What a result says: the ledger, the near miss, the comparison, and always that it is guidance."""

from __future__ import annotations

import pytest

from advisor.eligibility.change import nearest_change
from advisor.eligibility.judge import UNCLEAR, judge
from advisor.eligibility.model import UNSURE, Check, Value

SERVED: dict[str, Value] = {"certificate": "none", "benefits": "own", "purple-heart": "no", "disability": "no"}


def test_a_result_always_says_that_it_is_guidance(yellow_ribbon: Check) -> None:
    for answers in ({}, {"certificate": "full"}, {"certificate": "partial"}):
        result = judge(yellow_ribbon, answers)
        assert "VA decides on the benefit, and the school decides on places and amounts" in result.text
        assert result.text == f"{result.advice.text}\n\n{yellow_ribbon.disclaimer}"


def test_without_answers_it_is_unclear_and_everything_is_missing(yellow_ribbon: Check) -> None:
    result = judge(yellow_ribbon, {})
    assert result.id == UNCLEAR
    assert result.outcome is None
    assert result.missing == tuple(question.id for question in yellow_ribbon.questions)
    assert result.advice is yellow_ribbon.unclear


def test_missing_is_never_false_and_never_zero(yellow_ribbon: Check) -> None:
    ledger = {line.text: line.holds for line in judge(yellow_ribbon, {"serving": "yes"}).criteria}
    assert set(ledger.values()) == {None}


def test_the_ledger_lists_each_criterion_with_its_source(yellow_ribbon: Check) -> None:
    result = judge(yellow_ribbon, {**SERVED, "months": 40, "honorable": "yes"})
    assert [line.holds for line in result.criteria] == [False, True, True, False, True, False, False]
    assert all(line.sources and line.text.endswith(".") for line in result.criteria if line.text)
    assert [line.text for line in result.criteria[:4] if line.text] == [
        "You would use benefits from your own service, transferred benefits, or the Fry Scholarship."
    ]
    assert result.sources[0] == "va-yellow-ribbon"
    assert len(result.sources) == len(set(result.sources))


def test_criteria_are_exact_where_kleene_would_not_know(program_fit: Check) -> None:
    """Either somebody wants the focused degree or not: with the formula met on both ways, it is met."""
    result = judge(program_fit, {"technical": "no", "format": "either", "degree": "engineering"})
    assert result.id == "tspm"
    assert result.missing == ()


def test_a_value_that_a_question_does_not_have_is_an_error(mba_track: Check) -> None:
    with pytest.raises(ValueError, match="not in"):
        judge(mba_track, {"degree": "maybe"})


def test_answers_to_other_checks_do_not_matter(mba_track: Check) -> None:
    assert judge(mba_track, {"months": 3, "degree": "other", "experience": "yes"}).id == "may-meet"


@pytest.mark.parametrize(
    ("answers", "texts"),
    [
        (
            {**SERVED, "months": 32, "honorable": "yes"},
            ["With 4 more months of active duty (36 months in all), you would likely be eligible."],
        ),
        (
            {**SERVED, "months": 35, "serving": "yes"},
            ["With 1 more month of active duty (36 months in all), you would likely be eligible."],
        ),
        ({**SERVED, "months": 35, "serving": "no", "honorable": "no"}, []),
        ({**SERVED, "months": 40, "serving": "no", "honorable": "no"}, []),
        ({**SERVED, "months": 32}, []),
        ({**SERVED, "months": UNSURE}, []),
        (
            {"certificate": "none", "benefits": "spouse", "transferred": "no", "disability": "yes"},
            ["If the benefits were transferred to you, you would likely be eligible."],
        ),
        ({"certificate": "full"}, []),
        ({"certificate": "partial", "months": 35}, []),
        ({}, []),
    ],
)
def test_the_near_miss_of_yellow_ribbon(yellow_ribbon: Check, answers: dict[str, Value], texts: list[str]) -> None:
    assert [change.text for change in nearest_change(yellow_ribbon, answers)] == texts


def test_a_near_miss_is_verified_and_leads_to_a_favourable_outcome(mba_track: Check) -> None:
    answers: dict[str, Value] = {"degree": "other", "experience": "no"}
    (change,) = nearest_change(mba_track, answers)
    assert (change.question, change.value, change.outcome.id) == ("experience", "yes", "may-meet")
    assert judge(mba_track, {**answers, change.question: change.value}).outcome == change.outcome


def test_program_fit_compares_the_programs(program_fit: Check) -> None:
    result = judge(program_fit, {"format": "either", "technical": "yes", "degree": "other", "experience": "no"})
    assert result.id == "mspm"
    mspm, tspm = result.comparison
    assert (mspm.program, len(mspm.in_favour), len(mspm.against)) == ("mspm", 3, 0)
    assert (tspm.program, len(tspm.in_favour), len(tspm.against)) == ("tspm", 1, 1)
    assert all(sources for side in result.comparison for _, sources in (*side.in_favour, *side.against))


def test_the_comparison_names_only_what_is_certain(program_fit: Check) -> None:
    assert all(not side.in_favour and not side.against for side in judge(program_fit, {}).comparison)
