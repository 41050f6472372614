"""How much each feature speaks for each entry, learned from the entries' own phrasings."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest

from advisor.matching.features import GROUPS, Features
from advisor.noun import Noun

Vector = dict[str, float]
"""A text as its features' weights; each group of features has unit length times the group's weight."""

Weights = Mapping[str, Mapping[int, float]]
"""Feature → an entry's number → how much the feature speaks for it."""

_RELATED = 0.15
_SHARED_BY = 30
_CANDIDATES = 16
_DAMPING = 0.7
_LENGTH = 0.6
_FOCUS_SHARE = 0.5
_FOCUS_LENGTH = 0.8


def vector(found: Features, idf: Mapping[str, float]) -> Vector:
    """Weigh features by (1 + ln count) · idf; a feature that the knowledge base does not know has no weight."""
    out: Vector = {}
    for group, share in zip(found, GROUPS, strict=True):
        raw = {f: (1 + math.log(n)) * idf[f] for f, n in group.items() if f in idf}
        length = math.sqrt(sum([value * value for value in raw.values()]))
        out.update((f, share * value / length) for f, value in raw.items())
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
    """Return the scores of the few entries that the question's rarer features speak for most, and of those in `also`.

    Features that most entries share cost most of the time and tell entries apart least: they count for the few only.
    """
    rows = [(value, row) for feature, value in asked.items() if (row := weights.get(feature))]
    rare = [(value, row) for value, row in rows if len(row) <= _SHARED_BY] or rows
    found: dict[int, float] = defaultdict(float)
    for value, row in rare:
        for entry, weight in row.items():
            found[entry] += value * weight
    common = [(value, row) for value, row in rows if len(row) > _SHARED_BY] if rare is not rows else []
    chosen = {*nlargest(_CANDIDATES, found, key=found.__getitem__), *also}
    return {entry: found[entry] + sum([v * row[entry] for v, row in common if entry in row], 0.0) for entry in chosen}


def scores(weights: Weights, asked: Vector, entries: Iterable[int]) -> dict[int, float]:
    """Return the scores of these entries: what all the features asked speak for each."""
    rows = [(value, row) for feature, value in asked.items() if (row := weights.get(feature))]
    return {entry: sum([value * row[entry] for value, row in rows if entry in row]) for entry in entries}


class EntrySums(Noun):
    """One entry's feature sums, with the two lengths that damped sums are divided by."""

    sums: Mapping[str, float]
    length: float
    focused_length: float

    def weight(self, feature: str, focus: float, *, less: float = 0.0) -> float:
        """Return the weight of a feature whose concentration on few entries is `focus` (0 to 1).

        `less` is taken off the feature's sum first.
        """
        damped: float = max(self.sums.get(feature, 0.0) - less, 0.0) ** _DAMPING
        if not damped:
            return 0.0
        focused: float = focus**2 / self.focused_length**_FOCUS_LENGTH
        plain: float = 1 / self.length**_LENGTH
        return damped * (plain + _FOCUS_SHARE * focused)


def entry_sums(sums: Mapping[str, float], focus: Mapping[str, float]) -> EntrySums:
    """Measure the lengths of one entry's sums."""
    damped = {f: value**_DAMPING for f, value in sums.items()}
    return EntrySums(
        sums=sums,
        length=math.sqrt(sum(d * d for d in damped.values())) or 1.0,
        focused_length=math.sqrt(sum((d * focus[f]) ** 2 for f, d in damped.items())) or 1.0,
    )


def inverse_frequency(frequency: Mapping[str, int], count: int, rarity: Mapping[str, float]) -> dict[str, float]:
    """Return ln((1 + count) / (1 + frequency)) + 1 for each feature, for stems times their rarity in English."""
    return {f: (math.log((1 + count) / (1 + n)) + 1) * rarity.get(f, 1.0) for f, n in frequency.items()}


def concentration(sums: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Return 1 − H(entries | feature) / ln N: 1 where one entry alone has it, 0 where all have it equally."""
    spread: dict[str, list[float]] = defaultdict(list)
    for entry in sums:
        for f, value in entry.items():
            spread[f].append(value)
    most = math.log(max(len(sums), 2))
    return {f: 1 - _entropy(values) / most for f, values in spread.items()}


def _entropy(values: Sequence[float]) -> float:
    total = sum(values)
    return -sum(v / total * math.log(v / total) for v in values if v > 0)
