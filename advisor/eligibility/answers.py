"""Answers as scripts give them, `ID=VALUE`: taken to the letter, or refused in one line that names the valid ones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from advisor.eligibility.model import UNSURE, Answers, Check, Question, Value, WholeNumber, choices

_NUMBER = re.compile(r"[0-9]{1,9}")
_SHOWN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Why an answer cannot be taken, and what could be given instead, in one line."""

    message: str


def parse_answers(check: Check, given: Iterable[str]) -> Answers | Refused:
    """Return the answers of several `ID=VALUE`; refused are an unknown id or value, and an id given twice."""
    answers: dict[str, Value] = {}
    for each in given:
        name, equals, raw = each.partition("=")
        question = check.question(name)
        if question is None or not equals:
            return _unknown(check, name if equals else each)
        if name in answers:
            return Refused(message=f"{name} is answered twice; give it once")
        value = parse_answer(question, raw)
        if isinstance(value, Refused):
            return value
        answers[name] = value
    return answers


def parse_answer(question: Question, raw: str) -> Value | Refused:
    """Return the value of one answer, which may be `unsure`, exactly as the contract writes it."""
    if raw == UNSURE:
        return UNSURE
    if isinstance(question.kind, WholeNumber):
        fits = _NUMBER.fullmatch(raw) and question.kind.low <= int(raw) <= question.kind.high
        return int(raw) if fits else _refuse(question, raw)
    return raw if raw in dict(choices(question)) else _refuse(question, raw)


def valid_values(question: Question) -> str:
    """Name what can be answered: "full, partial, none or unsure"; "a whole number from 0 to 600, or unsure"."""
    if isinstance(question.kind, WholeNumber):
        return f"a whole number from {question.kind.low} to {question.kind.high}, or {UNSURE}"
    return f"{', '.join(value for value, _ in choices(question))} or {UNSURE}"


def _refuse(question: Question, raw: str) -> Refused:
    return Refused(message=f"{question.id}={_shown(raw)} is not valid; give {valid_values(question)}")


def _unknown(check: Check, name: str) -> Refused:
    valid = ", ".join(question.id for question in check.questions)
    return Refused(message=f"{check.id} has no answer {_shown(name)!r}; give ID=VALUE with one of {valid}")


def _shown(text: str) -> str:
    """Show what was given on one line and not at any length."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
