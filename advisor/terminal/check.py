"""The command `check`: lists the eligibility checks, or holds one: with a person, or at once for a program."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from advisor.dialogue.checks.ledger import result_of
from advisor.dialogue.checks.offering import how_many
from advisor.dialogue.checks.progress import path
from advisor.dialogue.checks.starting import find_check
from advisor.dialogue.conversation import Checking, Conversation, Stage
from advisor.dialogue.replies import CheckResult, Turn
from advisor.eligibility.answers import Refused, parse_answers, valid_values
from advisor.eligibility.model import Answers, Check
from advisor.engine import Opened, open_for_checks
from advisor.model import CheckSummary, Knowledge
from advisor.reading.nearest import no_such
from advisor.terminal import plain, record, streams
from advisor.terminal.opening import Desk, open_desk, refusal
from advisor.terminal.options import CannotUseError, Look, Options
from advisor.terminal.showing import show, show_lines
from advisor.terminal.talk import Readers, answer, say, wipe

DONE = 0
HOW_TO_LEAVE = "To leave, type quit."
_LEAVING = frozenset({"quit", "exit", "stop", "done"})


def run(options: Options, name: str | None, answers: Sequence[str]) -> int:
    """Hold the check of that name with these answers ahead, or list all checks; return the exit status."""
    opened = open_for_checks(options.folder)
    knowledge = _usable(opened, options.folder)
    if name is None and not answers:
        return _list(opened, knowledge, options)
    check = _named(opened, knowledge, name)
    given = _taken(check, answers)
    if options.json:
        streams.say_json(record.dumped(record.of_result(result_of(knowledge, check, given))))
        return DONE
    desk = open_desk(options.knowledge, options.program)
    return _hold(desk, options, desk.start._replace(checking=Checking(answers=given)), check)


def _list(opened: Opened, knowledge: Knowledge, options: Options) -> int:
    """List the checks: for people with how many questions each takes, for programs with all that can be answered."""
    if options.json:
        for check in opened.checks.values():
            streams.say_json(record.dumped(_record(check, knowledge.checks[check.id])))
        return DONE
    width = max((len(each) for each in knowledge.checks), default=0)
    lines = [f"{each.id:<{width}}  {each.title}, {how_many(each)}" for each in knowledge.checks.values()]
    if lines:
        lines += ["", "To begin one: advisor check NAME"]
    show_lines(list(plain.paragraphs("\n".join(lines or ["There is no check here."]))), Look.PLAIN)
    return DONE


def _record(check: Check, summary: CheckSummary) -> dict[str, object]:
    counts = {"about": summary.about, "fewest": summary.fewest, "most": summary.most}
    asked = [{"id": each.id, "text": each.wording, "answers": valid_values(each)} for each in check.questions]
    return {"check": check.id, "title": check.title, **counts, "questions": asked}


def _hold(desk: Desk, options: Options, conversation: Conversation, check: Check) -> int:
    """Begin the check, and go on with a person on a terminal or with the lines that are piped in."""
    turn, conversation = desk.answer(f"/check {check.id}", conversation)
    if streams.is_terminal(sys.stdin) and streams.is_terminal(sys.stdout):
        say([*plain.view(turn, desk.knowledge), *_how_to_leave(turn)], options.look)
        return _with_person(desk, options.look, conversation)
    show(_final(turn), desk.knowledge, options)
    if conversation.checking.stage is not Stage.DONE:
        _with_lines(desk, options, conversation, check)
    return DONE


def _final(turn: Turn) -> Turn:
    """Return the turn without what could be typed next, where nobody can type."""
    bare = (reply._replace(hint="") if isinstance(reply, CheckResult) else reply for reply in turn.replies)
    return turn._replace(replies=tuple(bare))


def _with_person(desk: Desk, look: Look, conversation: Conversation) -> int:
    """Take what is typed until the check is left; Ctrl-C leaves it at once."""
    read = Readers(look, desk.knowledge)
    while True:
        try:
            line = read(conversation)
        except EOFError:
            streams.say("")
            return DONE
        if not line:
            continue
        if conversation.checking.stage is Stage.DONE and line.lower() in _LEAVING:
            return DONE
        turn, conversation = answer(desk, line, conversation)
        if turn.wipe:
            wipe(read, look)
        if turn.leave or conversation.checking.stage is Stage.AWAY:
            return DONE
        say([*plain.view(turn, desk.knowledge), *_how_to_leave(turn)], look)


def _how_to_leave(turn: Turn) -> Iterator[plain.Line]:
    if any(isinstance(reply, CheckResult) for reply in turn.replies):
        yield from plain.paragraphs(HOW_TO_LEAVE)


def _with_lines(desk: Desk, options: Options, conversation: Conversation, check: Check) -> None:
    """Take an answer from each line; at the end give the result so far, if it is not there yet."""
    for line in streams.lines():
        turn, conversation = answer(desk, line, conversation)
        if turn.leave or conversation.checking.stage is Stage.AWAY:
            return
        show(_final(turn), desk.knowledge, options, first=False)
    if conversation.checking.stage is not Stage.DONE:
        result = result_of(desk.knowledge, check, path(check, conversation.checking))
        show(Turn(question="", replies=(result,)), desk.knowledge, options, first=False)


def _usable(opened: Opened, folder: Path) -> Knowledge:
    if opened.knowledge is None:
        raise CannotUseError(refusal(folder, opened.problems))
    return opened.knowledge


def _named(opened: Opened, knowledge: Knowledge, name: str | None) -> Check:
    """Return the check that is named, as in a conversation; raises `CannotUseError`, naming the nearest or else all."""
    meant = find_check(knowledge.checks.values(), name) if name else None
    check = opened.checks.get(meant.id if meant else "")
    if check is None:
        known = f"the checks are: {', '.join(opened.checks) or 'none'}"
        wrong = no_such("check", name, opened.checks, known) if name else f"--answer needs the name of a check; {known}"
        raise CannotUseError(wrong)
    return check


def _taken(check: Check, answers: Sequence[str]) -> Answers:
    """Return answers given ahead; raises `CannotUseError` where one is not valid."""
    given = parse_answers(check, answers)
    if isinstance(given, Refused):
        raise CannotUseError(given.message)
    return given
