"""Puts what came of examples into words: a row for a topic, a line for an example, what a change won and lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from advisor.authoring.theft import Shift, Theft, thefts
from advisor.authoring.trying import Outcome, Row, Trial
from advisor.example import Example
from advisor.model import TopicId
from advisor.terminal.record import Record

HEAD = ("topic", "examples", *(str(outcome) for outcome in Outcome), "taken by")
"""The heading of the table of topics."""
_NONE = "(no topic)"
_SHOWN = 3


def cells(row: Row) -> list[str]:
    """Return what became of a topic's examples, as a row of the table."""
    counts = [str(row.outcomes[outcome]) for outcome in Outcome]
    thieves = ", ".join(f"{topic} ({count})" for topic, count in row.thieves.most_common(_SHOWN))
    return [row.topic or _NONE, str(row.asked), *counts, thieves]


def sections(trials: Sequence[Trial]) -> Iterator[tuple[str, list[Trial]]]:
    """Yield what has to be named example by example, each kind under its title."""
    parts = {
        "Wrong answers": [trial for trial in trials if trial.is_fault],
        "Wrong, as is known": [trial for trial in trials if trial.outcome is Outcome.WRONG and trial.example.known_gap],
        "No longer wrong: take out the line known_gap": [
            trial for trial in trials if trial.outcome is not Outcome.WRONG and trial.example.known_gap
        ],
    }
    yield from ((title, found) for title, found in parts.items() if found)


def line(trial: Trial) -> str:
    """Return an example in one line: where it stands, what it wants, and what came."""
    example = trial.example
    if trial.answered:
        got = f"got {' and '.join(trial.parts or trial.answered)}"
    else:
        got = f"was asked back: {', '.join(trial.offered)}" if trial.offered else "got no answer"
    return f'{example.place}: "{example.question}" {wants(example)}, {got}'


def wants(example: Example) -> str:
    """Return what an example wants: the topics, a detail, the programs, and what counts as right too."""
    nothing = "no answer, as nothing is asked" if example.told else "no answer"
    topics = " and ".join(example.topics) or (f"the check {example.check}" if example.check else nothing)
    detail = f", detail {example.detail}" if example.detail else ""
    programs = f" for {' and '.join(example.programs)}" if example.programs else ""
    others = f" (or {', '.join(example.alternatives)})" if example.alternatives else ""
    return f"wants {topics}{detail}{programs}{others}"


def summary(trials: Sequence[Trial], what: str = "") -> str:
    """Return how many examples came out in which way; `what` says how many of what they are."""
    counted = Counter(trial.outcome for trial in trials)
    parts = [f"{counted[outcome]} {outcome}" for outcome in Outcome if counted[outcome]]
    share = f" ({counted[Outcome.RIGHT] / len(trials):.0%} right)" if trials else ""
    return f"{what or _examples(len(trials))} tried: {', '.join(parts)}{share}."


def outcomes(trials: Sequence[Trial]) -> dict[str, int]:
    """Return how many came out in each way."""
    counted = Counter(trial.outcome for trial in trials)
    return {str(outcome): counted[outcome] for outcome in Outcome}


def record(trial: Trial) -> Record:
    """Return an example and how it came out."""
    example = trial.example
    return {
        "question": example.question,
        "topics": list(example.topics),
        "detail": example.detail,
        "programs": list(example.programs),
        "told": example.told,
        "check": example.check,
        "or": list(example.alternatives),
        "outcome": str(trial.outcome),
        "answered": list(trial.answered),
        "parts": list(trial.parts),
        "offered": list(trial.offered),
        "known_gap": example.known_gap,
        "fault": trial.is_fault,
        "file": example.place.file,
        "line": example.place.line,
    }


def changes(found: Sequence[Shift]) -> Iterator[str]:
    """Yield what a change did to the examples: what each topic takes from another, and what came out better."""
    if not found:
        yield "No example comes out otherwise than before."
    for theft in thefts(found):
        yield _theft(theft)
        yield from _before_and_after(theft.shifts)
    gains = [shift for shift in found if not shift.is_loss]
    if gains:
        yield f"{_examples(len(gains))} better than before:"
        yield from _before_and_after(gains)


def _theft(theft: Theft) -> str:
    many = _examples(len(theft.shifts))
    if theft.taker is None:
        return f"{many} of {_named(theft.owner)} worse than before:"
    return f"Your edit lets {_named(theft.taker)} win {many} of {_named(theft.owner)}:"


def _named(topic: TopicId | None) -> str:
    return f"`{topic}`" if topic else "what must not be answered"


def _before_and_after(found: Sequence[Shift]) -> Iterator[str]:
    for shift in found[:_SHOWN]:
        yield f'- "{shift.after.example.question}": {_in_short(shift.before)} before, {_in_short(shift.after)} now'
    if len(found) > _SHOWN:
        yield f"- and {len(found) - _SHOWN} more"


def _in_short(trial: Trial) -> str:
    topics: Iterable[TopicId] = trial.parts or trial.answered or trial.offered
    return f"{trial.outcome} ({', '.join(topics)})" if topics else str(trial.outcome)


def _examples(count: int) -> str:
    return f"{count} example{'' if count == 1 else 's'}"
