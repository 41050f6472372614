"""Finds the line that is to blame where YAML stops only further down: a lost colon or |, or an odd indentation."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from advisor.model import Patch
from advisor.reading.blocks import indent_of, is_blank
from advisor.reading.fault import Fault, Mistake
from advisor.reading.mending import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FIELD = re.compile(r"\s*(?:- +)?[\w-]+\s*:(?: |$)")
STEP = 2
"""Spaces by which what belongs to a field stands deeper than its name."""

_FAR = 5_000
"""Lines from a fault to what it can be due to, at most."""
_NO_SPACE = re.compile(r"(\s*(?:- +)?[\w-]+):(?=[^\s:/])")
_NO_SPACE_AFTER_DASH = re.compile(r"\s*-(?=[^\s-])")
BARE = re.compile(r"\s*(?:- +)?[\w-]+\s*:\s*(?:#.*)?")
BAR = re.compile(r"\s*(?:- +)?[\w-]+\s*:\s+[|>][-+]?\s*")
_OPENS = re.compile(rf"{BARE.pattern}|{BAR.pattern}")
_PHRASE = re.compile(r"\s*(?:- +)?[\w-]+(?: [\w-]+)*\s*:(?: |$)")
"""A name of one word or of several, as in a table of what words mean."""
_BROKEN_BAR = re.compile(r"\s*(?:- +)?[\w-]+(?::|:\w+ *| +)[|>][-+]?\s*")
_BEFORE_BRACKET = re.compile(r"\s*(?:- +)?[\w-]+ +[\[{]")
NAME = re.compile(r"\s*([\w-]+):")
_ITEM = re.compile(r"\s*- +([\w-]+)\b")
_ONE_WORD = re.compile(r"\s*[^\s-]\S*\s*")


def line_above(lines: Sequence[str], number: int, indent: int | None = None) -> int | None:
    """Return the nearest line above that says something, and starts no deeper than at `indent`."""
    above = lines_above(lines, number)
    return next((line for line in above if indent is None or indent_of(lines[line]) <= indent), None)


def needs_colon(number: int, lines: Sequence[str]) -> Mistake:
    """Return the mistake of a line that is no field, or no item, for want of a colon or a space."""
    line = lines[number]
    column = indent_of(line)
    if found := _NO_SPACE.match(line):
        patch = Patch(column=found.end() + 1, old="", new=" ")
        message = "a space is missing after the ':'"
        return Mistake(line=number, column=column, rule="no-colon", message=message, patch=patch)
    if found := _NO_SPACE_AFTER_DASH.match(line):
        patch = Patch(column=found.end() + 1, old="", new=" ")
        message = "a space is missing after the '-'"
        right = (line[: found.end()] + " " + line[found.end() :],)
        return Mistake(
            line=number, column=column, rule="no-space-after-dash", message=message, patch=patch, right=right
        )
    message = (
        "this line has no ': '. A field is its name, a colon, a space and its text, as in title: Tuition; "
        "a line that goes on with the text above begins at the same column as that text"
    )
    return Mistake(line=number, column=column, rule="no-colon", message=message)


def unfinished_field(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find the name, without its colon, of which the fields below were meant to be the parts."""
    above, line = line_above(lines, fault.line), lines[fault.line]
    if above is None or not is_first_colon(fault, line) or indent_of(line) <= indent_of(lines[above]):
        return None
    without_space = _NO_SPACE_AFTER_DASH.match(lines[above])
    if FIELD.match(lines[above]) and not without_space:
        return None
    name = _ITEM.match(lines[above])
    is_field_elsewhere = name and any(re.match(rf"\s*- +{name[1]}\s*:", other) for other in lines)
    is_name = is_field_elsewhere or _ONE_WORD.fullmatch(lines[above]) or without_space
    return needs_colon(above, lines) if is_name else None


