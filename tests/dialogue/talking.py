"""Talks with the advisor, and says in short what it replied."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import assert_never

from small import ADVISOR, SOURCES, TUITION

from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Conversation
from advisor.dialogue.replies import Answered, CheckAsk, CheckResult, Choices, Notice, Reply, Talk, Turn, Unknown
from advisor.dialogue.turn import respond
from advisor.engine import Opened, open_advisor

TODAY = date(2025, 12, 1)


class Chat:
    """A conversation with an opened knowledge base."""

    def __init__(self, opened: Opened, *programs: str, today: date = TODAY) -> None:
        """Begin; `programs` are in focus."""
        assert opened.knowledge is not None
        assert opened.understanding is not None
        self.knowledge = opened.knowledge
        self.understanding = opened.understanding
        self.checks = opened.checks
        self.today = today
        self.conversation = Conversation(programs=programs)

    def turn(self, line: str) -> Turn:
        """Take a turn."""
        context = Context(
            knowledge=self.knowledge,
            understanding=self.understanding,
            conversation=self.conversation,
            line=line,
            today=self.today,
            checks=self.checks,
        )
        turn, self.conversation = respond(context)
        return turn

    def say(self, line: str) -> list[str]:
        """Take a turn, and return its replies in short."""
        return [in_short(reply) for reply in self.turn(line).replies]

    def texts(self, line: str) -> list[str]:
        """Take a turn, and return what its replies say."""
        return [reply.text for reply in self.turn(line).replies]


def in_short(reply: Reply) -> str:
    """Return a reply's kind and what it is about: `answer tuition mspm`."""
    match reply:
        case Answered():
            return f"answer {reply.topic} {reply.program or 'any'}"
        case Choices():
            return " ".join(["choices", *(choice.topic for choice in reply.choices)])
        case Talk():
            return f"talk {reply.topic}"
        case CheckAsk():
            return f"check {reply.check} asks {reply.question}"
        case CheckResult():
            return f"check {reply.check} {reply.outcome}"
        case Unknown() | Notice():
            return type(reply).__name__.lower()
        case _ as never:
            assert_never(never)


def base(folder: Path, changes: Mapping[str, str]) -> Opened:
    """Open a knowledge base of nothing but one topic and what `changes` names, file by file."""
    for name, text in {
        "advisor.yaml": ADVISOR,
        "sources.yaml": SOURCES,
        "topics/tuition.yaml": TUITION,
        **changes,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return open_advisor(folder)
