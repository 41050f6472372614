"""A link to the topic itself, or the same link twice."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.authoring.lint.base import Base
from advisor.authoring.lint.rule import Rule, Severity
from advisor.model import Problem


def _find(base: Base) -> Iterator[Problem]:
    for key, topic in base.values.topics.items():
        seen = {key: "the topic itself"}
        for link in topic.words("see_also"):
            if link.value in seen:
                message = f"'{link.value}' is {seen[link.value]}. Take it out of see_also"
                yield Problem(place=link.place, rule=RULE.name, message=message)
            seen.setdefault(link.value, "named already")


RULE = Rule(
    name="useless-link",
    severity=Severity.WARNING,
    means="A topic's see_also names the topic itself, or names another one twice.",
    example="see_also: [fees, visit, fees]",
    mend="Take it out.",
    find=_find,
)
