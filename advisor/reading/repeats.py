"""Notices what stands twice: a way to ask in two places, a word in one list, or under two things to be told apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from advisor.reading.shapes import TextShape
from advisor.reading.tree import Text, Torn, plain_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from advisor.model import Place
    from advisor.reading.fields import Word
    from advisor.reading.notes import Notes
    from advisor.reading.shapes import ListOf
    from advisor.reading.tree import Listing, Plain

_NOT_WORDS = re.compile(r"[\W_]+")


def as_asked(phrasing: str) -> str:
    """Return a phrasing without capitals and punctuation: two that are the same then count as one."""
    return _NOT_WORDS.sub(" ", phrasing.casefold()).strip() or phrasing


def keep_new(words: Iterable[Word], notes: Notes, offers: str = "", check: str = "") -> tuple[str, ...]:
    """Return the ways to ask that stand nowhere else so far, so that each leads to one place; report the others.

    `offers` is the check that a topic offers, and `check` the one that these ways ask for: what leads to a topic that
    offers it may ask for it too.
    """
    return tuple(word.value for word in words if _is_new(word, notes, offers, check))


def _is_new(word: Word, notes: Notes, offers: str, check: str) -> bool:
    asked = as_asked(word.value)
    first, offered = notes.asked.setdefault(asked, (word.place, offers))
    if check and offered == check:
        notes.asked[asked] = word.place, ""
        return True
    notes.asked[asked] = first, offers or offered
    if first is not word.place:
        message = f"'{word.value}' stands already at {first}, and is left out here. Keep only one of the two"
        notes.report(word.place, "repeated-phrasing", message)
    return first is word.place


def watch_list(node: Listing, shape: ListOf, notes: Notes, name: str) -> None:
    """Report items that say what one above them says already. Words alone do no harm; other items change a meaning."""
    is_words = isinstance(shape.shape, TextShape) and not shape.shape.pattern
    said: list[tuple[Plain, Place]] = []
    for item in node.items:
        says = " ".join(item.value.casefold().split()) if isinstance(item, Text) else plain_of(item)
        first = next((place for before, place in said if before == says), None)
        if first and not isinstance(item, Torn):
            shown = f"'{item.value[:60]}'" if isinstance(item, Text) else "this"
            rule = "repeated-words" if is_words else "repeated-item"
            notes.report(item.place, rule, f"'{name}' has {shown} already at {first}. Keep one of the two")
        said.append((says, item.place))


def watch_apart(groups: Iterable[tuple[str, Sequence[Word]]], notes: Notes) -> None:
    """Report words that stand for two things which they are to tell apart, such as two choices of a question."""
    seen: dict[str, tuple[str, Word]] = {}
    for owner, words in groups:
        for word in words:
            other, first = seen.setdefault(word.value.casefold(), (owner, word))
            if other != owner:
                message = (
                    f"'{word.value[:60]}' stands for '{other}' already at {first.place}, "
                    f"and cannot stand for '{owner}' too. Keep it where it belongs"
                )
                notes.report(word.place, "repeated-words", message)
