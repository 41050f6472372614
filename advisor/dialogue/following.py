"""Takes up a line that only moves to another program: "and for the other one?", "what about that program?"."""

from __future__ import annotations

from advisor.dialogue.answering import answer
from advisor.dialogue.certainty import CERTAIN, is_likely, is_of_all_at_once, is_sure
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Conversation
from advisor.dialogue.cues import is_only_filler, moves_on
from advisor.dialogue.questions import asked_programs, remember, spelt_out
from advisor.dialogue.replies import Turn
from advisor.dialogue.understanding import Finding

_A_QUESTION = 3
"""So many words a question has at least; a name has fewer."""


def reply(context: Context) -> tuple[Turn, Conversation] | None:
    """Answer the topic in focus for the program named, if the line says nothing else."""
    topic = context.knowledge.topic(context.conversation.topic)
    finding = spelt_out(context, context.line)
    named = asked_programs(context, finding)
    if topic is None or not named or finding.families or not is_only_filler(finding.words):
        return None
    if _asks_by_itself(context, finding):
        return None
    turn = Turn(question=context.line, replies=answer(context, topic, CERTAIN, named), why=(finding,))
    return turn, remember(context, turn, named)


def _asks_by_itself(context: Context, finding: Finding) -> bool:
    """Tell whether a line of small words is a question all the same: "what is the program", "tell me more about it"."""
    if moves_on(finding.words) or len(finding.words) < _A_QUESTION:
        return False
    return is_of_all_at_once(finding) or is_sure(context, finding) or (finding.exact and is_likely(context, finding))
