"""What stands for a detail that was taken out, and how a word is told from such a mark."""

from __future__ import annotations

import re

NAME, ADDRESS, NUMBER = "[name]", "[address]", "[number]"
TAKEN_OUT = re.compile(r"\[(?:name|address|number)\]")

Span = tuple[int, int]
"""Where a detail begins and ends."""


def replaced(text: str, spans: list[Span], mark: str) -> str:
    """Return a text with a mark in the place of each span; spans that meet or overlap become one."""
    parts: list[str] = []
    done = 0
    for start, end in sorted(spans):
        if start >= done or not parts:
            parts += [text[done:start], mark]
        done = max(done, end)
    return "".join([*parts, text[done:]])
