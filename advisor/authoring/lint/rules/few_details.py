"""A topic without details."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.authoring.lint.base import Base
from advisor.authoring.lint.rule import Rule, Severity
from advisor.model import Problem


def _find(base: Base) -> Iterator[Problem]:
    """Find topics without details; one whose file has mistakes may have some that cannot be read."""
    for topic in base.knowledge.topics.values():
        if not topic.details and topic.place.file not in base.broken:
            message = (
                f"topic '{topic.id}' has no details:, so whatever students ask about it gets the same answer. "
                "Add what they ask next"
            )
            yield Problem(place=topic.place, rule=RULE.name, message=message)


RULE = Rule(
    name="few-details",
    severity=Severity.HINT,
    means="A question such as how long an interview takes is about a detail of its topic. A topic without details "
    "answers each of them with all that it knows.",
    example="title: Bicycle parking\ncategory: life\nanswers: ...\nask: ...",
    mend="Add details:, each under an id, with a title, its own answers and its own ways to ask.",
    find=_find,
)
