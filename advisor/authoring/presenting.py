"""Puts an entry of the knowledge base into the words that students get to see."""

from __future__ import annotations

from datetime import date

from advisor.dialogue.replies import Answered
from advisor.dialogue.wording import answer_text, sources
from advisor.model import ANY, Knowledge, Topic


def replies(knowledge: Knowledge, topic: Topic, today: date) -> tuple[Answered, ...]:
    """Return all answers of a topic, as a student gets them on a day."""
    return tuple(
        Answered(
            topic=topic.id,
            title=topic.title,
            program=None if program == ANY else program,
            confidence=1.0,
            short=answer.short,
            detail=topic.detail,
            known=not answer.refer,
            body=answer_text(knowledge, answer, [*knowledge.programs] if program == ANY else [program], today),
            sources=sources(knowledge, answer),
            check=topic.check,
        )
        for program, answer in topic.answers.items()
    )
