"""An example question: what somebody types, and what must be reached."""

from __future__ import annotations

from advisor.model import Place, ProgramId, TopicId, key_of, topic_of
from advisor.noun import Noun


class Example(Noun):
    """A question, the topics that it must reach (none: nothing may be answered), and the only programs, if named.

    Where it names a `detail`, that detail of the topic must be reached, and so it is with a topic that is written as
    the key of a detail; else any part of a topic will do. `alternatives` count as right too: keys like these, "none"
    or "told". With a `check`, that check must begin. Where something is only `told`, nothing may be answered. A
    `known_gap` is one of which its keepers know that it is answered wrongly as yet.
    """

    question: str
    topics: tuple[TopicId, ...]
    programs: tuple[ProgramId, ...] = ()
    known_gap: bool = False
    place: Place = Place(file="")
    detail: str | None = None
    told: bool = False
    alternatives: tuple[str, ...] = ()
    check: str | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the topics and details that must be reached."""
        return tuple(key_of(topic, self.detail) for topic in self.topics)

    @property
    def owners(self) -> tuple[TopicId, ...]:
        """The topics that must be reached, whatever part of them."""
        return tuple(dict.fromkeys(map(topic_of, self.topics)))
