"""Holds the lists and tables that are being read, so that nothing recurses, however deep a file nests."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, assert_never

from advisor.model import Patch, Place, Problem
from advisor.reading.tree import PLAIN, Listing, Node, Table, Text, Torn

_COMPLEX = "a field's name must be a plain word; if the brackets or the '?' are text, put the text in quotes"
_SHOWN: Final = 40
"""Characters of a value that a message repeats."""
_MERGE = "'<<' has a meaning of its own that is not used in these files; write the fields out"


@dataclass(slots=True, kw_only=True)
class Frame:
    """A list or table that is being read. `indent` is its column in the file; `is_flow`: it stands in brackets."""

    place: Place
    is_table: bool
    indent: int
    is_flow: bool
    items: list[Node] = field(default_factory=list)
    entries: list[tuple[Text, Node]] = field(default_factory=list)
    seen: dict[str, Place] = field(default_factory=dict)
    key: Text | Torn | None = None

    def node(self) -> Node:
        """Return what was read."""
        if self.is_table:
            return Table(entries=tuple(self.entries), place=self.place)
        return Listing(items=tuple(self.items), place=self.place)


@dataclass(slots=True, kw_only=True)
class Stack:
    """The open frames, outermost first; `root` is the finished whole."""

    frames: list[Frame] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    root: Node | None = None

    @property
    def indent(self) -> int:
        """The column of the innermost list or table; -1 outside of all."""
        return self.frames[-1].indent if self.frames else -1

    @property
    def is_flow(self) -> bool:
        """Whether the innermost list or table stands in brackets."""
        return bool(self.frames) and self.frames[-1].is_flow

    @property
    def key_is_next(self) -> bool:
        """Whether the next node is the name of a field."""
        return bool(self.frames) and self.frames[-1].is_table and self.frames[-1].key is None

    def close(self) -> None:
        """Finish the innermost list or table."""
        self.add(self.frames.pop().node())

    def add(self, node: Node) -> None:
        """Put a finished node where it belongs."""
        if not self.frames:
            self.root = node
            return
        frame = self.frames[-1]
        if not frame.is_table:
            frame.items.append(node)
        elif frame.key is None:
            frame.key = self._as_key(node)
        else:
            self._put(frame, frame.key, node)
            frame.key = None

    def report(self, place: Place, rule: str, message: str, patch: Patch | None = None) -> None:
        """Note a problem."""
        self.problems.append(Problem(place=place, rule=rule, message=message, patch=patch))

    def _as_key(self, node: Node) -> Text | Torn:
        if isinstance(node, Listing | Table):
            self.report(node.place, "complex-key", _COMPLEX)
            return Torn(place=node.place)
        if isinstance(node, Text) and node.value == "<<" and node.style == PLAIN:
            self.report(node.place, "merge-key", _MERGE)
            return Torn(place=node.place)
        return node

    def _put(self, frame: Frame, key: Text | Torn, value: Node) -> None:
        """Put an entry into a table, if its key is new."""
        if isinstance(key, Torn):
            return
        first = frame.seen.setdefault(key.value, key.place)
        if first is key.place:
            frame.entries.append((key, value))
            return
        before = next(node for each, node in frame.entries if each.value == key.value)
        message = (
            f"'{key.value[:60]}' stands here a second time, with {_shown(value)}, and is left out; "
            f"the first, with {_shown(before)}, is at {first}. Keep one of them"
        )
        self.report(key.place, "repeated-key", message)


def _shown(node: Node) -> str:
    """Return how a message shows what stands under a name: its beginning."""
    says = " ".join(_flat(node).split())
    return f"'{says[:_SHOWN]} …'" if len(says) > _SHOWN else f"'{says}'"


def _flat(node: Node) -> str:
    match node:
        case Text(value=value):
            return value
        case Listing(items=items):
            return ", ".join(_flat(item) for item in items)
        case Table(entries=entries):
            return ", ".join(f"{key.value}: {_flat(value)}" for key, value in entries)
        case Torn():
            return "…"
        case _ as never:
            assert_never(never)
