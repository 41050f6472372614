"""Holds an eligibility check: takes answers, goes back, changes one, explains, and gives the result."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from advisor.dialogue.checks import asking
from advisor.dialogue.checks.controls import Control, asks_meaning, at_number, control, is_question
from advisor.dialogue.checks.ledger import result_of
from advisor.dialogue.checks.progress import answered, back, current, path, reopen, start_over
from advisor.dialogue.checks.receipt import receipt
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Checking, Said, Stage
from advisor.dialogue.replies import CheckResult, Notice, Receipt, Reply, Turn
from advisor.eligibility.model import Check, Question
from advisor.eligibility.words import concerns, tidy, understand, word_for_word

LEFT = "We stop here. I keep your answers as long as we talk; to go on, type /check."
FIRST = "This is the first question; there is none before it."
NOTHING_GIVEN = "You have not answered anything yet."
UNCHANGED = "Nothing is changed."
FORGOTTEN = "We start over; the answers so far are forgotten."
NAME_A_FILE = "Name the file as well, as in: save my-check.txt"
WHAT_NOW = "To change an answer and see the difference, type: change\nTo keep this result, type: save my-check.txt"
AFTER = frozenset({Control.BACK, Control.CHANGE, Control.REVIEW, Control.RESTART, Control.SAVE})
"""What can be asked of a check whose result is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A turn within a check."""

    context: Context
    check: Check
    state: Checking

    def at(self, state: Checking) -> Scene:
        """Return the scene in another state."""
        return replace(self, state=state)


def reply(context: Context) -> Said | None:
    """Take an answer, or something asked of the check; what looks like a question is left to the others."""
    scene = scene_of(context)
    if scene is None:
        return None
    asked = control(context.line)
    said = _controlled(scene, *asked) if asked else None
    if said or not scene.state.running:
        return said
    if asks_meaning(context.line) and asks_about(scene):
        return explained(scene, "")
    return None if asks(scene) or context.line.startswith("/") else taken(scene)


def go_on(scene: Scene, *said: str, fresh: bool = False) -> Said:
    """Ask the next question, or give the result."""
    question = current(scene.check, scene.state)
    if question is None:
        return _result(scene, said)
    opening = [asking.opening(scene.check, scene.state)] if fresh else []
    before = "\n".join([*opening, *said])
    return speak(scene, asking.ask(scene.check, scene.state, question, before, first=fresh))


def speak(scene: Scene, *replies: Reply, saved: Receipt | None = None) -> Said:
    """Return a turn of the check; it leaves the rest of the conversation where it was."""
    turn = Turn(question=scene.context.line, replies=replies, aside=True, receipt=saved)
    return turn, scene.context.conversation._replace(offered=(), checking=scene.state)


def notice(context: Context, state: Checking, text: str) -> Said:
    """Say something about the checks."""
    turn = Turn(question=context.line, replies=(Notice(text=text),), aside=True)
    return turn, context.conversation._replace(checking=state)


def scene_of(context: Context) -> Scene | None:
    """Return the scene of the check that is held; None where it has gone from the knowledge base."""
    state = context.conversation.checking
    check = context.checks.get(state.check or "")
    return Scene(context=context, check=check, state=state) if check else None


def _controlled(scene: Scene, asked: Control, argument: str) -> Said | None:
    if scene.state.stage is Stage.DONE and (asked not in AFTER or (asked is Control.SAVE and _moved_on(scene))):
        return None
    if scene.state.stage is Stage.CHANGING and asked in {Control.BACK, Control.KEEP, Control.STOP}:
        return _unchanged(scene)
    return ACTIONS[asked](scene, argument)


def _moved_on(scene: Scene) -> bool:
    """Tell whether something else was asked since the result: what is saved then is the whole conversation."""
    turns = reversed(scene.context.conversation.past)
    since = takewhile(lambda turn: not any(isinstance(reply, CheckResult) for reply in turn.replies), turns)
    return any(not turn.aside for turn in since)


def taken(scene: Scene) -> Said | None:
    """Take a line as an answer, if it plainly is one."""
    if scene.state.stage is Stage.CHANGING:
        picked = _picked(scene, scene.context.line)
        return go_on(scene.at(reopen(scene.state, picked))) if picked else None
    question = current(scene.check, scene.state)
    value = understand(question, scene.context.line) if question else None
    if question is None or value is None:
        return None
    return go_on(scene.at(answered(scene.state, question, value)), asking.noted(question, value))


def asks(scene: Scene) -> bool:
    """Tell whether a line asks something: then it is no answer, unless it is one word for word."""
    question = current(scene.check, scene.state)
    line = scene.context.line
    return is_question(line) and not (question and word_for_word(question, line))


def asks_about(scene: Scene) -> bool:
    """Tell whether a line asks about the very question that is asked of them."""
    question = current(scene.check, scene.state)
    asking_now = scene.state.stage is Stage.ASKING
    return bool(asking_now and question and asks(scene) and concerns(question, scene.context.line))


def again(scene: Scene, *said: str) -> Said:
    """Ask again what was asked."""
    if scene.state.stage is Stage.CHANGING:
        which = asking.ask_which(scene.check, path(scene.check, scene.state))
        return speak(scene, which._replace(before="\n".join(said)))
    return go_on(scene, *said)


def _result(scene: Scene, said: tuple[str, ...] = ()) -> Said:
    """Give the result, and what a change has made of it."""
    check, state = scene.check, scene.state
    answers, before = path(check, state), state.results.get(check.id)
    result = _so_far(scene, before if said or before != answers else None)
    done = state._replace(stage=Stage.DONE, reopened=None, results={**state.results, check.id: answers})
    return speak(scene.at(done), result._replace(before="\n".join(said), hint=WHAT_NOW))


def _so_far(scene: Scene, before: Mapping[str, str | int] | None = None) -> CheckResult:
    return result_of(scene.context.knowledge, scene.check, path(scene.check, scene.state), before)


def _back(scene: Scene, _: str) -> Said:
    earlier = back(scene.check, scene.state)
    return go_on(scene.at(earlier)) if earlier else go_on(scene, FIRST)


def _change(scene: Scene, argument: str) -> Said | None:
    """Ask one of the answers given again: the one named, or else ask which."""
    picked = _picked(scene, argument) if argument else None
    if picked:
        return go_on(scene.at(reopen(scene.state, picked)))
    if argument and scene.state.stage is Stage.DONE and not argument.isdecimal():
        return None
    given = path(scene.check, scene.state)
    if not given:
        return go_on(scene, NOTHING_GIVEN)
    wrong = [asking.not_there(argument, scene.check, given)] if argument else []
    return again(scene.at(scene.state._replace(stage=Stage.CHANGING, reopened=None)), *wrong)


def _picked(scene: Scene, typed: str) -> str | None:
    """Return the question named by the number of its answer, the beginning of its id or words, or some of them."""
    given, said = list(path(scene.check, scene.state)), tidy(typed)
    if said.isdecimal():
        return at_number(said, given)
    asked = [question for question in scene.check.questions if said and question.id in given]
    begun = [each.id for each in asked if any(tidy(text).startswith(said) for text in (each.id, each.wording))]
    held = [each.id for each in asked if calls(each, typed)]
    return next((named[0] for named in (begun, held) if len(named) == 1), None)


def calls(question: Question, typed: str) -> bool:
    """Tell whether all that is typed are words of a question."""
    return set(tidy(typed).split()) <= set(tidy(f"{question.id} {question.wording}").split())


def _review(scene: Scene, _: str) -> Said:
    lines = asking.told(scene.check, path(scene.check, scene.state))
    text = "\n".join(["Your answers so far:", *(f"- {line}" for line in lines)]) if lines else NOTHING_GIVEN
    if scene.state.stage is Stage.DONE:
        return notice(scene.context, scene.state, text)
    return again(scene, text)


def _explained(explain: Callable[[Question], str]) -> Callable[[Scene, str], Said]:
    def say(scene: Scene, _: str) -> Said:
        question = current(scene.check, scene.state)
        known = question and scene.state.stage is Stage.ASKING
        return again(scene, explain(question)) if question and known else again(scene)

    return say


explained: Final = _explained(asking.help_on)
"""Says what the question that is asked means, and asks it again."""


def _keep(scene: Scene, _: str) -> Said | None:
    """Leave the answer that is asked again as it is."""
    if scene.state.reopened is None:
        return None
    return _unchanged(scene)


def _unchanged(scene: Scene) -> Said:
    """Go on from where it was before an answer was to be changed."""
    kept = scene.at(scene.state._replace(stage=Stage.ASKING, reopened=None))
    if current(kept.check, kept.state):
        return go_on(kept, UNCHANGED)
    return notice(scene.context, kept.state._replace(stage=Stage.DONE), UNCHANGED)


def _save(scene: Scene, name: str) -> Said:
    """Have a receipt of the result so far written."""
    if not name:
        return again(scene, NAME_A_FILE) if scene.state.running else notice(scene.context, scene.state, NAME_A_FILE)
    context = scene.context
    text = receipt(_so_far(scene), context.knowledge.name, context.version, context.today)
    saved = Receipt(path=name, text=text)
    return speak(scene, *(again(scene)[0].replies if scene.state.running else ()), saved=saved)


def _restart(scene: Scene, _: str) -> Said:
    return go_on(scene.at(start_over(scene.check, scene.state)), FORGOTTEN)


def stop(scene: Scene, _: str = "") -> Said:
    """Leave the check; the answers are kept."""
    return notice(scene.context, scene.state._replace(stage=Stage.AWAY, reopened=None), LEFT)


ACTIONS: Final[Mapping[Control, Callable[[Scene, str], Said | None]]] = {
    Control.BACK: _back,
    Control.CHANGE: _change,
    Control.REVIEW: _review,
    Control.WHY: _explained(asking.why_asked),
    Control.HELP: explained,
    Control.KEEP: _keep,
    Control.SAVE: _save,
    Control.RESTART: _restart,
    Control.STOP: stop,
}
"""What is done when it is asked for; None where the line meant something else after all."""
