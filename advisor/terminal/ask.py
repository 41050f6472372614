"""The command `ask`: answers questions, each on its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from advisor.dialogue.replies import Choices, Turn, Unknown
from advisor.terminal import streams
from advisor.terminal.opening import open_desk
from advisor.terminal.options import CannotUseError, Options
from advisor.terminal.showing import show

ANSWERED, NOT_ANSWERED = 0, 3
_NO_QUESTION = 'say your question as well, as in: advisor ask "what does it cost?"'


def run(options: Options, words: Sequence[str]) -> int:
    """Answer the question, or with `-` each line of standard input; return the exit status."""
    if not words:
        raise CannotUseError(_NO_QUESTION)
    desk = open_desk(options.knowledge, options.program)
    questions: Iterable[str] = streams.lines() if list(words) == ["-"] else [" ".join(words)]
    status = ANSWERED
    for number, question in enumerate(questions):
        turn, _ = desk.answer(question)
        show(turn, desk.knowledge, options, first=number == 0)
        status = max(status, _status(turn))
    return status


def _status(turn: Turn) -> int:
    return NOT_ANSWERED if any(isinstance(reply, Choices | Unknown) for reply in turn.replies) else ANSWERED
