"""Finds the word that somebody probably meant."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Iterable

_ALIKE = 65
"""How alike two words must be (of 100) to be taken for one another: one or two letters in a short word."""


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Return "; did you mean 'x'?" for the choice most like `word`, or nothing where none is like it."""
    best = nearest(word, tuple(choices))
    return f"; did you mean '{best}'?" if best else ""


def no_such(kind: str, name: str, choices: Iterable[str], otherwise: str) -> str:
    """Return a sentence: there is none of a kind by that name; and which may be meant, or `otherwise` what to do."""
    return f"there is no {kind} '{name}'{did_you_mean(name, choices) or f'; {otherwise}'}"


@lru_cache(maxsize=1_000)
def nearest(word: str, choices: tuple[str, ...]) -> str | None:
    """Return the choice most like `word`, or None where none is like it."""
    found = process.extractOne(word.lower()[:100], choices, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return found[0] if found else None
