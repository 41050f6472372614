"""Every combination of known and unknown answers, against the formulas of the contract written out anew."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import product
from typing import TypeAlias

import pytest

from advisor.eligibility.judge import judge
from advisor.eligibility.model import UNSURE, Check

Value: TypeAlias = str | int
Person: TypeAlias = dict[str, Value]
YES_NO: tuple[Value, ...] = ("yes", "no")

VALUES: dict[str, dict[str, tuple[Value, ...]]] = {
    "yellow-ribbon": {
        "certificate": ("full", "partial", "none"),
        "benefits": ("own", "spouse", "child", "fry", "no"),
        "transferred": YES_NO,
        "months": (0, 35, 36, 600),
        "serving": YES_NO,
        "honorable": YES_NO,
        "purple-heart": YES_NO,
        "disability": YES_NO,
    },
    "mba-track": {"degree": ("computer-science", "engineering", "other"), "experience": YES_NO},
    "program-fit": {
        "format": ("focused", "broad", "either"),
        "technical": YES_NO,
        "degree": ("computer-science", "engineering", "other"),
        "experience": YES_NO,
    },
}


def yellow_ribbon(a: Person) -> str:
    honorable = a["honorable"] == "yes"
    level = (
        (int(a["months"]) >= 36 and (a["serving"] == "yes" or honorable))
        or (a["purple-heart"] == "yes" and honorable)
        or a["disability"] == "yes"
    )
    by_benefits = (
        a["benefits"] == "fry"
        or (a["benefits"] == "own" and level)
        or (a["benefits"] in {"spouse", "child"} and a["transferred"] == "yes" and level)
    )
    eligible = a["certificate"] == "full" or (a["certificate"] == "none" and by_benefits)
    return "likely-eligible" if eligible else "not-eligible"


def mba_track(a: Person) -> str:
    if a["degree"] in {"computer-science", "engineering"}:
        return "meets"
    return "may-meet" if a["experience"] == "yes" else "does-not-meet"


def program_fit(a: Person) -> str:
    track = a["degree"] in {"computer-science", "engineering"} or a["experience"] == "yes"
    technical, wanted = a["technical"] == "yes", a["format"]
    if technical and (wanted == "focused" or (wanted == "either" and not track)):
        return "mspm"
    if track and (wanted == "broad" or (wanted == "either" and not technical)):
        return "tspm"
    return "both" if technical and track and wanted == "either" else "talk-to-admissions"


FORMULAS: dict[str, Callable[[Person], str]] = {
    "yellow-ribbon": yellow_ribbon,
    "mba-track": mba_track,
    "program-fit": program_fit,
}

State: TypeAlias = tuple[Value | None, ...]
Known: TypeAlias = tuple[frozenset[str], frozenset[str]]


def brute_force(name: str) -> Callable[[State], Known]:
    """Return a function from a state (None: not known) to the outcomes still possible, and what could change them."""
    ids, values, formula = list(VALUES[name]), list(VALUES[name].values()), FORMULAS[name]

    def outcome(state: State) -> str:
        return formula({key: value for key, value in zip(ids, state, strict=True) if value is not None})

    @cache
    def known(state: State) -> Known:
        if None in state:
            at = state.index(None)
            parts = [known((*state[:at], value, *state[at + 1 :])) for value in values[at]]
            return frozenset().union(*(part[0] for part in parts)), frozenset().union(*(part[1] for part in parts))
        here = outcome(state)
        turned = {
            key
            for at, key in enumerate(ids)
            if any(outcome((*state[:at], value, *state[at + 1 :])) != here for value in values[at])
        }
        return frozenset({here}), frozenset(turned)

    return known


def states(name: str) -> Iterator[State]:
    return product(*((None, *values) for values in VALUES[name].values()))


def expected(known: Callable[[State], Known], ids: list[str], state: State) -> tuple[str, tuple[str, ...]]:
    outcomes, sensitive = known(state)
    missing = tuple(key for key, value in zip(ids, state, strict=True) if value is None and key in sensitive)
    return next(iter(outcomes)) if len(outcomes) == 1 else "unclear", missing


@pytest.mark.parametrize("name", VALUES)
def test_every_combination_is_judged_as_the_contract_says(name: str, checks: Mapping[str, Check]) -> None:
    ids, known = list(VALUES[name]), brute_force(name)
    wrong = []
    for state in states(name):
        answers = {key: value for key, value in zip(ids, state, strict=True) if value is not None}
        result = judge(checks[name], answers)
        if (result.id, result.missing) != expected(known, ids, state):
            wrong.append((answers, result.id, result.missing, expected(known, ids, state)))
    assert wrong == []


@pytest.mark.parametrize("name", VALUES)
def test_unsure_is_not_known_except_for_the_certificate(name: str, checks: Mapping[str, Check]) -> None:
    """Every state of the small checks, and a fixed sample of the large one, with `unsure` for what is not known."""
    ids, known = list(VALUES[name]), brute_force(name)
    sample = sorted(states(name), key=repr)
    chosen = random.Random(7).sample(sample, min(len(sample), 4_000))  # noqa: S311 no secret, the same sample each time
    for state in chosen:
        answers = {key: UNSURE if value is None else value for key, value in zip(ids, state, strict=True)}
        meant = tuple(
            "none" if (key, value) == ("certificate", None) else value for key, value in zip(ids, state, strict=True)
        )
        result = judge(checks[name], answers)
        assert (result.id, result.missing) == expected(known, ids, meant), answers


def test_the_checks_and_ids_are_those_of_the_contract(checks: Mapping[str, Check]) -> None:
    assert {name: [question.id for question in check.questions] for name, check in checks.items()} == {
        name: list(values) for name, values in VALUES.items()
    }
    outcomes = {name: {outcome.id for outcome in check.outcomes} for name, check in checks.items()}
    assert outcomes == {
        "yellow-ribbon": {"likely-eligible", "not-eligible"},
        "mba-track": {"meets", "may-meet", "does-not-meet"},
        "program-fit": {"mspm", "tspm", "both", "talk-to-admissions"},
    }


def test_degree_and_experience_are_the_same_question_in_both_checks(mba_track: Check, program_fit: Check) -> None:
    for shared in ("degree", "experience"):
        assert mba_track.question(shared) is program_fit.question(shared)


def test_each_question_about_service_says_itself_whose_it_is(checks: Mapping[str, Check]) -> None:
    """A husband who never served must not take the months of his wife for his own, without asking for help first."""
    for name in ("months", "serving", "honorable", "purple-heart", "disability"):
        question = checks["yellow-ribbon"].question(name)
        assert question
        assert "the person who earned the benefits" in question.wording
