"""The nouns of the advisor: what a knowledge base holds, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeAlias

from advisor.noun import Noun

ProgramId: TypeAlias = str
TopicId: TypeAlias = str

ANY: ProgramId = "any"
"""The key of an answer that holds whatever the program."""

NOTHING: Mapping[str, Any] = MappingProxyType({})
"""A mapping that stays empty: the default of those that may be left out."""


WRONG_ANSWERS = 0.02
"""The share of questions that may be answered wrongly, where a knowledge base says nothing else."""
_WITHOUT_DIGITS = dict.fromkeys(map(ord, "0123456789"))


class Place(Noun):
    """Where something stands in a file; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Patch(Noun):
    """What to write instead of a piece of a line; the column, from 1, is where that piece begins."""

    column: int
    old: str
    new: str


class Problem(Noun):
    """A mistake in the knowledge base: where, what is wrong, and how to mend it.

    `patch` mends the line of the place, where it is known what the line should be.
    """

    place: Place
    rule: str
    message: str
    patch: Patch | None = None

    @property
    def kind(self) -> tuple[str, str, str]:
        """What stays the same of it when the lines around it move, and when other ids are near."""
        return self.place.file, self.rule, self.message.partition(";")[0].translate(_WITHOUT_DIGITS)

    def __str__(self) -> str:
        return " ".join(f"{self.place}: {self.message} [{self.rule}]".split())


class Source(Noun):
    """A page that answers rest on. `as_of` is the year or year-month when it was read, if it was."""

    id: str
    title: str
    url: str
    as_of: str | None = None


class Contact(Noun):
    """Someone to ask."""

    id: str
    name: str
    email: str
    phone: str | None = None

    @property
    def address(self) -> str:
        """The ways to reach them, in one phrase."""
        return f"{self.email} or {self.phone}" if self.phone else self.email


class Program(Noun):
    """A program that the knowledge base advises on, and what people call it.

    A name after one of the `background` words is the asker's own past and does not name the program.
    """

    id: ProgramId
    name: str
    short: str
    contact: str
    called: tuple[str, ...]
    background: tuple[str, ...] = ()


class Answer(Noun):
    """What is said on a topic or a detail, for one program or for any.

    `short` is the verdict in one line, said first; `text` is the rest, if there is more to say. `volatile` marks a fact
    that changes every year; `refer` names the contacts to ask where no confirmed answer is at hand; from the day
    `review` on, students are told that it may be out of date.
    """

    text: str = ""
    short: str = ""
    sources: tuple[str, ...] = ()
    refer: tuple[str, ...] = ()
    volatile: bool = False
    review: date | None = None


def key_of(topic: TopicId, detail: str | None) -> str:
    """Return the key of a topic, or of one of its details: `interview`, `interview/duration`."""
    return f"{topic}/{detail}" if detail else topic


def topic_of(key: str) -> TopicId:
    """Return the id of the topic that a key is of."""
    return key.partition("/")[0]


class Topic(Noun):
    """A question that the advisor answers: its ways to ask, and an answer per program (or one for `any`).

    A topic has `details`, by their ids: what people ask about it next. Each is such a record itself, with the id of
    its topic and, as `detail`, its own.
    """

    id: TopicId
    title: str
    category: str
    ask: tuple[str, ...]
    answers: Mapping[ProgramId, Answer]
    see_also: tuple[TopicId, ...] = ()
    check: str | None = None
    place: Place = Place(file="")
    detail: str | None = None
    details: Mapping[str, Topic] = NOTHING

    @property
    def key(self) -> str:
        """What it is found by, among topics and details."""
        return key_of(self.id, self.detail)

    @property
    def parts(self) -> tuple[Topic, ...]:
        """The topic without its details, followed by these."""
        return (self, *self.details.values())

    @property
    def phrasings(self) -> tuple[str, ...]:
        """All that is asked about it: its own ways to ask, followed by those of its details."""
        return tuple(text for part in self.parts for text in part.ask)


class Subject(Noun):
    """Something that people ask about and that lies outside: not answered, but referred."""

    id: str
    title: str
    ask: tuple[str, ...]
    contact: tuple[str, ...] = ()
    text: str | None = None


class Family(Noun):
    """A family of names that lie outside, such as other schools. `{slot}` in `ask` stands for any of them.

    A name after one of the `background` words is the asker's own past and not what is asked about.
    """

    id: str
    title: str
    called: tuple[str, ...]
    ask: tuple[str, ...]
    background: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    text: str | None = None


class Move(StrEnum):
    """What small talk can be about: the last answer itself, where there is one, or how the talk is to go on.

    `LANGUAGE` is what is said to a message in another script as well.
    """

    WHY = "why"
    SURE = "sure"
    WHOM = "whom"
    MORE = "more"
    WRONG = "wrong"
    UPSET = "upset"
    QUIET = "quiet"
    SHORTER = "shorter"
    RESTART = "restart"
    UNDO = "undo"
    MENU = "menu"
    LANGUAGE = "language"


class SmallTalk(Noun):
    """A greeting, thanks and the like: what people say, and the reply.

    Where it is a `move`, it is about the last answer; the text is said where there is none. `topic` answers whom to
    ask, where the last answer names nobody special.
    """

    id: str
    ask: tuple[str, ...]
    text: str
    move: Move | None = None
    topic: TopicId | None = None


class Vocabulary(Noun):
    """The words of the field: short forms with what they stand for, and groups of related words."""

    means: Mapping[str, str] = NOTHING
    related: tuple[tuple[str, ...], ...] = ()


class Words(Noun):
    """What the advisor says around the answers; names in braces are filled in."""

    unknown: str
    outside: str
    refer_to: str
    no_answer_for: str
    volatile: str
    stale: str
    did_you_mean: str


class CheckSummary(Noun):
    """What has to be known of an eligibility check to offer it: its ways to ask, and how many questions it takes.

    `about` is the number of questions to be expected; it takes at least `fewest` and at most `most`. `said` are the
    words by which people state something that it asks.
    """

    id: str
    title: str
    ask: tuple[str, ...]
    about: int
    fewest: int
    most: int
    said: tuple[str, ...] = ()


class Knowledge(Noun):
    """All that the advisor knows; `name` is what it is called, and for which school."""

    name: str
    greeting: str
    words: Words
    programs: Mapping[ProgramId, Program]
    categories: Mapping[str, str]
    contacts: Mapping[str, Contact]
    sources: Mapping[str, Source]
    topics: Mapping[TopicId, Topic]
    subjects: Mapping[str, Subject]
    families: Mapping[str, Family]
    smalltalk: Mapping[str, SmallTalk]
    vocabulary: Vocabulary
    checks: Mapping[str, CheckSummary] = NOTHING
    wrong_answers: float = WRONG_ANSWERS
    """The share of questions, 0 to 1, that may be answered wrongly: what learning when to answer aims at."""

    @property
    def parts(self) -> Iterator[Topic]:
        """All topics, each followed by its details."""
        return (part for topic in self.topics.values() for part in topic.parts)

    def topic(self, key: str | None) -> Topic | None:
        """Return the topic, or the detail of a topic, with this key, if there is one."""
        name, _, detail = (key or "").partition("/")
        found = self.topics.get(name)
        return found.details.get(detail) if found and detail else found
