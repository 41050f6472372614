"""Reads the staff's example questions, each with the topic that it must reach."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.model import Example
from advisor.reading import schema
from advisor.reading.fields import Fields
from advisor.reading.folder import find
from advisor.reading.ids import Parsed, declared, known_ids, parse_files
from advisor.reading.names import EXAMPLES, TOPICS
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
            examples.extend(_example(part) for part in parts if isinstance(part, Fields))
    if notes.naming.in_vain:
        _settle(parsed, notes)
    return tuple(examples), tuple(in_order(notes.problems))


def _settle(parsed: Parsed, notes: Notes) -> None:
    """Tell ids that examples misspell from one that is misspelt where it is declared, which nothing names at all."""
    for node in parsed.topics.values():
        if node is not None:
            read(node, schema.TOPIC, replace(notes, problems=[], held_back=[]), TOPICS)
    notes.naming.settle(declared(parsed), notes.problems)


def _example(part: Fields) -> Example:
    topics = tuple(topic for topic in part.texts("topic") if topic != schema.NONE)
    return Example(
        question=part.text("question") or "",
        topics=topics,
        programs=part.texts("program"),
        known_gap=part.flag("known_gap"),
        place=part.place,
    )
