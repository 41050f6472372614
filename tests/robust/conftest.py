"""What the tests of robustness share: the command line run within the test."""

from __future__ import annotations

from terminal.conftest import interruptible, plain_environment, run

__all__ = ["interruptible", "plain_environment", "run"]
