"""A topic that no example question covers."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.authoring.lint.base import Base
from advisor.authoring.lint.rule import Rule, Severity
from advisor.model import Problem


def _find(base: Base) -> Iterator[Problem]:
    """Without any example there is nobody who tests, and a hint at every topic would help nobody."""
    covered = {topic for example in base.examples for topic in example.owners}
    for topic in base.knowledge.topics.values():
        if base.examples and topic.id not in covered:
            message = (
                f"no example question tests topic '{topic.id}'. Add three or four to a file of examples/, "
                "in words that are not under ask:"
            )
            yield Problem(place=topic.place, rule=RULE.name, message=message)


RULE = Rule(
    name="untested-topic",
    severity=Severity.HINT,
    means="No question in examples/ must reach this topic. So nobody notices when it stops being found.",
    example="- question: is there somewhere to lock my bicycle\n  topic: bicycles",
    mend="Add three or four questions, as students would ask them, to a file of examples/.",
    find=_find,
)
