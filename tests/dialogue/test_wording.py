"""What is said around an answer: its date where it changes, a warning where it is old, and whom to ask."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from advisor.dialogue.wording import fill, listed, spoken_date, spoken_month

from .talking import Chat, base

PUBLISHED = "Published in November 2025; please check."
STALE = "Due for a review in {0}; ask The office, office@harbor.example."


def topic(fields: str, answer: str = "evening") -> dict[str, str]:
    return {
        "topics/tuition.yaml": f"title: Cost\ncategory: cost\nask: [what is the tuition, price, fees]\nanswers:\n"
        f"  {answer}:\n    text: It costs 400.\n{fields}"
    }


def said(folder: Path, fields: str, *, today: date, answer: str = "evening") -> list[str]:
    (text,) = Chat(base(folder, topic(fields, answer)), today=today).texts("what is the tuition")
    return text.split("\n\n")


def test_a_fact_that_changes_is_said_with_its_date(tmp_path: Path) -> None:
    fields = "    sources: [fees]\n    volatile: yes\n"
    assert said(tmp_path, fields, today=date(2026, 1, 1)) == ["It costs 400.", PUBLISHED]


def test_a_fact_that_stays_is_said_as_it_is(tmp_path: Path) -> None:
    assert said(tmp_path, "    sources: [fees]\n", today=date(2099, 1, 1)) == ["It costs 400."]


@pytest.mark.parametrize(
    ("today", "caution"),
    [
        (date(2026, 7, 31), PUBLISHED),
        (date(2026, 8, 1), STALE.format("August 1, 2026")),
        (date(2031, 1, 1), STALE.format("August 1, 2026")),
    ],
)
def test_from_the_day_of_its_review_an_answer_is_said_to_be_old(tmp_path: Path, today: date, caution: str) -> None:
    fields = "    sources: [fees]\n    volatile: yes\n    review: 2026-08-01\n"
    assert said(tmp_path, fields, today=today) == ["It costs 400.", caution]


@pytest.mark.parametrize(
    ("today", "is_old"), [(date(2028, 2, 28), False), (date(2028, 2, 29), True), (date(2028, 3, 1), True)]
)
def test_a_review_on_the_29th_of_february(tmp_path: Path, today: date, is_old: bool) -> None:  # noqa: FBT001
    fields = "    sources: [fees]\n    review: 2028-02-29\n"
    paragraphs = said(tmp_path, fields, today=today)
    assert paragraphs == ["It costs 400.", *([STALE.format("February 29, 2028")] if is_old else [])]


def test_a_review_falls_due_on_a_29th_of_february(tmp_path: Path) -> None:
    fields = "    sources: [fees]\n    review: 2027-12-31\n"
    assert said(tmp_path, fields, today=date(2028, 2, 29))[1] == STALE.format("December 31, 2027")


def test_those_who_know_are_named_each_in_a_sentence(tmp_path: Path) -> None:
    assert said(tmp_path, "    refer: [office, dean]\n", today=date(2026, 1, 1)) == [
        "It costs 400.",
        "The office can tell you: office@harbor.example",
        "The dean can tell you: dean@harbor.example or 412-000-0000",
    ]


def test_an_old_answer_for_any_program_names_a_contact_too(tmp_path: Path) -> None:
    fields = "    sources: [fees]\n    review: 2026-01-01\n"
    assert said(tmp_path, fields, today=date(2026, 1, 1), answer="any")[1] == STALE.format("January 1, 2026")


def test_the_same_question_on_the_same_day_has_the_same_answer(tmp_path: Path) -> None:
    opened = base(tmp_path, {})
    assert Chat(opened).turn("what is the tuition") == Chat(opened).turn("what is the tuition")


def test_months_and_days_in_words() -> None:
    assert [spoken_month(text) for text in ("2025", "2025-01", "2025-12")] == ["2025", "January 2025", "December 2025"]
    assert spoken_date(date(2024, 2, 29)) == "February 29, 2024"


def test_names_in_a_row() -> None:
    assert [listed(["A"]), listed(["A", "B"]), listed("ABC")] == ["the A", "the A and the B", "the A, the B and the C"]


def test_braces_that_name_nothing_stay_as_they_are() -> None:
    assert fill("{name}: {other} {}", name="{other}") == "{other}: {other} {}"
