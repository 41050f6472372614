"""What people state of themselves is understood; what they ask, deny, wish or say of others is not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from counted import counted

from advisor.eligibility.model import Choice, Option, Question, Value, WholeNumber, YesNo
from advisor.eligibility.statements import cues, statements

FIELD = Question(
    id="field",
    wording="Which field?",
    kind=Choice(
        options=(
            Option(id="music", label="Music", words=("piano", "music theory")),
            Option(id="other", label="Another field", words=("law", "natural history")),
        )
    ),
    said={"any": ("degree in {answer}", "{answer} degree", "studied {answer}"), "music": ("trained pianist",)},
    understood={"music": "your field is music", "any": "your field is: {answer}"},
)
YEARS = Question(
    id="years",
    wording="How many months?",
    kind=WholeNumber(low=0, high=100, one="month", many="months", around=("orchestra",)),
    said={"any": ("{answer} of lessons", "played for {answer}")},
    understood={"any": "{answer} of lessons"},
    unless=("by ear", "gave up"),
)
STAGE = Question(
    id="stage",
    wording="Have you been on a stage?",
    kind=YesNo(),
    said={"yes": ("been on stage", "my band plays"), "no": ("never been on stage",)},
    understood={"yes": "you have been on a stage", "no": "you have not been on a stage"},
)
ALL = (FIELD, YEARS, STAGE)


def stated(text: str) -> dict[str, Value]:
    return {each.question: each.value for each in statements(ALL, text)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I have a law degree", {"field": "other"}),
        ("i've got a degree in natural history from Leeds and want to change", {"field": "other"}),
        ("With a degree in music, can I apply?", {"field": "music"}),
        ("I studied musik theory", {"field": "music"}),
        ("I'm a trained pianist", {"field": "music"}),
        ("3 years of lessons, been on stage", {"years": 36, "stage": "yes"}),
        ("I played for 18 months. My band plays every Friday!", {"years": 18, "stage": "yes"}),
        ("I have never been on stage", {"stage": "no"}),
        ("I have a law degree and do I need notes?", {"field": "other"}),
        ("hello\nI have a law degree", {"field": "other"}),
    ],
)
def test_what_is_stated_is_understood(text: str, found: dict[str, Value]) -> None:
    assert stated(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "do I need a degree in music",
        "a law degree?",
        "I don't have a music degree",
        "if I had a law degree",
        "I want a degree in music",
        "a music degree is required I guess",
        "my sister has a music degree",
        "I have a degree in basket weaving",
        "I have a degree",
        "I studied law and then I studied music",
        "I need 3 years of lessons",
        "20 years of lessons",
        "3 of lessons",
        "3 years of lessons by ear",
        "I had 3 years of lessons, but I gave up!",
        "",
    ],
)
def test_what_is_not_stated_is_left_alone(text: str) -> None:
    assert stated(text) == {}


def test_it_is_said_back_in_the_schools_words() -> None:
    said = statements(ALL, "I have a law degree, 36 months of lessons, been on stage; trained pianist? no")
    assert [each.text for each in said] == [
        "your field is: Another field",
        "36 months of lessons",
        "you have been on a stage",
    ]


@pytest.mark.parametrize(
    "text", ["I have a law degree", "3 years of lessons", "never been on stage", "trained pianist"]
)
def test_no_statement_is_without_one_of_the_cues(text: str) -> None:
    assert any(cue in text for cue in cues(ALL))


def test_a_phrase_without_a_word_states_nothing() -> None:
    silent = replace(STAGE, said={"yes": ("?!", "been on stage"), "no": ("...",)})
    assert list(cues([silent])) == ["stage"]
    assert [each.value for each in statements([silent], "I have been on stage")] == ["yes"]
    assert statements([silent], "I like music") == ()


def test_a_long_message_is_compared_only_where_a_phrase_may_begin() -> None:
    _, calls = counted(lambda: statements(ALL, "I like it there, " * 120))
    assert calls < 40_000
