"""A detail that knows too few ways to be asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from advisor.authoring.lint.base import Base, Phrasing
from advisor.authoring.lint.rule import Rule, Severity
from advisor.authoring.lint.rules.few_phrasings import ENOUGH, varied
from advisor.model import Problem


def _find(base: Base) -> Iterator[Problem]:
    for topic in base.topics:
        for detail, ask in _by_detail(topic.ask).items():
            place, number = ask[0].word.place, varied(ask)
            if number < ENOUGH and place.file not in base.broken:
                message = (
                    f"detail '{detail}' of {topic.name} has only {number} different way{'s' if number != 1 else ''} "
                    f"to ask; with fewer than {ENOUGH}, the whole topic is answered instead. Add lines under its ask:, "
                    "with other words"
                )
                yield Problem(place=place, rule=RULE.name, message=message)


def _by_detail(ask: tuple[Phrasing, ...]) -> dict[str, list[Phrasing]]:
    found = defaultdict[str, list[Phrasing]](list)
    for phrasing in ask:
        if phrasing.detail:
            found[phrasing.detail].append(phrasing)
    return found


RULE = Rule(
    name="few-detail-phrasings",
    severity=Severity.WARNING,
    means="A detail is told from its topic by its ways to ask. With only a few of them, it is seldom chosen. "
    "Ways that use the same words in another order count once.",
    example="details:\n  cover:\n    ask:\n      - are the bike racks under a roof\n      - bike roof",
    mend="Write at least six, each naming what it is about, as somebody would really type it.",
    find=_find,
)
