"""How a message is read: in the light of what came before it, part by part, by tables whose weights are learned."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from advisor.dialogue import details, readings, segment
from advisor.dialogue.fitting import Lesson, fit
from advisor.dialogue.ranking import Choice, probabilities
from advisor.dialogue.readings import Before
from advisor.dialogue.segment import read
from advisor.engine import Opened

from .talking import Chat

WEIGHTS = Path(segment.__file__).parent / "weights.json"


@pytest.fixture
def chat(shipped: Opened) -> Chat:
    return Chat(shipped)


@pytest.mark.parametrize(
    ("name", "signs", "traits"),
    [
        ("reading", readings.SIGNS, readings.TRAITS),
        ("part", details.SIGNS, readings.TRAITS),
        ("cut", segment.SIGNS, segment.TRAITS),
    ],
)
def test_each_sign_and_trait_has_its_weight(name: str, signs: tuple[str, ...], traits: tuple[str, ...]) -> None:
    matrix = json.loads(WEIGHTS.read_text(encoding="utf-8"))[name]
    assert len(matrix) == len(signs)
    assert {len(row) for row in matrix} == {len(traits)}


def test_a_follow_up_is_read_with_the_topic_in_focus(shipped: Opened) -> None:
    understanding, knowledge = shipped.understanding, shipped.knowledge
    assert understanding is not None
    assert knowledge is not None
    finding = understanding.find("is it on zoom")
    before = Before(topic=knowledge.topics["interview"], words=("do", "you", "interview"), answered=True)
    assert read(understanding, finding, before).best == "topic interview"
    assert read(understanding, finding).best != "topic interview"


@pytest.mark.parametrize(
    ("lines", "answer"),
    [
        (["do they interview", "is it on zoom"], "answer interview mspm"),
        (["how long is the mspm", "and the mba"], "answer program-length tspm"),
        (["how much is the mba", "the one that isn't the mba"], "answer tuition mspm"),
        (["is there an application fee", "how long is the mspm"], "answer program-length mspm"),
    ],
)
def test_what_came_before_is_gone_on_with_or_left(chat: Chat, lines: list[str], answer: str) -> None:
    for line in lines:
        said = chat.say(line)
    assert any(reply.startswith(answer) for reply in said), said


def test_a_program_that_is_left_out_leaves_the_other(chat: Chat) -> None:
    assert chat.say("how long is the program that is not the mba") == ["answer program-length mspm"]


def test_a_question_at_the_end_of_a_long_message_is_answered(chat: Chat) -> None:
    story = "I have worked in a small shop for years and liked it well enough. " * 60
    assert "answer gmat-gre mspm" in chat.say(f"{story}Do I need the GMAT for the MSPM?")


def test_small_talk_beside_a_question_is_left_out(chat: Chat) -> None:
    assert chat.say("Hello there! How much is the tuition of the mspm?") == ["answer tuition mspm"]


def test_it_starts_over_goes_back_and_lists(chat: Chat) -> None:
    chat.say("how much is the tuition for the mba")
    chat.say("do you have housing for the mba")
    chat.say("undo")
    assert "tuition" in (chat.conversation.topic or "")
    assert chat.say("start over") == ["talk restart"]
    assert (chat.conversation.topic, chat.conversation.programs) == (None, ())
    assert "subject" in chat.texts("menu")[0]


@pytest.mark.parametrize("line", ["费用多少", "сколько это стоит", "كم الرسوم"])
def test_another_script_is_said_not_to_be_read(chat: Chat, line: str) -> None:
    assert "English" in chat.texts(line)[0]


def test_a_sign_stands_for_its_name(chat: Chat) -> None:
    assert chat.say("\N{THUMBS UP SIGN}") == ["talk acknowledgement"]


def choice(*signs: float) -> Choice:
    return Choice(traits=[1.0], signs=[[sign] for sign in signs])


def test_learning_prefers_what_was_right() -> None:
    lessons = [Lesson(choice=choice(0.0, 1.0), right=frozenset({1})) for _ in range(20)]
    weights = fit(lessons, [[0.0]], ridge=0.001)
    assert probabilities(weights, choice(0.0, 1.0))[1] > 0.9


def test_the_prior_holds_where_nothing_speaks_against_it() -> None:
    assert fit([], [[0.5]], ridge=0.001) == [[0.5]]
    one = [Lesson(choice=choice(0.0, 1.0), right=frozenset({0}))]
    near, far = (fit(one, [[2.0]], ridge=ridge)[0][0] for ridge in (10.0, 0.0))
    assert far < near < 2.1
