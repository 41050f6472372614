"""Answers a topic for the programs asked, or says for which it has an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from advisor.dialogue import policy
from advisor.dialogue.context import Context
from advisor.dialogue.replies import Answered, Choice, Choices, Turn, Unknown
from advisor.dialogue.wording import answer_text, contact_lines, fill, listed, sources
from advisor.model import ANY, Answer, Family, Knowledge, Move, ProgramId, Subject, Topic


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
        short=found.short,
        body=answer_text(context.knowledge, found, about, context.today),
        sources=sources(context.knowledge, found),
        check=topic.check,
        detail=topic.detail,
        known=not found.refer,
    )


def answer_of(knowledge: Knowledge, answered: Answered) -> Answer:
    """Return the answer of the knowledge base that was given."""
    topic = knowledge.topic(answered.key)
    return topic.answers[answered.program or ANY] if topic else Answer()


def _not_for(context: Context, topic: Topic, named: Sequence[ProgramId]) -> Unknown:
    knowledge = context.knowledge
    text = fill(
        knowledge.words.no_answer_for,
        topic=topic.title,
        programs=listed(knowledge.programs[key].short for key in topic.answers),
        missing=listed(knowledge.programs[key].short for key in named),
    )
    return _referred(context, text, [knowledge.programs[key].contact for key in named], topic.id)


def outside(context: Context, target: Subject | Family, named: Sequence[ProgramId]) -> Unknown:
    """Say that a subject lies outside, and whom to ask."""
    words = context.knowledge.words
    text = target.text or fill(words.outside, title=target.title)
    contacts = target.contact or ([] if target.text else usual_contacts(context, named))
    return _referred(context, text, contacts, target.id)


def unknown(context: Context, named: Sequence[ProgramId]) -> Unknown:
    """Say that there is no answer, and whom to ask; more kindly, where it is not the first time in a row."""
    text = upset_words(context) if context.conversation.missed >= policy.PATIENCE else context.knowledge.words.unknown
    return _referred(context, text, usual_contacts(context, named))


def upset_words(context: Context) -> str:
    """Return what is said to somebody who has had enough: the knowledge base's own words, if it has any."""
    kind = (talk.text for talk in context.knowledge.smalltalk.values() if talk.move is Move.UPSET)
    return next(kind, context.knowledge.words.unknown)


def _referred(context: Context, text: str, contacts: Iterable[str], subject: str | None = None) -> Unknown:
    """Return a text, followed by whom to ask."""
    named = tuple(dict.fromkeys(contacts))
    said = "\n\n".join([text, *contact_lines(context.knowledge, named)])
    return Unknown(text=said, subject=subject, contacts=named)


def usual_contacts(context: Context, named: Iterable[ProgramId]) -> list[str]:
    """Return the contacts of the programs asked about: those named, those in focus, or all."""
    programs = context.knowledge.programs
    asked = list(named) or list(context.conversation.programs) or list(programs)
    return list(dict.fromkeys(programs[key].contact for key in asked))


def answer_contacts(context: Context, turn: Turn) -> list[str]:
    """Return whom to ask about what a turn has answered: those whom it names, or those of the programs it is about."""
    found: list[str] = []
    for each in turn.replies:
        if isinstance(each, Answered):
            named = answer_of(context.knowledge, each).refer
            found += named or usual_contacts(context, [each.program] if each.program else context.knowledge.programs)
        elif isinstance(each, Unknown):
            found += each.contacts
    return list(dict.fromkeys(found)) or usual_contacts(context, ())


def choices(context: Context, options: Iterable[tuple[Topic, float]]) -> Choices:
    """Ask back which of a few topics is meant."""
    found = (Choice(topic=t.id, detail=t.detail, title=t.title, confidence=round(p, 4)) for t, p in options)
    return Choices(text=context.knowledge.words.did_you_mean, choices=tuple(found))
