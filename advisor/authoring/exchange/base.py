"""Reads the topics and details of a folder as the table shows them: what stands in each cell, and in which file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from advisor.authoring.exchange.columns import ANSWERS, OF_ANSWER, OF_DETAIL, OF_TOPIC, Value, field_of, said
from advisor.authoring.places import DETAILS, entries_of, files_of, part
from advisor.model import Problem, key_of
from advisor.reading.folder import KnowledgeFile
from advisor.reading.ids import known_ids, parse_files
from advisor.reading.names import TOPICS
from advisor.reading.notes import Notes
from advisor.reading.shapes import Shape
from advisor.reading.tree import Node, Table
from advisor.reading.values import read

Key: TypeAlias = tuple[str, str]
"""A program (none, where the whole topic or detail is meant) and a column."""

Cells: TypeAlias = Mapping[Key, Value]
"""What a topic or detail says."""

TOPIC = ""
"""Stands for the program in what is said about the whole topic or detail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A topic, or a detail: what it holds by program and column, and the mistakes in how its file is written."""

    file: KnowledgeFile
    detail: str = ""
    node: Table
    cells: Cells
    problems: tuple[Problem, ...]

    @property
    def key(self) -> str:
        """What it is found by, among topics and details."""
        return key_of(self.file.path.stem, self.detail)

    @property
    def programs(self) -> tuple[str, ...]:
        """The programs that it answers for, in the order of the file."""
        return tuple(key.value for key, _ in entries_of(part(self.node, ANSWERS)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The topics and details of a folder by their keys, the ids of all kinds, and what cannot be put into a table."""

    folder: Path
    entries: Mapping[str, Entry]
    known: Mapping[str, tuple[str, ...]]
    problems: tuple[Problem, ...]


def read_base(folder: Path) -> Base:
    """Read a folder. Never raises: a file that cannot be read is left out, and told."""
    problems: list[Problem] = []
    files = files_of(folder, problems)
    entries: dict[str, Entry] = {}
    for file in files:
        if file.kind == TOPICS and (parts := entries_in(file)):
            entries |= {entry.key: entry for entry in parts}
        elif file.kind == TOPICS:
            file.parse(problems)
    return Base(folder=folder, entries=entries, known=known_ids(parse_files(files, [])), problems=tuple(problems))


def entries_in(file: KnowledgeFile) -> tuple[Entry, ...]:
    """Return a topic as the table shows it, followed by its details; nothing where nothing of it can be read."""
    problems: list[Problem] = []
    parts = [("", file.parse(problems))]
    parts += [(name.value, node) for name, node in entries_of(part(parts[0][1], DETAILS))]
    return tuple(
        Entry(file=file, detail=name, node=node, cells=_cells_of(node, name), problems=tuple(problems))
        for name, node in parts
        if isinstance(node, Table)
    )


def _cells_of(node: Table, detail: str) -> Cells:
    columns = {name: shape for name, shape in OF_TOPIC.items() if not detail or name in OF_DETAIL}
    cells = {(TOPIC, column): value for column, value in _cells(node, columns)}
    for program, answer in entries_of(part(node, ANSWERS)):
        cells |= {(program.value, column): value for column, value in _cells(answer, OF_ANSWER)}
    return cells


def _cells(node: Node, columns: Mapping[str, Shape]) -> Iterator[tuple[str, Value]]:
    """Yield what stands in the cells of some columns."""
    for column, shape in columns.items():
        there = part(node, field_of(column))
        value = said(read(there, shape, Notes(), column)) if there is not None else None
        if value is not None:
            yield column, value
