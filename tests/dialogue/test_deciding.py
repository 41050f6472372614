"""When it answers, asks back, refers or says that it does not know: each threshold, from either side."""

from __future__ import annotations

import math

import pytest
from small import TUITION, write

from advisor.dialogue.certainty import confidence, is_likely, is_sure
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Conversation
from advisor.dialogue.deciding import decide
from advisor.dialogue.replies import Answered
from advisor.dialogue.understanding import Finding
from advisor.engine import Opened, open_advisor
from advisor.matching.confidence import Confidence
from advisor.matching.matcher import Match

from .talking import TODAY, Chat, in_short

SURE, UNSURE = 0.6, 0.15
TWO = (("deadline", 1.0), ("tuition", 0.7))
FIVE = (("deadline", 1.0), ("tuition", 0.9), ("notes", 0.8), ("lending", 0.7), ("instruments", 0.65))
PLAIN = ("fee", "notation")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    linked = TUITION.replace("ask:", "see_also: [lending]\nask:", 1)
    return open_advisor(write(tmp_path_factory.mktemp("linked"), tuition=linked))


def found(
    *matches: tuple[str, float], words: tuple[str, ...] = PLAIN, exact: bool = False, families: tuple[str, ...] = ()
) -> Finding:
    """Return what a question was found to be about: topics and the like, each with how strongly."""
    kinds = {"thanks": "talk", "parking": "outside"}
    parts = dict.fromkeys(("weight", "coverage", "known", "overlap"), 1.0)
    made = tuple(
        Match(
            entry=f"{kinds.get(entry, 'topic')} {entry}", number=0, strength=strength, parts=parts, nearest=0, shared=()
        )
        for entry, strength in matches
    )
    return Finding(text=" ".join(words), words=words, matches=made, programs=(), families=families, exact=exact)


def context(opened: Opened, probability: float | None, topic: str | None = None, missed: int = 0) -> Context:
    """Return a conversation about a topic, in which every match is as probable; without that, the stronger the more."""
    assert opened.knowledge
    assert opened.understanding
    weights = (math.log(probability / (1 - probability)), 0.0, 0.0, 0.0) if probability else (0.0, 1.0, 0.0, 0.0)
    certainty = Confidence(weights=weights, sure=SURE, unsure=UNSURE)
    return Context(
        knowledge=opened.knowledge,
        understanding=opened.understanding._replace(confidence=certainty),
        conversation=Conversation(topic=topic, missed=missed),
        line="",
        today=TODAY,
    )


def decided(where: Context, finding: Finding) -> str:
    return in_short(decide(where, finding, ["diploma"])[0])


@pytest.mark.parametrize(("probability", "sure"), [(0.59, False), (0.61, True)])
def test_from_the_threshold_on_it_is_sure(opened: Opened, probability: float, sure: bool) -> None:  # noqa: FBT001 an example
    assert is_sure(context(opened, probability), found(*TWO)) is sure


def test_the_threshold_itself_is_enough(opened: Opened) -> None:
    where = context(opened, 0.7)
    exactly = where.understanding.confidence._replace(sure=where.understanding.probability(found(*TWO)))
    assert is_sure(where._replace(understanding=where.understanding._replace(confidence=exactly)), found(*TWO))


def test_only_a_topic_can_be_sure(opened: Opened) -> None:
    where = context(opened, 0.95)
    assert not is_sure(where, found(("thanks", 1.0)))
    assert not is_sure(where, found(("parking", 1.0), exact=True))
    assert not is_sure(where, found())
    assert not is_sure(where, found(*TWO, families=("schools",)))


@pytest.mark.parametrize(
    ("words", "sure"),
    [
        (("work",), False),
        (("notation",), True),
        (("tuition",), True),
        (("salsa",), True),
        (("work", "music"), True),
        (("12",), False),
        (("12", "!"), False),
        (("12", "fee"), True),
        (("@a",), True),
    ],
)
def test_a_question_takes_more_than_a_common_word_or_a_number(
    opened: Opened,
    words: tuple[str, ...],
    sure: bool,  # noqa: FBT001 an example
) -> None:
    assert is_sure(context(opened, 0.95), found(*TWO, words=words)) is sure


