"""Finds the line that is to blame where YAML stops only further down: a lost colon or |, or an odd indentation."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from advisor.model import Patch
from advisor.reading.blocks import indent_of, is_blank
from advisor.reading.fault import Fault, Mistake

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FIELD = re.compile(r"\s*(?:- +)?[\w-]+\s*:(?: |$)")
STEP = 2
"""Spaces by which what belongs to a field stands deeper than its name."""

_NO_SPACE = re.compile(r"(\s*(?:- +)?[\w-]+):(?=[^\s:/])")
_NO_SPACE_AFTER_DASH = re.compile(r"\s*-(?=[^\s-])")
_BARE = re.compile(r"\s*(?:- +)?[\w-]+\s*:\s*(?:#.*)?")
_BAR = re.compile(r"\s*(?:- +)?[\w-]+\s*:\s+[|>][-+]?\s*")
_OPENS = re.compile(rf"{_BARE.pattern}|{_BAR.pattern}")
_PHRASE = re.compile(r"\s*(?:- +)?[\w-]+(?: [\w-]+)*\s*:(?: |$)")
"""A name of one word or of several, as in a table of what words mean."""
_BROKEN_BAR = re.compile(r"\s*(?:- +)?[\w-]+(?::|:\w+ *| +)[|>][-+]?\s*")
_BEFORE_BRACKET = re.compile(r"\s*(?:- +)?[\w-]+ +[\[{]")
_NAME = re.compile(r"\s*([\w-]+):")
_ITEM = re.compile(r"\s*- +([\w-]+)\b")
_BEFORE_DASH = re.compile(r"\s*([^\s'\"-]{1,2})- ")
_ONE_WORD = re.compile(r"\s*[^\s-]\S*\s*")


def line_above(lines: Sequence[str], number: int, indent: int | None = None) -> int | None:
    """Return the nearest line above that says something, and starts no deeper than at `indent`."""
    return next((line for line in _above(lines, number) if indent is None or indent_of(lines[line]) <= indent), None)


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
        return Mistake(line=number, column=column, rule="no-space-after-dash", message=message, patch=patch)
    message = (
        "this line has no ': '. A field is its name, a colon, a space and its text, as in title: Tuition; "
        "a line that goes on with the text above begins at the same column as that text"
    )
    return Mistake(line=number, column=column, rule="no-colon", message=message)


def unfinished_field(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find the name, without its colon, of which the fields below were meant to be the parts."""
    above, line = line_above(lines, fault.line), lines[fault.line]
    if above is None or not _is_first_colon(fault, line) or indent_of(line) <= indent_of(lines[above]):
        return None
    without_space = _NO_SPACE_AFTER_DASH.match(lines[above])
    if FIELD.match(lines[above]) and not without_space:
        return None
    name = _ITEM.match(lines[above])
    is_field_elsewhere = name and any(re.match(rf"\s*- +{name[1]}\s*:", other) for other in lines)
    is_name = is_field_elsewhere or _ONE_WORD.fullmatch(lines[above]) or without_space
    return needs_colon(above, lines) if is_name else None


