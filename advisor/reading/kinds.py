"""The shape of each kind of file, and how well what a file holds fits it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from advisor.reading import check_schema, example_schema, schema
from advisor.reading.names import (
    ADVISOR,
    CHECKS,
    CONVERSATIONS,
    EXAMPLES,
    OUTSIDE,
    SHARED,
    SMALLTALK,
    SOURCES,
    TOPICS,
    VOCABULARY,
)
from advisor.reading.notes import Notes
from advisor.reading.shapes import ListOf, Record, Shape, TableOf
from advisor.reading.values import read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from advisor.model import Problem
    from advisor.reading.tree import Node

KINDS: Final[Mapping[str, Shape]] = {
    ADVISOR: schema.ADVISOR,
    SOURCES: schema.SOURCES,
    VOCABULARY: schema.VOCABULARY,
    OUTSIDE: schema.OUTSIDE,
    SMALLTALK: schema.SMALLTALK,
    TOPICS: schema.TOPIC,
    CHECKS: check_schema.CHECK,
    SHARED: check_schema.QUESTIONS,
    EXAMPLES: example_schema.EXAMPLES,
    CONVERSATIONS: example_schema.CONVERSATIONS,
}
"""Every kind of file, with the shape that the reader reads it by."""


def misfits(node: Node, kind: str) -> list[Problem]:
    """Say what does not fit in a part of a file of some kind: whatever it lacks at the top may stand elsewhere."""
    notes = Notes()
    if kind in KINDS:
        read(node, _part_of(KINDS[kind]), notes, kind)
    return notes.problems


def _part_of(shape: Shape) -> Shape:
    match shape:
        case Record(fields=fields):
            return replace(shape, fields={name: replace(field, required=False) for name, field in fields.items()})
        case ListOf() | TableOf():
            return replace(shape, min=0)
        case _:
            return shape