def test_a_phrasing_word_for_word_is_sure_whatever_it_is(opened: Opened) -> None:
    finding = found(("tuition", 0.1), words=("work",), exact=True)
    assert is_sure(context(opened, 0.1), finding)
    assert 0.9 < confidence(context(opened, 0.1), finding) < 1
    assert confidence(context(opened, 0.1), found(("tuition", 0.1))) == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("probability", "strength", "likely"),
    [(0.31, 0.4, True), (0.29, 0.4, False), (0.31, 0.39, False), (0.31, 0.0, False), (0.9, 0.39, False)],
)
def test_what_is_likely_is_so_by_itself_and_beside_others(
    opened: Opened,
    probability: float,
    strength: float,
    likely: bool,  # noqa: FBT001 an example
) -> None:
    assert is_likely(context(opened, probability), found(("thanks", strength), ("tuition", 0.35))) is likely


def test_what_has_no_match_or_no_word_is_not_likely(opened: Opened) -> None:
    assert not is_likely(context(opened, 0.9), found())
    assert not is_likely(context(opened, 0.9), found(("thanks", 1.0), words=("12",)))
    assert is_likely(context(opened, 0.1), found(("thanks", 0.1), exact=True))


@pytest.mark.parametrize(
    ("probability", "words", "strength", "reply"),
    [
        (0.5, PLAIN, 0.61, "answer tuition diploma"),
        (0.5, PLAIN, 0.6, "answer tuition diploma"),
        (0.5, PLAIN, 0.59, "choices deadline tuition"),
        (0.61, PLAIN, 0.9, "answer deadline diploma"),
        (0.5, ("and", *PLAIN), 0.4, "answer tuition diploma"),
        (0.5, ("and", *PLAIN), 0.39, "choices deadline tuition"),
        (0.79, ("and", *PLAIN), 0.4, "answer tuition diploma"),
        (0.81, ("and", *PLAIN), 0.9, "answer deadline diploma"),
        (0.81, ("is", "it", *PLAIN), 0.4, "answer tuition diploma"),
        (0.97, ("is", "it", *PLAIN), 0.4, "answer tuition diploma"),
        (0.985, ("is", "it", *PLAIN), 0.9, "answer deadline diploma"),
        (0.5, ("fee",) * 8, 0.9, "answer tuition diploma"),
        (0.5, ("fee",) * 9, 0.9, "choices deadline tuition"),
    ],
)
def test_a_short_question_means_what_was_spoken_of_if_that_comes_close(
    opened: Opened, probability: float, words: tuple[str, ...], strength: float, reply: str
) -> None:
    """A question that points back needs to come less close, and is taken so even where it would be sure."""
    finding = found(("deadline", 1.0), ("tuition", strength), words=words)
    assert decided(context(opened, probability, topic="tuition"), finding) == reply


@pytest.mark.parametrize("words", [("and", *PLAIN), ("is", "it", *PLAIN)])
def test_how_close_is_a_share_of_the_best(opened: Opened, words: tuple[str, ...]) -> None:
    near, far = (found(("deadline", 2.0), ("tuition", each), words=words) for each in (0.81, 0.79))
    where = context(opened, 0.5, topic="tuition")
    assert decided(where, near) == "answer tuition diploma"
    assert decided(where, far) == "choices deadline tuition"


def test_what_the_last_topic_points_to_is_as_near(opened: Opened) -> None:
    finding = found(("deadline", 1.0), ("lending", 0.9))
    assert in_short(decide(context(opened, 0.5, topic="tuition"), finding, [])[0]) == "answer lending evening"
    assert decided(context(opened, 0.5, topic="notes"), finding) == "choices deadline lending"
    assert decided(context(opened, 0.5), finding) == "choices deadline lending"


