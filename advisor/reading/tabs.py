"""Explains tabs where spaces should stand, and finds how many spaces fit in their place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from advisor.model import Patch
from advisor.reading.blocks import indent_of
from advisor.reading.causes import STEP
from advisor.reading.fault import Mistake
from advisor.reading.repairs import repair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from advisor.reading.fault import Fault
    from advisor.reading.repairs import Trial

_AFTER_DASH = re.compile(r"\s*- *\t\s*")


def tab(fault: Fault, lines: Sequence[str], trial: Trial | None) -> Mistake | None:
    """Find a tab at the start of a line, or after its dash."""
    line = lines[fault.line]
    if "\t" in _start(line):
        return _indent(fault, lines, trial)
    found = _AFTER_DASH.match(line)
    if not found:
        return None
    message = "there is a tab after the dash of this line. Use a space instead of the tab"
    start = found[0][: found[0].index("-")] + "- "
    patch = Patch(column=1, old=found[0], new=start)
    right = (start + line[found.end() :],)
    return Mistake(line=fault.line, column=line.index("\t"), rule="tab", message=message, patch=patch, right=right)


def _indent(fault: Fault, lines: Sequence[str], trial: Trial | None) -> Mistake:
    """Say how many spaces should stand at the start of a line; only how many mostly do, where nobody can try."""
    line, start = lines[fault.line], _start(lines[fault.line])
    spaces = _fitting(fault, lines, trial) if trial else " " * indent_of(line)
    what = "spaces" if spaces is None else f"{len(spaces)} spaces"
    message = f"there is a tab at the start of this line. Use {what} instead of the tab"
    patch = None if spaces is None else Patch(column=1, old=start, new=spaces)
    right = (spaces + line.lstrip(),) if spaces is not None and trial else ()
    return Mistake(line=fault.line, column=start.index("\t"), rule="tab", message=message, patch=patch, right=right)


def _fitting(fault: Fault, lines: Sequence[str], trial: Trial) -> str | None:
    """Return the spaces with which a line fits, if all tabs around it were spaces; None if nobody knows how many."""
    plain = [" " * indent_of(line) + line.lstrip() if "\t" in _start(line) else line for line in lines]
    nowhere = max(map(indent_of, plain)) + STEP + 1
    plain[fault.line] = " " * nowhere + plain[fault.line].lstrip()
    found = repair(fault, plain, trial)
    fits = found is not None and (found.line, found.rule) == (fault.line, "indentation")
    return " " * indent_of(found.right[0]) if found and fits else None


def _start(line: str) -> str:
    """Return what a line begins with, up to its first letter."""
    return line[: len(line) - len(line.lstrip(" \t"))]
