"""What the rules look at: a knowledge base as it was read, with the place of every phrasing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from advisor.dialogue.learning import named, tongue_of
from advisor.dialogue.understanding import phrasings_of
from advisor.eligibility.model import Check
from advisor.example import Example
from advisor.matching import text
from advisor.matching.language import Reading
from advisor.matching.stem import stem
from advisor.model import NOTHING, Knowledge, Place
from advisor.noun import Noun
from advisor.reading.build import Values
from advisor.reading.fields import Fields, Word

tidy = cache(text.tidy)
"""The words of a text; rules ask for those of the same phrasings again and again."""


class Phrasing(Noun):
    """A way to ask: as written, the stems of the words that the matcher sees, and the detail that it is of."""

    word: Word
    stems: tuple[str, ...]
    detail: str = ""


class Entry(Noun):
    """Something that can be asked about: a topic, or what lies outside, or small talk."""

    kind: str
    id: str
    ask: tuple[Phrasing, ...]

    @property
    def name(self) -> str:
        """What messages call it."""
        return f"{self.kind} '{self.id}'"


class Base(Noun):
    """A knowledge base under examination. `broken` names the files of which something may be left out.

    `today` is the day on which it is looked at.
    """

    knowledge: Knowledge
    values: Values
    checks: Mapping[str, Check]
    examples: Sequence[Example]
    lines: Mapping[str, Sequence[str]]
    today: date
    broken: frozenset[str]
    entries: Sequence[Entry] = ()
    asked: Mapping[str, frozenset[str]] = NOTHING
    """The examples' questions, each with the stems of the words that the matcher sees."""

    @property
    def topics(self) -> Iterator[Entry]:
        """The topics alone."""
        return (entry for entry in self.entries if entry.kind == "topic")

    @property
    def answers(self) -> Iterator[tuple[str, str, Fields]]:
        """The answers of the topics and of their details: of what, for which program, and what is written."""
        for key, topic in self.values.topics.items():
            named = [(f"topic '{key}'", topic)]
            named += [(f"detail '{key}/{name}'", part) for name, part in topic.part("details").parts()]
            for name, part in named:
                yield from ((name, program, answer) for program, answer in part.part("answers").parts())

    def line_of(self, place: Place, field: str) -> Place:
        """Return where a field of the record at `place` begins; the record's place, if it is not on a line below."""
        lines = self.lines.get(place.file, ())
        for number in range(place.line, min(len(lines), place.line + 200) + 1):
            if found := re.match(rf"\s*{field}:", lines[number - 1]):
                return Place(file=place.file, line=number, column=found.end() - len(field))
        return place

    def line_with(self, piece: str, word: Word) -> Place:
        """Return where a piece of a text stands, on the first of the text's lines that has it."""
        lines = self.lines.get(word.place.file, ())
        for number, line in enumerate(lines[word.place.line - 1 :], start=word.place.line):
            if piece in line:
                return Place(file=word.place.file, line=number, column=line.index(piece) + 1)
        return word.place


def with_entries(base: Base) -> Base:
    """Return the base with its ways to ask and the questions of its examples, as the matcher reads them."""
    read = tongue_of(base.knowledge).read
    asked = {each.question: frozenset(map(stem, read(each.question).words)) for each in base.examples}
    return base._replace(entries=tuple(_entries(base, read)), asked=asked)


def _entries(base: Base, read: Callable[[str], Reading]) -> Iterator[Entry]:
    values = base.values
    groups = (
        ("topic", values.topics.items(), base.knowledge.topics),
        ("subject", values.outside.part("subjects").parts(), base.knowledge.subjects),
        ("family", values.outside.parts(), base.knowledge.families),
        ("small talk", values.smalltalk.parts(), base.knowledge.smalltalk),
    )
    for kind, parts, known in groups:
        for key, part in parts:
            if key in known:
                called = (*part.texts("called"), "")[0]
                details = part.part("details").parts() if kind == "topic" else ()
                asked = phrasings_of(known[key])
                kept = [(name, word) for name, each in (("", part), *details) for word in each.words("ask")]
                ask = tuple(
                    Phrasing(word=word, stems=tuple(map(stem, read(named(word.value, called)).words)), detail=name)
                    for name, word in kept
                    if word.value in asked
                )
                yield Entry(kind=kind, id=key, ask=ask)


def wordings(base: Base) -> Iterator[Word]:
    """Yield every text that students read: answers, what is said of the outside, small talk, and the greeting."""
    yield from (value for value in (base.values.advisor.values.get("greeting"),) if isinstance(value, Word))
    topics = [*base.values.topics.values()]
    topics += [detail for topic in topics for _, detail in topic.part("details").parts()]
    parts = [part for topic in topics for _, part in topic.part("answers").parts()]
    outside = base.values.outside
    for group in (outside.part("subjects"), outside, base.values.smalltalk):
        parts += [part for _, part in group.parts()]
    for field in ("short", "text"):
        yield from (value for part in parts if isinstance(value := part.values.get(field), Word))
