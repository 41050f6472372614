"""Finds where in the files of a knowledge base something stands."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from advisor.model import Place, Problem, key_of
from advisor.reading.folder import KnowledgeFile, find
from advisor.reading.names import CHECKS, OUTSIDE, SMALLTALK, SOURCES, TOPICS
from advisor.reading.tree import Listing, Node, Table, Text

DETAILS = "details"
"""The field of a topic that holds its details."""
_ASK = "ask"


def files_of(folder: Path, problems: list[Problem] | None = None) -> list[KnowledgeFile]:
    """Return the files of a knowledge folder; what is wrong with the folder itself is added to the problems."""
    whole = Path(os.path.abspath(folder))  # noqa: PTH100 a link given as the folder keeps its name
    return find(whole, [] if problems is None else problems)


def file_of(folder: Path, kind: str, name: str) -> KnowledgeFile | None:
    """Return the file of a kind and name, such as that of a topic."""
    return next((file for file in files_of(folder) if (file.kind, file.path.stem) == (kind, name)), None)


def entries_of(node: Node | None) -> tuple[tuple[Text, Node], ...]:
    """Return the entries of a table; anything else has none."""
    return node.entries if isinstance(node, Table) else ()


def part(node: Node | None, *names: str) -> Node | None:
    """Return what stands under names within names; None where that is not there."""
    for name in names:
        node = next((value for key, value in entries_of(node) if key.value == name), None)
    return node


def phrasings(folder: Path) -> Mapping[str, Place]:
    """Return where each way to ask stands."""
    lists = (part(entry, _ASK) for file in files_of(folder) for _, _, entry in _entries(file))
    items = (item for each in lists if isinstance(each, Listing) for item in each.items)
    return {" ".join(item.value.split()): item.place for item in reversed([*items]) if isinstance(item, Text)}


def entries(folder: Path) -> Mapping[tuple[str, str], Place]:
    """Return where each entry stands, by its kind ("topics", "checks", "outside", "smalltalk", "sources") and id.

    Details are among the topics, by their keys.
    """
    return {(file.kind, name): place for file in files_of(folder) for name, place, _ in _entries(file)}


def answers(folder: Path) -> Mapping[tuple[str, str], Place]:
    """Return where each answer of a topic or detail stands, by its key and program."""
    topics = (entry for file in files_of(folder) if file.kind == TOPICS for entry in _entries(file))
    return {(key, name.value): name.place for key, _, node in topics for name, _ in entries_of(part(node, "answers"))}


def _entries(file: KnowledgeFile) -> Iterator[tuple[str, Place, Node | None]]:
    """Yield the entries of a file, with their ids and places: a topic or check is the whole file.

    After a topic, each of its details follows, under its key.
    """
    node = file.parse([])
    if file.kind in {TOPICS, CHECKS}:
        yield file.path.stem, file.place, node
    if file.kind == TOPICS:
        yield from ((key_of(file.path.stem, name), place, value) for name, place, value in _keyed(part(node, DETAILS)))
    elif file.kind == OUTSIDE:
        yield from ((name, place, value) for name, place, value in _keyed(node) if name != "subjects")
        yield from _keyed(part(node, "subjects"))
    elif file.kind in {SMALLTALK, SOURCES}:
        yield from _keyed(node)


def _keyed(node: Node | None) -> Iterator[tuple[str, Place, Node]]:
    for key, value in entries_of(node):
        yield key.value, key.place, value
