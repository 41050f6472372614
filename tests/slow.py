"""The mark of tests that take minutes: they run where ADVISOR_SLOW or CI is set."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import ParamSpec

import pytest

P = ParamSpec("P")
_WISHED = os.environ.get("ADVISOR_SLOW") or os.environ.get("CI")


def SLOW(test: Callable[P, None]) -> Callable[P, None]:  # noqa: N802 it reads as the mark that it is
    """Mark a test as slow, and leave it out unless slow ones are wished for."""
    marked: Callable[P, None] = pytest.mark.slow(
        pytest.mark.skipif(not _WISHED, reason="ADVISOR_SLOW is not set")(test)
    )
    return marked
