"""The kinds of reply that the advisor gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from advisor.dialogue.understanding import Finding
from advisor.model import ProgramId, Source, TopicId


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """It is sure: an answer for one program, or (`program` is None) whatever the program.

    `confidence` is the chance, 0 to 1, that the topic is what was asked.
    """

    topic: TopicId
    title: str
    program: ProgramId | None
    confidence: float
    text: str
    sources: tuple[Source, ...]
    check: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of the topics that a question may mean."""

    topic: TopicId
    title: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """It is not sure: did you mean one of these? Two to five, best first."""

    text: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """It has no answer, says so, and says whom to ask."""

    text: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A greeting, thanks and the like."""

    topic: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What a command has to say."""

    text: str


Reply: TypeAlias = Answered | Choices | Unknown | Talk | Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What was asked, what was replied, and which topics were considered, best first."""

    question: str
    replies: tuple[Reply, ...]
    candidates: tuple[Choice, ...] = ()
    why: tuple[Finding, ...] = ()
    aside: bool = False
    """A command's reply, which leaves the conversation where it was."""
    leave: bool = False
