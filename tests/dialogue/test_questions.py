"""What a message holds: one question, two, a greeting before it, a long story around it, or nothing that is known."""

from __future__ import annotations

from pathlib import Path

import pytest
from small import DEADLINE as DEADLINE_TOPIC

from advisor.dialogue.deciding import NO_WORDS
from advisor.dialogue.replies import Answered, Unknown
from advisor.engine import Opened, open_advisor

from .talking import Chat, base

TUITION = ["answer tuition evening", "answer tuition diploma"]
DEADLINE = ["answer deadline evening", "answer deadline diploma"]
ONE_TOPIC = "title: {0}\ncategory: study\nask: {1}\nanswers: {{any: {{text: Yes., sources: [notes]}}}}\n"


@pytest.fixture(scope="module")
def opened(school: Path) -> Opened:
    return open_advisor(school)


@pytest.mark.parametrize(
    "line",
    [
        "what is the tuition and when is the application deadline",
        "what is the tuition? when is the application deadline?",
        "What is the tuition; when is the application deadline?",
        "what is the tuition\nwhen is the application deadline",
        "what is the tuition, and when is the application deadline?",
        "what is the tuition & when is the application deadline",
    ],
)
def test_two_questions_get_two_answers(opened: Opened, line: str) -> None:
    assert Chat(opened).say(line) == [*TUITION, *DEADLINE]


def test_each_of_two_questions_has_its_own_program(opened: Opened) -> None:
    line = "what is the tuition of the diploma and when is the application deadline of the evening course"
    assert Chat(opened).say(line) == ["answer tuition diploma", "answer deadline evening"]


def test_a_question_asked_twice_is_answered_once(opened: Opened) -> None:
    assert Chat(opened).say("what is the tuition? what is the tuition?") == TUITION


def test_of_more_than_three_questions_three_are_answered(opened: Opened) -> None:
    line = (
        "what is the tuition? when is the application deadline? do I need to read notes? which instruments can I learn?"
    )
    assert len({reply.split()[1] for reply in Chat(opened).say(line)}) == 3


@pytest.mark.parametrize(
    "line", ["hi, what is the tuition?", "Hello! what is the tuition", "thanks! what is the tuition?"]
)
def test_a_greeting_before_a_question_is_no_question(opened: Opened, line: str) -> None:
    assert Chat(opened).say(line) == TUITION


@pytest.mark.parametrize("line", ["hi", "HELLO!!!", "good evening", "thank you so much", "many thanks :)"])
def test_small_talk_alone_is_answered_as_such(opened: Opened, line: str) -> None:
    (reply,) = Chat(opened).say(line)
    assert reply.startswith("talk ")


@pytest.mark.parametrize("line", ["🎺", "日本語", "asdf ghjk", "\x00\x1b[31m"])
def test_what_is_not_understood_is_not_answered(opened: Opened, line: str) -> None:
    (reply,) = Chat(opened).turn(line).replies
    assert isinstance(reply, Unknown)
    assert "office@harbor.example" in reply.text
    assert "dean@harbor.example" in reply.text


@pytest.mark.parametrize("line", ["", "   ", "???", "…!"])
def test_what_has_no_words_is_said_to_have_none_and_nobody_is_named(opened: Opened, line: str) -> None:
    (reply,) = Chat(opened).turn(line).replies
    assert isinstance(reply, Unknown)
    assert reply.text == NO_WORDS


def test_what_lies_outside_is_referred_to_those_who_know(opened: Opened) -> None:
    assert Chat(opened).texts("where can I park") == [
        (
            "Parking: I have no information about that.\n\nThe office can tell you: office@harbor.example\n\n"
            "The dean can tell you: dean@harbor.example or 412-000-0000"
        )
    ]
    assert Chat(opened).texts("dancing lessons") == [
        "Dance classes: I have no information about that.\n\nThe office can tell you: office@harbor.example"
    ]
    assert Chat(opened, "diploma").texts("where can I park") == [
        "Parking: I have no information about that.\n\nThe dean can tell you: dean@harbor.example or 412-000-0000"
    ]
    assert "office@" not in Chat(opened).texts("where can I park as a student of the diploma")[0]


def test_a_long_story_is_searched_for_its_question(opened: Opened) -> None:
    story = (
        "My grandmother played at weddings for forty summers and gave me her accordion. "
        "Since then I have been dreaming. "
        "Now that the children have left home I have some free hours again. when is the application deadline? "
        "My neighbour says hello by the way."
    )
    assert Chat(opened).say(story) == DEADLINE


def test_a_long_story_without_a_stop_is_searched_in_stretches(opened: Opened) -> None:
    story = (
        "so my grandmother played at weddings for forty summers and gave me her accordion and since then i have been "
        "dreaming of nothing else but when is the application deadline until when can i apply because my neighbour "
        "keeps laughing about me whenever the windows stand open on sundays"
    )
    assert Chat(opened).say(story) == DEADLINE


