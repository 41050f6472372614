"""Mends misspelt words, and only those: a real English word is never changed into another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapidfuzz.distance import OSA

from advisor.matching.english import is_english

_SHORTEST = 4
_SIMILAR = 0.72


class Speller:
    """Knows the words of a knowledge base and how often each is used."""

    __slots__ = ("_buckets", "_cache", "_used")

    def __init__(self, used: Mapping[str, int]) -> None:
        """Take every word that the knowledge base uses, with the number of its uses."""
        self._used = used
        self._cache: dict[str, tuple[str, ...]] = {}
        self._buckets: dict[str, list[str]] = {}
        for word in sorted(used):
            self._buckets.setdefault(word[0], []).append(word)

    def mend(self, word: str) -> tuple[str, ...]:
        """Return the word itself, or the known word or pair of words that it most likely is a misspelling of."""
        if word in self._used or len(word) < _SHORTEST or not word.isalpha() or is_english(word):
            return (word,)
        if word not in self._cache:
            self._cache[word] = self._nearest(word) or self._halves(word) or (word,)
        return self._cache[word]

    def _nearest(self, word: str) -> tuple[str, ...]:
        """Return the known word that is most similar by optimal string alignment, the most used where two are."""
        swapped = word[1] + word[0] + word[2:]
        likely = self._candidates(word, swapped)
        best = max(likely, key=lambda scored: (scored[0], self._used[scored[1]], scored[1]), default=None)
        return (best[1],) if best else ()

    def _candidates(self, word: str, swapped: str) -> Iterable[tuple[float, str]]:
        for known in self._buckets.get(word[0], []):
            if abs(len(known) - len(word)) <= 2:
                score = OSA.normalized_similarity(word, known, score_cutoff=_SIMILAR)
                if score:
                    yield score, known
        if swapped in self._used:
            yield 1 - 1 / len(word), swapped

    def _halves(self, word: str) -> tuple[str, ...]:
        """Return two known words that were typed as one, the pair with the longest shorter half."""
        cuts = range(3, len(word) - 2)
        pairs = [(word[:cut], word[cut:]) for cut in cuts if word[:cut] in self._used and word[cut:] in self._used]
        return max(pairs, key=lambda pair: (min(map(len, pair)), pair), default=())
