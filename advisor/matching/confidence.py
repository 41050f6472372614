"""Turns how strongly an entry matches into the probability that it is the right one."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from advisor.matching.matcher import Match
from advisor.matching.training import HeldOut

Vector3 = tuple[float, float, float]

_STEPS = 25
_RIDGE = 0.01
_UNANSWERABLE = 0.35
"""The share of questions that no topic answers, as far as calibration is concerned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """A logistic map from a ranking's strength, and its lead over the second, to a probability.

    `sure` is the probability from which an answer is given, `unsure` that below which nothing is even offered.
    """

    weights: Vector3
    sure: float
    unsure: float

    def of(self, matches: Sequence[Match], place: int = 0) -> float:
        """Return the probability that the match at `place` of a ranking is the right one, 0 to 1."""
        return _logistic(self.weights, _facts(matches, place)) if matches else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """One held-out question: what its best match looked like, whether that was right, and how much it counts."""

    facts: Vector3
    right: bool
    counts: float


def calibrate(held_out: Iterable[HeldOut], is_topic: Callable[[str], bool], *, budget: float) -> Confidence:
    """Fit the map to what the held-out phrasings found; `budget` is the share of questions that may go wrong.

    A topic's phrasing shows what a right answer looks like; that of an outside subject, asked as if the subject
    were unknown too, what a question looks like that must not be answered. Logistic regression by Newton's method.
    """
    cases = list(_cases(held_out, is_topic))
    weights = _fit(cases)
    sure = _threshold(cases, weights, budget)
    return Confidence(weights=weights, sure=sure, unsure=min(0.1, sure / 3))


def _cases(held_out: Iterable[HeldOut], is_topic: Callable[[str], bool]) -> Iterator[_Case]:
    asked: list[tuple[Sequence[Match], bool]] = []
    unanswerable: list[Sequence[Match]] = []
    for each in held_out:
        if is_topic(each.entry):
            asked.append((each.without_phrasing, _first(each.without_phrasing) == each.entry))
        else:
            unanswerable += [each.without_phrasing, each.without_entry]
    share = _UNANSWERABLE / (1 - _UNANSWERABLE) * len(asked) / max(len(unanswerable), 1)
    for matches, right in asked:
        if is_topic(_first(matches)):
            yield _Case(facts=_facts(matches), right=right, counts=1.0)
    for matches in unanswerable:
        if is_topic(_first(matches)):
            yield _Case(facts=_facts(matches), right=False, counts=share)


def _first(matches: Sequence[Match]) -> str:
    return matches[0].entry if matches else ""


def _facts(matches: Sequence[Match], place: int = 0) -> Vector3:
    """What confidence depends on: strength, and the lead over the strongest other match."""
    own = matches[place].strength
    other = max((match.strength for i, match in enumerate(matches) if i != place), default=0.0)
    return 1.0, math.log(own + 0.02), math.log((own + 0.05) / (other + 0.05))


def _logistic(weights: Vector3, facts: Vector3) -> float:
    z = sum(w * f for w, f in zip(weights, facts, strict=True))
    return 1 / (1 + math.exp(-max(min(z, 30.0), -30.0)))


def _fit(cases: Sequence[_Case]) -> Vector3:
    """Newton's method; a slight pull towards a plain guess keeps it sane where there are few cases."""
    weights: Vector3 = (0.0, 1.0, 1.0)
    for _ in range(_STEPS):
        gradient = [0.0, 0.0, 0.0]
        curve = [[_RIDGE if i == j else 0.0 for j in range(3)] for i in range(3)]
        for case in cases:
            guess = _logistic(weights, case.facts)
            for i, fact in enumerate(case.facts):
                gradient[i] += case.counts * (case.right - guess) * fact
                for j, other in enumerate(case.facts):
                    curve[i][j] += case.counts * guess * (1 - guess) * fact * other
        step = _solve(curve, gradient)
        weights = (weights[0] + step[0], weights[1] + step[1], weights[2] + step[2])
    return weights


def _solve(matrix: list[list[float]], right: list[float]) -> Vector3:
    """Solve three linear equations by Cramer's rule."""
    whole = _determinant(matrix) or 1.0
    columns = [[[right[r] if c == i else matrix[r][c] for c in range(3)] for r in range(3)] for i in range(3)]
    first, second, third = (_determinant(each) / whole for each in columns)
    return first, second, third


def _determinant(m: list[list[float]]) -> float:
    (a, b, c), (d, e, f), (g, h, i) = m
    return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)


def _threshold(cases: Sequence[_Case], weights: Vector3, budget: float) -> float:
    """Return the lowest probability from which answering keeps the wrong answers within the budget."""
    total = sum(case.counts for case in cases)
    wrong = 0.0
    lowest = 1.0
    for guess, case in sorted(((_logistic(weights, case.facts), case) for case in cases), key=lambda pair: -pair[0]):
        wrong += case.counts * (not case.right)
        if wrong > budget * total:
            break
        lowest = guess
    return lowest
