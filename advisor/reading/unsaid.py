"""Notices what a check leaves unsaid that it mostly says: it may have been lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.reading.check_schema import CASES

if TYPE_CHECKING:
    from advisor.reading.fields import Fields
    from advisor.reading.notes import Notes


def watch_cases(part: Fields, notes: Notes) -> None:
    """Report a criterion that says nothing of a case, and does not say that this is left out: it may have been lost."""
    untold = [case for case in CASES if case not in part.written]
    if len(untold) == len(CASES):
        message = "this criterion says nothing. Write under 'met' what is said where it holds; or take it out"
        notes.report(part.place, "silent-criterion", message)
    elif untold := [case for case in untold if case not in part.texts("left_out")]:
        message = (
            f"'{untold[0]}' is not here. Write it and what is said then; "
            f"or, if nothing is to be said, left_out: [{', '.join(untold)}]"
        )
        before = CASES[: CASES.index(untold[0])]
        notes.report(part.behind({"condition", *before}), "untold-case", message)


def watch_favour(part: Fields, notes: Notes) -> None:
    """Report each outcome that does not say whether people hope for it, where others do: it may have been lost."""
    silent = {name: each for name, each in part.parts() if "favourable" not in each.written}
    if len(silent) < len(tuple(part.parts())):
        for name, each in silent.items():
            message = f"outcome '{name}' does not say whether people hope for it; write favourable: yes, or no"
            notes.report(each.behind({"title"}), "unsaid-favour", message)
