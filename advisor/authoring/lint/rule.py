"""What a rule is: its name, how much it matters, its page for authors, and the check."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from advisor.authoring.lint.base import Base
from advisor.model import Problem
from advisor.noun import Noun


class Severity(StrEnum):
    """How much a finding matters, the worst first. Hints are no faults: it may be meant so, or came with time."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Rule(Noun):
    """A rule and its page: what it means, an example, and how to mend it.

    A rule without `find` belongs to the reader, which reports it while it reads. Of one that has much to find,
    `together` is what is said of several findings in one line, with their {number}.
    """

    name: str
    severity: Severity
    means: str
    example: str
    mend: str
    find: Callable[[Base], Iterable[Problem]] | None = None
    together: str = ""
