"""Values as they come out of reading: texts that know their place, and records with their parts by name."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from advisor.reading.tree import end_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from advisor.model import Place
    from advisor.reading.tree import Node, Text


class Missing(Enum):
    """The type of `MISSING`, which stands for a value that could not be read."""

    MISSING = "missing"


MISSING: Final = Missing.MISSING


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A text and where it stands."""

    value: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """The values of a record or table by name; a part that is absent or could not be read is not in it.

    `written` holds the names that stand in the file, readable or not; for a misspelt one, the name that was meant.
    `entries` is what stands in the file.
    """

    place: Place
    values: Mapping[str, Value] = field(default_factory=dict)
    written: frozenset[str] = frozenset()
    entries: tuple[tuple[Text, Node], ...] = ()

    def start(self, name: str) -> Place:
        """Return where a name stands; the start of the whole, if it does not."""
        return self.starts().get(name, self.place)

    def starts(self) -> dict[str, Place]:
        """Return where each name stands."""
        return {key.value: key.place for key, _ in self.entries}

    def behind(self, names: Collection[str]) -> Place:
        """Return where the last part that has one of these names ends; the start of the whole, if none does."""
        ends = [end_of(value) for key, value in self.entries if key.value in names]
        last = max(ends, key=lambda place: place.line, default=self.place)
        return self.place._replace(line=max(last.line, self.place.line))

    def text(self, name: str) -> str | None:
        """Return the text of that name, if there is one."""
        value = self.values.get(name)
        return value.value if isinstance(value, Word) else None

    def words(self, name: str) -> tuple[Word, ...]:
        """Return the texts of the list of that name, with their places."""
        value = self.values.get(name)
        return tuple(word for word in value if isinstance(word, Word)) if isinstance(value, tuple) else ()

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the texts of the list of that name."""
        return tuple(word.value for word in self.words(name))

    def lists(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Return the lists in the list of that name."""
        value = self.values.get(name)
        rows = [row for row in value if isinstance(row, tuple)] if isinstance(value, tuple) else []
        return tuple(tuple(word.value for word in row if isinstance(word, Word)) for row in rows)

    def flag(self, name: str) -> bool:
        """Return whether that name says yes."""
        return self.values.get(name) is True

    def share(self, name: str, default: float) -> float:
        """Return the share of 1 of that name, or the default, if there is none."""
        value = self.values.get(name)
        return value if isinstance(value, float) else default

    def day(self, name: str) -> date | None:
        """Return the day of that name, if there is one."""
        value = self.values.get(name)
        return value if isinstance(value, date) else None

    def part(self, name: str) -> Fields:
        """Return the record or table of that name; an empty one, if there is none."""
        value = self.values.get(name)
        return value if isinstance(value, Fields) else Fields(place=self.place)

    def table(self) -> dict[str, str]:
        """Return the texts of a table, by key."""
        return {name: value.value for name, value in self.values.items() if isinstance(value, Word)}

    def parts(self) -> Iterator[tuple[str, Fields]]:
        """Give the records of a table, by key."""
        for name, value in self.values.items():
            if isinstance(value, Fields):
                yield name, value


Value: TypeAlias = "Word | bool | float | date | tuple[Value, ...] | Fields"
Outcome: TypeAlias = "Value | Literal[Missing.MISSING]"
