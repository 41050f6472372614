"""Braces in a text, as if something were filled in there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.authoring.lint.base import Base, wordings
from advisor.authoring.lint.rule import Rule, Severity
from advisor.model import Problem

_BRACES = re.compile(r"\{\w*\}")


def _find(base: Base) -> Iterator[Problem]:
    for word in wordings(base):
        if found := _BRACES.search(word.value):
            message = f"nothing is filled in for '{found[0]}' here, and students see it so. Write out what is meant"
            yield Problem(place=base.line_with(found[0], word), rule=RULE.name, message=message)


RULE = Rule(
    name="braces-in-text",
    severity=Severity.WARNING,
    means="Names in braces are filled in only in the words of advisor.yaml, and in the ways to ask for a family of "
    "names in outside.yaml. In an answer they are shown as they are.",
    example="text: Ask {name} about it.",
    mend="Write out what is meant.",
    find=_find,
)
