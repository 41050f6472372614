"""Finds the one line to change with which a broken part of a file reads well: the cause, and not where YAML stopped.

Each line near the fault is changed in each way in which it may have been spoilt, and what comes of it is read by the
shape of its file. The repair with which everything fits tells what is wrong; of several, the one that leaves the most
regular indentation (after the least-cost repairs of Aho and Peterson, 1972, with lines in place of letters).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Protocol

from advisor.reading.blocks import indent_of, is_blank
from advisor.reading.causes import (
    BAR,
    FIELD,
    STEP,
    colon_in_text,
    column_of,
    indentation,
    is_item,
    line_below,
    lines_above,
    needs_colon,
    says_what_it_is,
)
from advisor.reading.dashes import no_dash
from advisor.reading.fault import Fault, Mistake
from advisor.reading.mending import curly, quoted


class Trial(Protocol):
    """Reads lines for a try, as long as there is patience for it."""

    def afford(self, lines: Sequence[str]) -> bool:
        """Take off the work of looking at lines; False when none is left to spend."""
        ...

    def misfits(self, lines: Sequence[str]) -> int | None:
        """Count the mistakes in lines; None if YAML cannot read them, or something does not stand where it belongs."""
        ...


_MOST_LINES = 5_000
"""Lines of the entry around a fault, and of the one above it, in which repairs are tried."""
_DEEPEST = 60
"""The last column at which an entry is tried: what stands deeper is text."""
_AROUND = 20
"""Entries within each other that a fault may stand under."""
_NEAR = 8
"""Lines above a fault that may be to blame, besides those that the fault stands under."""
_NAMED = re.compile(r"(\s*(?:- +)?)([\w-]+)\s*:?\s*(.*)")
_CURLY = re.compile("[“”„«»]")
_BROKEN_OFF = re.compile(r"\s*(?:-\s*)?[\w-]*\s*")
_NAME_AND_COLON = re.compile(r"\s*[\w-]*\s*:(?: |$)")
_TWO = re.compile(r"(?<=[\]}'\"]) +(?=- |[\w-]+: )")
_IN_COMMENT = re.compile(r"\s(?=(?:- )?[\w-]+:(?: |$))")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Repair:
    """What is wrong with a line, and the lines that take its place and that of as many below it."""

    mistake: Mistake
    lines: tuple[str, ...]
    doubt: int = 0
    """By how many odd indentations it is less likely than another repair."""


def repair(fault: Fault, lines: Sequence[str], trial: Trial) -> Mistake | None:
    """Return what is wrong near a fault, if a line can be changed so that all fits, and is found with some patience."""
    window = _window(fault, lines)
    part = ["" if number < window.start else lines[number] for number in range(window.stop)]
    best, mistake = (math.inf, 0), None
    for each in _affordable(fault, part, trial):
        number = each.mistake.line
        changed = [*part[:number], *each.lines, *part[number + len(each.lines) :]]
        oddness = each.doubt + _oddness(changed)
        found = trial.misfits(changed) if (0, oddness) < best else None
        if found is not None and (found, oddness) < best:
            best, mistake = (found, oddness), replace(each.mistake, right=each.lines)
    return mistake


def _affordable(fault: Fault, part: Sequence[str], trial: Trial) -> Iterator[_Repair]:
    """Give the repairs of what may be to blame, the nearest first, until patience ends."""
    for number in _suspects(fault, part):
        if not trial.afford(part):
            return
        for each in _repairs(number, part):
            yield each
            if not trial.afford(part):
                return


def _window(fault: Fault, lines: Sequence[str]) -> range:
    """Return the outermost entry around a fault, and the one above it, of which it may be a part by right.

    What can be read but does not belong where it stands may also be a part of the entry below.
    """
    first = min(fault.line, fault.opened[0])
    above = islice((each for each in lines_above(lines, first + 1) if indent_of(lines[each]) == 0), 2)
    near, before = [*above, 0, 0][:2]
    rest = range(fault.line + 1, min(len(lines), fault.line + _MOST_LINES))
    below = (each for each in rest if not is_blank(lines[each]) and indent_of(lines[each]) == 0)
    stop = next(islice(below, 0 if fault.what else 1, None), rest.stop)
    return range(before if stop - before < _MOST_LINES else near, stop)


def _suspects(fault: Fault, lines: Sequence[str]) -> list[int]:
    """Return what may be to blame: the lines near a fault, those that it stands under, and the first below each."""
    above = list(lines_above(lines, fault.line))
    under = list(islice(_under(fault.line, lines, indent_of(lines[fault.line])), _AROUND))
    near = [fault.line, *above[:_NEAR], line_below(lines, fault.line), *under, *above[-1:]]
    near += [line_below(lines, each) for each in under]
    return list(dict.fromkeys([*near, *(each - 1 for each in near if each)]))


def _under(number: int, lines: Sequence[str], indent: int) -> Iterator[int]:
    """Give the lines above that begin further left than that column, each further left than those before it."""
    for above in lines_above(lines, number):
        if indent_of(lines[above]) < indent:
            indent = indent_of(lines[above])
            yield above


def _repairs(number: int, lines: Sequence[str]) -> Iterator[_Repair]:
    if is_blank(lines[number]):
        yield from _out_of_comment(number, lines)
        return
    for each in (_moved, _joined, _named, _dashed, _straight, _unquoted, _as_text, _cut):
        yield from each(number, lines)


def _moved(number: int, lines: Sequence[str]) -> Iterator[_Repair]:
    """Begin it at the column of another line, or a step deeper."""
    line = lines[number]
    columns = _columns(lines)
    under = list(_under(number, lines, _DEEPEST + STEP)) if says_what_it_is(line) else []
    for column in sorted({*columns, *(column + STEP for column in columns)} - {indent_of(line)}):
        if not _is_swallowed(column, under, lines):
            mistake = indentation(number, column, lines)
            yield _Repair(mistake=mistake, lines=(" " * column + line.lstrip(),))


def _columns(lines: Sequence[str]) -> set[int]:
    """Return the columns at which something begins that may be an entry; the first always is one."""
    return {0, *(indent for line in lines if not is_blank(line) and (indent := indent_of(line)) <= _DEEPEST)}


def _is_swallowed(column: int, under: Sequence[int], lines: Sequence[str]) -> bool:
    """Whether what stands under those lines would be more of a text after | at that column."""
    above = next((each for each in under if indent_of(lines[each]) < column), None)
    return above is not None and BAR.fullmatch(lines[above]) is not None


def _named(number: int, lines: Sequence[str]) -> Iterator[_Repair]:
    """Give the field its colon, its space or its |; take out what stands between its colon and its parts."""
    found = _NAMED.match(lines[number])
    if found is None or FIELD.match(lines[number]):
        return
    start, name, rest = found.groups()
    for mended in dict.fromkeys((f"{start}{name}: {rest}".rstrip(), f"{start}{name}:", f"{start}{name}: |")):
        yield _Repair(mistake=needs_colon(number, lines), lines=(mended,), doubt=mended.endswith("|"))


def _dashed(number: int, lines: Sequence[str]) -> Iterator[_Repair]:
    """Give the item its dash."""
    indent, text = indent_of(lines[number]), lines[number].strip()
    if is_item(lines[number]):
        return
    for column in {indent, max(0, indent - STEP)}:
        start = " " * column + "- "
        mistake = needs_colon(number, lines) if text.startswith("-") else no_dash(number, lines, start)
        yield _Repair(mistake=mistake, lines=(start + text.removeprefix("-").lstrip(),))


def _straight(number: int, lines: Sequence[str]) -> Iterator[_Repair]:
    """Take curly quotes out of it."""
    line = lines[number]
    if found := _CURLY.search(line):
        text = line.strip().removeprefix("- ")
        mistake = Mistake(line=number, column=found.start(), rule="smart-quotes", message=curly(text))
        yield _Repair(mistake=mistake, lines=(_CURLY.sub("", line),))


def _unquoted(number: int, lines: Sequence[str]) -> Iterator[_Repair]:
    """Take out a quote that nothing closes on its line."""
    line = lines[number]
    for quote in "\"'":
        if line.count(quote) == 1:
            column = line.index(quote)
            message = f"the quote that opens here is not closed. Add {quote} at the end of the text, or take it out"
            mistake = Mistake(line=number, column=column, rule="unclosed-quote", message=message)
            yield _Repair(mistake=mistake, lines=(line[:column] + line[column + 1 :],), doubt=1)


def _as_text(number: int, lines: Sequence[str]) -> Iterator[_Repair]:
    """Put its text in quotes."""
    line = lines[number]
    patch = quoted(line)
    if patch is None or ": " not in patch.old or patch.old[0] in "[{":
        return
    mistake = colon_in_text(number, line.index(": ", patch.column - 1), line)
    yield _Repair(mistake=mistake, lines=(line[: patch.column - 1] + patch.new,))


def _cut(number: int, lines: Sequence[str]) -> Iterator[_Repair]:
    """Take out what follows the end of its text or list: another field or item, as where two lines were joined."""
    line = lines[number]
    for found in _TWO.finditer(line):
        message = f"'{line[found.end() :][:20]}' stands behind the end of its line. Begin a new line there"
        mistake = Mistake(line=number, column=found.end(), rule="text-goes-on", message=message)
        yield _Repair(mistake=mistake, lines=(line[: found.start()],), doubt=1)


def _joined(number: int, lines: Sequence[str]) -> Iterator[_Repair]:
    """Put the line below on it, if it is but a dash or the beginning of a name."""
    below = number + 1
    if below >= len(lines) or not _BROKEN_OFF.fullmatch(lines[number]) or not _NAME_AND_COLON.match(lines[below]):
        return
    message = "this line breaks off; what stands on the line below belongs to it. Put the two on one line"
    mistake = Mistake(line=number, column=indent_of(lines[number]), rule="broken-line", message=message)
    start = lines[number].rstrip()
    whole = f"{start} " if start.endswith("-") else start
    yield _Repair(mistake=mistake, lines=(whole + lines[below].lstrip(), ""), doubt=1)


def _out_of_comment(number: int, lines: Sequence[str]) -> Iterator[_Repair]:
    """Begin a new line amid a comment."""
    columns = sorted(_columns(lines[max(0, number - _NEAR) : number + _NEAR]))
    for found in _IN_COMMENT.finditer(lines[number]):
        field = lines[number][found.end() :]
        message = f"'{field[:60]}' stands in a comment, and is not read. Begin a new line before it"
        mistake = Mistake(line=number, column=found.end(), rule="joined-to-comment", message=message)
        for column in columns:
            yield _Repair(mistake=mistake, lines=(" " * column + field,), doubt=1)


def _oddness(lines: Sequence[str]) -> int:
    """Count the lines that stand deeper than what they belong to by another number of spaces than is usual."""
    around, odd = list[tuple[int, bool]](), 0
    for line in lines:
        if is_blank(line):
            continue
        indent, item = indent_of(line), is_item(line)
        while around and around[-1][0] >= indent + (item and not around[-1][1]):
            around.pop()
        odd += indent - (around[-1][0] if around else -STEP) != STEP
        around += [(indent, item), (column_of(line), False)] if item else [(indent, False)]
    return odd