def test_only_the_best_four_may_be_meant(opened: Opened) -> None:
    assert decided(context(opened, 0.5, topic="instruments"), found(*FIVE)).startswith("choices ")
    fourth = (*FIVE[:3], FIVE[4])
    assert decided(context(opened, 0.5, topic="instruments"), found(*fourth)) == "answer instruments any"


def test_thanks_word_for_word_are_thanks_in_every_conversation(opened: Opened) -> None:
    where = context(opened, 0.5, topic="tuition")
    near = (("thanks", 1.0), ("tuition", 0.9))
    assert decided(where, found(*near, exact=True)) == "talk thanks"
    assert decided(where, found(*near)) == "answer tuition diploma"
    exact = found(("deadline", 1.0), ("tuition", 0.9), words=("and", *PLAIN), exact=True)
    assert decided(where, exact) == "answer deadline diploma"


def test_what_it_takes_to_be_meant_is_as_certain_as_is_needed(opened: Opened) -> None:
    for probability, said in ((0.5, SURE), (0.7, 0.7)):
        where = context(opened, probability, topic="tuition")
        (reply,) = decide(where, found(*TWO, words=("and", *PLAIN)), ["diploma"])
        assert isinstance(reply, Answered)
        assert reply.confidence == pytest.approx(said)


def test_it_asks_back_about_two_to_four_topics(opened: Opened) -> None:
    assert decided(context(opened, 0.5), found(*FIVE)) == "choices deadline tuition notes lending"
    assert decided(context(opened, 0.5), found(*FIVE[:3])) == "choices deadline tuition notes"
    assert decided(context(opened, 0.5), found(*TWO)) == "choices deadline tuition"
    assert decided(context(opened, 0.5), found(TWO[0])) == "unknown"


def test_it_asks_back_about_what_is_probable_and_one_more_if_that_is_only_one(opened: Opened) -> None:
    probable, not_so = 0.2, 0.1
    three = (("deadline", probable), ("tuition", probable), ("notes", not_so), ("lending", not_so))
    assert decided(context(opened, None), found(*three)) == "choices deadline tuition"
    assert decided(context(opened, None), found(three[0], *three[2:])) == "choices deadline notes"
    assert decided(context(opened, None), found(*three[2:])) == "unknown"
    assert decided(context(opened, None), found(three[0], three[2], three[1])) == "choices deadline tuition"


def test_just_as_probable_as_it_takes_to_be_offered_is_enough(opened: Opened) -> None:
    where = context(opened, 0.2)
    exactly = where.understanding.confidence._replace(unsure=where.understanding.probability(found(*TWO)))
    where = where._replace(understanding=where.understanding._replace(confidence=exactly))
    assert decided(where, found(*TWO)) == "choices deadline tuition"


def test_nothing_is_guessed_from_numbers_or_after_two_misses(opened: Opened) -> None:
    assert decided(context(opened, 0.5), found(*TWO, words=("12",))) == "unknown"
    assert decided(context(opened, 0.5, missed=1), found(*TWO)).startswith("choices ")
    assert decided(context(opened, 0.5, missed=2), found(*TWO)) == "unknown"


def test_likely_small_talk_and_likely_outside_are_not_asked_back_about(opened: Opened) -> None:
    rest = (("tuition", 0.35), ("deadline", 0.3))
    assert decided(context(opened, 0.5), found(("thanks", 0.9), *rest)) == "talk thanks"
    assert decided(context(opened, 0.5), found(("parking", 0.9), *rest)) == "unknown"
    assert decided(context(opened, 0.2), found(("thanks", 0.9), *rest)) == "choices tuition deadline"
    assert decided(context(opened, 0.2), found(("thanks", 0.9))) == "unknown"


def test_what_lies_outside_is_named_and_what_is_not_known_is_not(opened: Opened) -> None:
    (reply,) = decide(context(opened, 0.5), found(("parking", 0.9)), [])
    assert "Parking" in Chat(opened).texts("where can I park")[0]
    assert "Parking" in reply.text
    for finding in (found(("parking", 0.1)), found(("deadline", 0.9)), found()):
        (reply,) = decide(context(opened, 0.5), finding, [])
        assert reply.text.startswith("I don't have an answer to that.")
