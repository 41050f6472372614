"""Conversations are read turn by turn, with what each must reach and what counts as right as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from advisor.example import Example
from advisor.model import Place
from advisor.reading.examples import load_conversations, load_examples, mistakes_of
from advisor.reading.folder import find

from .sample import write
from .test_examples import DETAILS, TOPIC

if TYPE_CHECKING:
    from pathlib import Path

FILE = "examples/conversations/talk.yaml"
TEXT = """\
- turns:
    - question: hi, I am a nurse
      topic: told
      or: [greeting]
    - question: how much, and can I pay it in halves
      topic: [aid, tuition/halves]
      program: ms
    - question: does it fit me
      check: fit
- turns:
    - {question: in halves?, topic: tuition, detail: halves, or: [tuition, none]}
    - {question: halves, topic: tuition/halves, known_gap: yes}
"""


def at(line: int, column: int = 7) -> Place:
    return Place(file=f"knowledge/{FILE}", line=line, column=column)


def test_conversations_are_read_turn_by_turn(tmp_path: Path) -> None:
    home = write(tmp_path, {"topics/tuition.yaml": TOPIC + DETAILS, FILE: TEXT})
    (first, second), problems = load_conversations(home)
    assert problems == ()
    assert first.turns == (
        Example(question="hi, I am a nurse", topics=(), told=True, alternatives=("greeting",), place=at(2)),
        Example(
            question="how much, and can I pay it in halves",
            topics=("aid", "tuition/halves"),
            programs=("ms",),
            place=at(5),
        ),
        Example(question="does it fit me", topics=(), check="fit", place=at(8)),
    )
    halves = Example(question="in halves?", topics=("tuition",), detail="halves", place=at(11))
    assert second.turns == (
        halves._replace(alternatives=("tuition", "none")),
        halves._replace(question="halves", place=at(12), known_gap=True),
    )
    assert (first.place, second.place) == (at(1, 3), at(10, 3))


def test_a_conversation_is_no_example_and_may_have_the_name_of_a_file_of_them(tmp_path: Path) -> None:
    examples = "- {question: how much, topic: told, or: [tuition/halves]}\n"
    home = write(tmp_path, {"topics/tuition.yaml": TOPIC + DETAILS, FILE: TEXT, "examples/talk.yaml": examples})
    problems = list[object]()
    assert len(find(home, problems)) > 2  # type: ignore[arg-type] # whatever they are, there are none
    (example,), found = load_examples(home)
    assert (example.question, example.told, example.alternatives) == ("how much", True, ("tuition/halves",))
    assert (problems, found, len(load_conversations(home)[0])) == ([], (), 2)


WHOLE = "- turns: [{question: how much, topic: tuition}]\n"


@pytest.mark.parametrize(
    ("turn", "rule", "told"),
    [
        ("{question: a, topic: tution}", "unknown-topic", "did you mean 'tuition'?"),
        ("{question: a, topic: tution/halves}", "unknown-topic", "did you mean 'tuition'?"),
        ("{question: a, topic: tuition/halvs}", "unknown-detail", "did you mean 'halves'?"),
        ("{question: a, topic: [aid, tuition/halvs]}", "unknown-detail", "did you mean 'halves'?"),
        ("{question: a, topic: tuition, or: [tuition/halvs]}", "unknown-detail", "did you mean 'halves'?"),
        ("{question: a, topic: tuition, detail: halvs}", "unknown-detail", "did you mean 'halves'?"),
        ("{question: a, topic: aid/halves}", "unknown-detail", "it has none"),
        ("{question: a, topic: greeting/halves}", "unknown-detail", "it has none"),
        ("{question: a, check: fitt}", "unknown-check", "did you mean 'fit'?"),
        ("{question: a, topic: tuition, check: fit}", "topic-or-check", "this names check and topic"),
        ("{question: a}", "topic-or-check", "this names nothing, and must name one of the two"),
        ("{question: a, topic: [aid, tuition], detail: halves}", "detail-of-one-topic", "[some-topic/halves,"),
        ("{question: a, topic: tuition/halves, detail: halves}", "detail-of-one-topic", "belongs to one topic"),
        ("{question: a, check: fit, detail: halves}", "detail-of-one-topic", "belongs to one topic"),
        ("{question: a, topic: tuition, programm: ms}", "unknown-field", "did you mean 'program'?"),
        ("{topic: tuition}", "missing-field", "the field 'question' is missing"),
    ],
)
def test_a_mistake_is_reported_and_its_conversation_left_out(tmp_path: Path, turn: str, rule: str, told: str) -> None:
    broken = f"- turns: [{{question: how much, topic: tuition}}, {turn}]\n"
    home = write(tmp_path, {"topics/tuition.yaml": TOPIC + DETAILS, FILE: broken + WHOLE})
    conversations, problems = load_conversations(home)
    assert [(problem.rule, problem.place.line) for problem in problems] == [(rule, 1)]
    assert told in problems[0].message
    kept = 2 if rule == "unknown-field" else 1  # what is only misspelt is read as what was meant
    assert len(conversations) == kept
    assert mistakes_of(find(home, [])) == problems


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("- turns: []\n", "list-length"),
        ("- {}\n", "missing-field"),
        ("- turnss:\n", "unknown-field"),
        ("x: y\n", "not-a-list"),
    ],
)
def test_a_conversation_has_turns(tmp_path: Path, text: str, rule: str) -> None:
    conversations, problems = load_conversations(write(tmp_path, {FILE: text}))
    assert conversations == ()
    assert rule in {problem.rule for problem in problems}


def test_details_of_a_topic_that_cannot_be_read_as_a_whole_are_not_doubted(tmp_path: Path) -> None:
    turn = "- turns: [{question: a, topic: tuition/rent, or: [tuition/food]}]\n"
    home = write(tmp_path, {"topics/tuition.yaml": TOPIC + "x: : y\n", FILE: turn})
    (conversation,), problems = load_conversations(home)
    assert (conversation.turns[0].detail, problems) == ("rent", ())
