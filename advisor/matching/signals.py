"""In which ways a question can be like an entry: one pure function each, all in one table."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from advisor.noun import Noun


class Evidence(Noun):
    """What the signals look at when a question meets one entry."""

    score: float
    """The entry's score, in units of a typical phrasing's score against its own entry."""
    asked: Mapping[str, float]
    """The question's stems, each with its importance."""
    explained: Mapping[str, float]
    """Those of them that the entry's phrasings have, with the share that counts (less than 1 for one that few have)."""
    alike: float
    """Return how alike the question and the entry's closest phrasing are."""


def weight(evidence: Evidence) -> float:
    """Return how strongly the question's features speak for the entry; about 1 for a typical phrasing."""
    return max(evidence.score, 0.0)


def coverage(evidence: Evidence) -> float:
    """Return the share of the question's importance that the entry's phrasings explain, 0 to 1."""
    return share_explained(evidence.asked, evidence.explained)


def share_explained(asked: Mapping[str, float], explained: Mapping[str, float]) -> float:
    """Return the share of the importance of what is asked that is explained, each stem as far as it is, 0 to 1."""
    total = sum(asked.values())
    return sum(asked[stem] * share for stem, share in explained.items()) / total if total else 0.0


def known(evidence: Evidence) -> float:
    """Return the share of the question's importance whose words the entry's phrasings have at all, 0 to 1."""
    total = sum(evidence.asked.values())
    return sum(evidence.asked[s] for s in evidence.explained) / total if total else 0.0


def overlap(evidence: Evidence) -> float:
    """Return how alike the question and the entry's closest phrasing are, 0 to 1."""
    return evidence.alike


SIGNALS: Mapping[str, Callable[[Evidence], float]] = {
    "weight": weight,
    "coverage": coverage,
    "known": known,
    "overlap": overlap,
}
"""The signals that make a match, by name; each returns 0 for nothing in common."""


def strength(parts: Mapping[str, float]) -> float:
    """Combine the signals into one number: the weight, less as more of the question stays unexplained."""
    return parts["weight"] * math.sqrt((parts["coverage"] + 0.05) * (parts["overlap"] + 0.05))


def rank_value(parts: Mapping[str, float]) -> float:
    """Order the best few: the weight, nudged by how much of the question is explained."""
    explained: float = (0.02 + parts["coverage"] * parts["overlap"]) ** 0.3
    return parts["weight"] * explained
