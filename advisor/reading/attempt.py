"""Reads YAML events into nodes, up to the end or the first fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import yaml

from advisor.model import Place
from advisor.reading import mending
from advisor.reading.blocks import Sheet, indent_of
from advisor.reading.characters import clean_value
from advisor.reading.fault import Fault, FaultError, quote_runs_on, special_start
from advisor.reading.hashes import Hashes
from advisor.reading.stack import Frame, Stack
from advisor.reading.tree import DOUBLE_QUOTED, PLAIN, SINGLE_QUOTED, Node, Text, Torn

if TYPE_CHECKING:
    from collections.abc import Iterator

    Mark: TypeAlias = yaml.error.Mark | yaml._yaml.Mark  # noqa: SLF001 the C library has its own

MAX_DEPTH = 20
"""Lists and tables that may stand within each other."""
MAX_NODES = 40_000
"""Texts, lists and tables that a file may hold."""
MAX_PROBLEMS = 50
"""Problems of writing that are reported for a file; whoever has more mends these first."""

LOADER = getattr(yaml, "CLoader", yaml.Loader)
"""The C library where it is at hand; the pure one reads the same, slower."""


class Attempt:
    """One reading of a sheet, up to its end or its first fault."""

    def __init__(self, sheet: Sheet, most: int = MAX_NODES) -> None:
        """Take the sheet, and how many texts, lists and tables may be read from it."""
        self.sheet = sheet
        self.most = most
        self.nodes = 0
        self.stack = Stack()
        self.documents = 0
        self.text = "\n".join(sheet.lines)
        self.hashes = Hashes(sheet.lines if "#" in self.text else ())

    def read(self) -> Fault | None:
        """Read all events; return what stopped it, or None when the stack's root is whole (or refused)."""
        try:
            for event in _events(self.text):
                if not self._take(event):
                    break
        except FaultError as error:
            return error.fault
        except yaml.MarkedYAMLError as error:
            return _fault(error)
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            return Fault(what=str(error), line=0, column=0, opened=(0, 0))
        self.stack.problems.extend(self.hashes.problems(self.sheet.file))
        return None

    def _take(self, event: yaml.Event) -> bool:
        """Take in one event; False when nothing more is to be read."""
        if isinstance(event, yaml.NodeEvent):
            self._refuse_special(event)
        match event:
            case yaml.ScalarEvent():
                self.stack.add(self._text(event))
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                if len(self.stack.frames) >= MAX_DEPTH:
                    return self._too_deep(event)
                self._open(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.stack.close()
            case yaml.DocumentStartEvent():
                return self._document(event)
        return self._within_limits(event)

    def _within_limits(self, event: yaml.Event) -> bool:
        self.nodes += 1
        if self.nodes > self.most:
            message = f"this file holds more than {MAX_NODES:,} texts and is not read; divide it into several files"
            return self._stop(event, "too-many-nodes", message)
        if len(self.stack.problems) >= MAX_PROBLEMS:
            return self._stop(event, "too-many-problems", too_many(MAX_PROBLEMS))
        return True

    def _too_deep(self, event: yaml.Event) -> bool:
        message = (
            f"lists stand within lists more than {MAX_DEPTH} deep here, and this file is not read; "
            "if the brackets are text, put the text in quotes"
        )
        return self._stop(event, "too-deep", message)

    def _stop(self, event: yaml.Event, rule: str, message: str) -> bool:
        """Refuse the whole file."""
        self._report(event, rule, message)
        self.stack.root = None
        return False

    def _document(self, event: yaml.Event) -> bool:
        self.documents += 1
        if self.documents > 1:
            message = "a line '---' starts a second document, and nothing from here on is read; take out that line"
            self._report(event, "several-documents", message)
        return self.documents == 1

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        indent = self.stack.indent if event.flow_style else _at(event.start_mark)[1]
        is_table = isinstance(event, yaml.MappingStartEvent)
        frame = Frame(place=self._place(event), is_table=is_table, indent=indent, is_flow=bool(event.flow_style))
        self.stack.frames.append(frame)

    def _text(self, event: yaml.ScalarEvent) -> Node:
        place = self._place(event)
        is_key = self.stack.key_is_next
        if place.line - 1 in self.sheet.torn and not is_key:
            return Torn(place=place)
        style = event.style or PLAIN
        value = event.value
        if style == PLAIN:
            self._watch_curly(event, place)
        elif style in {SINGLE_QUOTED, DOUBLE_QUOTED}:
            self._watch_quotes(event)
            value = clean_value(value, place, self.stack.problems)
        lines = _at(event.end_mark)[0] - place.line + 2
        dash = self._dash(place, lines) if style == PLAIN and lines > 1 else None
        text = Text(value=value, style=style, place=place, lines=lines, end=self._behind(event), dash=dash)
        self.hashes.pass_by(text, in_brackets=self.stack.is_flow)
        return text

    def _dash(self, place: Place, lines: int) -> Place | None:
        """Return the first line of a text, after its first one, that begins like an item of a list."""
        below = range(place.line, place.line + lines - 1)
        found = (number for number in below if self.sheet.lines[number].lstrip().startswith("- "))
        return next((place._replace(line=number + 1, column=1) for number in found), None)

    def _watch_quotes(self, event: yaml.ScalarEvent) -> None:
        """Stop at a quoted text that runs on into the next entry: its closing quote is missing."""
        line, column = _at(event.start_mark)
        following = self.sheet.lines[line + 1 : _at(event.end_mark)[0] + 1]
        if any(text.strip() and indent_of(text) <= self.stack.indent for text in following):
            raise FaultError(quote_runs_on(line, column))

    def _watch_curly(self, event: yaml.ScalarEvent, place: Place) -> None:
        """Report curly quotes around a whole text, or half of a pair: they were meant to be straight."""
        if mending.HALF_CURLY.fullmatch(event.value) or mending.CURLY.fullmatch(event.value):
            self.stack.report(place, "smart-quotes", mending.curly(event.value), mending.straight(event.value, place))

    def _refuse_special(self, event: yaml.NodeEvent) -> None:
        """Stop at an alias, an anchor or a tag: they have no use here, and mostly a text was meant."""
        if event.anchor is not None or getattr(event, "tag", None) is not None:
            raise FaultError(special_start(*_at(event.start_mark)))

    def _report(self, event: yaml.Event, rule: str, message: str) -> None:
        self.stack.report(self._place(event), rule, message)

    def _behind(self, event: yaml.Event) -> Place:
        line, column = _at(event.end_mark)
        return Place(file=self.sheet.file, line=line + 1, column=column + 1)

    def _place(self, event: yaml.Event) -> Place:
        line, column = _at(event.start_mark)
        return Place(file=self.sheet.file, line=line + 1, column=column + 1)


def too_many(mistakes: int) -> str:
    """Return the message for a file that is given up after so many mistakes."""
    return f"there are {mistakes} mistakes or more in this file, and it is not read; mend those named here first"


def _events(text: str) -> Iterator[yaml.Event]:
    yield from yaml.parse(text, Loader=LOADER)


def _at(mark: Mark | None) -> tuple[int, int]:
    """Return line and column, from 0."""
    return (mark.line, mark.column) if mark else (0, 0)


def _fault(error: yaml.MarkedYAMLError) -> Fault:
    """Turn the library's error into a value."""
    line, column = _at(error.problem_mark or error.context_mark)
    opened = _at(error.context_mark or error.problem_mark)
    return Fault(what=error.problem or "", context=error.context or "", line=line, column=column, opened=opened)
