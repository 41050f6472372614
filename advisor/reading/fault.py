"""What stops the reading of a file: a fault in the YAML library's words, and the mistake that it turns out to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from advisor.model import Patch

SPECIAL = ("cannot start any token", "anchor", "alias", "tag", "directive")
"""What the library says of a text that begins with a character which makes it something else."""
RUNS_ON = "quoted text runs on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Where reading stopped, in the YAML library's words; lines and columns count from 0 here.

    `opened` is where the part began that `context` speaks of; the same place, if it speaks of none.
    """

    what: str
    line: int
    column: int
    opened: tuple[int, int]
    context: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What is wrong, in words for people who do not know YAML, and the line to mend (from 0).

    `right` is how that line, and those below it that go with it, should be read.
    """

    line: int
    column: int
    rule: str
    message: str
    patch: Patch | None = None
    right: tuple[str, ...] = ()


class FaultError(Exception):
    """Stops one reading of a file at a fault that the YAML library does not see; never leaves `nodes.parse`."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.what)
        self.fault = fault


def quote_runs_on(line: int, column: int) -> Fault:
    """Return the fault of a quoted text that swallows the lines of the next entry."""
    return Fault(what=RUNS_ON, context="quoted scalar", line=line, column=column, opened=(line, column))


def special_start(line: int, column: int) -> Fault:
    """Return the fault of a text that begins with a character which makes it something else in YAML."""
    return Fault(what=SPECIAL[0], line=line, column=column, opened=(line, column))
