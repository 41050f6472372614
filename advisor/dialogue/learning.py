"""Learns from a knowledge base how to understand questions about what it holds."""

from __future__ import annotations

import gc
import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import resources
from typing import Any

from advisor.dialogue.function_words import POINTERS, PROGRAM
from advisor.dialogue.ranking import Weights
from advisor.dialogue.understanding import Target, Understanding
from advisor.example import Example
from advisor.matching.calibration import Asked, calibrate
from advisor.matching.features import UNSAID
from advisor.matching.index import Index
from advisor.matching.language import Language, Name, language
from advisor.matching.matcher import rank
from advisor.matching.training import train
from advisor.model import Family, Knowledge, Topic

_SLOT = re.compile(r"\{[^}]*\}")


def understand(knowledge: Knowledge, examples: Sequence[Example] = ()) -> Understanding:
    """Learn to match questions to what a knowledge base holds.

    From its phrasings and the examples it is learned, too, when to answer: so that no more go wrong than it allows.
    """
    asked = dict(asked_about(knowledge))
    targets = {key: target for key, (target, _) in asked.items()}
    with _nothing_collected():
        tongue = tongue_of(knowledge)
        index, held_out = train(
            {key: [tongue.read(text).words for text in phrasings] for key, (_, phrasings) in asked.items()}
        )
        tried = [each for example in examples if (each := _try(index, tongue, example))]
    confidence = calibrate(
        held_out, tried, lambda key: isinstance(targets.get(key), Topic), budget=knowledge.wrong_answers
    )
    return Understanding(
        targets=targets,
        language=tongue,
        learned=index._replace(memory=index.memory and index.memory._replace(basis=basis_of(knowledge, examples))),
        confidence=confidence,
        weights=shipped_weights(),
    )


def shipped_weights() -> Weights:
    """Return the weights that were learned from the conversations that the advisor was made with."""
    return Weights(**json.loads((resources.files("advisor.dialogue") / "weights.json").read_text("utf-8")))


def basis_of(knowledge: Knowledge, examples: Sequence[Example]) -> Mapping[str, Any]:
    """Return what learning depends on but for the phrasings: what words mean, and when to answer.

    Of the words, only a checksum: they are the same or they are not.
    """
    words = repr((_names(knowledge), dict(knowledge.vocabulary.means), knowledge.vocabulary.related)).encode()
    return {
        "words": [zlib.crc32(words), zlib.adler32(words)],
        "wrong_answers": knowledge.wrong_answers,
        "examples": [[each.question, *each.topics] for each in examples],
    }


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Pause the search for cyclic garbage: learning makes none, and going through all it keeps takes a fifth longer."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def tongue_of(knowledge: Knowledge) -> Language:
    """Return the words, short forms and names of a knowledge base."""
    texts = [text for _, (_, phrasings) in asked_about(knowledge) for text in phrasings]
    return language(texts=texts, names=_names(knowledge), vocabulary=knowledge.vocabulary)


def _try(index: Index, tongue: Language, example: Example) -> Asked | None:
    """Ask an example question with one topic or none; one that names what lies outside is never answered by chance."""
    reading = tongue.read(example.question)
    if len(example.topics) > 1 or any(name.startswith(UNSAID) for name in reading.named):
        return None
    means = frozenset(f"topic {topic}" for topic in example.topics)
    matches = rank(index, reading.words, tongue.related)
    return Asked(matches=matches, means=means)


def asked_about(knowledge: Knowledge) -> Iterator[tuple[str, tuple[Target, Sequence[str]]]]:
    """Yield each thing that can be asked about, under a key of its own, with its ways to ask."""
    for topic in knowledge.topics.values():
        yield f"topic {topic.id}", (topic, topic.phrasings)
    for subject in knowledge.subjects.values():
        yield f"outside {subject.id}", (subject, subject.ask)
    for family in knowledge.families.values():
        yield f"family {family.id}", (family, _with_names(family))
    for talk in knowledge.smalltalk.values():
        yield f"talk {talk.id}", (talk, talk.ask)


def _with_names(family: Family) -> list[str]:
    """Put a name into the {slot} of each of a family's ways to ask, going through the names in turn."""
    return [named(text, family.called[i % len(family.called)]) for i, text in enumerate(family.ask)]


def named(text: str, name: str) -> str:
    """Put a name, as it is written, into the {slot} of a way to ask."""
    return _SLOT.sub(lambda _: name, text)


def _names(knowledge: Knowledge) -> list[Name]:
    return [*_program_names(knowledge), *_family_names(knowledge), *_pointers()]


def _program_names(knowledge: Knowledge) -> Iterator[Name]:
    for program in knowledge.programs.values():
        yield Name(
            id=program.id,
            called=(program.short, program.name, *program.called),
            reads_as=PROGRAM,
            background=program.background,
            as_written=True,
        )


def _pointers() -> Iterator[Name]:
    for pointer, called in POINTERS.items():
        yield Name(id=pointer, called=called, reads_as=PROGRAM)


def _family_names(knowledge: Knowledge) -> Iterator[Name]:
    for family in knowledge.families.values():
        key = UNSAID + family.id
        yield Name(id=key, called=family.called, reads_as=key, background=family.background)
