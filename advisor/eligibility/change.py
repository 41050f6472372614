"""The near miss: which single change of an answer would have led to a better result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.eligibility.judge import judge
from advisor.eligibility.model import Answers, Check, Outcome, Question, Value, WholeNumber
from advisor.eligibility.space import known, space


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An answer that would have to be another, the outcome that it would lead to, and how to say so."""

    question: str
    value: Value
    outcome: Outcome
    text: str


def nearest_change(check: Check, answers: Answers) -> tuple[Change, ...]:
    """Return, for a result that is certain and not favourable, the single changes that would make it so.

    Only answers that can plausibly change are tried (those with words for it in the data), for a number
    the smallest difference; each is verified by judging again.
    """
    outcome = judge(check, answers).outcome
    if outcome is None or outcome.favourable:
        return ()
    found = (_change(check, answers, question) for question in check.questions)
    return tuple(change for each in found for change in each)


def _change(check: Check, answers: Answers, question: Question) -> Iterator[Change]:
    """Yield the changes of one answer that help; of a number only the smallest."""
    for value, text in _possible_changes(check, question, known(question, answers)):
        better = judge(check, {**answers, question.id: value}).outcome
        if better and better.favourable:
            yield Change(question=question.id, value=value, outcome=better, text=text)
            if isinstance(question.kind, WholeNumber):
                return


def _possible_changes(check: Check, question: Question, now: Value | None) -> Iterator[tuple[Value, str]]:
    """Yield what an answer could become, with the words for it; an answer that is not known cannot change."""
    if isinstance(question.kind, WholeNumber) and isinstance(now, int) and question.if_more:
        yield from _higher(check, question, question.kind, question.if_more, now)
    elif now is not None:
        yield from ((value, text) for value, text in question.if_changed.items() if value != now)


def _higher(check: Check, question: Question, kind: WholeNumber, words: str, now: int) -> Iterator[tuple[Value, str]]:
    """Yield the thresholds above, nearest first; "more" goes before the unit, as in "4 more months"."""
    for threshold in space(check).axes[question.id].values:
        if isinstance(threshold, int) and threshold > now:
            more = kind.count(threshold - now).replace(" ", " more ", 1)
            yield threshold, words.replace("{more}", more).replace("{total}", kind.count(threshold))
