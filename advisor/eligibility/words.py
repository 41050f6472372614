"""People's own words for an answer: "yeah", "3 years", "mech eng", "dunno". What is not plain is not guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import dropwhile
from typing import Final, TypeAlias, assert_never

from rapidfuzz import fuzz

from advisor.eligibility.english import (
    AFTER_UNSURE,
    APPROXIMATE,
    BEGINS_NO,
    BEGINS_YES,
    HEDGES,
    HESITATION,
    NEGATIONS,
    NO_PHRASES,
    SUBJECTS,
    TURNS_NO,
    TURNS_YES,
    UNSURE_PHRASES,
    YES_PHRASES,
)
from advisor.eligibility.model import NO, UNSURE, YES, Choice, Option, Question, Value, WholeNumber, YesNo, choices
from advisor.eligibility.quantity import begins_with_number, whole_number

LIMIT: Final = 300
"""Characters of an answer that are read; a longer text is no answer to a short question."""

CLOSE: Final = 88
"""From this likeness (0-100) on, words are taken for misspelt ones."""
_WORTH_SPELLING: Final = 5
"""Shorter words are not corrected, and tell nothing alone: too many of them are one letter apart."""
_SHORT: Final = 5
"""With more words, a number or a word of the question belongs to something else that is said."""
_LABEL_LETTERS: Final = 3
"""So many first letters of a label are needed; of an id, one is enough."""

Ways: TypeAlias = tuple[tuple[str, str], ...]
"""Values with the ways to say them, tidied."""

_APOSTROPHES: Final = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\uff07`\u00b4", "'"))
_SPELT_OUT: Final = {"%": " percent", "&": " and ", "\u00bd": " and a half", " 1/2": " and a half"}
_INITIALS: Final = re.compile(r"\b([a-z])\.(?=[a-z]\b)")
_WORD: Final = re.compile(r"[^\W_]+(?:[.'][^\W_]+)*|[+-](?=\d)")


def understand(question: Question, text: str) -> Value | None:
    """Return the value that a person's words mean, `UNSURE` for "not sure", or None where they are not plain.

    The values of the contract always work, as do the number of a choice, its first letters, and slips of spelling.
    """
    said = tidy(text[: LIMIT + 1])
    if not said or len(text) > LIMIT:
        return None
    ways = tuple(_ways(question))
    if _is_unsure(said) and said not in {way for _, way in ways}:
        return UNSURE
    if is_another_matter(question, text) and said not in {way for _, way in ways}:
        return None
    match question.kind:
        case WholeNumber() as kind:
            return _number(kind, said)
        case YesNo():
            return _by_number(question, said) or _yes_or_no(ways, said)
        case Choice() as kind:
            return _by_number(question, said) or _choice(kind, ways, said)
        case never:
            assert_never(never)


def attempts(question: Question, text: str) -> bool:
    """Tell whether words that are no plain answer look like one all the same: "not physics", "90 days"."""
    said = tidy(text[:LIMIT]).split()
    match question.kind:
        case WholeNumber():
            return len(said) <= _SHORT and begins_with_number(_without_front(said, APPROXIMATE))
        case Choice():
            return bool(mentioned(question, text))
        case YesNo():
            spoken = {word for _, way in _ways(question) for word in way.split() if len(word) >= _WORTH_SPELLING}
            return len(said) <= _SHORT and not spoken.isdisjoint(said)
        case never:
            assert_never(never)


def mentioned(question: Question, text: str) -> tuple[str, ...]:
    """Return the choices that are named in a text, whatever is said of them."""
    return tuple(sorted(_mentioned(tuple(_ways(question)), tidy(text[:LIMIT]))))


def word_for_word(question: Question, text: str) -> bool:
    """Tell whether a text is nothing but one of the answers: a choice, a number, "not sure"."""
    said = tidy(text[: LIMIT + 1])
    if isinstance(question.kind, WholeNumber):
        return begins_with_number(said) or said in UNSURE_PHRASES
    own = {way for _, way in _ways(question)} | UNSURE_PHRASES
    if isinstance(question.kind, YesNo):
        return bool({said, _without_front(said.split(), SUBJECTS)} & (own | YES_PHRASES | NO_PHRASES))
    return said in own


def concerns(question: Question, text: str) -> bool:
    """Tell whether a text speaks of what a question asks: one of its choices, or one of its longer words."""
    spoken = {word for word in tidy(question.wording).split() if len(word) >= _WORTH_SPELLING}
    return bool(mentioned(question, text) or spoken & set(tidy(text[:LIMIT]).split()))


def is_another_matter(question: Question, text: str) -> bool:
    """Tell whether a text says anywhere that it is not what the question is about."""
    said = f" {tidy(text)} "
    return any(f" {tidy(phrase)} " in said for phrase in question.unless)


def named(question: Question, said: str) -> Value | None:
    """Return the one choice that is called just this, slips of spelling aside."""
    ways = tuple(_ways(question))
    found = {value for value, way in ways if way == said}
    if not found and not NEGATIONS & set(said.split()):
        found = _misspelt(ways, said)
    return found.pop() if len(found) == 1 else None


def tidy(text: str) -> str:
    """Return a text in lower case and without accents, punctuation, and words of hesitation in front."""
    for sign, words_for_it in _SPELT_OUT.items():
        text = text.replace(sign, words_for_it)
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).lower())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = _WORD.findall(_INITIALS.sub(r"\1", plain))
    while len(words) > 1 and words[0] in HESITATION:
        words.pop(0)
    return " ".join(words)


def _ways(question: Question) -> Iterator[tuple[str, str]]:
    """Yield each value of a question with each way to say it; a number has none."""
    match question.kind:
        case Choice(options=options):
            for option in options:
                yield from ((option.id, tidy(way)) for way in (option.id, option.label, *option.words))
        case YesNo(yes=yes, no=no):
            yield from ((YES, tidy(way)) for way in yes)
            yield from ((NO, tidy(way)) for way in no)
        case WholeNumber():
            pass
        case never:
            assert_never(never)


def _is_unsure(said: str) -> bool:
    """Say whether it means "not sure": a phrase for it, and after it nothing that would be an answer after all."""
    words = said.split()
    starts = (count for count in range(1, len(words) + 1) if " ".join(words[:count]) in UNSURE_PHRASES)
    return any(AFTER_UNSURE.issuperset(words[count:]) for count in starts)


def _number(kind: WholeNumber, said: str) -> int | None:
    around = frozenset(word for words in kind.around for word in tidy(words).split())
    number = whole_number(said, kind.one, kind.many, around)
    return number if number is not None and kind.low <= number <= kind.high else None


def _by_number(question: Question, said: str) -> str | None:
    """Take "2" for the second choice."""
    numbered = {str(number): value for number, (value, _) in enumerate(choices(question), start=1)}
    return numbered.get(said)


def _yes_or_no(ways: Ways, said: str) -> str | None:
    """Take a phrase for yes or no, or a sentence that begins with one and does not turn."""
    own = {way: value for value, way in ways}
    for way in (said, _without_front(said.split(), SUBJECTS)):
        if way in own:
            return own[way]
    if said in YES_PHRASES:
        return YES
    if said in NO_PHRASES:
        return NO
    head, _, rest = said.partition(" ")
    if head in BEGINS_YES:
        return YES if _goes_on(ways, YES, rest, TURNS_YES) else None
    return NO if head in BEGINS_NO and _goes_on(ways, NO, rest, TURNS_NO) else None


def _without_front(words: list[str], front: frozenset[str]) -> str:
    return " ".join(dropwhile(front.__contains__, words))


def _goes_on(ways: Ways, value: str, rest: str, turns: frozenset[str]) -> bool:
    """Say whether what follows a yes or a no leaves it as it is."""
    return (value, rest) in ways or (not turns & set(rest.split()) and _mentioned(ways, rest) <= {value})


def _choice(kind: Choice, ways: Ways, said: str) -> str | None:
    """Try what is said as a whole, then as a beginning, then as part of a sentence, then as misspelt."""
    attempts = [
        {value for value, way in ways if way == said},
        {option.id for option in kind.options if _begins(option, said)},
    ]
    if not (NEGATIONS | HEDGES) & set(said.split()):
        attempts += [_mentioned(ways, said), _misspelt(ways, said)]
    found = next((values for values in attempts if values), set())
    return found.pop() if len(found) == 1 else None


def _begins(option: Option, said: str) -> bool:
    """Say whether these are the first letters of an option's id or label."""
    return tidy(option.id).startswith(said) or (len(said) >= _LABEL_LETTERS and tidy(option.label).startswith(said))


def _mentioned(ways: Ways, said: str) -> set[str]:
    """Return the values named in a sentence; "computer engineering" does not name "computer" too."""
    left = f" {said} "
    found = set()
    for value, way in sorted(ways, key=lambda each: len(each[1]), reverse=True):
        if way and f" {way} " in left:
            left = left.replace(f" {way} ", " | ")
            found.add(value)
    return found


def _misspelt(ways: Ways, said: str) -> set[str]:
    """Return the values that have a way to say them which is nearly this."""
    return {value for value, way in ways if len(way) >= _WORTH_SPELLING and fuzz.ratio(way, said) >= CLOSE}
