"""Finds what a text asks about: a topic, something outside, or small talk, and for which programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from advisor.dialogue.function_words import POINTERS
from advisor.dialogue.ranking import Weights
from advisor.matching.confidence import Confidence
from advisor.matching.features import UNSAID
from advisor.matching.index import Index
from advisor.matching.language import Language
from advisor.matching.matcher import Match, rank
from advisor.matching.parts import part_scores
from advisor.matching.profile import Profile
from advisor.matching.signals import share_explained
from advisor.matching.stem import row_of_stems
from advisor.matching.text import within_limit
from advisor.model import Family, SmallTalk, Subject, Topic
from advisor.noun import Noun

Target: TypeAlias = Topic | Subject | Family | SmallTalk


def phrasings_of(target: Target) -> tuple[str, ...]:
    """Return all that is asked about something, in the order in which the index numbers it."""
    return target.phrasings if isinstance(target, Topic) else target.ask


class Finding(Noun):
    """What a text may ask about, best first, and the programs and outside families that it names."""

    text: str
    words: tuple[str, ...]
    matches: tuple[Match, ...]
    programs: tuple[str, ...]
    families: tuple[str, ...]
    pointers: tuple[str, ...] = ()
    """What it says in place of programs' names: `ALL`, `OTHER`."""
    excluded: tuple[str, ...] = ()
    """The programs that it says are not meant."""
    exact: bool = False
    """Whether it is a phrasing of its best match, word for word."""


class Understanding(Noun):
    """Everything that matching needs, learned from a knowledge base once."""

    targets: Mapping[str, Target]
    language: Language
    learned: Index
    confidence: Confidence
    weights: Weights = Weights()

    def find(self, text: str) -> Finding:
        """Find what a text asks about."""
        reading = self.language.read(text)
        matches = self.confidence.in_order(rank(self.learned, reading.words, self.language.related))
        row = row_of_stems(reading.words)
        exact = self._exact(matches, row)
        return Finding(
            text=within_limit(text),
            words=reading.words,
            matches=tuple(sorted(matches, key=lambda match: match.entry != exact)),
            programs=tuple(name for name in reading.named if not name.startswith(UNSAID) and name not in POINTERS),
            pointers=tuple(name for name in reading.named if name in POINTERS),
            excluded=tuple(name for name in reading.excluded if not name.startswith(UNSAID) and name not in POINTERS),
            families=tuple(name[1:] for name in reading.named if name.startswith(UNSAID)),
            exact=exact is not None,
        )

    def _exact(self, matches: Sequence[Match], row: str) -> str | None:
        """Return the one entry that has a phrasing with these very stems."""
        having = self.learned.having(row)
        found = [match.entry for match in matches if match.number in having]
        return found[0] if len(found) == 1 else None

    def probability(self, finding: Finding, place: int = 0) -> float:
        """Return the probability, 0 to 1, that the match at `place` is what the text asks about."""
        return self.confidence.of(finding.matches, place)

    def topics(self, finding: Finding) -> Iterator[tuple[Topic, float]]:
        """Yield the topics among the matches, best first, with their probabilities."""
        for place, match in enumerate(finding.matches):
            target = self.targets[match.entry]
            if isinstance(target, Topic):
                yield target, self.probability(finding, place)

    def near(self, text: str) -> list[Topic]:
        """Return the topics that a text alone may mean, as far as they are worth a mention, the likeliest first."""
        return [topic for topic, probability in self.topics(self.find(text)) if probability >= self.confidence.unsure]

    def search(self, words: Sequence[str]) -> Sequence[Match]:
        """Return what words that were read before may ask about, best first."""
        return rank(self.learned, words, self.language.related)

    def whole(self, topic: Topic) -> Topic:
        """Return the topic that a detail belongs to; a topic itself."""
        found = self.targets[f"topic {topic.id}"]
        return found if isinstance(found, Topic) else topic

    def part_scores(self, topic: Topic, words: Sequence[str]) -> list[float]:
        """Return how well words fit each part of a topic, 0 to 2; nothing where it is not learned as it is now."""
        profile, sizes = self.profile(f"topic {topic.id}"), [len(part.ask) for part in topic.parts]
        if sum(sizes) != len(profile.sizes):
            return []
        return part_scores(profile, self.learned.asked(words), sizes)

    def covered(self, entry: str, words: Sequence[str]) -> float:
        """Return the share, 0 to 1, of some words' importance that the phrasings of an entry have."""
        asked = self.learned.asked(words)
        return share_explained(asked, self.profile(entry).explained(asked))

    def profile(self, entry: str) -> Profile:
        """Return what is known of an entry's phrasings, those of a topic's details included."""
        return self.learned.profiles[self.learned.ids.index(entry)]

    def best(self, finding: Finding) -> Target | None:
        """Return what the text most likely asks about, if anything."""
        return self.targets[finding.matches[0].entry] if finding.matches else None
