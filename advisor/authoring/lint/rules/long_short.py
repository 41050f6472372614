"""A verdict that is too long for one line."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.authoring.lint.base import Base
from advisor.authoring.lint.rule import Rule, Severity
from advisor.model import Problem
from advisor.reading.fields import Word

CHARACTERS = 120
"""A verdict has these at most."""


def _find(base: Base) -> Iterator[Problem]:
    for name, program, part in base.answers:
        short = part.values.get("short")
        if isinstance(short, Word) and len(short.value) > CHARACTERS:
            message = (
                f"the verdict of the answer '{program}' of {name} has {len(short.value)} characters. Keep it under "
                f"{CHARACTERS}, and move the rest to text:"
            )
            yield Problem(place=short.place, rule=RULE.name, message=message)


RULE = Rule(
    name="long-short",
    severity=Severity.WARNING,
    means=f"short: is the verdict that students read at a glance. With more than {CHARACTERS} characters it is none.",
    example="short: Yes, there are racks beside the building, though they are often full by nine in the morning, so "
    "come early, or lock your bicycle at the library instead",
    mend="Keep the verdict, such as yes, no, a number or a day. Move conditions and reasons to text:.",
    find=_find,
)
