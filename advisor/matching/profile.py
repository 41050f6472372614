"""What an entry's phrasings say, word by word: which words they know, and which phrasing is closest to a question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from advisor.noun import Noun

_RARE = 0.02
_ROUNDED = 1e-3
"""More than the share by which rounding changes the importance of phrasings: they are kept with four digits."""


class Profile(Noun):
    """One entry: its phrasings as stems, for each stem which of them have it, and the importance of each in all."""

    texts: Sequence[str]
    where: Mapping[str, Sequence[int]]
    sizes: Sequence[float]

    def familiarity(self, stem: str, *, without: int | None = None) -> float:
        """Return how far the entry explains a stem, 0 to 1: nearly 1 for one that stands in several of its phrasings.

        A word that one of a hundred phrasings happens to have says less than one that one of five has.
        `without` is the number of a phrasing that is to count as not there.
        """
        where = self.where.get(stem, ())
        count = len(where) - (without in where)
        return count / (count + _RARE * len(self.sizes))

    def explained(self, asked: Iterable[str], *, without: int | None = None) -> dict[str, float]:
        """Return how far the entry explains each of some stems, of those that it explains at all."""
        familiar = ((stem, self.familiarity(stem, without=without)) for stem in asked)
        return {stem: share for stem, share in familiar if share}

    def share(self, stem: str) -> float:
        """Return the share of the phrasings that have a stem, 0 to 1."""
        return len(self.where.get(stem, ())) / max(len(self.sizes), 1)

    def closest(self, asked: Mapping[str, float], *, without: int | None = None) -> tuple[int, float]:
        """Return the number of the phrasing most like the question, and how alike they are.

        Alike is the Dice coefficient by importance: twice what both have, over what each has, from 0 to 1.
        """
        shared: dict[int, float] = defaultdict(float)
        for stem, importance in asked.items():
            for number in self.where.get(stem, ()):
                shared[number] += importance
        shared.pop(-1 if without is None else without, None)
        if not shared:
            return 0, 0.0
        total, sizes = sum(asked.values()), self.sizes
        most = max(shared, key=shared.__getitem__)
        found = 2 * shared[most] / (total + sizes[most])
        # sharing less, a phrasing is less alike, however short it is
        least = min(found * total / (2 - found) * (1 - _ROUNDED), shared[most])
        alike = [(2 * both / (total + sizes[n]), -n) for n, both in shared.items() if both >= least]
        best, number = max(alike)
        return -number, best


def profile(texts: Sequence[str], phrasings: Sequence[Collection[str]], importance: Mapping[str, float]) -> Profile:
    """Make the profile of an entry from its phrasings: each as its stems in a row, and as the set of them."""
    where: dict[str, list[int]] = {}
    for number, stems in enumerate(phrasings):
        for stem in stems:
            where.setdefault(stem, []).append(number)
    sizes = [round(sum([importance[s] for s in stems]), 3) for stems in phrasings]
    return Profile(texts=texts, where=where, sizes=sizes)
