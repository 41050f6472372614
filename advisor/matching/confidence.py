"""Turns how strongly an entry matches into the probability that it is the right one."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from advisor.matching.matcher import Match
from advisor.matching.training import HeldOut

Facts = tuple[float, ...]

_STEPS = 25
_RIDGE = 0.3
_PLAIN: Facts = (0.0, 1.5, 3.0, 1.0)
"""The weights where there is nothing to learn from."""
_UNSURE = 0.15
_ENOUGH = 400
_AT_LEAST = 40
_UNANSWERABLE = 1 / 3
"""The share of questions that no topic answers, as far as held-out phrasings are concerned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """A logistic map from a match's strength, and its lead over the others, to a probability.

    `sure` is the probability from which an answer is given, `unsure` that below which nothing is even offered.
    """

    weights: Facts
    sure: float
    unsure: float

    def of(self, matches: Sequence[Match], place: int = 0) -> float:
        """Return the probability that the match at `place` of a ranking is the right one, 0 to 1."""
        return _logistic(self.weights, _facts(matches, place)) if matches else 0.0


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
    were unknown too, what a question looks like that must not be answered. Example questions are asked by other people
    than wrote the phrasings and tell most: each counts in full, and held-out phrasings stand in for those that are missing
    to make enough. `budget` is the share of questions that may be answered
    wrongly. Logistic regression by Newton's method.
    """
    missing = max(_ENOUGH - len(examples), _AT_LEAST)
    phrasings = list(_from_phrasings(held_out, is_topic))
    everything = [(each, 1.0) for each in examples]
    everything += [(each, weight * missing / len(phrasings)) for each, weight in phrasings]
    cases = [
        _Case(facts=_facts(each.matches), right=_first(each.matches) in each.means, counts=counts)
        for each, counts in everything
        if is_topic(_first(each.matches))
    ]
    weights = _fit(cases)
    sure = _threshold(cases, weights, budget * sum(counts for _, counts in everything))
    return Confidence(weights=weights, sure=sure, unsure=min(_UNSURE, sure / 2))


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


def _facts(matches: Sequence[Match], place: int = 0) -> Facts:
    """What confidence depends on: strength, its lead over the others, and whether another explains more of the words."""
    own = matches[place]
    others = [match for i, match in enumerate(matches) if i != place]
    strongest = max((match.strength for match in others), default=0.0)
    best_covered = max((match.parts["coverage"] for match in others), default=0.0)
    return (
        1.0,
        math.log(own.strength + 0.02),
        math.log((own.strength + 0.05) / (strongest + 0.05)),
        own.parts["coverage"] - best_covered,
    )


def _logistic(weights: Facts, facts: Facts) -> float:
    z = sum(w * f for w, f in zip(weights, facts, strict=True))
    return 1 / (1 + math.exp(-max(min(z, 30.0), -30.0)))


def _fit(cases: Sequence[_Case]) -> Facts:
    """Fit by Newton's method; a slight pull towards plain weights keeps it sane where there are few cases."""
    weights = list(_PLAIN)
    for _ in range(_STEPS):
        gradient = [_RIDGE * (plain - weight) for plain, weight in zip(_PLAIN, weights, strict=True)]
        curve = [[_RIDGE * (i == j) for j in range(len(weights))] for i in range(len(weights))]
        for case in cases:
            guess = _logistic(tuple(weights), case.facts)
            for i, fact in enumerate(case.facts):
                gradient[i] += case.counts * (case.right - guess) * fact
                for j, other in enumerate(case.facts):
                    curve[i][j] += case.counts * guess * (1 - guess) * fact * other
        weights = [weight + step for weight, step in zip(weights, _solved(curve, gradient), strict=True)]
    return tuple(weights)


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve linear equations with a positive definite matrix by Gauss's elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i, pivot in enumerate(rows):
        for other in rows[:i] + rows[i + 1 :]:
            factor = other[i] / pivot[i]
            other[:] = [a - factor * b for a, b in zip(other, pivot, strict=True)]
    return [row[-1] / row[i] for i, row in enumerate(rows)]


def _threshold(cases: Sequence[_Case], weights: Facts, budget: float) -> float:
    """Return the lowest probability from which answering keeps the count of wrong answers within the budget."""
    wrong = 0.0
    lowest = 1.0
    for guess, case in sorted(((_logistic(weights, case.facts), case) for case in cases), key=lambda pair: -pair[0]):
        wrong += case.counts * (not case.right)
        if wrong > budget:
            break
        lowest = guess
    return lowest
