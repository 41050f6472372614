"""Where the talk is about one program, nobody is left to think that what it answers holds for the others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from advisor.engine import open_advisor
from advisor.terminal import plain, record

from .talking import Chat

ABOUT_ONE = "what is the tuition of the diploma"


@pytest.fixture
def chat(school: Path) -> Chat:
    return Chat(open_advisor(school))


def note(chat: Chat, line: str) -> str | None:
    turn = chat.turn(line)
    return turn.elsewhere.text if turn.elsewhere else None


def test_the_first_time_it_says_how_to_ask_for_the_other_program_and_then_only_that_it_differs(chat: Chat) -> None:
    assert note(chat, "do you lend instruments in the evening course") is None
    assert note(chat, "when is the application deadline") == (
        'I answer for the evening course at the moment. For the diploma it differs: ask "and for the diploma?"'
    )
    assert note(chat, "what is the tuition") == "For the diploma it differs."
    assert chat.say("and for the diploma?") == ["answer tuition diploma"]


@pytest.mark.parametrize(
    "line",
    [
        "when is the application deadline of the diploma",
        "when is the application deadline of both programs",
        "which instruments can I learn",
        "do you lend instruments",
        "where can I park",
    ],
)
def test_nothing_is_said_where_a_program_was_named_or_none_has_another_answer(chat: Chat, line: str) -> None:
    chat.say(ABOUT_ONE)
    assert note(chat, line) is None


def test_nothing_is_said_where_both_answers_were_given(chat: Chat) -> None:
    chat.say("when is the application deadline")
    chat.say(ABOUT_ONE)
    assert note(chat, "until when can I apply") is None


def test_whoever_chose_a_program_for_all_that_follows_need_not_be_told(chat: Chat) -> None:
    chat.say("/program diploma")
    assert note(chat, "what is the tuition") is None
    chat.say("do you lend instruments in the evening course")
    assert note(chat, "until when can I apply")


def test_it_is_shown_below_the_answer_and_stands_beside_the_replies_in_json(chat: Chat) -> None:
    chat.say(ABOUT_ONE)
    turn = chat.turn("when is the application deadline")
    assert turn.elsewhere
    assert plain.view(turn, chat.knowledge)[-1].text == turn.elsewhere.text
    made = json.loads(record.of_turn(turn))
    assert made["elsewhere"] == {"programs": ["evening"], "text": turn.elsewhere.text}
    assert [reply["kind"] for reply in made["replies"]] == ["answer"]
