"""What those who read from the terminal are, and those who complete what is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

Reader: TypeAlias = Callable[[], str]
"""Returns what was typed; raises EOFError at the end, and KeyboardInterrupt for Ctrl-C on an empty line."""

Completions: TypeAlias = Callable[[str], Iterable[str]]
"""Returns what a line that begins as typed may become."""
