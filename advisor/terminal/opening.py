"""Opens the knowledge base for a command: refuses one that cannot be used, tells what is held back in another."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING

from advisor.compiled.cache import file_for
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Conversation
from advisor.dialogue.replies import Turn
from advisor.dialogue.turn import respond
from advisor.dialogue.understanding import Understanding
from advisor.engine import open_advisor
from advisor.matching.text import LIMIT, within_limit
from advisor.model import NOTHING, Knowledge, Problem, Program, ProgramId
from advisor.noun import Noun
from advisor.terminal import streams
from advisor.terminal.options import CannotUseError

if TYPE_CHECKING:
    from pathlib import Path

    from _typeshed import StrPath

    from advisor.eligibility.model import Check
    from advisor.reading.load import Loaded
    from advisor.terminal.unanswered import Unanswered

_PATIENCE = 1.0
_SHOWN_REASONS = 3
_SHOWN_PROBLEMS = 5


class Desk(Noun):
    """Everything that answering takes, ready for questions; and where unanswered ones go, if they are kept."""

    knowledge: Knowledge
    understanding: Understanding
    start: Conversation
    today: date
    checks: Mapping[str, Check] = NOTHING
    version: str = ""
    unanswered: Unanswered | None = None
    problems: tuple[Problem, ...] = ()
    held_back: tuple[str, ...] = ()

    def answer(self, line: str, conversation: Conversation | None = None) -> tuple[Turn, Conversation]:
        """Reply to a line, in a conversation or (without checks) on its own. If it is too long, it is cut and told."""
        context = Context(
            knowledge=self.knowledge,
            understanding=self.understanding,
            conversation=conversation or self.start,
            line=_cut(line),
            today=self.today,
            checks={} if conversation is None else self.checks,
            version=self.version,
            alone=conversation is None,
        )
        return respond(context)


def open_desk(folder: StrPath, program: str | None = None) -> Desk:
    """Open a knowledge base; raises `CannotUseError` where it holds no answer at all, or not the program."""
    with _asking_for_patience():
        opened = open_advisor(folder)
    if opened.knowledge is None or opened.understanding is None:
        raise CannotUseError(refusal(folder, opened.problems))
    _tell_unkept(folder, opened.unkept)
    _tell_problems(opened.problems)
    focus = (known_program(program, opened.knowledge.programs),) if program else ()
    return Desk(
        knowledge=opened.knowledge,
        understanding=opened.understanding,
        start=Conversation(programs=focus, chosen=focus),
        today=datetime.now().astimezone().date(),
        checks=opened.checks,
        version=opened.version,
        problems=opened.problems,
        held_back=opened.held_back,
    )


def known_program(program: str, programs: Mapping[ProgramId, Program]) -> ProgramId:
    """Return the id of a program that is named by it, or as people call it.

    Raises `CannotUseError`, naming the nearest or else all, where no program is meant, or more than one.
    """
    if program in programs:
        return program
    named = [each.id for each in programs.values() if program.lower() in _names(each)]
    if len(named) != 1:
        from advisor.reading.nearest import no_such  # noqa: PLC0415 most calls name a program that there is

        raise CannotUseError(no_such("program", program, programs, f"use one of: {', '.join(programs)}"))
    return named[0]


def _names(program: Program) -> set[str]:
    return {name.lower() for name in (program.id, program.name, program.short, *program.called)}


def refusal(folder: StrPath, problems: Sequence[Problem]) -> str:
    """Return, in one line, why a knowledge base cannot be used."""
    reasons = [str(problem) for problem in problems[:_SHOWN_REASONS]]
    more = [f"{len(problems) - _SHOWN_REASONS} more"] if len(problems) > _SHOWN_REASONS else []
    return f"cannot use the knowledge base {folder}: {'; '.join([*reasons, *more]) or 'it holds no answers'}"


def read_folder(folder: Path) -> tuple[Loaded, Knowledge]:
    """Read a knowledge base without learning it; raises `CannotUseError` where it holds no answer at all."""
    from advisor.reading.load import load  # noqa: PLC0415 - answering must start without it

    loaded = load(folder)
    if loaded.knowledge is None:
        raise CannotUseError(refusal(folder, loaded.problems))
    return loaded, loaded.knowledge


def _tell_unkept(folder: StrPath, reason: str) -> None:
    """Say on standard error that each start will take as long as this one, and why."""
    if reason:
        where = file_for(folder) or "a cache folder"
        streams.tell(
            f"advisor: what was learned cannot be kept in {where} ({reason}), so each start learns anew; "
            "advisor doctor says what to do"
        )


def _tell_problems(problems: Sequence[Problem]) -> None:
    """Say on standard error where the mistakes are; each says what is left out because of it."""
    for problem in problems[:_SHOWN_PROBLEMS]:
        streams.tell(f"advisor: {problem}")
    if len(problems) > _SHOWN_PROBLEMS:
        streams.tell(f"advisor: {len(problems) - _SHOWN_PROBLEMS} more; run advisor kb lint")


def _cut(line: str) -> str:
    if len(line) > LIMIT:
        streams.tell(f"That was long: I read its beginning and its end, {LIMIT:,} characters.")
    return within_limit(line)


@contextmanager
def _asking_for_patience() -> Iterator[None]:
    """On a terminal, say after a moment that the first start takes a while."""
    if not streams.is_terminal(sys.stderr):
        yield
        return
    from threading import Timer  # noqa: PLC0415 - what is piped starts without it

    timer = Timer(_PATIENCE, streams.tell, ["One moment, I am still reading."])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
