"""A special space within a text, which looks like any other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.authoring.lint.base import Base
from advisor.authoring.lint.rule import Rule, Severity
from advisor.model import Place, Problem
from advisor.reading.characters import special_space


def _find(base: Base) -> Iterator[Problem]:
    for file, lines in base.lines.items():
        yield from in_lines(file, lines)


def in_lines(file: str, lines: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each line of a file that holds such spaces."""
    for number, line in enumerate(lines, start=1):
        if found := special_space(line):
            name, patch = found
            message = f"there is a special space here ({name}), which students see as an ordinary one. Type it anew"
            place = Place(file=file, line=number, column=patch.column)
            yield Problem(place=place, rule=RULE.name, message=message, patch=patch)


RULE = Rule(
    name="special-space",
    severity=Severity.HINT,
    means="Text that is copied from a web page or a word processor brings spaces of other kinds along: no-break "
    "spaces, thin ones, wide ones. They look like any other, are found by no search, and students see ordinary ones.",
    example="text: It costs 400<special space>a term.",
    mend="Delete the space and type it anew.",
    find=_find,
)
