"""A knowledge base as the benchmark asks it: its entries, its example questions, and some phrasings left out."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from advisor.example import Example
from advisor.model import Family, Knowledge, SmallTalk, Subject, Topic
from advisor.reading.examples import load_examples
from advisor.reading.load import load

from .matchers import Entries
from .questions import Question, sample

FOLDS = 3
OWN = "its own examples"
_SLOT = re.compile(r"\{[^}]*\}")

Asking = TypeVar("Asking", Topic, Subject, SmallTalk)

Part = tuple[Sequence[Example], Sequence[Question]]
"""Questions, and the examples from which may be learned when to answer them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """A knowledge base with its examples of at most one topic; `fewer` is without the phrasings of `left_out`."""

    knowledge: Knowledge
    examples: Sequence[Example]
    entries: Entries
    fewer: Knowledge
    left_out: Sequence[Question]

    def keys(self, topics: Sequence[str]) -> frozenset[str]:
        """Return the entries of topics and small talk."""
        keys = (f"{kind} {topic}" for topic in topics for kind in ("topic", "talk"))
        return frozenset(key for key in keys if key in self.entries)

    def questions(self, examples: Sequence[Example]) -> list[Question]:
        """Return examples as questions."""
        return [Question(text=each.question, means=self.keys(each.topics)) for each in examples]

    def read(self, path: Path) -> list[Question]:
        """Return a file's questions of at most one topic; dialogues and double questions are for `tests/measure.py`."""
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        single = [row for row in rows if "turns" not in row and len(row["topics"]) <= 1]
        return [
            Question(text=row["q"], means=self.keys([*row["topics"], *row.get("alt", ())] if row["topics"] else ()))
            for row in single
        ]

    def parts(self, path: Path | None, at_most: int) -> list[Part]:
        """Return what to ask of a file; without one, the examples: a third of them at a time, the others teach."""
        examples = sample(self.examples, at_most)
        if path:
            return [(examples, sample(self.read(path), at_most))]
        random.Random(0).shuffle(examples)  # noqa: S311 - repeatable, not secret
        thirds = [examples[i::FOLDS] for i in range(FOLDS)]
        return [
            ([each for other in thirds if other is not third for each in other], self.questions(third))
            for third in thirds
        ]


def open_base(folder: Path, left_out: int) -> Base:
    """Read a knowledge folder, and leave out so many phrasings, picked with a fixed seed."""
    knowledge = load(folder).knowledge
    if knowledge is None:
        message = f"{folder} cannot be used"
        raise SystemExit(message)
    entries = entries_of(knowledge)
    phrasings = [(key, text) for key, texts in entries.items() if not key.startswith("family ") for text in texts]
    taken = sample(phrasings, left_out)
    return Base(
        knowledge=knowledge,
        examples=[each for each in load_examples(folder)[0] if len(each.topics) <= 1],
        entries=entries,
        fewer=without(knowledge, {text for _, text in taken}),
        left_out=[Question(text=text, means=frozenset({key})) for key, text in taken],
    )


def entries_of(knowledge: Knowledge) -> Entries:
    """Return everything that can be asked about with its ways to ask, names put into those of families."""
    return {
        **{f"topic {each.id}": each.ask for each in knowledge.topics.values()},
        **{f"outside {each.id}": each.ask for each in knowledge.subjects.values()},
        **{f"family {each.id}": _named(each) for each in knowledge.families.values()},
        **{f"talk {each.id}": each.ask for each in knowledge.smalltalk.values()},
    }


def _named(family: Family) -> list[str]:
    return [_SLOT.sub(family.called[i % len(family.called)], text) for i, text in enumerate(family.ask)]


def without(knowledge: Knowledge, texts: set[str]) -> Knowledge:
    """Return a knowledge base without some of its ways to ask."""

    def fewer(held: Mapping[str, Asking]) -> dict[str, Asking]:
        return {
            id_: each._replace(ask=tuple(text for text in each.ask if text not in texts)) for id_, each in held.items()
        }

    return knowledge._replace(
        topics=fewer(knowledge.topics),
        subjects=fewer(knowledge.subjects),
        smalltalk=fewer(knowledge.smalltalk),
    )
