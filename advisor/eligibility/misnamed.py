"""Finds what is named otherwise where it is declared than where it is used: conditions, questions, and choices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from rapidfuzz import process

from advisor.eligibility.model import WHICHEVER, AtLeast, Check, Named, OneOf, Question, WholeNumber, choices
from advisor.eligibility.space import parts
from advisor.model import Place, Problem
from advisor.noun import Noun

_AS_NAMED: Final = {"choice": "value"}
"""What a choice is called where something names it."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the name that is probably meant, or None where none is like it."""
    found = process.extractOne(name, list(known), score_cutoff=70)
    return found[0] if found else None


def misspelt(kind: str, declared: str, named: str) -> str:
    """Return the message for an id that nothing names, while something names one like it."""
    return (
        f"nothing names the {kind} '{declared}', and '{named}', which is named elsewhere, does not exist. "
        "If both are the same, write them alike"
    )


class Misnamed(Noun):
    """A declaration that nothing names, and how often one like it is named that does not exist.

    Where that is several times, the declaration is what is misspelt: what says so of each `name` only follows from it.
    """

    problem: Problem
    rule: str
    name: str
    times: int

    def explains(self, problem: Problem) -> bool:
        """Whether a problem is only that the name does not exist."""
        return self.times > 1 and problem.rule == self.rule and f" '{self.name}';" in problem.message


def misnamed(check: Check) -> Iterator[Misnamed]:
    """Give each declaration that nothing names, if something names one like it that does not exist."""
    every = tuple(parts(check))
    conditions = [part.name for part in every if isinstance(part, Named)]
    conditions += [rule.condition.name for rule in check.criteria]
    declared = {name: check.places.get(name, condition.place) for name, condition in check.conditions.items()}
    yield from _odd("condition", declared, conditions)
    about = [part for part in every if isinstance(part, OneOf | AtLeast)]
    yield from _odd("question", {each.id: each.place for each in check.questions}, [part.question for part in about])
    for question in check.questions:
        if not isinstance(question.kind, WholeNumber):
            own = [part for part in about if isinstance(part, OneOf) and part.question == question.id]
            asked = [value for part in own for value in part.values]
            yield from _odd("choice", _choices(question), [*_named_by(question), *asked])


def _choices(question: Question) -> dict[str, Place]:
    return {value: question.places.get(value, question.place) for value, _ in choices(question)}


def _named_by(question: Question) -> Iterator[str]:
    """Give the values that a question names about itself."""
    named = (question.unsure, question.usually, *question.said, *question.understood, *question.if_changed)
    return (value for value in named if value is not None and value != WHICHEVER)


def _odd(kind: str, declared: Mapping[str, Place], named: Iterable[str]) -> Iterator[Misnamed]:
    names = Counter(named)
    unused = [name for name in declared if name not in names]
    for name in sorted(names.keys() - declared.keys()):
        near = nearest(name, unused)
        if near:
            problem = Problem(place=declared[near], rule="misspelt-id", message=misspelt(kind, near, name))
            yield Misnamed(problem=problem, rule=f"unknown-{_AS_NAMED.get(kind, kind)}", name=name, times=names[name])
