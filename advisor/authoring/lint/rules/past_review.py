"""An answer whose review day has passed."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.authoring.lint.base import Base
from advisor.authoring.lint.rule import Rule, Severity
from advisor.model import Problem


def _find(base: Base) -> Iterator[Problem]:
    for name, program, part in base.answers:
        review = part.day("review")
        if review and review <= base.today:
            message = (
                f"the answer '{program}' of {name} was to be reviewed by {review}, and students are told "
                "that it may be out of date. Check it against its sources, and set a new day"
            )
            yield Problem(place=base.line_of(part.place, "review"), rule=RULE.name, message=message)


RULE = Rule(
    name="past-review",
    severity=Severity.HINT,
    means="From its review day on, the advisor says of an answer that it may be out of date, and whom to ask.",
    example="review: 2020-08-01",
    mend="Read the page that the answer rests on, correct the answer, and set review: to the next day on which "
    "it can change. Set as_of: of the source to this month.",
    together="{number} answers are past their review, and students are told that they may be out of date",
    find=_find,
)
