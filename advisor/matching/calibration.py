"""Fits confidence to what is known: phrasings that were held out, and example questions of other people."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from advisor.matching.confidence import Confidence, Facts, facts_of, logistic
from advisor.matching.matcher import Match
from advisor.matching.training import HeldOut

_HALVINGS = 12
_SMOOTH = 0.15
"""Within about twice so many log odds of its own, a wrong answer counts in part."""
_HIGHEST = 6.0
"""The log odds above which no threshold is sought."""
_RIDGE = 0.3
_PLAIN: Facts = (0.0, 1.5, 3.0, 1.0)
"""The weights where there is nothing to learn from."""
_LIKELIER = 0.5
_UNSURE = 0.15
_ENOUGH = 400
_AT_LEAST = 40
_UNANSWERABLE = 1 / 3
"""The share of questions that no topic answers, as far as held-out phrasings are concerned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question whose answer is known: what it found, and the entry that it means (None: nothing that is answered)."""

    matches: Sequence[Match]
    means: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """What a question's best match looked like, whether that was right, and how much it counts."""

    facts: Facts
    right: bool
    counts: float


def calibrate(
    held_out: Iterable[HeldOut], examples: Sequence[Asked], is_topic: Callable[[str], bool], *, budget: float
) -> Confidence:
    """Fit the map to what held-out phrasings and example questions found.

    A topic's phrasing shows what a right answer looks like; that of an outside subject, asked as if the subject
    were unknown too, what a question looks like that must not be answered. Example questions come from other people
    than the phrasings, and tell most: each counts in full, and held-out phrasings stand in for those that are missing
    to make enough. `budget` is the share of questions that may be answered wrongly.
    Logistic regression by Newton's method.
    """
    missing = max(_ENOUGH - len(examples), _AT_LEAST)
    phrasings = list(_from_phrasings(held_out, is_topic))
    everything = [(each, 1.0) for each in examples]
    share = min(missing / max(len(phrasings), 1), 1.0)
    everything += [(each, weight * share) for each, weight in phrasings]
    first = Confidence(weights=_fit(list(_cases(everything, is_topic))), sure=1.0, unsure=_UNSURE)
    ordered = [(replace(each, matches=first.in_order(each.matches)), counts) for each, counts in everything]
    allowed = budget * sum(counts for _, counts in everything)
    sure = _threshold(list(_cases(ordered, is_topic)), first.weights, allowed)
    return first._replace(sure=sure)


def _cases(asked: Iterable[tuple[Asked, float]], is_topic: Callable[[str], bool]) -> Iterator[_Case]:
    for each, counts in asked:
        if is_topic(_first(each.matches)):
            yield _Case(facts=facts_of(each.matches), right=_first(each.matches) in each.means, counts=counts)


def _from_phrasings(held_out: Iterable[HeldOut], is_topic: Callable[[str], bool]) -> Iterator[tuple[Asked, float]]:
    """Yield held-out phrasings as questions, each with its weight; a third of the weight lies on unanswerable ones."""
    all_held_out = list(held_out)
    topics = [each for each in all_held_out if is_topic(each.entry)]
    others = [each for each in all_held_out if not is_topic(each.entry)]
    for each in topics:
        yield Asked(matches=each.without_phrasing, means=frozenset({each.entry})), 1 - _UNANSWERABLE
        if not others:
            yield Asked(matches=each.without_entry, means=frozenset()), _UNANSWERABLE
    share = _UNANSWERABLE * len(topics) / max(2 * len(others), 1)
    for each in others:
        yield Asked(matches=each.without_phrasing, means=frozenset()), share
        yield Asked(matches=each.without_entry, means=frozenset()), share


def _first(matches: Sequence[Match]) -> str:
    return matches[0].entry if matches else ""


def _fit(cases: Sequence[_Case]) -> Facts:
    """Fit by Newton's method, each step halved until it helps; stop where none does.

    A slight pull towards plain weights keeps it sane where there are few cases, and no fact of a match ever speaks
    against it: a stronger match is never the less likely one.
    """
    weights = _PLAIN
    while better := _better(cases, weights):
        weights = better
    return weights


def _better(cases: Sequence[_Case], weights: Facts) -> Facts | None:
    """Return weights one step further; None where these cannot be bettered."""
    steps = _solved(*_slope(cases, weights))
    now = _fitness(cases, weights)
    tries = (_moved(weights, steps, 0.5**n) for n in range(_HALVINGS))
    return next((tried for tried in tries if _fitness(cases, tried) > now), None)


def _fitness(cases: Sequence[_Case], weights: Facts) -> float:
    """Return how well the weights tell right from wrong (log likelihood), less for weights far from the plain ones."""
    pull = _RIDGE / 2 * sum((plain - weight) ** 2 for plain, weight in zip(_PLAIN, weights, strict=True))
    guesses = ((case, logistic(weights, case.facts)) for case in cases)
    return sum(case.counts * math.log(guess if case.right else 1 - guess) for case, guess in guesses) - pull


def _slope(cases: Sequence[_Case], weights: Facts) -> tuple[list[list[float]], list[float]]:
    """Return the curvature and the gradient of the fitness; a weight that may not fall further stays out of both."""
    gradient = [_RIDGE * (plain - weight) for plain, weight in zip(_PLAIN, weights, strict=True)]
    curve = [[_RIDGE * (i == j) for j in range(len(weights))] for i in range(len(weights))]
    for case in cases:
        guess = logistic(weights, case.facts)
        for i, fact in enumerate(case.facts):
            gradient[i] += case.counts * (case.right - guess) * fact
            for j, other in enumerate(case.facts):
                curve[i][j] += case.counts * guess * (1 - guess) * fact * other
    held = [i > 0 and weight <= 0 and gradient[i] < 0 for i, weight in enumerate(weights)]
    free = [[0.0 if held[i] or held[j] else value for j, value in enumerate(row)] for i, row in enumerate(curve)]
    for i, is_held in enumerate(held):
        free[i][i] += is_held
    return free, [0.0 if is_held else value for is_held, value in zip(held, gradient, strict=True)]


def _moved(weights: Facts, steps: Sequence[float], share: float) -> Facts:
    """Take a share of each step; only the first weight may fall below nothing."""
    first, *others = (weight + share * step for weight, step in zip(weights, steps, strict=True))
    return (first, *(max(other, 0.0) for other in others))


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve linear equations with a positive definite matrix by Gauss's elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i, pivot in enumerate(rows):
        for other in rows[:i] + rows[i + 1 :]:
            factor = other[i] / pivot[i]
            other[:] = [a - factor * b for a, b in zip(other, pivot, strict=True)]
    return [row[-1] / row[i] for i, row in enumerate(rows)]


def _threshold(cases: Sequence[_Case], weights: Facts, budget: float) -> float:
    """Return the lowest probability from which answering keeps the count of wrong answers within the budget.

    The count is smoothed: a wrong answer fades in around its own log odds. A plain count jumps with each single case,
    and so would the threshold.
    """
    if not cases:
        return 1.0
    wrong = [(_log_odds(logistic(weights, case.facts)), case.counts) for case in cases if not case.right]
    low, high = _log_odds(_LIKELIER), _HIGHEST
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        expected = sum(counts / (1 + math.exp((middle - each) / _SMOOTH)) for each, counts in wrong)
        low, high = (middle, high) if expected > budget else (low, middle)
    return 1 / (1 + math.exp(-high))


def _log_odds(probability: float) -> float:
    return math.log(probability / (1 - probability))
