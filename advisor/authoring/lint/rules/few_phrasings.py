"""A topic that knows too few ways to be asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from advisor.authoring.lint.base import Base, Phrasing
from advisor.authoring.lint.rule import Rule, Severity
from advisor.model import Problem

ENOUGH = 6
"""Fewer different ways to ask than these are too few."""


def varied(ask: Iterable[Phrasing]) -> int:
    """Return how many ways to ask there are that differ in more than the order of their words."""
    return len({frozenset(phrasing.stems) for phrasing in ask})


def _find(base: Base) -> Iterator[Problem]:
    for topic in base.topics:
        own = [phrasing for phrasing in topic.ask if not phrasing.detail]
        number = varied(own)
        if own and number < ENOUGH and own[0].word.place.file not in base.broken:
            message = (
                f"{topic.name} has only {number} different way{'s' if number != 1 else ''} to ask; with fewer than "
                f"{ENOUGH}, most questions are not recognised. Add lines under ask:, with other words"
            )
            yield Problem(place=own[0].word.place, rule=RULE.name, message=message)


RULE = Rule(
    name="few-phrasings",
    severity=Severity.HINT,
    means="Students ask for the same thing in many ways. With only a few of them, the advisor often has to ask back. "
    "Ways that use the same words in another order count once.",
    example="ask:\n  - what does it cost\n  - how much does it cost",
    mend="Write at least six, better twenty, each as somebody would really type it. New words help most.",
    find=_find,
)
