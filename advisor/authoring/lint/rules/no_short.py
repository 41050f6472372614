"""An answer without a verdict to say first."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.authoring.lint.base import Base
from advisor.authoring.lint.rule import Rule, Severity
from advisor.model import Problem


def _find(base: Base) -> Iterator[Problem]:
    for name, program, part in base.answers:
        if "short" not in part.written:
            message = (
                f"the answer '{program}' of {name} has no short:, the verdict in one line that students read first. "
                "Add one above its text:"
            )
            yield Problem(place=part.place, rule=RULE.name, message=message)


RULE = Rule(
    name="no-short",
    severity=Severity.HINT,
    means="An answer begins with its verdict in one line: yes, no, a number, a day. Without it, students have to read "
    "the whole text to find out.",
    example="any:\n  text: There are racks beside the building, and they are free.\n  sources: [campus-bicycles]",
    mend='Add the verdict as short:, such as short: "Yes: beside the building, for free." Leave it out of text:.',
    find=_find,
)
