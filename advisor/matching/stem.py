"""The light stem of an English word: `requirements`, `required` and `requiring` meet in `requir`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_VOWELS = frozenset("aeiouy")
_SUFFIXES = (
    "ements", "ement", "ments", "ment", "ations", "ation", "ingly", "ings", "ing", "edly", "ed", "fully", "ful",
    "ally", "ly", "ness", "ible", "able", "ives", "ive", "ors", "or", "ers", "er",
)  # fmt: skip

_WHOLE = frozenset("apply reply supply comply imply programming programmer programmed".split())
"""Words whose ending is no suffix: `apply` must meet `applied`, and not `app`; `programming` is about no program."""


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of a lower-case word; short words and words with digits stay as they are."""
    if len(word) <= 3 or not word.isascii() or not word.isalpha():
        return word
    return _finish(_without_suffix(_singular(word)))


def row_of_stems(words: Iterable[str]) -> str:
    """Return the stems of words in one text: two questions with the same are the same question."""
    return " ".join(map(stem, words))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_suffix(word: str) -> str:
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and word not in _WHOLE:
            rest = word[: -len(suffix)]
            return _undouble(rest) if len(rest) >= 3 and _VOWELS.intersection(rest) else word
    return word


def _undouble(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz" else word


def _finish(word: str) -> str:
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word
