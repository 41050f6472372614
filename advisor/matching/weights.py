"""How much each feature speaks for each entry, learned from the entries' own phrasings."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from advisor.matching.features import GROUPS, Features

Vector = dict[str, float]
"""A text as its features' weights; each group of features has unit length times the group's weight."""

Row = Mapping[int, float]
"""An entry's number → how much one feature speaks for it."""

Weights = Mapping[str, Row]

Moving = dict[str, dict[int, float]]
"""Weights that are still being worked out."""

Growing = defaultdict[int, float]
"""A row that is being worked out, and grows by whatever entry is asked for."""

_RELATED = 0.15
_SHARED_BY = 30
_SOME = 0.3
_MOST = 0.8
_CANDIDATES = 24
_DAMPING = 0.7
_LENGTH = 0.6
_FOCUS_SHARE = 0.5
_FOCUS_LENGTH = 0.8
_DIGITS = 3


def vector(found: Features, idf: Mapping[str, float]) -> Vector:
    """Weigh features by (1 + ln count) · idf; a feature that the knowledge base does not know has no weight."""
    out: Vector = {}
    for group, share in zip(found, GROUPS, strict=True):
        if not group:
            continue
        raw = [(f, idf[f] if n == 1 else (1 + math.log(n)) * idf[f]) for f, n in group.items() if f in idf]
        length = math.sqrt(sum([value * value for _, value in raw]))
        out.update([(f, share * value / length) for f, value in raw])
    return out


def widened(
    asked: Vector, stems: Mapping[str, int], related: Mapping[str, Sequence[str]], idf: Mapping[str, float]
) -> Vector:
    """Add to a question, more lightly, the words that mean nearly the same as its own; never to a phrasing.

    Both sides, or in full, would drown rare words.
    """
    length = math.sqrt(sum([((1 + math.log(n)) * idf[s]) ** 2 for s, n in stems.items() if s in idf])) or 1.0
    more = {other for stemmed in stems for other in related.get(stemmed, ()) if other in idf and other not in asked}
    return {**asked, **{other: _RELATED * idf[other] / length for other in sorted(more)}}


def best_scores(weights: Weights, asked: Vector, *, also: Iterable[int] = ()) -> dict[int, float]:
    """Return the scores of the few entries that a question's features speak for most, and of those in `also`."""
    pairs = [(value, row) for feature, value in asked.items() if (row := weights.get(feature))]
    return best_of([value for value, _ in pairs], [row for _, row in pairs], also=also, share=_MOST)


def best_of(
    values: Sequence[float], rows: Sequence[Row], *, also: Iterable[int] = (), share: float = _SOME
) -> dict[int, float]:
    """Return the scores of the few entries that the rarer of some features speak for most, and of those in `also`.

    Features that most entries share cost most of the time and tell entries apart least: they count for the few only.
    The rarer ones are those that few entries have, and more until they make up a share of the question's square length.
    """
    pairs = sorted(zip(values, rows, strict=True), key=_spread)
    rare = _rarer(pairs, share)
    found: dict[int, float] = defaultdict(float)
    for value, row in pairs[:rare]:
        for entry, weight in row.items():
            found[entry] += value * weight
    common = pairs[rare:]
    chosen = {*sorted(found, key=found.__getitem__, reverse=True)[:_CANDIDATES], *also}
    return {entry: found[entry] + sum([v * row[entry] for v, row in common if entry in row]) for entry in chosen}


def _spread(pair: tuple[float, Row]) -> int:
    return len(pair[1])


def _rarer(pairs: Sequence[tuple[float, Row]], share: float) -> int:
    """Return how many of the features, rarest first, are enough to choose by."""
    left = share * sum([value * value for value, _ in pairs])
    for number, (value, row) in enumerate(pairs):
        if left <= 0 and len(row) > _SHARED_BY:
            return number
        left -= value * value
    return len(pairs)


class Spread(NamedTuple):
    """How a feature is spread over entries: the total of its sums, and that of each sum times its logarithm."""

    total: float
    logs: float

    @classmethod
    def of(cls, values: Collection[float]) -> Spread:
        """Return how a feature with these sums is spread."""
        return cls(sum(values), sum([value * math.log(value) for value in values]))

    def moved(self, before: float, after: float) -> Spread:
        """Return how it is spread when one of its sums is another; nothing stands for a sum of an entry without it."""
        return Spread(self.total + after - before, self.logs + _log(after) - _log(before))

    def focus(self, entries: int) -> float:
        """Return (1 − H(entries | feature) / ln N)²: 1 where one entry alone has it, 0 where all have it equally."""
        if entries == 1 or self.total <= 0:
            return 1.0
        return (1 + (self.logs / self.total - math.log(self.total)) / math.log(entries)) ** 2


def _log(value: float) -> float:
    return value * math.log(value) if value else 0.0


def weights_of(sums: Weights, spreads: Mapping[str, Spread], entries: int) -> Moving:
    """Return the weights that the sums of features over each entry's phrasings make: damped, over their length.

    What is concentrated on few entries counts once more.
    """
    squares, focused = [0.0] * entries, [0.0] * entries
    out: list[tuple[str, float, dict[int, float]]] = []
    for feature, row in sums.items():
        more = spreads[feature].focus(entries)
        damped = {entry: value**_DAMPING for entry, value in row.items()}
        out.append((feature, more, damped))
        for entry, value in damped.items():
            squares[entry] += value * value
            focused[entry] += value * value * more
    scales = list(map(_scales, squares, focused))
    plain, extra = [each[0] for each in scales], [each[1] for each in scales]
    return {f: {e: value * (plain[e] + extra[e] * more) for e, value in damped.items()} for f, more, damped in out}


def column(sums: Mapping[str, float], focus: Mapping[str, float]) -> dict[str, float]:
    """Return one entry's weights, as `weights_of` makes them of its sums."""
    damped = {feature: value**_DAMPING for feature, value in sums.items()}
    squares = sum([value * value for value in damped.values()])
    plain, extra = _scales(squares, sum([value * value * focus[feature] for feature, value in damped.items()]))
    return {feature: value * (plain + extra * focus[feature]) for feature, value in damped.items()}


def _scales(squares: float, focused: float) -> tuple[float, float]:
    """Return by what an entry's damped sums are multiplied, and by what once more as far as they are concentrated."""
    return 1 / (math.sqrt(squares) or 1.0) ** _LENGTH, _FOCUS_SHARE / (math.sqrt(focused) or 1.0) ** _FOCUS_LENGTH


def taken_off(less: float, total: float) -> float:
    """Return the share of a weight that goes when `less` is taken off the sum `total` that it stems from."""
    left: float = max(1 - less / total, 0.0) ** _DAMPING
    return 1 - left


def inverse_frequency(frequency: Mapping[str, int], count: int, rarity: Mapping[str, float]) -> dict[str, float]:
    """Return ln((1 + count) / (1 + frequency)) + 1 for each feature, for stems times their rarity in English."""
    return {f: round((math.log((1 + count) / (1 + n)) + 1) * rarity.get(f, 1.0), _DIGITS) for f, n in frequency.items()}


def about(count: int) -> int:
    """Round a count of phrasings to two digits: one more or less shall not move what all features count."""
    return int(float(f"{count:.2g}"))
