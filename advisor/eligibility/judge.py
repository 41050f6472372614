"""From answers to a result: the outcome where it is certain, what is missing, and every criterion."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.eligibility.model import Advice, Answers, Check, Outcome, Rule
from advisor.eligibility.space import Cells, holds, known, possible, space
from advisor.model import ProgramId

UNCLEAR = "unclear"
"""The id of the result as long as missing answers could still change it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A line of the ledger: what is met (True), not met (False), or not known from these answers (None).

    A criterion that is not known may not be needed: it is not where the result has an outcome without it.
    Without a text, there is nothing to be said of it.
    """

    text: str
    holds: bool | None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What speaks for a program and what against it, on these answers: (words, source ids) each."""

    program: ProgramId
    in_favour: tuple[tuple[str, tuple[str, ...]], ...]
    against: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What follows from the answers so far. `outcome` is None while a missing answer could change it."""

    check: str
    outcome: Outcome | None
    advice: Advice
    missing: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    comparison: tuple[Side, ...]
    disclaimer: str

    @property
    def id(self) -> str:
        """The outcome's id, or `unclear`."""
        return self.outcome.id if self.outcome else UNCLEAR

    @property
    def text(self) -> str:
        """The words of the result, always with the reminder that it is guidance."""
        return f"{self.advice.text}\n\n{self.disclaimer}"

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all the sources that this result rests on, each once."""
        listed = (source for line in self.criteria if line.text for source in line.sources)
        return tuple(dict.fromkeys([*self.advice.sources, *listed]))


def judge(check: Check, answers: Answers) -> Result:
    """Return what follows from these answers, exactly: an outcome is given iff no missing answer could change it.

    Answers to questions of other checks are ignored. A value that its question does not have is a ValueError.
    """
    cells = possible(check, answers)
    outcome = settled(check, cells)
    return Result(
        check=check.id,
        outcome=outcome,
        advice=outcome.advice if outcome else check.unclear,
        missing=missing(check, answers),
        criteria=tuple(_criterion(check, rule, cells) for rule in check.criteria),
        comparison=_comparison(check, cells),
        disclaimer=check.disclaimer,
    )


def settled(check: Check, cells: Cells) -> Outcome | None:
    """Return the outcome that all of these cells have in common, if they have one."""
    sets = zip(check.outcomes, space(check).outcomes, strict=True)
    return next((outcome for outcome, within in sets if holds(cells, within)), None)


def missing(check: Check, answers: Answers) -> tuple[str, ...]:
    """Return the questions not known whose answer could still change the outcome, in the order of the check."""
    cells = possible(check, answers)
    decisive = space(check).decisive
    unknown = (question.id for question in check.questions if known(question, answers) is None)
    return tuple(question for question in unknown if cells & decisive[question])


def _criterion(check: Check, rule: Rule, cells: Cells) -> Criterion:
    met = holds(cells, space(check).conditions[rule.condition.name])
    text = {True: rule.met, False: rule.not_met, None: rule.not_known}[met]
    return Criterion(text=text, holds=met, sources=rule.sources)


def _comparison(check: Check, cells: Cells) -> tuple[Side, ...]:
    """Sort the points that hold for certain by program, in the order of the check."""
    points = [point for point, at in zip(check.points, space(check).points, strict=True) if holds(cells, at)]
    return tuple(
        Side(
            program=program,
            in_favour=tuple((p.text, p.sources) for p in points if p.program == program and p.in_favour),
            against=tuple((p.text, p.sources) for p in points if p.program == program and not p.in_favour),
        )
        for program in dict.fromkeys(point.program for point in check.points)
    )
