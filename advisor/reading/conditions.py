"""Builds the conditions of eligibility checks from what was read."""

from __future__ import annotations

from advisor.eligibility.model import AllOf, AnyOf, AtLeast, Condition, Named, Not, OneOf
from advisor.reading.fields import Fields, Value, Word
from advisor.reading.notes import Notes

NOTHING = AllOf(parts=())
"""Stands for a condition that could not be read, which has been reported by then."""


def condition(value: Value | None, notes: Notes) -> Condition:
    """Return a condition; one that could not be read stands for nothing."""
    if isinstance(value, Word):
        return Named(name=value.value, place=value.place)
    if not isinstance(value, Fields):  # pragma: no cover  the shape of a condition lets nothing else through
        return NOTHING
    operator = next(iter(value.values), None)
    return _by_operator(operator, value, notes) if operator else NOTHING


def _by_operator(operator: str, whole: Fields, notes: Notes) -> Condition:
    part = whole.values.get(operator)
    match operator:
        case "all_of":
            return AllOf(parts=_several(part, notes), place=whole.place)
        case "any_of":
            return AnyOf(parts=_several(part, notes), place=whole.place)
        case "not":
            return Not(part=condition(part, notes), place=whole.place)
        case _:
            return _about_a_question(operator, whole, notes)


def _several(value: Value | None, notes: Notes) -> tuple[Condition, ...]:
    return tuple(condition(each, notes) for each in value) if isinstance(value, tuple) else ()


def _about_a_question(operator: str, whole: Fields, notes: Notes) -> Condition:
    """Build `is`, `one_of` or `at_least`, which name one question each."""
    part = whole.part(operator)
    if len(part.written) != 1:
        message = f"'{operator}' names one question, and this one names {len(part.written)}; join several with all_of"
        notes.report(part.place, "not-one-condition", message)
    if not part.values:
        return NOTHING
    question, value = next(iter(part.values.items()))
    if operator == "at_least":
        return AtLeast(question=question, number=int(_text(value) or 0), place=whole.place)
    return OneOf(question=question, values=_texts(value), place=whole.place)


def _texts(value: Value | None) -> tuple[str, ...]:
    several = value if isinstance(value, tuple) else (value,)
    return tuple(_text(each) for each in several)


def _text(value: Value | None) -> str:
    return value.value if isinstance(value, Word) else ""
