"""Weights are moved to the one optimum of a convex objective, from wherever the search begins."""

from __future__ import annotations

import random
from collections import defaultdict

import pytest

from advisor.matching.margin import _COST, _TOLERANCE, Lesson, lesson, solve
from advisor.matching.weights import Growing

MARGIN = 0.5
FEATURES = [f"f{n}" for n in range(12)]
ENTRIES = 5


def start() -> dict[str, Growing]:
    chance = random.Random(1)  # noqa: S311 - the same each time
    rows = [{e: chance.uniform(0.1, 1.0) for e in range(ENTRIES) if chance.random() < 0.8} for _ in FEATURES]
    return {feature: defaultdict(float, row) for feature, row in zip(FEATURES, rows, strict=True)}


def lessons(weights: dict[str, Growing], seed: int = 2) -> list[Lesson]:
    chance = random.Random(seed)  # noqa: S311 - the same each time
    found = [dict.fromkeys(chance.sample(FEATURES, 4), 0.5) for _ in range(60)]
    return [lesson(weights, asked, number % ENTRIES) for number, asked in enumerate(found)]


def leads(each: Lesson) -> list[float]:
    """Return by how much a phrasing's own entry leads each rival."""
    own, *others = (
        sum(v * row.get(entry, 0.0) for v, row in zip(each.values, each.rows, strict=True))
        for entry in (each.entry, *each.rivals)
    )
    return [own - other for other in others]


def test_at_the_optimum_no_multiplier_can_be_bettered() -> None:
    weights = start()
    learned = lessons(weights)
    solve(learned, MARGIN)
    slack = 2 * _TOLERANCE
    for each in learned:
        for multiplier, lead in zip(each.multipliers, leads(each), strict=True):
            assert 0 <= multiplier <= _COST
            if multiplier == 0:
                assert lead >= MARGIN - slack
            elif multiplier == _COST:
                assert lead <= MARGIN + slack
            else:
                assert lead == pytest.approx(MARGIN, abs=slack)


def test_the_weights_are_what_the_multipliers_make_of_those_to_begin_with() -> None:
    before, weights = start(), start()
    learned = lessons(weights)
    solve(learned, MARGIN)
    assert any(any(each.multipliers) for each in learned)
    for each in learned:
        for place, rival in enumerate(each.rivals):
            for value, row in zip(each.values, each.rows, strict=True):
                row[each.entry] = row.get(each.entry, 0.0) - each.multipliers[place] * value
                row[rival] = row.get(rival, 0.0) + each.multipliers[place] * value
    for feature, row in weights.items():
        assert {e: w for e, w in row.items() if abs(w) > 1e-9} == pytest.approx(before[feature])


def test_the_order_of_the_lessons_decides_next_to_nothing() -> None:
    first, second = start(), start()
    solve(lessons(first), MARGIN)
    turned = lessons(second)[::-1]
    solve(turned, MARGIN)
    for feature, row in first.items():
        for entry, weight in row.items():
            assert second[feature].get(entry, 0.0) == pytest.approx(weight, abs=3 * _TOLERANCE)


def test_what_leads_far_enough_is_left_alone() -> None:
    rows = {"a": {0: 1.0, 1: 0.1}, "b": {1: 1.0, 0: 0.1}}
    weights = {feature: defaultdict(float, row) for feature, row in rows.items()}
    learned = [lesson(weights, {"a": 1.0}, 0), lesson(weights, {"b": 1.0}, 1)]
    solve(learned, MARGIN)
    assert weights == rows
