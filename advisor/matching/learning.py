"""Sharpens the weights where phrasings of one entry look more like another's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from advisor.matching.features import is_letters
from advisor.matching.weights import Vector, Weights, best_scores, scores

_STEP = 0.3
_RIVALS = 6


Moving = dict[str, dict[int, float]]
"""Weights on the move."""


@dataclass(slots=True)
class Lesson:
    """A phrasing's stems and pairs, the number of the entry that it belongs to, and the entries that come nearest.

    Letter triples are left as they are: they would cost most of the time, and learning them gained nothing.
    The rivals are found when the lesson is first gone through.
    """

    asked: Vector
    entry: int
    rivals: Sequence[int] | None = None


def lesson(asked: Vector, entry: int) -> Lesson:
    """Make a lesson of a phrasing's vector."""
    return Lesson({feature: value for feature, value in asked.items() if not is_letters(feature)}, entry)


class Learner:
    """Moves weights until each phrasing's own entry leads its best rival by a margin.

    Passive-aggressive learning (Crammer et al. 2006, PA-I); what stays in the end is the average over the time.
    """

    __slots__ = ("_base", "_margin", "_moved", "weights")

    def __init__(self, base: Weights, *, margin: float) -> None:
        """Start from the weights `base`, which stay as they are."""
        self._base = base
        self._margin = margin
        self._moved: Moving = {feature: defaultdict(float) for feature in base}
        self.weights: Moving = {feature: dict(row) for feature, row in base.items()}

    def learn(self, lessons: Iterable[Lesson], *, share: float) -> list[Lesson]:
        """Go through the lessons once, and return those from which there was something to learn.

        `share`, from 1 to 0, says how much of the learning time is still to come: late steps weigh less in the average.
        """
        return [each for each in lessons if self._learn(each, share)]

    def _learn(self, each: Lesson, share: float) -> bool:
        found = self._scores(each)
        own = found.pop(each.entry)
        if not found:
            return False
        if each.rivals is None:
            each.rivals = nlargest(_RIVALS, found, key=found.__getitem__)
        rival = max(found, key=found.__getitem__)
        loss = self._margin - own + found[rival]
        if loss > 0:
            step = min(_STEP, loss / (2 * sum([v * v for v in each.asked.values()])))
            _move(self.weights, each, rival, step)
            _move(self._moved, each, rival, step * share)
        return loss > 0

    def _scores(self, each: Lesson) -> dict[int, float]:
        if each.rivals is None:
            return best_scores(self.weights, each.asked, also=[each.entry])
        return scores(self.weights, each.asked, [each.entry, *each.rivals])

    def averaged(self) -> Weights:
        """Return the weights averaged over the learning time."""
        return {f: _added(row, more) if (more := self._moved[f]) else row for f, row in self._base.items()}


def _move(weights: Moving, each: Lesson, rival: int, step: float) -> None:
    for feature, value in each.asked.items():
        row = weights[feature]
        row[each.entry] = row.get(each.entry, 0.0) + step * value
        row[rival] = row.get(rival, 0.0) - step * value


def _added(row: Mapping[int, float], more: Mapping[int, float]) -> dict[int, float]:
    return {entry: row.get(entry, 0.0) + more.get(entry, 0.0) for entry in {**row, **more}}
