"""Finds phrases of a fixed list in a row of words, the longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from advisor.matching.stem import stem


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A listed phrase at `start` up to before `end`; `label` is what the list says it stands for."""

    start: int
    end: int
    label: str


class Phrases:
    """A list of phrases, each with a label; words are compared by their stems."""

    __slots__ = ("_by_first",)

    def __init__(self, phrases: Iterable[tuple[Sequence[str], str]]) -> None:
        """Take pairs of a phrase's words and its label; the first of two equal phrases counts."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for words, label in phrases:
            stems = tuple(map(stem, words))
            if stems:
                self._by_first.setdefault(stems[0], []).append((stems, label))

    def find(self, words: Sequence[str]) -> list[Found]:
        """Return the phrases in `words` from left to right; of two that overlap, the longer."""
        stems = [stem(word) for word in words]
        found = [each for start in range(len(stems)) for each in self._at(stems, start)]
        chosen: list[Found] = []
        for each in sorted(found, key=lambda f: (f.start - f.end, f.start)):
            if all(each.end <= other.start or other.end <= each.start for other in chosen):
                chosen.append(each)
        return sorted(chosen, key=lambda f: f.start)

    def _at(self, stems: Sequence[str], start: int) -> Iterator[Found]:
        for phrase, label in self._by_first.get(stems[start], ()):
            end = start + len(phrase)
            if tuple(stems[start:end]) == phrase:
                yield Found(start=start, end=end, label=label)
