"""Examples are asked of the whole advisor, and come out right, partly, asked back, not answered or wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from advisor.authoring.holding_out import FOLDS, collisions, without
from advisor.authoring.theft import shifts, thefts
from advisor.authoring.trying import Outcome, Trial, rows, try_each
from advisor.engine import open_advisor
from advisor.model import Example
from authoring.helping import AUDITION, school

TODAY = date(2025, 12, 1)


def tried(folder: Path, *examples: Example) -> list[Trial]:
    opened = open_advisor(folder)
    assert opened.knowledge
    assert opened.understanding
    return list(try_each(opened.knowledge, opened.understanding, examples, TODAY))


def example(question: str, *topics: str, programs: tuple[str, ...] = ()) -> Example:
    return Example(question=question, topics=topics, programs=programs)


@pytest.mark.parametrize(
    ("asked", "outcome"),
    [
        (example("what is the tuition", "tuition"), Outcome.RIGHT),
        (example("what is the tuition for the diploma", "tuition", programs=("diploma",)), Outcome.RIGHT),
        (example("hello", "greeting"), Outcome.RIGHT),
        (example("where can I park"), Outcome.RIGHT),
        (example("what is the tuition", "tuition", programs=("diploma",)), Outcome.PARTLY),
        (example("what is the tuition", "tuition", "deadline"), Outcome.PARTLY),
        (example("instrument", "lending"), Outcome.OFFERED),
        (example("instrument"), Outcome.OFFERED),
        (example("xyzzy", "lending"), Outcome.MISSED),
        (example("what is the tuition", "deadline"), Outcome.WRONG),
        (example("what is the tuition"), Outcome.WRONG),
        (example("what is the tuition for the diploma", "tuition", programs=("evening",)), Outcome.WRONG),
    ],
)
def test_how_an_example_comes_out(school: Path, asked: Example, outcome: Outcome) -> None:
    assert [trial.outcome for trial in tried(school, asked)] == [outcome]


def test_a_wrong_answer_that_is_known_is_no_fault(school: Path) -> None:
    known, new = tried(school, example("what is the tuition")._replace(known_gap=True), example("what is the tuition"))
    assert (known.outcome, known.is_fault) == (Outcome.WRONG, False)
    assert new.is_fault


def test_the_worst_topic_comes_first_and_names_who_takes_its_questions(school: Path) -> None:
    found = rows(
        tried(
            school,
            example("what is the tuition", "tuition"),
            example("is there a violin class", "deadline"),
            example("deadline", "deadline"),
        )
    )
    assert [row.topic for row in found] == ["deadline", "tuition"]
    assert found[0].thieves == {"instruments": 1}
    assert (found[0].asked, found[0].outcomes[Outcome.RIGHT]) == (2, 1)


def test_a_change_that_takes_an_example_is_a_theft_and_the_way_back_a_gain(school: Path) -> None:
    (before,) = tried(school, example("what is the tuition", "tuition"))
    after = before._replace(outcome=Outcome.WRONG, answered=("deadline",))
    lost, won = shifts([before], [after]), shifts([after], [before])
    (theft,) = thefts(lost)
    assert (theft.taker, theft.owner, len(theft.shifts)) == ("deadline", "tuition", 1)
    assert [shift.is_loss for shift in won] == [False]
    assert (thefts(won), shifts([before], [before])) == ([], [])


def test_examples_that_want_different_details_of_one_question_are_compared_apart() -> None:
    room = Trial(example=example("where", "audition")._replace(detail="room"), outcome=Outcome.RIGHT)
    pieces = Trial(example=example("where", "audition")._replace(detail="pieces"), outcome=Outcome.WRONG)
    assert shifts([room, pieces], [room, pieces]) == []


def test_each_way_to_ask_is_taken_out_once(tmp_path: Path) -> None:
    knowledge = open_advisor(school(tmp_path, audition=AUDITION)).knowledge
    assert knowledge
    turns = [without(knowledge, turn, {}) for turn in range(FOLDS)]
    taken = [each.question for _, examples in turns for each in examples]
    assert sorted(taken) == sorted(text for topic in knowledge.topics.values() for text in topic.phrasings)
    for left, examples in turns:
        texts = {text for topic in left.topics.values() for text in topic.phrasings}
        assert not texts & {each.question for each in examples}


def test_topics_that_take_each_others_questions_collide(school: Path) -> None:
    knowledge = open_advisor(school).knowledge
    assert knowledge
    stolen = example("borrow a violin", "lending")
    trials = [
        Trial(example=stolen, outcome=Outcome.WRONG, answered=("instruments",)),
        Trial(
            example=example("violin to rent", "lending"), outcome=Outcome.OFFERED, offered=("instruments", "lending")
        ),
        Trial(example=example("deadline", "deadline"), outcome=Outcome.RIGHT, answered=("deadline",)),
    ]
    (found,) = collisions(knowledge, trials)
    assert found.topics == ("instruments", "lending")
    assert found.words == ("violin",)
    assert len(found.questions) == 2


def test_examples_say_where_they_stand(tmp_path: Path) -> None:
    from advisor.reading.examples import load_examples  # noqa: PLC0415 - only here

    found, problems = load_examples(school(tmp_path, "- {question: x, topic: none, known_gap: yes}\n"))
    assert problems == ()
    assert [(each.place.line, each.known_gap) for each in found] == [(1, True)]


@pytest.mark.parametrize(
    ("asked", "outcome", "parts"),
    [
        (example("audition repertoire", "audition"), Outcome.RIGHT, ("audition/pieces",)),
        (example("audition repertoire", "audition")._replace(detail="pieces"), Outcome.RIGHT, ("audition/pieces",)),
        (example("audition repertoire", "audition")._replace(detail="room"), Outcome.WRONG, ("audition/pieces",)),
        (example("do I have to audition", "audition")._replace(detail="room"), Outcome.WRONG, ("audition",)),
        (example("xyzzy", "audition")._replace(detail="room"), Outcome.MISSED, ()),
        (example("audition repertoire", "tuition")._replace(detail="room"), Outcome.WRONG, ("audition/pieces",)),
    ],
)
def test_a_detail_that_an_example_names_must_be_reached(
    tmp_path: Path, asked: Example, outcome: Outcome, parts: tuple[str, ...]
) -> None:
    (trial,) = tried(school(tmp_path, audition=AUDITION), asked)
    assert (trial.outcome, trial.parts) == (outcome, parts)
