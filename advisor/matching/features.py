"""What of a text is compared: its word stems, its pairs of neighbouring words, and its letters in threes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from advisor.matching.stem import stem

GROUPS = (1.0, 0.7, 1.0)
"""The weight of each group of features: stems, pairs, letter triples."""

_LETTERS = "~"

Features = tuple[Counter[str], Counter[str], Counter[str]]


def features(words: Sequence[str]) -> Features:
    """Count the features of tidy words, group by group; a leading `@` marks a name that is compared whole."""
    stems = [stem(word) for word in words]
    return Counter(stems), _pairs(stems), Counter(three for word in words for three in _triples(word))


def _pairs(stems: Sequence[str]) -> Counter[str]:
    """Pairs of neighbours, and of words with one between them."""
    near = (f"{a} {b}" for a, b in zip(stems, stems[1:], strict=False))
    skip = (f"{a} {b}" for a, b in zip(stems, stems[2:], strict=False))
    return Counter(near) + Counter(skip)


def _triples(word: str) -> list[str]:
    if word.startswith("@"):
        return []
    framed = f" {word} "
    return [_LETTERS + framed[i : i + 3] for i in range(len(framed) - 2)]


def is_letters(feature: str) -> bool:
    """Tell whether a feature is a letter triple."""
    return feature[0] == _LETTERS
