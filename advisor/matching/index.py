"""The matching index: what is known of the entries before any question comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from advisor.matching.english import rarity
from advisor.matching.profile import Profile
from advisor.matching.stem import stem
from advisor.matching.weights import Weights
from advisor.noun import Noun


class Index(Noun):
    """Entry ids, feature rarities and weights, and each entry's profile.

    `phrasings` has the numbers of the entries that have a phrasing, under its stems in a row.
    `typical` is the median score of a phrasing against its own entry: the unit in which scores are read.
    `unknown` is what a word counts that no phrasing has.
    """

    ids: tuple[str, ...]
    idf: Mapping[str, float]
    weights: Weights
    profiles: Sequence[Profile]
    phrasings: Mapping[str, Sequence[int]]
    typical: float
    unknown: float

    def importance(self, word: str) -> float:
        """Return how much it matters whether a word is explained; one never seen here matters most."""
        return self.idf.get(stem(word)) or self.unknown * rarity(word)
