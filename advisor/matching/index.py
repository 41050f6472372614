"""The matching index: what is known of the entries before any question comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from advisor.matching.english import rarity
from advisor.matching.profile import Profile, profile
from advisor.matching.stem import row_of_stems, stem
from advisor.matching.weights import Spread, Weights
from advisor.noun import Noun

Told = tuple[tuple[int, float, float], ...]
"""What one phrasing taught: each of its rivals, the multiplier, and by how much its own entry leads that rival."""


class Memory(Noun):
    """What learning a small change starts from.

    In how many phrasings each feature occurs and how it is spread over entries, what each phrasing of each entry
    taught, the count of phrasings by which features were weighed, and what else has to be the same.
    """

    frequency: Mapping[str, int]
    spreads: Mapping[str, Spread]
    told: Sequence[Sequence[Told]]
    count: int
    basis: Mapping[str, Any] = {}


class Index(Noun):
    """Entry ids, feature rarities and weights, and each entry's profile.

    `phrasings` has the numbers of the entries that have a phrasing, under its stems in a row.
    `typical` is the median score of a phrasing against its own entry: the unit in which scores are read.
    `unknown` is what a word counts that no phrasing has. `unlearned` are the numbers of entries whose phrasings are not
    learned as they stand now: a question that is like one of them finds its entry all the same. `memory` is there for
    who learns on.
    """

    ids: tuple[str, ...]
    idf: Mapping[str, float]
    weights: Weights
    profiles: Sequence[Profile]
    phrasings: Mapping[str, Sequence[int]]
    typical: float
    unknown: float
    unlearned: tuple[int, ...] = ()
    memory: Memory | None = None

    def importance(self, word: str) -> float:
        """Return how much it matters whether a word is explained; one never seen here matters most."""
        return self.idf.get(stem(word)) or self.unknown * rarity(word)

    def asked(self, words: Sequence[str]) -> dict[str, float]:
        """Return the stems of some words, each with its importance."""
        return {stem(word): self.importance(word) for word in words}

    def having(self, row: str) -> list[int]:
        """Return the numbers of the entries that have a phrasing with these very stems, as they stand now."""
        learned = (number for number in self.phrasings.get(row, ()) if number not in self.unlearned)
        return [*learned, *(number for number in self.unlearned if row in self.profiles[number].texts)]


def with_unlearned(index: Index, changed: Mapping[str, Sequence[Sequence[str]]]) -> Index:
    """Return an index with the phrasings, as tidy words, that entries have now: changed or new, or gone and so none."""
    ids = tuple(dict.fromkeys([*index.ids, *changed]))
    numbers = {key: number for number, key in enumerate(ids)}
    profiles = [
        _profile(index, changed[key]) if key in changed else index.profiles[number] for key, number in numbers.items()
    ]
    unlearned = {*index.unlearned, *(numbers[key] for key in changed)}
    return index._replace(ids=ids, profiles=profiles, unlearned=tuple(sorted(unlearned)))


def _profile(index: Index, phrasings: Sequence[Sequence[str]]) -> Profile:
    importance = {stem(word): index.importance(word) for words in phrasings for word in words}
    return profile(
        [row_of_stems(words) for words in phrasings], [set(map(stem, words)) for words in phrasings], importance
    )
