"""Replays the knowledge base's conversations for `kb test`, and says how many of their turns came out right.

Conversations are hard on purpose: a wrong turn is no fault by itself. It is one that fewer are right than the knowledge
base asks for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.authoring.trying import Outcome, Trial, replay
from advisor.noun import Noun
from advisor.reading.examples import Conversation
from advisor.terminal.kb import reports
from advisor.terminal.kb.progress import with_bar
from advisor.terminal.opening import Desk, read_folder
from advisor.terminal.options import Options
from advisor.terminal.plain import BLANK, Line, heading, single_lines
from advisor.terminal.record import Record

_SETTING = "right_turns"
"""The field of advisor.yaml that says how many must be right."""


class Replayed(Noun):
    """How many conversations there are, what became of their turns, and the share of these that must be right."""

    conversations: int
    trials: Sequence[Trial]
    least: float

    @property
    def is_fault(self) -> bool:
        """Whether fewer are right than must be."""
        right = sum(trial.outcome is Outcome.RIGHT for trial in self.trials)
        return right < self.least * len(self.trials)

    @property
    def wrong(self) -> list[Trial]:
        """The turns that were answered wrongly, without those of which that is known."""
        return [trial for trial in self.trials if trial.is_fault]


def replayed(desk: Desk, conversations: Sequence[Conversation], options: Options) -> Replayed:
    """Replay conversations, each on its own."""
    trials = (
        trial
        for each in conversations
        for trial in replay(desk.knowledge, desk.understanding, each.turns, desk.today, desk.checks)
    )
    total = sum(len(each.turns) for each in conversations)
    return Replayed(
        conversations=len(conversations),
        trials=list(with_bar(trials, total, options)),
        least=_least(options) if conversations else 0.0,
    )


def _least(options: Options) -> float:
    values = read_folder(options.folder)[0].values
    return values.advisor.share(_SETTING, 0.0) if values else 0.0


def report(found: Replayed, *, each: bool) -> Iterator[Line]:
    """Say how many turns came out in which way; name `each` that was answered wrongly, or say how to see them."""
    if not found.conversations:
        return
    wrong = found.wrong
    if each and wrong:
        yield BLANK
        yield heading("Turns of conversations that were answered wrongly")
        yield from single_lines(*map(reports.line, wrong))
        yield BLANK
    what = f"{_counted(len(found.trials), 'turn')} of {_counted(found.conversations, 'conversation')}"
    yield from single_lines(reports.summary(found.trials, what))
    if wrong and not each:
        yield from single_lines("To see the wrong turns: add --verbose.")
    if found.is_fault:
        yield from single_lines(
            f"Too few of them are right: {_SETTING} in advisor.yaml asks for {100 * found.least:g}%."
        )


def _counted(number: int, name: str) -> str:
    return f"{number:,} {name}{'' if number == 1 else 's'}"


def figures(found: Replayed) -> Record:
    """Return how many turns came out in which way, and whether enough of them are right."""
    return {
        "conversations": found.conversations,
        "turns": len(found.trials),
        "outcomes": reports.outcomes(found.trials),
        _SETTING: found.least,
        "enough": not found.is_fault,
    }
