"""A topic that knows too few ways to be asked for."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.authoring.lint.base import Base
from advisor.authoring.lint.rule import Rule, Severity
from advisor.model import Problem

_ENOUGH = 6


def _find(base: Base) -> Iterator[Problem]:
    for topic in base.topics:
        varied = len({frozenset(phrasing.stems) for phrasing in topic.ask})
        if topic.ask and varied < _ENOUGH and topic.ask[0].word.place.file not in base.broken:
            message = (
                f"{topic.name} has only {varied} different way{'s' if varied != 1 else ''} to ask; with fewer than "
                f"{_ENOUGH}, most questions are not recognised. Add lines under ask:, with other words"
            )
            yield Problem(place=topic.ask[0].word.place, rule=RULE.name, message=message)


RULE = Rule(
    name="few-phrasings",
    severity=Severity.HINT,
    means="Students ask for the same thing in many ways. With only a few of them, the advisor often has to ask back. "
    "Ways that use the same words in another order count once.",
    example="ask:\n  - what does it cost\n  - how much does it cost",
    mend="Write at least six, better twenty, each as somebody would really type it. New words help most.",
    find=_find,
)
