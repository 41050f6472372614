"""Finds what a text asks about: a topic, something outside, or small talk, and for which programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from advisor.dialogue.cues import POINTERS
from advisor.matching.confidence import Confidence
from advisor.matching.features import UNSAID
from advisor.matching.index import Index
from advisor.matching.language import Language
from advisor.matching.matcher import Match, rank
from advisor.matching.parts import part_scores
from advisor.matching.profile import Profile
from advisor.matching.spelling import resembles
from advisor.matching.stem import row_of_stems, stem
from advisor.matching.text import LIMIT
from advisor.model import ANY, Family, ProgramId, SmallTalk, Subject, Topic
from advisor.noun import Noun

_CLEAR = 0.1
"""By so much a detail leads the next part of its topic, else the whole topic is answered.

Of phrasings left out, this gives 43 in 100 details rightly and 10 wrongly; without it, 55 and 29.
"""

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
    exact: bool = False
    """Whether it is a phrasing of its best match, word for word."""


class Understanding(Noun):
    """Everything that matching needs, learned from a knowledge base once."""

    targets: Mapping[str, Target]
    language: Language
    learned: Index
    confidence: Confidence

    def find(self, text: str) -> Finding:
        """Find what a text asks about."""
        reading = self.language.read(text)
        matches = self.confidence.in_order(rank(self.learned, reading.words, self.language.related))
        row = row_of_stems(reading.words)
        mended = self._mended_in_context(matches, row, reading.doubtful)
        exact = self._exact(matches, row) or (self._exact(matches, mended) if mended else None)
        return Finding(
            text=text[:LIMIT],
            words=reading.words,
            matches=tuple(sorted(matches, key=lambda match: match.entry != exact)),
            programs=tuple(name for name in reading.named if not name.startswith(UNSAID) and name not in POINTERS),
            pointers=tuple(name for name in reading.named if name in POINTERS),
            families=tuple(name[1:] for name in reading.named if name.startswith(UNSAID)),
            exact=exact is not None,
        )

    def _exact(self, matches: Sequence[Match], row: str) -> str | None:
        """Return the one entry that has a phrasing with these very stems."""
        having = self.learned.having(row)
        found = [match.entry for match in matches if match.number in having]
        return found[0] if len(found) == 1 else None

    def _mended_in_context(self, matches: Sequence[Match], row: str, doubtful: Sequence[tuple[str, str]]) -> str:
        """Mend the only unknown word of a text by a phrasing that is the same but for that word; else return ''."""
        stems = row.split()
        if len(doubtful) != 1 or stems.count(stem(doubtful[0][0])) != 1 or len(stems) == 1:
            return ""
        place = stems.index(stem(doubtful[0][0]))
        before, after = "".join(s + " " for s in stems[:place]), "".join(" " + s for s in stems[place + 1 :])
        same = (
            text
            for match in matches
            for text in self.learned.profiles[match.number].texts
            if text.startswith(before) and text.endswith(after) and text.count(" ") == row.count(" ")
        )
        typed = doubtful[0][1]
        return next((text for text in same if resembles(typed, text.split()[place])), "")

    def probability(self, finding: Finding, place: int = 0) -> float:
        """Return the probability, 0 to 1, that the match at `place` is what the text asks about."""
        return self.confidence.of(finding.matches, place)

    def topics(self, finding: Finding) -> Iterator[tuple[Topic, float]]:
        """Yield the topics among the matches, best first, with their probabilities."""
        for place, match in enumerate(finding.matches):
            target = self.targets[match.entry]
            if isinstance(target, Topic):
                yield target, self.probability(finding, place)

    def part(self, topic: Topic, words: Sequence[str], programs: Sequence[ProgramId] = ()) -> Topic:
        """Return the detail of a topic that words clearly ask about; else the topic itself.

        Where programs are asked about, a detail must have an answer for one of them.
        """
        if topic.detail or not topic.details or f"topic {topic.id}" not in self.learned.ids:
            return topic
        profile, sizes = self.profile(topic), [len(part.ask) for part in topic.parts]
        if sum(sizes) != len(profile.sizes):  # it was not learned as it is now
            return topic
        scores = part_scores(profile, {stem(word): self.learned.importance(word) for word in words}, sizes)
        fitting = [
            (score, part)
            for score, part in zip(scores, topic.parts, strict=True)
            if part is topic or not programs or not part.answers.keys().isdisjoint([ANY, *programs])
        ]
        best, *others = sorted(fitting, key=lambda scored: -scored[0])
        return best[1] if not others or best[0] > others[0][0] + _CLEAR else topic

    def profile(self, topic: Topic) -> Profile:
        """Return what is known of a topic's phrasings, those of its details included."""
        return self.learned.profiles[self.learned.ids.index(f"topic {topic.id}")]

    def best(self, finding: Finding) -> Target | None:
        """Return what the text most likely asks about, if anything."""
        return self.targets[finding.matches[0].entry] if finding.matches else None
