"""Finds the facts that are due for a review, and how old the pages are that they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from advisor.model import Knowledge, Place, ProgramId, Source
from advisor.noun import Noun


class Due(Noun):
    """An answer whose review is past or near, where it stands, and its sources.

    `topic` is the key of the topic or detail.
    """

    topic: str
    program: ProgramId
    review: date
    place: Place
    sources: tuple[Source, ...]


class Page(Noun):
    """A source, where it stands, and how many answers rest on it."""

    source: Source
    place: Place
    answers: int


def due(
    knowledge: Knowledge, places: Mapping[tuple[str, ProgramId], Place], today: date, within: timedelta
) -> list[Due]:
    """Return the answers whose review is not after `today` plus `within`, the oldest first."""
    found = [
        Due(
            topic=part.key,
            program=program,
            review=answer.review,
            place=places.get((part.key, program), part.place),
            sources=tuple(knowledge.sources[key] for key in answer.sources),
        )
        for part in knowledge.parts
        for program, answer in part.answers.items()
        if answer.review and answer.review - today <= within
    ]
    return sorted(found, key=lambda each: (each.review, each.topic, each.program))


def pages(knowledge: Knowledge, places: Mapping[tuple[str, str], Place]) -> list[Page]:
    """Return the sources, those read longest ago first; the ones without a date lead."""
    answers = [answer for part in knowledge.parts for answer in part.answers.values()]
    found = [
        Page(
            source=source,
            place=places.get(("sources", source.id), Place(file="")),
            answers=sum(source.id in answer.sources for answer in answers),
        )
        for source in knowledge.sources.values()
    ]
    return sorted(found, key=lambda page: (page.source.as_of or "", page.source.id))
