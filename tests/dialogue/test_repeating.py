"""Whoever asks the same in other words is not made to read it all again, but can."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small import NOTES, write

from advisor.engine import open_advisor
from advisor.terminal import plain, record

from .talking import Chat

BEGINS = "The evening course costs 400 a term, in both of its years."
RATHER_LONG = f"{BEGINS} You pay when the term begins. There are no fees beside that."
FOR_ALL = "You learn to read notes with us in the first term. Nothing is required. Bring a pencil."


@pytest.fixture
def chat(tmp_path: Path) -> Chat:
    tuition = f"""\
title: What it costs
category: cost
ask: [how much does it cost, what is the tuition, tuition fees, price of the course, is it expensive]
answers:
  evening: {{text: "{RATHER_LONG}", sources: [fees]}}
  diploma: {{text: The diploma costs 3000 a year., sources: [fees]}}
"""
    notes = NOTES.partition("answers:")[0] + f'answers:\n  any: {{text: "{FOR_ALL}", sources: [notes]}}\n'
    return Chat(open_advisor(write(tmp_path, tuition=tuition, notes=notes)))


def shown(chat: Chat, line: str) -> list[str]:
    return [each.text for each in plain.view(chat.turn(line), chat.knowledge)]


def test_an_answer_that_stands_just_above_is_named_in_short(chat: Chat) -> None:
    assert RATHER_LONG in shown(chat, "what is the tuition of the evening course")
    again = shown(chat, "how much does it cost for the evening course")
    assert again == ["What it costs — evening course", f"As above: {BEGINS} … (For all of it: /again)"]
    assert shown(chat, "is it expensive")[1].startswith("As above: ")


def test_it_can_be_had_whole_again_and_is_whole_for_other_programs(chat: Chat) -> None:
    whole = shown(chat, "what is the tuition of the evening course")
    turn = chat.turn("tuition fees of the evening course")
    assert turn.repeated
    (reply,) = json.loads(record.of_turn(turn))["replies"]
    assert reply["text"] == RATHER_LONG
    assert reply["sources"]
    assert shown(chat, "/again") == whole
    assert RATHER_LONG in shown(chat, "/compare tuition")


def test_of_two_answers_only_the_one_that_was_given_is_short(chat: Chat) -> None:
    chat.say("what is the tuition of the evening course")
    both = shown(chat, "and for both?")
    assert f"As above: {BEGINS} … (For all of it: /again)" in both
    assert "The diploma costs 3000 a year." in both


def test_one_that_is_no_longer_in_sight_is_given_whole(chat: Chat) -> None:
    chat.say("what is the tuition of the evening course")
    for other in ("when is the application deadline", "which instruments can I learn"):
        chat.say(other)
    assert RATHER_LONG in shown(chat, "what is the tuition of the evening course")


def test_moving_to_another_program_where_the_answer_is_the_same_says_so(chat: Chat) -> None:
    assert FOR_ALL in shown(chat, "do I need to read notes")
    assert shown(chat, "and for the diploma?")[1] == (
        "This is the same for the evening course and the diploma, as above: "
        "You learn to read notes with us in the first term. … (For all of it: /again)"
    )


def test_short_shows_the_verdict_the_title_and_the_pages_until_it_is_said_again(chat: Chat) -> None:
    whole = shown(chat, "what is the tuition of the evening course")
    assert whole[1] == RATHER_LONG
    shown(chat, "/short")
    brief = [whole[0], f"{BEGINS} …", *whole[2:4]]
    assert shown(chat, "what is the tuition of the evening course")[:4] == brief
    assert shown(chat, "/more")[:4] == whole[:4]
    assert f"{BEGINS} …" in shown(chat, "/compare tuition")
    assert RATHER_LONG not in shown(chat, "/compare tuition")
    assert "whole answers" in shown(chat, "/short")[0]
    assert FOR_ALL in shown(chat, "do I need to read notes")
