"""A file whose last line has no end, as if it had been cut off."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.authoring.lint.base import Base
from advisor.authoring.lint.rule import Rule, Severity
from advisor.model import Place, Problem


def _find(base: Base) -> Iterator[Problem]:
    for file, lines in base.lines.items():
        if lines[-1]:
            message = "the last line does not end. If the file is complete, add an empty line; else put back the rest"
            column = len(lines[-1]) + 1
            yield Problem(place=Place(file=file, line=len(lines), column=column), rule=RULE.name, message=message)


RULE = Rule(
    name="cut-off",
    severity=Severity.HINT,
    means="The last line of a file does not end with a line break. So it may have been cut off while it was copied.",
    example="  - is there a fee for the applica",
    mend="Look whether the end is missing. If not, press Enter at the end of the last line.",
    find=_find,
)
