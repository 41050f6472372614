"""Learns on from an index whose entries have a few other phrasings now, without going through all it was learned from.

What an entry's phrasings add up to is worked out anew; the search goes on, from the multipliers that it had found, over
the lessons in which a changed entry has a part. All else stays: the little that it would move decides nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from advisor.matching.features import Features, features
from advisor.matching.index import Index, Memory
from advisor.matching.margin import Lesson, rivals_of, solve
from advisor.matching.training import Words, margin_of, rarities_of, rounded
from advisor.matching.weights import (
    Growing,
    Row,
    Spread,
    Vector,
    column,
    inverse_frequency,
    vector,
)
from advisor.noun import Noun

_NOTHING = 0.0005
"""A weight that moves by less is left as it is."""


class Edit(Noun):
    """An entry's phrasings, as tidy words, before a change and after it."""

    before: Sequence[Words]
    after: Sequence[Words]


class Moved(Noun):
    """What a change moves: the rows of weights, and the frequency and idf of features; 0 where one is gone."""

    weights: Mapping[str, Row]
    frequency: Mapping[str, int]
    idf: Mapping[str, float]


@dataclass(slots=True, kw_only=True)
class _Change:
    """A change of some entries, by their numbers, and what it has moved so far."""

    index: Index
    memory: Memory
    edits: Mapping[int, Edit]
    frequency: dict[str, int]
    idf: dict[str, float]
    spreads: dict[str, Spread] = field(default_factory=dict)
    rows: dict[str, Growing] = field(default_factory=lambda: defaultdict(lambda: defaultdict(float)))
    """By how much the weights move."""

    def spread(self, feature: str) -> Spread:
        """Return how a feature is spread over the entries now."""
        return self.spreads.get(feature) or self.memory.spreads.get(feature) or Spread(0.0, 0.0)


def relearn(index: Index, edits: Mapping[int, Edit], words: Callable[[int, int], Words]) -> Moved:
    """Learn what some entries have for phrasings now.

    `words` returns those of any phrasing, by the numbers of its entry and of itself.
    """
    if index.memory is None:
        message = "this index does not remember how it was learned"
        raise ValueError(message)
    frequency = _frequency(index.memory, edits)
    change = _Change(
        index=index,
        memory=index.memory,
        edits=edits,
        frequency=frequency,
        idf=_idf(edits, frequency, index.memory.count),
    )
    for number in edits:
        _rebase(change, number)
    lessons = [*_lessons_of(change), *_lessons_against(change, words)]
    solve(lessons, margin_of(index.typical))
    return Moved(weights=dict(_new_rows(change)), frequency=frequency, idf=change.idf)


def _gone(edit: Edit) -> list[Words]:
    return _less(edit.before, edit.after)


def _come(edit: Edit) -> list[Words]:
    return _less(edit.after, edit.before)


def _less(those: Iterable[Words], these: Iterable[Words]) -> list[Words]:
    return list((Counter(map(tuple, those)) - Counter(map(tuple, these))).elements())


def _frequency(memory: Memory, edits: Mapping[int, Edit]) -> dict[str, int]:
    """Return in how many phrasings those features occur now that came or went."""
    moved: Counter[str] = Counter()
    for edit in edits.values():
        for sign, texts in ((1, _come(edit)), (-1, _gone(edit))):
            for feature in (feature for words in texts for group in features(words) for feature in group):
                moved[feature] += sign
    return {feature: memory.frequency.get(feature, 0) + by for feature, by in moved.items() if by}


def _idf(edits: Mapping[int, Edit], frequency: Mapping[str, int], count: int) -> dict[str, float]:
    """Return the idf of those features; 0 for one that nobody has any more."""
    rarity = rarities_of(word for edit in edits.values() for text in (*edit.after, *edit.before) for word in text)
    found = inverse_frequency({feature: n for feature, n in frequency.items() if n > 0}, count, rarity)
    return {feature: found.get(feature, 0.0) for feature in frequency}


