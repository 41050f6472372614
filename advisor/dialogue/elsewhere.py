"""Says that another program has an answer of its own, where the program in focus alone was answered for unasked."""

from __future__ import annotations

from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Said
from advisor.dialogue.past import answers_in
from advisor.dialogue.replies import Answered, Elsewhere, Turn
from advisor.dialogue.wording import listed
from advisor.model import Answer, ProgramId

FOCUS = "I answer for {focus} at the moment. "
HOW = ': ask "and for {one}?"'


def noting_others(context: Context, said: Said) -> Said:
    """Add for which programs the answer differs, if they were left out because the talk was about another.

    How to ask for them is said once in a conversation; later, only that it differs.
    """
    turn, after = said
    others = _left_out(context, turn) if _is_answer(context, turn) and _keeps_to_focus(context, said) else []
    if not others:
        return said
    first = not any(each.elsewhere for each in context.conversation.past)
    return turn._replace(elsewhere=Elsewhere(programs=tuple(others), text=_text(context, others, first=first))), after


def _is_answer(context: Context, turn: Turn) -> bool:
    """Tell whether a turn does nothing but answer a question within a conversation."""
    return not (context.alone or turn.of_check or turn.compared or turn.aside)


def _keeps_to_focus(context: Context, said: Said) -> bool:
    """Tell whether a turn is about the programs that were in focus before, though nobody named or chose them for it."""
    turn, after = said
    before = context.conversation
    named = any(finding.programs for finding in turn.why)
    return before.programs not in {(), before.chosen} and after.programs == before.programs and not named


def _left_out(context: Context, turn: Turn) -> list[ProgramId]:
    """Return the programs whose answer to the topic answered last is another, and was not given before."""
    last = next((each for each in reversed(turn.replies) if isinstance(each, Answered)), None)
    if last is None or last.program is None or any(each.key == last.key for each in turn.repeated):
        return []
    topic = context.knowledge.topic(last.key)
    answers = topic.answers if topic else {}
    told = {(each.key, each.program) for each in answers_in((*context.conversation.past, turn))}
    return [
        program
        for program, answer in answers.items()
        if (last.key, program) not in told and _said(answer) != _said(answers[last.program])
    ]


def _said(answer: Answer) -> tuple[str, str]:
    return answer.short, answer.text


def _text(context: Context, others: list[ProgramId], *, first: bool) -> str:
    programs = context.knowledge.programs
    focus, differing = (listed(programs[key].short for key in keys) for keys in (context.conversation.programs, others))
    one = listed([programs[others[0]].short])
    before, how = (FOCUS.format(focus=focus), HOW.format(one=one)) if first else ("", ".")
    return f"{before}For {differing} it differs{how}"
