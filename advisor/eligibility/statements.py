"""Finds what somebody states unasked that a check would ask: "I have a degree in physics", "10 years active duty"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from advisor.eligibility.english import ASKING, NEGATIONS, NOT_GIVEN, NOT_OF_ONESELF, NOT_STATED
from advisor.eligibility.model import ANSWER, UNSURE, WHICHEVER, Question, Value, WholeNumber, choices, label
from advisor.eligibility.words import is_another_matter, named, tidy, understand
from advisor.noun import Noun

LONGEST: Final = 7
"""Words of an answer within a statement, at most."""
_FEWEST: Final = 2
"""Words of a number with what it counts: "10 years"."""
_PARTS: Final = re.compile(
    r"(?<=[.!?;,])\s+|[;\n]+|\s+-+\s+"
    r"|\s+(?:but|although|though|however|so)\s+"
    r"|\s+and\s+(?=(?:do|does|did|is|are|am|can|could|will|would|what|how|when|which|where|who|i|i'm|im|my)\b)",
    re.IGNORECASE,
)
_HOLE: Final = "xanswerx"


class Statement(Noun):
    """What somebody said of themselves: a question of a check, the value, and the words that say it back."""

    question: str
    value: Value
    text: str


def statements(questions: Iterable[Question], text: str) -> tuple[Statement, ...]:
    """Return what a message states; what is asked, denied, wished or said of others is left alone.

    A question for which two different values are stated is left alone too.
    """
    parts = [tuple(tidy(part).split()) for part in _PARTS.split(text) if not part.rstrip().endswith("?")]
    stated = [part for part in parts if part and part[0] not in ASKING]
    found = []
    for question in {question.id: question for question in questions if question.said}.values():
        if is_another_matter(question, text):
            continue
        values = {value for part in stated for value in _values(question, part)}
        if len(values) == 1:
            value = values.pop()
            found.append(Statement(question=question.id, value=value, text=_said_back(question, value)))
    return tuple(found)


def cues(questions: Iterable[Question]) -> Iterator[str]:
    """Yield the words without which none of these questions is spoken of, for a quick look at a message."""
    phrases = (phrase for question in questions for each in question.said.values() for phrase in each)
    spoken = (tidy(phrase.replace(ANSWER, " ")).split() for phrase in phrases)
    yield from dict.fromkeys(max(words, key=len) for words in spoken if words)


def _said_back(question: Question, value: Value) -> str:
    words = question.understood.get(str(value)) or question.understood.get(WHICHEVER, "")
    return words.replace(ANSWER, label(question, value))


def _values(question: Question, words: tuple[str, ...]) -> Iterator[Value]:
    """Yield the values that a part of a message states."""
    for value, phrases in question.said.items():
        for phrase in phrases:
            pattern = _pattern(phrase)
            for start, word in enumerate(words):
                may_begin = pattern[:1] in {(word,), (_HOLE,)}
                found = _at(question, pattern, words, start) if may_begin else None
                if found is not None and _is_stated(words, start, found[1]):
                    yield found[0] if value == WHICHEVER else value


@lru_cache(maxsize=2_000)
def _pattern(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase, with a hole where the answer stands."""
    return tuple(tidy(phrase.replace(ANSWER, f" {_HOLE} ")).split())


def _at(question: Question, pattern: tuple[str, ...], words: tuple[str, ...], start: int) -> tuple[Value, int] | None:
    """Return the value that stands for the hole of a pattern at `start`, and where the statement ends."""
    if _HOLE not in pattern:
        end = start + len(pattern)
        return ("", end) if words[start:end] == pattern else None
    hole = pattern.index(_HOLE)
    before, after = pattern[:hole], pattern[hole + 1 :]
    if words[start : start + hole] != before:
        return None
    for length in range(LONGEST, 0, -1):
        end = start + hole + length + len(after)
        said = words[start + hole : start + hole + length]
        if end <= len(words) and words[start + hole + length : end] == after:
            value = _value(question, said)
            if value is not None:
                return value, end
    return None


def _value(question: Question, said: tuple[str, ...]) -> Value | None:
    """Return the value that words stand for: a number with what it counts, or one of the ways to say a choice."""
    if isinstance(question.kind, WholeNumber):
        value = understand(question, " ".join(said)) if len(said) >= _FEWEST else None
        return None if value == UNSURE else value
    while said and said[0] in {"a", "an", "the", "my"}:
        said = said[1:]
    value = named(question, " ".join(said))
    return value if value in dict(choices(question)) else None


def _is_stated(words: tuple[str, ...], start: int, end: int) -> bool:
    """Tell whether what stands around a statement leaves it one about the speaker, and true."""
    before, after = set(words[:start]), set(words[end:])
    return not (before & (NEGATIONS | NOT_OF_ONESELF | NOT_STATED) or after & NOT_GIVEN)
