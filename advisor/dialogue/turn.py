"""A turn of the conversation: whoever is first in the table to have a reply, speaks."""

from __future__ import annotations

from collections.abc import Callable

from advisor.dialogue import (
    browsing,
    choosing,
    commands,
    elsewhere,
    past,
    pipeline,
    repeating,
    suggesting,
)
from advisor.dialogue.checks import checking
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Said
from advisor.dialogue.replies import Talk, Turn

SPEAKERS: tuple[Callable[[Context], Said | None], ...] = (
    checking.reply,
    commands.reply,
    browsing.reply,
    suggesting.reply,
    choosing.reply,
    pipeline.reply,
)
"""Who may speak, in this order; the last always does."""


def respond(context: Context) -> Said:
    """Return the reply to a line, and the conversation after it. Never raises, whatever was typed."""
    turn, after = checking.settled(context) or _spoken(checking.unheard(context))
    before = context.conversation
    after = after._replace(
        last=_spoken_of(before.last, turn),
        earlier=before.earlier if turn.aside else before._replace(earlier=None),
    )
    return turn, past.remembered(context.conversation, turn, after)


def _spoken(context: Context) -> Said:
    said = next(said for speak in SPEAKERS if (said := speak(context)) is not None)
    said = suggesting.suggesting(context, checking.around(context, said))
    return elsewhere.noting_others(context, repeating.shortening(context, said))


def _spoken_of(before: Turn | None, turn: Turn) -> Turn | None:
    """Return the turn that the next line may be about: thanks and commands leave it the one before."""
    passes_by = turn.aside or (before is not None and all(isinstance(each, Talk) for each in turn.replies))
    return before if passes_by else turn
