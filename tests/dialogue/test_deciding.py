"""When it answers, asks back, refers or says that it does not know: each threshold, from either side."""

from __future__ import annotations

import pytest
from small import write

from advisor.dialogue import policy
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Conversation
from advisor.dialogue.deciding import decide
from advisor.dialogue.readings import NOTHING, TOLD
from advisor.dialogue.segment import read
from advisor.engine import Opened, open_advisor

from .talking import TODAY, in_short

A_LITTLE = 0.01
SURE = policy.answer_from(0.02)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    return open_advisor(write(tmp_path_factory.mktemp("deciding")))


def decided(opened: Opened, *ranked: tuple[str, float], line: str = "some words", missed: int = 0) -> list[str]:
    """Decide on a question of which the readings are these."""
    assert opened.knowledge is not None
    assert opened.understanding is not None
    context = Context(
        knowledge=opened.knowledge,
        understanding=opened.understanding,
        conversation=Conversation(missed=missed),
        line=line,
        today=TODAY,
    )
    part = read(opened.understanding, opened.understanding.find(line))._replace(ranked=ranked)
    return [in_short(reply) for reply in decide(context, part, ())]


def test_a_topic_is_answered_from_the_threshold_on(opened: Opened) -> None:
    assert decided(opened, ("topic notes", SURE), (NOTHING, 1 - SURE)) == ["answer notes any"]
    assert decided(opened, ("topic notes", SURE - A_LITTLE), (NOTHING, 1 - SURE)) == ["unknown"]


def test_the_fewer_wrong_answers_are_allowed_the_surer_it_must_be() -> None:
    assert policy.answer_from(0.02) == pytest.approx(0.6)
    bars = [policy.answer_from(share) for share in (0.0, 0.01, 0.02, 0.05, 0.2, 1.0)]
    assert bars == sorted(bars, reverse=True)
    assert bars[0] == 1.0


def test_it_asks_back_about_two_to_four_topics(opened: Opened) -> None:
    ids = ("deadline", "tuition", "notes", "lending", "instruments")
    assert decided(opened, *((f"topic {each}", 0.2) for each in ids)) == [f"choices {' '.join(ids[:4])}"]
    assert decided(opened, ("topic notes", 0.4), (NOTHING, 0.6)) == ["unknown"]


@pytest.mark.parametrize(("chance", "reply"), [(policy.OFFER, "choices notes tuition"), (policy.OFFER / 2, "unknown")])
def test_what_is_too_unlikely_is_not_offered(opened: Opened, chance: float, reply: str) -> None:
    assert decided(opened, ("topic notes", 0.5), ("topic tuition", chance), (NOTHING, 0.4)) == [reply]


def test_nothing_is_guessed_after_two_misses_or_where_all_is_unlikely(opened: Opened) -> None:
    two = (("topic notes", 0.4), ("topic tuition", 0.4))
    assert decided(opened, *two, missed=1) == ["choices notes tuition"]
    assert decided(opened, *two, missed=2) == ["unknown"]
    few = policy.ASK_BACK / 2 - A_LITTLE
    assert decided(opened, (NOTHING, 0.8), ("topic notes", few), ("topic tuition", few)) == ["unknown"]


@pytest.mark.parametrize(("entry", "reply"), [("talk thanks", "talk thanks"), ("outside parking", "unknown")])
def test_small_talk_and_what_lies_outside_need_less(opened: Opened, entry: str, reply: str) -> None:
    assert decided(opened, (entry, policy.TALK), (NOTHING, 0.1)) == [reply]
    less = (entry, policy.TALK - A_LITTLE), ("topic notes", 0.25), ("topic tuition", 0.2)
    assert decided(opened, *less) == ["choices notes tuition"]


def test_what_is_only_told_is_no_question_unless_that_is_doubtful(opened: Opened) -> None:
    assert decided(opened, (TOLD, 0.7), ("topic notes", 0.3)) == ["talk told"]
    assert decided(opened, (TOLD, 0.55), ("topic notes", 0.45)) == ["answer notes any"]


def test_a_message_without_words_is_said_to_have_none(opened: Opened) -> None:
    assert decided(opened, (NOTHING, 1.0), line="???") == ["unknown"]


def test_no_answer_is_called_certain(opened: Opened) -> None:
    assert opened.knowledge is not None
    assert opened.understanding is not None
    context = Context(
        knowledge=opened.knowledge,
        understanding=opened.understanding,
        conversation=Conversation(),
        line="notes",
        today=TODAY,
    )
    part = read(opened.understanding, opened.understanding.find("notes"))._replace(ranked=[("topic notes", 1.0)])
    (reply,) = decide(context, part, ())
    assert getattr(reply, "confidence", 1.0) == policy.CERTAIN
