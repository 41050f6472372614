"""Learns an index from the entries' phrasings, and asks it some of them as if it had not learned those."""

from __future__ import annotations

import math
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter, mul

from advisor.matching.english import rarities
from advisor.matching.features import Features, features
from advisor.matching.index import Index, Memory, Told
from advisor.matching.margin import Lesson, lesson, solve
from advisor.matching.matcher import Match, judged
from advisor.matching.profile import profile
from advisor.matching.stem import row_of_stems, stem
from advisor.matching.weights import (
    Moving,
    Row,
    Spread,
    Vector,
    Weights,
    about,
    best_scores,
    inverse_frequency,
    taken_off,
    vector,
    weights_of,
)

Words = Sequence[str]

_MARGIN = 0.4
"""By how much a phrasing's own entry shall lead its rivals, in typical scores."""
_LEAST = 0.04
"""A weight below this share of a typical score is too little to matter."""
_DIGITS = 3
_HELD_OUT_AT_MOST = 1_500


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOut:
    """A phrasing's own entry, and what is found when the phrasing, or all of its entry, is not there."""

    entry: str
    phrasing: int
    without_phrasing: Sequence[Match]
    without_entry: Sequence[Match]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Example:
    """A phrasing of an entry (by their numbers), as features and as vectors of words (stems and pairs) and letters."""

    entry: int
    number: int
    features: Features
    words: Vector
    letters: Vector


@dataclass(frozen=True, slots=True, kw_only=True)
class _Base:
    """In how many phrasings each feature occurs, its sums over each entry's phrasings, and the weights of those."""

    frequency: Mapping[str, int]
    sums: Weights
    weights: Moving
    spreads: Mapping[str, Spread]


def train(entries: Mapping[str, Sequence[Words]]) -> tuple[Index, list[HeldOut]]:
    """Learn an index from each entry's phrasings, given as tidy words.

    The same entries and phrasings give the same index, whatever their order. Some phrasings, picked by a checksum of
    their words, are then asked as if they had not been learned: what they found says how far the index can be trusted
    with questions that it has not seen.
    """
    entries = dict(sorted(entries.items()))
    texts = [[features(words) for words in phrasings] for phrasings in entries.values()]
    rows = [[row_of_stems(words) for words in phrasings] for phrasings in entries.values()]
    in_order = _mixed(rows)
    frequency: Counter[str] = Counter()
    for group in (group for e, n in in_order for group in texts[e][n]):
        frequency.update(group.keys())
    count = about(len(in_order))
    idf = inverse_frequency(
        frequency, count, rarities_of(word for row in entries.values() for text in row for word in text)
    )
    examples = [_example(e, n, texts[e][n], idf) for e, n in in_order]
    base = _base(examples, len(entries), frequency)
    index = Index(
        ids=tuple(entries),
        idf=idf,
        weights=base.weights,
        profiles=tuple(profile(row, [found[0] for found in text], idf) for row, text in zip(rows, texts, strict=True)),
        phrasings=_entries_by_phrasing(rows),
        typical=_median(sorted(_own_score(base.weights, each) for each in examples)),
        unknown=math.log(1 + count) + 1,
    )
    weights = {feature: defaultdict(float, row) for feature, row in base.weights.items()}
    lessons = [lesson(weights, each.words, each.entry) for each in examples]
    solve(lessons, margin_of(index.typical))
    learned = index._replace(
        weights={feature: rounded(row, index.typical) for feature, row in weights.items()},
        memory=_memory(rows, examples, lessons, base),
    )
    chosen = list(zip(examples, lessons, strict=True))[:_HELD_OUT_AT_MOST]
    return learned, [_hold_out(learned, base, each, what) for each, what in chosen]


