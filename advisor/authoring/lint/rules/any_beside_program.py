"""An answer for any program beside one for a certain program."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from advisor.authoring.lint.base import Base
from advisor.authoring.lint.rule import Rule, Severity
from advisor.model import ANY, Place, Problem


def _find(base: Base) -> Iterator[Problem]:
    by_name: dict[str, dict[str, Place]] = defaultdict(dict)
    for name, program, part in base.answers:
        by_name[name][program] = part.place
    for name, places in by_name.items():
        others = [program for program in places if program != ANY]
        if ANY in places and others:
            message = (
                f"{name} has an answer under '{ANY}' beside {', '.join(map(repr, others))}, so it is not "
                f"clear which holds. Keep '{ANY}' alone, or write one answer under each program"
            )
            yield Problem(place=places[ANY], rule=RULE.name, message=message)


RULE = Rule(
    name="any-beside-program",
    severity=Severity.WARNING,
    means="An answer under `any` holds whatever the program; beside an answer under a program's id it is not clear "
    "which of the two a student should read.",
    example="answers:\n  any: {text: It is free., sources: [fees]}\n  evening: {text: It costs 5., sources: [fees]}",
    mend="Write one answer under each program's id, or only one under `any`.",
    find=_find,
)
