"""Counts what a piece of work costs: by the calls that it makes, which are the same on any machine, however busy."""

from __future__ import annotations

from collections.abc import Callable
from cProfile import Profile
from pstats import Stats
from typing import TypeVar

Result = TypeVar("Result")


def counted(work: Callable[[], Result]) -> tuple[Result, int]:
    """Return what some work gives, and how many calls it takes; a core makes some four million in a second."""
    profile = Profile()
    result = profile.runcall(work)
    return result, Stats(profile).total_calls  # type: ignore[attr-defined]  # not in the stubs
