"""Takes up a choice that was offered: by number, by name, by first letters, or by its place in words."""

from __future__ import annotations

from advisor.dialogue.answering import answer
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Conversation
from advisor.dialogue.questions import asked_programs, remember
from advisor.dialogue.replies import Choice, Turn
from advisor.matching.text import tidy

_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_NUMBERS = ("one", "two", "three", "four", "five")
_ROUND = frozenset({"the", "one", "number", "option", "please", "i", "mean", "meant", "no"})


def reply(context: Context) -> tuple[Turn, Conversation] | None:
    """Answer the topic that was picked from the choices offered last, if the line picks one."""
    offered = context.conversation.offered
    picked = _picked(context.line, offered)
    if picked is None:
        return None
    finding = context.understanding.find(context.conversation.last.question if context.conversation.last else "")
    named = asked_programs(context, finding)
    turn = Turn(question=context.line, replies=answer(context, context.knowledge.topics[picked.topic], 1.0, named))
    return turn, remember(context, turn, named)


def _picked(line: str, offered: tuple[Choice, ...]) -> Choice | None:
    words = tidy(line)
    if not offered or not words:
        return None
    place = _place(words)
    if place is not None:
        return offered[place] if place < len(offered) else None
    typed = " ".join(words)
    named = [choice for choice in offered if " ".join(tidy(choice.title)).startswith(typed)]
    return named[0] if len(named) == 1 else None


def _place(words: list[str]) -> int | None:
    """Return the place, from 0, that a line names: "2", "two", "the second one", "number 2"."""
    said = [word for word in words if word not in _ROUND] or words
    if len(said) != 1:
        return None
    word = said[0]
    if word.isdecimal() and 1 <= int(word) <= len(_NUMBERS):
        return int(word) - 1
    return next((names.index(word) for names in (_ORDINALS, _NUMBERS) if word in names), None)
