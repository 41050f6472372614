"""Finds the check that a line asks for, and says what a check takes."""

from __future__ import annotations

from collections.abc import Collection

from advisor.dialogue.context import Context
from advisor.dialogue.function_words import without_interjections
from advisor.dialogue.wording import counted
from advisor.matching.text import tidy
from advisor.model import CheckSummary, ProgramId


def demanded_check(context: Context) -> CheckSummary | None:
    """Return the check that a line asks for, word for word, whatever is said before it ("ok, which one fits me?")."""
    said = [tidy(context.line), tidy(without_interjections(context.line))]
    found = (each for each in context.knowledge.checks.values() if any(tidy(text) in said for text in each.ask))
    return next(found, None)


def suits(context: Context, summary: CheckSummary, programs: Collection[ProgramId | None]) -> bool:
    """Tell whether a check may be of use to who asks about these programs; None among them stands for any.

    A check whose title names programs is about these; any other is about all.
    """
    about = set(context.understanding.find(summary.title).programs)
    return not about or not programs or None in programs or not about.isdisjoint(programs)


def offer_words(summary: CheckSummary) -> str:
    """Return the words that offer a check."""
    return f"I can check this with you: {summary.title}. It takes {how_many(summary)}. Shall I?"


def how_many(summary: CheckSummary) -> str:
    """Return how many questions a check takes, in words."""
    if summary.most - summary.fewest > 1:
        return f"about {counted(summary.about, 'question', 'questions')}"
    if summary.fewest < summary.most:
        return f"{counted(summary.fewest)} or {counted(summary.most, 'question', 'questions')}"
    return counted(summary.most, "question", "questions")