def lost_bar(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find the field whose text, on the lines below it, is read as fields, because its | is not there."""
    line = fault.opened[0] if "expected ':'" in fault.what else fault.line
    header = next((each for each in lines_above(lines, line) if indent_of(lines[each]) < indent_of(lines[line])), None)
    if header is not None and _BROKEN_BAR.fullmatch(lines[header]):
        return needs_colon(header, lines)
    if header is None or FIELD.match(lines[line]):
        return None
    first = lines[line_below(lines, header)]
    if BARE.fullmatch(lines[header]) and _BEFORE_BRACKET.match(first):
        return needs_colon(line_below(lines, header), lines)
    if (
        not BARE.fullmatch(lines[header])
        or FIELD.match(first)
        or ":" in first.split()[0]
        or first.lstrip().startswith("-")
    ):
        return None
    column = len(lines[header].rstrip())
    message = "the text below this line has a ': ' in it, and so is no plain text. Write a | after the name here"
    patch = None if "#" in lines[header] else Patch(column=column + 1, old="", new=" |")
    return Mistake(line=header, column=column, rule="lost-bar", message=message, patch=patch)


def text_too_far_left(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find the first line of a text after |, if it begins so far left that it is no part of the text."""
    line = lines[fault.line]
    start = next((each for each in lines_above(lines, fault.line) if indent_of(lines[each]) < indent_of(line)), None)
    bar = None if start is None else line_above(lines, start)
    if start is None or bar is None or not BAR.fullmatch(lines[bar]):
        return None
    column = indent_of(lines[bar])
    is_left = indent_of(lines[start]) <= column and not FIELD.match(lines[start])
    return indentation(start, column + STEP, lines) if is_left else None


def bar_too_deep(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find a field that begins as deep as its own text after |, which therefore is no part of it."""
    line = fault.opened[0] if "expected ':'" in fault.what else fault.line
    bar = line_above(lines, line)
    if bar is None or not BAR.fullmatch(lines[bar]) or indent_of(lines[line]) > indent_of(lines[bar]):
        return None
    header = line_above(lines, bar, indent_of(lines[bar]) - 1)
    if header is None or indent_of(lines[line]) != indent_of(lines[header]) + 2 * STEP:
        return None
    return indentation(bar, indent_of(lines[header]) + STEP, lines)


def too_far_left(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find a field that ends the entries around it, which go on below, only because it begins too far left."""
    indent = indent_of(lines[fault.line])
    odd = line_above(lines, fault.line, indent - 1)
    if odd is None or ":" in lines[fault.line][: fault.column] or not _PHRASE.match(lines[fault.line]):
        return None
    if not _goes_on(lines, fault.line) and not _stands_elsewhere(lines, odd, indent):
        return None
    inside = list(takewhile(lambda each: column_of(lines[each]) >= indent, lines_above(lines, odd)))
    field = next((each for each in inside if _PHRASE.match(lines[each])), None)
    is_part = any(column_of(lines[each]) == indent for each in inside)
    if (
        field is None
        or not is_part
        or is_item(lines[odd])
        or not _PHRASE.match(lines[odd])
        or _OPENS.fullmatch(lines[odd])
    ):
        return None
    return indentation(odd, column_of(lines[field]), lines)


def _goes_on(lines: Sequence[str], number: int) -> bool:
    """Whether a line has parts of its own below it, or others beside it."""
    indent, below = indent_of(lines[number]), line_below(lines, number)
    return indent_of(lines[below]) == indent + (STEP if BARE.fullmatch(lines[number]) else 0)


def _stands_elsewhere(lines: Sequence[str], number: int, column: int) -> bool:
    """Whether the fields of this name begin at that column, all but this one."""
    name = NAME.match(lines[number])
    start = re.compile(rf"\s*(?:- +)?{name[1]}\s*:") if name else None
    others = [line for each, line in enumerate(lines) if each != number and start and start.match(line)]
    return bool(others) and all(column_of(line) == column for line in others)


def column_of(line: str) -> int:
    """Return where a line's field begins: behind its dash, if it is an item of a list."""
    return len(line) - len(line.lstrip(" -")) if is_item(line) else indent_of(line)


def odd_indent(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find the first part of an entry that begins elsewhere than those below it, of which one is at the usual step."""
    line = lines[fault.line]
    if not _starts(fault, line):
        return None
    opens = BARE if FIELD.match(line) or is_item(line) else BAR
    above = (each for each in lines_above(lines, fault.line) if indent_of(lines[each]) <= indent_of(line) - STEP)
    header = next((each for each in above if opens.fullmatch(lines[each])), None)
    base = -STEP if header is None else indent_of(lines[header])
    first = line_below(lines, -1 if header is None else header)
    if header is None and first < fault.line and not FIELD.match(lines[first]) and not is_item(lines[first]):
        return needs_colon(first, lines)
    if first >= fault.line or indent_of(line) != base + STEP or indent_of(lines[first]) == indent_of(line):
        return None
    if is_item(lines[first]) != is_item(line):
        return None
    if _is_alone(lines, first, fault.line):
        return indentation(first, base + STEP, lines)
    both_deep = header is not None and opens is BARE and indent_of(lines[first]) == base + 2 * STEP
    return indentation(header, base + STEP, lines) if header is not None and both_deep else None


def _is_alone(lines: Sequence[str], first: int, stop: int) -> bool:
    """Whether no other line above `stop` begins where the first one does; or only what should be its own parts."""
    depth = indent_of(lines[first])
    if BARE.fullmatch(lines[first]) and indent_of(lines[line_below(lines, first)]) <= depth:
        return True
    others = (line for line in lines[first + 1 : stop] if not is_blank(line))
    return not any(indent_of(line) == depth for line in others)


def indentation(number: int, indent: int, lines: Sequence[str]) -> Mistake:
    """Return the mistake of a line that should begin at another column."""
    column = indent_of(lines[number])
    message = (
        f"line {number + 1} starts at column {column + 1}; for the lines below to fit, it starts at {indent + 1}. "
        "Begin the parts of one entry at the same column"
    )
    return Mistake(
        line=number, column=column, rule="indentation", message=message, right=(" " * indent + lines[number].lstrip(),)
    )


def is_item(line: str) -> bool:
    """Whether a line begins an item of a list."""
    return line.lstrip().startswith("- ")


def colon_in_text(number: int, column: int, line: str) -> Mistake:
    """Return the mistake of a text with a ': ' in it, which begins at that column."""
    message = "there is a ': ' inside the text. Put the text in quotes, or on the lines after |"
    return Mistake(line=number, column=column, rule="colon-in-text", message=message, patch=quoted(line))


def says_what_it_is(line: str) -> bool:
    """Whether a line begins an item or a field, and so is no more of the text above it."""
    return is_item(line) or FIELD.match(line) is not None


def _starts(fault: Fault, line: str) -> bool:
    """Whether reading stopped at the start of a line, or at its first field."""
    return fault.column == indent_of(line) or is_first_colon(fault, line)


def is_first_colon(fault: Fault, line: str) -> bool:
    """Whether reading stopped at the colon after a field's name."""
    return "mapping values" in fault.what and FIELD.match(line) is not None and ":" not in line[: fault.column]


def lines_above(lines: Sequence[str], number: int) -> Iterator[int]:
    """Give the lines above that say something, the nearest first; not from further away than a fault can be due to."""
    return (line for line in range(number - 1, max(number - _FAR, 0) - 1, -1) if not is_blank(lines[line]))


def line_below(lines: Sequence[str], number: int) -> int:
    """Return the nearest line below that says something; the last one that is looked at, if none does."""
    last = min(len(lines) - 1, max(number, 0) + _FAR)
    return next((line for line in range(number + 1, last) if not is_blank(lines[line])), last)
