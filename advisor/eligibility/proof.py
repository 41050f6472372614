"""The proof of a check, over all combinations of answers: exactly one outcome each, and nothing to spare.

It knows nothing of wording, and it takes milliseconds: combinations are bits, and conditions sets of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from advisor.eligibility.faults import faults
from advisor.eligibility.model import Check, Named, Outcome, WholeNumber
from advisor.eligibility.space import Axis, Cells, cells_of, differs, lay_out, parts
from advisor.model import Problem


def prove(check: Check) -> tuple[Problem, ...]:
    """Return all that is wrong with the rules of a check, by place, with the shortest answers that show it.

    Faults that keep it from being judged come first, and alone.
    """
    found = faults(check)
    if found:
        return found
    axes, everything = lay_out(check)
    outcomes = cells_of(check, [outcome.when for outcome in check.outcomes])
    problems = [
        *_gaps(check, tuple(axes.values()), everything, outcomes),
        *_overlaps(check, tuple(axes.values()), outcomes),
        *_unreachable(check, outcomes),
        *_unused(check, tuple(axes.values()), outcomes),
        *_unused_conditions(check),
    ]
    return tuple(sorted(problems))


def _gaps(check: Check, axes: tuple[Axis, ...], everything: Cells, outcomes: tuple[Cells, ...]) -> Iterator[Problem]:
    for cells in outcomes:
        everything &= ~cells
    if everything:
        message = f"check '{check.id}' has no outcome for {_shortest(axes, everything)}; add one, or widen a `when`"
        yield Problem(place=check.place, rule="check-gap", message=message)


def _overlaps(check: Check, axes: tuple[Axis, ...], outcomes: tuple[Cells, ...]) -> Iterator[Problem]:
    for (one, here), (other, there) in combinations(zip(check.outcomes, outcomes, strict=True), 2):
        if here & there:
            yield _overlap(one, other, _shortest(axes, here & there))


def _overlap(one: Outcome, other: Outcome, answers: str) -> Problem:
    message = (
        f"outcomes '{one.id}' (line {one.place.line}) and '{other.id}' both hold for {answers}; "
        f"narrow one of them, so that exactly one holds"
    )
    return Problem(place=other.place, rule="check-overlap", message=message)


def _unreachable(check: Check, outcomes: tuple[Cells, ...]) -> Iterator[Problem]:
    for outcome, cells in zip(check.outcomes, outcomes, strict=True):
        if not cells:
            message = f"no answers lead to outcome '{outcome.id}'; mend its `when`, or take it out"
            yield Problem(place=outcome.place, rule="unreachable-outcome", message=message)


def _unused(check: Check, axes: tuple[Axis, ...], outcomes: tuple[Cells, ...]) -> Iterator[Problem]:
    for axis in axes:
        if not any(differs(axis, cells) for cells in outcomes):
            message = (
                f"question '{axis.question.id}' of check '{check.id}' cannot change the outcome, "
                f"so it is never asked; use it in a condition, or take it out"
            )
            yield Problem(place=axis.question.place, rule="unused-question", message=message)


def _unused_conditions(check: Check) -> Iterator[Problem]:
    used = {part.name for part in parts(check) if isinstance(part, Named)}
    used |= {rule.condition.name for rule in check.criteria}
    for name, condition in check.conditions.items():
        if name not in used:
            message = f"condition '{name}' is used nowhere in check '{check.id}'; use it, or take it out"
            yield Problem(place=condition.place, rule="unused-condition", message=message)


def _shortest(axes: tuple[Axis, ...], cells: Cells) -> str:
    """Put into words the fewest answers all of whose completions are among these cells, which are not empty."""
    all_cells = sum(axes[0].cells) if axes else 1
    for count in range(len(axes) + 1):
        for few in combinations(axes, count):
            for indexes in product(*(range(len(axis.values)) for axis in few)):
                answers = tuple(zip(few, indexes, strict=True))
                if not _meet(all_cells, answers) & ~cells:
                    return " and ".join(_say(axis, index) for axis, index in answers) or "any answers at all"
    raise AssertionError  # one cell alone is a complete set of answers  # pragma: no cover


def _meet(cells: Cells, answers: tuple[tuple[Axis, int], ...]) -> Cells:
    for axis, index in answers:
        cells &= axis.cells[index]
    return cells


def _say(axis: Axis, index: int) -> str:
    """Write one answer as it would be given to the command; for a class of numbers, its range."""
    name, value = axis.question.id, axis.values[index]
    if not isinstance(axis.question.kind, WholeNumber):
        return f"{name}={value}"
    after = (*axis.values, axis.question.kind.high + 1)[index + 1]
    last = int(after) - 1
    return f"{name}={value}" if last == value else f"{name}={value} to {last}"
