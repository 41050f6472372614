"""Finds the item that is to blame where YAML stops only further down: its dash is lost, or stands elsewhere."""

from __future__ import annotations

import re
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from advisor.model import Patch
from advisor.reading.blocks import indent_of, is_blank
from advisor.reading.causes import (
    BARE,
    FIELD,
    NAME,
    STEP,
    indentation,
    is_first_colon,
    is_item,
    line_above,
    line_below,
    lines_above,
    needs_colon,
)
from advisor.reading.fault import Fault, Mistake

if TYPE_CHECKING:
    from collections.abc import Sequence

_OTHER_DASH = re.compile(r"\s*(?:([\u2010-\u2015\u2212])\s*|-)(?=[^\s-])")
"""A line that begins with a longer dash, as word processors make them, or with a dash and no space."""
_BEFORE_DASH = re.compile(r"\s*([^\s'\"-]{1,2})- ")


def lost_dash(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find the first item of a list whose dash is not there, so that its first field stands for the whole."""
    above, line = line_above(lines, fault.line), lines[fault.line]
    name = None if above is None else NAME.match(lines[above])
    if above is None or name is None or not is_first_colon(fault, line):
        return None
    column = indent_of(lines[above])
    dash = " " * column + "- "
    if indent_of(line) != len(dash) or not any(re.match(rf"{dash}{name[1]}:", other) for other in lines):
        return None
    return no_dash(above, lines, dash, Patch(column=column + 1, old="", new="- "))


def spoilt_dash(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find the first item of a list that begins with something else than its dash, as the items below it do not."""
    column = indent_of(lines[fault.line])
    header = line_above(lines, fault.line, column - 1)
    if header is None or fault.column != column or not is_item(lines[fault.line]):
        return None
    first = line_below(lines, header)
    if not BARE.fullmatch(lines[header]) or is_item(lines[first]) or indent_of(lines[first]) != column:
        return None
    between = [line for line in lines[first + 1 : fault.line] if not is_blank(line)]
    if BARE.fullmatch(lines[first]) or any(indent_of(line) <= column for line in between):
        return None
    found = _BEFORE_DASH.match(lines[first])
    patch = Patch(column=column + 1, old=found[1] if found else "", new="" if found else "- ")
    return no_dash(first, lines, " " * column + "- ", patch)


def other_dash(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find an item whose dash is a longer one, or has no space after it, near where reading stopped."""
    depth = indent_of(lines[fault.line])
    beside = takewhile(lambda each: indent_of(lines[each]) >= depth, lines_above(lines, fault.line))
    near = (fault.line, fault.opened[0], *islice(lines_above(lines, fault.line), 1), *beside)
    number = next((each for each in near if _OTHER_DASH.match(lines[each])), None)
    if number is None:
        return None
    line, column = lines[number], indent_of(lines[number])
    if not any(is_item(each) and indent_of(each) == column for each in lines) and not _is_first(number, lines):
        return None
    is_longer = not line.lstrip().startswith("-")
    return no_dash(number, lines, " " * column + "- ") if is_longer else needs_colon(number, lines)


def _is_first(number: int, lines: Sequence[str]) -> bool:
    """Whether a line is the first below a name that has nothing behind it."""
    header = line_above(lines, number)
    return header is not None and BARE.fullmatch(lines[header]) is not None


def stray_top(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find what stands above all items of a file and is none: without its dash, or the rest of a broken comment."""
    first = line_below(lines, -1)
    column = indent_of(lines[first])
    name = NAME.match(lines[first])
    if first >= fault.line or not name or not lines[fault.line].startswith("- "):
        return None
    below = [line for line in lines[fault.line :] if not is_blank(line) and line[0] not in " \t"]
    if not all(is_item(line) for line in below):
        return None
    if any(line.startswith(f"- {name[1]}:") for line in below):
        return no_dash(first, lines, "- ")
    message = "this line does not begin with '- ', as those below it do. If it is a comment, begin it with '# '"
    patch = Patch(column=column + 1, old="", new="# ")
    right = ("# " + lines[first].lstrip(),)
    mistake = Mistake(line=first, column=column, rule="indentation", message=message, patch=patch, right=right)
    return mistake if line_above(lines, fault.line) == first else None


def lone_dash(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find the first field of an item that stands below its dash, and not at the column of the fields below it."""
    field = line_above(lines, fault.line)
    dash = None if field is None else line_above(lines, field)
    if field is None or dash is None or lines[dash].strip() != "-" or not is_first_colon(fault, lines[fault.line]):
        return None
    return indentation(field, indent_of(lines[dash]) + STEP, lines)


def item_too_far_left(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find the first item of a list that begins so far left that the items below it are read as more of its text."""
    line = lines[fault.line]
    first = line_above(lines, fault.line, indent_of(line) - 1)
    header = None if first is None else line_above(lines, first)
    if "mapping values" not in fault.what or first is None or header is None or not is_item(line):
        return None
    below = [each for each in lines[first + 1 : fault.line] if not is_blank(each)]
    are_items = all(is_item(each) and indent_of(each) == indent_of(line) for each in below)
    if not below or not are_items or not is_item(lines[first]) or not BARE.fullmatch(lines[header]):
        return None
    return indentation(first, indent_of(line), lines)


def lost_first_dash(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find the first text of a list, deeper than the items below it, which without its dash takes them all in."""
    column = indent_of(lines[fault.line])
    above = takewhile(lambda each: indent_of(lines[each]) >= column, lines_above(lines, fault.line))
    first = next((each for each in above if not is_item(lines[each])), None)
    header = None if first is None else line_above(lines, first)
    if "mapping values" not in fault.what or first is None or header is None or not is_item(lines[fault.line]):
        return None
    if FIELD.match(lines[first]) or indent_of(lines[first]) <= column or not BARE.fullmatch(lines[header]):
        return None
    return no_dash(first, lines, " " * column + "- ")


def no_dash(number: int, lines: Sequence[str], start: str, patch: Patch | None = None) -> Mistake:
    """Return the mistake of an item that should begin with `start`: some spaces, a dash and a space."""
    line = lines[number]
    column = indent_of(line)
    message = "this line does not begin with '- ', as each item of a list does"
    found = _OTHER_DASH.match(line)
    if found and found[1]:
        message += f"; '{found[1]}' is a longer dash, as word processors make it"
    text = found.end() if found and found[1] else column
    patch = patch or Patch(column=1, old=line[:text], new=start)
    right = (start + line[text:],)
    return Mistake(line=number, column=column, rule="no-dash", message=message, patch=patch, right=right)
