"""Another program has another answer: which program is meant follows from the words and from what was said."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.dialogue.replies import Answered
from advisor.engine import Opened, open_advisor

from .talking import Chat

EVENING, DIPLOMA = "answer tuition evening", "answer tuition diploma"


@pytest.fixture(scope="module")
def opened(school: Path) -> Opened:
    return open_advisor(school)


@pytest.mark.parametrize(
    ("line", "replies"),
    [
        ("what is the tuition", [EVENING, DIPLOMA]),
        ("what is the tuition of the diploma", [DIPLOMA]),
        ("what is the tuition of the evening course", [EVENING]),
        ("what is the tuition of the diploma and the evening course", [EVENING, DIPLOMA]),
        ("what is the tuition for both", [EVENING, DIPLOMA]),
        ("what is the tuition, for each", [EVENING, DIPLOMA]),
        ("do I need to read notes", ["answer notes any"]),
        ("do I need to read notes for the diploma", ["answer notes any"]),
        ("can I borrow an instrument", ["answer lending evening"]),
    ],
)
def test_the_program_named_or_all(opened: Opened, line: str, replies: list[str]) -> None:
    assert Chat(opened).say(line) == replies


def test_the_program_in_focus_is_answered_unless_another_is_named(opened: Opened) -> None:
    assert Chat(opened, "diploma").say("what is the tuition") == [DIPLOMA]
    assert Chat(opened, "diploma").say("what is the tuition of the evening course") == [EVENING]
    assert Chat(opened, "diploma").say("what is the tuition for both") == [EVENING, DIPLOMA]


def test_a_program_that_is_named_is_not_widened_by_a_word_such_as_either(opened: Opened) -> None:
    chat = Chat(opened)
    assert chat.say("what is the tuition of the diploma, either way") == [DIPLOMA]
    assert chat.say("when is the application deadline") == ["answer deadline diploma"]


def test_a_topic_that_does_not_cover_the_program_says_for_which_it_has_an_answer_and_whom_to_ask(
    opened: Opened,
) -> None:
    chat = Chat(opened)
    (text,) = chat.texts("can I borrow an instrument for the diploma")
    assert text == (
        "I only have this for the evening course, not for the diploma.\n\n"
        "The dean can tell you: dean@harbor.example or 412-000-0000"
    )
    assert Chat(opened, "diploma").say("can I borrow an instrument") == ["answer lending evening"]


def test_a_confidence_is_the_same_for_each_program(opened: Opened) -> None:
    replies = Chat(opened).turn("how much money is it").replies
    confidences = {reply.confidence for reply in replies if isinstance(reply, Answered)}
    assert len(confidences) == 1
    assert all(0 < confidence <= 1 for confidence in confidences)
