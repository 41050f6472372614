"""Reads nodes by their shapes, and says what does not fit and how to mend it.

Nothing here raises: what cannot be read is `MISSING`, and has been reported by then.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from advisor.model import Patch
from advisor.reading import plain
from advisor.reading.fields import MISSING, Fields, Outcome, Value, Word
from advisor.reading.lacking import report_missing, watch_limit
from advisor.reading.meant import Misspelt, as_meant, misspelt
from advisor.reading.nearest import did_you_mean, nearest
from advisor.reading.notes import Notes
from advisor.reading.repeats import watch_list
from advisor.reading.shapes import Among, Either, Field, ListOf, Record, Reference, Shape, Single, TableOf, TextShape
from advisor.reading.tree import LITERAL, PLAIN, Listing, Node, Table, Text, Torn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date


_FIELD = re.compile(r"\s*(?:- +)?([\w-]+)\s*:(?:\s|$)")
_NOTHING = frozenset({"~", "null", "Null", "NULL"})
"""What YAML takes for nothing at all, where it stands without quotes."""


def read(node: Node, shape: Shape, notes: Notes, name: str) -> Outcome:
    """Return what `node` holds, read by `shape`; `MISSING` where that cannot be done, which is reported.

    A broken part that is optional is left out alone; a broken required part takes its record along.
    `name` is what messages call the value.
    """
    if isinstance(node, Torn):
        return MISSING
    match shape:
        case ListOf():
            return _list(node, shape, notes, name)
        case TableOf():
            return _table(node, shape, notes, name)
        case Record():
            return _record(node, shape, notes, name)
        case Either(text=text, record=record):
            return read(node, text if isinstance(node, Text) else record, notes, name)
        case _:
            return _single(node, shape, notes, name)


def _single(node: Text | Listing | Table, shape: Single, notes: Notes, name: str) -> Outcome:
    if not isinstance(node, Text):
        return notes.report(node.place, "not-a-text", plain.not_a_text(node, name), plain.as_text(node))
    runs_on = isinstance(shape, TextShape) and not shape.one_line
    if node.style == PLAIN and node.lines > 1 and (node.dash or not runs_on):
        notes.report(plain.odd_line(node), "runs-on", plain.runs_on(node))
    value = plain.paragraphs(node) if runs_on else " ".join(node.value.split())
    if not value:
        return notes.report(node.place, "empty", f"'{name}' is empty; write its text, or take it out")
    if node.style == PLAIN and value in _NOTHING:
        return notes.report(node.place, "empty", plain.stands_for_nothing(value, name))
    result = _convert(replace(node, value=value), shape, notes, name)
    match result:
        case plain.Wrong(rule=rule, message=message):
            return notes.report(node.place, rule, message)
        case str():
            return Word(value=result, place=node.place)
        case _:
            return result


def _convert(node: Text, shape: Single, notes: Notes, name: str) -> str | bool | float | date | plain.Wrong:
    """Turn one text into the value that the shape stands for."""
    match shape:
        case TextShape():
            return plain.text(node.value, shape, name)
        case Among():
            return plain.among(node.value, shape, name)
        case Reference():
            return _reference(node, shape, notes, name)
        case _:
            return plain.convert(node.value, shape, name)


def _reference(node: Text, shape: Reference, notes: Notes, name: str) -> str | plain.Wrong:
    """Return an id that exists, or the problem, with the id that is probably meant."""
    value = node.value.partition("/")[0] if shape.details else node.value
    choices = [*shape.also, *(known for kind in (shape.kind, *shape.others) for known in notes.known.get(kind, ()))]
    if value in choices or not notes.known.keys() >= {shape.kind, *shape.others}:
        notes.naming.named.add((shape.kind, value))
        return node.value
    if meant := nearest(value, tuple(notes.known[shape.kind])):
        notes.naming.in_vain[shape.kind, meant].append((value[:60], node.place))
    several = "; write several as [first, second]" if "," in value else ""
    message = f"'{name}' names the {shape.kind} '{value[:60]}', which does not exist" + (
        several or did_you_mean(value, choices)
    )
    return plain.Wrong(rule=f"unknown-{shape.kind}", message=message)


def _list(node: Text | Listing | Table, shape: ListOf, notes: Notes, name: str) -> Outcome:
    if shape.or_one and isinstance(node, Text):
        value = read(node, shape.shape, notes, name)
        return value if value is MISSING else (value,)
    if not isinstance(node, Listing):
        return notes.report(
            node.place,
            "not-a-list",
            f"'{name}' must be a list: write each item on a line of its own, beginning with '- '",
        )
    if not shape.min <= len(node.items) <= shape.max:
        return notes.report(
            node.place, "list-length", f"'{name}' must have {shape.min} to {shape.max} items, and has {len(node.items)}"
        )
    values = [value for item in node.items if (value := read(item, shape.shape, notes, name)) is not MISSING]
    if shape.once:
        watch_list(node, shape, notes, name)
    return tuple(values) if len(values) >= shape.min else MISSING


def _table(node: Text | Listing | Table, shape: TableOf, notes: Notes, name: str) -> Outcome:
    if not isinstance(node, Table):
        return notes.report(
            node.place,
            "not-a-table",
            f"'{name}' must hold entries, each with its name, a colon and, indented by 2 spaces, its parts",
        )
    if len(node.entries) < shape.min:
        return notes.report(node.place, "empty", f"'{name}' is empty; write at least one {shape.name}")
    values = _entries(node.entries, shape, notes)
    return Fields(place=node.place, values=values, written=_names(node), entries=node.entries)


def _entries(entries: tuple[tuple[Text, Node], ...], shape: TableOf, notes: Notes) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for key_node, node in entries:
        key = MISSING if isinstance(node, Torn) else read(key_node, shape.key, notes, shape.name)
        value = read(_under(key_node, node, shape.value), shape.value, notes, key_node.value)
        if isinstance(key, Word) and value is not MISSING:
            values[key.value] = value
        else:
            notes.hold_back(f"{shape.name} '{key_node.value[:60]}'")
    return values


def _record(node: Text | Listing | Table, shape: Record, notes: Notes, name: str) -> Outcome:
    if not isinstance(node, Table):
        return notes.report(
            node.place,
            "not-a-table",
            f"'{name}' must hold fields, each as a name, a colon and its text: {', '.join(shape.fields)}",
        )
    found = _misspelt(node, shape, notes)
    entries = as_meant(node.entries, found)
    values = _known_fields(entries, shape, notes)
    _report_unknown(found, shape.fields, notes)
    if shape.rest is not None:
        values.update(_entries(tuple(each for each in entries if each[0].value not in shape.fields), shape.rest, notes))
    written = frozenset(key.value for key, _ in entries if key.value in shape.fields)
    fields = Fields(place=node.place, values=values, written=written, entries=entries)
    missing = [field_name for field_name, part in shape.fields.items() if part.required and field_name not in values]
    for field_name in missing:
        if field_name not in written:
            report_missing(field_name, fields, shape, notes, name)
    if shape.limit and not missing:
        watch_limit(fields, shape, shape.limit, notes, name)
    return fields if all(shape.fields[field_name].spare for field_name in missing) else MISSING


def _misspelt(node: Table, shape: Record, notes: Notes) -> list[Misspelt]:
    """Return the names that are no field's; where others may stand beside fields, those that are clearly misspelt."""
    found = misspelt(node.entries, shape.fields)
    rest = shape.rest
    return [each for each in found if rest is None or (each.clear and _fits_better(each, shape.fields, rest, notes))]


