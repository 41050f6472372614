"""Goes on with a check after a line that it did not take: a question in between, a goodbye, or words not understood."""

from __future__ import annotations

from typing import Final

from advisor.dialogue.checks import asking
from advisor.dialogue.checks.interview import (
    Scene,
    again,
    asks,
    asks_about,
    calls,
    explained,
    scene_of,
    stop,
    taken,
)
from advisor.dialogue.checks.progress import current, path
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Said, Stage
from advisor.dialogue.replies import Answered, Choices, Notice, Reply, Talk, Turn
from advisor.eligibility.words import attempts

FAREWELL: Final = "bye"
"""Whatever the knowledge base takes for the same as this leaves a check."""
NAME_ONE = "Type the name of the one you mean; a number alone answers the check."


def interrupted(context: Context, said: Said) -> Said:
    """Ask again after a question of somebody's own was answered, or where nothing was understood."""
    scene = scene_of(context)
    turn, after = said
    if scene is None:
        return turn, after._replace(checking=after.checking._replace(stage=Stage.AWAY))
    if _says_goodbye(context, turn):
        return _goodbye(scene, said)
    if asks_about(scene) and not any(isinstance(each, Answered) for each in turn.replies):
        return explained(scene, "")
    asked = asks(scene)
    told = any(isinstance(each, Answered | Talk) for each in turn.replies)
    if turn.aside or (told and (asked or not _attempts(scene))):
        return _asked_again(scene, said)
    answer = taken(scene) if _may_answer(scene) else None
    return answer or (_asked_again(scene, said) if asked else again(scene, _not_understood(scene)))


def _may_answer(scene: Scene) -> bool:
    """Tell whether a line may be taken: no question is an answer, but the words of one pick it to be changed."""
    picks = scene.state.stage is Stage.CHANGING and not scene.context.line.rstrip().endswith("?")
    return picks or not asks(scene)


def _asked_again(scene: Scene, said: Said) -> Said:
    """Say what the others had to say, and then ask again; the numbers are left to the check."""
    turn, after = said
    replies = (*map(_without_numbers, turn.replies), *again(scene)[0].replies)
    return turn._replace(replies=replies), after._replace(offered=(), checking=scene.state)


def _without_numbers(reply: Reply) -> Reply:
    if not isinstance(reply, Choices):
        return reply
    lines = [reply.text, *(f"- {choice.title}" for choice in reply.choices), NAME_ONE]
    return Notice(text="\n".join(lines))


def _says_goodbye(context: Context, turn: Turn) -> bool:
    """Tell whether a line is a goodbye, however it is said."""
    understanding = context.understanding
    farewell = understanding.best(understanding.find(FAREWELL))
    names = [each.topic if isinstance(each, Talk) else None for each in turn.replies]
    return farewell is not None and names == [farewell.id]


def _goodbye(scene: Scene, said: Said) -> Said:
    """Say goodbye, and leave the check."""
    turn, after = said
    left, stopped = stop(scene)
    return turn._replace(replies=(*turn.replies, *left.replies)), after._replace(checking=stopped.checking)


def _attempts(scene: Scene) -> bool:
    """Tell whether a line is about what is asked, though it is no plain answer to it: then nobody else answers it."""
    question = current(scene.check, scene.state)
    if question is None or scene.state.stage is Stage.CHANGING:
        typed = scene.context.line.strip()
        return typed.isdecimal() or any(calls(each, typed) for each in scene.check.questions)
    return attempts(question, scene.context.line)


def _not_understood(scene: Scene) -> str:
    question = current(scene.check, scene.state)
    if question is None or scene.state.stage is Stage.CHANGING:
        return asking.not_there(scene.context.line.strip(), scene.check, path(scene.check, scene.state))
    return asking.not_understood(question, scene.context.line)
