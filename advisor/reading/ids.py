"""Parses all files of a folder and collects the ids that they declare, so that each reference can be checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.model import key_of
from advisor.reading import schema
from advisor.reading.ending import ends_early
from advisor.reading.folder import KnowledgeFile
from advisor.reading.kinds import KINDS
from advisor.reading.meant import at_a_glance
from advisor.reading.names import ADVISOR, CHECKS, SHARED, SINGLE, SMALLTALK, SOURCES, TOPICS
from advisor.reading.nodes import LOSSLESS
from advisor.reading.tree import Node, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from advisor.model import Place, Problem

_OF_ADVISOR = {"program": "programs", "category": "categories", "contact": "contacts"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """The files of a folder as nodes: None for an empty file, `Torn` for one that cannot be read.

    `incomplete` holds the names of files of which a part could not be read, and `unread` of those whose end was not.
    """

    files: Sequence[KnowledgeFile]
    single: Mapping[str, Node | None]
    topics: Mapping[str, Node | None]
    incomplete: frozenset[str]
    unread: frozenset[str]

    def ends_early(self, kind: str) -> bool:
        """Whether more may have stood at the end of one of the files that stand once."""
        unread = any(file.kind == kind and file.name in self.unread for file in self.files)
        return unread or ends_early(self.single.get(kind), KINDS[kind])

    def place(self, kind: str, name: str) -> Place:
        """Return the start of a file that is there."""
        return next(file.place for file in self.files if (file.kind, file.path.stem) == (kind, name))


def parse_files(files: Sequence[KnowledgeFile], problems: list[Problem]) -> Parsed:
    """Return the files as nodes; every mistake in how they are written goes to `problems`."""
    found: list[Problem] = []
    single = {file.kind: file.parse(found) for file in files if file.kind in SINGLE}
    topics = {file.path.stem: file.parse(found) for file in files if file.kind == TOPICS}
    problems.extend(found)
    incomplete = frozenset(problem.place.file for problem in found if problem.rule not in LOSSLESS)
    unread = frozenset(problem.place.file for problem in found if problem.rule == "several-documents")
    return Parsed(files=files, single=single, topics=topics, incomplete=incomplete, unread=unread)


def known_ids(parsed: Parsed) -> dict[str, tuple[str, ...]]:
    """Return the ids of each kind, of broken entries too.

    A kind whose file cannot be read is not in it, nor one that stands where a file ends early.
    """
    advisor = parsed.single.get(ADVISOR)
    known = {
        "topic": tuple(parsed.topics),
        "check": tuple(file.path.stem for file in parsed.files if file.kind == CHECKS and file.path.stem != SHARED),
        "source": _of_file(parsed.single.get(SOURCES)),
        "smalltalk": _of_file(parsed.single.get(SMALLTALK)),
        **{kind: _keys(_part(advisor, name)) for kind, name in _OF_ADVISOR.items()},
    }
    return {kind: ids for kind, ids in known.items() if ids is not None and not _may_go_on(parsed, kind)}


def details_of(parsed: Parsed, topic: str) -> tuple[str, ...] | None:
    """Return the ids of a topic's details; None where its file cannot be read as a whole."""
    files = {file.path.stem: file.name for file in parsed.files if file.kind == TOPICS}
    node = parsed.topics.get(topic)
    if node is None:
        return ()
    if not isinstance(node, Table) or files[topic] in parsed.incomplete:
        return None
    right = at_a_glance(node.entries, schema.TOPIC.fields)
    return _of_file(next((value for key, value in right if key.value == "details"), None))


def detail_keys(parsed: Parsed) -> tuple[str, ...]:
    """Return the keys of all details of topics that can be read."""
    return tuple(key_of(topic, detail) for topic in parsed.topics for detail in details_of(parsed, topic) or ())


def _may_go_on(parsed: Parsed, kind: str) -> bool:
    """Whether more ids of a kind may have stood at the end of a file."""
    if kind in _OF_ADVISOR:
        advisor = parsed.single.get(ADVISOR)
        part = _part(advisor, _OF_ADVISOR[kind])
        return isinstance(advisor, Table) and part is advisor.entries[-1][1] and parsed.ends_early(ADVISOR)
    file = {"source": SOURCES, "smalltalk": SMALLTALK}.get(kind)
    return file is not None and parsed.ends_early(file)


def declared(parsed: Parsed) -> dict[tuple[str, str], Place]:
    """Return where each id stands that is declared within a file, by its kind and itself."""
    advisor = parsed.single.get(ADVISOR)
    nodes = {kind: _part(advisor, name) for kind, name in _OF_ADVISOR.items()} | {"source": parsed.single.get(SOURCES)}
    tables = {kind: node for kind, node in nodes.items() if isinstance(node, Table)}
    return {(kind, key.value): key.place for kind, node in tables.items() for key, _ in node.entries}


def _of_file(node: Node | None) -> tuple[str, ...] | None:
    """Return the keys of a file; a file that is absent or empty has none."""
    return () if node is None else _keys(node)


def _part(node: Node | None, name: str) -> Node | None:
    """Return what stands under a name of the advisor's own file, or under one that is clearly meant for it."""
    entries = node.entries if isinstance(node, Table) else ()
    right = at_a_glance(entries, schema.ADVISOR.fields)
    return next((value for key, value in right if key.value == name), None)


def _keys(node: Node | None) -> tuple[str, ...] | None:
    """Return the keys of a table; None for anything else, of which nobody knows what it was meant to hold."""
    return tuple(key.value for key, _ in node.entries) if isinstance(node, Table) else None
