"""Takes up a line that only moves to another program: "and for the other one?", "what about that program?"."""

from __future__ import annotations

from advisor.dialogue.answering import answer
from advisor.dialogue.certainty import CERTAIN
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Conversation
from advisor.dialogue.cues import is_only_filler
from advisor.dialogue.questions import asked_programs, remember
from advisor.dialogue.replies import Turn


def reply(context: Context) -> tuple[Turn, Conversation] | None:
    """Answer the topic in focus for the program named, if the line says nothing else."""
    topic = context.knowledge.topics.get(context.conversation.topic or "")
    finding = context.understanding.find(context.line)
    named = asked_programs(context, finding)
    if topic is None or not named or finding.families or not is_only_filler(finding.words):
        return None
    turn = Turn(question=context.line, replies=answer(context, topic, CERTAIN, named), why=(finding,))
    return turn, remember(context, turn, named)
