"""The kinds of value that a knowledge file can hold, as plain declarations.

A shape says what may stand somewhere. `values.read` reads by it; a JSON Schema for editors and the authors'
documentation are made from it. Shapes do nothing by themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

LINE = 200
"""Characters of a title or name, at most."""
PHRASING = 500
"""Characters of a way to ask, at most."""
PARAGRAPHS = 5_000
"""Characters of a text that is shown to students, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextShape:
    """A text that is not empty.

    In a text of several lines, lines are joined into paragraphs, and an empty line starts a new one.
    `pattern` must match all of it, and `example` shows a text that does. `slots`, where given, are the
    only names that may stand in braces.
    """

    max_length: int = LINE
    one_line: bool = True
    pattern: str | None = None
    example: str = ""
    slots: frozenset[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Yes or no; true, false, on and off are understood too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of the calendar, as in 2026-08-01."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A year or a month, as in 2025 or 2025-11."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Percent:
    """A number of percent from `least` to `most`, as in 2% or 2.5; it is read as a share of 1."""

    least: float
    most: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WebAddress:
    """The address of a page, beginning with https:// or http://."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Email:
    """An e-mail address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Among:
    """One of a few words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The id of something that stands elsewhere in the knowledge base.

    `kind` names what (topic, program, source, contact, category, check), `others` further kinds that will do,
    and `also` the words that are allowed besides ids. With `details`, that of a detail may follow, after a slash:
    whether there is such a detail is for others to say.
    """

    kind: str
    others: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    details: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOf:
    """A list of values of one shape; with `or_one`, a value alone counts as a list of one.

    `ways_to_ask` are those by which an entry is found.
    """

    shape: Shape
    min: int = 0
    max: int = 1_000
    or_one: bool = False
    ways_to_ask: bool = False

    @property
    def once(self) -> bool:
        """Whether an item may stand only once. Records, and ways to ask, are compared by those who know all of them."""
        return not self.ways_to_ask and not isinstance(self.shape, Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOf:
    """Entries under keys that the author chooses, such as ids; `name` says what one entry is."""

    key: TextShape | Reference
    value: Shape
    name: str = "entry"
    min: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A part of a record; `help` says in one line what it is for.

    The rest of the record is used without a required part that cannot be read, if that is `spare`.
    """

    shape: Shape
    help: str
    required: bool = False
    spare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How many of some fields a record may have, and what is said of one that has fewer or more.

    In the `message`, {ways} stands for those that it has, and {name} for what the record is called.
    """

    names: tuple[str, ...]
    least: int
    most: int
    rule: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Fields with fixed names. Where a required one cannot be read, and is not spare, the record is left out.

    `rest`, where given, is the shape of everything that stands under another name.
    """

    name: str
    fields: Mapping[str, Field]
    rest: TableOf | None = None
    limit: Limit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Either:
    """One of two ways to write it: a text, or else a record."""

    text: TextShape
    record: Record


Plain: TypeAlias = Flag | Day | Month | Percent | WebAddress | Email
"""What one text stands for by itself."""
Single: TypeAlias = Plain | TextShape | Among | Reference
"""What is written as one text."""
Shape: TypeAlias = Single | ListOf | TableOf | Record | Either


def field_names(shape: Shape, seen: frozenset[int] = frozenset()) -> frozenset[str]:
    """Return the names of all fields that may stand somewhere in a shape; `seen` are the records around it."""
    match shape:
        case ListOf(shape=inner) | TableOf(value=inner) | Either(record=inner):
            return field_names(inner, seen)
        case Record(fields=fields, rest=rest) if id(fields) not in seen:
            parts = [*(field.shape for field in fields.values()), *([rest] if rest else ())]
            return frozenset(fields).union(*(field_names(part, seen | {id(fields)}) for part in parts))
        case _:
            return frozenset()
