"""Takes up what somebody states of themselves that a check would ask: says what was understood, and asks for a yes."""

from __future__ import annotations

from advisor.dialogue.checks.controls import agrees, declines, is_question
from advisor.dialogue.checks.interview import go_on, notice, scene_of
from advisor.dialogue.checks.offering import offer_words
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Checking, Said
from advisor.dialogue.replies import Answered, Confirm, Offer, Talk, Turn
from advisor.eligibility.model import NO, YES, Question, YesNo
from advisor.eligibility.statements import Statement, statements
from advisor.eligibility.words import understand

NOTED = "Good. I use that in the checks and do not ask it again; it is kept only as long as we talk."
RIGHT = Question(id="right", wording="Is that right?", kind=YesNo())
FORGOTTEN = "All right, I forget that again."


def settled(context: Context) -> Said | None:
    """Keep or forget what was understood, if the line says which."""
    state, asks = context.conversation.checking, "?" in context.line or is_question(context.line)
    said = None if asks else understand(RIGHT, context.line)
    if said == YES or agrees(context.line):
        kept = state._replace(answers={**state.answers, **state.heard}, heard={})
        return _went_on(context, kept, NOTED, offering=frozenset(state.heard))
    denied = said == NO or declines(context.line)
    return _went_on(context, state._replace(heard={}), FORGOTTEN) if denied else None


def heard(context: Context, said: Said) -> Said | None:
    """Say after a reply what was understood of the speaker, and ask whether it is so; nothing is kept without a yes."""
    turn, after = said
    state = after.checking
    found = [each for each in _stated(context) if state.answers.get(each.question) != each.value]
    if not found:
        return None
    words = "; ".join(each.text for each in found)
    confirm = Confirm(text=f"I understood: {words}. Is that right? With your yes, I use it in the checks.")
    asked = state._replace(heard={each.question: each.value for each in found}, proposed=None)
    if _says_nothing_else(context, turn):
        turn = turn._replace(replies=(Talk(topic="understood", text=confirm.text),), offer=None, aside=True)
    else:
        turn = turn._replace(confirm=confirm, offer=None)
    return turn, after._replace(checking=asked)


def _stated(context: Context) -> tuple[Statement, ...]:
    questions = (question for check in context.checks.values() for question in check.questions)
    return statements(questions, context.line)


def _says_nothing_else(context: Context, turn: Turn) -> bool:
    """Tell whether a message only states something, and nothing was found that answers it."""
    asks = "?" in context.line or is_question(context.line)
    return not asks and not any(isinstance(each, Answered) for each in turn.replies)


def _went_on(context: Context, state: Checking, text: str, offering: frozenset[str] = frozenset()) -> Said:
    """Go on with the check that is held; otherwise, offer the one that asks what was stated."""
    scene = scene_of(context)
    if scene and state.running:
        return go_on(scene.at(state), text)
    turn, after = notice(context, state, text)
    asks = (key for key, check in context.checks.items() if any(check.question(each) for each in offering))
    found = next((key for key in asks if key not in state.offered | set(state.known)), None)
    if found is None:
        return turn, after
    summary = context.knowledge.checks[found]
    turn = turn._replace(offer=Offer(check=found, text=offer_words(summary)))
    return turn, after._replace(checking=state._replace(proposed=found, offered=state.offered | {found}))
