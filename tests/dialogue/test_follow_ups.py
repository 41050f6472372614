"""A line may lean on what was said before it: on the topic, on the program, or on both."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.dialogue.replies import Answered
from advisor.engine import Opened, open_advisor

from .talking import Chat

EVENING, DIPLOMA = "answer tuition evening", "answer tuition diploma"


@pytest.fixture
def chat(school: Path) -> Chat:
    return Chat(open_advisor(school))


@pytest.fixture(scope="module")
def opened(school: Path) -> Opened:
    return open_advisor(school)


@pytest.mark.parametrize(
    "line",
    [
        "and for the diploma?",
        "the diploma",
        "what about the diploma please",
        "And the diploma, is it the same?",
        "diploma!!",
    ],
)
def test_the_topic_stays_and_the_program_moves(chat: Chat, line: str) -> None:
    chat.say("what is the tuition of the evening course")
    assert chat.say(line) == [DIPLOMA]
    assert chat.say("and the evening course?") == [EVENING]


def test_a_word_that_only_points_back_is_about_the_last_answer(chat: Chat) -> None:
    chat.say("what is the tuition of the diploma")
    assert chat.say("it?") == [DIPLOMA]


@pytest.mark.parametrize("line", ["the other one", "and the other one?", "what about the other program"])
def test_the_other_one(chat: Chat, line: str) -> None:
    chat.say("what is the tuition of the evening course")
    assert chat.say(line) == [DIPLOMA]
    assert chat.say(line) == [EVENING]


def test_the_first_and_the_second_of_two_that_were_answered(chat: Chat) -> None:
    chat.say("what is the tuition")
    assert chat.say("and for the second one?") == [DIPLOMA]
    chat.say("what is the tuition of both")
    assert chat.say("what does the first one cost") == [EVENING]


def test_a_question_of_small_words_is_one_all_the_same(shipped: Opened) -> None:
    """Whoever asks what a program is asks that; whoever asks what about it goes on with the question before."""
    chat = Chat(shipped)
    chat.say("how much is the tuition for the mba")
    assert chat.say("what about the mspm") == ["answer tuition mspm"]
    assert chat.say("what is the mspm") == ["answer program-overview mspm"]
    assert chat.say("and the mba") == ["answer program-overview tspm"]


def test_what_is_outside_is_not_drawn_to_what_was_spoken_of(shipped: Opened) -> None:
    chat = Chat(shipped)
    chat.say("how much is the tuition for the mspm")
    assert "answer tuition mspm" not in chat.say("is carnegie mellon a scam")


@pytest.mark.parametrize(
    ("first", "line", "topic"),
    [
        ("tell me about the capstone", "is it part of the mspm too", "capstone"),
        ("what is the application fee", "do i get it back", "application-fee"),
        ("tuition", "sorry, wait, i meant for the mba", "tuition"),
    ],
)
def test_what_it_stands_for(shipped: Opened, first: str, line: str, topic: str) -> None:
    chat = Chat(shipped)
    chat.say(first)
    assert {reply.topic for reply in chat.turn(line).replies if isinstance(reply, Answered)} == {topic}


@pytest.mark.parametrize("line", ["both", "and for both?", "what about both of them", "each"])
def test_both(chat: Chat, line: str) -> None:
    chat.say("what is the tuition of the evening course")
    assert chat.say(line) == [EVENING, DIPLOMA]
    assert chat.say("when is the application deadline") == ["answer deadline evening", "answer deadline diploma"]


def test_the_program_stays_and_the_topic_moves(chat: Chat) -> None:
    chat.say("what is the tuition of the diploma")
    assert chat.say("when is the application deadline") == ["answer deadline diploma"]
    assert chat.say("do I need to read notes") == ["answer notes any"]
    assert chat.say("and the evening course?") == ["answer notes any"]


def test_what_has_no_answer_leaves_the_topic(chat: Chat) -> None:
    chat.say("what is the tuition of the evening course")
    assert chat.say("where can I park") == ["unknown"]
    assert chat.say("thanks") == ["talk thanks"]
    assert chat.say("and for the diploma?") == [DIPLOMA]


@pytest.mark.parametrize("line", ["and for the diploma?", "the other one", "both", "and?"])
def test_without_a_topic_there_is_nothing_to_follow_up(opened: Opened, line: str) -> None:
    assert not any(reply.startswith("answer") for reply in Chat(opened).say(line))


def test_the_other_of_none_in_particular_is_neither(chat: Chat) -> None:
    chat.say("what is the tuition")
    assert chat.conversation.programs == ()
    assert "answer tuition evening" not in chat.say("the other one") or chat.conversation.programs == ()


def test_an_earlier_conversation_can_be_taken_up_again(chat: Chat) -> None:
    chat.say("what is the tuition of the evening course")
    earlier = chat.conversation
    chat.say("do I need to read notes")
    chat.conversation = earlier
    assert chat.say("and the diploma?") == [DIPLOMA]


@pytest.mark.parametrize("line", ["is it required", "who pays for it", "what is it about"])
def test_a_question_of_it_is_of_what_was_spoken_of(shipped: Opened, line: str) -> None:
    chat = Chat(shipped)
    chat.say("do you have a capstone project")
    answers = [reply for reply in chat.turn(line).replies if isinstance(reply, Answered)]
    assert answers
    assert all(answer.topic == "capstone" for answer in answers)


def test_what_points_back_at_something_unanswered_is_not_taken_for_the_answer_before(shipped: Opened) -> None:
    chat = Chat(shipped)
    chat.say("is there an application fee")
    assert chat.say("is there daycare for my kids") == ["unknown"]
    assert "answer application-fee mspm" not in chat.say("how many are there")
