"""No slip of the hand anywhere in the shipped knowledge base is lost in silence."""

from __future__ import annotations

from collections import Counter
from random import Random

from .mutate import Fate, benches, rounds
from .slips import SLIPS

FOUND = {Fate.THERE}
CERTAINLY_THERE = (
    "a key misspelt", "a key twice", "a colon in text", "a tab as indent", "a byte of Latin-1",
    "an invisible character", "a day that does not exist", "a wrong id", "smart quotes around",
)  # fmt: skip
"""Slips whose very line is named, unless students see them as they were written, such as a colon after a bar."""


def test_each_slip_is_reported_or_shows_as_it_was_written() -> None:
    random = Random(20)  # noqa: S311 - nothing to keep secret here
    small = [bench for bench in benches() if len(bench.text) < 30_000]
    fates = [(kind, fate, bench, slip) for kind, bench, slip, fate in rounds(small, random, 4 * len(SLIPS))]
    assert [(kind, bench.file.name, slip.line) for kind, fate, bench, slip in fates if fate is Fate.SILENT] == []
    assert {
        kind for kind, fate, *_ in fates if kind in CERTAINLY_THERE and fate not in {Fate.THERE, Fate.SHOWN}
    } == set()
    assert Counter(fate in FOUND for _, fate, *_ in fates)[True] > len(fates) / 2
