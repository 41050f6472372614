"""A comma in a list in brackets that stands within a word, as where a finger slipped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.authoring.lint.base import Base
from advisor.authoring.lint.rule import Rule, Severity
from advisor.model import Place, Problem
from advisor.reading.blocks import is_blank
from advisor.reading.brackets import masked

_LIST = re.compile(r"(?:[:,-] |[\[{])\[([^\[\]]*)\]")
_TIGHT = re.compile(r",(?=\S)")
_LOOSE = re.compile(r",\s")


def _find(base: Base) -> Iterator[Problem]:
    for file, lines in base.lines.items():
        text = "\n".join("" if is_blank(line) else masked(line) for line in lines)
        for found in _LIST.finditer(text):
            if _LOOSE.search(found[1]) and (tight := _TIGHT.search(text, found.start(1), found.end(1))):
                yield _problem(file, text[: tight.start()])


def _problem(file: str, before: str) -> Problem:
    """Return the problem of a comma, by the text of its file before it."""
    place = Place(file=file, line=before.count("\n") + 1, column=len(before) - before.rfind("\n"))
    message = "the comma here has no space after it: is it in the wrong place? Write a space after each comma of a list"
    return Problem(place=place, rule=RULE.name, message=message)


RULE = Rule(
    name="tight-comma",
    severity=Severity.HINT,
    means="In a list in brackets, all commas but this one have a space after them. Mostly the comma stands within a "
    "word by a slip, and makes two items of one.",
    example="[fintec,h bank, insurance]",
    mend="Move the comma between two items, and write a space after it. A comma that belongs to a text needs quotes "
    "around that text.",
    find=_find,
)
