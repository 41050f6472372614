"""Says in plain words what is wrong where YAML cannot be read, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

from advisor.reading.blocks import indent_of, is_blank
from advisor.reading.brackets import bracket, lost_in_brackets, quote
from advisor.reading.causes import (
    FIELD,
    bar_too_deep,
    colon_in_text,
    is_first_colon,
    is_item,
    line_above,
    lost_bar,
    needs_colon,
    odd_indent,
    says_what_it_is,
    text_too_far_left,
    too_far_left,
    unfinished_field,
)
from advisor.reading.dashes import (
    item_too_far_left,
    lone_dash,
    lost_dash,
    lost_first_dash,
    other_dash,
    spoilt_dash,
    stray_top,
)
from advisor.reading.fault import SPECIAL, Fault, Mistake
from advisor.reading.mending import is_start, quoted, special
from advisor.reading.repairs import Trial, repair
from advisor.reading.tabs import tab


def explain(fault: Fault, lines: Sequence[str], trial: Trial | None) -> Mistake:
    """Return what is wrong at `fault`: what the YAML library is sure of, or a repair, or the best explanation else."""
    last = len(lines) - 1
    opened, column = fault.opened
    fault = replace(fault, line=min(fault.line, last), opened=(min(opened, last), column))
    sure = tab(fault, lines, trial) or _first(_SURE, fault, lines)
    found = repair(fault, lines, trial) if trial and not sure else None
    return sure or found or _first(_LIKELY, fault, lines) or _anything(fault)


def _first(explainers: Sequence[Explainer], fault: Fault, lines: Sequence[str]) -> Mistake | None:
    found = (explainer(fault, lines) for explainer in explainers)
    return next((mistake for mistake in found if mistake is not None), None)


def _bad_start(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    if not any(word in fault.context + fault.what for word in SPECIAL):
        return None
    number, column = fault.opened
    line = lines[number]
    message = special(line[column : column + 1])
    return Mistake(line=number, column=column, rule="special-character", message=message, patch=quoted(line))


def _out_of_place(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find a text that begins with a comma or a closing bracket."""
    line = lines[fault.line]
    sign = line[fault.column : fault.column + 1]
    if sign not in {",", "]", "}"} or not line[: fault.column].strip() or not is_start(line, fault.column):
        return None
    return Mistake(
        line=fault.line, column=fault.column, rule="special-character", message=special(sign), patch=quoted(line)
    )


def _block_text(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    if "block scalar" not in fault.context:
        return None
    number, column = fault.opened
    sign = lines[number][column : column + 1]
    message = (
        f"nothing may follow '{sign}' on its line. Begin the text on the next line, indented by 2 more spaces; "
        f"or put it in quotes, without the '{sign}'"
    )
    return Mistake(line=number, column=column, rule="text-after-bar", message=message)


def _no_colon(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find the line without a colon: YAML notices only at the end of that line, or at the next colon."""
    if "expected ':'" in fault.what:
        return needs_colon(fault.opened[0], lines)
    line = lines[fault.line]
    before = line_above(lines, fault.line, indent_of(line))
    if before is None or FIELD.match(lines[before]) or not is_first_colon(fault, line):
        return None
    beside = indent_of(lines[before]) == indent_of(line) and not is_item(lines[before])
    return needs_colon(before, lines) if beside else None


def _deeper(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find a field that starts deeper than the field before it, and so reads as more of that field's text."""
    before, line = line_above(lines, fault.line), lines[fault.line]
    if before is None or not is_first_colon(fault, line):
        return None
    column, above = indent_of(line), indent_of(lines[before])
    if column <= above:
        return None
    message = (
        f"line {fault.line + 1} starts at column {column + 1}; the line above starts at {above + 1}. "
        f"If this is a new field, begin it at column {above + 1}; "
        "if it is more of the text above, put that whole text in quotes or after |"
    )
    return Mistake(line=fault.line, column=column, rule="indentation", message=message)


def _colon(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    return colon_in_text(fault.line, fault.column, lines[fault.line]) if "mapping values" in fault.what else None


def _text_goes_on(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find text after a closing quote or bracket."""
    line = lines[fault.line]
    before = line[: fault.column].rstrip()
    if not before.endswith(("'", '"', "]", "}")):
        return None
    what = "bracket" if before[-1] in "]}" else "quote"
    message = f"the text goes on after its closing {what}. Put the whole text in quotes"
    return Mistake(line=fault.line, column=fault.column, rule="text-goes-on", message=message, patch=quoted(line))


def _behind_a_list(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find text after the closing bracket of what is a list, as its first bracket says."""
    patch = quoted(lines[fault.line])
    return _text_goes_on(fault, lines) if patch and patch.old[0] in "[{" else None


def _comment_within(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find a comment on a line of its own inside a text of several lines: it ends the text."""
    column, above = indent_of(lines[fault.line]), line_above(lines, fault.line)
    comment = next((each for each in range((above or 0) + 1, fault.line) if lines[each].strip()), None)
    if above is None or comment is None or fault.column < column or says_what_it_is(lines[fault.line]):
        return None
    header = line_above(lines, fault.line, column - 1)
    within = (lines[each] for each in range(header or 0, fault.line) if each != header and not is_blank(lines[each]))
    if header is None or not says_what_it_is(lines[header]) or any(map(says_what_it_is, within)):
        return None
    message = "this comment stands within a text, and ends it. Put it above the text, or write the text after |"
    start = indent_of(lines[comment])
    return Mistake(line=comment, column=start, rule="comment-in-text", message=message, right=("",))


def _cut_by_comment(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    """Find a comment inside a text of several lines: it ends the text, and the next line makes no sense then."""
    before = line_above(lines, fault.line)
    if before is None or " #" not in lines[before] or indent_of(lines[before]) > fault.column:
        return None
    column = lines[before].index(" #") + 1
    message = "a # after a space starts a comment, which ends the text. Put the whole text in quotes, or take out the #"
    return Mistake(line=before, column=column, rule="comment-in-text", message=message)


def _indentation(fault: Fault, lines: Sequence[str]) -> Mistake | None:
    before, line = line_above(lines, fault.line), lines[fault.line]
    column = indent_of(line)
    if before is None or fault.column != column:
        return None
    above = indent_of(lines[before])
    if column == above:
        message = (
            "this line does not go with those above: each line of a list begins with '- ', "
            "and each field with its name and a colon"
        )
    else:
        message = (
            f"line {fault.line + 1} starts at column {column + 1}; the lines above start at {above + 1}. "
            "Begin the parts of one entry at the same column"
        )
    return Mistake(line=fault.line, column=column, rule="indentation", message=message)


def _anything(fault: Fault) -> Mistake:
    message = (
        "this line cannot be read. Compare it with the lines around it; text with unusual characters goes in quotes"
    )
    return Mistake(line=fault.line, column=fault.column, rule="unreadable", message=message)


Explainer: TypeAlias = Callable[[Fault, Sequence[str]], Mistake | None]
_SURE: tuple[Explainer, ...] = (
    quote,
    lost_in_brackets,
    bracket,
    _bad_start,
    _out_of_place,
    _block_text,
    _comment_within,
    _behind_a_list,
    other_dash,
)
_LIKELY: tuple[Explainer, ...] = (
    stray_top,
    lone_dash,
    item_too_far_left,
    lost_first_dash,
    spoilt_dash,
    lost_bar,
    text_too_far_left,
    bar_too_deep,
    lost_dash,
    odd_indent,
    too_far_left,
    _no_colon,
    unfinished_field,
    _deeper,
    _colon,
    _text_goes_on,
    _cut_by_comment,
    _indentation,
)
