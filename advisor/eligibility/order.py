"""Which question comes next, and how many may remain: the way to a result with the fewest questions."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from advisor.eligibility.model import UNSURE, Answers, Check, Question
from advisor.eligibility.space import Axis, Cells, possible, space
from advisor.eligibility.statements import cues
from advisor.model import CheckSummary

USUAL: Final = 4
"""How many times likelier than any other answer the usual one is taken to be."""

EXACT: Final = 8
"""With so many open questions or fewer, every way of asking them is compared; with more, none is counted out."""

AHEAD: Final = 3
"""With more, the ways are compared this many questions ahead, and what is open then counts as one more."""


def next_question(check: Check, answers: Answers) -> Question | None:
    """Return the question to ask; None when none is left.

    Only questions that can still change the outcome are asked, and none that was answered "not sure". One that is asked
    on every way comes first; else the one with which the fewest are to be expected in all, as `about` expects them.
    Of several as good, it is the one that stands first in the check.
    """
    chosen = _first(check, possible(check, answers), _unsure(answers))
    return chosen.question if chosen else None


def remaining(check: Check, answers: Answers) -> tuple[int, int]:
    """Return how many questions `next_question` still asks at least, and at most, whatever is answered.

    With more than `EXACT` open questions not every way is gone through: then it is one at least, and all at most.
    """
    cells, unsure = possible(check, answers), _unsure(answers)
    still_open = _open(check, cells, unsure)
    if len(still_open) > EXACT:
        return 1, len(still_open)
    span = _span(check, cells, unsure)
    return span.fewest, span.most


def about(check: Check, answers: Answers) -> int:
    """Return how many questions are to be expected, for "this takes about four questions".

    People are taken to be sure of each answer. Of the answers that the rules tell apart, the usual one is `USUAL` times
    likelier than any other, whatever else was answered. With more than `EXACT` open questions, all are expected.
    """
    cells, unsure = possible(check, answers), _unsure(answers)
    still_open = _open(check, cells, unsure)
    return round(_expected(check, cells, unsure, EXACT)) if len(still_open) <= EXACT else len(still_open)


def summary(check: Check) -> CheckSummary:
    """Return what has to be known of a check to offer it."""
    fewest, most = remaining(check, {})
    return CheckSummary(
        id=check.id,
        title=check.title,
        ask=check.ask,
        about=about(check, {}),
        fewest=fewest,
        most=most,
        said=tuple(cues(check.questions)),
    )


class _Span(NamedTuple):
    fewest: int
    most: int


def _unsure(answers: Answers) -> frozenset[str]:
    return frozenset(question for question, value in answers.items() if value == UNSURE)


def _open(check: Check, cells: Cells, unsure: frozenset[str]) -> list[Axis]:
    """Return the questions to ask: those whose answer can still change the outcome.

    Where both the first and the last answer are still possible, the question is not answered yet.
    """
    here = space(check)
    return [
        axis
        for name, axis in here.axes.items()
        if cells & here.decisive[name] and cells & axis.cells[-1] and name not in unsure
    ]


@lru_cache(maxsize=1 << 16)
def _first(check: Check, cells: Cells, unsure: frozenset[str]) -> Axis | None:
    """Return the question to begin with."""
    still_open = _open(check, cells, unsure)
    depth = EXACT if len(still_open) <= EXACT else AHEAD
    ways = _worth_trying(check, cells, still_open)
    return min(ways, key=lambda axis: _after(check, cells, unsure, depth, axis), default=None)


def _worth_trying(check: Check, cells: Cells, still_open: list[Axis]) -> list[Axis]:
    """Leave only a question that every way has to ask anyhow, if there is one: to begin with it costs nothing."""
    decisive = space(check).decisive
    always = (axis for axis in still_open if not cells & axis.cells[0] & ~decisive[axis.question.id])
    first = next(always, None)
    return [first] if first else still_open


@lru_cache(maxsize=1 << 16)
def _expected(check: Check, cells: Cells, unsure: frozenset[str], depth: int) -> float:
    """Return how many questions are to be expected on the best way from here, looking only so far ahead."""
    still_open = _open(check, cells, unsure)
    if depth == 0 or not still_open:
        return float(bool(still_open))
    return min(_after(check, cells, unsure, depth, axis) for axis in _worth_trying(check, cells, still_open))


def _after(check: Check, cells: Cells, unsure: frozenset[str], depth: int, axis: Axis) -> float:
    """Return how many questions are to be expected if this one is asked, itself included."""
    branches = _branches(check, axis.question.id)
    total = sum(share * _expected(check, cells & each, unsure, depth - 1) for each, share in branches)
    return round(1 + total / sum(share for _, share in branches), 9)


@lru_cache(maxsize=1 << 10)
def _branches(check: Check, question: str) -> tuple[tuple[Cells, int], ...]:
    """Return the answers that lead to different futures, each with its share; those that rules treat alike are one."""
    axis, outcomes = space(check).axes[question], space(check).outcomes
    branches: dict[tuple[Cells, ...], tuple[Cells, int]] = {}
    for index, (value, cells) in enumerate(zip(axis.values, axis.cells, strict=True)):
        future = tuple((cells & outcome) >> (index * axis.step) for outcome in outcomes)
        first, share = branches.get(future, (cells, 0))
        branches[future] = first, share + (USUAL if value == axis.question.usually else 1)
    return tuple(branches.values())


@lru_cache(maxsize=1 << 16)
def _span(check: Check, cells: Cells, unsure: frozenset[str]) -> _Span:
    """Go through every answer to every question, "not sure" too, in the order in which they would be asked."""
    first = _first(check, cells, unsure)
    if first is None:
        return _Span(0, 0)
    spans = [_span(check, cells & each, unsure) for each, _ in _branches(check, first.question.id)]
    if first.question.unsure is None:
        spans.append(_span(check, cells, unsure | {first.question.id}))
    return _Span(1 + min(span.fewest for span in spans), 1 + max(span.most for span in spans))
