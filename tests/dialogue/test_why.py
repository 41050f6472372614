"""The advisor can say how it came to its last answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.engine import Opened, open_advisor

from .talking import Chat, base

SCHOOLS = 'subjects: {}\nschools: {title: Other schools, called: [Elsewhere], ask: ["is {school} better"]}\n'


@pytest.fixture
def chat(school: Path) -> Chat:
    return Chat(open_advisor(school))


def why(chat: Chat, line: str) -> str:
    chat.turn(line)
    (text,) = chat.texts("/why")
    return text


def test_before_the_first_question_there_is_nothing_to_explain(chat: Chat) -> None:
    assert "ask me something first" in chat.texts("/why")[0]


def test_an_answer_names_the_words_that_decided_and_the_runner_up(chat: Chat) -> None:
    text = why(chat, "what is the tuition fee for renting for the diploma")
    assert 'You asked: "what is the tuition fee for renting for the diploma"' in text
    assert "You named the diploma." in text
    assert '"What it costs"' in text
    assert "tuition" in text.split("Words that decided: ")[1].splitlines()[0]
    assert 'Next closest: "Borrowing an instrument"' in text


def test_each_of_two_questions_is_explained(chat: Chat) -> None:
    text = why(chat, "what is the tuition and when is the application deadline")
    assert text.count("You asked: ") == 2
    assert '"What it costs"' in text
    assert '"Deadlines"' in text


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("where can I park", '"Parking", which I have no answer for'),
        ("hello", "small talk"),
        ("xqzzy", "Nothing that I know is close"),
        ("", "Nothing that I know is close"),
        ("instrument", "I asked you back"),
    ],
)
def test_every_kind_of_reply_is_explained(chat: Chat, line: str, words: str) -> None:
    assert words in why(chat, line)


def test_only_words_that_say_something_are_named_and_no_numbers_of_our_own(chat: Chat) -> None:
    text = why(chat, "what does the evening course cost, and when do i have to pay it")
    assert "Words that decided: " in text
    assert "In numbers" not in text
    assert "Words that decided" not in why(chat, "what is it and how")


@pytest.mark.parametrize("pick", ["1", "/compare tuition"])
def test_what_somebody_chose_was_no_guess(chat: Chat, pick: str) -> None:
    chat.turn("instrument")
    assert why(chat, pick).startswith('You chose "')


def test_turning_down_a_list_is_no_choice(chat: Chat) -> None:
    chat.turn("instrument")
    assert why(chat, "none of these").startswith("You took up")


def test_the_result_of_a_check_follows_from_the_answers(shipped: Opened) -> None:
    chat = Chat(shipped)
    for line in ("/check mba", "biology", "no"):
        chat.say(line)
    (said,) = chat.texts("/why")
    assert "follows from your answers" in said
    chat.say("what does it cost")
    assert "follows from your answers" not in chat.texts("/why")[0]


def test_explaining_changes_nothing(chat: Chat) -> None:
    chat.turn("what is the tuition of the evening course")
    before = chat.conversation
    assert chat.texts("/why") == chat.texts("/why")
    assert chat.conversation == before
    assert chat.say("and the diploma?") == ["answer tuition diploma"]


def test_a_long_question_is_shortened(chat: Chat) -> None:
    text = why(chat, "what is the tuition " + "really " * 100)
    assert max(map(len, text.splitlines())) < 200


def test_an_outside_name_is_told(tmp_path: Path) -> None:
    text = why(Chat(base(tmp_path, {"outside.yaml": SCHOOLS})), "tuition at Elsewhere")
    assert "Other schools" in text
    assert "@" not in text


def test_words_that_led_elsewhere_are_not_said_to_have_decided(shipped: Opened) -> None:
    chat = Chat(shipped)
    chat.say("is there an internship")
    assert chat.say("is it required") == ["answer internship mspm", "answer internship tspm"]
    (said,) = chat.texts("why?")
    assert "internship" in said
    assert "words that decided" not in said
