"""Mends misspelt words, and only those: a real English word is never changed into another."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from advisor.matching.english import is_english

_SHORTEST = 3
_SIMILAR = 0.72
_MORE_SIMILAR = 0.75
_USE = 0.015
_OFTEN = 150
_OFTEN_ENOUGH = 0.66
"""A word that is used this often needs to be less similar: "tge" is "the"."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Speller:
    """Knows the words of a knowledge base and how often each is used."""

    __slots__ = ("_kept", "by_letter", "used")

    def __init__(self, used: Mapping[str, int], by_letter: Mapping[str, Sequence[str]]) -> None:
        """Take every word that the knowledge base uses, with the number of its uses, and the words by first letter."""
        self.used = used
        self.by_letter = by_letter
        self._kept: dict[str, tuple[str, ...]] = {}

    @classmethod
    def of(cls, used: Mapping[str, int]) -> Speller:
        """Sort the words by their first letters."""
        by_letter: dict[str, list[str]] = {}
        for word in sorted(used):
            by_letter.setdefault(word[0], []).append(word)
        return cls(used, by_letter)

    def knows(self, word: str) -> bool:
        """Tell whether a word is none to mend: used, English, a number, or too short to tell."""
        return word in self.used or len(word) < _SHORTEST or not word.isalpha() or is_english(word)

    def mend(self, word: str) -> tuple[str, ...]:
        """Return the word itself, or the known word or pair of words that it most likely is a misspelling of."""
        if self.knows(word):
            return (word,)
        if word not in self._kept:
            self._kept[word] = self._nearest(word) or self._halves(word) or (word,)
        return self._kept[word]

    def _nearest(self, word: str) -> tuple[str, ...]:
        """Return the known word that is nearest by optimal string alignment; of near ones, the more used.

        The first letter is taken to be right where any word that begins with it is near.
        """
        for letters in (word[0], _LETTERS.replace(word[0], "")):
            near = [scored for letter in letters for scored in self._near(word, letter)]
            if near:
                return (max(near)[1],)
        return ()

    def _near(self, word: str, letter: str) -> Iterator[tuple[float, str]]:
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - most questions are spelt well and start sooner without it

        enough = _SIMILAR if letter == word[0] else _MORE_SIMILAR
        for known in self.by_letter.get(letter, ()):
            if abs(len(known) - len(word)) <= 2:  # noqa: PLR2004 - more letters off is another word
                often = self.used.get(known, 1) >= _OFTEN and letter == word[0]
                score = OSA.normalized_similarity(word, known, score_cutoff=_OFTEN_ENOUGH if often else enough)
                if score:
                    yield score + _USE * math.log(self.used.get(known, 1)), known

    def _halves(self, word: str) -> tuple[str, ...]:
        """Return two known words that were typed as one, the pair with the longest shorter half."""
        cuts = range(3, len(word) - 2)
        pairs = [(word[:cut], word[cut:]) for cut in cuts if word[:cut] in self.used and word[cut:] in self.used]
        return max(pairs, key=lambda pair: (min(map(len, pair)), pair), default=())