def _fits_better(each: Misspelt, fields: Mapping[str, Field], rest: TableOf, notes: Notes) -> bool:
    """Whether what stands under a name fits the field that may be meant better than an entry of its own."""
    as_field, as_entry = Notes(known=notes.known), Notes(known=notes.known)
    read(each.node, fields[each.meant or ""].shape, as_field, each.key.value)
    read(each.node, rest.value, as_entry, each.key.value)
    return len(as_field.problems) < len(as_entry.problems)


def _names(node: Table) -> frozenset[str]:
    return frozenset(key.value for key, _ in node.entries)


def _known_fields(entries: tuple[tuple[Text, Node], ...], shape: Record, notes: Notes) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for key, child in entries:
        part = shape.fields.get(key.value)
        value = read(_under(key, child, part.shape), part.shape, notes, key.value) if part else MISSING
        if isinstance(child, Text) and child.style == LITERAL:
            _watch_fields(child, shape.fields, notes)
        if value is not MISSING:
            values[key.value] = value
    return values


def _under(key: Text, node: Node, shape: Shape) -> Node:
    """Return what stands under a name: with the place of the name, where the name is what does not fit.

    Fields in place of a text stand where a | is missing; a list of texts in place of fields, where a name stands that
    belongs into another entry.
    """
    match node:
        case Table():
            is_name = isinstance(shape, TextShape)
        case Listing(items=items):
            is_name = isinstance(shape, Record | TableOf) and all(isinstance(item, Text) for item in items)
        case _:
            return node
    return replace(node, place=key.place) if is_name and node.place.line > key.place.line else node


def _watch_fields(node: Text, fields: Mapping[str, Field], notes: Notes) -> None:
    """Report lines in a text after | that look like fields or comments: indented like the text, they are shown."""
    above = "."
    for number, line in enumerate(node.value.split("\n"), start=node.place.line + 1):
        found = _FIELD.match(line)
        if found and found[1] in fields:
            message = (
                f"'{found[1]}:' is part of the text above, because it is indented like it, and students see it. "
                f"If it is a field, begin it at the column of the field above"
            )
            notes.report(node.place._replace(line=number, column=1), "field-in-text", message)
        if line.lstrip().startswith("# ") and above:  # after an empty line, it begins a paragraph
            message = (
                f"'{line.strip()[:60]}' is part of the text above, as it is indented like it, and students see it. "
                "If it is a comment, write it above the name of the field"
            )
            notes.report(node.place._replace(line=number, column=1), "comment-shown", message)
        above = line.strip()


def _report_unknown(found: Iterable[Misspelt], fields: Mapping[str, Field], notes: Notes) -> None:
    """Report fields that do not exist; one that is clearly meant for another is read as that."""
    for each in found:
        key, meant = each.key, each.meant
        hint = f"did you mean '{meant}'?" if meant else f"the fields are: {', '.join(fields)}"
        patch = Patch(column=key.place.column, old=key.value, new=meant) if meant else None
        notes.report(key.place, "unknown-field", f"unknown field '{key.value[:60]}'; {hint}", patch)
