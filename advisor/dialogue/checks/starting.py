"""Begins an eligibility check, or asks which: by a demand, "yes" to an offer, its name, or where it was left."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.dialogue.checks.controls import agrees, declines, demands, names_check, resumes
from advisor.dialogue.checks.interview import Scene, go_on, notice
from advisor.dialogue.checks.offering import demanded_check, how_many
from advisor.dialogue.checks.progress import begin
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Checking, Said, Stage
from advisor.dialogue.replies import Answered
from advisor.model import CheckSummary

NO_CHECKS = "There is nothing here that I can check with you."
DECLINED = "All right. Whenever you like, type /check."


def reply(context: Context) -> Said | None:
    """Begin a check if the line asks for one."""
    state = context.conversation.checking
    if state.listed and (picked := find_check(context.knowledge.checks.values(), context.line.strip())):
        return start(context, picked.id)
    if state.proposed and agrees(context.line):
        return start(context, state.proposed)
    if state.proposed and declines(context.line):
        return notice(context, state._replace(proposed=None), DECLINED)
    if resumes(context.line) and state.check and state.stage is Stage.AWAY:
        return start(context, state.check)
    if demands(context.line):
        return _demanded(context, state)
    named = demanded_check(context)
    return start(context, named.id) if named and names_check(context.line) else None


def start_named(context: Context, name: str) -> Said:
    """Begin the check of that name; without a name go on with the one that was left, or list them."""
    state = context.conversation.checking
    found = find_check(context.knowledge.checks.values(), name) if name else None
    if found:
        return start(context, found.id)
    if name:
        return _list(context, f"I have no check called '{name[:40]}'.")
    here = state.check or state.proposed or (next(iter(context.checks)) if len(context.checks) == 1 else None)
    return start(context, here) if here else _list(context)


def start(context: Context, name: str, first: tuple[Answered, ...] = ()) -> Said:
    """Begin a check, or go on where it was left; `first` is said before."""
    check = context.checks.get(name)
    state = context.conversation.checking
    if check is None:
        return notice(context, state._replace(proposed=None), NO_CHECKS)
    fresh = check.id not in state.known
    scene = Scene(context=context, check=check, state=begin(check, state))
    turn, after = go_on(scene, fresh=fresh)
    return turn._replace(replies=(*first, *turn.replies)), after


def start_after(context: Context, summary: CheckSummary, said: Said) -> Said:
    """Begin a check that somebody asked for, after what was answered to it, if that was to the point."""
    turn, _ = said
    answers = tuple(each for each in turn.replies if isinstance(each, Answered) and each.check == summary.id)
    return start(context, summary.id, answers)


def _demanded(context: Context, state: Checking) -> Said | None:
    """Begin the check that is spoken of: offered last, left before, or named by the topic in focus."""
    topic = context.knowledge.topics.get(context.conversation.topic or "")
    spoken_of = state.proposed or (topic.check if topic else None)
    if spoken_of:
        return start(context, spoken_of)
    return start_named(context, "") if names_check(context.line) else None


def _list(context: Context, said: str = "") -> Said:
    """Ask which check is meant."""
    checks = context.knowledge.checks.values()
    if not checks:
        return notice(context, context.conversation.checking, NO_CHECKS)
    lines = [f"{number}. {each.title} ({how_many(each)})" for number, each in enumerate(checks, start=1)]
    ask = "What would you like to check? Type its number or its name."
    state = context.conversation.checking._replace(listed=True)
    return notice(context, state, "\n".join([*filter(None, [said]), ask, *lines]))


def find_check(known: Iterable[CheckSummary], name: str) -> CheckSummary | None:
    """Return the check that is named by its number, by its id or title, or by the beginning of one of these."""
    checks, wanted = list(known), name.lower().strip(" .?!")
    if wanted.isdecimal():
        return checks[int(wanted) - 1] if 0 < int(wanted[:4]) <= len(checks) else None
    exact = [each for each in checks if wanted in {each.id, each.title.lower()}]
    begun = [each for each in checks if wanted and _begins(f"{each.id} {each.title}", wanted)]
    found = exact or begun
    return found[0] if len(found) == 1 else None


def _begins(names: str, wanted: str) -> bool:
    """Tell whether one of the words of an id and a title begins with what was typed."""
    return f" {wanted}" in f" {names.lower().replace('-', ' ')} {names.lower()}"
