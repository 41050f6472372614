"""An answer that is hard to read: too long, a wall of text, or a sentence without end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.authoring.lint.base import Base
from advisor.authoring.lint.rule import Rule, Severity
from advisor.model import Problem
from advisor.reading.fields import Word

_WORDS_IN_ALL, _WORDS_IN_A_PARAGRAPH, _WORDS_IN_A_SENTENCE = 150, 120, 60
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+|\n")
"""Where a sentence ends; an item of a list is one by itself."""


def _find(base: Base) -> Iterator[Problem]:
    for name, program, part in base.answers:
        text = part.values.get("text")
        if isinstance(text, Word) and (reason := _reason(text.value)):
            message = f"the answer '{program}' of {name} is hard to read: {reason}"
            yield Problem(place=text.place, rule=RULE.name, message=message)


def _reason(text: str) -> str:
    paragraph = max(len(each.split()) for each in text.split("\n\n"))
    sentence = max(len(each.split()) for each in _SENTENCE.split(text))
    if len(text.split()) > _WORDS_IN_ALL:
        return f"it has {len(text.split())} words. Keep it under {_WORDS_IN_ALL}, and lead with the answer"
    if paragraph > _WORDS_IN_A_PARAGRAPH:
        return f"a paragraph has {paragraph} words. Put an empty line where a new thought begins"
    if sentence > _WORDS_IN_A_SENTENCE:
        return f"a sentence has {sentence} words. Make several sentences of it"
    return ""


RULE = Rule(
    name="hard-to-read",
    severity=Severity.HINT,
    means=f"An answer of more than {_WORDS_IN_ALL} words, a paragraph of more than {_WORDS_IN_A_PARAGRAPH}, or a "
    f"sentence of more than {_WORDS_IN_A_SENTENCE} is seldom read to its end.",
    example="text: |\n  (two hundred words without an empty line)",
    mend="Lead with the answer, in two to five short sentences. Move what is another question to a topic of its own, "
    "and name that under see_also.",
    find=_find,
)
