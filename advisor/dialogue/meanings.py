"""What a part of a message was taken to mean, kept so that it can be explained."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.model import ProgramId, TopicId
from advisor.noun import Noun


class Meaning(Noun):
    """What a part of a message may mean: an entry of the knowledge base, "nothing" or "told".

    `confidence` is its probability, `source` the search that found it ("alone", "focus", "previous", or "" for none),
    and `signs` what spoke for it or against it, by name. `program` is the one that it is about, if it is about one.
    """

    entry: str
    confidence: float
    topic: TopicId | None
    detail: str | None
    program: ProgramId | None
    source: str
    signs: Mapping[str, float]


class Interpretation(Noun):
    """A part of a message, and what it may mean, the likeliest first."""

    text: str
    meanings: tuple[Meaning, ...]

    @property
    def ranked(self) -> list[tuple[str, float]]:
        """The entries with their probabilities."""
        return [(each.entry, each.confidence) for each in self.meanings]
