"""Not sure which topic is meant, the advisor offers a few; picking one is easy."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.dialogue.replies import Answered, Choices
from advisor.engine import Opened, open_advisor

from .talking import Chat

ASKED = "instrument"


@pytest.fixture(scope="module")
def opened(school: Path) -> Opened:
    return open_advisor(school)


def offered(chat: Chat) -> list[str]:
    (reply,) = chat.turn(ASKED).replies
    assert isinstance(reply, Choices)
    return [choice.topic for choice in reply.choices]


def test_two_to_five_are_offered_the_likeliest_first(opened: Opened) -> None:
    (reply,) = Chat(opened).turn(ASKED).replies
    assert isinstance(reply, Choices)
    chances = [choice.confidence for choice in reply.choices]
    assert 2 <= len(chances) <= 5
    assert chances == sorted(chances, reverse=True)
    assert {choice.topic for choice in reply.choices} >= {"instruments", "lending"}
    assert reply.text == "I'm not sure which of these you mean."


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("1", 0), ("2", 1), ("1.", 0), ("#2", 1), ("number 2", 1), ("one", 0), ("two please", 1), ("the first", 0),
        ("the first one", 0), ("the second one please", 1), ("I mean the second", 1), ("Option 1", 0),
        ("\N{FULLWIDTH DIGIT TWO}", 1), ("no. 2", 1),
    ],
)  # fmt: skip
def test_one_is_picked_by_its_place(opened: Opened, line: str, place: int) -> None:
    chat = Chat(opened)
    topic = offered(chat)[place]
    replies = chat.turn(line).replies
    assert replies
    assert all(isinstance(reply, Answered) and (reply.topic, reply.confidence) == (topic, 1.0) for reply in replies)


def test_where_nothing_is_listed_a_number_picks_nothing_and_a_sum_is_no_pick(opened: Opened) -> None:
    nothing = "There is nothing to pick from"
    assert all(Chat(opened).texts(line)[0].startswith(nothing) for line in ("2", "the last one", "1 and 2"))
    assert not Chat(opened).texts("what's 2+2")[0].startswith(nothing)


@pytest.mark.parametrize("line", ["which instruments are taught", "Which instruments", "WHICH"])
def test_one_is_picked_by_its_name_or_the_beginning_of_it(opened: Opened, line: str) -> None:
    chat = Chat(opened)
    offered(chat)
    assert chat.say(line) == ["answer instruments any"]


@pytest.mark.parametrize("line", ["9", "the fifth", "0", "99999999999999999999"])
def test_a_place_that_was_not_offered_picks_nothing(opened: Opened, line: str) -> None:
    chat = Chat(opened)
    offered(chat)
    assert not any(isinstance(reply, Answered) and reply.confidence == 1.0 for reply in chat.turn(line).replies)


def test_another_question_is_answered_instead(opened: Opened) -> None:
    chat = Chat(opened)
    offered(chat)
    assert chat.say("do I need to read notes") == ["answer notes any"]
    assert not any(
        isinstance(reply, Answered) and reply.topic in {"lending", "instruments"} for reply in chat.turn("2").replies
    )


def test_the_program_in_focus_stays_when_one_is_picked(opened: Opened) -> None:
    chat = Chat(opened, "diploma")
    place = offered(chat).index("lending")
    assert chat.say(str(place + 1)) == ["answer lending evening"]
    assert chat.say("what is the tuition") == ["answer tuition diploma"]


def test_what_was_picked_can_be_followed_up(opened: Opened) -> None:
    chat = Chat(opened)
    topic = offered(chat)[0]
    chat.say("1")
    assert chat.conversation.topic == topic
    assert chat.conversation.offered == ()


@pytest.mark.parametrize("line", ["the last one", "last", "the latter please", "2nd", "borrowing", "number two please"])
def test_one_is_picked_by_its_place_from_the_end_or_by_a_word_of_its_name(opened: Opened, line: str) -> None:
    chat = Chat(opened)
    last = "lending" if line == "borrowing" else offered(chat)[-1]
    offered(chat)
    assert {reply.topic for reply in chat.turn(line).replies if isinstance(reply, Answered)} == {last}


@pytest.mark.parametrize("line", ["both", "all of them", "both please", "1 and 2", "all", "the first and the second"])
def test_several_are_picked_at_once(opened: Opened, line: str) -> None:
    chat = Chat(opened)
    topics = offered(chat)
    replies = chat.turn(line).replies
    assert [reply.topic for reply in replies if isinstance(reply, Answered)] == topics


@pytest.mark.parametrize("line", ["no", "neither", "none of those", "none", "Neither of them!", "no thanks", "nope"])
def test_none_of_them_is_said_to_be_unknown_with_whom_to_ask(opened: Opened, line: str) -> None:
    chat = Chat(opened)
    offered(chat)
    (text,) = chat.texts(line)
    assert "office@harbor.example" in text
    assert "other words" in text
    assert chat.conversation.offered == ()


@pytest.mark.parametrize("line", ["7", "number 9", "0"])
def test_a_wrong_number_keeps_the_choices_and_says_which_there_are(opened: Opened, line: str) -> None:
    chat = Chat(opened)
    topics = offered(chat)
    (reply,) = chat.turn(line).replies
    assert isinstance(reply, Choices)
    assert "from 1 to 2" in reply.text
    assert [choice.topic for choice in reply.choices] == topics
    assert {each.topic for each in chat.turn("1").replies if isinstance(each, Answered)} == {topics[0]}


@pytest.mark.parametrize("line", ["{} for the diploma", "the diploma, {}", "number {} but for the diploma please"])
def test_a_program_may_be_named_with_the_choice(opened: Opened, line: str) -> None:
    chat = Chat(opened, "evening")
    place = offered(chat).index("lending") + 1
    (text,) = chat.texts(line.format(place))
    assert "not for the diploma" in text
    assert chat.say("what is the tuition") == ["answer tuition diploma"]


@pytest.mark.parametrize("line", ["3", "2 please", "the second one", "the last one", "neither", "back", "review"])
def test_a_pick_from_nothing_is_no_question_and_says_how_to_go_on(opened: Opened, line: str) -> None:
    chat = Chat(opened)
    for _ in range(3):
        assert chat.say(line) == ["notice"]
    assert "/topics" in chat.texts(line)[0]
    assert chat.conversation.missed == 0


@pytest.mark.parametrize("line", ["second year", "back pay", "change of address"])
def test_a_question_with_such_a_word_is_still_a_question(opened: Opened, line: str) -> None:
    assert Chat(opened).say(line) != ["notice"]
