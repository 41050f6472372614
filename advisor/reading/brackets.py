"""Explains quotes and brackets that are not closed, or that a # takes along into a comment."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from advisor.model import Patch
from advisor.reading.attempt import Attempt
from advisor.reading.blocks import Sheet, indent_of, is_blank
from advisor.reading.causes import column_of, line_below, lines_above
from advisor.reading.fault import RUNS_ON, Fault, Mistake
from advisor.reading.mending import closed, mended, quoted, shortened, single_quoted, with_hash

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEAR = 100
"""Lines above a fault in which a bracket may be left open."""
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|(?<!\w)'[^']*'")
_HASH = re.compile(r"(?<=[\s,\[{\]}\0])#")
_ENDS = re.compile(r"[,\]}]")
_CLOSING = re.compile(r"[\]}]\s*$")
_ITEM = re.compile(r".*[,\[{]\s*(?:[\w-]+:\s+)?")
_IDS = re.compile(r"[^\[]*\[\s*#?[a-z0-9-]+(?:,\s*#?[a-z0-9-]+)*\s*\]\s*")
"""A list of names in small letters, some of them after a #."""


def quote(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find the quote that is not closed, or the back-slash in a text in quotes."""
    if "quoted scalar" not in fault.context:
        return None
    number, column = fault.opened
    line = lines[number]
    if not any(end in fault.what for end in ("end of stream", "document", RUNS_ON)):
        message = "a \\ in double quotes has a meaning of its own. Use single quotes"
        patch = single_quoted(line) if number == fault.line else None
        return Mistake(line=fault.line, column=fault.column, rule="backslash", message=message, patch=patch)
    sign = line[column : column + 1]
    message = f"the quote that opens here is not closed. Add {sign} at the end of the text"
    patch = _closed(number, column, lines)
    return Mistake(line=number, column=column, rule="unclosed-quote", message=message, patch=patch)


def _closed(number: int, column: int, lines: Sequence[str]) -> Patch | None:
    """Return what closes a quote at the end of its line, or within brackets before they close, where that reads well.

    None where the text goes on below, since nobody knows how far.
    """
    line = lines[number]
    patch = closed(line.rstrip("]} ") if _is_open(line[:column]) else line, line[column : column + 1])
    return patch if not _goes_on(number, lines) and _reads(mended(line, patch)) else None


def _goes_on(number: int, lines: Sequence[str]) -> bool:
    """Whether the line below belongs to the text or list of a line."""
    below = line_below(lines, number)
    return below > number and indent_of(lines[below]) > column_of(lines[number])


def lost_in_brackets(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find the # that takes the end of an item in brackets into a comment."""
    line, column = fault.opened
    is_bracket = "flow" in fault.context and lines[line][column : column + 1] in {"[", "{"}
    opened = line if is_bracket else _left_open(fault.line, lines)
    if opened is None:
        return None
    behind = (each for each in range(opened, fault.line + 1) if not is_blank(lines[each]))
    number, at = next(((each, at) for each in behind if (at := _hash(lines[each]))), (opened, 0))
    text = lines[number]
    if not at or not _ENDS.search(text, at):
        return None
    message = (
        f"'{shortened(text[at:])}' is not read, because a # after a space or a comma starts a comment. "
        "Take out the #; or put the text in quotes"
    )
    patch = _with_hash(text, at)
    whole = [*lines[opened:number], mended(text, patch)] if patch else []
    reads = _reads(*whole, *lines[number + 1 : fault.line + 1]) or _reads(*whole)
    return Mistake(line=number, column=at, rule="lost-after-hash", message=message, patch=patch if reads else None)


def _left_open(last: int, lines: Sequence[str]) -> int | None:
    """Return the nearest line, up to `last`, which opens a bracket that a # keeps from closing there."""
    for number in islice(lines_above(lines, last + 1), _NEAR):
        text = masked(lines[number])
        at = _hash(text)
        if at and _is_open(text[:at]):
            return number
        if _CLOSING.search(text):
            return None
    return None


def _hash(line: str) -> int:
    """Return where a # begins a comment behind something on its line; 0 if none does."""
    found = _HASH.search(masked(line))
    return found.start() if found else 0


def masked(line: str) -> str:
    """Return a line with something else in place of what stands in quotes."""
    return _QUOTED.sub(lambda found: "\0" * len(found[0]), line)


def _with_hash(line: str, at: int) -> Patch | None:
    """Return what takes a # out of a list of names, or what puts the item in quotes that holds it."""
    if _IDS.fullmatch(line):
        return Patch(column=at + 1, old="#", new="")
    item = _ITEM.match(masked(line)[:at])
    is_comment = line[at + 1 : at + 2] == " " and item is not None and item.end() == at
    return None if is_comment else with_hash(line, item.end() if item else indent_of(line), at, in_brackets=True)


def _reads(*lines: str | None) -> bool:
    """Whether lines can be read by themselves."""
    whole = [line for line in lines if line is not None]
    first = [line.lstrip() for line in whole[:1]]
    return bool(first) and Attempt(Sheet(file="", lines=[*first, *whole[1:]])).read() is None


def bracket(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find the bracket that is not closed, or the comma that is missing behind it."""
    if "flow" not in fault.context:
        return None
    number, column = _opening(fault, lines)
    line = lines[number]
    rest = lines[fault.line][fault.column :]
    closing = "]" if line[column : column + 1] == "[" else "}"
    message = (
        f"the bracket that opens here is not closed, or a comma is missing before '{rest[:20]}'. "
        f"Add {closing} at the end of the list; or, if the bracket is text, put the text in quotes"
    )
    patch = _closed_or_quoted(number, column, closing, lines)
    return Mistake(line=number, column=column, rule="unclosed-bracket", message=message, patch=patch)


def _closed_or_quoted(number: int, column: int, closing: str, lines: Sequence[str]) -> Patch | None:
    """Return what closes the bracket of a list, or puts a text in quotes that begins with a bracket.

    None where it opens within something, or goes on below: nobody knows where that ends.
    """
    line, patch = lines[number], quoted(lines[number])
    if patch is None or patch.column != column + 1 or _goes_on(number, lines):
        return None
    is_list = "," in line and closing not in line[column:]
    shut = closed(line, closing)
    return shut if is_list and _reads(mended(line, shut)) else patch


def _opening(fault: Fault, lines: Sequence[str]) -> tuple[int, int]:
    """Return where the bracket opens that is not closed: the library names the innermost, though it may be whole."""
    number, column = fault.opened
    if _is_open(lines[number]):
        return number, column
    around = next((each for each in range(number, -1, -1) if _is_open(lines[each])), None)
    if around is None:
        return number, column
    return around, min(found for sign in "[{" if (found := lines[around].find(sign)) >= 0)


def _is_open(line: str) -> bool:
    return line.count("[") > line.count("]") or line.count("{") > line.count("}")
