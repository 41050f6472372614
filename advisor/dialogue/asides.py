"""Says something beside the conversation, which stays where it was."""

from __future__ import annotations

from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Said
from advisor.dialogue.replies import Notice, Reply, Turn


def aside(context: Context, *replies: Reply) -> Said:
    """Return a turn with these replies."""
    return Turn(question=context.line, replies=replies, aside=True), context.conversation


def notice(context: Context, text: str) -> Said:
    """Return a turn that says nothing but this."""
    return aside(context, Notice(text=text))
