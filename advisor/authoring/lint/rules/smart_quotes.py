"""Curly quotation marks around a whole text, which students see as part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.authoring.lint.base import Base, texts_of
from advisor.authoring.lint.rule import Rule, Severity
from advisor.model import Patch, Problem
from advisor.reading.fields import Fields, Word
from advisor.reading.mending import in_quotes

_AROUND = re.compile("[“„«”]([^“”„«»]+)[”“»]|[‘‚’]([^‘’‚]+)[’‘]")


def find(base: Base) -> Iterator[Problem]:
    """Yield the texts that curly quotes stand around."""
    for part in (base.values.advisor, base.values.sources, base.values.vocabulary, *_askable(base)):
        for word in texts_of(part):
            found = _AROUND.fullmatch(word.value)
            if found and _stands_bare(base, word):
                yield Problem(
                    place=word.place,
                    rule=RULE.name,
                    message=f"the quotes around {word.value[:60]} are curly ones, as word processors make them, and "
                    "students see them. Type straight quotes, or none",
                    patch=Patch(column=word.place.column, old=word.value, new=in_quotes(found[1] or found[2])),
                )


def _askable(base: Base) -> Iterator[Fields]:
    yield from (base.values.outside, base.values.smalltalk, *base.values.topics.values())


def _stands_bare(base: Base, word: Word) -> bool:
    """Tell whether a text is written without straight quotes around the curly ones, on one line."""
    line = base.lines.get(word.place.file, ())[word.place.line - 1]
    return line.startswith(word.value, word.place.column - 1)


RULE = Rule(
    name="smart-quotes",
    severity=Severity.WARNING,
    means="Word processors turn straight quotes into curly ones. Around a whole text they do not mark its ends "
    "as straight quotes do: they are shown to students.",
    example="title: “Tuition”",
    mend='Type straight quotes: title: "Tuition". Curly quotes within a sentence are fine.',
    find=find,
)
