"""What a conversation remembers from one turn to the next."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeAlias

from advisor.dialogue.replies import Choice, Turn
from advisor.model import NOTHING, ProgramId, TopicId
from advisor.noun import Noun


class Stage(StrEnum):
    """What a conversation has to do with eligibility checks at the moment."""

    AWAY = "away"
    ASKING = "asking"
    CHANGING = "changing"
    DONE = "done"


class Checking(Noun):
    """Where somebody stands in the eligibility checks, and what they have answered so far.

    `answers` hold for all checks, question id to value; `known` tells for each check which of them were known before
    it began, and `results` on which answers its last result rested. A `reopened` question is asked again.
    `proposed` is the check that was offered last, `listed` says that all of them were; `offered` are not offered again.
    `heard` is what somebody stated of themselves unasked, until they have said whether it was understood.
    """

    stage: Stage = Stage.AWAY
    check: str | None = None
    answers: Mapping[str, str | int] = NOTHING
    known: Mapping[str, tuple[str, ...]] = NOTHING
    results: Mapping[str, Mapping[str, str | int]] = NOTHING
    reopened: str | None = None
    proposed: str | None = None
    listed: bool = False
    offered: frozenset[str] = frozenset()
    heard: Mapping[str, str | int] = NOTHING

    @property
    def running(self) -> bool:
        """Whether the next line is taken for an answer."""
        return self.stage in {Stage.ASKING, Stage.CHANGING}


class Listed(StrEnum):
    """What a command has listed, and so what a number means."""

    CATEGORIES = "categories"
    TOPICS = "topics"
    COMPARISONS = "comparisons"


class Menu(Noun):
    """A numbered list that a command has shown: what it is of, and the ids of its entries."""

    of: Listed
    entries: tuple[str, ...]


class Conversation(Noun):
    """What is in focus, what was offered and told, the last turns, and the checks: no more is kept.

    `programs` are in focus, because they were named in passing, or `chosen` by a command for all that follows.
    `told` are the topics that were answered or suggested, `suggested` the one suggested last; `missed` counts the
    turns in a row that found no answer, and `regretted` tells that an answer has been taken back.
    Where it is `quiet`, nothing more is suggested; where it is `brief`, answers are shown as verdicts. `past` holds the
    turns of late, the first of them `left_out` already; `menu` stays until a question is asked.
    """

    programs: tuple[ProgramId, ...] = ()
    chosen: tuple[ProgramId, ...] = ()
    topic: TopicId | None = None
    offered: tuple[Choice, ...] = ()
    last: Turn | None = None
    told: frozenset[TopicId] = frozenset()
    suggested: TopicId | None = None
    missed: int = 0
    regretted: bool = False
    quiet: bool = False
    brief: bool = False
    checking: Checking = Checking()
    menu: Menu | None = None
    past: tuple[Turn, ...] = ()
    left_out: int = 0
    earlier: Conversation | None = None
    """How the conversation stood before the last turn that was no command; without what stood before that."""


Said: TypeAlias = tuple[Turn, Conversation]
"""A turn, and the conversation after it."""
