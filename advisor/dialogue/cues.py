"""Small words of English that point back into a conversation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import dropwhile, groupby, pairwise

PROGRAM = "program"
"""The word that a program's name is read as, so that a question is the same whichever program it names."""
IT = "it"
"""The one pronoun that can stand for a program; "that" is rather what was said of it."""

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

_GOING_ON = frozenset({"and", "so", "but", "or", "then", "also"})
_GOING_ON_TO = (["what", "about"], ["how", "about"], ["what", "if"])
_BEFORE = frozenset("no not sorry wait okay ok oh hm well cool right actually haha ha thanks great yes so then".split())
_AT = frozenset({"for", "in", "at", "with", "about", "of", "to", "same", "no", "not", "i", "or"})
_POINTING = frozenset({"it", "that", "this", "they", "them", "one", "those", "these", "there"})
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


def points_back(words: Sequence[str]) -> bool:
    """Tell whether a question leans on what was said before: "and …", "what about …", "… for it", "… that one"."""
    return goes_on(words) or leans(words)


def goes_on(words: Sequence[str]) -> bool:
    """Tell whether a question begins as one that goes on: "and …", "what about …"."""
    return list(words[:2]) in _GOING_ON_TO or not _GOING_ON.isdisjoint(words[:1])


def leans(words: Sequence[str]) -> bool:
    """Tell whether a question names what was said before by a word that stands for it: "it", "that"."""
    return not _POINTING.isdisjoint(words)


def stands_for_it(word: str) -> bool:
    """Tell whether a word can stand in place of the name of what was said before; "there" in "is there" does not."""
    return word in _POINTING and word != "there"


def has_it(words: Sequence[str]) -> bool:
    """Tell whether some word of a question stands for what was said before; "one" in "should one have" does not."""
    someone = (word == "one" and before in _HELPING for before, word in pairwise(["", *words]))
    return any(stands_for_it(word) and not each for word, each in zip(words, someone, strict=True))


def moves_on(words: Sequence[str]) -> bool:
    """Tell whether a line only goes on to something else: "and the …", "what about the …", "for the …"."""
    rest = list(dropwhile(_BEFORE.__contains__, words))
    return points_back(rest) or not rest or rest[0] in _AT


def means_a_place(words: Sequence[str]) -> bool:
    """Tell whether a question leans on where it would be, and on nothing else: "how do I apply there", "… that one"."""
    leaning = [word for word in words if leans([word])]
    return leaning in (["there"], ["that", "one"], ["this", "one"])


def is_of_a_program(words: Sequence[str]) -> bool:
    """Tell whether a question asks of a program itself: "how long is the course", not "how many for the course"."""
    rest = [word for word in words if word not in {"the", "a"}]
    return PROGRAM in rest and not points_back(rest) and rest[rest.index(PROGRAM) - 1] not in _AT


def compares(words: Sequence[str]) -> bool:
    """Tell whether a question asks which of several it is: "which one is shorter" is about the programs."""
    return list(words[:2]) == ["which", "one"]


def is_only_filler(words: Sequence[str]) -> bool:
    """Tell whether a message says nothing beside words that point back."""
    return all(word in _FILLERS for word in words)


def is_bare(words: Sequence[str]) -> bool:
    """Tell whether a question says only how it asks, and not what about: "how long", "when is it"."""
    return _SAYING_NOTHING.issuperset(words)


def kinds(words: Sequence[str]) -> list[list[str]]:
    """Return how a question asks, in rows of words: "how much" in "how much is it"."""
    return [list(row) for asking, row in groupby(words, key=_BARE.__contains__) if asking]


def own_words(words: Sequence[str]) -> list[str]:
    """Return the words that say what a question is about."""
    return [word for word in words if word not in _SAYING_NOTHING]


def without_fillers(words: Sequence[str]) -> list[str]:
    """Leave out the fillers at both ends of a question."""
    telling = [place for place, word in enumerate(words) if word not in _FILLERS]
    return list(words[telling[0] : telling[-1] + 1]) if telling else []
