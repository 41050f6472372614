"""Finds what a text asks about: a topic, something outside, or small talk, and for which programs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from advisor.matching.confidence import Asked, Confidence, calibrate
from advisor.matching.index import Index
from advisor.matching.language import Language, Name
from advisor.matching.matcher import Match, rank
from advisor.matching.training import train
from advisor.model import Example, Family, Knowledge, SmallTalk, Subject, Topic

Target: TypeAlias = Topic | Subject | Family | SmallTalk

_SLOT = re.compile(r"\{[^}]*\}")

PROGRAM = "program"
"""The word that a program's name is read as, so that a question is the same whichever program it names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a text may ask about, best first, and the programs and outside families that it names."""

    text: str
    words: tuple[str, ...]
    matches: tuple[Match, ...]
    programs: tuple[str, ...]
    families: tuple[str, ...]
    exact: bool = False
    """Whether it is a phrasing of its best match, word for word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """Everything that matching needs, learned from a knowledge base once."""

    targets: Mapping[str, Target]
    language: Language
    index: Index
    confidence: Confidence
    exact: Mapping[tuple[str, ...], str]

    def find(self, text: str) -> Finding:
        """Find what a text asks about."""
        reading = self.language.read(text)
        matches = rank(self.index, reading.words, self.language.related)
        exact = self.exact.get(reading.words)
        return Finding(
            text=text,
            words=reading.words,
            matches=tuple(sorted(matches, key=lambda match: match.entry != exact)),
            programs=tuple(name for name in reading.named if not name.startswith("@")),
            families=tuple(name[1:] for name in reading.named if name.startswith("@")),
            exact=exact is not None and any(match.entry == exact for match in matches),
        )

    def probability(self, finding: Finding, place: int = 0) -> float:
        """Return the probability, 0 to 1, that the match at `place` is what the text asks about."""
        return self.confidence.of(finding.matches, place)

    def topics(self, finding: Finding) -> Iterator[tuple[Topic, float]]:
        """Yield the topics among the matches, best first, with their probabilities."""
        for place, match in enumerate(finding.matches):
            target = self.targets[match.entry]
            if isinstance(target, Topic):
                yield target, self.probability(finding, place)

    def best(self, finding: Finding) -> Target | None:
        """Return what the text most likely asks about, if anything."""
        return self.targets[finding.matches[0].entry] if finding.matches else None


def understand(knowledge: Knowledge, examples: Sequence[Example] = (), *, budget: float = 0.02) -> Understanding:
    """Learn to match questions to what a knowledge base holds.

    `budget` is the share of questions (0 to 1) that may be answered wrongly, by the knowledge base's own phrasings
    and examples.
    """
    asked = dict(_asked(knowledge))
    names = [*_program_names(knowledge), *_family_names(knowledge)]
    texts = [text for _, phrasings in asked.values() for text in phrasings]
    language = Language(texts=texts, names=names, vocabulary=knowledge.vocabulary)
    entries = {key: [language.read(text).words for text in phrasings] for key, (_, phrasings) in asked.items()}
    index, held_out = train(entries)
    targets = {key: target for key, (target, _) in asked.items()}
    tried = [_try(index, language, example) for example in examples if len(example.topics) <= 1]
    return Understanding(
        targets=targets,
        language=language,
        index=index,
        confidence=calibrate(held_out, tried, lambda key: isinstance(targets.get(key), Topic), budget=budget),
        exact=_exact(entries),
    )


def _try(index: Index, language: Language, example: Example) -> Asked:
    """Ask an example question with one topic or none."""
    means = frozenset(f"topic {topic}" for topic in example.topics)
    return Asked(matches=rank(index, language.read(example.question).words, language.related), means=means)


def _asked(knowledge: Knowledge) -> Iterator[tuple[str, tuple[Target, Sequence[str]]]]:
    """Yield each thing that can be asked about, under a key of its own, with its ways to ask."""
    for topic in knowledge.topics.values():
        yield f"topic {topic.id}", (topic, topic.ask)
    for subject in knowledge.subjects.values():
        yield f"outside {subject.id}", (subject, subject.ask)
    for family in knowledge.families.values():
        yield f"family {family.id}", (family, _with_names(family))
    for talk in knowledge.smalltalk.values():
        yield f"talk {talk.id}", (talk, talk.ask)


def _with_names(family: Family) -> list[str]:
    """Put a name into the {slot} of each of a family's ways to ask, going through the names in turn."""
    return [_SLOT.sub(family.called[i % len(family.called)], text) for i, text in enumerate(family.ask)]


def _program_names(knowledge: Knowledge) -> Iterator[Name]:
    for program in knowledge.programs.values():
        yield Name(id=program.id, called=(program.short, program.name, *program.called), reads_as=PROGRAM, background=program.background)


def _family_names(knowledge: Knowledge) -> Iterator[Name]:
    for family in knowledge.families.values():
        key = f"@{family.id}"
        yield Name(id=key, called=family.called, reads_as=key, background=family.background)


def _exact(entries: Mapping[str, Sequence[tuple[str, ...]]]) -> dict[tuple[str, ...], str]:
    """Map each phrasing's words to its entry, leaving out those that two entries share once names are taken out."""
    out: dict[tuple[str, ...], str] = {}
    shared: set[tuple[str, ...]] = set()
    for key, phrasings in entries.items():
        for words in phrasings:
            if out.setdefault(words, key) != key:
                shared.add(words)
    return {words: key for words, key in out.items() if words not in shared}
