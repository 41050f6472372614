"""Tells which field somebody meant who misspelt its name, so that what stands under it can be read all the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from advisor.reading.nearest import nearest
from advisor.reading.tree import Torn

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from advisor.reading.tree import Node, Text

    Entries = tuple[tuple[Text, Node], ...]

_SLIPS: Final = 20
"""Misspelt names that are looked into at a glance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Misspelt:
    """A name that is no field's, what stands under it, and the field whose name is most like it, if one is.

    `clear` says whether that field is not written itself: then nothing else can be meant.
    """

    key: Text
    node: Node
    meant: str | None
    clear: bool


def misspelt(entries: Entries, fields: Collection[str]) -> Iterator[Misspelt]:
    """Give each name that is no field's. Of two that mean the same field, the first alone is clear."""
    names = tuple(fields)
    taken = {key.value for key, _ in entries}
    for key, node in entries:
        if key.value not in fields and not isinstance(node, Torn):
            meant = nearest(key.value, names)
            yield Misspelt(key=key, node=node, meant=meant, clear=meant is not None and meant not in taken)
            taken.update({meant} if meant else ())


def as_meant(entries: Entries, found: Collection[Misspelt]) -> Entries:
    """Return the entries under the names that were meant, each where it stands."""
    right = {each.key.place: each.meant for each in found if each.clear and each.meant}
    if not right:
        return entries
    meant = ((right.get(key.place), key, node) for key, node in entries)
    return tuple((replace(key, value=name) if name else key, node) for name, key, node in meant)


def at_a_glance(entries: Entries, fields: Collection[str]) -> Entries:
    """Return the entries under the names that were meant, for who only looks; a file of slips alone is no such file."""
    return as_meant(entries, tuple(islice(misspelt(entries, fields), _SLIPS)))
