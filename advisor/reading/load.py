"""Loads a knowledge folder: all that the advisor knows, and every mistake in it, in one run."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.eligibility.order import summary
from advisor.model import Knowledge, Place, Problem
from advisor.reading import schema
from advisor.reading.build import Values, build
from advisor.reading.checks import build_checks
from advisor.reading.fields import MISSING, Fields
from advisor.reading.folder import digest, find
from advisor.reading.ids import Parsed, declared, known_ids, parse_files
from advisor.reading.names import ADVISOR, OUTSIDE, SMALLTALK, SOURCES, TOPICS, VOCABULARY
from advisor.reading.nodes import in_order
from advisor.reading.notes import Notes
from advisor.reading.tree import Node, Text
from advisor.reading.values import read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from advisor.eligibility.model import Check
    from advisor.reading.folder import KnowledgeFile
    from advisor.reading.shapes import Shape


_NO_TOPICS = "there is no topic: write each as a file ending in .yaml in this folder"
_NO_ADVISOR = "advisor.yaml is missing or empty: it holds the advisor's name and words, the programs and the contacts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What came of loading a folder.

    `knowledge` is None where nothing can be answered: no such folder, no usable advisor.yaml, or no topic.
    `checks` are the eligibility checks that can be judged, by id.
    `problems` are sorted by place; `held_back` names the entries that are left out because of them;
    `digest` changes with every change of a file. `values` are what was read, with the places where it stands.
    """

    knowledge: Knowledge | None
    values: Values | None
    checks: Mapping[str, Check]
    problems: tuple[Problem, ...]
    held_back: tuple[str, ...]
    digest: str


def load(folder: Path) -> Loaded:
    """Return what the knowledge base in `folder` holds. Never raises: what is wrong is a problem with its place."""
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 a link given as the folder keeps its name
    problems: list[Problem] = []
    files = find(folder, problems)
    there = os.path.isdir(folder)  # noqa: PTH112 never raises
    return load_files(folder.name, files, problems) if there else _nothing(problems)


def load_files(name: str, files: Sequence[KnowledgeFile], found: Sequence[Problem] = ()) -> Loaded:
    """Return what the files of a folder of that name hold; `found` is what was wrong with the folder itself."""
    problems, held_back = list(found), list[str]()
    values, knowledge, checks = _contents(name, files, problems, held_back)
    return Loaded(
        knowledge=knowledge,
        values=values,
        checks=checks,
        problems=tuple(in_order(problems)),
        held_back=tuple(dict.fromkeys(held_back)),
        digest=digest(files),
    )


def _nothing(problems: Sequence[Problem]) -> Loaded:
    """Return what came of a folder that is not there."""
    return Loaded(knowledge=None, values=None, checks={}, problems=tuple(problems), held_back=(), digest=digest([]))


def _contents(
    folder: str, files: Sequence[KnowledgeFile], problems: list[Problem], held_back: list[str]
) -> tuple[Values | None, Knowledge | None, Mapping[str, Check]]:
    """Return the values, the knowledge and the checks of a folder that is there."""
    parsed = parse_files(files, problems)
    notes = Notes(known=known_ids(parsed), problems=problems, held_back=held_back, incomplete=parsed.incomplete)
    if not parsed.topics:
        notes.report(Place(file=f"{folder}/{TOPICS}"), "no-topics", _NO_TOPICS)
    values = _values(parsed, notes, Place(file=f"{folder}/{ADVISOR}.yaml"))
    knowledge = build(values, notes) if values else None
    checks = build_checks(files, notes)
    notes.naming.settle(declared(parsed), problems)
    summaries = {key: summary(check) for key, check in checks.items()}
    return values, knowledge._replace(checks=summaries) if knowledge else None, checks


def _values(parsed: Parsed, notes: Notes, missing: Place) -> Values | None:
    """Read each file by its shape; None if the advisor's own cannot be used."""
    advisor = _advisor(parsed, notes, missing)
    others = {
        "sources": _single(parsed.single.get(SOURCES), schema.SOURCES, notes, SOURCES),
        "vocabulary": _single(parsed.single.get(VOCABULARY), schema.VOCABULARY, notes, VOCABULARY),
        "outside": _single(parsed.single.get(OUTSIDE), schema.OUTSIDE, notes, OUTSIDE),
        "smalltalk": _single(parsed.single.get(SMALLTALK), schema.SMALLTALK, notes, SMALLTALK),
    }
    topics = {
        name: part for name, node in parsed.topics.items() if (part := _topic(name, node, parsed, notes)) is not None
    }
    return Values(advisor=advisor, topics=topics, **others) if advisor else None


def _advisor(parsed: Parsed, notes: Notes, missing: Place) -> Fields | None:
    node = parsed.single.get(ADVISOR)
    if node is None:
        message = (
            "advisor.yaml is missing or empty: it holds the advisor's name and words, the programs and the contacts"
        )
        notes.report(missing, "no-advisor", message)
        return None
    part = read(node, schema.ADVISOR, notes, ADVISOR)
    return part if isinstance(part, Fields) else None


def _single(node: Node | None, shape: Shape, notes: Notes, name: str) -> Fields:
    """Read one of the files that may be absent."""
    part = MISSING if node is None else read(node, shape, notes, name)
    return part if isinstance(part, Fields) else Fields(place=Place(file=name))


def _topic(name: str, node: Node | None, parsed: Parsed, notes: Notes) -> Fields | None:
    """Read a topic, or hold it back."""
    place = parsed.place(TOPICS, name)
    topic = f"topic '{name}'"
    named = read(Text(value=name, place=place), schema.ID, notes, "file")
    if node is None:
        notes.report(place, "empty-file", "this file is empty; write the topic, or delete the file")
    part = MISSING if node is None else read(node, schema.TOPIC, replace(notes, owner=topic), topic)
    if isinstance(part, Fields) and named is not MISSING:
        return part
    notes.hold_back(topic)
    return None
