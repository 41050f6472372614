"""Finds what a knowledge base has no answer for: groups questions that went unanswered, and says where they belong."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from advisor.dialogue import policy
from advisor.dialogue.context import Context
from advisor.dialogue.replies import Choices, Turn, Unknown
from advisor.dialogue.turn import respond
from advisor.matching.stem import stem
from advisor.model import Family, Subject, TopicId
from advisor.noun import Noun

_ALIKE = 0.5
"""How much two questions have in common, 0 to 1, to stand in one group."""
_LIKELY = 0.25
"""The probability from which on a topic is proposed."""


class Open(Noun):
    """A question that went unanswered: how often it was asked, its words by importance, and what came near."""

    question: str
    times: int
    words: Mapping[str, float]
    near: Mapping[TopicId, float]
    outside: str | None


class Gap(Noun):
    """Questions that are alike, the most frequent first, and where they belong.

    That is a topic, something that is known to lie outside, or (neither) a topic that is not there yet.
    """

    questions: tuple[str, ...]
    times: int
    topic: TopicId | None
    outside: str | None


def unanswered(context: Context, questions: Iterable[str]) -> Iterator[Open | None]:
    """Ask each question on its own, the most frequent first, and give what went unanswered; None for the others."""
    counted = Counter(questions)
    for question, count in sorted(counted.items(), key=lambda each: (-each[1], each[0])):
        turn, _ = respond(context._replace(line=question))
        yield _open(context, turn, count) if _is_open(turn) else None


def _is_open(turn: Turn) -> bool:
    return not turn.aside and any(isinstance(reply, Unknown | Choices) for reply in turn.replies)


def _open(context: Context, turn: Turn, count: int) -> Open:
    understanding = context.understanding
    words = {stem(word): understanding.learned.importance(word) for each in turn.why for word in each.words}
    declined = any(isinstance(reply, Unknown) for reply in turn.replies)
    likely = [read.ranked[0] for read in turn.read if declined and read.ranked[0][1] >= policy.TALK]
    best = [understanding.targets.get(entry) for entry, _ in likely]
    outside = next((target.id for target in best if isinstance(target, Subject | Family)), None)
    offered = [choice for each in turn.replies if isinstance(each, Choices) for choice in each.choices]
    near = {each.topic: each.confidence for each in offered or turn.candidates}
    return Open(question=turn.question, times=count, words=words, near=near, outside=outside)


@dataclass(slots=True)
class _Groups:
    """The groups so far, each with the question that it began with; `having` tells which have a word."""

    groups: list[list[Open]] = field(default_factory=list)
    having: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def put(self, each: Open) -> None:
        """Put a question into the group whose first question is most like it, or into a new one."""
        near = {number for word in each.words for number in self.having[word]}
        alike = {number: _alike(each.words, self.groups[number][0].words) for number in near}
        best = max(alike, key=lambda number: (alike[number], -number), default=None)
        if best is not None and alike[best] >= _ALIKE:
            self.groups[best].append(each)
            return
        for word in each.words:
            self.having[word].append(len(self.groups))
        self.groups.append([each])


def _alike(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return how alike two questions are: twice what both have, over what each has."""
    both = sum(importance for word, importance in one.items() if word in other)
    return 2 * both / (sum(one.values()) + sum(other.values()))


def gaps(found: Iterable[Open]) -> list[Gap]:
    """Group questions that are alike, and say where each group belongs; the biggest group comes first."""
    groups = _Groups()
    for each in sorted(found, key=lambda open_: (-open_.times, open_.question)):
        groups.put(each)
    made = [_gap(group) for group in groups.groups]
    return sorted(made, key=lambda gap: (-gap.times, gap.questions))


def _gap(group: Sequence[Open]) -> Gap:
    times = sum(each.times for each in group)
    near: defaultdict[TopicId, float] = defaultdict(float)
    outside: Counter[str] = Counter()
    for each in group:
        for topic, likely in each.near.items():
            near[topic] += each.times * likely
        outside.update({each.outside: each.times} if each.outside else {})
    lies_outside = next((key for key, number in outside.most_common(1) if 2 * number > times), None)
    likeliest = max(near, key=lambda key: (near[key], key), default=None)
    proposed = likeliest if likeliest and near[likeliest] >= _LIKELY * times else None
    return Gap(
        questions=tuple(each.question for each in group),
        times=times,
        topic=None if lies_outside else proposed,
        outside=lies_outside,
    )
