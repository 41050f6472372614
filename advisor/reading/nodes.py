"""Reads YAML text into plain nodes, each of which knows the line and column where it stands.

YAML is read as a stream of events, so that nothing is guessed (`NO` stays the text `NO`), nothing is
expanded (no aliases, no merge keys) and nothing recurses, however deep or large the file is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from advisor.model import Place, Problem
from advisor.reading import faults, mending
from advisor.reading.attempt import MAX_NODES, MAX_PROBLEMS, Attempt, too_many
from advisor.reading.blocks import Misfits, Sheet
from advisor.reading.characters import MAX_BAD_LINES, clean_lines
from advisor.reading.fault import Fault, Mistake
from advisor.reading.repairs import repair

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from advisor.reading.stack import Stack
    from advisor.reading.tree import Node

MAX_SIZE = 1_000_000
"""Bytes that a file may hold."""
MAX_LINES = 50_000
"""Lines that a file may hold."""
MAX_WORK = 70_000
"""Values that are read from a broken file, each anew after each mistake, before it is given up."""
_LINES_AT_ONCE = 3
"""Lines that are gone through as fast as one value is read."""
LOSSLESS = frozenset(
    {
        "lost-after-hash",
        "comment-after-text",
        "control-character",
        "no-break-space",
        "repeated-item",
        "repeated-key",
        "smart-quotes",
    }
)
"""Rules of problems with which no entry is left out."""
MISPLACED = frozenset(
    {"missing-field", "not-a-list", "not-a-table", "not-a-text", "repeated-key", "runs-on", "unknown-field"}
)
"""Rules of problems that a line can cause by beginning elsewhere than it should."""
REMARKS = frozenset({"comment-after-text"})
"""Rules of what is mostly meant as it stands: whoever keeps the knowledge base is told, and nobody else."""


def parse(text: str, file: str, misfits: Misfits | None = None) -> tuple[Node | None, list[Problem]]:
    """Return what `text` holds, and every mistake in how it is written; the node is None if nothing can be read.

    `misfits` says what does not belong where it stands in such a file; with it, more causes of faults are found.
    Bytes that were not UTF-8 may stand in `text` as lone surrogates (`errors="surrogateescape"`). Never raises:
    a part that cannot be read is left out as `Torn` and reported, with its line, and the rest is read.
    """
    if len(text) > MAX_SIZE:
        return None, [too_large(file)]
    if text.count("\n") + text.count("\r") - text.count("\r\n") > MAX_LINES:
        return None, [too_long(file)]
    sheet = Sheet(file=file, misfits=misfits)
    sheet.lines, bad_bytes = clean_lines(text, file, sheet.problems)
    if len(bad_bytes) > MAX_BAD_LINES:
        return None, sheet.problems
    for line in bad_bytes:
        sheet.tear(line)
    node = _read_on(sheet)
    return node, in_order(sheet.problems)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems by file, line and column, each once."""
    return sorted(dict.fromkeys(problems), key=_place_and_text)


def _place_and_text(problem: Problem) -> tuple[str, int, int, str, str]:
    """Return what problems are sorted by; tuples compare much faster than the problems themselves."""
    place = problem.place
    return place.file, place.line, place.column, problem.rule, problem.message


def too_large(file: str) -> Problem:
    """Return the problem of a file beyond `MAX_SIZE`."""
    message = f"this file is larger than {MAX_SIZE:,} bytes and is not read; divide it into several files"
    return Problem(place=Place(file=file), rule="too-large", message=message)


def too_long(file: str) -> Problem:
    """Return the problem of a file beyond `MAX_LINES`."""
    message = f"this file has more than {MAX_LINES:,} lines and is not read; divide it into several files"
    return Problem(place=Place(file=file), rule="too-large", message=message)


def _read_on(sheet: Sheet) -> Node | None:
    """Read, leave out what is broken, and read again, until the rest is whole."""
    work = mistakes = 0
    while mistakes < MAX_PROBLEMS and work < MAX_WORK:
        attempt = Attempt(sheet)
        fault = attempt.read()
        mistake = _misplaced(sheet, attempt.stack) if fault is None else _explained(sheet, fault)
        if mistake is None:
            sheet.problems.extend(attempt.stack.problems)
            return attempt.stack.root
        if not _leave_out(sheet, mistake):
            return None
        work += attempt.nodes + len(sheet.lines) // _LINES_AT_ONCE
        mistakes += 1
    message = too_many(mistakes)
    sheet.problems.append(Problem(place=Place(file=sheet.file), rule="too-many-problems", message=message))
    return None


def _explained(sheet: Sheet, fault: Fault) -> Mistake:
    return faults.explain(fault, sheet.lines, _Trial(sheet) if sheet.can_try else None)


def _misplaced(sheet: Sheet, stack: Stack) -> Mistake | None:
    """Find a line that can be read, but only as something that does not belong where it stands."""
    found = list(filter(_is_misplaced, _found(sheet, stack))) if sheet.can_try else []
    wrong_name = len(found) == 1 and found[0].rule in {"repeated-key", "unknown-field"}
    if not found or wrong_name:
        return None
    line = min(found[0].place.line, len(sheet.lines)) - 1
    fault = Fault(what="", line=line, column=0, opened=(line, 0))
    return repair(fault, sheet.lines, _Trial(sheet))


def _leave_out(sheet: Sheet, mistake: Mistake) -> bool:
    """Report a mistake and leave out the entry around it; False if there is nothing left to leave out."""
    if mistake.right and mistake.line in sheet.torn:
        sheet.put(mistake.line, mistake.right)  # what is left out has been reported
        return True
    place = Place(file=sheet.file, line=mistake.line + 1, column=mistake.column + 1)
    torn = sheet.tear(mistake.line, mistake.right)
    message = mistake.message + mending.left_out(torn)
    sheet.problems.append(Problem(place=place, rule=mistake.rule, message=message, patch=mistake.patch))
    return bool(torn)


@dataclass(frozen=True, slots=True)
class _Trial:
    """Reads other lines in the place of a sheet's, at the cost of the sheet's patience."""

    sheet: Sheet

    def afford(self, lines: Sequence[str]) -> bool:
        return self.sheet.afford(lines)

    def misfits(self, lines: Sequence[str]) -> int | None:
        attempt = Attempt(replace(self.sheet, lines=list(lines)), most=max(0, min(self.sheet.patience, MAX_NODES)))
        whole = attempt.read() is None and attempt.stack.root is not None
        self.sheet.afford((), attempt.nodes)
        found = _found(self.sheet, attempt.stack) if whole else []
        return len(found) if whole and not any(map(_is_misplaced, found)) else None


def _is_misplaced(problem: Problem) -> bool:
    return problem.rule in MISPLACED and problem.patch is None


def _found(sheet: Sheet, stack: Stack) -> list[Problem]:
    """Say what does not belong where it stands; nothing, where nobody can say."""
    if sheet.misfits is None or stack.root is None:
        return []
    repeated = [problem for problem in stack.problems if problem.rule == "repeated-key"]
    return [*repeated, *sheet.misfits(stack.root)]
