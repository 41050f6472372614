"""Which part of a topic a question is about: the topic as a whole, or one of its details."""

from __future__ import annotations

from advisor.dialogue.details import SIGNS, choice_of, part_of
from advisor.dialogue.ranking import Weights
from advisor.dialogue.readings import TRAITS, Before, Question, question_of
from advisor.dialogue.understanding import Understanding
from advisor.engine import Opened
from advisor.model import Topic


def understanding_of(opened: Opened) -> Understanding:
    assert opened.understanding
    return opened.understanding


def topic(opened: Opened, name: str) -> Topic:
    assert opened.knowledge
    return opened.knowledge.topics[name]


def asked(opened: Opened, text: str, before: Topic | None = None) -> Question:
    """Return a question with what was spoken of before it."""
    able = understanding_of(opened)
    return question_of(able, able.find(text), Before(topic=before, answered=before is not None))


def test_another_topic_answered_before_says_nothing_of_the_parts_of_this_one(shipped: Opened) -> None:
    able, deadlines = understanding_of(shipped), topic(shipped, "deadlines")
    first = choice_of(able, deadlines, asked(shipped, "when is the deadline"), ())
    for other in ("tuition", "capstone"):
        later = choice_of(able, deadlines, asked(shipped, "when is the deadline", topic(shipped, other)), ())
        assert later == first
    assert choice_of(able, deadlines, asked(shipped, "when is the deadline", deadlines), ()) != first


def test_where_no_part_is_likely_it_is_the_whole_topic_unless_that_was_just_answered(shipped: Opened) -> None:
    """By these weights every detail is as likely as the next, and a little likelier than the whole."""
    rows = [[0.0] * len(TRAITS) for _ in SIGNS]
    rows[list(SIGNS).index("whole")][list(TRAITS).index("always")] = -0.1
    able, deadlines = understanding_of(shipped)._replace(weights=Weights(part=rows)), topic(shipped, "deadlines")
    assert part_of(able, deadlines, asked(shipped, "deadline"), ())[0] == deadlines
    assert part_of(able, deadlines, asked(shipped, "deadline", deadlines), ())[0].detail
