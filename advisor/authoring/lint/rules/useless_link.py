"""A link to the topic itself."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.authoring.lint.base import Base
from advisor.authoring.lint.rule import Rule, Severity
from advisor.model import Problem


def _find(base: Base) -> Iterator[Problem]:
    for key, topic in base.values.topics.items():
        for link in topic.words("see_also"):
            if link.value == key:
                message = f"'{link.value}' is the topic itself. Take it out of see_also"
                yield Problem(place=link.place, rule=RULE.name, message=message)


RULE = Rule(
    name="useless-link",
    severity=Severity.WARNING,
    means="A topic's see_also names the topic itself.",
    example="# in topics/fees.yaml\nsee_also: [fees, visit]",
    mend="Take it out.",
    find=_find,
)
