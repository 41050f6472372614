"""Shortens, on the screen alone, an answer that stands just above: for whoever asked the same in other words."""

from __future__ import annotations

from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Said
from advisor.dialogue.past import answers_in
from advisor.dialogue.replies import Answered, Repeated
from advisor.dialogue.wording import listed

ABOVE = 2
"""So many turns back an answer still stands on the screen, or just above it."""
SAME = "As above: "
SAME_FOR = "This is the same for {programs}, as above: "
WHOLE = " (For all of it: /again)"


def shortening(context: Context, said: Said) -> Said:
    """Name the answers of a turn that stand just above already, each with the little that is to be shown of it."""
    turn, after = said
    if context.conversation.brief and not turn.aside:
        return turn._replace(brief=True), after
    if context.alone or turn.compared or not turn.why:
        return said
    above = {_key(each) for each in answers_in(context.conversation.past[-ABOVE:])}
    named = any(finding.programs or finding.pointers for finding in turn.why)
    answers = (each for each in turn.replies if isinstance(each, Answered) and _key(each) in above)
    found = [each for each in answers if each.verdict != each.text]
    short = [Repeated(key=e.key, program=e.program, text=_text(context, e, named=named)) for e in found]
    if short:
        short[-1] = short[-1]._replace(text=short[-1].text + WHOLE)
    return turn._replace(repeated=tuple(short)), after


def _key(answered: Answered) -> tuple[str, str | None, str]:
    return answered.key, answered.program, answered.text


def _text(context: Context, answered: Answered, *, named: bool) -> str:
    """Return how an answer begins; where programs were named and it holds for all, that is said, too."""
    programs = listed(each.short for each in context.knowledge.programs.values())
    same = SAME_FOR.format(programs=programs) if named and answered.program is None else SAME
    return same + answered.verdict
