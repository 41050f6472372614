"""Tells which part of an entry a question is about: the entry as a whole, or one of its details.

Each part is scored by how much of the question its phrasings have that other parts lack, and by the phrasing of it that
is closest. Both count the same: the first alone prefers small parts, the second alone large ones.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from advisor.matching.profile import Profile

_ONCE = 0.5
"""A word that one phrasing of a part has counts by 1 / (1 + this) as much as one that many have."""


def part_scores(profile: Profile, asked: Mapping[str, float], sizes: Sequence[int]) -> list[float]:
    """Return a score, 0 to 2, for each part of an entry; `sizes` are the numbers of their phrasings, in order.

    `asked` are the question's stems, each with its importance.
    """
    starts = list(accumulate(sizes, initial=0))
    total = sum(asked.values()) or 1.0
    scores, shared = [0.0] * len(sizes), dict[int, float]()
    for stem, importance in asked.items():
        counts = [0] * len(sizes)
        for number in profile.where.get(stem, ()):
            counts[bisect_right(starts, number) - 1] += 1
            shared[number] = shared.get(number, 0.0) + importance
        shares = [count / size if size else 0.0 for count, size in zip(counts, sizes, strict=True)]
        whole = sum(shares) or 1.0
        for part, (count, share) in enumerate(zip(counts, shares, strict=True)):
            scores[part] += importance / total * share / whole * count / (count + _ONCE)
    closest = [0.0] * len(sizes)
    for number, both in shared.items():
        part = bisect_right(starts, number) - 1
        closest[part] = max(closest[part], 2 * both / (total + profile.sizes[number]))
    return [score + near for score, near in zip(scores, closest, strict=True)]
