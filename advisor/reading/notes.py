"""What is noted while files are read: problems, entries held back, and what names what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from advisor.model import Patch, Place, Problem
from advisor.reading.fields import MISSING, Missing
from advisor.reading.naming import Naming

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """What is noted while reading: problems, and the names of entries held back.

    `known` holds the ids of each kind that references may name (a kind that is not in it could not be read,
    and references to it are not doubted), and `incomplete` the files of which a part could not be read.
    `owner` names the entry that is being read, `naming` keeps what names what, and `asked` where each way to ask
    stands first, with the check that is offered there.
    """

    known: Mapping[str, Collection[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    held_back: list[str] = field(default_factory=list)
    incomplete: frozenset[str] = frozenset()
    owner: str = ""
    naming: Naming = field(default_factory=Naming)
    asked: dict[str, tuple[Place, str]] = field(default_factory=dict)

    def report(self, place: Place, rule: str, message: str, patch: Patch | None = None) -> Literal[Missing.MISSING]:
        """Note a problem; what has it counts as missing."""
        self.problems.append(Problem(place=place, rule=rule, message=message, patch=patch))
        return MISSING

    def report_missing(self, place: Place, rule: str, message: str) -> None:
        """Note that something is missing; not in an incomplete file, where it may stand in the part left out."""
        if place.file not in self.incomplete:
            self.report(place, rule, message)

    def hold_back(self, name: str) -> None:
        """Note that an entry cannot be shown."""
        self.held_back.append(f"{name} of {self.owner}" if self.owner else name)
