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


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckAsk:
    """A question of an eligibility check, with what is said before it, and the answer given to it earlier, if any.

    `choices` are values with their labels; a number has none. From `fewest` to `most` questions are left with this one.
    """

    check: str
    question: str
    text: str
    choices: tuple[tuple[str, str], ...] = ()
    heading: str = ""
    before: str = ""
    earlier: str = ""
    hint: str = ""
    fewest: int = 1
    most: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Something that a result rests on: it holds, it does not, or (None) it is not known."""

    text: str
    holds: bool | None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A program in a comparison, with what speaks for it (`holds`) and what against it (not `holds`)."""

    program: ProgramId
    name: str
    points: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """An answer that would have to be another for a better outcome, and how to say so."""

    question: str
    value: str | int
    outcome: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer that somebody gave: the question, its words, the value and how that reads."""

    question: str
    text: str
    value: str | int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What came of an eligibility check, with what is said before it.

    `settled` tells whether there is an outcome; `difference` says how it differs from the result before a change.
    """

    check: str
    title: str
    outcome: str
    verdict: str
    text: str
    disclaimer: str
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]
    sources: tuple[Source, ...]
    next_steps: tuple[str, ...]
    nearest: tuple[NearMiss, ...]
    comparison: tuple[Side, ...]
    given: tuple[Given, ...]
    settled: bool
    before: str = ""
    difference: tuple[str, ...] = ()
    hint: str = ""


Reply: TypeAlias = Answered | Choices | Unknown | Talk | Notice | CheckAsk | CheckResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An eligibility check that could follow, and the words that offer it."""

    check: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A text that somebody wants to keep, and the name of the file to write it to."""

    path: str
    text: str


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
    offer: Offer | None = None
    receipt: Receipt | None = None
