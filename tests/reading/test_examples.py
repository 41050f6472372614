"""Example questions are read with the topics that they must reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from advisor.example import Example
from advisor.model import Place
from advisor.reading.examples import load_examples

from .sample import write

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
- question: how much
  topic: tuition
  program: ms
- question: help, and hello
  topic: [aid, greeting]
- question: parking
  topic: none
- question: broken
  topic: tution
"""


def test_examples_are_read_and_their_mistakes_reported(tmp_path: Path) -> None:
    home = write(tmp_path, {"examples/a.yaml": TEXT, "examples/b.yaml": "x: y\n", "examples/c.yaml": ""})
    examples, problems = load_examples(home)
    file = "knowledge/examples/a.yaml"
    assert examples == (
        Example(question="how much", topics=("tuition",), programs=("ms",), place=Place(file=file, line=1, column=3)),
        Example(question="help, and hello", topics=("aid", "greeting"), place=Place(file=file, line=4, column=3)),
        Example(question="parking", topics=(), place=Place(file=file, line=6, column=3)),
    )
    assert [str(problem.place) for problem in problems] == [f"{file}:9:10", "knowledge/examples/b.yaml:1:1"]
    assert "did you mean 'tuition'?" in problems[0].message


TOPIC = """\
title: Costs
category: money
ask: [how much is it]
answers: {any: {text: It costs 5., sources: [fees]}}
"""
DETAILS = """\
details:
  halves: {title: Paying in halves, ask: [pay in halves], answers: {any: {short: Yes., sources: [fees]}}}
"""
WITH_DETAIL = "- {question: two halves, topic: tuition, detail: halves}\n"


@pytest.mark.parametrize(
    ("topic", "detail", "told"),
    [
        (TOPIC + DETAILS, "halvs", ["there is no detail of topic 'tuition' called 'halvs'; did you mean 'halves'?"]),
        (TOPIC + DETAILS, "rent", ["there is no detail of topic 'tuition' called 'rent'; advisor kb show tuition"]),
        (TOPIC, "halves", ["there is no detail of topic 'tuition' called 'halves'; it has none"]),
        (TOPIC + "x: : y\n", "halves", []),
    ],
    ids=["misspelt", "another", "a topic without details", "a topic that cannot be read as a whole"],
)
def test_a_detail_must_be_one_of_the_topic(tmp_path: Path, topic: str, detail: str, told: list[str]) -> None:
    examples = WITH_DETAIL.replace("detail: halves", f"detail: {detail}")
    home = write(tmp_path, {"topics/tuition.yaml": topic, "examples/a.yaml": examples})
    found, problems = load_examples(home)
    assert [each.detail for each in found] == [detail] * (not told)
    assert [problem.message[: len(start)] for problem, start in zip(problems, told, strict=True)] == told
    assert [(problem.place.column, problem.rule) for problem in problems] == [(50, "unknown-detail")] * len(told)


def test_the_detail_of_an_example_is_read(tmp_path: Path) -> None:
    home = write(tmp_path, {"topics/tuition.yaml": TOPIC + DETAILS, "examples/a.yaml": WITH_DETAIL})
    examples, problems = load_examples(home)
    assert ([(each.topics, each.detail) for each in examples], problems) == ([(("tuition",), "halves")], ())
