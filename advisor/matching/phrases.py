"""Finds phrases of a fixed list in a row of words, the longest first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from advisor.matching.stem import stem
from advisor.noun import Noun

_AS_WRITTEN = "="

Listed = tuple[list[str], str]
"""A phrase's stems, and its label."""


class Found(Noun):
    """A listed phrase at `start` up to before `end`; `label` is what the list says it stands for."""

    start: int
    end: int
    label: str


class Phrases:
    """A list of phrases, each with a label; words are compared by their stems, but for those that count as written."""

    __slots__ = ("table",)

    def __init__(self, table: Mapping[str, Sequence[Listed]]) -> None:
        """Take the phrases by their first stem."""
        self.table = table

    @classmethod
    def of(cls, phrases: Iterable[tuple[Sequence[str], str]], *, as_written: Collection[str] = ()) -> Phrases:
        """List pairs of a phrase's words and its label; the first of two equal phrases counts.

        Of the labels in `as_written`, the last of several words counts as it is: "the course" is not "the courses".
        """
        table: dict[str, list[Listed]] = {}
        for words, label in phrases:
            stems = list(map(stem, words))
            if label in as_written and len(words) > 1:
                stems[-1] = _AS_WRITTEN + words[-1]
            if stems:
                table.setdefault(stems[0], []).append((stems, label))
        return cls(table)

    def find(self, words: Sequence[str]) -> list[Found]:
        """Return the phrases in `words` from left to right; of two that overlap, the longer."""
        stems = [stem(word) for word in words]
        starts = (start for start, first in enumerate(stems) if first in self.table)
        found = [each for start in starts for each in self._at(words, stems, start)]
        chosen: list[Found] = []
        for each in sorted(found, key=lambda f: (f.start - f.end, f.start)):
            if all(each.end <= other.start or other.end <= each.start for other in chosen):
                chosen.append(each)
        return sorted(chosen, key=lambda f: f.start)

    def _at(self, words: Sequence[str], stems: list[str], start: int) -> Iterator[Found]:
        for phrase, label in self.table[stems[start]]:
            end = start + len(phrase)
            row = stems[start:end]
            written = [*row[:-1], _AS_WRITTEN + words[end - 1]] if end <= len(words) else []
            if phrase in (row, written):
                yield Found(start=start, end=end, label=label)
