"""Writes the text of a new topic's file, from what its author said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from advisor.authoring.patch import quoted
from advisor.model import ProgramId
from advisor.noun import Noun


class NewAnswer(Noun):
    """An answer's paragraphs, and what it rests on: sources, or contacts to be asked."""

    paragraphs: Sequence[str]
    sources: Sequence[str] = ()
    refer: Sequence[str] = ()


class NewTopic(Noun):
    """What a new topic needs: its answers stand under a program, or one under `any`."""

    title: str
    category: str
    ask: Sequence[str]
    answers: Mapping[ProgramId, NewAnswer]


def written(topic: NewTopic) -> str:
    """Return the text of a topic's file."""
    return "\n".join(_lines(topic)) + "\n"


def _lines(topic: NewTopic) -> Iterator[str]:
    yield f"title: {quoted(topic.title)}"
    yield f"category: {quoted(topic.category)}"
    yield "answers:"
    for program, answer in topic.answers.items():
        yield f"  {program}:"
        yield "    text: |"
        yield "\n\n".join(f"      {paragraph}" for paragraph in answer.paragraphs)
        yield from _ids("sources", answer.sources)
        yield from _ids("refer", answer.refer)
    yield "ask:"
    yield from (f"  - {quoted(text)}" for text in topic.ask)


def _ids(name: str, ids: Sequence[str]) -> Iterator[str]:
    if ids:
        yield f"    {name}: [{', '.join(ids)}]"
