"""Ranks the readings of a question by a log-linear model.

A reading's score is the sum of its signs, each weighed by the question's traits: ``sum(sign * weight[sign][trait] *
trait)``. The scores of all readings become probabilities that add up to 1 (softmax). The weights are learned from
conversations by `fitting`; the method is that of conditional maximum-entropy models (Berger, Della Pietra and Della
Pietra, 1996).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from advisor.noun import Noun

Matrix = Sequence[Sequence[float]]
"""A row of weights for each sign, one for each trait."""


class Weights(Noun):
    """What was learned from conversations: how to rank readings, parts of a topic, and cuts of a message."""

    reading: Matrix = ()
    part: Matrix = ()
    cut: Matrix = ()


class Choice(Noun):
    """What is ranked: the signs of each alternative, and the traits by which they are weighed."""

    traits: Sequence[float]
    signs: Sequence[Sequence[float]]


def probabilities(weights: Matrix, choice: Choice) -> list[float]:
    """Return the probability, 0 to 1, of each alternative."""
    weighed = [sum(map(_product, row, choice.traits)) for row in weights]
    scores = [sum(map(_product, weighed, signs)) for signs in choice.signs]
    return softmax(scores)


def _product(a: float, b: float) -> float:
    return a * b


def softmax(scores: Sequence[float]) -> list[float]:
    """Return the probabilities that scores stand for."""
    top = max(scores, default=0.0)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
