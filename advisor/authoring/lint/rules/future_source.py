"""A source that was read in a month that has not come yet."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.authoring.lint.base import Base
from advisor.authoring.lint.rule import Rule, Severity
from advisor.model import Problem
from advisor.reading.fields import Word


def _find(base: Base) -> Iterator[Problem]:
    now = f"{base.today:%Y-%m}"
    for key, part in base.values.sources.parts():
        read = part.values.get("as_of")
        if isinstance(read, Word) and read.value > now[: len(read.value)]:
            message = (
                f"the source '{key}' was read in {read.value}, which is still to come; write the month of the last look"
            )
            yield Problem(place=read.place, rule=RULE.name, message=message)


RULE = Rule(
    name="future-source",
    severity=Severity.WARNING,
    means="The month in which a page was read lies in the future, so it is mistyped. Students are told this month.",
    example="as_of: 2199-01",
    mend="Write the month in which somebody last looked at the page.",
    find=_find,
)
