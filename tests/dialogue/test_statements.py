"""What somebody states of themselves is said back, kept only with their yes, and then not asked again."""

from __future__ import annotations

import pytest

from advisor.engine import Opened

from .talking import Chat


@pytest.fixture
def chat(shipped: Opened) -> Chat:
    return Chat(shipped)


def confirmed(chat: Chat, line: str) -> str:
    """Return what is said to have been understood, wherever it stands."""
    turn = chat.turn(line)
    return turn.confirm.text if turn.confirm else turn.replies[0].text


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("I'm a mech engineer with 5 years at Intel", "your undergraduate degree is in engineering"),
        ("my dad transferred his GI Bill to me", "the benefits were transferred to you"),
        ("I have a philosophy degree", "neither in computer science nor in engineering"),
        ("im still serving", "still on active duty"),
        ("10 years active duty, honorably discharged", "120 months of active duty"),
        ("i only have 70% benefits", "less than 100%"),
    ],
)
def test_it_says_what_it_understood(chat: Chat, line: str, words: str) -> None:
    text = confirmed(chat, line)
    assert text.startswith("I understood: ")
    assert words in text
    assert chat.conversation.checking.answers == {}


@pytest.mark.parametrize(
    "line",
    [
        "i served 4 years in the army reserve",
        "6 years in the national guard, weekends only",
        "I served 4 years in the navy in the 90s",
        "i dropped out of an engineering degree",
        "I have a cs degree, well, I never finished it",
        "i have 100 percent disability from the va",
        "I worked in tech sales",
    ],
)
def test_what_is_nearly_that_is_not_taken_for_it(chat: Chat, line: str) -> None:
    turn = chat.turn(line)
    assert turn.confirm is None
    assert not chat.conversation.checking.heard


def test_with_a_yes_it_is_not_asked_again(chat: Chat) -> None:
    chat.say("I have a philosophy degree")
    assert chat.say("yes, that's right") == ["notice"]
    (reply,) = chat.say("check the track requirement")
    assert reply == "check mba-track asks experience"


def test_the_check_that_needs_it_is_offered_then(chat: Chat) -> None:
    chat.say("my dad transferred his GI Bill to me")
    offer = chat.turn("yes").offer
    assert offer
    assert offer.check == "yellow-ribbon"
    assert chat.say("yes") == ["check yellow-ribbon asks certificate"]


@pytest.mark.parametrize("line", ["no", "nope", "how much is the tuition", "/why"])
def test_without_a_yes_it_is_forgotten(chat: Chat, line: str) -> None:
    chat.say("I have a cs degree")
    chat.say(line)
    assert not chat.conversation.checking.heard
    assert chat.conversation.checking.answers == {}
    assert chat.say("check the track requirement") == ["check mba-track asks degree"]


def test_a_question_beside_it_is_answered_first(chat: Chat) -> None:
    turn = chat.turn("i have a philosophy degree, do i need a cs background for the mspm?")
    assert [reply.text.split(".")[0] for reply in turn.replies] == [
        "No, the MSPM does not inherently require a computer science background"
    ]
    assert turn.confirm
    assert turn.offer is None


def test_in_the_middle_of_a_check_it_counts_there(chat: Chat) -> None:
    chat.say("check yellow ribbon")
    chat.say("none")
    chat.say("own")
    assert "Purple Heart" in confirmed(chat, "by the way, I received a purple heart, honorably discharged")
    assert chat.say("yes")[0].startswith("check yellow-ribbon")
    assert chat.conversation.checking.answers["purple-heart"] == "yes"
    assert chat.conversation.checking.answers["honorable"] == "yes"


def test_what_is_known_already_is_not_said_again(chat: Chat) -> None:
    chat.say("im still serving")
    chat.say("yes")
    assert chat.turn("im still serving").confirm is None


def test_a_question_on_its_own_is_only_answered(shipped: Opened) -> None:
    chat = Chat(shipped)
    chat.checks = {}
    assert chat.turn("I have a philosophy degree").confirm is None
