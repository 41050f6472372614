"""A line may be about the last answer itself; what people say then, and what they mean by it, is the school's data."""

from __future__ import annotations

import pytest
from small import NOTES, SMALLTALK, TUITION, write

from advisor.dialogue.replies import Answered, Choices
from advisor.dialogue.wording import first_sentence
from advisor.engine import Opened, open_advisor

from .talking import Chat

MOVES = """\
why: {move: why, ask: [why, why is that, how come, but why, what for, why so], text: Ask me something first.}
sure: {move: sure, ask: [are you sure, you sure, is that right, really, certain], text: I only advise.}
whom: {move: whom, ask: [who do I ask about that, whom do I ask, who knows that, who can tell me], text: Name it.}
more: {move: more, ask: [tell me more, more, more details, go on, what else, anything else], text: More of what?}
wrong: {move: wrong, ask: [that is not what I asked, not what I meant, wrong answer, that is wrong], text: Sorry.}
upset: {move: upset, ask: [this is useless, you are useless, nonsense, I give up, so bad], text: A person helps.}
quiet: {move: quiet, ask: [stop suggesting, no more suggestions, stop asking me stuff, enough hints], text: Fine.}
shorter: {move: shorter, ask: [shorter please, in simple words, make it shorter, too long], text: What?}
"""
OFFICE, DEAN = "office@harbor.example", "dean@harbor.example"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    linked = TUITION.replace("ask:", "see_also: [notes, lending, deadline]\nask:", 1)
    folder = write(tmp_path_factory.mktemp("moves"), tuition=linked, notes=NOTES)
    (folder / "smalltalk.yaml").write_text(SMALLTALK + MOVES, encoding="utf-8")
    return open_advisor(folder)


@pytest.fixture
def chat(opened: Opened) -> Chat:
    assert opened.problems == ()
    return Chat(opened)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("why?", "Ask me something first"),
        ("are you sure", "I only advise"),
        ("who do I ask about that", "Name it"),
        ("tell me more", "More of what?"),
        ("that is not what I asked", "Sorry."),
    ],
)
def test_without_an_answer_the_text_is_said(chat: Chat, line: str, words: str) -> None:
    assert words in chat.texts(line)[0]


def test_why_names_the_topic_the_words_and_the_page(chat: Chat) -> None:
    chat.say("what is the tuition of the diploma")
    (text,) = chat.texts("but why?")
    assert '"What it costs"' in text
    assert "tuition" in text
    assert "https://harbor.example/fees" in text.splitlines()
    assert DEAN in text


@pytest.mark.parametrize("line", ["are you sure?", "ok but are you sure?", "Really??"])
def test_how_sure_it_is_with_the_page_and_whom_to_ask(chat: Chat, line: str) -> None:
    chat.say("what is the tuition of the diploma")
    (text,) = chat.texts(line)
    assert '"What it costs"' in text
    assert "November 2025" in text
    assert "I only advise." in text
    assert DEAN in text


def test_what_nobody_confirmed_is_not_called_sure(chat: Chat) -> None:
    chat.say("when is the application deadline of the evening course")
    (text,) = chat.texts("are you sure?")
    assert "no confirmed answer" in text
    assert OFFICE in text


@pytest.mark.parametrize(
    ("question", "contact", "other"),
    [
        ("what is the tuition of the diploma", DEAN, OFFICE),
        ("what is the tuition of the evening course", OFFICE, DEAN),
        ("do you teach ballet", OFFICE, DEAN),
    ],
)
def test_whom_to_ask_depends_on_what_was_asked(chat: Chat, question: str, contact: str, other: str) -> None:
    chat.say(question)
    (text,) = chat.texts("who do I ask about that?")
    assert contact in text
    assert other not in text


def test_about_what_holds_for_every_program_those_of_all_can_be_asked(chat: Chat) -> None:
    chat.say("what is the tuition of the diploma")
    chat.say("do I need to read notes")
    (text,) = chat.texts("who do I ask about that?")
    assert OFFICE in text
    assert DEAN in text


