"""The same example question twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.authoring.lint.base import Base
from advisor.authoring.lint.rule import Rule, Severity
from advisor.example import Example
from advisor.model import Place, Problem

_NOT_WORDS = re.compile(r"[\W_]+")


def _find(base: Base) -> Iterator[Problem]:
    seen: dict[str, Example] = {}
    for example in base.examples:
        key = _NOT_WORDS.sub(" ", example.question.casefold()).strip() or example.question
        first = seen.setdefault(key, example)
        if first is not example:
            same = _wants(first) == _wants(example)
            other = "" if same else ", and must reach something else there; both cannot be right"
            message = f"'{example.question}' stands already at {first.place}{other}. Keep one of the two"
            yield Problem(place=example.place, rule=RULE.name, message=message)


def _wants(example: Example) -> Example:
    """Return an example without its words and its place: what it must reach."""
    return example._replace(question="", place=Place(file=""), known_gap=False)


RULE = Rule(
    name="repeated-example",
    severity=Severity.WARNING,
    means="A question stands twice in examples/. It tests nothing more the second time; and if the two "
    "name different topics, one of them can never be right.",
    example="- question: is there a fee\n  topic: fees\n- question: Is there a fee?\n  topic: tuition",
    mend="Delete one of the two.",
    find=_find,
)
