"""Suggests what to ask next, at the end of an answer in a conversation, and takes up a yes or a no to it."""

from __future__ import annotations

from advisor.dialogue.answering import answer
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Conversation, Said
from advisor.dialogue.pipeline import remember
from advisor.dialogue.replies import Answered, Notice, Suggestion, Turn
from advisor.model import ANY, Topic

PAUSE = 2
"""So many turns pass after a suggestion before the next one is made."""
ANYTHING_ELSE = "All right. Ask me anything else that you would like to know."


def reply(context: Context) -> Said | None:
    """Answer the topic suggested last if the line says yes; a no is taken, too."""
    topic = context.knowledge.topics.get(context.conversation.suggested or "")
    if topic is None or context.conversation.checking.proposed:
        return None
    from advisor.dialogue.checks.controls import agrees, declines  # noqa: PLC0415 answering must start without it

    if agrees(context.line):
        turn = Turn(question=context.line, replies=answer(context, topic, 1.0, ()))
        return turn, remember(context, turn, ())
    if declines(context.line):
        turn = Turn(question=context.line, replies=(Notice(text=ANYTHING_ELSE),), aside=True)
        return turn, context.conversation._replace(suggested=None)
    return None


def suggesting(context: Context, said: Said) -> Said:
    """Add a suggestion to an answer, unless something else is asked or offered with it; never the same one twice."""
    turn, after = said
    answers = [each for each in turn.replies if isinstance(each, Answered)]
    is_busy = turn.of_check or turn.offer or turn.confirm
    if context.alone or not answers or is_busy or after.quiet or _was_just_made(context):
        return said
    topic = _next(context, after, answers[-1])
    if topic is None:
        return said
    text = f'Shall I also tell you about "{topic.title}"?'
    kept = after._replace(suggested=topic.id, told=after.told | {topic.id})
    return turn._replace(suggestion=Suggestion(topic=topic.id, text=text)), kept


def _was_just_made(context: Context) -> bool:
    """Tell whether one of the last turns ended with a suggestion: with each answer they would be a nuisance."""
    return any(turn.suggestion for turn in context.conversation.past[-PAUSE:])


def _next(context: Context, after: Conversation, answered: Answered) -> Topic | None:
    """Return the first topic beside the one answered that was not told, and has an answer for the program in focus."""
    topics = context.knowledge.topics
    see_also = topics[answered.topic].see_also if answered.topic in topics else ()
    beside = (topics[key] for key in see_also if key in topics and key not in after.told)
    return next((topic for topic in beside if _is_for(topic, after)), None)


def _is_for(topic: Topic, after: Conversation) -> bool:
    return not after.programs or ANY in topic.answers or not topic.answers.keys().isdisjoint(after.programs)
