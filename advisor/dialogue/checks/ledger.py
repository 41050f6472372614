"""Puts the result of an eligibility check into a reply: each criterion, what is close, what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from advisor.dialogue.replies import CheckResult, Given, NearMiss, Reason, Side
from advisor.eligibility import judge as judging
from advisor.eligibility.change import nearest_change
from advisor.eligibility.judge import Result, judge
from advisor.eligibility.model import Answers, Check, label
from advisor.model import Knowledge, Source


def result_of(knowledge: Knowledge, check: Check, answers: Answers, before: Answers | None = None) -> CheckResult:
    """Return what follows from these answers; and, after a change, how it differs from the result `before`."""
    result = judge(check, answers)
    sides = _comparison(knowledge, result)
    named = [*result.sources, *(key for each in result.comparison for _, keys in _points(each) for key in keys)]
    return CheckResult(
        check=check.id,
        title=check.title,
        outcome=result.id,
        verdict=result.advice.title,
        text=result.advice.text,
        disclaimer=result.disclaimer,
        reasons=tuple(
            Reason(text=line.text, holds=line.holds, sources=_sources(knowledge, line.sources))
            for line in result.criteria
            if line.text
        ),
        missing=result.missing,
        sources=_sources(knowledge, dict.fromkeys(named)),
        next_steps=result.advice.next_steps,
        nearest=tuple(
            NearMiss(question=each.question, value=each.value, outcome=each.outcome.id, text=each.text)
            for each in nearest_change(check, answers)
        ),
        comparison=sides,
        given=given(check, answers),
        settled=result.outcome is not None,
        favourable=result.outcome is not None and result.outcome.favourable,
        difference=tuple(_difference(judge(check, before), result)) if before is not None else (),
    )


def given(check: Check, answers: Answers) -> tuple[Given, ...]:
    """Return the answers to a check's questions, in the order in which they stand."""
    found = ((question, answers[question]) for question in answers)
    asked = ((check.question(question), value) for question, value in found)
    return tuple(
        Given(question=question.id, text=question.wording, value=value, label=label(question, value))
        for question, value in asked
        if question
    )


def _sources(knowledge: Knowledge, keys: Iterable[str]) -> tuple[Source, ...]:
    return tuple(knowledge.sources[key] for key in keys if key in knowledge.sources)


def _points(side: judging.Side) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from side.in_favour
    yield from side.against


def _comparison(knowledge: Knowledge, result: Result) -> tuple[Side, ...]:
    return tuple(
        Side(
            program=side.program,
            name=knowledge.programs[side.program].short if side.program in knowledge.programs else side.program,
            points=tuple(
                Reason(text=text, holds=place < len(side.in_favour), sources=_sources(knowledge, keys))
                for place, (text, keys) in enumerate(_points(side))
            ),
        )
        for side in result.comparison
    )


def _difference(before: Result, now: Result) -> Iterator[str]:
    """Say how a result differs from the one before a change."""
    if before.id == now.id:
        yield f"The result stays the same: {now.advice.title}."
    else:
        yield f"The result was: {before.advice.title}. Now it is: {now.advice.title}."
    for old, new in zip(before.criteria, now.criteria, strict=True):
        if new.text and old.holds is not new.holds and (new.holds is not None or now.outcome is None):
            yield f"Changed: {new.text}"
