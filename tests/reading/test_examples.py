"""Example questions are read with the topics that they must reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.model import Example, Place
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
