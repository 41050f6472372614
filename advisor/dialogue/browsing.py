"""Lists what can be asked, category by category, and takes up what is picked from such a list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import assert_never

from advisor.dialogue.answering import answer
from advisor.dialogue.asides import aside, listing
from advisor.dialogue.comparing import compared
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Listed, Menu, Said
from advisor.dialogue.pipeline import remember
from advisor.dialogue.replies import Notice, Turn
from advisor.matching.text import tidy
from advisor.model import Topic

WHAT = "What I can answer, by subject:"
OPEN = "Type the number or the first letters of a subject to see its questions."
PICK = "Type the number or the first letters of a question, or back for all subjects."
OPEN_IN_CHECK = "To see the questions of a subject, type /topics and its number; a number alone answers the check."
PICK_IN_CHECK = "To ask one of these, put it as a question; a number alone answers the check."
_NUMBER = re.compile(r"(?:(?:number|no\.?|option|#) ?)?(\d{1,6})[.)!]?", re.IGNORECASE)
_SHOWN = 40


def topics(context: Context, argument: str) -> Said:
    """List the categories, the topics of the one that a number or name names, or else those that words mean."""
    if not argument:
        return _categories(context)
    named = _picked(argument, _category_names(context)) or _containing(argument, _category_names(context))
    if named:
        return _topics_of(context, named)
    found = context.understanding.near(argument)
    if found:
        return _list(context, f"Closest to '{argument[:_SHOWN]}':", found)
    return _categories(context, f"There is no subject '{argument[:_SHOWN]}'. {WHAT}")


def reply(context: Context) -> Said | None:
    """Take up what the line picks from the list that was shown last, if it does."""
    menu = context.conversation.menu
    if menu is None:
        return None
    names = _names(context, menu)
    picked = _picked(context.line, names)
    if picked:
        return _opened(context, menu, picked)
    if menu.of is Listed.CATEGORIES:
        titled = _titled(context)
        return _answered(context, menu, titled) if titled else _wrong_number(context, menu)
    return _categories(context) if tidy(context.line) == ["back"] else _wrong_number(context, menu)


def _opened(context: Context, menu: Menu, picked: str) -> Said:
    match menu.of:
        case Listed.CATEGORIES:
            return _topics_of(context, picked)
        case Listed.TOPICS:
            return _answered(context, menu, context.knowledge.topics[picked])
        case Listed.COMPARISONS:
            turn, after = compared(context, context.knowledge.topics[picked])
            return turn, after._replace(menu=menu._replace())
        case _ as never:
            assert_never(never)


def _answered(context: Context, menu: Menu, topic: Topic) -> Said:
    """Answer a topic of the list; the next number still picks from it."""
    turn = Turn(question=context.line, replies=answer(context, topic, 1.0, ()))
    return turn, remember(context, turn, ())._replace(menu=menu._replace())


def _wrong_number(context: Context, menu: Menu) -> Said | None:
    """Say which numbers there are, where the line is another."""
    if not _NUMBER.fullmatch(context.line.strip()):
        return None
    text = f"The list ends at {len(menu.entries)}: type a number from 1 to {len(menu.entries)}."
    return aside(context, Notice(text=text))


def _categories(context: Context, text: str = WHAT) -> Said:
    counts = {key: len(_topics_in(context, key)) for key in _category_names(context)}
    lines = [f"{context.knowledge.categories[key]} ({_counted(count)})" for key, count in counts.items()]
    said = Notice(text=text, listed=tuple(lines), hint=OPEN)
    return listing(context, said, Menu(of=Listed.CATEGORIES, entries=tuple(counts)), OPEN_IN_CHECK)


def _counted(count: int) -> str:
    return "one question" if count == 1 else f"{count} questions"


def _topics_of(context: Context, category: str) -> Said:
    return _list(context, f"{context.knowledge.categories[category]}:", _topics_in(context, category))


def _list(context: Context, text: str, found: list[Topic]) -> Said:
    said = Notice(text=text, listed=tuple(topic.title for topic in found), hint=PICK)
    return listing(context, said, Menu(of=Listed.TOPICS, entries=tuple(topic.id for topic in found)), PICK_IN_CHECK)


def _topics_in(context: Context, category: str) -> list[Topic]:
    return [topic for topic in context.knowledge.topics.values() if topic.category == category]


def _category_names(context: Context) -> dict[str, str]:
    """Return the categories that hold anything, by id."""
    return {key: title for key, title in context.knowledge.categories.items() if _topics_in(context, key)}


def _names(context: Context, menu: Menu) -> dict[str, str]:
    if menu.of is Listed.CATEGORIES:
        return {key: context.knowledge.categories[key] for key in menu.entries}
    return {key: context.knowledge.topics[key].title for key in menu.entries}


def _titled(context: Context) -> Topic | None:
    """Return the topic whose title the line is."""
    typed = tidy(context.line)
    return next((topic for topic in context.knowledge.topics.values() if typed and tidy(topic.title) == typed), None)


def _picked(line: str, names: dict[str, str]) -> str | None:
    """Return the entry that a line names: by its number, or by what its name alone begins with."""
    number = _NUMBER.fullmatch(line.strip())
    if number:
        place = int(number[1]) - 1
        return list(names)[place] if 0 <= place < len(names) else None
    typed = " ".join(tidy(line))
    return _only(key for key, name in names.items() if typed and " ".join(tidy(name)).startswith(typed))


def _containing(typed: str, names: dict[str, str]) -> str | None:
    return _only(key for key, name in names.items() if typed.lower() in f"{key} {name}".lower())


def _only(found: Iterable[str]) -> str | None:
    keys = list(found)
    return keys[0] if len(keys) == 1 else None