def test_names_of_a_family_lie_outside_and_the_askers_past_does_not(tmp_path: Path) -> None:
    schools = (
        "subjects: {}\nschools: {title: Other schools, called: [Elsewhere, Nowhere College], "
        'ask: ["is {school} better", "how does {school} compare", "tuition at {school}"], background: [studied at]}\n'
    )
    chat = Chat(base(tmp_path, {"outside.yaml": schools}))
    assert chat.texts("what is the tuition at Elsewhere")[0].startswith("Other schools: I have no information")
    assert chat.say("what is the tuition at nowhere colege") == ["unknown"]
    assert chat.say("I studied at Elsewhere, what is the tuition") == TUITION


@pytest.mark.parametrize("ask", [["tuition"], ["what is the tuition", "price"], ["tuition", "tuition!", "TUITION?"]])
def test_a_knowledge_base_of_one_topic_answers_its_own_phrasings(tmp_path: Path, ask: list[str]) -> None:
    chat = Chat(base(tmp_path, {"topics/tuition.yaml": ONE_TOPIC.format("Cost", ask)}))
    for text in ask[:2]:
        assert chat.say(text) == ["answer tuition any"]
    assert Chat(base(tmp_path, {})).say("rain in the mountains") == ["unknown"]


def test_phrasings_without_words_do_no_harm(tmp_path: Path) -> None:
    chat = Chat(base(tmp_path, {"topics/tuition.yaml": ONE_TOPIC.format("Cost", ["???", "!!!", "lol", "tuition"])}))
    assert chat.say("tuition") == ["answer tuition any"]
    assert chat.say("???") == ["unknown"]


def test_a_knowledge_base_without_outside_or_small_talk_answers(tmp_path: Path) -> None:
    opened = base(tmp_path, {})
    assert Chat(opened).say("what is the tuition") == TUITION
    assert Chat(opened).say("hi") == ["unknown"]


def test_a_phrasing_that_two_topics_share_is_asked_back_about(tmp_path: Path) -> None:
    twice = {
        "topics/a.yaml": ONE_TOPIC.format("First", ["the studio keys please", "open studio"]),
        "topics/b.yaml": ONE_TOPIC.format("Second", ["please the studio keys", "closed studio"]),
    }
    chat = Chat(base(tmp_path, twice))
    assert chat.say("open studio") == ["answer a any"]
    assert chat.say("closed studio") == ["answer b any"]


def test_every_phrasing_is_certain(opened: Opened) -> None:
    assert opened.knowledge is not None
    chat = Chat(opened)
    for topic in opened.knowledge.topics.values():
        for text in topic.ask:
            assert {reply.split()[1] for reply in chat.say(text)} == {topic.id}, text


@pytest.mark.parametrize(
    ("line", "topic"),
    [
        ("what is the mspm", "program-overview"),
        ("haha ok. so what is the mba track", "program-overview"),
        ("which tracks does the mba have", "mba-tracks"),
        ("does yellow ribbon cover rent, or the tuition only?", "yellow-ribbon-coverage"),
        ("who can write my recommendation letters, a customer maybe?", "recommendations"),
    ],
)
def test_one_question_gets_one_answer(shipped: Opened, line: str, topic: str) -> None:
    assert {reply.topic for reply in Chat(shipped).turn(line).replies if isinstance(reply, Answered)} == {topic}


def test_fragments_are_questions_each(opened: Opened) -> None:
    assert Chat(opened).say("deadline? tuition fees?") == [*DEADLINE, *TUITION]
    assert Chat(opened).say("tuition fees, deadline & drums lessons") == [
        *TUITION,
        *DEADLINE,
        "answer instruments any",
    ]


def test_a_first_half_of_everyday_words_is_not_lost(opened: Opened) -> None:
    line = "how much does it cost and can I borrow a violin"
    assert Chat(opened).say(line) == [*TUITION, "answer lending evening"]


def test_what_somebody_is_wondering_about_is_a_question(opened: Opened) -> None:
    assert Chat(opened).say("I would like to know what the tuition is.") == TUITION
    assert Chat(opened).say("I wonder when the application deadline is") == DEADLINE


@pytest.mark.parametrize(
    "line",
    [
        "I have a diploma in law from Elsewhere, is it too late to apply?",
        "My degree is from Elsewhere. Until when can I apply?",
        "I graduated in 2015 from Elsewhere and I was happy there. until when can i apply",
    ],
)
def test_ones_own_past_is_not_what_is_asked(tmp_path: Path, line: str) -> None:
    schools = 'subjects: {}\nschools: {title: Other schools, called: [Elsewhere], ask: ["is {school} better"]}\n'
    chat = Chat(base(tmp_path, {"outside.yaml": schools, "topics/deadline.yaml": DEADLINE_TOPIC}))
    assert {reply.split()[1] for reply in chat.say(line)} == {"deadline"}
    assert chat.say("I have a friend. is Elsewhere better?") == ["unknown"]
