"""What of a text is compared: its word stems, its pairs of neighbouring words, and its letters in threes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from advisor.matching.stem import stem

GROUPS = (1.0, 0.7, 1.0)
"""The weight of each group of features: stems, pairs, letter triples."""

_LETTERS = "~"

UNSAID = "@"
"""The first letter of a word that nobody types: what the names of a family are read as."""

Counts = dict[str, int]
Features = tuple[Counts, Counts, Counts]


def features(words: Sequence[str]) -> Features:
    """Count the features of tidy words, group by group."""
    stems = [stem(word) for word in words]
    near, skipped = pairwise(stems), zip(stems, stems[2:], strict=False)
    return (
        _counted(stems),
        _counted([f"{a} {b}" for a, b in (*near, *skipped)]),
        _counted([three for word in words for three in _triples(word)]),
    )


def _counted(found: Iterable[str]) -> Counts:
    counts: Counts = {}
    for each in found:
        counts[each] = counts.get(each, 0) + 1
    return counts


@lru_cache(maxsize=20_000)
def _triples(word: str) -> tuple[str, ...]:
    """Return a word's letters in threes; none of a word that nobody types, which is compared whole."""
    if word.startswith(UNSAID):
        return ()
    framed = f" {word} "
    return tuple([_LETTERS + framed[i : i + 3] for i in range(len(framed) - 2)])
