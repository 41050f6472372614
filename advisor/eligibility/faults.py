"""What makes a check impossible to judge: names that do not exist, circles, and numbers out of range."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from advisor.eligibility.misnamed import misnamed, nearest
from advisor.eligibility.model import (
    UNSURE,
    WHICHEVER,
    AtLeast,
    Check,
    Condition,
    Named,
    OneOf,
    Question,
    WholeNumber,
    choices,
)
from advisor.eligibility.space import combinations, parts, within
from advisor.model import Place, Problem

LARGEST: Final = 100_000
"""Combinations of answers that a check can have and still be gone through in full."""


def faults(check: Check) -> tuple[Problem, ...]:
    """Return all that keeps a check from being judged, by place. Only a check without any may be judged."""
    odd = tuple(misnamed(check))
    every = (*_in_questions(check), *_in_conditions(check), *_in_criteria(check), *_circles(check))
    found = [problem for problem in every if not any(each.explains(problem) for each in odd)]
    found += [each.problem for each in odd]
    if not found and combinations(check) > LARGEST:
        found.append(_too_large(check))
    return tuple(sorted(found))


def _in_questions(check: Check) -> Iterator[Problem]:
    for question in check.questions:
        if isinstance(question.kind, WholeNumber):
            yield from _in_range(question, question.kind)
        else:
            yield from _in_values(question)
        yield from _in_statements(question)


def _in_range(question: Question, kind: WholeNumber) -> Iterator[Problem]:
    if kind.low > kind.high:
        yield Problem(
            place=question.place,
            rule="impossible-range",
            message=f"question '{question.id}' goes from {kind.low} to {kind.high}, so no number fits; "
            f"write the smaller number first: from {kind.high} to {kind.low}",
        )
    for field, value in (("unsure", question.unsure), ("usually", question.usually)):
        if value is not None:
            yield Problem(
                place=question.places.get(value, question.place),
                rule="unknown-value",
                message=f"'{field}' of question '{question.id}' is for questions with choices; take it out",
            )


def _in_values(question: Question) -> Iterator[Problem]:
    """Look at the values that a question names about itself."""
    valid = [value for value, _ in choices(question)]
    if UNSURE in valid:
        message = (
            f"question '{question.id}' has a choice called '{UNSURE}', which every question has; name it otherwise"
        )
        yield Problem(place=question.place, rule="reserved-value", message=message)
    named = (question.unsure, question.usually, *question.if_changed)
    for value in dict.fromkeys(value for value in named if value is not None):
        if value not in valid:
            place = question.places.get(value, question.place)
            yield _unknown("value", value, valid, place, f"question '{question.id}' has no choice")


def _in_statements(question: Question) -> Iterator[Problem]:
    """Look at the ways to state an answer: each is of a valid value, and what was understood can be said."""
    values = [value for value, _ in choices(question)]
    valid = [*values, WHICHEVER]
    for value in dict.fromkeys((*question.said, *question.understood)):
        if value not in valid:
            opening = f"question '{question.id}' has no choice"
            yield _unknown("value", value, valid, question.places.get(value, question.place), opening)
    needed = {value for each in question.said for value in (values if each == WHICHEVER else [each])}
    missing = sorted(needed - question.understood.keys())
    if (missing or question.said) and WHICHEVER not in question.understood and (missing or not values):
        named = missing[0] if missing else WHICHEVER
        message = (
            f"question '{question.id}' has ways to state '{named}', and no words that tell what was understood; "
            f"write them under 'understood', as in {named}: you have worked in the field"
        )
        said = [place for value in question.understood if (place := question.places.get(value))]
        place = said[-1] if said else question.places.get(named, question.place)
        yield Problem(place=place, rule="not-understood", message=message)


def _in_conditions(check: Check) -> Iterator[Problem]:
    for part in parts(check):
        match part:
            case OneOf():
                yield from _in_one_of(check, part)
            case AtLeast():
                yield from _in_at_least(check, part)
            case Named():
                yield from _in_name(check, part)
            case _:
                pass


def _in_one_of(check: Check, part: OneOf) -> Iterator[Problem]:
    question = check.question(part.question)
    if question is None:
        yield _unknown_question(check, part.question, part.place)
    elif isinstance(question.kind, WholeNumber):
        message = (
            f"question '{question.id}' asks for a number; compare it with at_least: {{{question.id}: {part.values[0]}}}"
        )
        yield Problem(place=part.place, rule="unfit-condition", message=message)
    else:
        valid = [value for value, _ in choices(question)]
        for value in part.values:
            if value not in valid:
                yield _unknown("value", value, valid, part.place, f"question '{question.id}' has no answer")


def _in_at_least(check: Check, part: AtLeast) -> Iterator[Problem]:
    question = check.question(part.question)
    if question is None:
        yield _unknown_question(check, part.question, part.place)
    elif not isinstance(question.kind, WholeNumber):
        message = f"question '{question.id}' does not ask for a number; use is: {{{question.id}: …}}"
        yield Problem(place=part.place, rule="unfit-condition", message=message)
    elif not question.kind.low < part.number <= question.kind.high:
        low, high = question.kind.low, question.kind.high
        always = "always" if part.number <= low else "never"
        message = (
            f"at_least {part.number} {always} holds, because question '{question.id}' takes {low} to {high}; "
            f"name a number from {low + 1} to {high}, or widen the question's range"
        )
        yield Problem(place=part.place, rule="threshold-outside-range", message=message)


def _in_name(check: Check, part: Named) -> Iterator[Problem]:
    if part.name not in check.conditions:
        yield _unknown("condition", part.name, check.conditions, part.place, "there is no condition")


def _in_criteria(check: Check) -> Iterator[Problem]:
    for rule in check.criteria:
        yield from _in_name(check, rule.condition)


def _circles(check: Check) -> Iterator[Problem]:
    """Report each named condition that leads back to itself."""
    for name, condition in check.conditions.items():
        circle = _way_back(check, name)
        if circle:
            way = " → ".join(f"'{each}'" for each in (name, *circle))
            message = f"condition '{name}' is defined by itself ({way}); write out what it depends on"
            yield Problem(place=condition.place, rule="circular-condition", message=message)


def _way_back(check: Check, start: str) -> tuple[str, ...]:
    """Return the names over which a condition comes back to itself; none if it does not."""
    ways: dict[str, tuple[str, ...]] = {start: ()}
    ahead = [start]
    while ahead:
        here = ahead.pop()
        for name in _names(check.conditions.get(here)):
            if name == start:
                return (*ways[here], name)
            if name not in ways:
                ways[name] = (*ways[here], name)
                ahead.append(name)
    return ()


def _names(condition: Condition | None) -> Iterator[str]:
    if condition:
        yield from (part.name for part in within(condition) if isinstance(part, Named))


def _too_large(check: Check) -> Problem:
    message = (
        f"check '{check.id}' has {combinations(check):,} combinations of answers, and {LARGEST:,} is the limit; "
        f"ask fewer questions, or split it into two checks"
    )
    return Problem(place=check.place, rule="check-too-large", message=message)


def _unknown_question(check: Check, name: str, place: Place) -> Problem:
    valid = [question.id for question in check.questions]
    return _unknown("question", name, valid, place, f"check '{check.id}' has no question")


def _unknown(what: str, name: str, valid: Iterable[str], place: Place, opening: str) -> Problem:
    """Say that a name does not exist, with the one that is probably meant or else with those that do."""
    known = list(valid)
    near = nearest(name, known)
    hint = f"did you mean '{near}'?" if near else f"there is {', '.join(known)}" if known else "there is none"
    return Problem(place=place, rule=f"unknown-{what}", message=f"{opening} '{name}'; {hint}")
