"""Reports what a record lacks or has too much of, where it should stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from advisor.reading.fields import Fields
    from advisor.reading.notes import Notes
    from advisor.reading.shapes import Limit, Record


def report_missing(missing: str, fields: Fields, shape: Record, notes: Notes, name: str) -> None:
    """Report a field that is missing where it should stand: behind those that mostly stand before it."""
    names = list(shape.fields)
    message = f"{name}: the field '{missing}' is missing. {shape.fields[missing].help}"
    notes.report_missing(fields.behind(names[: names.index(missing)]), "missing-field", message)


def watch_limit(fields: Fields, shape: Record, limit: Limit, notes: Notes, name: str) -> None:
    """Report a record that has too few or too many of the fields that a limit names; unknown ones alone are no few."""
    there = [key for key, _ in fields.entries if key.value in limit.names]
    ways = " and ".join(sorted(key.value for key in there)) or "nothing"
    message = limit.message.format(ways=ways, name=name)
    if len(there) > limit.most:
        notes.report(there[limit.most].place, limit.rule, message)
    elif len(there) < limit.least and (fields.written or not fields.entries):
        names = list(shape.fields)
        notes.report_missing(fields.behind(names[: names.index(limit.names[0])]), limit.rule, message)
