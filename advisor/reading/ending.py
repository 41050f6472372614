"""Tells whether a file ends before all has been said, as if its end had been cut off: more may have stood there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.reading.meant import at_a_glance
from advisor.reading.shapes import Record, TableOf
from advisor.reading.tree import Table, Torn

if TYPE_CHECKING:
    from advisor.reading.shapes import Shape
    from advisor.reading.tree import Node


def ends_early(node: Node | None, shape: Shape | None) -> bool:
    """Whether what stands last in a node could not be read, or lacks a field that it needs."""
    if not isinstance(node, Table) or not node.entries:
        return isinstance(node, Torn) or (node is not None and isinstance(shape, Record | TableOf))
    match shape:
        case TableOf(value=value):
            return ends_early(node.entries[-1][1], value)
        case Record(fields=fields):
            entries = at_a_glance(node.entries, fields)
            there = {key.value: value for key, value in entries}
            lacks = any(part.required and name not in there for name, part in fields.items())
            name, last = entries[-1][0].value, entries[-1][1]
            return lacks or ends_early(last, fields[name].shape if name in fields else None)
        case _:
            return False
