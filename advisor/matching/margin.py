"""Moves weights until each phrasing's own entry leads its rivals: a convex objective, solved to its optimum.

Minimised is ½‖W − W₀‖² + C · Σ max(0, margin − (w_own − w_rival) · x), the sum going over each phrasing x and each of
its rivals, where W₀ are the weights to begin with. The ridge makes the optimum unique: it depends neither on the order
of the phrasings nor on where the search begins, and one phrasing among n moves it by O(1/n) (uniform stability,
Bousquet and Elisseeff 2002). It is found by dual coordinate descent with shrinking (Hsieh et al. 2008).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from advisor.matching.weights import Growing, Row, Vector, best_of

RIVALS = 2
"""With how many of the nearest other entries a phrasing is compared; more made nothing better."""
_COST = 0.1
"""C: by how much a phrasing may move the weights of a rival at most."""
_TOLERANCE = 0.02
"""The search ends when no multiplier moves by more than this."""
_SWEEPS = 100
"""How often the phrasings are gone through at most; some twenty are needed, most of them through few."""


@dataclass(slots=True)
class Lesson:
    """A phrasing to learn from: its features' values with their rows of weights, its entry, and the entry's rivals.

    `multipliers` has the dual variable of each rival, from 0 to C: how much of the phrasing was added to the weights of
    its own entry, and taken from those of the rival. `length` is the square length of the values. `ahead` is by how
    much the entry leads each rival to begin with, where the rows do not say it, as they hold changes alone; `leads`, by
    how much it did when that was last looked at.
    """

    values: Sequence[float]
    rows: Sequence[Growing]
    entry: int
    rivals: Sequence[int]
    length: float
    multipliers: list[float] = field(default_factory=list)
    ahead: Sequence[float] = ()
    leads: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.multipliers = self.multipliers or [0.0] * len(self.rivals)
        self.ahead = self.ahead or (0.0,) * len(self.rivals)
        self.leads = list(self.ahead)


def lesson(weights: Mapping[str, Growing], asked: Vector, entry: int) -> Lesson:
    """Make a lesson of a phrasing; its rivals are the other entries that these weights find nearest."""
    values, rows = tuple(asked.values()), tuple(weights[feature] for feature in asked)
    _, rivals = rivals_of(values, rows, entry)
    return Lesson(values, rows, entry, rivals, sum([value * value for value in values]))


def rivals_of(values: Sequence[float], rows: Sequence[Row], entry: int) -> tuple[dict[int, float], list[int]]:
    """Return the scores of the entries that features with these rows speak for, and the nearest but for their own."""
    found = best_of(values, rows, also=[entry])
    nearest = sorted(found, key=lambda number: (-found[number], number))
    return found, [number for number in nearest if number != entry][:RIVALS]


def score(each: Lesson, entry: int) -> float:
    """Return what a lesson's features speak for an entry."""
    return sum([value * row[entry] for value, row in zip(each.values, each.rows, strict=True) if entry in row])


def solve(lessons: Sequence[Lesson], margin: float) -> None:
    """Move the lessons' weights and multipliers to the optimum, in place.

    Neighbours should have little in common: the search is several times faster than where an entry's own follow each
    other.
    """
    active = lessons
    for _ in range(_SWEEPS):
        moved = [each for each in active if _step(each, margin) > _TOLERANCE]
        if not moved and len(active) == len(lessons):
            return
        active = moved or lessons


def _step(each: Lesson, margin: float) -> float:
    """Move one lesson's multipliers to where they are best while the others stay; return the largest step."""
    own, most = score(each, each.entry), 0.0
    for place, rival in enumerate(each.rivals):
        before = each.multipliers[place]
        lead = each.ahead[place] + own - score(each, rival)
        step = min(max(before + (margin - lead) / (2 * each.length), 0.0), _COST) - before
        if step:
            own += step * each.length
            _move(each, place, step)
            most = max(most, abs(step))
        each.leads[place] = lead + 2 * step * each.length
    return most


def _move(each: Lesson, place: int, step: float) -> None:
    """Move the weights of a lesson's features towards its entry, and away from a rival."""
    own, rival = each.entry, each.rivals[place]
    each.multipliers[place] += step
    for value, row in zip(each.values, each.rows, strict=True):
        row[own] += step * value
        row[rival] -= step * value