def _mixed(rows: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Put phrasings, as numbers of entry and phrasing, into an order that depends on their words alone.

    To the search it looks like chance: neighbours have little in common.
    """
    numbers = [(entry, number) for entry, row in enumerate(rows) for number in range(len(row))]
    return sorted(numbers, key=lambda each: (zlib.crc32((row := rows[each[0]][each[1]]).encode()), row, each))


def _example(entry: int, number: int, found: Features, idf: Mapping[str, float]) -> _Example:
    stems, pairs, letters = found
    words = vector((stems, pairs, {}), idf)
    return _Example(entry=entry, number=number, features=found, words=words, letters=vector(({}, {}, letters), idf))


def rarities_of(words: Iterable[str]) -> dict[str, float]:
    """Return the rarity of each stem in English: that of the commonest word with it."""
    known = rarities()
    out: dict[str, float] = {}
    for word in set(words):
        stemmed = stem(word)
        out[stemmed] = min(out.get(stemmed, 1.0), known.get(word, 1.0))
    return out


def _entries_by_phrasing(rows: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for text in filter(None, dict.fromkeys(row)):
            found.setdefault(text, []).append(number)
    return found


def _base(examples: Sequence[_Example], entries: int, frequency: Mapping[str, int]) -> _Base:
    sums: Moving = {feature: {} for feature in frequency}
    for each in examples:
        for found in (each.words, each.letters):
            for feature, value in found.items():
                row = sums[feature]
                row[each.entry] = row.get(each.entry, 0.0) + value
    spreads = {feature: Spread.of(row.values()) for feature, row in sums.items()}
    weights = weights_of(sums, spreads, entries)
    return _Base(frequency=frequency, sums=sums, weights=weights, spreads=spreads)


def _own_score(weights: Weights, each: _Example) -> float:
    own = itemgetter(each.entry)
    found = (each.words, each.letters)
    return sum([sum(map(mul, part.values(), map(own, map(weights.__getitem__, part)))) for part in found])


def _median(values: Sequence[float]) -> float:
    return (values[len(values) // 2] if values else 0.0) or 1.0


def rounded(row: Row, typical: float) -> dict[int, float]:
    """Leave out what is next to nothing: there is much of it, and it decides nothing."""
    least = _LEAST * typical
    return {entry: round(weight, _DIGITS) for entry, weight in row.items() if abs(weight) >= least}


def margin_of(typical: float) -> float:
    """Return by how much a phrasing's own entry shall lead its rivals."""
    return _MARGIN * typical


def _memory(
    rows: Sequence[Sequence[str]], examples: Sequence[_Example], lessons: Sequence[Lesson], base: _Base
) -> Memory:
    """Keep what a later change starts from."""
    told: list[list[Told]] = [[()] * len(row) for row in rows]
    for each, learned in zip(examples, lessons, strict=True):
        found = zip(learned.rivals, learned.multipliers, learned.leads, strict=True)
        told[each.entry][each.number] = tuple((rival, round(m, 5), round(lead, 4)) for rival, m, lead in found)
    return Memory(frequency=base.frequency, spreads=base.spreads, told=told, count=about(len(examples)))


def _hold_out(index: Index, base: _Base, example: _Example, learned: Lesson) -> HeldOut:
    """Ask an example as if it had not been learned: what it added to its entry's sums, and moved, is taken back.

    The other examples' multipliers stay as they are: the usual estimate of what is left out of a support vector machine
    (Jaakkola and Haussler 1999; Opper and Winther 2000).
    """
    stems, pairs, letters = (_known_without(group, base.frequency) for group in example.features)
    found = vector((stems, pairs, letters), index.idf)
    asked = {s: index.idf[s] if s in stems else max(index.idf[s], index.unknown) for s in example.features[0]}
    scored = best_scores(index.weights, found, also=[example.entry])
    scored[example.entry] -= sum([value * _added(base, example, feature) for feature, value in found.items()])
    for rival, multiplier in zip(learned.rivals, learned.multipliers, strict=True):
        scored[example.entry] -= multiplier * learned.length
        scored[rival] = scored.get(rival, 0.0) + multiplier * learned.length
    matches = judged(index, asked, scored, without=(example.entry, example.number))
    return HeldOut(
        entry=index.ids[example.entry],
        phrasing=example.number,
        without_phrasing=matches,
        without_entry=[match for match in matches if match.number != example.entry],
    )


def _known_without(group: Mapping[str, int], frequency: Mapping[str, int]) -> dict[str, int]:
    """Drop the features that only this phrasing has."""
    return {feature: n for feature, n in group.items() if frequency[feature] > 1}


def _added(base: _Base, example: _Example, feature: str) -> float:
    """Return how much of a feature's weight for its entry stems from this phrasing."""
    less = example.words.get(feature) or example.letters[feature]
    return base.weights[feature][example.entry] * taken_off(less, base.sums[feature][example.entry])
