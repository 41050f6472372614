"""How common a word is in English, from a list of some 60,000 words in four tiers."""

from __future__ import annotations

import os
from functools import cache

_RARITY = {10: 0.55, 20: 0.75, 35: 0.9, 50: 1.0}


@cache
def _tiers() -> tuple[tuple[float, str], ...]:
    """Return the list as one string per tier: a search in a string needs no set to be built at every start."""
    with open(os.path.join(os.path.dirname(__file__), "english.txt"), encoding="utf-8") as file:
        text = file.read()
    parts = text.split("# tier ")[1:]
    return tuple((_RARITY[int(part[:2])], part[2:]) for part in parts)


@cache
def rarity(word: str) -> float:
    """Return from 0.55 (among the commonest words) to 1 (rare, or not an English word)."""
    return next((value for value, words in _tiers() if f"\n{word}\n" in words), 1.0)


@cache
def is_english(word: str) -> bool:
    """Tell whether the word is on the list."""
    return any(f"\n{word}\n" in words for _, words in _tiers())


def rarities() -> dict[str, float]:
    """Return the rarity of every word on the list, for those who need many."""
    return {word: value for value, words in reversed(_tiers()) for word in words.split()}