def test_how_sure_it_is_never_sounds_like_insisting(chat: Chat) -> None:
    chat.say("what is the tuition of the diploma")
    assert chat.texts("are you sure?")[0].startswith('I took your question to be about "What it costs" (')


def test_more_offers_what_stands_beside_and_was_not_told(chat: Chat) -> None:
    chat.say("what is the tuition of the diploma")
    assert chat.say("tell me more") == ["choices notes lending deadline"]
    chat.say("the first one")
    chat.say("and what is the tuition")
    assert chat.say("more") == ["choices lending deadline"]


def test_asking_about_an_answer_leaves_it_in_focus(chat: Chat) -> None:
    chat.say("what is the tuition of the evening course")
    chat.say("are you sure?")
    chat.say("thanks")
    assert OFFICE in chat.texts("who do I ask about that")[0]
    assert chat.say("and the diploma?") == ["answer tuition diploma"]


def test_an_answer_is_taken_back_once_then_a_person_is_named(chat: Chat) -> None:
    chat.say("what is the tuition")
    (reply,) = chat.turn("that is not what I asked").replies
    assert isinstance(reply, Choices)
    assert reply.text.startswith("Sorry")
    assert "tuition" not in [choice.topic for choice in reply.choices]
    assert "A person helps." in chat.texts("wrong answer")[0]
    assert OFFICE in chat.texts("that is wrong")[0]


def test_who_is_upset_gets_a_person(chat: Chat) -> None:
    (text,) = chat.texts("this is useless!!")
    assert text.startswith("A person helps.")
    assert OFFICE in text
    assert DEAN in text


def test_after_two_turns_without_an_answer_it_stops_guessing(chat: Chat) -> None:
    assert chat.say("instrument") == ["choices lending instruments"]
    assert chat.say("instrument") == ["choices lending instruments"]
    (text,) = chat.texts("instrument")
    assert text.startswith("A person helps.")
    assert OFFICE in text
    assert chat.say("what is the tuition of the diploma") == ["answer tuition diploma"]


def test_whom_to_ask_about_nothing_in_particular(chat: Chat) -> None:
    (text,) = chat.texts("whom do I ask")
    assert OFFICE in text
    assert DEAN in text


def test_a_topic_says_whom_to_ask_where_nobody_special_is_named(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = write(tmp_path_factory.mktemp("contacting"), notes=NOTES)
    moves = MOVES.replace("{move: whom,", "{move: whom, topic: notes,")
    (folder / "smalltalk.yaml").write_text(SMALLTALK + moves, encoding="utf-8")
    chat = Chat(open_advisor(folder))
    assert chat.say("what is the tuition for the diploma") == ["answer tuition diploma"]
    assert chat.say("who do I ask about that") == ["answer notes any"]


def test_where_nothing_stands_beside_an_answer_those_are_named_who_know_more(chat: Chat) -> None:
    chat.say("do I need to read notes")
    (text,) = chat.texts("tell me more")
    assert 'all I have on "Reading notes before you start"' in text
    assert "Close to it" not in text
    assert OFFICE in text


def test_after_stop_suggesting_nothing_is_suggested(chat: Chat) -> None:
    assert chat.turn("what is the tuition of the diploma").suggestion
    assert chat.texts("please stop suggesting") == ["Fine."]
    turns = [chat.turn("what is the tuition of the diploma") for _ in range(5)]
    assert all(isinstance(turn.replies[0], Answered) for turn in turns)
    assert not any(turn.suggestion for turn in turns)


@pytest.mark.parametrize("line", ["shorter please", "ok, in simple words"])
def test_shorter_says_the_verdicts_alone(chat: Chat, line: str) -> None:
    assert chat.texts(line) == ["What?"]
    whole = chat.turn("what is the tuition").replies
    assert len(whole) > 1
    firsts = [first_sentence(each.text) for each in whole if isinstance(each, Answered)]
    assert chat.texts(line) == ["\n\n".join(firsts)]
    assert chat.texts(line) == ["\n\n".join(firsts)], "it leaves the conversation where it was"
