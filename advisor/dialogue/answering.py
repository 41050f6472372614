"""Answers a topic for the programs asked, or says for which it has an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from advisor.dialogue.context import Context
from advisor.dialogue.replies import Answered, Choice, Choices, Unknown
from advisor.dialogue.wording import answer_text, contact_lines, fill, listed, sources
from advisor.model import ANY, Family, ProgramId, Subject, Topic


def answer(
    context: Context, topic: Topic, confidence: float, named: Sequence[ProgramId]
) -> tuple[Answered | Unknown, ...]:
    """Return an answer for each program asked that the topic covers.

    `named` are the programs that the question names. Without any, the conversation's focus decides; where that has
    no answer, or there is none, all programs of the topic are answered.
    """
    if ANY in topic.answers:
        return (_answered(context, topic, None, confidence),)
    covered = [program for program in topic.answers if program in (named or context.conversation.programs)]
    if not covered and named:
        return (_not_for(context, topic, named),)
    return tuple(_answered(context, topic, program, confidence) for program in covered or topic.answers)


def _answered(context: Context, topic: Topic, program: ProgramId | None, confidence: float) -> Answered:
    found = topic.answers[program or ANY]
    about = [program] if program else list(context.knowledge.programs)
    return Answered(
        topic=topic.id,
        title=topic.title,
        program=program,
        confidence=round(confidence, 4),
        text=answer_text(context.knowledge, found, about, context.today),
        sources=sources(context.knowledge, found),
        check=topic.check,
    )


def _not_for(context: Context, topic: Topic, named: Sequence[ProgramId]) -> Unknown:
    knowledge = context.knowledge
    text = fill(
        knowledge.words.no_answer_for,
        topic=topic.title,
        programs=listed(knowledge.programs[key].short for key in topic.answers),
        missing=listed(knowledge.programs[key].short for key in named),
    )
    contacts = contact_lines(knowledge, [knowledge.programs[key].contact for key in named])
    return Unknown(text="\n\n".join([text, *contacts]))


def outside(context: Context, target: Subject | Family, named: Sequence[ProgramId]) -> Unknown:
    """Say that a subject lies outside, and whom to ask."""
    words = context.knowledge.words
    text = target.text or fill(words.outside, title=target.title)
    contacts = target.contact or ([] if target.text else _usual_contacts(context, named))
    return Unknown(text="\n\n".join([text, *contact_lines(context.knowledge, contacts)]))


def unknown(context: Context, named: Sequence[ProgramId]) -> Unknown:
    """Say that there is no answer, and whom to ask."""
    contacts = contact_lines(context.knowledge, _usual_contacts(context, named))
    return Unknown(text="\n\n".join([context.knowledge.words.unknown, *contacts]))


def _usual_contacts(context: Context, named: Iterable[ProgramId]) -> list[str]:
    """Return the contacts of the programs asked about: those named, those in focus, or all."""
    programs = context.knowledge.programs
    asked = list(named) or list(context.conversation.programs) or list(programs)
    return list(dict.fromkeys(programs[key].contact for key in asked))


def choices(context: Context, options: Iterable[tuple[Topic, float]]) -> Choices:
    """Ask back which of a few topics is meant."""
    listed_choices = tuple(Choice(topic=t.id, title=t.title, confidence=round(p, 4)) for t, p in options)
    return Choices(text=context.knowledge.words.did_you_mean, choices=listed_choices)
