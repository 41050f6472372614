"""Finds out what a table changes: topic by topic and detail by detail, against what stands in the files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from advisor.authoring.exchange.base import TOPIC, Base, Entry
from advisor.authoring.exchange.columns import DETAIL, ID, OF_DETAIL, OF_TOPIC, PROGRAM, SHORT, Value, joined, needed
from advisor.authoring.exchange.table import Row, Table
from advisor.model import key_of
from advisor.reading import schema
from advisor.reading.folder import KnowledgeFile
from advisor.reading.nearest import no_such


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A cell that says something new: what it is, what stood there (None: nothing), and the row that says so."""

    program: str
    column: str
    before: Value | None
    after: Value
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be done with a topic or detail: `entry` is None for a new one.

    `file` is that of the topic, if there is one. `kept` are texts that the table leaves out.
    """

    topic: str
    detail: str
    entry: Entry | None
    file: KnowledgeFile | None
    changes: tuple[Change, ...]
    kept: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The key of the topic or detail."""
        return key_of(self.topic, self.detail)

    @property
    def row(self) -> int:
        """The row that speaks of it first."""
        return min(change.row for change in self.changes)


def compare(table: Table, base: Base, *, remove: bool = False) -> Sequence[Plan]:
    """Return what the rows change; what cannot be is noted as a fault of the table.

    What a table leaves out stays: rows, columns, cells. Ways to ask that a cell leaves out go only with `remove`.
    """
    by_key: dict[str, list[Row]] = {}
    for row in table.rows:
        by_key.setdefault(row.key, []).append(row)
    _refuse_stray_details(table, base)
    plans = [_Comparison(table, rows, base, remove).plan() for rows in by_key.values()]
    return [plan for plan in plans if plan.changes or plan.kept]


def _refuse_stray_details(table: Table, base: Base) -> None:
    """Note the details of topics that are neither there nor in the table."""
    topics = [row.topic for row in table.rows if not row.detail]
    topics += [key for key, entry in base.entries.items() if not entry.detail]
    for each in table.rows:
        if each.topic not in topics:
            how = "a new one needs a row in which this column is empty"
            table.fault(each.number, DETAIL, no_such("topic", each.topic, topics, how))


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Compares the rows of one topic or detail with its file."""

    table: Table
    rows: Sequence[Row]
    base: Base
    remove: bool
    kept: list[str] = field(default_factory=list)

    @property
    def entry(self) -> Entry | None:
        """The topic or detail as it is; None for a new one."""
        return self.base.entries.get(self.rows[0].key)

    def plan(self) -> Plan:
        """Return what is to be done."""
        changes = (*self._of_topic(), *self._of_answers())
        self._check_whole(changes)
        first, topic = self.rows[0], self.base.entries.get(self.rows[0].topic)
        return Plan(
            topic=first.topic,
            detail=first.detail,
            entry=self.entry,
            file=topic.file if topic else None,
            changes=changes,
            kept=tuple(self.kept),
        )

    @property
    def _kind(self) -> str:
        return "detail" if self.rows[0].detail else "topic"

    def _before(self, program: str, column: str) -> Value | None:
        return self.entry.cells.get((program, column)) if self.entry else None

    def _of_topic(self) -> Iterator[Change]:
        columns = OF_DETAIL if self.rows[0].detail else tuple(OF_TOPIC)
        for each in self.rows:
            for column in [name for name in each.cells if name in OF_TOPIC and name not in columns]:
                message = "a detail has none of its own; write it in the row of its topic, and leave it empty here"
                self.table.fault(each.number, column, message)
        for column in columns:
            before = self._before(TOPIC, column)
            saying = [row for row in self.rows if row.cells.get(column, before) != before]
            for other in [row for row in saying if row.cells[column] != saying[0].cells[column]]:
                message = f"this is not what row {saying[0].number} says of the same {self._kind}; make them the same"
                self.table.fault(other.number, column, message)
            if saying:
                yield from self._change(TOPIC, column, saying[0])

    def _of_answers(self) -> Iterator[Change]:
        first: dict[str, Row] = {}
        for row in [each for each in self.rows if each.program]:
            if first.setdefault(row.program, row) is not row:
                message = (
                    f"row {first[row.program].number} is already the one of this {self._kind} and program; keep one"
                )
                self.table.fault(row.number, PROGRAM, message)
                continue
            for column in row.cells:
                if column not in OF_TOPIC:
                    yield from self._change(row.program, column, row)

    def _change(self, program: str, column: str, row: Row) -> Iterator[Change]:
        before, after = self._before(program, column), row.cells[column]
        if joined(column) and isinstance(before, tuple) and isinstance(after, tuple):
            self.kept.extend(() if self.remove else _left_out(before, after))
            after = merged(before, after, remove=self.remove)
        if before != after:
            yield Change(program=program, column=column, before=before, after=after, row=row.number)

    def _check_whole(self, changes: Iterable[Change]) -> None:
        """See that a new topic, and each new answer, has all that it needs."""
        given = {(change.program, change.column) for change in changes}
        new = {change.program: change.row for change in changes if change.program}
        known = self.entry.programs if self.entry else ()
        for program, row in new.items():
            if program not in known:
                self._check_answer(program, row, given)
        if self.entry is None:
            self._check_topic(given, new)

    def _check_answer(self, program: str, row: int, given: Iterable[tuple[str, str]]) -> None:
        columns = {column for each, column in given if each == program}
        for name in [each for each in needed(self.rows[0].detail)[1] if each not in columns]:
            what = "verdict, in one line," if name == SHORT else "text"
            self.table.fault(row, name, f"a new answer for '{program}' needs its {what} here")
        if not columns & {"sources", "refer"}:
            message = f"a new answer for '{program}' needs the page that it rests on, or in 'refer' whom to ask"
            self.table.fault(row, "sources", message)

    def _check_topic(self, given: Iterable[tuple[str, str]], answers: Mapping[str, int]) -> None:
        first = self.rows[0]
        is_new = f"'{first.key}' is a new {self._kind} and needs"
        fields = (schema.DETAIL if first.detail else schema.TOPIC).fields
        for name in [each for each in needed(first.detail)[0] if (TOPIC, each) not in set(given)]:
            self.table.fault(first.number, name, f"{is_new} this. {fields[name].help}")
        if not answers:
            self.table.fault(first.number, ID, f"{is_new} an answer; is the id misspelt?")


def _rewritten(before: Sequence[str], after: Sequence[str]) -> Mapping[int, str]:
    """Return the texts that stand where others stood, by the place of those."""
    found: dict[int, str] = {}
    for kind, start, stop, begin, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        old, new = before[start:stop], after[begin:end]
        if kind == "replace" and len(old) == len(new) and not set(old) & set(after) and not set(new) & set(before):
            found.update(zip(range(start, stop), new, strict=True))
    return found


def _left_out(before: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
    rewritten = _rewritten(before, after)
    return tuple(text for number, text in enumerate(before) if text not in after and number not in rewritten)


def merged(before: Sequence[str], after: Sequence[str], *, remove: bool) -> tuple[str, ...]:
    """Return texts with those of a cell: rewritten in place, new ones at the end; left out ones stay if not removed."""
    rewritten, gone = _rewritten(before, after), _left_out(before, after) if remove else ()
    stay = [rewritten.get(number, text) for number, text in enumerate(before) if text not in gone]
    return (*stay, *dict.fromkeys(text for text in after if text not in before and text not in stay))
