"""Whatever bytes a knowledge file holds, loading never raises, and says where each problem is."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.reading import attempt, nodes
from advisor.reading.characters import MAX_BAD_LINES
from advisor.reading.load import load

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


SECONDS = 5
"""What a hostile file may cost where coverage is measured too; without it, each takes less than 2 seconds."""
SLOW = {
    "nothing but NUL": b"\0" * 1_000_000,
    "nothing but bad bytes": b"\xff\n" * 500_000,
    "many texts": b"[a" + b",a" * 49_000 + b"]",
    "many fields": b"".join(b"k%d: v\n" % number for number in range(45_000)),
    "many items": b"ask:\n" + b"".join(b"- k %d\n" % number for number in range(90_000)),
    "many mistakes": b"a: b: c\n" * 120_000,
    "mistakes at the end": b"ask:\n" + b"- x\n" * 20_000 + b"- a: b: c\n" * 60,
    "an open quote": b"a: '" + b"\n" * 999_000,
    "many quotes": b'"\n' * 500_000,
    "many tabs": b"\tx\n" * 300_000,
    "deeper and deeper": b"".join(b" " * depth + b"a:\n" for depth in range(1_400)),
}


@pytest.mark.parametrize("name", ["advisor.yaml", "outside.yaml", "topics/aid.yaml"])
@pytest.mark.parametrize("data", [pytest.param(data, id=name) for name, data in SLOW.items()])
def test_hostile_files_are_read_or_refused_in_time(tmp_path: Path, name: str, data: bytes) -> None:
    home = write(tmp_path, {name: data})
    start = time.process_time()
    assert_located(load(home).problems)
    assert time.process_time() - start < SECONDS
