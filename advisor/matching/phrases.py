"""Finds phrases of a fixed list in a row of words, the longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from advisor.matching.stem import stem
from advisor.noun import Noun

Listed = tuple[list[str], str]
"""A phrase's stems, and its label."""


class Found(Noun):
    """A listed phrase at `start` up to before `end`; `label` is what the list says it stands for."""

    start: int
    end: int
    label: str


class Phrases:
    """A list of phrases, each with a label; words are compared by their stems."""

    __slots__ = ("table",)

    def __init__(self, table: Mapping[str, Sequence[Listed]]) -> None:
        """Take the phrases by their first stem."""
        self.table = table

    @classmethod
    def of(cls, phrases: Iterable[tuple[Sequence[str], str]]) -> Phrases:
        """List pairs of a phrase's words and its label; the first of two equal phrases counts."""
        table: dict[str, list[Listed]] = {}
        for words, label in phrases:
            stems = list(map(stem, words))
            if stems:
                table.setdefault(stems[0], []).append((stems, label))
        return cls(table)

    def find(self, words: Sequence[str]) -> list[Found]:
        """Return the phrases in `words` from left to right; of two that overlap, the longer."""
        stems = [stem(word) for word in words]
        found = [each for start, first in enumerate(stems) if first in self.table for each in self._at(stems, start)]
        chosen: list[Found] = []
        for each in sorted(found, key=lambda f: (f.start - f.end, f.start)):
            if all(each.end <= other.start or other.end <= each.start for other in chosen):
                chosen.append(each)
        return sorted(chosen, key=lambda f: f.start)

    def _at(self, stems: list[str], start: int) -> Iterator[Found]:
        for phrase, label in self.table[stems[start]]:
            end = start + len(phrase)
            if stems[start:end] == phrase:
                yield Found(start=start, end=end, label=label)
