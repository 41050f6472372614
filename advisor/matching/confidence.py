"""Turns how strongly an entry matches into the probability that it is the right one."""

from __future__ import annotations

import math
from collections.abc import Sequence

from advisor.matching.matcher import Match
from advisor.noun import Noun

Facts = tuple[float, ...]
"""What is known of a match, as numbers; the first is always 1."""

_UNKNOWN = 0.85
"""How strong a rival a question's unknown words are, if it has no others."""
_EVEN = 0.2
"""Added to both sides of a lead, so that a lead among the weak says little."""

_CLEARLY = 0.2
"""By so much a match has to be likelier to come before one that is ranked higher."""


class Confidence(Noun):
    """A logistic map from a match's strength, and its lead over the others, to a probability.

    `sure` is the probability from which an answer is given, `unsure` that below which nothing is even offered.
    """

    weights: Facts
    sure: float
    unsure: float

    def of(self, matches: Sequence[Match], place: int = 0) -> float:
        """Return the probability that the match at `place` of a ranking is the right one, 0 to 1."""
        return logistic(self.weights, facts_of(matches, place)) if matches else 0.0

    def in_order(self, matches: Sequence[Match]) -> Sequence[Match]:
        """Put the likeliest match first, where it is clearly likelier than the one that is ranked first."""
        chances = [self.of(matches, place) for place in range(len(matches))]
        best = max(range(len(matches)), key=chances.__getitem__, default=0)
        clear = bool(matches) and chances[best] > chances[0] + _CLEARLY
        return [matches[best], *matches[:best], *matches[best + 1 :]] if clear else matches


def facts_of(matches: Sequence[Match], place: int = 0) -> Facts:
    """Return what confidence depends on: strength, its lead over the others, and whether another explains more.

    Words that the match does not know speak for something that nobody has written down: they count as one more rival.
    Without it, one known word could carry a question about something else, for want of other rivals.
    """
    own = matches[place]
    others = [match for i, match in enumerate(matches) if i != place]
    strongest = max((match.strength for match in others), default=0.0)
    rival = math.hypot(strongest, _UNKNOWN * (1 - own.parts["known"]))
    best_covered = max((match.parts["coverage"] for match in others), default=0.0)
    return (
        1.0,
        math.log(own.strength + 0.02),
        math.log((own.strength + _EVEN) / (rival + _EVEN)),
        own.parts["coverage"] - best_covered,
    )


def logistic(weights: Facts, facts: Facts) -> float:
    """Return the probability, 0 to 1, that weighted facts stand for."""
    z = sum(w * f for w, f in zip(weights, facts, strict=True))
    return 1 / (1 + math.exp(-max(min(z, 30.0), -30.0)))
