"""An answer without a verdict."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.authoring.lint.base import Base
from advisor.authoring.lint.rule import Rule, Severity
from advisor.model import Problem


def _find(base: Base) -> Iterator[Problem]:
    for name, program, part in base.answers:
        if "short" not in part.written:
            message = (
                f"the answer '{program}' of {name} has no short:, the verdict that students read first. "
                "Write one, of at most 120 characters"
            )
            yield Problem(place=part.place, rule=RULE.name, message=message)


RULE = Rule(
    name="no-short",
    severity=Severity.HINT,
    means="short: is the verdict in one line, such as yes, no, a number or a day. Students read it first, and it is "
    "all that is said where somebody wants it short. Without it, they have to find the verdict in the text.",
    example="any:\n  text: There are racks beside the building, so you can come by bicycle.\n  sources: [bicycles]",
    mend="Write short: above text:, and leave in text: what else there is to say.",
    together="{number} answers have no short:, the verdict that students read first",
    find=_find,
)
