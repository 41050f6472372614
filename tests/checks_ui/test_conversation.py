"""Checks within a conversation: offered, begun, interrupted, left, resumed, and never in anybody's way."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from advisor.dialogue.checks.interview import LEFT
from advisor.dialogue.checks.starting import DECLINED
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Checking, Conversation, Stage
from advisor.dialogue.replies import CheckAsk, Notice
from advisor.dialogue.turn import respond
from advisor.engine import Opened, open_advisor

from .conftest import Run, Talk

ADMISSION = "what do I need for the diploma?"


def kinds(talk: Talk) -> list[str]:
    return [type(reply).__name__ for reply in talk.turn.replies]


def offered(talk: Talk) -> str:
    return talk.turn.offer.text if talk.turn.offer else ""


def test_from_the_offer_to_the_result(talk: Talk) -> None:
    talk.say(ADMISSION)
    assert offered(talk) == ("I can check this with you: Diploma audition. It takes about two questions. Shall I?")
    first = talk.asked("yes, please!")
    assert (first.check, first.question, first.heading) == ("audition", "level", "Diploma audition")
    assert first.hint.startswith("One to three questions are left, counting this one. You can answer")
    second = talk.asked("a little")
    assert (second.before, second.question) == ("Noted: I play a little.", "years")
    assert second.hint == "One or two questions are left, counting this one."
    between = talk.asked("is there a violin class?")
    assert kinds(talk) == ["Answered", "CheckAsk"]
    assert between == second._replace(before="")
    talk.say("stop")
    assert talk.words == LEFT
    talk.say("what is the tuition?")
    assert kinds(talk) == ["Answered"]
    assert offered(talk) == ""
    assert talk.asked("resume").question == "years"
    third = talk.asked("5")
    assert third.hint == "This is the last question."
    result = talk.result("yep")
    assert (result.outcome, result.before) == ("welcome", "Noted: Yes.")
    talk.say(ADMISSION)
    assert kinds(talk) == ["Answered"]
    assert offered(talk) == ""


@pytest.mark.parametrize("line", ["ok", "sure", "go ahead", "am I eligible?", "Check my eligibility", "/check"])
def test_ways_to_take_up_an_offer(talk: Talk, line: str) -> None:
    assert talk.asked(ADMISSION, line).check == "audition"


def test_an_offer_can_be_declined_and_is_made_once(talk: Talk) -> None:
    talk.say(ADMISSION, "no thanks")
    assert talk.words == DECLINED
    talk.say("yes")
    assert "CheckAsk" not in kinds(talk)
    talk.say(ADMISSION)
    assert offered(talk) == ""


def test_an_offer_holds_for_the_next_turn_only(talk: Talk) -> None:
    talk.say(ADMISSION, "/program", "/help")
    assert talk.copy().asked("yes").check == "audition"
    talk.say("what is the tuition?", "yes")
    assert "CheckAsk" not in kinds(talk)


def test_a_check_is_begun_by_its_own_phrasings(talk: Talk) -> None:
    assert talk.copy().asked("Check my audition!").check == "audition"
    assert talk.copy().asked("which course suits me").check == "course"
    talk.say("tell me which course suits me best")
    assert "CheckAsk" not in kinds(talk)


@pytest.mark.parametrize(
    ("line", "check"),
    [
        ("/check audition", "audition"),
        ("/check Which course", "course"),
        ("/check dip", "audition"),
        ("/ch c", "course"),
    ],
)
def test_a_check_is_begun_by_name(talk: Talk, line: str, check: str) -> None:
    assert talk.asked(line).check == check


def test_checks_are_listed_and_picked(talk: Talk) -> None:
    talk.say("/check")
    assert talk.words.splitlines() == [
        "What would you like to check? Type its number or its name.",
        "1. Diploma audition (about two questions)",
        "2. Which course (one question)",
    ]
    assert talk.copy().asked("2").check == "course"
    assert talk.copy().asked("audition").check == "audition"
    talk.say("/check swimming")
    assert talk.words.startswith("I have no check called 'swimming'.")
    for number in ("9", "00012", "0", "9" * 5000):
        assert not any(isinstance(each, CheckAsk) for each in talk.copy().say(number))
    for line in ("eligibility check", "check", "list checks", "which checks are there?"):
        assert talk.copy().say(line)[0] == talk.copy().say("/check")[0]


def test_another_check_is_begun_from_the_middle_of_one(talk: Talk) -> None:
    talk.asked("/check audition")
    assert talk.copy().asked("check which course").check == "course"
    assert talk.copy().asked("start the course check").check == "course"
    listed, asked = talk.say("list the checks")
    assert isinstance(listed, Notice)
    assert listed.text.splitlines() == [
        "To begin another check, type check and its name; a number alone answers this one.",
        "- Diploma audition (about two questions)",
        "- Which course (one question)",
    ]
    assert isinstance(asked, CheckAsk)
    assert talk.asked("2").before == "Noted: I play a little."


def test_my_eligibility_is_that_of_the_check_spoken_of(opened: Opened) -> None:
    for check in opened.checks:
        talk = Talk(opened=opened, conversation=Conversation(checking=Checking(proposed=check)))
        assert talk.asked("check my eligibility").check == check


def test_check_is_no_yes_to_something_else(talk: Talk) -> None:
    talk.say("what is the tuition?", "check")
    assert talk.words.startswith("What would you like to check?")


def test_without_checks_nothing_is_offered_or_begun(talk: Talk) -> None:
    knowledge, understanding = talk.opened.knowledge, talk.opened.understanding
    assert knowledge
    assert understanding
    bare = Context(
        knowledge=knowledge,
        understanding=understanding,
        conversation=talk.conversation,
        line=ADMISSION,
        today=date(2026, 1, 15),
    )
    assert respond(bare)[0].offer is None
    turn, _ = respond(bare._replace(line="check my audition"))
    assert not any(isinstance(reply, CheckAsk) for reply in turn.replies)


def test_a_knowledge_base_without_checks(school: Path) -> None:
    talk = Talk(opened=open_advisor(school))
    for line in ("/check", "/check audition"):
        talk.say(line)
        assert talk.words == "There is nothing here that I can check with you."


def test_what_is_known_is_not_asked_again(talk: Talk) -> None:
    talk.result("/check course", "a little")
    opening = talk.asked("/check audition")
    assert opening.question == "years"
    assert "You told me: How well do you play? I play a little" in opening.before


def test_a_change_in_one_check_counts_in_the_other(talk: Talk) -> None:
    talk.result("/check course", "a little")
    talk.asked("/check audition")
    assert talk.result("change 1", "well").outcome == "welcome"
    again = talk.result("/check course")
    assert (again.outcome, again.given[0].label) == ("diploma", "I play well")
    assert again.difference == ("The result stays the same: The diploma.",)


def test_what_is_not_understood_is_asked_again(talk: Talk) -> None:
    question = talk.asked("/check audition")
    again = talk.asked("purple")
    assert again.before.startswith("I did not understand that as an answer, and I would rather not guess. Type a")
    assert again.before.endswith("Your own impression is enough.")
    assert again.choices == question.choices
    years = talk.asked("a little")
    assert "Type a whole number of years, from 0 to 80" in talk.asked("900").before
    assert talk.asked("about 3 or 4").question == years.question


def test_a_question_is_not_taken_for_an_answer(talk: Talk) -> None:
    talk.asked("/check audition")
    asked = talk.asked("do I need to read notes?")
    assert kinds(talk) == ["Answered", "CheckAsk"]
    assert asked.question == "level"
    assert talk.asked("am I what you call a beginner?").question == "level"
    assert talk.checking.answers == {}
    talk.asked("is there parking")
    assert kinds(talk) == ["Unknown", "CheckAsk"]
    talk.asked("is there parking?")
    assert kinds(talk) == ["Unknown", "CheckAsk"]
    talk.asked("/program")
    assert kinds(talk) == ["Notice", "CheckAsk"]


def test_explanations(talk: Talk) -> None:
    talk.asked("/check audition")
    assert talk.asked("why do you ask?").before == "The diploma asks for some experience."
    assert talk.asked("?").before.startswith("Your own impression is enough.\nType a number from 1 to 3")
    talk.asked("a little")
    assert talk.asked("why").before == "Your answer can change the result."
    talk.asked("change")
    assert talk.asked("why").question == "change"


def test_answers_are_no_part_of_what_is_explained(talk: Talk) -> None:
    talk.say("what is the tuition?")
    before = talk.conversation.last
    talk.asked("/check audition", "a little")
    assert talk.conversation.last is before


def test_a_result_once_more_does_not_take_the_answer_again(talk: Talk) -> None:
    first = talk.result("/check course", "a little")
    assert first.before
    assert talk.result("/again") == first._replace(before="", hint=talk.result("/again").hint)


def test_leaving_the_chat_from_a_check(talk: Talk) -> None:
    talk.asked("/check audition")
    for line in ("bye", "/quit", ":q"):
        leaving = talk.copy()
        leaving.say(line)
        assert leaving.turn.leave


def test_a_check_that_has_gone_is_nobody_s_end(talk: Talk) -> None:
    talk.asked("/check audition")
    talk.opened = talk.opened._replace(checks={"course": talk.opened.checks["course"]})
    talk.say("a little")
    assert talk.checking.stage is Stage.AWAY
    talk.say("/check audition")
    assert talk.words == "There is nothing here that I can check with you."


def test_the_json_of_a_chat(run: Run) -> None:
    ran = run("chat", "--json", stdin=f"{ADMISSION}\nyes\na little\n3\n")
    told, first, second, end = (json.loads(line) for line in ran.out.splitlines())
    assert told["offer"]["check"] == "audition"
    assert [each["kind"] for each in told["replies"]] == ["answer"]
    ask = first["replies"][0]["ask"]
    assert (first["replies"][0]["kind"], first["replies"][0]["check"]) == ("check", "audition")
    assert (ask["id"], ask["choices"][1]) == ("level", {"value": "some", "label": "I play a little"})
    assert second["replies"][0]["ask"]["remaining"] == {"fewest": 1, "most": 2}
    assert (end["replies"][0]["outcome"], end["replies"][0]["missing"]) == ("wait", [])


def test_a_single_question_begins_no_check(run: Run) -> None:
    ran = run("ask", "--json", "check my audition", stdin="")
    assert "check" not in {each["kind"] for each in json.loads(ran.out)["replies"]}
    assert "offer" not in json.loads(run("ask", "--json", ADMISSION).out)


def test_a_list_in_a_check_leaves_the_numbers_to_the_check(talk: Talk) -> None:
    for command in ("/topics", "/topics 1", "/compare"):
        listed, asked = talk.say("/check audition", command)
        assert isinstance(listed, Notice)
        assert listed.listed
        assert "a number alone answers the check" in listed.hint
        assert isinstance(asked, CheckAsk)
    assert talk.asked("2").before == "Noted: I play a little."
    assert talk.conversation.menu is None
