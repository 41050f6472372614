"""The kinds of reply that the advisor gives."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from advisor.dialogue.meanings import Interpretation
from advisor.dialogue.understanding import Finding
from advisor.dialogue.wording import first_sentence
from advisor.model import ProgramId, Source, TopicId, key_of
from advisor.noun import Noun


class Answered(Noun):
    """It is sure: an answer for one program, or (`program` is None) whatever the program.

    `confidence` is the chance, 0 to 1, that the topic is what was asked; `detail` is the part of it that was. `short`
    is the verdict, in one line, and `body` all that is said after it. Where no confirmed answer is at hand, so that it
    says whom to ask, it is not `known`.
    """

    topic: TopicId
    title: str
    program: ProgramId | None
    confidence: float
    body: str
    sources: tuple[Source, ...]
    check: str | None = None
    detail: str | None = None
    short: str = ""
    known: bool = True

    @property
    def text(self) -> str:
        """The whole answer."""
        return "\n\n".join(filter(None, (self.short, self.body)))

    @property
    def verdict(self) -> str:
        """The answer in one line: its verdict, or else how it begins."""
        return self.short or first_sentence(self.body)

    @property
    def key(self) -> str:
        """The key of the topic or detail."""
        return key_of(self.topic, self.detail)


class Choice(Noun):
    """One of the topics, or details of topics, that a question may mean."""

    topic: TopicId
    title: str
    confidence: float
    detail: str | None = None

    @property
    def key(self) -> str:
        """The key of the topic or detail."""
        return key_of(self.topic, self.detail)


class Choices(Noun):
    """It is not sure: did you mean one of these? Two to five, best first."""

    text: str
    choices: tuple[Choice, ...]


class Unknown(Noun):
    """It has no answer, says so, and says whom to ask.

    `subject` is what lies outside, if it was recognised; `contacts` are the ids of those whom the text names.
    """

    text: str
    sources: tuple[Source, ...] = ()
    subject: str | None = None
    contacts: tuple[str, ...] = ()


class Talk(Noun):
    """A greeting, thanks and the like."""

    topic: str
    text: str


class Notice(Noun):
    """What a command has to say; with a numbered list, how to go on from there, and pages, where it has them."""

    text: str
    listed: tuple[str, ...] = ()
    hint: str = ""
    sources: tuple[Source, ...] = ()


class CheckAsk(Noun):
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


class Reason(Noun):
    """Something that a result rests on: it holds, it does not, or (None) it is not known."""

    text: str
    holds: bool | None
    sources: tuple[Source, ...] = ()


class Side(Noun):
    """A program in a comparison, with what speaks for it (`holds`) and what against it (not `holds`)."""

    program: ProgramId
    name: str
    points: tuple[Reason, ...]


class NearMiss(Noun):
    """An answer that would have to be another for a better outcome, and how to say so."""

    question: str
    value: str | int
    outcome: str
    text: str


class Given(Noun):
    """An answer that somebody gave: the question, its words, the value and how that reads."""

    question: str
    text: str
    value: str | int
    label: str


class CheckResult(Noun):
    """What came of an eligibility check, with what is said before it.

    It is `settled` where there is an outcome; `difference` says how it differs from the result before a change.
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
    favourable: bool
    before: str = ""
    difference: tuple[str, ...] = ()
    hint: str = ""

    @property
    def unneeded(self) -> str:
        """What is not known and makes no difference any more, in a sentence."""
        count = sum(reason.holds is None for reason in self.reasons) if self.settled else 0
        if count < 2:  # noqa: PLR2004 one is said as one
            return "One more point is not known yet; it would not change this result." if count else ""
        return f"{count} more points are not known yet; they would not change this result."


Reply: TypeAlias = Answered | Choices | Unknown | Talk | Notice | CheckAsk | CheckResult


class Offer(Noun):
    """An eligibility check that could follow, and the words that offer it."""

    check: str
    text: str


class Suggestion(Noun):
    """A topic that somebody may want to know next, and the words that offer it."""

    topic: TopicId
    text: str


class Elsewhere(Noun):
    """The programs for which the answer differs that the program in focus was answered with, and the words for it."""

    programs: tuple[ProgramId, ...]
    text: str


class Repeated(Noun):
    """An answer of the turn that stands just above, by topic or detail and program, and what is shown in its place."""

    key: str
    program: ProgramId | None
    text: str


class Confirm(Noun):
    """What was understood of the speaker, and the words that ask whether it is so."""

    text: str


class Receipt(Noun):
    """A text that somebody wants to keep, and the name of the file to write it to."""

    path: str
    text: str


class Transcript(Noun):
    """The conversation so far, and the name of the file to write it to; `left_out` turns before it are gone."""

    path: str
    name: str
    turns: tuple[Turn, ...]
    left_out: int
    version: str
    day: date


class Candidate(Noun):
    """A topic that was considered, with the parts that its match is made of; each part is 0 for nothing in common."""

    topic: TopicId
    title: str
    confidence: float
    parts: Mapping[str, float]


class Turn(Noun):
    """What was asked, what was replied, and which topics were considered, best first."""

    question: str
    replies: tuple[Reply, ...]
    candidates: tuple[Candidate, ...] = ()
    why: tuple[Finding, ...] = ()
    read: tuple[Interpretation, ...] = ()
    aside: bool = False
    """A command's reply, which leaves the conversation where it was."""
    leave: bool = False
    offer: Offer | None = None
    suggestion: Suggestion | None = None
    elsewhere: Elsewhere | None = None
    repeated: tuple[Repeated, ...] = ()
    confirm: Confirm | None = None
    receipt: Receipt | Transcript | None = None
    """What is to be written to a file."""
    compared: bool = False
    """The answers are sides of a comparison."""
    brief: bool = False
    """Of each answer only the verdict is to be shown, with its title and pages."""
    wipe: bool = False
    """What was said so far is to go from the screen as well."""

    @property
    def of_check(self) -> bool:
        """Whether it asks a question of a check, or gives the result."""
        return any(isinstance(each, CheckAsk | CheckResult) for each in self.replies)
