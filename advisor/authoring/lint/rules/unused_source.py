"""A source on which no answer rests."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.authoring.lint.base import Base
from advisor.authoring.lint.rule import Rule, Severity
from advisor.eligibility.model import Check
from advisor.model import Problem

_ID = re.compile(r"[a-z][a-z0-9-]*")


def _find(base: Base) -> Iterator[Problem]:
    used = _used(base) | (_mentioned(base) if base.broken else set())
    for key, _ in base.values.sources.parts():
        if key not in used:
            message = f"no answer names the source '{key}'. Add it to the answers that rest on it, or take it out"
            yield Problem(place=base.values.sources.start(key), rule=RULE.name, message=message)


def _used(base: Base) -> set[str]:
    return {
        source for part in base.knowledge.parts for answer in part.answers.values() for source in answer.sources
    } | {source for check in base.checks.values() for source in _of_check(check)}


def _of_check(check: Check) -> Iterator[str]:
    for advice in (check.unclear, *(outcome.advice for outcome in check.outcomes)):
        yield from advice.sources
    for rule in check.criteria:
        yield from rule.sources
    for point in check.points:
        yield from point.sources


def _mentioned(base: Base) -> set[str]:
    """Return all words that could name a source in entries that are left out: those may well use it."""
    lines = [line for file, lines in base.lines.items() if "sources." not in file for line in lines]
    return set(_ID.findall("\n".join(lines)))


RULE = Rule(
    name="unused-source",
    severity=Severity.WARNING,
    means="A page stands in sources.yaml, but no answer names it: either an answer lacks its source, "
    "or the page is no longer needed.",
    example="old-fees:\n  title: Fees of 2019\n  url: https://school.example/fees-2019",
    mend="Write its id under sources: of the answers that rest on it, or delete it.",
    find=_find,
)
