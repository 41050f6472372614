"""Asks the advisor example questions, each on its own, and says of each how it came out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum

from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Conversation
from advisor.dialogue.replies import Answered, Choices, Talk, Turn
from advisor.dialogue.turn import respond
from advisor.dialogue.understanding import Understanding
from advisor.model import ANY, Example, Knowledge, Topic, TopicId, key_of
from advisor.noun import Noun


class Outcome(StrEnum):
    """How an example came out, the best first."""

    RIGHT = "right"
    PARTLY = "partly right"
    OFFERED = "asked back"
    MISSED = "not answered"
    WRONG = "wrong"


class Trial(Noun):
    """An example, how it came out, and the topics that were answered and offered for it.

    `parts` are the keys of what was answered: of a topic, or of a detail.
    """

    example: Example
    outcome: Outcome
    answered: tuple[TopicId, ...] = ()
    offered: tuple[TopicId, ...] = ()
    parts: tuple[str, ...] = ()

    @property
    def thieves(self) -> tuple[TopicId, ...]:
        """The topics that took a question that is not theirs."""
        wrong = self.outcome is Outcome.WRONG
        return tuple(topic for topic in self.answered if wrong and topic not in self.example.topics)

    @property
    def is_fault(self) -> bool:
        """Whether a wrong answer was given that nobody knew of."""
        return self.outcome is Outcome.WRONG and not self.example.known_gap


class Row(Noun):
    """What became of a topic's examples: how many came out in each way, and how often which topic took one."""

    topic: TopicId | None
    outcomes: Counter[Outcome]
    thieves: Counter[TopicId]

    @property
    def asked(self) -> int:
        """How many examples there are."""
        return self.outcomes.total()


def try_each(
    knowledge: Knowledge, understanding: Understanding, examples: Iterable[Example], today: date
) -> Iterator[Trial]:
    """Ask each example on its own, one at a time."""
    for example in examples:
        context = Context(
            knowledge=knowledge,
            understanding=understanding,
            conversation=Conversation(),
            line=example.question,
            today=today,
        )
        yield judged(knowledge, example, respond(context)[0])


def judged(knowledge: Knowledge, example: Example, turn: Turn) -> Trial:
    """Say how a turn answered an example."""
    answered = tuple(dict.fromkeys(each.topic for each in turn.replies if isinstance(each, Answered | Talk)))
    offered = tuple(choice.topic for each in turn.replies if isinstance(each, Choices) for choice in each.choices)
    outcome = _answered(knowledge, example, turn, answered) if answered else _not_answered(example, offered)
    return Trial(example=example, outcome=outcome, answered=answered, offered=offered, parts=_parts(turn))


def _parts(turn: Turn) -> tuple[str, ...]:
    answers = [each for each in turn.replies if isinstance(each, Answered | Talk)]
    return tuple(dict.fromkeys(each.key if isinstance(each, Answered) else each.topic for each in answers))


def _not_answered(example: Example, offered: Sequence[TopicId]) -> Outcome:
    if not example.topics:
        return Outcome.OFFERED if offered else Outcome.RIGHT
    return Outcome.OFFERED if set(offered) & set(example.topics) else Outcome.MISSED


def _answered(knowledge: Knowledge, example: Example, turn: Turn, answered: Sequence[TopicId]) -> Outcome:
    if not set(answered) <= set(example.topics) or _misses_detail(knowledge, example, turn, answered):
        return Outcome.WRONG
    keys = {each.key for each in turn.replies if isinstance(each, Answered)}
    programs = [_programs(topic, example, turn) for key in keys if (topic := knowledge.topic(key))]
    complete = len(answered) == len(example.topics)
    return max([Outcome.RIGHT if complete else Outcome.PARTLY, *programs], key=list(Outcome).index)


def _misses_detail(knowledge: Knowledge, example: Example, turn: Turn, answered: Sequence[TopicId]) -> bool:
    """Tell whether the topic was answered that has the detail wanted, but not with that."""
    keys = (key_of(topic, example.detail) for topic in answered if example.detail)
    wanted = {key for key in keys if knowledge.topic(key)}
    return bool(wanted) and wanted.isdisjoint(_parts(turn))


def _programs(topic: Topic, example: Example, turn: Turn) -> Outcome:
    """Say whether a topic was answered for the programs wanted: those of the example that it has an answer for."""
    covered = set(topic.answers)
    wanted = covered & set(example.programs) or covered
    given = {each.program for each in turn.replies if isinstance(each, Answered) and each.key == topic.key}
    if not example.programs or covered == {ANY} or given == wanted:
        return Outcome.RIGHT
    return Outcome.PARTLY if given & wanted else Outcome.WRONG


def rows(trials: Iterable[Trial]) -> list[Row]:
    """Return what became of each topic's examples, the worst topic first; the last row is of those that have none."""
    found: dict[TopicId | None, Row] = {}
    for trial in trials:
        for topic in trial.example.topics or (None,):
            row = found.setdefault(topic, Row(topic=topic, outcomes=Counter(), thieves=Counter()))
            row.outcomes[trial.outcome] += 1
            row.thieves.update(trial.thieves)
    return sorted(found.values(), key=_worst_first)


def _worst_first(row: Row) -> tuple[float | str, ...]:
    wrong, right = row.outcomes[Outcome.WRONG], row.outcomes[Outcome.RIGHT]
    return -wrong, right / row.asked, -row.asked, row.topic or ""