def _rebase(change: _Change, number: int) -> None:
    """Work out an entry's own weights anew from its phrasings."""
    known = change.index.idf
    edit = change.edits[number]
    found_before, found_after = list(map(features, edit.before)), list(map(features, edit.after))
    now = {
        feature: change.idf.get(feature) or known.get(feature) for found in found_after for g in found for feature in g
    }
    idf_before = {f: w for found in found_before for group in found for f in group if (w := known.get(f))}
    idf_now = {feature: weight for feature, weight in now.items() if weight}
    before, after = _sums(found_before, idf_before), _sums(found_after, idf_now)
    both = {**before, **after}
    focus = {feature: change.spread(feature).focus(len(change.index.ids)) for feature in both}
    for feature in both:
        spread = change.spread(feature).moved(before.get(feature, 0.0), after.get(feature, 0.0))
        change.spreads[feature] = spread
    focus_now = {feature: change.spreads[feature].focus(len(change.index.ids)) for feature in both}
    old, new = column(before, focus), column(after, focus_now)
    for feature in both:
        change.rows[feature][number] += new.get(feature, 0.0) - old.get(feature, 0.0)


def _sums(texts: Iterable[Features], idf: Mapping[str, float]) -> Vector:
    sums: defaultdict[str, float] = defaultdict(float)
    for found in texts:
        for feature, value in vector(found, idf).items():
            sums[feature] += value
    return dict(sums)


def _asked(change: _Change, words: Words) -> Vector:
    """Return a phrasing as it is learned: its words' features, with what they count now."""
    stems, pairs, _ = features(words)
    every = (*stems, *pairs)
    idf = {f: weight for f in every if (weight := change.idf.get(f) or change.index.idf.get(f))}
    return vector((stems, pairs, {}), idf)


def _lesson(change: _Change, entry: int, words: Words, told: Sequence[tuple[int, float, float]]) -> Lesson:
    asked = _asked(change, words)
    rows = [change.rows[feature] for feature in asked]
    return Lesson(
        values=tuple(asked.values()),
        rows=rows,
        entry=entry,
        rivals=[rival for rival, _, _ in told],
        length=sum([value * value for value in asked.values()]),
        multipliers=[multiplier for _, multiplier, _ in told],
        ahead=[lead for _, _, lead in told],
    )


def _lessons_of(change: _Change) -> Iterator[Lesson]:
    """Yield the lessons of the changed entries' own phrasings; what those taught that are gone is taken back."""
    for number, edit in change.edits.items():
        taught: dict[Words, list[Sequence[tuple[int, float, float]]]] = {}
        for words, told in zip(edit.before, change.memory.told[number], strict=True):
            taught.setdefault(tuple(words), []).append(told)
        for words in edit.after:
            known = taught.get(tuple(words))
            yield _lesson(change, number, words, known.pop() if known else _new(change, number, words))
        for words, left in taught.items():
            for gone in left:
                _take_back(_lesson(change, number, words, gone))


def _new(change: _Change, number: int, words: Words) -> list[tuple[int, float, float]]:
    """Find a new phrasing's rivals among the entries as they were, and by how much its own led them."""
    asked = _asked(change, words)
    pairs = [(value, row) for feature, value in asked.items() if (row := change.index.weights.get(feature))]
    found, rivals = rivals_of([value for value, _ in pairs], [row for _, row in pairs], number)
    return [(rival, 0.0, found.get(number, 0.0) - found[rival]) for rival in rivals]


def _take_back(gone: Lesson) -> None:
    for rival, multiplier in zip(gone.rivals, gone.multipliers, strict=True):
        for value, row in zip(gone.values, gone.rows, strict=True):
            row[gone.entry] -= multiplier * value
            row[rival] += multiplier * value


def _lessons_against(change: _Change, words: Callable[[int, int], Words]) -> Iterator[Lesson]:
    """Yield the other entries' lessons that have a changed one for a rival."""
    for entry, all_told in enumerate(change.memory.told):
        for number, told in enumerate(all_told):
            if entry not in change.edits and any(rival in change.edits for rival, _, _ in told):
                yield _lesson(change, entry, words(entry, number), told)


def _new_rows(change: _Change) -> Iterator[tuple[str, Row]]:
    """Yield the rows of weights that are others now."""
    for feature, moved in change.rows.items():
        told = {entry: by for entry, by in moved.items() if abs(by) >= _NOTHING}
        if told or feature in change.frequency:
            row = dict(change.index.weights.get(feature) or {})
            for entry, by in told.items():
                row[entry] = row.get(entry, 0.0) + by
            gone = change.frequency.get(feature) == 0
            yield feature, {} if gone else rounded(row, change.index.typical)
