"""Reads the topics of a folder as the table shows them: what stands in each cell, and where in which file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from advisor.authoring.exchange.columns import ANSWERS, OF_ANSWER, OF_TOPIC, Value, field_of, said
from advisor.authoring.places import entries_of, files_of, part
from advisor.model import Problem
from advisor.reading.folder import KnowledgeFile
from advisor.reading.ids import known_ids, parse_files
from advisor.reading.names import TOPICS
from advisor.reading.notes import Notes
from advisor.reading.shapes import Shape
from advisor.reading.tree import Node, Table
from advisor.reading.values import read

Key: TypeAlias = tuple[str, str]
"""A program (none, where the whole topic is meant) and a column."""

TOPIC = ""
"""Stands for the program in what is said about the whole topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A topic's file: what it holds by program and column, and the mistakes in how it is written."""

    file: KnowledgeFile
    node: Table
    cells: Mapping[Key, Value]
    problems: tuple[Problem, ...]

    @property
    def programs(self) -> tuple[str, ...]:
        """The programs that it answers for, in the order of the file."""
        return tuple(key.value for key, _ in entries_of(part(self.node, ANSWERS)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The topics of a folder by id, the ids of all kinds that are known there, and what cannot be put into a table."""

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
        if file.kind == TOPICS and (entry := entry_of(file)) is not None:
            entries[file.path.stem] = entry
        elif file.kind == TOPICS:
            file.parse(problems)
    return Base(folder=folder, entries=entries, known=known_ids(parse_files(files, [])), problems=tuple(problems))


def entry_of(file: KnowledgeFile) -> Entry | None:
    """Return a topic's file as the table shows it; None where nothing of it can be read."""
    problems: list[Problem] = []
    node = file.parse(problems)
    if not isinstance(node, Table):
        return None
    cells = {(TOPIC, column): value for column, value in _cells(node, OF_TOPIC)}
    for program, answer in entries_of(part(node, ANSWERS)):
        cells |= {(program.value, column): value for column, value in _cells(answer, OF_ANSWER)}
    return Entry(file=file, node=node, cells=cells, problems=tuple(problems))


def _cells(node: Node, columns: Mapping[str, Shape]) -> Iterator[tuple[str, Value]]:
    """Yield what stands in the cells of some columns."""
    for column, shape in columns.items():
        there = part(node, field_of(column))
        value = said(read(there, shape, Notes(), column)) if there is not None else None
        if value is not None:
            yield column, value
