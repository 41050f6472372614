"""Sharpens the weights where phrasings of one entry look more like another's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from advisor.matching.weights import Moving, Vector, best_of, score

_STEP = 0.3
_RIVALS = 6
_DIGITS = 3


@dataclass(slots=True)
class Lesson:
    """The values of a phrasing's features with their rows of weights, its entry's number, and the nearest others.

    The rivals are found when the lesson is first gone through.
    """

    values: Sequence[float]
    rows: Sequence[dict[int, float]]
    entry: int
    length: float
    rivals: Sequence[int] | None = None


class Learner:
    """Moves weights until each phrasing's own entry leads its best rival by a margin.

    Passive-aggressive learning (Crammer et al. 2006, PA-I).
    """

    __slots__ = ("_margin", "weights")

    def __init__(self, weights: Moving, *, margin: float) -> None:
        """Take the weights that are to be moved."""
        self.weights = weights
        self._margin = margin

    def lesson(self, asked: Vector, entry: int) -> Lesson:
        """Make a lesson of the features of one of the entry's phrasings."""
        values = tuple(asked.values())
        rows = [self.weights[feature] for feature in asked]
        return Lesson(values=values, rows=rows, entry=entry, length=sum([v * v for v in values]))

    def learn(self, lessons: Iterable[Lesson]) -> list[Lesson]:
        """Go through the lessons once, and return those from which there was something to learn."""
        return [each for each in lessons if self._learn(each)]

    def _learn(self, each: Lesson) -> bool:
        if each.rivals is None:
            each.rivals = _nearest(each)
        if not each.rivals:
            return False
        most, rival = max([(score(each.values, each.rows, rival), rival) for rival in each.rivals])
        loss = self._margin - score(each.values, each.rows, each.entry) + most
        if loss > 0:
            _move(each, rival, min(_STEP, loss / (2 * each.length)))
        return loss > 0


def _nearest(each: Lesson) -> list[int]:
    found = best_of(each.values, each.rows)
    return [e for e in sorted(found, key=found.__getitem__, reverse=True) if e != each.entry][:_RIVALS]


def _move(each: Lesson, rival: int, step: float) -> None:
    """Move the weights of a lesson's features towards its entry, and away from a rival."""
    own = each.entry
    for value, row in zip(each.values, each.rows, strict=True):
        row[own] = row.get(own, 0.0) + step * value
        row[rival] = row.get(rival, 0.0) - step * value


def averaged(first: Moving, last: Moving, *, least: float) -> Moving:
    """Return the mean of the weights after the first pass and after the last, which has every feature and entry.

    What is nearer to nothing than `least` is left out: there is much of it, and it decides nothing.
    """
    out: Moving = {}
    for feature, row in last.items():
        earlier = first[feature]
        means = [(e, (weight + earlier.get(e, 0.0)) / 2) for e, weight in row.items()]
        out[feature] = {e: round(mean, _DIGITS) for e, mean in means if abs(mean) >= least}
    return out
