"""Writes a broken line as it should be, to show in messages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from advisor.model import Patch, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MAX_SHOWN = 120
"""Characters of a line that a message repeats."""
CURLY = re.compile("[“„«”]([^“”„«»]+)[”“»]|[‘‚’]([^‘’‚]+)[’‘]")
"""A text that stands in curly quotes as a whole."""
HALF_CURLY = re.compile("[“„«][^“”„«»]*|[^“”„«»]*[”»]")
"""A text with half of a pair at one of its ends."""

_TWO_QUOTATIONS = re.compile(r"(['\"])(?:(?!\1).)+(?<!\s)\1(?!\w).*\1")
"""A text that begins with a quotation which ends before a space or a sign, and ends with another."""
_PREFIX = re.compile(r"\s*(?:- +)*(?:[\w-]+\s*:\s+)?")
_ITEM_ENDS = re.compile(r"[,\]}]")
_QUOTED_BEFORE_HASH = re.compile(r"(['\"])((?:(?!\1)[^\\])*)\1(\s*#.*)")
_FIRST_AND_LAST = re.compile(r"(['\"])(.*)\1|[“„](.*)[”“]")


def special(character: str) -> str:
    """Return the message for a text that begins with a character which means something else in YAML."""
    return f"'{character}' at the start of a text has a meaning of its own in these files. Put the text in quotes"


def lost_after_hash(lost: str) -> str:
    """Return the message for text that is taken for a comment."""
    why = f"'{shortened(lost)}' is not shown to students, because a # after a space starts a comment"
    return f"{why}. Put the text in quotes; or, if it is a comment, put it on a line of its own"


def looks_like_text(before: str, between: str, lost: str) -> bool:
    """Tell whether a # and what follows were meant to be read, by the text before it and what stands between.

    More of a text looks so: no space after the #, or after several words, one space before it.
    """
    return bool(lost[1:2].strip(" \t#")) or (" " in before and len(between) == 1)


def remark(lost: str) -> str:
    """Return the message for what looks like a comment after a text."""
    why = f"'{shortened(lost)}' is a comment that students do not see. If it is, put it on a line of its own"
    return f"{why}; if it is text, put the whole text in quotes"


def curly(text: str) -> str:
    """Return the message for curly quotes around a text."""
    return (
        f"the quotes around {text[:60]} are curly ones, as word processors make them, and students see them. "
        "Type straight quotes, or none"
    )


def straight(text: str, place: Place) -> Patch | None:
    """Return what puts straight quotes in the place of curly ones around a text."""
    found = CURLY.fullmatch(text)
    return Patch(column=place.column, old=text, new=in_quotes(found[1] or found[2])) if found else None


def quoted(line: str) -> Patch | None:
    """Return what puts the text of a line in quotes; None if there is no text."""
    return _instead(line, in_quotes)


def with_hash(line: str, start: int, at: int, *, in_brackets: bool = False) -> Patch | None:
    """Return what takes a # and what follows into quotes, together with the text before it, which begins at `start`.

    In brackets, an item ends before the next comma or bracket.
    """
    end = found.start() if in_brackets and (found := _ITEM_ENDS.search(line, at)) else len(line)
    text = line[start:end].rstrip()
    if text[:1] not in {'"', "'"}:
        return Patch(column=start + 1, old=text, new=in_quotes(text))
    whole = _QUOTED_BEFORE_HASH.fullmatch(text)
    return Patch(column=start + 1, old=text, new=in_quotes(f"{whole[2]}{whole[3]}")) if whole else None


def single_quoted(line: str) -> Patch | None:
    """Return what puts the text of a line in single quotes, in which no character has a meaning of its own."""
    return _instead(line, lambda text: "'" + text.strip('"').replace("'", "''") + "'")


def closed(line: str, quote: str) -> Patch:
    """Return what adds a quote at the end of a line."""
    text = line.rstrip()
    return Patch(column=len(text) + 1, old="", new=quote)


def mended(line: str, patch: Patch) -> str | None:
    """Return a line with its patch; None if it does not fit, as where a name was written with escapes."""
    start = patch.column - 1
    fits = start <= len(line) and line.startswith(patch.old, start)
    return line[:start] + patch.new + line[start + len(patch.old) :] if fits else None


def in_quotes(text: str) -> str:
    """Return `text` in the quotes that need the fewest changes; quotes around it are replaced."""
    around = _FIRST_AND_LAST.fullmatch(text)
    inside = (around[2] or around[3] or "") if around else ""
    if around and inside.count(text[0]) % 2 == 0 and _TWO_QUOTATIONS.fullmatch(text):
        inside = ""  # two quotations, and not one around all
    text = inside or text
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


def is_start(line: str, column: int) -> bool:
    """Tell whether the text of a line, after its name or dash, begins at `column`."""
    return (found := _PREFIX.match(line)) is not None and found.end() == column


def _instead(line: str, quote: Callable[[str], str]) -> Patch | None:
    """Return what puts something else in place of the text after a line's name or dash."""
    start = len(found[0]) if (found := _PREFIX.match(line)) else 0
    text = line[start:].rstrip()
    return Patch(column=start + 1, old=text, new=quote(text)) if text else None
