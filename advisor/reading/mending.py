"""Writes a broken line as it should be, to show in messages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_SHOWN = 120
"""Characters of a line that a message repeats."""
LOST_AFTER_HASH = re.compile(r"\s+(#[^\s#].*)")
"""What YAML takes for a comment after a text, though it looks like text: no space follows the #."""

_PREFIX = re.compile(r"\s*(?:- +)*(?:[\w-]+\s*:\s+)?")


def special(line: str, character: str) -> str:
    """Return the message for a text that begins with a character which means something else in YAML."""
    why = f"'{character}' at the start of a text has a meaning of its own in these files"
    return f"{why}. Put the text in quotes: {mended(line)}"


def lost_after_hash(line: str, lost: str) -> str:
    """Return the message for text that is taken for a comment."""
    why = f"'{shortened(lost)}' is not shown to students, because a # after a space starts a comment"
    return f"{why}. Put the text in quotes: {mended(line)}"


def mended(line: str) -> str:
    """Return `line` with its text in quotes; a long line is shown shortened."""
    name, text = _split(line)
    return name + in_quotes(text)


def single_quoted(line: str) -> str:
    """Return `line` with its text in single quotes, in which no character has a meaning of its own."""
    name, text = _split(line)
    return name + "'" + text.strip('"').replace("'", "''") + "'"


def in_quotes(text: str) -> str:
    """Return `text`, shortened, in the quotes that need the fewest changes; quotes around it are replaced."""
    text = shortened(text)
    if len(text) > 1 and (text[0] == text[-1] in "'\"" or (text[0] in "“„" and text[-1] in "”“")):
        text = text[1:-1]
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def shortened(text: str) -> str:
    """Return `text`, without its middle if it is long."""
    return text if len(text) <= MAX_SHOWN else f"{text[: MAX_SHOWN // 2]} … {text[-MAX_SHOWN // 4 :]}"


def left_out(lines: Sequence[int]) -> str:
    """Return the sentence that says which lines (from 0) are not read; all, if there is none."""
    if not lines:
        return ". Until then, this file is left out"
    if len(lines) == 1:
        return f". Until then, line {lines[0] + 1} is left out"
    return f". Until then, lines {lines[0] + 1} to {lines[-1] + 1} are left out"


def _split(line: str) -> tuple[str, str]:
    """Return the name (or dash) that a line starts with, and its text."""
    start = len(found[0]) if (found := _PREFIX.match(line)) else 0
    name = line[:start].strip()
    return f"{name} " if name else "", line[start:].strip()
