"""Function words of English: those that say how something is asked, or point back, and not what is asked about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import dropwhile

from advisor.matching.text import tidy

PROGRAM = "program"
"""The word that a program's name is read as, so that a question is the same whichever program it names."""

ALL = "+all"
OTHER = "+other"
FIRST = "+first"
SECOND = "+second"
POINTERS: Mapping[str, tuple[str, ...]] = {
    ALL: (
        "both",
        "both of them",
        "both programs",
        "each",
        "each of them",
        "each of the two",
        "each one",
        "each program",
        "either one",
    ),
    OTHER: (
        "the other one",
        "other one",
        "the other program",
        "other program",
        "that other one",
        "for the other",
        "about the other",
    ),
    FIRST: ("the first one", "first one", "the first program", "the former"),
    SECOND: ("the second one", "second one", "the second program", "the latter"),
}
"""What people say in place of programs' names; it is read as if a program had been named."""

POINTING = frozenset({"it", "that", "this", "they", "them", "one", "those", "these", "its", "their"})
"""What stands for something that was said before."""
_AT = frozenset({"for", "in", "at", "with", "about", "of", "to", "same", "no", "not", "i", "or"})
GOING_ON = frozenset({"and", "so", "but", "or", "then", "also"})
"""How a line begins that goes on from the one before."""
_FILLERS = frozenset(
    "and what about how for the a an in on of to is it are they that this these those with at by or but so well "
    "ok okay also then same question please tell me now i mean now if as program programs one ones do does would "
    "think want know asking ask like see say more you your can could hm hmm oh alright right thanks thank great "
    "cool haha ha wait sorry actually just only rather instead meant not no yes track have has offer as there "
    "said asked get any both each either them too".split()
)
_BARE = frozenset("how long much many often soon when where who which why big far old hard".split())
_HELPING = frozenset("i we me my us he she be been was were did will would should must may might need".split())
_SAYING_NOTHING = _FILLERS | _BARE | _HELPING
ASKING = frozenset(
    "what which who when where why how is are am was were do does did can could may might will would shall should has "
    "have anyone anybody anything".split()
)
"""How a question begins."""
STATING = frozenset("i my we our he his she her they their it its this that there".split())
"""How a statement begins."""

_LEADING = frozenset(
    "and but so also then ok okay well please hi hello hey or cool great nice thanks thank you good morning afternoon "
    "evening fine alright right perfect awesome wow oh ah hm haha ha yes no sorry wait actually there".split()
)


def without_interjections(text: str) -> str:
    """Drop what people say before they ask: "hi", "cool", "ok thanks"; nothing where nothing else is said."""
    words = tidy(text)
    rest = list(dropwhile(_LEADING.__contains__, words))
    return " ".join(rest) if 0 < len(rest) < len(words) else ""


def goes_on(words: Sequence[str]) -> bool:
    """Tell whether a line begins as one that goes on: "and …", "what about …"."""
    return not GOING_ON.isdisjoint(words[:1]) or list(words[:2]) in (["what", "about"], ["how", "about"])


def own_words(words: Sequence[str]) -> list[str]:
    """Return the words that say what a question is about."""
    return [word for word in words if word not in _SAYING_NOTHING]


def is_filler(words: Sequence[str]) -> bool:
    """Tell whether words say neither what is asked nor how."""
    return _FILLERS.issuperset(words)


def is_of_a_program(words: Sequence[str]) -> bool:
    """Tell whether a question asks of a program itself: "how long is the program", not "how many for the program"."""
    rest = [word for word in words if word not in {"the", "a"}]
    place = rest.index(PROGRAM) if PROGRAM in rest else 0
    return place > 0 and POINTING.isdisjoint(rest) and not goes_on(rest) and rest[place - 1] not in _AT
