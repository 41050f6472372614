"""Reads the staff's example questions and conversations, with what each of them must reach."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.example import Example
from advisor.model import Place, key_of
from advisor.noun import Noun
from advisor.reading import schema
from advisor.reading.example_schema import NONE, TOLD
from advisor.reading.fields import Fields, Word
from advisor.reading.folder import find
from advisor.reading.ids import Parsed, declared, details_of, known_ids, parse_files
from advisor.reading.kinds import KINDS
from advisor.reading.names import CONVERSATIONS, EXAMPLES, TOPICS
from advisor.reading.nearest import no_such
from advisor.reading.nodes import in_order
from advisor.reading.notes import Notes
from advisor.reading.tree import Listing
from advisor.reading.values import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from advisor.model import Problem
    from advisor.reading.folder import KnowledgeFile


class Conversation(Noun):
    """A conversation that must go well: its turns are examples, each to be reached after those before it."""

    turns: tuple[Example, ...]
    place: Place


def load_examples(folder: Path) -> tuple[tuple[Example, ...], tuple[Problem, ...]]:
    """Return the examples of a knowledge folder, and the mistakes in their files. Never raises."""
    return examples_of(_files(folder))


def load_conversations(folder: Path) -> tuple[tuple[Conversation, ...], tuple[Problem, ...]]:
    """Return the conversations of a knowledge folder, and the mistakes in their files. Never raises."""
    return conversations_of(_files(folder))


def examples_of(files: Sequence[KnowledgeFile]) -> tuple[tuple[Example, ...], tuple[Problem, ...]]:
    """Return the examples in the files of a knowledge folder, and the mistakes in their files. Never raises."""
    reader = _Reader(files)
    return tuple(reader.examples()), reader.problems()


def conversations_of(files: Sequence[KnowledgeFile]) -> tuple[tuple[Conversation, ...], tuple[Problem, ...]]:
    """Return the conversations in the files of a knowledge folder, and the mistakes in their files. Never raises."""
    reader = _Reader(files)
    return tuple(reader.conversations()), reader.problems()


def mistakes_of(files: Sequence[KnowledgeFile]) -> tuple[Problem, ...]:
    """Return the mistakes in the examples and conversations of a knowledge folder. Never raises."""
    reader = _Reader(files)
    for _ in (*reader.examples(), *reader.conversations()):
        pass  # what is read is not needed
    return reader.problems()


def _files(folder: Path) -> list[KnowledgeFile]:
    return find(Path(os.path.abspath(folder)), [])  # noqa: PTH100 a link given as the folder keeps its name


@dataclass
class _Reader:
    """Reads files of a folder, and gathers what is wrong with them."""

    files: Sequence[KnowledgeFile]
    details: dict[str, tuple[str, ...] | None] = field(default_factory=dict)

    @cached_property
    def parsed(self) -> Parsed:
        """The files that examples name something of."""
        return parse_files(self.files, [])

    @cached_property
    def notes(self) -> Notes:
        """What is noted while they are read."""
        return Notes(known=known_ids(self.parsed))

    def examples(self) -> Iterator[Example]:
        """Give the examples that can be used."""
        for part in self._records(EXAMPLES):
            if self._is_whole(part):
                yield _example(part)

    def conversations(self) -> Iterator[Conversation]:
        """Give the conversations that can be used: of those with a broken turn, nobody knows how they go on."""
        for part in self._records(CONVERSATIONS):
            value = part.values["turns"]
            turns = [turn for turn in value if isinstance(turn, Fields)] if isinstance(value, tuple) else []
            whole = [turn for turn in turns if self._is_whole(turn)]
            if len(whole) == _written(part):
                yield Conversation(turns=tuple(map(_example, whole)), place=part.place)

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with what was read."""
        if self.notes.naming.in_vain:
            self._settle()
        return tuple(in_order(self.notes.problems))

    def _records(self, kind: str) -> Iterator[Fields]:
        for file in self.files:
            if file.kind == kind and (node := file.parse(self.notes.problems)) is not None:
                values = read(node, KINDS[kind], self.notes, kind)
                yield from (part for part in (values if isinstance(values, tuple) else ()) if isinstance(part, Fields))

    def _settle(self) -> None:
        """Tell ids that are misspelt here from one that is misspelt where it is declared, which nothing names."""
        for node in self.parsed.topics.values():
            if node is not None:
                read(node, schema.TOPIC, replace(self.notes, problems=[], held_back=[]), TOPICS)
        self.notes.naming.settle(declared(self.parsed), self.notes.problems)

    def _is_whole(self, part: Fields) -> bool:
        """Tell whether an example says what must be reached, by details that there are; what is amiss is reported."""
        told = part.values.keys() & {"topic", "check"}
        keys = [self._has_detail(word) for name in ("topic", "or") for word in part.words(name)]
        return len(told) == 1 and all(keys) and self._has_its_detail(part)

    def _has_its_detail(self, part: Fields) -> bool:
        """Tell whether the detail that stands beside a topic is one of that topic's."""
        detail, topics = part.values.get("detail"), part.texts("topic")
        if not isinstance(detail, Word):
            return True
        if len(topics) == 1 and "/" not in topics[0]:
            return self._has_detail(Word(value=key_of(topics[0], detail.value), place=detail.place))
        message = (
            "a detail belongs to one topic, which stands under topic: by its id alone. With several, write topic/detail"
            f" there, as in topic: [some-topic/{detail.value[:60]}, other-topic]"
        )
        self.notes.report(detail.place, "detail-of-one-topic", message)
        return False

    def _has_detail(self, word: Word) -> bool:
        """Tell whether a key names a topic alone, or a detail that it has; one that it has not is reported.

        Where a topic cannot be read as a whole, nobody knows what details it has.
        """
        topic, is_detail, detail = word.value.partition("/")
        if topic not in self.details:
            self.details[topic] = details_of(self.parsed, topic)
        known = self.details[topic]
        if not is_detail or known is None or detail in known:
            return True
        message = no_such(
            f"detail of topic '{topic}' called",
            detail[:60],
            known,
            f"advisor kb show {topic} lists those that there are" if known else "it has none; take it out",
        )
        self.notes.report(word.place, "unknown-detail", message)
        return False


def _written(part: Fields) -> int:
    """Return how many turns of a conversation are written, readable or not."""
    return sum(len(node.items) for key, node in part.entries if key.value == "turns" and isinstance(node, Listing))


def _example(part: Fields) -> Example:
    topics = part.texts("topic")
    detail = part.text("detail")
    if len(topics) == 1 and "/" in topics[0]:
        topics, detail = (topics[0].partition("/")[0],), topics[0].partition("/")[2]
    return Example(
        question=part.text("question") or "",
        topics=tuple(topic for topic in topics if topic not in {NONE, TOLD}),
        programs=part.texts("program"),
        known_gap=part.flag("known_gap"),
        place=part.place,
        detail=detail,
        told=topics == (TOLD,),
        alternatives=part.texts("or"),
        check=part.text("check"),
    )
