"""Answers can be looked at, taken back and changed, before the result and after it."""

from __future__ import annotations

from advisor.dialogue.checks.interview import FIRST, FORGOTTEN, NOTHING_GIVEN, UNCHANGED
from advisor.dialogue.checks.ledger import result_of
from advisor.dialogue.conversation import Stage

from .conftest import Talk


def test_not_sure_is_an_answer_and_may_stand_for_one(talk: Talk) -> None:
    talk.asked("/check audition", "a little", "5")
    result = talk.result("dunno")
    assert result.before == "Noted: Not sure. Then I take it as: No."
    assert result.outcome == "wait"
    open_one = talk.result("change 2", "skip")
    assert (open_one.outcome, open_one.missing) == ("wait", ())


def test_back_to_the_first_question_and_no_further(talk: Talk) -> None:
    talk.asked("/check audition", "a little", "5")
    years = talk.asked("back")
    assert (years.question, years.earlier, years.hint) == ("years", "5 years", "Say keep to leave it as it is.")
    level = talk.asked("back")
    assert (level.question, level.earlier) == ("level", "I play a little")
    assert talk.asked("back").before == FIRST
    kept = talk.asked("keep")
    assert (kept.question, kept.before) == ("letter", UNCHANGED)
    assert "not guess" in talk.asked("keep").before


def test_review_and_change(talk: Talk) -> None:
    talk.asked("/check audition")
    assert talk.asked("review").before == NOTHING_GIVEN
    assert talk.asked("change").before == NOTHING_GIVEN
    talk.asked("a little", "5")
    assert talk.asked("review").before.splitlines() == [
        "Your answers so far:",
        "- How well do you play? I play a little",
        "- For how many years have you played? 5 years",
    ]
    which = talk.asked("change")
    assert which.choices == (
        ("level", "How well do you play? I play a little"),
        ("years", "For how many years have you played? 5 years"),
    )
    assert talk.copy().asked("2").question == "years"
    assert talk.copy().asked("how well").question == "level"
    assert talk.copy().asked("have you played").question == "years"
    wrong = "Type a number from 1 to 2, or words of the question, or back to leave all as it is."
    assert talk.copy().asked("9").before == f"There is no 9 here. {wrong}"
    assert talk.copy().asked("00012").before == f"There is no 00012 here. {wrong}"
    assert talk.copy().asked("letter").before == f"That names none of your answers. {wrong}"
    assert talk.copy().asked("back").before == UNCHANGED
    assert talk.copy().asked("review").question == "change"
    assert talk.asked("change the years").earlier == "5 years"


def test_after_the_result_an_answer_is_changed(talk: Talk) -> None:
    talk.result("/check audition", "a little", "3")
    assert talk.turn.replies[-1] == talk.result("/check audition")._replace(before="Noted: 3 years.")
    result = talk.copy().result("change years", "5", "yes")
    assert result.difference == (
        "The result was: Not yet. Now it is: You may audition.",
        "Changed: You have played long enough.",
        "Changed: You have a letter.",
    )
    assert talk.copy().result("back", "3").difference == ("The result stays the same: Not yet.",)
    talk.say("review")
    assert talk.words.startswith("Your answers so far:")
    talk.say("help")
    assert talk.words.startswith("You can follow up")
    talk.say("change", "never mind")
    assert talk.words == UNCHANGED
    assert talk.copy().asked("change 9").before.startswith("There is no 9 here.")
    talk.say("change of plans")
    assert talk.checking.stage is Stage.DONE
    assert talk.asked("start over").before.endswith(FORGOTTEN)
    assert talk.checking.answers == {}


def test_a_near_miss_is_told(talk: Talk) -> None:
    assert talk.result("/check audition", "a little", "3").nearest == ()
    talk.result("change years", "5", "no")
    assert talk.result("change letter", "yes").outcome == "welcome"
    assert talk.result("change years", "3").nearest == ()
    audition = talk.opened.checks["audition"]
    answers: dict[str, str | int] = {"level": "some", "years": 3, "letter": "yes"}
    assert talk.opened.knowledge
    (near,) = result_of(talk.opened.knowledge, audition, answers).nearest
    assert near.text == "With 1 more year of playing (4 years in all), you may audition."
