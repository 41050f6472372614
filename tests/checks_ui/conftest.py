"""What these tests share: the small school with checks, the checks that ship, and a talk without a screen."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

import pytest

from advisor.cli import main
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Checking, Conversation, Stage
from advisor.dialogue.replies import Answered, CheckAsk, CheckResult, Notice, Reply, Turn, Unknown
from advisor.dialogue.turn import respond
from advisor.eligibility.model import Check
from advisor.engine import Opened, open_advisor

from .sample import write_school

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
KEPT = ("advisor.yaml", "sources.yaml", "checks")


@dataclass(slots=True, kw_only=True)
class Talk:
    """A conversation line by line, without a screen; it remembers its last turn."""

    opened: Opened
    conversation: Conversation = field(default_factory=Conversation)
    turn: Turn = field(default_factory=lambda: Turn(question="", replies=()))

    def say(self, *lines: str) -> tuple[Reply, ...]:
        """Say lines; return the replies to the last."""
        assert self.opened.knowledge
        assert self.opened.understanding
        for line in lines:
            context = Context(
                knowledge=self.opened.knowledge,
                understanding=self.opened.understanding,
                conversation=self.conversation,
                line=line,
                today=date(2026, 1, 15),
                checks=self.opened.checks,
                version="0123456789abcdef",
            )
            self.turn, self.conversation = respond(context)
        return self.turn.replies

    def asked(self, *lines: str) -> CheckAsk:
        """Say lines; return the check's question that ends the reply."""
        last = self.say(*lines)[-1]
        assert isinstance(last, CheckAsk), last
        return last

    def result(self, *lines: str) -> CheckResult:
        """Say lines; return the check's result that ends the reply."""
        last = self.say(*lines)[-1]
        assert isinstance(last, CheckResult), last
        return last

    @property
    def words(self) -> str:
        """What was said beside questions and results."""
        return "\n".join(reply.text for reply in self.turn.replies if isinstance(reply, Notice | Answered | Unknown))

    @property
    def checking(self) -> Checking:
        """Where the conversation stands in its checks."""
        return self.conversation.checking

    @property
    def done(self) -> bool:
        """Whether the result is there."""
        return self.checking.stage is Stage.DONE

    def copy(self) -> Talk:
        """Return a talk that goes on from here on its own."""
        return replace(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What came of a command line."""

    status: int
    out: str
    err: str


Run: TypeAlias = Callable[..., Ran]


@pytest.fixture(scope="session")
def harbor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the small school with checks."""
    return write_school(tmp_path_factory.mktemp("harbor"))


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the checks that ship and a topic each, which learns in a moment."""
    folder = tmp_path_factory.mktemp("shipped") / "knowledge"
    (folder / "topics").mkdir(parents=True)
    for name in KEPT:
        source = KNOWLEDGE / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    for topic in (KNOWLEDGE / "topics").glob("*.yaml"):
        lines = topic.read_text(encoding="utf-8").splitlines(keepends=True)
        if any(line.startswith("check:") for line in lines):
            kept = [line for line in lines if not line.startswith("see_also:")]
            (folder / "topics" / topic.name).write_text("".join(kept), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def opened(shipped: Path) -> Opened:
    """Return the checks that ship, opened."""
    return open_advisor(shipped)


@pytest.fixture(scope="session")
def checks(opened: Opened) -> Mapping[str, Check]:
    """Return the checks that ship."""
    return opened.checks


@pytest.fixture
def talk(harbor: Path) -> Talk:
    """Return a new conversation about the small school."""
    return Talk(opened=open_advisor(harbor))


@pytest.fixture
def run(harbor: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs a command line on the small school."""
    for name in ("NO_COLOR", "ACCESSIBLE", "ADVISOR_ACCESSIBLE"):
        monkeypatch.delenv(name, raising=False)

    def run_it(*argv: str, stdin: str = "", knowledge: Path = harbor) -> Ran:
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setenv("ADVISOR_KNOWLEDGE", str(knowledge))
            status = main(argv)
        return Ran(status=status, out=_text(out), err=_text(err))

    return run_it


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()
