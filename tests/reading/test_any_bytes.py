"""Whatever bytes a knowledge file holds, loading never raises, and says where each problem is."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import pytest
from counted import counted
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.reading import attempt, nodes
from advisor.reading.characters import MAX_BAD_LINES
from advisor.reading.folder import KnowledgeFile
from advisor.reading.load import load, load_files

from .sample import ADVISOR, AID, OUTSIDE, SOURCES, TUITION, write

if TYPE_CHECKING:
    from advisor.model import Problem

PIECES = [
    *("a", "ask", "title", ": ", ":", "\n", "\n  ", "\n    ", "- ", "\t", "'", '"', "[", "]", "{", "}", ",", "#", " #"),
    *("&x", "*x", "!", "|", ">", "%", "@", "`", "---", "...", "?", "<<", "\\", "\x1b", "\u2028", "é", "yes"),
]
NAMES = ["advisor.yaml", "sources.yaml", "outside.yaml", "smalltalk.yaml", "vocabulary.yaml", "topics/aid.yaml"]
yaml_like = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
quick = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def assert_located(problems: list[Problem] | tuple[Problem, ...]) -> None:
    """Each problem has a place, a rule and a message that can be printed."""
    for problem in problems:
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        assert problem.rule
        assert problem.message
        str(problem).encode()


@quick
@given(text=yaml_like)
def test_any_text_parses_to_nodes_and_problems_with_places(text: str) -> None:
    _, problems = nodes.parse(text, "f.yaml")
    assert_located(problems)
    assert len(problems) <= 2 * attempt.MAX_PROBLEMS + MAX_BAD_LINES
    assert all(problem.place.line <= text.count("\n") + text.count("\r") + 1 for problem in problems)


@quick
@given(name=st.sampled_from(NAMES), data=st.binary(max_size=300) | yaml_like.map(str.encode))
def test_any_bytes_as_a_file_give_only_located_problems(name: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert_located(load(write(Path(folder), {name: data})).problems)


@quick
@given(
    original=st.sampled_from([ADVISOR, SOURCES, OUTSIDE, AID, TUITION]),
    at=st.floats(0, 1),
    piece=st.sampled_from(PIECES),
)
def test_one_slip_of_the_hand_never_takes_everything_down(original: str, at: float, piece: str) -> None:
    cut = int(at * len(original))
    text = original[:cut] + piece + original[cut:]
    node, problems = nodes.parse(text, "f.yaml")
    assert_located(problems)
    assert node is not None


TOPIC = (Path(__file__).parents[2] / "knowledge" / "topics" / "cs-background.yaml").read_text().split("\n")
MOST_CALLS = 8_000_000
"""What any file may cost: in a second, some four million calls read values, and more than ten million look at lines."""


def spoilt(every: int, spoil: Callable[[str], str]) -> bytes:
    """Return a topic of which one line in so many is spoilt."""
    return "\n".join(spoil(line) if number % every == 0 else line for number, line in enumerate(TOPIC)).encode()


HOSTILE = {
    "nothing but NUL": b"\0" * 1_000_000,
    "nothing but bad bytes": b"\xff\n" * 500_000,
    "many texts": b"[a" + b",a" * 39_000 + b"]",
    "many fields": b"".join(b"k%d: v\n" % number for number in range(39_000)),
    "many items": b"ask:\n" + b"".join(b"- k %d\n" % number for number in range(39_000)),
    "many mistakes": b"a: b: c\n" * 49_000,
    "mistakes at the end": b"ask:\n" + b"- x\n" * 20_000 + b"- a: b: c\n" * 60,
    "mistakes below comments": b"# note\n" * 48_000 + b"- a: b: c\n" * 60,
    "mistakes in a long entry": b"a:\n  b:\n" + b"    c: d: e\n" * 49_000,
    "mistakes below a long text": b"a:\n  b: |\n" + b"      words\n" * 19_000 + b"   - c: d: e\n" * 60,
    "a text of many columns": b"a: |\n"
    + b"".join(b" " * (1 + n % 70) + b"b: c\n" for n in range(19_000))
    + b"d: e: f\n" * 60,
    "an open quote": b"a: '" + b"\n" * 49_000,
    "many lines": b"\n" * 999_000,
    "many quotes": b'"\n' * 49_000,
    "many tabs": b"\tx\n" * 49_000,
    "many hashes": b"- a #c\n" * 39_000,
    "deeper and deeper": b"".join(b" " * depth + b"a:\n" for depth in range(1_400)),
    "a line of many items": b"- a: " + b"] - " * 200_000,
    "a line of many quotations": b"a: 'b' " * 120_000,
    "a comment of many fields": b"a: b: c\n#" + b" - a: " * 160_000,
    "a topic of lines without colons": spoilt(9, lambda line: line.replace(":", "", 1)),
    "a topic of lines that begin elsewhere": spoilt(13, lambda line: f" {line}"),
    "a topic of lines without dashes": spoilt(17, lambda line: line.replace("- ", "", 1)),
}


@pytest.mark.parametrize("kind", ["advisor", "outside", "topics"])
@pytest.mark.parametrize("data", [pytest.param(data, id=name) for name, data in HOSTILE.items()])
def test_any_file_is_read_or_refused_with_little_work(kind: str, data: bytes) -> None:
    file = KnowledgeFile(
        path=PurePosixPath(f"{kind}/x.yaml" if kind == "topics" else f"{kind}.yaml"), name="x", data=data
    )
    loaded, calls = counted(lambda: load_files("school", [file]))
    assert_located(loaded.problems)
    assert calls < MOST_CALLS
