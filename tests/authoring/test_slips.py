"""Each slip of the hand in the shipped knowledge base is reported at its line, or shows exactly as it was written."""

from __future__ import annotations

from random import Random

from .mutate import Fate, benches, rounds
from .slips import SLIPS

KEPT = {Fate.THERE, Fate.SHOWN, Fate.SAME}


def test_each_slip_is_reported_at_its_line_or_shows_as_it_was_written() -> None:
    random = Random(20)  # noqa: S311 - nothing to keep secret here
    small = [bench for bench in benches() if len(bench.text) < 30_000]
    fates = [(kind, fate, bench, slip) for kind, bench, slip, fate in rounds(small, random, 4 * len(SLIPS))]
    assert [(kind, bench.file.name, slip.places) for kind, fate, bench, slip in fates if fate not in KEPT] == []
    assert sum(fate is Fate.THERE for _, fate, *_ in fates) > len(fates) / 2
