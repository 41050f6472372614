"""Takes up the choices that were offered: one by number, name or place, several, all of them, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor.dialogue.answering import answer, unknown
from advisor.dialogue.asides import notice
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Said
from advisor.dialogue.pipeline import remember
from advisor.dialogue.programs import asked_programs, spelt_out
from advisor.dialogue.replies import Choice, Choices, Turn
from advisor.matching.stem import stem
from advisor.matching.text import tidy

_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_NUMBERS = ("one", "two", "three", "four", "five")
_ROUND = frozenset(
    "the a number option choice answer please i mean meant no nr it is was would be my pick choose take want like "
    "that about for of in to on and just only then maybe probably lets go with ones what how tell me yes yeah ok okay "
    "but line top topic st nd rd th sorry actually think thing".split()
)
_LAST = frozenset({"last", "bottom", "final", "latter"})
_ALL = frozenset({"all", "both", "every", "everything", "each"})
_NONE = frozenset({"none", "neither", "nothing"})
_NO = frozenset(
    {"no", "nope", "nah", "no thanks", "not really", "not those", "not these", "not that", "something else"}
)
_PLACES = frozenset({*_ORDINALS, *_LAST})
_STEPS = frozenset({"back", "review", "change", "skip"})
_LONG_NUMBER = 3
_SUM = re.compile(r"\d\s*[-+*/^=x]\s*\d|\d\.\d")
"""Something to reckon, or a grade: where nothing is listed, its numbers pick nothing."""
NO_LIST = "There is nothing to pick from at the moment. Ask me in your own words, or type /topics for a list."
_REST = frozenset("them those these of not really em two three four".split())


def reply(context: Context) -> Said | None:
    """Answer what was picked from the choices offered last, if the line picks, declines, or names a wrong number."""
    offered = context.conversation.offered
    if not offered:
        return notice(context, NO_LIST) if _picks_from_nothing(context) else None
    finding = context.understanding.find(context.line)
    words = _own_words(context, tidy(context.line))
    typed = " ".join(tidy(context.line))
    if typed in _NO or (words and words[0] in _NONE and _REST.issuperset(words[1:])):
        return _declined(context)
    picked = _picked(words, typed, offered)
    if picked:
        return _answered(context, picked, asked_programs(context, finding))
    return _out_of_range(context, words) if picked is not None else None


def _picks_from_nothing(context: Context) -> bool:
    """Tell whether a line picks, declines or turns back where nothing was listed: "2", "the last one", "neither".

    It does not where it names a program: "the second one" may be one of two that were answered for.
    """
    if context.conversation.checking.running or _SUM.search(context.line) or not _looks_like_a_pick(context):
        return False
    return not asked_programs(context, spelt_out(context, context.line))


def _looks_like_a_pick(context: Context) -> bool:
    typed = tidy(context.line)
    words = [word for word in typed if word not in _ROUND and word != "one"]
    picks = all(word in _PLACES or (word.isdecimal() and len(word) < _LONG_NUMBER) for word in words)
    return (bool(words) and picks) or (bool(typed) and typed[0] in _NONE | _STEPS and _REST.issuperset(typed[1:]))


def _own_words(context: Context, words: Sequence[str]) -> list[str]:
    """Leave out a program that is named beside a choice: "2 for the evening course"."""
    found = context.understanding.language.names.find(words)
    names = {name.start: name.end for name in found if name.label in context.knowledge.programs}
    out: list[str] = []
    at = 0
    while at < len(words):
        if at not in names:
            out.append(words[at])
        at = names.get(at, at + 1)
    return [word for word in out if word not in _ROUND] or [word for word in words if word in _NUMBERS]


def _picked(words: Sequence[str], typed: str, offered: tuple[Choice, ...]) -> tuple[Choice, ...] | None:
    """Return the choices that a line picks; none of them for a number that was not offered, None for other words."""
    if words and words[0] in _ALL and _REST.issuperset(words[1:]):
        return offered
    places = _places(words, len(offered))
    if places is not None:
        wrong = any(place not in range(len(offered)) for place in places)
        return () if wrong else tuple(offered[place] for place in places)
    begun = [choice for choice in offered if typed and " ".join(tidy(choice.title)).startswith(typed)]
    named = begun if len(begun) == 1 else _named(words, offered)
    return tuple(named) if len(named) == 1 else None


def _places(words: Sequence[str], count: int) -> list[int] | None:
    """Return the places, from 0, that words name: "2", "the second one", "1 and 3"; None for other words."""
    said = [word for word in words if word != "one"] or words
    places = [_place(word, count) for word in said]
    return [place for place in places if place is not None] if places and None not in places else None


def _place(word: str, count: int) -> int | None:
    if word.isdecimal():
        return int(word[:4]) - 1
    if word in _LAST:
        return count - 1
    return next((each.index(word) for each in (_ORDINALS, _NUMBERS) if word in each), None)


def _named(words: Sequence[str], offered: Sequence[Choice]) -> list[Choice]:
    """Return the choices whose title holds all the words that were said."""
    stems = {stem(word) for word in words}
    return [choice for choice in offered if stems and stems <= {stem(word) for word in tidy(choice.title)}]


def _answered(context: Context, picked: Sequence[Choice], named: tuple[str, ...]) -> Said:
    """Answer the topics picked, for the programs named with them or with the question before."""
    before = context.understanding.find(context.conversation.last.question if context.conversation.last else "")
    asked = named or asked_programs(context, before)
    topics = [topic for choice in picked if (topic := context.knowledge.topic(choice.key))]
    turn = Turn(question=context.line, replies=tuple(r for topic in topics for r in answer(context, topic, 1.0, asked)))
    return turn, remember(context, turn, asked)


def _declined(context: Context) -> Said:
    """Say that then there is no answer, and how to go on."""
    said = unknown(context, ())
    text = f"{said.text}\n\nOr say it in other words: what would you like to know, and for which program?"
    turn = Turn(question=context.line, replies=(said._replace(text=text),))
    return turn, remember(context, turn, ())


def _out_of_range(context: Context, words: Sequence[str]) -> Said:
    """Keep the choices, and say which numbers there are."""
    offered = context.conversation.offered
    text = f"There is no {words[0][:10]} here; type a number from 1 to {len(offered)}, or the name of a line."
    return Turn(question=context.line, replies=(Choices(text=text, choices=offered),), aside=True), context.conversation
