"""At the end of an answer in a conversation stands one suggestion of what to ask next."""

from __future__ import annotations

import json

import pytest
from small import TUITION, write

from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Conversation
from advisor.dialogue.suggesting import PAUSE
from advisor.dialogue.turn import respond
from advisor.engine import Opened, open_advisor
from advisor.terminal import plain, record

from .talking import TODAY, Chat

TITLES = {"notes": "Reading notes before you start", "lending": "Borrowing an instrument"}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    linked = TUITION.replace("ask:", "see_also: [lending, notes]\nask:", 1)
    return open_advisor(write(tmp_path_factory.mktemp("linked"), tuition=linked))


@pytest.fixture
def chat(opened: Opened) -> Chat:
    return Chat(opened)


def suggested(chat: Chat, line: str) -> str | None:
    suggestion = chat.turn(line).suggestion
    return suggestion.topic if suggestion else None


def pause(chat: Chat) -> None:
    """Let as many turns pass as there must be between two suggestions."""
    for _ in range(PAUSE):
        chat.turn("hello")


def test_each_is_suggested_once_and_those_for_another_program_are_not(chat: Chat) -> None:
    assert suggested(chat, "what is the tuition of the diploma") == "notes"
    pause(chat)
    assert suggested(chat, "what is the tuition of the diploma") is None
    assert suggested(chat, "what is the tuition of the evening course") == "lending"
    pause(chat)
    assert suggested(chat, "what is the tuition") is None


def test_two_turns_pass_before_the_next_suggestion(chat: Chat) -> None:
    assert suggested(chat, "what is the tuition of the evening course")
    assert [suggested(chat, "what is the tuition of the evening course") for _ in range(3)] == [None, None, "notes"]


def test_what_was_told_is_not_suggested(chat: Chat) -> None:
    chat.say("do I need to read notes")
    assert suggested(chat, "what is the tuition") == "lending"


@pytest.mark.parametrize("line", ["yes", "yes please", "sure", "ok"])
def test_a_yes_is_answered_with_it(chat: Chat, line: str) -> None:
    chat.say("what is the tuition of the evening course")
    assert chat.say(line) == ["answer lending evening"]


def test_a_no_is_taken(chat: Chat) -> None:
    chat.say("what is the tuition of the evening course")
    assert "anything else" in chat.texts("no thanks")[0]
    assert chat.conversation.suggested is None
    assert chat.say("and the diploma?") == ["answer tuition diploma"]


def test_nothing_is_suggested_after_what_was_not_answered(chat: Chat) -> None:
    assert suggested(chat, "where can I park") is None
    assert suggested(chat, "hello") is None


def test_it_is_shown_after_the_answer_and_stands_beside_the_replies_in_json(chat: Chat) -> None:
    turn = chat.turn("what is the tuition of the diploma")
    assert plain.view(turn, chat.knowledge)[-1].text == f'Shall I also tell you about "{TITLES["notes"]}"?'
    made = json.loads(record.of_turn(turn))
    assert made["suggestion"]["topic"] == "notes"
    assert not any(TITLES["notes"] in reply["text"] for reply in made["replies"])


def test_a_question_on_its_own_gets_none(opened: Opened) -> None:
    assert opened.knowledge
    assert opened.understanding
    turn, _ = respond(
        Context(
            knowledge=opened.knowledge,
            understanding=opened.understanding,
            conversation=Conversation(),
            line="what is the tuition",
            today=TODAY,
            alone=True,
        )
    )
    assert turn.replies
    assert turn.suggestion is None
