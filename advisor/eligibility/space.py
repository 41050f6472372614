"""All answers that a check can get, as one finite space in which every condition is a set.

A number is cut at the thresholds that the rules name: 36 and 37 months are the same if nothing asks for 37.
What remains is finite, and each complete set of answers is one bit. A condition is then the set of the
bits where it holds, kept as a Python integer, and three-valued logic is plain set inclusion: over the
answers still possible, a condition is met (all of them in its set), not met (none of them), or not known.
This is exact, where Kleene's tables alone would say "unknown" too often.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import TypeAlias, assert_never

from advisor.eligibility.model import (
    UNSURE,
    AllOf,
    Answers,
    AnyOf,
    AtLeast,
    Check,
    Condition,
    Named,
    Not,
    OneOf,
    Question,
    Value,
    WholeNumber,
    choices,
)

Cells: TypeAlias = int
"""A set of complete answers: bit n stands for the n-th of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One question in the space: a value for each kind of answer that the rules tell apart, and their cells."""

    question: Question
    values: tuple[Value, ...]
    cells: tuple[Cells, ...]
    step: int

    def at(self, value: Value) -> Cells:
        """Return the cells with this answer; a ValueError where the question has no such answer."""
        if isinstance(self.question.kind, WholeNumber):
            return self.cells[bisect_right(self.values, value) - 1]
        return self.cells[self.values.index(value)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """The space of a check.

    `outcomes` are disjoint, in the order of the check: should two hold, the first is taken.
    `decisive` holds, for each question, the contexts in which its answer changes the outcome.
    """

    axes: Mapping[str, Axis]
    everything: Cells
    conditions: Mapping[str, Cells]
    outcomes: tuple[Cells, ...]
    points: tuple[Cells, ...]
    decisive: Mapping[str, Cells]


@lru_cache(maxsize=32)
def space(check: Check) -> Space:
    """Lay out the space of a check, once. The check must be free of `faults`."""
    axes, everything = lay_out(check)
    outcomes = tuple(_disjoint(cells_of(check, [outcome.when for outcome in check.outcomes])))
    conditions = cells_of(check, list(check.conditions.values()))
    return Space(
        axes=axes,
        everything=everything,
        conditions=dict(zip(check.conditions, conditions, strict=True)),
        outcomes=outcomes,
        points=cells_of(check, [point.when for point in check.points]),
        decisive={name: _decisive(axis, outcomes) for name, axis in axes.items()},
    )


def cells_of(check: Check, conditions: Sequence[Condition]) -> tuple[Cells, ...]:
    """Return where each of these conditions of a check holds."""
    sets = _Sets(check)
    return tuple(sets.of(condition) for condition in conditions)


def lay_out(check: Check) -> tuple[Mapping[str, Axis], Cells]:
    """Return an axis for each question, and the set of all cells."""
    values = [classes(check, question) for question in check.questions]
    size = combinations(check)
    axes: dict[str, Axis] = {}
    step = 1
    for question, each in zip(check.questions, values, strict=True):
        cells = tuple(_slice(index, len(each), step, size) for index in range(len(each)))
        axes[question.id] = Axis(question=question, values=each, cells=cells, step=step)
        step *= len(each)
    return axes, (1 << size) - 1


def combinations(check: Check) -> int:
    """Return how many complete sets of answers the rules tell apart."""
    return prod(len(classes(check, question)) for question in check.questions)


def classes(check: Check, question: Question) -> tuple[Value, ...]:
    """Return one value for each kind of answer that the rules tell apart; of numbers, the lowest."""
    if not isinstance(question.kind, WholeNumber):
        return tuple(value for value, _ in choices(question))
    low, high = question.kind.low, question.kind.high
    cuts = {part.number for part in parts(check) if isinstance(part, AtLeast) and part.question == question.id}
    return tuple(sorted({low} | {cut for cut in cuts if low < cut <= high}))


def parts(check: Check) -> Iterator[Condition]:
    """Yield every condition of a check, with all that it is made of."""
    for condition in (*check.conditions.values(), *(o.when for o in check.outcomes), *(p.when for p in check.points)):
        yield from within(condition)


def within(condition: Condition) -> Iterator[Condition]:
    """Yield a condition and all that it is made of; a name is not followed."""
    yield condition
    match condition:
        case AllOf(parts=several) | AnyOf(parts=several):
            for part in several:
                yield from within(part)
        case Not(part=part):
            yield from within(part)
        case OneOf() | AtLeast() | Named():
            pass
        case never:
            assert_never(never)


def known(question: Question, answers: Answers) -> Value | None:
    """Return the answer to a question, or None where it is not known (not answered, or unsure)."""
    value = answers.get(question.id)
    return question.unsure if value == UNSURE else value


def possible(check: Check, answers: Answers) -> Cells:
    """Return the complete answers that are still possible after these."""
    cells = space(check).everything
    for axis in space(check).axes.values():
        value = known(axis.question, answers)
        if value is not None:
            cells &= axis.at(value)
    return cells


def holds(cells: Cells, within_set: Cells) -> bool | None:
    """Say whether a condition holds for all cells (True), for none (False), or it depends (None)."""
    common = cells & within_set
    if common == cells:
        return True
    return None if common else False


def _slice(index: int, count: int, step: int, size: int) -> Cells:
    """Return the cells whose digit at `step` is `index`: blocks of `step` bits, in every `step * count`."""
    period = step * count
    blocks = ((1 << size) - 1) // ((1 << period) - 1)
    return (((1 << step) - 1) << (index * step)) * blocks


def _disjoint(sets: Iterable[Cells]) -> Iterator[Cells]:
    """Take from each set what an earlier one already has."""
    taken = 0
    for cells in sets:
        yield cells & ~taken
        taken |= cells


def _decisive(axis: Axis, outcomes: tuple[Cells, ...]) -> Cells:
    """Return the cells of the first answer from which another answer would lead to another outcome."""
    decisive = 0
    for outcome in outcomes:
        decisive |= differs(axis, outcome)
    return decisive


def differs(axis: Axis, cells: Cells) -> Cells:
    """Return where (seen from the first answer) it depends on the answer whether a cell is among these."""
    shifted = [(cells & here) >> (index * axis.step) for index, here in enumerate(axis.cells)]
    some, every = 0, axis.cells[0]
    for each in shifted:
        some |= each
        every &= each
    return some & ~every


class _Sets:
    """Turns conditions into sets of cells; a named condition is worked out once."""

    def __init__(self, check: Check) -> None:
        self._named = check.conditions
        self._axes, self._everything = lay_out(check)
        self._done: dict[str, Cells] = {}

    def of(self, condition: Condition) -> Cells:
        """Return where a condition holds."""
        match condition:
            case AllOf(parts=several):
                return self._everything & ~self._union(several, inverted=True)
            case AnyOf(parts=several):
                return self._union(several, inverted=False)
            case Not(part=part):
                return self._everything & ~self.of(part)
            case OneOf(question=question, values=values):
                return self._where(question, frozenset(values))
            case AtLeast(question=question, number=number):
                return self._from(question, number)
            case Named(name=name):
                return self._by_name(name)
            case never:
                assert_never(never)

    def _union(self, several: tuple[Condition, ...], *, inverted: bool) -> Cells:
        union = 0
        for part in several:
            union |= self._everything & ~self.of(part) if inverted else self.of(part)
        return union

    def _where(self, question: str, values: frozenset[str]) -> Cells:
        axis = self._axes[question]
        return sum(cells for value, cells in zip(axis.values, axis.cells, strict=True) if value in values)

    def _from(self, question: str, number: int) -> Cells:
        axis = self._axes[question]
        return sum(
            cells
            for value, cells in zip(axis.values, axis.cells, strict=True)
            if isinstance(value, int) and value >= number
        )

    def _by_name(self, name: str) -> Cells:
        if name not in self._done:
            self._done[name] = self.of(self._named[name])
        return self._done[name]
