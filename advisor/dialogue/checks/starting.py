"""Begins an eligibility check, or asks which: by a demand, "yes" to an offer, its name, or where it was left."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.dialogue.checks.controls import (
    agrees,
    at_number,
    check_named,
    declines,
    demands,
    lists,
    names_check,
    resumes,
    switches,
)
from advisor.dialogue.checks.interview import Scene, go_on, notice, scene_of
from advisor.dialogue.checks.offering import demanded_check, how_many, suits
from advisor.dialogue.checks.progress import begin, current
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Checking, Said, Stage
from advisor.eligibility.model import Question
from advisor.eligibility.words import mentioned, understand
from advisor.model import CheckSummary

NO_CHECKS = "There is nothing here that I can check with you."
PICK_ONE = "What would you like to check? Type its number or its name."
NAME_ONE = "To begin another check, type check and its name; a number alone answers this one."
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
    return None


def named(context: Context) -> Said | None:
    """List the checks, or begin the one that a line names as a check, also in the middle of another."""
    if lists(context.line):
        return _list(context)
    wanted = check_named(context.line)
    found = demanded_check(context) if names_check(context.line) else None
    if not found and wanted and not demands(context.line):
        found = find_check(context.knowledge.checks.values(), wanted)
    return start(context, found.id) if found else None


def switched(context: Context) -> Said | None:
    """Begin another check than the running one: "wait, I meant yellow ribbon"; what answers the question does not."""
    scene, wanted = scene_of(context), switches(context.line)
    question = current(scene.check, scene.state) if scene and scene.state.running else None
    if not wanted or question is None or (_answers(question, context.line) and not names_check(context.line)):
        return None
    found = find_check(context.knowledge.checks.values(), wanted)
    return start(context, found.id) if found else None


def _answers(question: Question, line: str) -> bool:
    """Tell whether a line is an answer, or at least names one."""
    return understand(question, line) is not None or bool(mentioned(question, line))


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


def start(context: Context, name: str) -> Said:
    """Begin a check, or go on where it was left."""
    check = context.checks.get(name)
    state = context.conversation.checking
    if check is None:
        return notice(context, state._replace(proposed=None), NO_CHECKS)
    fresh = check.id not in state.known
    scene = Scene(context=context, check=check, state=begin(check, state))
    return go_on(scene, fresh=fresh)


def _demanded(context: Context, state: Checking) -> Said | None:
    """Begin the check that is spoken of: offered last, left before, or named by the topic in focus."""
    part = context.knowledge.topic(context.conversation.topic)
    topic = context.knowledge.topics[part.id] if part else None
    summary = context.knowledge.checks.get((topic.check if topic else None) or "")
    on_topic = summary.id if summary and suits(context, summary, context.conversation.programs) else None
    spoken_of = state.proposed or on_topic
    if spoken_of:
        return start(context, spoken_of)
    return start_named(context, "") if names_check(context.line) else None


def _list(context: Context, said: str = "") -> Said:
    """Ask which check is meant."""
    checks = context.knowledge.checks.values()
    if not checks:
        return notice(context, context.conversation.checking, NO_CHECKS)
    lines = [f"{each.title} ({how_many(each)})" for each in checks]
    state = context.conversation.checking
    if state.running:
        listed = [NAME_ONE, *(f"- {line}" for line in lines)]
        return notice(context, state, "\n".join([*filter(None, [said]), *listed]))
    listed = [PICK_ONE, *(f"{number}. {line}" for number, line in enumerate(lines, start=1))]
    return notice(context, state._replace(listed=True), "\n".join([*filter(None, [said]), *listed]))


def find_check(known: Iterable[CheckSummary], name: str) -> CheckSummary | None:
    """Return the check that is named by its number, by its id or title, or by the beginning of one of these."""
    checks, wanted = list(known), name.lower().strip(" .?!")
    if wanted.isdecimal():
        return at_number(wanted, checks)
    exact = [each for each in checks if wanted in {each.id, each.title.lower()}]
    begun = [each for each in checks if wanted and _begins(f"{each.id} {each.title}", wanted)]
    found = exact or begun
    return found[0] if len(found) == 1 else None


def _begins(names: str, wanted: str) -> bool:
    """Tell whether one of the words of an id and a title begins with what was typed."""
    return f" {wanted}" in f" {names.lower().replace('-', ' ')} {names.lower()}"
