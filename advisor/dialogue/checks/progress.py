"""Where somebody stands in an eligibility check: which answers count, what is asked next, and how to go back.

Nothing is ever undone step by step: the answers are replayed from the start, so that going back or changing an answer
leads to the very result that these answers would have led to at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from advisor.dialogue.conversation import Checking, Stage
from advisor.eligibility.model import Answers, Check, Question, Value
from advisor.eligibility.order import next_question

V = TypeVar("V")


def begin(check: Check, state: Checking) -> Checking:
    """Return the state at the start of a check, or where it was left; what is known already is not asked."""
    ahead = tuple(question.id for question in check.questions if question.id in state.answers)
    return state._replace(
        stage=Stage.ASKING,
        check=check.id,
        known={check.id: ahead, **state.known},
        reopened=None,
        proposed=None,
        listed=False,
    )


def start_over(check: Check, state: Checking) -> Checking:
    """Return the state at the start of a check whose answers are forgotten."""
    return begin(
        check,
        state._replace(
            answers={key: value for key, value in state.answers.items() if check.question(key) is None},
            known=_without(state.known, check.id),
            results=_without(state.results, check.id),
        ),
    )


def path(check: Check, state: Checking, *, until: str | None = None) -> Answers:
    """Return the answers that count: those known ahead, then each that is asked, up to the first that is missing.

    With `until`, only those that come before that question are returned.
    """
    known = state.known.get(check.id, ())
    found = {key: state.answers[key] for key in known if key in state.answers and key != until}
    question = next_question(check, found)
    while question and question.id != until and question.id in state.answers:
        found[question.id] = state.answers[question.id]
        question = next_question(check, found)
    return found


def current(check: Check, state: Checking) -> Question | None:
    """Return the question that is asked now; None when the result is there."""
    counted = path(check, state)
    again = check.question(state.reopened) if state.reopened and state.reopened in counted else None
    return again or next_question(check, counted)


def earlier(check: Check, state: Checking) -> Answers:
    """Return the answers that were given before the question that is asked now."""
    return path(check, state, until=state.reopened)


def answered(state: Checking, question: Question, value: Value) -> Checking:
    """Return the state after an answer."""
    return state._replace(answers={**state.answers, question.id: value}, reopened=None, stage=Stage.ASKING)


def reopen(state: Checking, question: str) -> Checking:
    """Return the state in which a question is asked again."""
    return state._replace(reopened=question, stage=Stage.ASKING)


def back(check: Check, state: Checking) -> Checking | None:
    """Return the state in which the question before is asked again; None at the first."""
    asked = [key for key in earlier(check, state) if key not in state.known.get(check.id, ())]
    return reopen(state, asked[-1]) if asked else None


def _without(table: Mapping[str, V], key: str) -> Mapping[str, V]:
    return {each: value for each, value in table.items() if each != key}
