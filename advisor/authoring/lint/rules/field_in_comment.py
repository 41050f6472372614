"""A field or an item that stands in a comment, as where a line was joined to the comment above it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from advisor.authoring.lint.base import Base
from advisor.authoring.lint.rule import Rule, Severity
from advisor.model import Place, Problem

_FIELD = re.compile(r"\s*(?:- +)?([a-z_]+):(?: |$)")
_IN_COMMENT = re.compile(r"\s*#(?:\S*|\s+\S.*[^\s.,:;(-] )(?:- )?\b([a-z_]+): ")
"""A comment with a field amid a sentence, or without a space before the field, as nobody writes a comment."""


def _find(base: Base) -> Iterator[Problem]:
    names = _fields(base)
    for file, lines in base.lines.items():
        for number, line in enumerate(lines, start=1):
            found = _IN_COMMENT.match(line)
            if found and found[1] in names[_folder(file)]:
                place = Place(file=file, line=number, column=found.start(1) + 1)
                message = (
                    f"'{found[1]}:' stands in a comment, and is not read. If it is a field, begin a new line there"
                )
                yield Problem(place=place, rule=RULE.name, message=message)


def _fields(base: Base) -> dict[str, set[str]]:
    """Return the names of the fields in the files of each folder."""
    names: dict[str, set[str]] = defaultdict(set)
    for file, lines in base.lines.items():
        names[_folder(file)] |= {found[1] for line in lines if (found := _FIELD.match(line))}
    return names


def _folder(file: str) -> str:
    """Return the folder of a file: the files of one have the same fields."""
    return file.rpartition("/")[0]


RULE = Rule(
    name="field-in-comment",
    severity=Severity.HINT,
    means="A comment holds what looks like a field of its file. Mostly the line was joined to the comment above it, or "
    "a # was typed by mistake.",
    example="# the fees title: Tuition",
    mend="Begin a new line before the field, or take out the #. If it is a note, leave out the colon.",
    find=_find,
)
