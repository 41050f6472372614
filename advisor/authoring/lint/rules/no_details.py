"""A topic without details."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.authoring.lint.base import Base
from advisor.authoring.lint.rule import Rule, Severity
from advisor.model import Problem


def _find(base: Base) -> Iterator[Problem]:
    for key, topic in base.values.topics.items():
        if "details" not in topic.written:
            message = (
                f"topic '{key}' has no details, so whatever is asked about it gets the same answer. "
                f"To add one: advisor kb new {key}/…"
            )
            yield Problem(place=topic.place, rule=RULE.name, message=message)


RULE = Rule(
    name="no-details",
    severity=Severity.HINT,
    means="What people ask next about a topic (where, when, how long, whether it can be changed) is answered by its "
    "details, each with ways to ask and answers of its own. Without them, every such question gets the whole topic.",
    example="title: Bicycle parking\ncategory: life\nanswers: ...\nask: ...",
    mend="Write under details: what people ask next, each under an id, or let `advisor kb new` ask for it. "
    "Where nobody asks for more, leave it as it is.",
    together="{number} topics have no details, by which the questions that people ask next are answered",
    find=_find,
)
