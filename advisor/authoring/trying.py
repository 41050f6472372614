"""Asks the advisor example questions, on their own or in conversations, and says of each how it came out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Conversation
from advisor.dialogue.replies import Answered, CheckAsk, CheckResult, Choices, Talk, Turn
from advisor.dialogue.turn import respond
from advisor.dialogue.understanding import Understanding
from advisor.eligibility.model import Check
from advisor.example import Example
from advisor.model import ANY, NOTHING, Knowledge, Topic, TopicId, topic_of
from advisor.noun import Noun
from advisor.reading.example_schema import NONE, TOLD


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
        return tuple(topic for topic in self.answered if wrong and topic not in self.example.owners)

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
    knowledge: Knowledge,
    understanding: Understanding,
    examples: Iterable[Example],
    today: date,
    checks: Mapping[str, Check] = NOTHING,
) -> Iterator[Trial]:
    """Ask each example on its own, one at a time. The checks are for those that name one."""
    for example in examples:
        held = checks if example.check else NOTHING
        yield from replay(knowledge, understanding, [example], today, held)


def replay(
    knowledge: Knowledge,
    understanding: Understanding,
    turns: Iterable[Example],
    today: date,
    checks: Mapping[str, Check] = NOTHING,
) -> Iterator[Trial]:
    """Ask the turns of a conversation, one after the other."""
    conversation = Conversation()
    for example in turns:
        checking = conversation.checking
        context = Context(
            knowledge=knowledge,
            understanding=understanding,
            conversation=conversation,
            line=example.question,
            today=today,
            checks=checks,
        )
        turn, conversation = respond(context)
        yield judged(knowledge, example, turn, checking.check if checking.running else None)


def judged(knowledge: Knowledge, example: Example, turn: Turn, running: str | None = None) -> Trial:
    """Say how a turn answered an example; `running` is the check that had begun before it."""
    parts = _heeded(knowledge, example, turn) or _parts(turn, running)
    offered = _offered(example, turn)
    outcome = _answered(knowledge, example, turn, parts) if parts else _not_answered(example, offered)
    if outcome is Outcome.WRONG and example.check and _check_key(example.check) in offered:
        outcome = Outcome.OFFERED
    answered = tuple(dict.fromkeys(map(topic_of, parts)))
    return Trial(example=example, outcome=outcome, answered=answered, offered=offered, parts=parts)


def _heeded(knowledge: Knowledge, example: Example, turn: Turn) -> tuple[str, ...]:
    """Return the small talk that an example wants, and that the turn does as it says, in no words of its own.

    What is about the last answer may be followed by other topics, by whom to ask, or by a topic that tells it. Such a
    turn reads no question.
    """
    if turn.read or turn.of_check or any(isinstance(each, Talk) for each in turn.replies):
        return ()
    answered = {each.topic for each in turn.replies if isinstance(each, Answered)}
    talks = (knowledge.smalltalk.get(key) for key in (*example.topics, *example.alternatives))
    return tuple(talk.id for talk in talks if talk and talk.move and answered <= {talk.topic})[:1]


def _parts(turn: Turn, running: str | None) -> tuple[str, ...]:
    """Return the keys of what was answered, and of a check that has begun."""
    found: list[str] = []
    for each in turn.replies:
        match each:
            case Answered(key=key) | Talk(topic=key):
                found.append(key)
            case CheckAsk(check=check) | CheckResult(check=check) if check != running:
                found.append(_check_key(check))
    return tuple(dict.fromkeys(found))


def _offered(example: Example, turn: Turn) -> tuple[str, ...]:
    """Return the topics that were offered; and the check, where one is wanted."""
    topics = [choice.topic for each in turn.replies if isinstance(each, Choices) for choice in each.choices]
    return (*topics, *([_check_key(turn.offer.check)] if turn.offer and example.check else []))


def _check_key(check: str) -> str:
    """Return what stands for a check among the keys of topics, none of which has a space."""
    return f"check {check}"


def _not_answered(example: Example, offered: Sequence[str]) -> Outcome:
    wanted = {*map(topic_of, (*_wanted(example), *example.alternatives))}
    if not _wanted(example) or not wanted.isdisjoint({NONE, TOLD}):
        return Outcome.OFFERED if offered else Outcome.RIGHT
    return Outcome.OFFERED if wanted & {*offered} else Outcome.MISSED


def _wanted(example: Example) -> tuple[str, ...]:
    return (_check_key(example.check),) if example.check else example.keys


def _answered(knowledge: Knowledge, example: Example, turn: Turn, parts: Sequence[str]) -> Outcome:
    """Say whether all that is wanted was answered, or something else in its place that counts as well."""
    wanted = [_there(knowledge, key) for key in _wanted(example)]
    others = [_there(knowledge, key) for key in example.alternatives]
    taken = [part for part in parts if is_one_of(part, wanted)]
    in_place = [part for part in parts if part not in taken and is_one_of(part, others)]
    fits = {*map(topic_of, parts)} <= {*map(topic_of, (*wanted, *others))}
    if not fits or not (taken or in_place):
        return Outcome.WRONG
    missed = sum(not any(is_one_of(part, [key]) for part in taken) for key in wanted)
    given = {each.key for each in turn.replies if isinstance(each, Answered)}
    programs = [_programs(topic, example, turn) for key in given if (topic := knowledge.topic(key))]
    whole = Outcome.RIGHT if missed <= len(in_place) else Outcome.PARTLY
    return max([whole, *programs], key=list(Outcome).index)


def _there(knowledge: Knowledge, key: str) -> str:
    """Return a key, or that of its topic, where there is no such detail."""
    return key if knowledge.topic(key) else topic_of(key)


def is_one_of(part: str, keys: Iterable[str]) -> bool:
    """Tell whether a part is named by one of some keys; a topic's key names all of its parts."""
    return any(key in {part, topic_of(part)} for key in keys)


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
        for topic in trial.example.owners or (None,):
            row = found.setdefault(topic, Row(topic=topic, outcomes=Counter(), thieves=Counter()))
            row.outcomes[trial.outcome] += 1
            row.thieves.update(trial.thieves)
    return sorted(found.values(), key=_worst_first)


def _worst_first(row: Row) -> tuple[float | str, ...]:
    wrong, right = row.outcomes[Outcome.WRONG], row.outcomes[Outcome.RIGHT]
    return -wrong, right / row.asked, -row.asked, row.topic or ""
