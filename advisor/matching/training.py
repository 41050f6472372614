"""Learns an index from the entries' phrasings, and asks it some of them before it has learned those."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advisor.matching.english import rarities
from advisor.matching.features import Features, features
from advisor.matching.index import Index
from advisor.matching.learning import Learner, lesson
from advisor.matching.matcher import Match, judged
from advisor.matching.profile import profile
from advisor.matching.stem import row_of_stems, stem
from advisor.matching.weights import (
    EntrySums,
    Vector,
    Weights,
    best_scores,
    concentration,
    entry_sums,
    inverse_frequency,
    vector,
)

Words = Sequence[str]

_MARGIN = 0.7
_PASSES = 2
_HELD_OUT = 0.3
_HELD_OUT_AT_MOST = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOut:
    """A phrasing's own entry, and what is found when the phrasing, or all of its entry, is not there."""

    entry: str
    phrasing: int
    without_phrasing: Sequence[Match]
    without_entry: Sequence[Match]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Example:
    """A phrasing of an entry (by their numbers), as features and as a vector."""

    entry: int
    number: int
    features: Features
    vector: Vector


@dataclass(frozen=True, slots=True, kw_only=True)
class _Base:
    """The entries' plain sums, and in how many phrasings each feature occurs."""

    frequency: Mapping[str, int]
    entries: Sequence[EntrySums]
    focus: Mapping[str, float]

    def weights(self) -> Weights:
        """Return the weights that the sums alone make."""
        out: dict[str, dict[int, float]] = defaultdict(dict)
        for number, entry in enumerate(self.entries):
            for feature in entry.sums:
                out[feature][number] = entry.weight(feature, self.focus[feature])
        return dict(out)


def train(entries: Mapping[str, Sequence[Words]]) -> tuple[Index, list[HeldOut]]:
    """Learn an index from each entry's phrasings, given as tidy words. The same input gives the same index.

    Some phrasings, picked with a fixed seed, are asked before they are learned: what they found says how far the
    index can be trusted with questions that it has not seen (progressive validation, Blum, Kalai and Langford 1999).
    """
    texts = [[features(words) for words in phrasings] for phrasings in entries.values()]
    frequency = Counter(feature for text in texts for found in text for group in found for feature in group)
    count = sum(map(len, texts))
    idf = inverse_frequency(frequency, count, _rarities(entries))
    examples = [
        _Example(entry=e, number=n, features=found, vector=vector(found, idf))
        for e, text in enumerate(texts)
        for n, found in enumerate(text)
    ]
    base = _base(examples, len(entries), frequency)
    weights = base.weights()
    index = Index(
        ids=tuple(entries),
        idf=idf,
        weights=weights,
        profiles=tuple(
            profile([row_of_stems(words) for words in phrasings], [found[0] for found in text], idf)
            for phrasings, text in zip(entries.values(), texts, strict=True)
        ),
        typical=_median(sorted(_own_score(weights, example) for example in examples)),
        unknown=math.log(1 + count) + 1,
    )
    return _learned(index, examples, base)


def _rarities(entries: Mapping[str, Sequence[Words]]) -> dict[str, float]:
    """Return the rarity of each stem in English: that of the commonest word with it."""
    known = rarities()
    out: dict[str, float] = {}
    for word in {word for phrasings in entries.values() for words in phrasings for word in words}:
        stemmed = stem(word)
        out[stemmed] = min(out.get(stemmed, 1.0), known.get(word, 1.0))
    return out


def _base(examples: Sequence[_Example], entries: int, frequency: Mapping[str, int]) -> _Base:
    sums: list[Vector] = [defaultdict(float) for _ in range(entries)]
    for example in examples:
        into = sums[example.entry]
        for feature, value in example.vector.items():
            into[feature] += value
    focus = concentration(sums)
    return _Base(frequency=frequency, entries=[entry_sums(each, focus) for each in sums], focus=focus)


def _own_score(weights: Weights, example: _Example) -> float:
    return sum(value * weights[feature].get(example.entry, 0.0) for feature, value in example.vector.items())


def _median(values: Sequence[float]) -> float:
    return (values[len(values) // 2] if values else 0.0) or 1.0


def _learned(index: Index, examples: Sequence[_Example], base: _Base) -> tuple[Index, list[HeldOut]]:
    """Sharpen the index's weights, and on the way hold out some examples."""
    learner = Learner(index.weights, margin=_MARGIN * index.typical)
    shuffled = list(examples)
    shuffle = random.Random(0).shuffle  # noqa: S311 - a fixed order, not a secret
    shuffle(shuffled)
    later = shuffled[: min(int(len(shuffled) * _HELD_OUT), _HELD_OUT_AT_MOST)]
    sooner = [lesson(each.vector, each.entry) for each in shuffled[len(later) :]]
    missed = learner.learn(sooner, share=1.0)
    so_far = index._replace(weights=learner.weights)
    held_out = [_hold_out(so_far, base, example) for example in later]
    missed += learner.learn([lesson(each.vector, each.entry) for each in later], share=1.0)
    for turn in range(1, _PASSES):
        shuffle(missed)
        missed = learner.learn(missed, share=1 - turn / _PASSES)
    return index._replace(weights=learner.averaged()), held_out


def _hold_out(index: Index, base: _Base, example: _Example) -> HeldOut:
    """Ask an example that has not been learned; what it added to its entry's sums is taken off."""
    stems, pairs, letters = (_known_without(group, base.frequency) for group in example.features)
    found = vector((stems, pairs, letters), index.idf)
    asked = {s: index.idf[s] if s in stems else max(index.idf[s], index.unknown) for s in example.features[0]}
    scored = best_scores(index.weights, found, also=[example.entry])
    others = {entry: score for entry, score in scored.items() if entry != example.entry}
    own = scored[example.entry] - sum(value * _added(base, example, feature) for feature, value in found.items())
    return HeldOut(
        entry=index.ids[example.entry],
        phrasing=example.number,
        without_phrasing=judged(index, asked, {**others, example.entry: own}, (example.entry, example.number)),
        without_entry=judged(index, asked, others),
    )


def _known_without(group: Mapping[str, int], frequency: Mapping[str, int]) -> dict[str, int]:
    """Drop the features that only this phrasing has."""
    return {feature: n for feature, n in group.items() if frequency[feature] > 1}


def _added(base: _Base, example: _Example, feature: str) -> float:
    """Return how much of a feature's weight for its entry stems from this phrasing."""
    entry, focus = base.entries[example.entry], base.focus[feature]
    return entry.weight(feature, focus) - entry.weight(feature, focus, less=example.vector[feature])
