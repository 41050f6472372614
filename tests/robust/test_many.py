"""Fifty talks at once while staff save, and one that never ends: no wrong answer, no torn file, no growing memory."""

from __future__ import annotations

import gc
import tracemalloc
from pathlib import Path

import pytest
from checks_ui.sample import write_school
from slow import SLOW

from advisor import Advisor
from advisor.library import Chat

from .many import run

LINES = (
    "what is the tuition;and for the diploma?;instrument;1;/why;hi;is there parking;/check audition;a little;back;5;"
    "change level;well;/program evening;/topics cost;xyzzy {n};tuitoin {n};what about {n} notes;/check course;stop;bye"
).split(";")
FEW = 3_000_000
"""Bytes by which a talk may grow: what was last said, and words that were looked up, which are kept up to a limit."""


def test_fifty_talks_while_staff_save(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    talked, wrong = run(tmp_path, count=50, seconds=0, beat=0.02, seed=7)
    assert wrong == []
    assert len(talked) == 50
    assert len({price for each in talked for price in each.prices}) > 1, "nobody saved meanwhile"


def grown(chat: Chat, turns: int) -> int:
    """Return the bytes by which the memory has grown between the first hundred turns and the last."""
    tracemalloc.start()
    try:
        at = []
        for first, last in ((0, 100), (100, turns)):
            for number in range(first, last):
                chat.say(LINES[number % len(LINES)].format(n=number))
            gc.collect()
            at.append(tracemalloc.get_traced_memory()[0])
        return at[1] - at[0]
    finally:
        tracemalloc.stop()


def test_a_long_talk_remembers_little(tmp_path: Path) -> None:
    assert grown(Advisor.load(write_school(tmp_path)).converse(), 400) < FEW


@SLOW
def test_a_very_long_talk_remembers_little(tmp_path: Path) -> None:
    assert grown(Advisor.load(write_school(tmp_path)).converse(), 10_000) < FEW
