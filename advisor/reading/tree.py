"""The nodes that a file consists of: texts, lists and tables, each with its line and column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from advisor.model import Place

PLAIN, SINGLE_QUOTED, DOUBLE_QUOTED, LITERAL = "", "'", '"', "|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text, exactly as written. `style` is the character that it starts with: a quote, `|`, `>` or none.

    `lines` says on how many lines it stands; `end` is the place behind it, or behind the empty lines after it, if it
    stands in a file.
    """

    value: str
    style: str = PLAIN
    place: Place
    lines: int = 1
    end: Place | None = None


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
