"""Learns from conversations how to rank readings, parts of topics, and cuts of messages.

Each turn is read in the light of those before it, as they should have gone: a wrong turn must not spoil the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from advisor.dialogue import details, segment
from advisor.dialogue.fitting import Lesson, fit
from advisor.dialogue.ranking import Weights
from advisor.dialogue.readings import NOTHING, TOLD, TRAITS, Before, choice_of, question_of, readings
from advisor.dialogue.readings import SIGNS as READING_SIGNS
from advisor.dialogue.understanding import Finding, Understanding
from advisor.example import Example
from advisor.model import Knowledge, topic_of
from advisor.noun import Noun

RIDGE = 0.001
"""How much each weight is pulled to the prior by each lesson: chosen on conversations of other authors."""
_EXACT: Mapping[str, float] = {"always": 4.0, "of a program": 3.0, "in focus": -1.0}
"""The weights of an exact phrasing before anything is learned: few questions of others are one."""
OUTSIDE = "outside"
"""Stands for whatever lies outside, known or not."""


class Heard(Noun):
    """A turn as it is learned from: what was found, what came before, and what is right for each question in it."""

    finding: Finding
    before: Before
    right: tuple[frozenset[str], ...]
    """For each question asked, the keys that are right, `TOLD`, or `OUTSIDE`."""
    programs: tuple[str, ...] = ()
    alone: bool = False
    """It is a message on its own: where it names no detail, nothing is known of which part of the topic it means."""


def heard(
    knowledge: Knowledge, understanding: Understanding, conversations: Iterable[Sequence[Example]]
) -> Iterator[Heard]:
    """Yield the turns of conversations; those that begin a check teach nothing here."""
    for turns in conversations:
        before = Before()
        for turn in turns:
            finding = understanding.find(turn.question)
            right = _right(turn)
            if right:
                alone = len(turns) == 1
                yield Heard(finding=finding, before=before, right=right, programs=turn.programs, alone=alone)
            topics = [topic for key in turn.keys if (topic := knowledge.topic(key))]
            if topics:
                before = Before(topic=topics[-1], words=finding.words, answered=True)
            elif not turn.check:
                before = before._replace(answered=False)


def _right(turn: Example) -> tuple[frozenset[str], ...]:
    if turn.check:
        return ()
    others = frozenset(OUTSIDE if key == "none" else key for key in turn.alternatives)
    if turn.told:
        return (others | {TOLD},)
    if not turn.topics:
        return (others | {OUTSIDE},)
    if len(turn.topics) == 1:
        return (others | {*turn.keys},)
    return tuple(frozenset({key}) for key in turn.keys)


def is_right(entry: str, right: frozenset[str]) -> bool:
    """Tell whether a reading is among what is right."""
    kind, _, name = entry.partition(" ")
    if entry == TOLD:
        return TOLD in right
    if entry == NOTHING or kind in {"outside", "family"}:
        return OUTSIDE in right
    return any(topic_of(key) == name for key in right if key not in {TOLD, OUTSIDE})


def learn(knowledge: Knowledge, understanding: Understanding, turns: Sequence[Heard]) -> Weights:
    """Learn weights from turns."""
    start = zero()
    reading = fit(list(reading_lessons(understanding, turns)), start.reading, RIDGE)
    part = fit(list(part_lessons(knowledge, understanding, turns)), start.part, RIDGE)
    able = understanding._replace(weights=Weights(reading=reading, part=part, cut=start.cut))
    cut = fit(list(cut_lessons(able, turns)), start.cut, RIDGE)
    return Weights(reading=reading, part=part, cut=cut)


def zero() -> Weights:
    """Return weights that know nothing but that a phrasing, word for word, means what it says."""
    reading = _zero(len(READING_SIGNS), len(TRAITS))
    for trait, weight in _EXACT.items():
        reading[READING_SIGNS.index("exact")][list(TRAITS).index(trait)] = weight
    return Weights(
        reading=reading,
        part=_zero(len(details.SIGNS), len(TRAITS)),
        cut=_zero(len(segment.SIGNS), len(segment.TRAITS)),
    )


def _zero(rows: int, columns: int) -> list[list[float]]:
    return [[0.0] * columns for _ in range(rows)]


def reading_lessons(understanding: Understanding, turns: Iterable[Heard]) -> Iterator[Lesson]:
    """Yield which readings of each turn that holds one question are right."""
    for turn in turns:
        if len(turn.right) == 1:
            question = question_of(understanding, turn.finding, turn.before)
            found = readings(understanding, question)
            yield Lesson(
                choice=choice_of(question, found),
                right=frozenset(n for n, each in enumerate(found) if is_right(each.entry, turn.right[0])),
            )


def part_lessons(knowledge: Knowledge, understanding: Understanding, turns: Iterable[Heard]) -> Iterator[Lesson]:
    """Yield which parts of the topic asked about are right, for each turn of a conversation that asks one."""
    for turn in turns:
        keys = [key for key in turn.right[0] if knowledge.topic(key)]
        topics = dict.fromkeys(map(topic_of, keys))
        topic = knowledge.topics[next(iter(topics))] if len(topics) == 1 else None
        unsaid = turn.alone and not any("/" in key for key in keys)
        if len(turn.right) == 1 and topic and topic.details and not unsaid:
            question = question_of(understanding, turn.finding, turn.before)
            asked = turn.programs if len(turn.programs) == 1 else ()
            parts, choice = details.choice_of(understanding, topic, question, asked)
            yield Lesson(choice=choice, right=frozenset(n for n, part in enumerate(parts) if part.key in keys))


def cut_lessons(understanding: Understanding, turns: Iterable[Heard]) -> Iterator[Lesson]:
    """Yield which cuts of each message lead to all that is asked and to nothing else."""
    for turn in turns:
        whole, cuts = segment.cuts(understanding, turn.finding, turn.before)
        fits = [_fit(cut, turn.right) for cut in cuts]
        best = max(fits)
        if best > 0 and min(fits) < best:
            right = frozenset(n for n, each in enumerate(fits) if each == best)
            yield Lesson(choice=segment.choice_of(whole, cuts), right=right)


def _fit(cut: segment.Cut, right: Sequence[frozenset[str]]) -> int:
    """Count the questions that a cut leads to, less what nobody asked."""
    found = sum(any(is_right(part.best, each) for part in cut.parts) for each in right)
    stray = sum(not any(is_right(part.best, each) for each in right) for part in cut.parts)
    return found - stray
