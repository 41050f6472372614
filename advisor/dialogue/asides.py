"""Says something beside the conversation, which stays where it was."""

from __future__ import annotations

from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Menu, Said
from advisor.dialogue.replies import Notice, Reply, Turn


def aside(context: Context, *replies: Reply) -> Said:
    """Return a turn with these replies."""
    return Turn(question=context.line, replies=replies, aside=True), context.conversation


def listing(context: Context, said: Notice, menu: Menu, in_check: str) -> Said:
    """Return a turn that shows a list to pick from; where a check takes the numbers, `in_check` says how to pick."""
    if context.conversation.checking.running:
        return aside(context, said._replace(hint=in_check))
    turn, after = aside(context, said)
    return turn, after._replace(menu=menu)


def notice(context: Context, text: str) -> Said:
    """Return a turn that says nothing but this."""
    return aside(context, Notice(text=text))
