"""Mends misspelt words, and only those: a real English word is never changed into another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from advisor.matching.english import is_english

_SHORTEST = 4
_SIMILAR = 0.72


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

    def mend(self, word: str) -> tuple[str, ...]:
        """Return the word itself, or the known word or pair of words that it most likely is a misspelling of."""
        if word in self.used or len(word) < _SHORTEST or not word.isalpha() or is_english(word):
            return (word,)
        if word not in self._kept:
            self._kept[word] = self._nearest(word) or self._halves(word) or (word,)
        return self._kept[word]

    def _nearest(self, word: str) -> tuple[str, ...]:
        """Return the known word that is most similar by optimal string alignment, the most used where two are."""
        swapped = word[1] + word[0] + word[2:]
        likely = self._candidates(word, swapped)
        best = max(likely, key=lambda scored: (scored[0], self.used[scored[1]], scored[1]), default=None)
        return (best[1],) if best else ()

    def _candidates(self, word: str, swapped: str) -> Iterable[tuple[float, str]]:
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - most questions are spelt well and start sooner without it

        for known in self.by_letter.get(word[0], []):
            if abs(len(known) - len(word)) <= 2:
                score = OSA.normalized_similarity(word, known, score_cutoff=_SIMILAR)
                if score:
                    yield score, known
        if swapped in self.used:
            yield 1 - 1 / len(word), swapped

    def _halves(self, word: str) -> tuple[str, ...]:
        """Return two known words that were typed as one, the pair with the longest shorter half."""
        cuts = range(3, len(word) - 2)
        pairs = [(word[:cut], word[cut:]) for cut in cuts if word[:cut] in self.used and word[cut:] in self.used]
        return max(pairs, key=lambda pair: (min(map(len, pair)), pair), default=())
