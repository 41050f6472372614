"""A line of the vocabulary that makes two topics alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advisor.authoring.lint.base import Base, Phrasing, tidy
from advisor.authoring.lint.collisions import Collision, Key, collisions, plain_key, short_form
from advisor.authoring.lint.rule import Rule, Severity
from advisor.matching.stem import stem
from advisor.model import Problem
from advisor.reading.fields import Word


def _find(base: Base) -> Iterator[Problem]:
    """Look at each group of related words as if they were one, and at what short forms have made alike."""
    for words in _groups(base):
        singles = [word for word in words if len(tidy(word.value)) == 1]
        yield from _alike(base, words, {stem(tidy(word.value)[0]): words[0].value for word in singles})
    for each in collisions(base.entries, plain_key):
        if short := short_form(base, each.here, each.there):
            message = f"with '{short.value}' as a short form, {_same(each)}"
            yield Problem(place=short.place, rule=RULE.name, message=message)


def _alike(base: Base, words: tuple[Word, ...], same: Mapping[str, str]) -> Iterator[Problem]:
    def key(phrasing: Phrasing) -> Key:
        return frozenset(same.get(each, each) for each in phrasing.stems)

    for each in collisions(base.entries, key, among=frozenset(same)):
        if plain_key(each.here) != plain_key(each.there):
            message = f"with {_listed(words)} as words of like meaning, {_same(each)}"
            yield Problem(place=words[0].place, rule=RULE.name, message=message)


def _groups(base: Base) -> Iterator[tuple[Word, ...]]:
    rows = base.values.vocabulary.values.get("related")
    for row in rows if isinstance(rows, tuple) else ():
        if isinstance(row, tuple):
            yield tuple(word for word in row if isinstance(word, Word))


def _same(each: Collision) -> str:
    return (
        f"'{each.here.word.value}' ({each.first.name}) and '{each.there.word.value}' ({each.second.name}) read the "
        "same. Take out the word that makes them alike"
    )


def _listed(words: tuple[Word, ...]) -> str:
    return ", ".join(f"'{word.value}'" for word in words[:4])


RULE = Rule(
    name="wide-synonym",
    severity=Severity.WARNING,
    means="Words that mean nearly the same help every topic that uses one of them. But where two topics differ by "
    "just these words, the advisor can no longer tell the topics apart.",
    example="related:\n  - [deadline, start]\n\n'when is the deadline' and 'when is the start' are different topics.",
    mend="Take the word out of the group in vocabulary.yaml.",
    find=_find,
)
