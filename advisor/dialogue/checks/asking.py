"""Words a question of an eligibility check: what is said before it, its choices, and how many may remain."""

from __future__ import annotations

from typing import assert_never

from advisor.dialogue.checks.ledger import given
from advisor.dialogue.checks.progress import earlier
from advisor.dialogue.conversation import Checking
from advisor.dialogue.replies import CheckAsk
from advisor.dialogue.wording import counted
from advisor.eligibility.model import (
    UNSURE,
    Answers,
    Check,
    Choice,
    Question,
    Value,
    WholeNumber,
    YesNo,
    choices,
    label,
)
from advisor.eligibility.order import remaining
from advisor.eligibility.words import mentioned

HOW = "You can answer in your own words, or say: not sure, back, change, review, why, help, stop."
KEEP = "Say keep to leave it as it is."
NOT_UNDERSTOOD = "I did not understand that as an answer, and I would rather not guess."
NONE_OF_THEM = "That names none of your answers."


def ask(check: Check, state: Checking, question: Question, before: str = "", *, first: bool = False) -> CheckAsk:
    """Return a question, with the answer that was given to it before, if any."""
    fewest, most = remaining(check, earlier(check, state))
    again = question.id == state.reopened
    return CheckAsk(
        check=check.id,
        question=question.id,
        text=question.wording,
        choices=choices(question),
        heading=check.title if first else "",
        before=before,
        earlier=label(question, state.answers[question.id]) if again else "",
        hint=_joined(KEEP if again else _left(fewest, most), HOW if first else ""),
        fewest=fewest,
        most=most,
    )


def ask_which(check: Check, answers: Answers) -> CheckAsk:
    """Ask which of the answers given so far is to be changed."""
    return CheckAsk(
        check=check.id,
        question="change",
        text="Which answer would you like to change?",
        choices=tuple(zip(answers, told(check, answers), strict=True)),
        hint=_how_to_pick(len(answers)),
    )


def opening(check: Check, state: Checking) -> str:
    """Return what is said at the start of a check: what it is about, and what is known from before."""
    known = {key: state.answers[key] for key in state.known.get(check.id, ()) if key in state.answers}
    return "\n".join([check.intro, *(f"You told me: {line}" for line in told(check, known))])


def told(check: Check, answers: Answers) -> tuple[str, ...]:
    """Return answers as lines: the question, and what was answered."""
    return tuple(f"{each.text} {each.label}" for each in given(check, answers))


def noted(question: Question, value: Value) -> str:
    """Return how an answer was understood."""
    said = f"Noted: {label(question, value)}."
    if value == UNSURE and question.unsure:
        return f"{said} Then I take it as: {label(question, question.unsure)}."
    return said


def help_on(question: Question) -> str:
    """Return what the question means and how it can be answered."""
    return "\n".join(filter(None, [question.help, _how_to_answer(question), HOW]))


def why_asked(question: Question) -> str:
    """Return why the question is asked."""
    return question.why or "Your answer can change the result."


def not_understood(question: Question, typed: str) -> str:
    """Return what is said before a question is asked again."""
    about = [label(question, value) for value in mentioned(question, typed)]
    named = f"You name {' and '.join(about)}, but I cannot tell what you answer, and I would rather not guess."
    return "\n".join(filter(None, [f"{named if about else NOT_UNDERSTOOD} {_how_to_answer(question)}", question.help]))


def not_there(typed: str, check: Check, answers: Answers) -> str:
    """Return what is said where no answer is picked to be changed: which there are."""
    wrong = f"There is no {typed[:10]} here." if typed.isdecimal() else NONE_OF_THEM
    return f"{wrong} {_how_to_pick(len(told(check, answers)))}"


def _how_to_answer(question: Question) -> str:
    match question.kind:
        case WholeNumber() as kind:
            return f"Type a whole number of {kind.many}, from {kind.low} to {kind.high}, or say not sure."
        case Choice() | YesNo():
            last = len(choices(question))
            return f"Type a number from 1 to {last} or the first letters of one of these, or say not sure."
        case never:
            assert_never(never)


def _how_to_pick(count: int) -> str:
    number = f"a number from 1 to {count}" if count > 1 else "1"
    return f"Type {number}, or words of the question, or back to leave all as it is."


def _left(fewest: int, most: int) -> str:
    """Say how many questions are left, with this one."""
    if most == 1:
        return "This is the last question."
    between = "or" if most - fewest == 1 else "to"
    span = counted(most) if fewest == most else f"{counted(fewest)} {between} {counted(most)}"
    return f"{span.capitalize()} questions are left, counting this one."


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))
