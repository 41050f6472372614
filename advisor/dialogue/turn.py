"""A turn of the conversation: whoever is first in the table to have a reply, speaks."""

from __future__ import annotations

from collections.abc import Callable

from advisor.dialogue import browsing, choosing, commands, following, past, questions
from advisor.dialogue.checks import checking
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Said

SPEAKERS: tuple[Callable[[Context], Said | None], ...] = (
    checking.reply,
    commands.reply,
    browsing.reply,
    choosing.reply,
    recalling.reply,
    following.reply,
    questions.reply,
)
"""Who may speak, in this order; the last always does."""


def respond(context: Context) -> Said:
    """Return the reply to a line, and the conversation after it. Never raises, whatever was typed."""
    turn, after = checking.around(context, next(said for speak in SPEAKERS if (said := speak(context)) is not None))
    after = after._replace(last=context.conversation.last if turn.aside else turn)
    return turn, past.remembered(context.conversation, turn, after)
