"""People's own words, and what is not guessed."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.eligibility.answers import parse_answer
from advisor.eligibility.model import NO, UNSURE, YES, Check, Question, Value, WholeNumber, YesNo, choices, label
from advisor.eligibility.words import LIMIT, attempts, understand

PLAIN = Question(id="plain", wording="?", kind=YesNo())
COUNT = Question(id="count", wording="?", kind=WholeNumber(low=1, high=9, one="course", many="courses"))


@pytest.fixture(scope="module")
def questions(checks: Mapping[str, Check]) -> Mapping[str, Question]:
    return {question.id: question for check in checks.values() for question in check.questions}


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        *((said, YES) for said in ("yes", "Y", "yeah", "yep!", "Sure.", "of course", "I do", "yes sir", "1", "ok")),
        *(
            (said, YES)
            for said in ("yes, I was", "yeah since 2010", "Yes, an honest one", "\uff39\uff25\uff33", "oh yes")
        ),
        *((said, NO) for said in ("no", "n", "Nope", "nah", "not at all", "I don\u2019t", "2", "never", "no longer")),
        *((said, NO) for said in ("no, I got out in 2010", "nope sorry", "no, not really")),
        *(
            (said, UNSURE)
            for said in ("dunno", "not sure", "I don't know", "no idea", "unsure", "idk", "maybe", "skip")
        ),
        *((said, UNSURE) for said in ("i don't know about that", "not sure at the moment", "I'm not sure, sorry")),
        *((said, None) for said in ("", "   ", "?!", "yes and no", "yes but only partly", "no doubt about the dog")),
        *((said, None) for said in ("3", "blue", "no one told me", "not sure, 12", "yesterday", "x" * (LIMIT + 1))),
        ("no problem", None),
        ("no doubt", YES),
    ],
)
def test_yes_no_and_not_sure(said: str, meant: Value | None) -> None:
    assert understand(PLAIN, said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("36", 36),
        ("36 months", 36),
        ("36months", 36),
        ("3 years", 36),
        ("3yrs", 36),
        ("three years", 36),
        ("Three years on active duty", 36),
        ("I served 3 years in the Army", 36),
        ("two and a half years", 30),
        ("2 1 half years", None),
        ("2.5 years", 30),
        ("2 years and a half", 30),
        ("a year and a half", 18),
        ("a year", 12),
        ("half a year", 6),
        ("3 years and 4 months", 40),
        ("3 years 4 months", 40),
        ("thirty-six", 36),
        ("thirty six months", 36),
        ("twenty months", 20),
        ("a dozen months", 12),
        ("3\u00bd years", 42),
        ("3 1/2 years", 42),
        ("zero", 0),
        ("none", 0),
        ("never served", 0),
        ("0", 0),
        ("600", 600),
        ("50 years", 600),
        ("dunno", UNSURE),
        ("i don't know how many", UNSURE),
        ("3 or 4 years", None),
        ("3-4 years", None),
        ("3 4", None),
        ("about 3 years", None),
        ("almost 3 years", None),
        ("over three years", None),
        ("3.5", None),
        ("36.0", 36),
        ("1.3 years", None),
        ("-3", None),
        ("601", None),
        ("90 days", None),
        ("2 tours", None),
        ("since 2015", None),
        ("yes", None),
        ("years", None),
        ("in the army", None),
        ("99999999999999999999 years", None),
    ],
)
def test_months(questions: Mapping[str, Question], said: str, meant: Value | None) -> None:
    assert understand(questions["months"], said) == meant


@pytest.mark.parametrize(
    ("said", "meant"), [("3 courses", 3), ("one course", 1), ("3", 3), ("3 years", None), ("0", None)]
)
def test_other_units_are_counted_as_they_are(said: str, meant: Value | None) -> None:
    assert understand(COUNT, said) == meant


@pytest.mark.parametrize(
    ("question", "said", "meant"),
    [
        ("degree", "mech eng", "engineering"),
        ("degree", "Mechanical Engineering", "engineering"),
        ("degree", "enginering", "engineering"),
        ("degree", "EE", "engineering"),
        ("degree", "cs", "computer-science"),
        ("degree", "C.S.", "computer-science"),
        ("degree", "comp sci", "computer-science"),
        ("degree", "computer-science", "computer-science"),
        ("degree", "Computer science", "computer-science"),
        ("degree", "compter science", "computer-science"),
        ("degree", "i have a degree in philosophy", "other"),
        ("degree", "computer engineering", "engineering"),
        ("degree", "I studied mech eng at Purdue", "engineering"),
        ("degree", "2", "engineering"),
        ("degree", "eng", "engineering"),
        ("degree", "c", "computer-science"),
        ("degree", "another", "other"),
        ("degree", "not engineering", None),
        ("degree", "neither computer science nor engineering", "other"),
        ("degree", "no engineering", None),
        ("degree", "history or engineering", None),
        ("degree", "basket weaving", None),
        ("degree", "I work as an engineer", None),
        ("degree", "Computer Science & Engineering", "computer-science"),
        ("degree", "4", None),
        ("degree", "dunno", UNSURE),
        ("certificate", "100%", "full"),
        ("certificate", "100", "full"),
        ("certificate", "it says 80 percent", "partial"),
        ("certificate", "80%", "partial"),
        ("certificate", "i don't have one", "none"),
        ("certificate", "no", "none"),
        ("certificate", "none", "none"),
        ("certificate", "I don't know what it says", UNSURE),
        ("certificate", "f", "full"),
        ("certificate", "3", "none"),
        ("benefits", "mine", "own"),
        ("benefits", "my husband's", "spouse"),
        ("benefits", "my dad\u2019s", "child"),
        ("benefits", "fry scholarship", "fry"),
        ("benefits", "no", "no"),
        ("benefits", "none of these", "no"),
        ("benefits", "my dad's or my husband's", None),
        ("format", "both", "either"),
        ("format", "no preference", "either"),
        ("format", "the MBA", "broad"),
        ("format", "one year", "focused"),
        ("honorable", "honorable", YES),
        ("honorable", "dishonorable", NO),
        ("honorable", "general under honorable conditions", None),
        ("honorable", "yes honorable", YES),
        ("honorable", "she retired honorably", YES),
        ("honorable", "I was honorably discharged", YES),
        ("honorable", "he was dishonorably discharged", NO),
        ("honorable", "general discharge", None),
        ("honorable", "no, dishonorable", NO),
        ("honorable", "no, it was honorable", None),
        ("serving", "i'm out", NO),
        ("serving", "he is retired", NO),
        ("serving", "still serving", YES),
        ("experience", "no experience", NO),
    ],
)
def test_choices(questions: Mapping[str, Question], question: str, said: str, meant: Value | None) -> None:
    assert understand(questions[question], said) == meant


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("months", "90 days"),
        ("months", "about 3 years"),
        ("months", "three or 4 years"),
        ("degree", "not computer science"),
        ("degree", "history or engineering"),
        ("honorable", "general discharge"),
        ("degree", "half a degree in cs, dropped out"),
        ("degree", "almost finished cs"),
        ("degree", "my minor is computer science"),
        ("degree", "software engineering bootcamp"),
        ("format", "the mba is too long for me"),
        ("format", "maybe the mba"),
    ],
)
def test_what_is_no_plain_answer_can_still_look_like_one(
    questions: Mapping[str, Question], question: str, said: str
) -> None:
    assert understand(questions[question], said) is None
    assert attempts(questions[question], said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("months", "what does it cost"),
        ("months", "deadline for fall 2026"),
        ("degree", "no deadlines please"),
        ("experience", "tuition"),
    ],
)
def test_what_is_about_something_else_does_not(questions: Mapping[str, Question], question: str, said: str) -> None:
    assert not attempts(questions[question], said)


def test_every_value_label_and_number_is_understood(questions: Mapping[str, Question]) -> None:
    for question in questions.values():
        for number, (value, words) in enumerate(choices(question), start=1):
            assert understand(question, value) == value
            assert understand(question, words) == value
            assert understand(question, str(number)) == value


def test_every_way_to_say_a_choice_leads_to_it(questions: Mapping[str, Question]) -> None:
    """Staff write these words; none may be taken for a number, for being unsure, or for another choice."""
    for question in questions.values():
        match question.kind:
            case YesNo(yes=yes, no=no):
                ways = {**dict.fromkeys(yes, YES), **dict.fromkeys(no, NO)}
            case WholeNumber():
                ways = {}
            case kind:
                ways = {way: option.id for option in kind.options for way in option.words}
        assert {way: understand(question, way) for way in ways} == ways, question.id


def test_labels(questions: Mapping[str, Question]) -> None:
    assert label(questions["degree"], "engineering") == "Engineering"
    assert label(questions["experience"], YES) == "Yes"
    assert label(questions["months"], 36) == "36 months"
    assert label(questions["months"], 1) == "1 month"
    assert label(questions["months"], UNSURE) == label(questions["degree"], UNSURE) == "Not sure"


@given(st.text(max_size=400))
def test_any_text_at_all_is_a_valid_value_or_nothing(questions: Mapping[str, Question], text: str) -> None:
    for question in questions.values():
        value = understand(question, text)
        assert value is None or parse_answer(question, str(value)) == value
