"""Answers of scripts: to the letter, or refused in one line that names the valid ones."""

from __future__ import annotations

import pytest

from advisor.eligibility.answers import Refused, parse_answer, parse_answers
from advisor.eligibility.model import Check


def test_answers_are_taken(yellow_ribbon: Check) -> None:
    given = ["certificate=none", "benefits=own", "months=036", "serving=unsure"]
    assert parse_answers(yellow_ribbon, given) == {
        "certificate": "none",
        "benefits": "own",
        "months": 36,
        "serving": "unsure",
    }


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["months=-3"], "months=-3 is not valid; give a whole number from 0 to 600, or unsure"),
        (["months=3.5"], "months=3.5 is not valid; give a whole number from 0 to 600, or unsure"),
        (["months=999"], "months=999 is not valid; give a whole number from 0 to 600, or unsure"),
        (["months="], "months= is not valid; give a whole number from 0 to 600, or unsure"),
        (["months=\u0663"], "months=\u0663 is not valid; give a whole number from 0 to 600, or unsure"),
        (["certificate=maybe"], "certificate=maybe is not valid; give full, partial, none or unsure"),
        (["serving=Yes"], "serving=Yes is not valid; give yes, no or unsure"),
        (["serving=yes", "serving=no"], "serving is answered twice; give it once"),
        (["serving=yes", "serving=yes"], "serving is answered twice; give it once"),
    ],
)
def test_bad_values_are_refused(yellow_ribbon: Check, given: list[str], message: str) -> None:
    assert parse_answers(yellow_ribbon, given) == Refused(message=message)


@pytest.mark.parametrize("given", ["degree=other", "serving", "=yes", "", "x" * 5_000, "a\nb=1"])
def test_unknown_ids_are_refused_with_the_valid_ones(yellow_ribbon: Check, given: str) -> None:
    refused = parse_answers(yellow_ribbon, [given])
    assert isinstance(refused, Refused)
    assert "certificate, benefits, transferred, months, serving, honorable, purple-heart, disability" in refused.message
    assert "\n" not in refused.message
    assert len(refused.message) < 300


def test_one_answer_is_parsed_alone(mba_track: Check) -> None:
    degree = mba_track.question("degree")
    assert degree is not None
    assert parse_answer(degree, "other") == "other"
    assert mba_track.question("months") is None
