"""Learns the weights of a log-linear model from choices of which the right alternatives are known.

It maximises the likelihood of the right alternatives, less a ridge that pulls the weights to a prior. Where several are
right, their probabilities are added. The optimiser is AdaGrad (Duchi, Hazan and Singer, 2011), over the examples in a
fixed order.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

from advisor.dialogue.ranking import Choice, Matrix, probabilities
from advisor.noun import Noun

_ROUNDS = 25
_STEP = 0.3
_SEED = 1


class Lesson(Noun):
    """A choice, and the numbers of its right alternatives."""

    choice: Choice
    right: frozenset[int]


def fit(lessons: Sequence[Lesson], prior: Matrix, ridge: float, rounds: int = _ROUNDS) -> list[list[float]]:
    """Return weights by which the right alternatives are likely; `ridge` is the pull to the prior for each lesson."""
    weights = [list(row) for row in prior]
    seen = [[1e-3] * len(row) for row in prior]
    order = [lesson for lesson in lessons if lesson.right]
    for _ in range(rounds):
        Random(_SEED).shuffle(order)  # noqa: S311 - the same order each time
        for lesson in order:
            _learn(weights, seen, prior, lesson, ridge)
    return weights


def _learn(weights: list[list[float]], seen: list[list[float]], prior: Matrix, lesson: Lesson, ridge: float) -> None:
    choice = lesson.choice
    chances = probabilities(weights, choice)
    right = sum(chances[n] for n in lesson.right) or 1e-12
    pull = [(chance / right if n in lesson.right else 0.0) - chance for n, chance in enumerate(chances)]
    for sign, row in enumerate(weights):
        towards = sum(share * signs[sign] for share, signs in zip(pull, choice.signs, strict=True))
        if not towards:
            continue
        for trait, value in enumerate(choice.traits):
            if value:
                gradient = towards * value - ridge * (row[trait] - prior[sign][trait])
                seen[sign][trait] += gradient * gradient
                row[trait] += _STEP * gradient / math.sqrt(seen[sign][trait])
