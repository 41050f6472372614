"""An abbreviation that nobody explains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.authoring.lint.base import Base, tidy
from advisor.authoring.lint.rule import Rule, Severity
from advisor.matching.english import is_english
from advisor.model import Problem
from advisor.reading.fields import Word

_CAPITALS = re.compile(r"(?<![\w@./-])[A-Z]{2,6}(?![\w@-])")


def _find(base: Base) -> Iterator[Problem]:
    known = set(_known(base))
    for _, _, part in base.answers:
        text = part.values.get("text")
        if isinstance(text, Word):
            yield from _in_text(text, known, base)


def _in_text(text: Word, known: set[str], base: Base) -> Iterator[Problem]:
    for found in dict.fromkeys(_CAPITALS.findall(text.value)):
        explained = f"({found})" in text.value or f"{found} (" in text.value
        if known.isdisjoint(tidy(found)) and not explained and not is_english(found.lower()):
            message = f"'{found}' is explained nowhere; write it out once, as in 'the full name ({found})'"
            yield Problem(place=base.line_with(found, text), rule=RULE.name, message=message)


def _known(base: Base) -> Iterator[str]:
    """Yield the words that students use themselves, the vocabulary's, and those of all names and titles."""
    known = base.knowledge
    yield from (word for entry in base.entries for phrasing in entry.ask for word in tidy(phrasing.word.value))
    programs = (name for each in known.programs.values() for name in (each.name, each.short, *each.called))
    titles = [*(each.title for each in known.parts), *(each.title for each in known.sources.values())]
    contacts = (contact.name for contact in known.contacts.values())
    for text in (*known.vocabulary.means, *known.vocabulary.means.values(), *programs, *titles, *contacts):
        yield from tidy(text)


RULE = Rule(
    name="unknown-abbreviation",
    severity=Severity.HINT,
    means="An answer uses an abbreviation that no student has used in a question, that no title or name holds, and "
    "that is not in vocabulary.yaml. Not everybody will know it.",
    example="text: Send the form to the OGSA.",
    mend="Write it out once, with the abbreviation in brackets; or add it to vocabulary.yaml.",
    find=_find,
)
