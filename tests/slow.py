"""The mark of tests that take minutes: they run where ADVISOR_SLOW or CI is set."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

import pytest

T = TypeVar("T", bound=Callable[..., Any])


def SLOW(test: T) -> T:  # noqa: N802 it reads as the mark that it is
    """Mark a test as slow, and leave it out unless slow ones are wished for."""
    wished = os.environ.get("ADVISOR_SLOW") or os.environ.get("CI")
    return pytest.mark.slow(pytest.mark.skipif(not wished, reason="ADVISOR_SLOW is not set")(test))
