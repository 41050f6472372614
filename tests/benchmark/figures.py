"""What the benchmark counts: pure functions from rankings to figures."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Scored = tuple[str, float]
"""An entry's id and its score."""

_STEPS = 30
_RIDGE = 1e-3


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A question's ranking, and the entries that would be right; none of them: it is out of scope."""

    found: Sequence[Scored]
    means: frozenset[str]

    @property
    def first(self) -> str:
        """The best entry; empty where nothing is found."""
        return self.found[0][0] if self.found else ""

    @property
    def score(self) -> float:
        """The best entry's score."""
        return self.found[0][1] if self.found else 0.0

    @property
    def right(self) -> bool:
        """Whether the best entry is right."""
        return self.first in self.means


def share_in_top(inside: Sequence[Ranked], places: int) -> float:
    """Return the share of in-scope questions with a right entry among the first `places`."""
    hits = sum(any(entry in each.means for entry, _ in each.found[:places]) for each in inside)
    return hits / len(inside) if inside else math.nan


def threshold_refusing(outside: Sequence[Ranked], share: float) -> float:
    """Return the score that must be exceeded, so that at least `share` of out-of-scope questions are refused."""
    scores = sorted(each.score for each in outside)
    return scores[max(math.ceil(share * len(scores)) - 1, 0)]


def accuracy_refusing(inside: Sequence[Ranked], outside: Sequence[Ranked], share: float = 0.9) -> float:
    """Return the share of in-scope questions answered and right, where `share` of the others is refused."""
    if not (inside and outside):
        return math.nan
    bar = threshold_refusing(outside, share)
    return sum(each.right and each.score > bar for each in inside) / len(inside)


def auroc(inside: Sequence[Ranked], outside: Sequence[Ranked]) -> float:
    """Return the chance that an in-scope question scores higher than an out-of-scope one; a tie counts half."""
    if not (inside and outside):
        return math.nan
    scores = [(each.score, kind) for kind, group in ((1, inside), (0, outside)) for each in group]
    below = tied = 0.0
    by_score: dict[float, list[int]] = {}
    for score, kind in scores:
        by_score.setdefault(score, [0, 0])[kind] += 1
    refused = 0
    for score in sorted(by_score):
        others, own = by_score[score]
        below += own * refused
        tied += own * others
        refused += others
    return (below + tied / 2) / (len(inside) * len(outside))


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that at least `share` of the values do not exceed."""
    return sorted(values)[max(math.ceil(share * len(values)) - 1, 0)] if values else math.nan


def reliability(guesses: Iterable[tuple[float, bool]], bins: Sequence[float]) -> list[tuple[float, int, float]]:
    """Return for each bin its lower end, how many probabilities fell into it, and the share of them that was right."""
    kept: dict[float, list[bool]] = {low: [] for low in bins}
    for probability, right in guesses:
        low = max((low for low in bins if low <= probability), default=None)
        if low is not None:
            kept[low].append(right)
    return [(low, len(rights), sum(rights) / len(rights) if rights else math.nan) for low, rights in kept.items()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A best score, whether its entry was right, and how much the case counts."""

    score: float
    right: bool
    counts: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A logistic curve from a score to the probability that it is right."""

    level: float
    slope: float

    def of(self, score: float) -> float:
        """Return the probability, 0 to 1."""
        return 1 / (1 + math.exp(-max(min(self.level + self.slope * score, 30.0), -30.0)))


def curve_through(cases: Sequence[Case]) -> Curve:
    """Fit a logistic curve by Newton's method (Platt 1999)."""
    spread = max((abs(case.score) for case in cases), default=1.0) or 1.0
    level, slope = 0.0, 1.0
    for _ in range(_STEPS):
        a, b, c = _RIDGE, 0.0, _RIDGE
        up, along = -_RIDGE * level, -_RIDGE * slope
        for case in cases:
            x = case.score / spread
            guess = Curve(level=level, slope=slope).of(x)
            bend = case.counts * guess * (1 - guess)
            up += case.counts * (case.right - guess)
            along += case.counts * (case.right - guess) * x
            a, b, c = a + bend, b + bend * x, c + bend * x * x
        level += (c * up - b * along) / (a * c - b * b)
        slope += (a * along - b * up) / (a * c - b * b)
    return Curve(level=level, slope=max(slope, 0.0) / spread)


def bar_within(cases: Sequence[Case], budget: float) -> float:
    """Return the lowest score from which answering keeps the count of wrong answers within `budget`."""
    bar, wrong = math.inf, 0.0
    ordered = sorted(cases, key=lambda case: -case.score)
    for place, case in enumerate(ordered):
        wrong += case.counts * (not case.right)
        if wrong > budget:
            break
        if place + 1 == len(ordered) or ordered[place + 1].score < case.score:
            bar = case.score
    return bar
