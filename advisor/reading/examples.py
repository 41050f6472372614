"""Reads the staff's example questions, each with the topic, and perhaps the detail of it, that it must reach."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.model import Example
from advisor.reading import schema
from advisor.reading.fields import Fields, Word
from advisor.reading.folder import find
from advisor.reading.ids import Parsed, declared, details_of, known_ids, parse_files
from advisor.reading.names import EXAMPLES, TOPICS
from advisor.reading.nearest import no_such
from advisor.reading.nodes import in_order
from advisor.reading.notes import Notes
from advisor.reading.values import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from advisor.model import Problem
    from advisor.reading.folder import KnowledgeFile


def load_examples(folder: Path) -> tuple[tuple[Example, ...], tuple[Problem, ...]]:
    """Return the examples of a knowledge folder, and the mistakes in their files. Never raises."""
    return examples_of(find(Path(os.path.abspath(folder)), []))  # noqa: PTH100 a link given as the folder keeps its name


def examples_of(files: Sequence[KnowledgeFile]) -> tuple[tuple[Example, ...], tuple[Problem, ...]]:
    """Return the examples in the files of a knowledge folder, and the mistakes in their files. Never raises."""
    parsed = parse_files(files, [])
    notes = Notes(known=known_ids(parsed))
    examples: list[Example] = []
    for file in files:
        if file.kind == EXAMPLES and (node := file.parse(notes.problems)) is not None:
            values = read(node, schema.EXAMPLES, notes, EXAMPLES)
            parts = values if isinstance(values, tuple) else ()
            read_here = [part for part in parts if isinstance(part, Fields)]
            examples.extend(_example(part) for part in read_here if _has_its_detail(part, parsed, notes))
    if notes.naming.in_vain:
        _settle(parsed, notes)
    return tuple(examples), tuple(in_order(notes.problems))


def _settle(parsed: Parsed, notes: Notes) -> None:
    """Tell ids that examples misspell from one that is misspelt where it is declared, which nothing names at all."""
    for node in parsed.topics.values():
        if node is not None:
            read(node, schema.TOPIC, replace(notes, problems=[], held_back=[]), TOPICS)
    notes.naming.settle(declared(parsed), notes.problems)


def _has_its_detail(part: Fields, parsed: Parsed, notes: Notes) -> bool:
    """Tell whether the detail that an example names is one of its topics'; one that is not is reported.

    Where a topic cannot be read as a whole, nobody knows what details it has.
    """
    detail, topics = part.values.get("detail"), part.texts("topic")
    found = [details_of(parsed, topic) for topic in topics]
    known = [each for each in found if each is not None]
    if not isinstance(detail, Word) or len(known) < len(found) or any(detail.value in each for each in known):
        return True
    message = no_such(
        f"detail of topic {' or '.join(map(repr, topics))} called",
        detail.value,
        [each for ids in known for each in ids],
        f"advisor kb show {topics[0]} lists those that there are" if any(known) else "it has none; take this line out",
    )
    notes.report(detail.place, "unknown-detail", message)
    return False


def _example(part: Fields) -> Example:
    topics = tuple(topic for topic in part.texts("topic") if topic != schema.NONE)
    return Example(
        question=part.text("question") or "",
        topics=topics,
        programs=part.texts("program"),
        known_gap=part.flag("known_gap"),
        place=part.place,
        detail=part.text("detail"),
    )
