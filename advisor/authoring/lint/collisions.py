"""Finds entries that are asked for in the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import TypeAlias

from advisor.authoring.lint.base import Base, Entry, Phrasing, tidy
from advisor.noun import Noun
from advisor.reading.fields import Word

_SHARE = 0.1
"""The share of an entry's ways to ask that may be like another's by chance."""

Key: TypeAlias = frozenset[str]
"""What two ways to ask have in common where they cannot be told apart."""


def short_form(base: Base, here: Phrasing, there: Phrasing) -> Word | None:
    """Return the meaning in the vocabulary that makes two phrasings alike: one has the short form, one has not."""
    one, other = tidy(here.word.value), tidy(there.word.value)
    for short, meaning in base.values.vocabulary.part("means").values.items():
        if isinstance(meaning, Word) and set(tidy(short)) <= set(one) ^ set(other):
            return Word(value=short, place=meaning.place)
    return None


class Collision(Noun):
    """Two entries, and the first two of their phrasings that are alike."""

    first: Entry
    second: Entry
    here: Phrasing
    there: Phrasing
    key: Key


def plain_key(phrasing: Phrasing) -> Key:
    """Return the words of a phrasing, whatever their order and endings."""
    return frozenset(phrasing.stems)


def collisions(
    entries: Sequence[Entry], key: Callable[[Phrasing], Key], among: Key | None = None
) -> Iterator[Collision]:
    """Yield the pairs of entries of which too many phrasings have the same key; two that lie outside may be alike.

    With `among`, only phrasings with one of these words are looked at.
    """
    found: dict[tuple[int, int], list[Collision]] = defaultdict(list)
    for alike in _groups(entries, key, among):
        for (one, here), (other, there) in combinations(alike.items(), 2):
            if "topic" in {entries[one].kind, entries[other].kind}:
                pair = Collision(first=entries[one], second=entries[other], here=here, there=there, key=key(here))
                found[one, other].append(pair)
    for each in found.values():
        fewer = min(len(each[0].first.ask), len(each[0].second.ask))
        if len(each) > _SHARE * fewer:
            yield each[0]


def _groups(
    entries: Sequence[Entry], key: Callable[[Phrasing], Key], among: Key | None
) -> Iterator[dict[int, Phrasing]]:
    """Yield the phrasings of the same key, the first of each entry, where there are several entries."""
    groups: dict[Key, dict[int, Phrasing]] = defaultdict(dict)
    for number, entry in enumerate(entries):
        for phrasing in entry.ask:
            if among is None or not among.isdisjoint(phrasing.stems):
                groups[key(phrasing)].setdefault(number, phrasing)
    return (alike for each, alike in groups.items() if each and len(alike) > 1)
