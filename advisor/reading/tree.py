"""The nodes that a file consists of: texts, lists and tables, each with its line and column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias, assert_never

from advisor.model import Place

PLAIN, SINGLE_QUOTED, DOUBLE_QUOTED, LITERAL = "", "'", '"', "|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text, exactly as written. `style` is the character that it starts with: a quote, `|`, `>` or none.

    `lines` says on how many lines it stands; `end` is the place behind it, or behind the empty lines after it, if it
    stands in a file; `dash` is the first line of a plain text, after its first, that begins like an item of a list.
    """

    value: str
    style: str = PLAIN
    place: Place
    lines: int = 1
    end: Place | None = None
    dash: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list of nodes."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Keys with their values, in the order written; each key stands once."""

    entries: tuple[tuple[Text, Node], ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Torn:
    """Stands where something could not be read. That has been reported, so nobody needs to report it again."""

    place: Place


Node: TypeAlias = Text | Listing | Table | Torn

Plain: TypeAlias = Any
"""What a node says, as texts, lists and tables of Python."""


def plain_of(node: Node) -> Plain:
    """Return what a node says, wherever and however it is written."""
    match node:
        case Text():
            return node.value
        case Listing():
            return [plain_of(item) for item in node.items]
        case Table():
            return {key.value: plain_of(value) for key, value in node.entries}
        case Torn():
            return None
        case _ as never:
            assert_never(never)


def end_of(node: Node) -> Place:
    """Return the start of the last line on which a node says something."""
    match node:
        case Text(style=">", end=Place() as end):
            return node.place._replace(line=end.line - 1)
        case Text(style="|", value=value):
            return node.place._replace(line=node.place.line + len(value.rstrip().splitlines()))
        case Text():
            return node.place._replace(line=node.place.line + node.lines - 1)
        case Listing(items=[*_, last]) | Table(entries=[*_, (_, last)]):
            return end_of(last)
        case Listing() | Table() | Torn():
            return node.place
        case _ as never:
            assert_never(never)
