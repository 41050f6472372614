"""Every path of every check, through the real prompt, ends as the engine judges; back and change lead to the same."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from advisor.dialogue.replies import CheckResult
from advisor.eligibility.judge import judge
from advisor.eligibility.model import UNSURE, Answers, Check, Question, Value, choices
from advisor.eligibility.order import next_question
from advisor.eligibility.space import classes
from advisor.engine import Opened
from advisor.terminal.editor import editor

from .conftest import Run, Talk

CHECKS = ("mba-track", "program-fit", "yellow-ribbon")


def paths(check: Check, given: Answers) -> Iterator[Answers]:
    """Yield the answers of every way through a check, "not sure" at every question among them."""
    question = next_question(check, given)
    if question is None:
        yield given
        return
    for value in (*classes(check, question), UNSURE):
        yield from paths(check, {**given, question.id: value})


def typed(question: Question, value: Value, way: int) -> str:
    """Return one of the ways to type an answer: its id, its number, or its label."""
    offered = dict(choices(question))
    if value == UNSURE or value not in offered:
        return str(value)
    return (str(value), str([*offered].index(str(value)) + 1), offered[str(value)])[way % 3]


def lines(check: Check, answers: Answers, way: int = 0) -> list[str]:
    """Return what is typed to give these answers."""
    asked = ((check.question(key), value) for key, value in answers.items())
    return [typed(question, value, way + place) for place, (question, value) in enumerate(asked) if question]


@pytest.mark.parametrize("name", CHECKS)
def test_every_path_ends_in_its_outcome(name: str, checks: Mapping[str, Check], shipped: Path, run: Run) -> None:
    check = checks[name]
    ways = list(paths(check, {}))
    script = [line for way, answers in enumerate(ways) for line in [*lines(check, answers, way), "start over"]]
    ran = run("chat", "--json", stdin="\n".join([f"/check {name}", *script]), knowledge=shipped)
    assert ran.status == 0
    turns = [json.loads(line) for line in ran.out.splitlines()]
    ends = [turn for turn, after in pairwise(turns) if after["question"] == "start over"]
    assert len(ends) == len(ways)
    for end, answers in zip(ends, ways, strict=True):
        (reply,) = end["replies"]
        expected = judge(check, answers)
        assert (reply["kind"], reply["outcome"], reply["missing"], reply["answers"]) == (
            "check",
            expected.id,
            list(expected.missing),
            dict(answers),
        )
        assert [each["holds"] for each in reply["reasons"]] == [each.holds for each in expected.criteria if each.text]


@pytest.mark.parametrize("name", CHECKS)
def test_the_prompt_of_a_terminal_takes_the_answers(name: str, opened: Opened) -> None:
    check = opened.checks[name]
    first = {judge(check, answers).id: answers for answers in paths(check, {})}
    with create_pipe_input() as keys:
        read = editor(lambda: "> ", lambda _: [], remember=False, source=keys, screen=DummyOutput())
        for outcome, answers in first.items():
            talk = Talk(opened=opened)
            talk.say(f"/check {name}")
            for line in lines(check, answers):
                keys.send_text(line + "\r")
                talk.say(read())
            assert isinstance(talk.turn.replies[-1], CheckResult)
            assert talk.turn.replies[-1].outcome == outcome


def samples(check: Check) -> Iterator[dict[str, Value]]:
    """Yield complete sets of answers, the same ones every time."""
    some = random.Random(7)  # noqa: S311 nothing is to be kept secret
    for _ in range(12):
        yield {each.id: some.choice([*classes(check, each), UNSURE]) for each in check.questions}


def held(talk: Talk, check: Check, answers: Answers) -> CheckResult:
    """Answer whatever is asked until the result is there."""
    while not talk.done:
        reply = talk.turn.replies[-1]
        question = check.question(getattr(reply, "question", ""))
        assert question
        talk.say(typed(question, answers[question.id], 0))
    return talk.result(f"/check {check.id}")


def begun(opened: Opened, check: Check, answers: Answers, questions: int) -> Talk:
    """Return a talk in which so many questions are answered."""
    talk = Talk(opened=opened)
    asked = talk.asked(f"/check {check.id}")
    for _ in range(questions):
        question = check.question(asked.question)
        assert question
        asked = talk.asked(typed(question, answers[question.id], 0))
    return talk


@pytest.mark.parametrize("name", CHECKS)
def test_back_and_change_from_every_question_are_as_answering_so_from_the_start(name: str, opened: Opened) -> None:
    check = opened.checks[name]
    tried = 0
    for answers in samples(check):
        asked = held(begun(opened, check, answers, 0), check, answers).given
        for at in range(1, len(asked)):
            for which in range(at):
                question = check.question(asked[which].question)
                assert question
                for other in {*classes(check, question), UNSURE} - {answers[question.id]}:
                    wanted = {**answers, question.id: other}
                    expected = held(begun(opened, check, wanted, 0), check, wanted)
                    back, change = (begun(opened, check, answers, at) for _ in range(2))
                    back.say(*["back"] * (at - which), typed(question, other, 0))
                    change.say("change", str(which + 1), typed(question, other, 0))
                    assert held(back, check, wanted) == held(change, check, wanted) == expected
                    tried += 1
    assert tried >= 10
