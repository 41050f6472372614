"""Offers eligibility checks, begins them, and lets whoever is asked a question ask one in between."""

from __future__ import annotations

from advisor.dialogue.checks.offering import demanded_check, offer_words, suits
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Checking, Conversation, Said, Stage
from advisor.dialogue.replies import Answered, Offer, Turn
from advisor.model import NOTHING, CheckSummary


def reply(context: Context) -> Said | None:
    """Take a line that belongs to a check: an answer, "back", "check my eligibility", "yes" to an offer."""
    if not context.checks:
        return None
    from advisor.dialogue.checks import interview, starting  # noqa: PLC0415 answering must start without it

    named = starting.named(context) or starting.switched(context)
    if named:
        return named
    if context.conversation.checking.stage is not Stage.AWAY:
        said = interview.reply(context)
        if said:
            return said
    return None if context.conversation.checking.running else starting.reply(context)


def settled(context: Context) -> Said | None:
    """Take a yes or a no to what was understood of the speaker."""
    if not context.conversation.checking.heard or not context.checks:
        return None
    from advisor.dialogue.checks import hearing  # noqa: PLC0415 as above

    return hearing.settled(context)


def unheard(context: Context) -> Context:
    """Return the turn's world without what was understood and got no yes: nothing is ever assumed."""
    state = context.conversation.checking
    if not state.heard:
        return context
    return context._replace(conversation=context.conversation._replace(checking=state._replace(heard=NOTHING)))


def may_state(context: Context) -> bool:
    """Tell at a quick look whether a line may state something that a check asks; commands never do."""
    line = context.line.lower().replace("%", " percent ")
    cues = (cue for each in context.knowledge.checks.values() for cue in each.said)
    return not line.startswith("/") and any(cue in line for cue in cues)


def around(context: Context, said: Said) -> Said:
    """Go on after somebody else has spoken: ask the check's question again, begin the check demanded, or offer one."""
    turn, after = said
    if not context.checks or turn.leave or turn.of_check or after.checking is not context.conversation.checking:
        return said
    if may_state(context):
        from advisor.dialogue.checks.hearing import heard  # noqa: PLC0415 as above

        stated = heard(context, said)
        if stated:
            return stated
    if context.conversation.checking.running:
        from advisor.dialogue.checks.between import interrupted  # noqa: PLC0415 as above

        return interrupted(context, said)
    named = [each.check for each in turn.replies if isinstance(each, Answered) and each.check]
    demanded = demanded_check(context)
    if demanded and demanded.id not in named:
        from advisor.dialogue.checks.starting import start  # noqa: PLC0415 as above

        return start(context, demanded.id)
    offered = demanded or _on_topic(context, turn)
    return said if turn.aside else _offer(turn, after, offered, again=demanded is not None)


def _on_topic(context: Context, turn: Turn) -> CheckSummary | None:
    """Return the check that the last topic answered names, where it is about a program that was answered for."""
    found = [each for each in turn.replies if isinstance(each, Answered) and each.check]
    summary = context.knowledge.checks.get(found[-1].check or "") if found else None
    programs = {each.program for each in found if summary and each.check == summary.id}
    return summary if summary and suits(context, summary, programs) else None


def _offer(turn: Turn, after: Conversation, summary: CheckSummary | None, *, again: bool) -> Said:
    """Offer a check with an answer: once in a conversation, unless somebody asked for it, and so `again`."""
    state = after.checking._replace(proposed=None, listed=False)
    if summary is None or (not again and summary.id in state.offered | set(state.known)):
        return turn, after._replace(checking=state)
    turn = turn._replace(offer=Offer(check=summary.id, text=offer_words(summary)))
    return turn, after._replace(checking=_proposed(state, summary))


def _proposed(state: Checking, summary: CheckSummary) -> Checking:
    return state._replace(proposed=summary.id, offered=state.offered | {summary.id})
