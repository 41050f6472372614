"""An edit is told of the examples that its own words move, and of no others."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import small

from advisor.authoring.credit import Side, through_the_edit
from advisor.authoring.theft import Shift, shifts
from advisor.authoring.trying import try_each
from advisor.engine import open_advisor
from advisor.example import Example

TODAY = date(2025, 12, 1)
ASKED = [
    Example(question="how much is the tuition", topics=("tuition",)),
    Example(question="deadline", topics=("deadline",)),
]


def side(folder: Path, *, sure: float | None = None) -> Side:
    opened = open_advisor(folder, kept=False)
    assert opened.knowledge is not None
    assert opened.understanding is not None
    known = opened.understanding
    sure = known.confidence.sure if sure is None else sure
    return Side(
        knowledge=opened.knowledge, understanding=known._replace(confidence=known.confidence._replace(sure=sure))
    )


def told(before: Side, after: Side) -> list[Shift]:
    was, now = (list(try_each(each.knowledge, each.understanding, ASKED, TODAY)) for each in (before, after))
    found = shifts(was, now)
    assert found
    return through_the_edit(found, before, after, TODAY)


def more(text: str, phrasing: str) -> str:
    return text.replace("ask:\n", f"ask:\n  - {phrasing}\n")


def test_what_the_edits_words_win_is_told(tmp_path: Path) -> None:
    before = side(small.write(tmp_path / "before"))
    after = side(small.write(tmp_path / "after", notes=more(small.NOTES, "how much is the tuition")))
    (shift,) = told(before, after)
    assert shift.after.thieves == ("notes",)
    assert [each.before.thieves for each in told(after, before)] == [("notes",)]
