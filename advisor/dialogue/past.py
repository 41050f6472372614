"""Keeps the last turns of a conversation, in memory alone, so that they can be said again or saved."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.dialogue.conversation import Conversation
from advisor.dialogue.replies import Answered, CheckAsk, Notice, Turn

KEPT = 200
"""Turns that are kept; when more are taken, the first are forgotten."""


def remembered(before: Conversation, turn: Turn, after: Conversation) -> Conversation:
    """Return the conversation after a turn, which is remembered in it; a list that it left behind is forgotten."""
    if turn.wipe:
        return Conversation()
    turns = (
        before.past
        if _is_command(turn)
        else (*before.past, turn._replace(candidates=(), why=(), read=(), receipt=None))
    )
    return after._replace(
        menu=after.menu if turn.aside or after.menu is not before.menu else None,
        past=turns[-KEPT:],
        left_out=before.left_out + max(0, len(turns) - KEPT),
    )


def last_answer(conversation: Conversation) -> Turn | None:
    """Return the last turn that said more than what a command or a question of a check does."""
    return next((turn for turn in reversed(conversation.past) if _says_something(turn)), None)


def answers_in(turns: Iterable[Turn]) -> list[Answered]:
    """Return the answers that turns have given."""
    return [reply for turn in turns for reply in turn.replies if isinstance(reply, Answered)]


def _is_command(turn: Turn) -> bool:
    """Tell whether a turn said something about the program itself, or listed what to ask: nobody need keep that."""
    said = [reply for reply in turn.replies if isinstance(reply, Notice)]
    named = turn.question.lstrip().startswith("/") or any(reply.listed for reply in said)
    return named and len(said) == len(turn.replies)


def _says_something(turn: Turn) -> bool:
    return not all(isinstance(reply, Notice | CheckAsk) for reply in turn.replies)