def lost_dash(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find the first item of a list whose dash is not there, so that its first field stands for the whole."""
    above, line = line_above(lines, fault.line), lines[fault.line]
    name = None if above is None else _NAME.match(lines[above])
    if above is None or name is None or not _is_first_colon(fault, line):
        return None
    column = indent_of(lines[above])
    dash = " " * column + "- "
    if indent_of(line) != len(dash) or not any(re.match(rf"{dash}{name[1]}:", other) for other in lines):
        return None
    message = "this line does not begin with '- ', as each item of a list does"
    patch = Patch(column=column + 1, old="", new="- ")
    return Mistake(line=above, column=column, rule="no-dash", message=message, patch=patch, start=dash)


def spoilt_dash(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find the first item of a list that begins with something else than its dash, as the items below it do not."""
    column = indent_of(lines[fault.line])
    header = line_above(lines, fault.line, column - 1)
    if header is None or fault.column != column or not _is_item(lines[fault.line]):
        return None
    first = _below(lines, header)
    if not _BARE.fullmatch(lines[header]) or _is_item(lines[first]) or indent_of(lines[first]) != column:
        return None
    between = [line for line in lines[first + 1 : fault.line] if not is_blank(line)]
    if _BARE.fullmatch(lines[first]) or any(indent_of(line) <= column for line in between):
        return None
    found = _BEFORE_DASH.match(lines[first])
    patch = Patch(column=column + 1, old=found[1] if found else "", new="" if found else "- ")
    message = "this line does not begin with '- ', as each item of a list does"
    return Mistake(line=first, column=column, rule="no-dash", message=message, patch=patch, start=" " * column + "- ")


def stray_top(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find what stands above all items of a file and is none: without its dash, or the rest of a broken comment."""
    first = _below(lines, -1)
    column = indent_of(lines[first])
    name = _NAME.match(lines[first])
    if first >= fault.line or not name or not lines[fault.line].startswith("- "):
        return None
    below = [line for line in lines[fault.line :] if not is_blank(line) and line[0] not in " \t"]
    if not all(_is_item(line) for line in below):
        return None
    if any(line.startswith(f"- {name[1]}:") for line in below):
        message = "this line does not begin with '- ', as each item of a list does"
        patch = Patch(column=1, old=" " * column, new="- ")
        return Mistake(line=first, column=column, rule="no-dash", message=message, patch=patch, start="- ")
    message = "this line does not begin with '- ', as those below it do. If it is a comment, begin it with '# '"
    patch = Patch(column=column + 1, old="", new="# ")
    mistake = Mistake(line=first, column=column, rule="indentation", message=message, patch=patch, start="# ")
    return mistake if line_above(lines, fault.line) == first else None


def lone_dash(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find the first field of an item that stands below its dash, and not at the column of the fields below it."""
    field = line_above(lines, fault.line)
    dash = None if field is None else line_above(lines, field)
    if field is None or dash is None or lines[dash].strip() != "-" or not _is_first_colon(fault, lines[fault.line]):
        return None
    return _indentation(field, indent_of(lines[dash]) + STEP, lines)


def item_too_far_left(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find the first item of a list that begins so far left that the items below it are read as more of its text."""
    line = lines[fault.line]
    first = line_above(lines, fault.line, indent_of(line) - 1)
    header = None if first is None else line_above(lines, first)
    if "mapping values" not in fault.what or first is None or header is None or not _is_item(line):
        return None
    below = [each for each in lines[first + 1 : fault.line] if not is_blank(each)]
    are_items = all(_is_item(each) and indent_of(each) == indent_of(line) for each in below)
    if not below or not are_items or not _is_item(lines[first]) or not _BARE.fullmatch(lines[header]):
        return None
    return _indentation(first, indent_of(line), lines)


def lost_bar(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find the field whose text, on the lines below it, is read as fields, because its | is not there."""
    line = fault.opened[0] if "expected ':'" in fault.what else fault.line
    header = next((each for each in _above(lines, line) if indent_of(lines[each]) < indent_of(lines[line])), None)
    if header is not None and _BROKEN_BAR.fullmatch(lines[header]):
        return needs_colon(header, lines)
    if header is None or FIELD.match(lines[line]):
        return None
    first = lines[_below(lines, header)]
    if _BARE.fullmatch(lines[header]) and _BEFORE_BRACKET.match(first):
        return needs_colon(_below(lines, header), lines)
    if (
        not _BARE.fullmatch(lines[header])
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
    start = next((each for each in _above(lines, fault.line) if indent_of(lines[each]) < indent_of(line)), None)
    bar = None if start is None else line_above(lines, start)
    if start is None or bar is None or not _BAR.fullmatch(lines[bar]):
        return None
    column = indent_of(lines[bar])
    is_left = indent_of(lines[start]) <= column and not FIELD.match(lines[start])
    return _indentation(start, column + STEP, lines) if is_left else None


def bar_too_deep(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find a field that begins as deep as its own text after |, which therefore is no part of it."""
    line = fault.opened[0] if "expected ':'" in fault.what else fault.line
    bar = line_above(lines, line)
    if bar is None or not _BAR.fullmatch(lines[bar]) or indent_of(lines[line]) > indent_of(lines[bar]):
        return None
    header = line_above(lines, bar, indent_of(lines[bar]) - 1)
    if header is None or indent_of(lines[line]) != indent_of(lines[header]) + 2 * STEP:
        return None
    return _indentation(bar, indent_of(lines[header]) + STEP, lines)


def too_far_left(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find a field that ends the entries around it, which go on below, only because it begins too far left."""
    indent = indent_of(lines[fault.line])
    odd = line_above(lines, fault.line, indent - 1)
    if odd is None or ":" in lines[fault.line][: fault.column] or not _PHRASE.match(lines[fault.line]):
        return None
    if not _goes_on(lines, fault.line) and not _stands_elsewhere(lines, odd, indent):
        return None
    inside = list(takewhile(lambda each: _column(lines[each]) >= indent, _above(lines, odd)))
    field = next((each for each in inside if _PHRASE.match(lines[each])), None)
    is_part = any(_column(lines[each]) == indent for each in inside)
    if field is None or not is_part or not _PHRASE.match(lines[odd]) or _OPENS.fullmatch(lines[odd]):
        return None
    return _indentation(odd, _column(lines[field]), lines)


def _goes_on(lines: Sequence[str], number: int) -> bool:
    """Whether a line has parts of its own below it, or others beside it."""
    indent, below = indent_of(lines[number]), _below(lines, number)
    return indent_of(lines[below]) == indent + (STEP if _BARE.fullmatch(lines[number]) else 0)


def _stands_elsewhere(lines: Sequence[str], number: int, column: int) -> bool:
    """Whether the fields of this name begin at that column, all but this one."""
    name = _NAME.match(lines[number])
    start = re.compile(rf"\s*(?:- +)?{name[1]}\s*:") if name else None
    others = [line for each, line in enumerate(lines) if each != number and start and start.match(line)]
    return bool(others) and all(_column(line) == column for line in others)


def _column(line: str) -> int:
    """Return where a line's field begins: behind its dash, if it is an item of a list."""
    return len(line) - len(line.lstrip(" -")) if _is_item(line) else indent_of(line)


def odd_indent(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find the first part of an entry that begins elsewhere than those below it, of which one is at the usual step."""
    line = lines[fault.line]
    if not _starts(fault, line):
        return None
    opens = _BARE if FIELD.match(line) or _is_item(line) else _BAR
    above = (each for each in _above(lines, fault.line) if indent_of(lines[each]) <= indent_of(line) - STEP)
    header = next((each for each in above if opens.fullmatch(lines[each])), None)
    base = -STEP if header is None else indent_of(lines[header])
    first = _below(lines, -1 if header is None else header)
    if header is None and first < fault.line and not FIELD.match(lines[first]) and not _is_item(lines[first]):
        return needs_colon(first, lines)
    if first >= fault.line or indent_of(line) != base + STEP or indent_of(lines[first]) == indent_of(line):
        return None
    if _is_item(lines[first]) != _is_item(line):
        return None
    if _is_alone(lines, first, fault.line):
        return _indentation(first, base + STEP, lines)
    both_deep = header is not None and opens is _BARE and indent_of(lines[first]) == base + 2 * STEP
    return _indentation(header, base + STEP, lines) if header is not None and both_deep else None


def _is_alone(lines: Sequence[str], first: int, stop: int) -> bool:
    """Whether no other line above `stop` begins where the first one does; or only what should be its own parts."""
    depth = indent_of(lines[first])
    if _BARE.fullmatch(lines[first]) and indent_of(lines[_below(lines, first)]) <= depth:
        return True
    others = (line for line in lines[first + 1 : stop] if not is_blank(line))
    return not any(indent_of(line) == depth for line in others)


def _indentation(number: int, indent: int, lines: Sequence[str]) -> Mistake:
    column = indent_of(lines[number])
    message = (
        f"line {number + 1} starts at column {column + 1}; for the lines below to fit, it starts at {indent + 1}. "
        "Begin the parts of one entry at the same column"
    )
    return Mistake(line=number, column=column, rule="indentation", message=message, start=" " * indent)


def _is_item(line: str) -> bool:
    return line.lstrip().startswith("- ")


def _starts(fault: Fault, line: str) -> bool:
    """Whether reading stopped at the start of a line, or at its first field."""
    return fault.column == indent_of(line) or _is_first_colon(fault, line)


def _is_first_colon(fault: Fault, line: str) -> bool:
    """Whether reading stopped at the colon after a field's name."""
    return "mapping values" in fault.what and FIELD.match(line) is not None and ":" not in line[: fault.column]


def _above(lines: Sequence[str], number: int) -> Iterator[int]:
    """Give the lines above that say something, the nearest first."""
    return (line for line in range(number - 1, -1, -1) if not is_blank(lines[line]))


def _below(lines: Sequence[str], number: int) -> int:
    """Return the nearest line below that says something; the last one, if none does."""
    return next((line for line in range(number + 1, len(lines)) if not is_blank(lines[line])), len(lines) - 1)
