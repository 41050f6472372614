"""The advisor for other programs: opens a knowledge folder, answers questions, talks, and checks eligibility.

    from advisor import Advisor

    advisor = Advisor.load("path/to/knowledge")
    for reply in advisor.ask("what does it cost?"):
        print(reply.text)

It writes to no screen, and to no disk unless it may keep what it learned. What it returns never changes.
The README shows all of it at work.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from advisor.compiled.shipped import shipped_folder
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Conversation, Said
from advisor.dialogue.replies import Answered, CheckAsk, CheckResult, Choices, Notice, Reply, Talk, Turn, Unknown
from advisor.dialogue.turn import respond
from advisor.dialogue.understanding import Understanding
from advisor.engine import open_advisor
from advisor.matching.text import within_limit
from advisor.model import NOTHING, Knowledge, Problem
from advisor.noun import Noun

if TYPE_CHECKING:
    from advisor.eligibility.model import Check

__all__ = [
    "Advisor", "AdvisorError", "Answered", "Chat", "CheckAsk", "CheckResult", "Choices", "Notice", "Problem", "Reply",
    "Talk", "Turn", "Unknown",
]  # fmt: skip


class AdvisorError(Exception):
    """A knowledge base or a call that cannot be used: `str` of it says why, and what to do.

    `problems` are the mistakes in the knowledge base that are behind it, each with its place; a wrong call has none.
    """

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        """Take what to say, and the mistakes behind it."""
        super().__init__(message)
        self.problems = problems


class Advisor(Noun):
    """A knowledge base that answers. It never changes: any number of conversations and threads may share it.

    `problems` are the mistakes found in the folder; `held_back` names the entries that are left out because of them.
    """

    knowledge: Knowledge
    problems: tuple[Problem, ...]
    held_back: tuple[str, ...]
    version: str
    checks: Mapping[str, Check]
    understanding: Understanding

    def __repr__(self) -> str:
        return f"<Advisor {self.knowledge.name!r}, {len(self.knowledge.topics)} topics>"

    @classmethod
    def load(cls, folder: Path | str | None = None, *, keep: bool = False) -> Self:
        """Open a knowledge folder, or the one that came with the package; raise `AdvisorError` where it has no answers.

        A folder of your own is learned first, which takes seconds. With `keep`, what was learned is kept in the user's
        cache folder, and taken from there the next time. Later changes of the folder are seen by a new `load` alone.
        """
        named = Path(folder if folder is not None else shipped_folder())
        opened = open_advisor(named, kept=keep)
        if opened.knowledge is None or opened.understanding is None:
            reasons = "; ".join(map(str, opened.problems)) or "it holds no answers"
            message = f"cannot use the knowledge base {named}: {reasons}"
            raise AdvisorError(message, opened.problems)
        return cls(
            knowledge=opened.knowledge,
            problems=opened.problems,
            held_back=opened.held_back,
            version=opened.version,
            checks={key: check for key in opened.checks if (check := opened.checks.get(key))},
            understanding=opened.understanding,
        )

    def ask(self, question: str, program: str | None = None, *, today: date | None = None) -> tuple[Reply, ...]:
        """Answer a question on its own: one reply or several, best told apart with `match` or `isinstance`.

        `program` is the one that the question is about, unless it names another. `today` decides which answers are
        due for a review; without it, the clock is looked at. Of a question, the first 2,000 characters are read.
        """
        return _turn(self, question, self._start(program), today, NOTHING)[0].replies

    def converse(self, program: str | None = None, *, today: date | None = None) -> Chat:
        """Begin a conversation, which remembers what was talked about; `program` and `today` are as in `ask`."""
        return Chat(self, self._start(program), today)

    def check(self, name: str, answers: Mapping[str, str | int] = NOTHING) -> CheckResult:
        """Judge the answers given to an eligibility check, question id to value; what is not there is not known.

        Raises `AdvisorError`, naming what there is, for a check, a question or a value that does not exist.
        """
        from advisor.dialogue.checks.ledger import result_of  # noqa: PLC0415 - asking must start without checks
        from advisor.eligibility.answers import Refused, parse_answers  # noqa: PLC0415 - as above

        check = self.checks.get(name)
        if check is None:
            message = f"there is no check '{name}'; the checks are: {', '.join(self.checks) or 'none'}"
            raise AdvisorError(message)
        given = parse_answers(check, [f"{key}={value}" for key, value in answers.items()])
        if isinstance(given, Refused):
            raise AdvisorError(given.message)
        return result_of(self.knowledge, check, given)

    def _start(self, program: str | None) -> Conversation:
        if program is not None and program not in self.knowledge.programs:
            message = f"there is no program '{program}'; the programs are: {', '.join(self.knowledge.programs)}"
            raise AdvisorError(message)
        focus = (program,) if program else ()
        return Conversation(programs=focus, chosen=focus)


class Chat:
    """A conversation: what `say` replies depends on what was said before. One thread at a time may talk.

    `conversation` is all that it remembers. It never changes itself, so that it can be put away and put back.
    """

    def __init__(self, advisor: Advisor, start: Conversation, today: date | None = None) -> None:
        """Begin as `start` says."""
        self.advisor = advisor
        self.conversation = start
        self.today = today

    def say(self, line: str) -> Turn:
        """Take what somebody says: a question, an answer to a check, or a command such as `/why`.

        Of the turn, `replies` are to be shown; `leave` says that this was goodbye; `receipt` is a text that somebody
        asked to keep, and under which name: nothing is written here.
        """
        turn, self.conversation = _turn(self.advisor, line, self.conversation, self.today, self.advisor.checks)
        return turn


def _turn(
    advisor: Advisor, line: str, conversation: Conversation, today: date | None, checks: Mapping[str, Check]
) -> Said:
    """Take a turn; `checks` are those that may be held."""
    context = Context(
        knowledge=advisor.knowledge,
        understanding=advisor.understanding,
        conversation=conversation,
        line=within_limit(line).encode("utf-8", "replace").decode(),
        today=today or datetime.now().astimezone().date(),
        checks=checks,
        version=advisor.version,
    )
    return respond(context)
