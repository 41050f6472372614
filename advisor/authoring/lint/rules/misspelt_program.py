"""Wording that names a program which does not exist, one letter away from one that does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.authoring.lint.base import Base, wordings
from advisor.authoring.lint.rule import Rule, Severity
from advisor.model import Problem

_CAPITALS = re.compile(r"(?<![\w@./-])[A-Z]{3,}(?![\w@-])")


def _find(base: Base) -> Iterator[Problem]:
    programs = base.knowledge.programs.values()
    names = {name for program in programs for name in (program.short, *program.called) if _CAPITALS.fullmatch(name)}
    written = {found for phrasing in _phrasings(base) for found in _CAPITALS.findall(phrasing.upper())}
    for word in wordings(base):
        for found in dict.fromkeys(_CAPITALS.findall(word.value)):
            meant = next((name for name in sorted(names) if _one_letter_apart(found, name)), None)
            if meant and found not in names and found not in written:
                message = f"'{found}' is no program of this knowledge base; did you mean '{meant}'?"
                yield Problem(place=base.line_with(found, word), rule=RULE.name, message=message)


def _phrasings(base: Base) -> Iterator[str]:
    """Yield what students say, and the vocabulary: a name that stands there is known."""
    yield from (phrasing.word.value for entry in base.entries for phrasing in entry.ask)
    yield from (text for pair in base.knowledge.vocabulary.means.items() for text in pair)
    yield from (name for family in base.knowledge.families.values() for name in family.called)


def _one_letter_apart(one: str, other: str) -> bool:
    """Tell whether two words differ in one letter, or in two that are swapped."""
    if len(one) != len(other):
        return False
    different = [at for at in range(len(one)) if one[at] != other[at]]
    return len(different) == 1 or (len(different) == 2 and sorted(one) == sorted(other))  # noqa: PLR2004 a swap


RULE = Rule(
    name="unknown-program-name",
    severity=Severity.WARNING,
    means="A text that students read has a name in capitals that is no program, but is like the name of one.",
    example="text: Ask the PBL office.       (where the program is called PLB)",
    mend="Correct the name. If it is a name of its own, use it in a way to ask, or add it to vocabulary.yaml.",
    find=_find,
)
