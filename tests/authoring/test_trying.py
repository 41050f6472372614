"""Examples are asked of the whole advisor, and come out right, partly, asked back, not answered or wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from advisor.authoring.holding_out import FOLDS, collisions, without
from advisor.authoring.theft import shifts, thefts
from advisor.authoring.trying import Outcome, Trial, judged, replay, rows, try_each
from advisor.dialogue.meanings import Interpretation
from advisor.dialogue.replies import Answered, CheckAsk, Choice, Choices, Notice, Offer, Reply, Talk, Turn, Unknown
from advisor.engine import open_advisor
from advisor.example import Example
from advisor.model import Knowledge, Move, SmallTalk
from advisor.reading.load import load
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


def answered(key: str) -> Answered:
    topic, _, detail = key.partition("/")
    return Answered(topic=topic, detail=detail or None, title="", program=None, confidence=1, body="It is.", sources=())


ASK = CheckAsk(check="fit", question="keen", text="Are you keen?")
READ = (Interpretation(text="x", meanings=()),)
WANTED: dict[str, tuple[Example, list[Reply], Outcome]] = {
    "the key of a detail": (example("x", "audition/room"), [answered("audition/room")], Outcome.RIGHT),
    "another detail": (example("x", "audition/room"), [answered("audition/pieces")], Outcome.WRONG),
    "a detail that is not there any more": (example("x", "audition/rom"), [answered("audition")], Outcome.RIGHT),
    "one of two details": (
        example("x", "audition/room", "audition/pieces"),
        [answered("audition/room")],
        Outcome.PARTLY,
    ),
    "one of two": (example("x", "audition/room", "tuition"), [answered("audition/room")], Outcome.PARTLY),
    "two of one and none of the other": (
        example("x", "audition", "tuition"),
        [answered("audition/room"), answered("audition/pieces")],
        Outcome.PARTLY,
    ),
    "an alternative": (
        example("x", "tuition")._replace(alternatives=("deadline",)),
        [answered("deadline")],
        Outcome.RIGHT,
    ),
    "something else": (
        example("x", "tuition")._replace(alternatives=("deadline",)),
        [answered("lending")],
        Outcome.WRONG,
    ),
    "the topic of the detail, as well": (
        example("x", "audition/room")._replace(alternatives=("audition",)),
        [answered("audition")],
        Outcome.RIGHT,
    ),
    "an alternative in place of one of two": (
        example("x", "tuition", "deadline")._replace(alternatives=("lending",)),
        [answered("tuition"), answered("lending")],
        Outcome.RIGHT,
    ),
    "an alternative of the one that was reached": (
        example("x", "audition/room", "tuition")._replace(alternatives=("audition",)),
        [answered("audition/room")],
        Outcome.PARTLY,
    ),
    "nothing, as well": (
        example("x", "tuition")._replace(alternatives=("none",)),
        [Unknown(text="No.")],
        Outcome.RIGHT,
    ),
    "nothing, as only told": (example("x", "tuition")._replace(alternatives=("told",)), [], Outcome.RIGHT),
    "nothing, where something is wanted": (example("x", "tuition"), [Unknown(text="No.")], Outcome.MISSED),
    "nothing, where it is only told": (example("x")._replace(told=True), [Notice(text="Good to know.")], Outcome.RIGHT),
    "something, where it is only told": (example("x")._replace(told=True), [answered("tuition")], Outcome.WRONG),
    "something, where it may be": (
        example("x")._replace(told=True, alternatives=("tuition",)),
        [answered("tuition")],
        Outcome.RIGHT,
    ),
    "the check": (example("x")._replace(check="fit"), [ASK], Outcome.RIGHT),
    "another check": (example("x")._replace(check="grant"), [ASK], Outcome.WRONG),
    "no check": (example("x")._replace(check="fit"), [answered("tuition")], Outcome.WRONG),
    "neither check nor answer": (example("x")._replace(check="fit"), [Unknown(text="No.")], Outcome.MISSED),
    "a check in place of an answer": (example("x", "tuition"), [ASK], Outcome.WRONG),
}
"""What is wanted, what comes, and how that is judged."""


@pytest.mark.parametrize(("asked", "replies", "outcome"), WANTED.values(), ids=WANTED.keys())
def test_what_counts_as_right(with_details: Knowledge, asked: Example, replies: list[Reply], outcome: Outcome) -> None:
    turn = Turn(question="x", replies=tuple(replies), read=READ)
    assert judged(with_details, asked, turn).outcome is outcome


@pytest.fixture(scope="module")
def with_details(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Return a knowledge base of which a topic has details."""
    knowledge = load(school(tmp_path_factory.mktemp("details"), audition=AUDITION)).knowledge
    assert knowledge
    return knowledge


def test_a_check_that_is_offered_is_asked_back(with_details: Knowledge) -> None:
    turn = Turn(question="x", replies=(answered("tuition"),), offer=Offer(check="fit", text="Shall I?"))
    assert judged(with_details, example("x")._replace(check="fit"), turn).outcome is Outcome.OFFERED
    assert judged(with_details, example("x", "tuition"), turn).outcome is Outcome.RIGHT
    silent = turn._replace(replies=(Unknown(text="No."),))
    assert judged(with_details, example("x"), silent).outcome is Outcome.RIGHT


def test_a_check_that_runs_already_is_no_answer(with_details: Knowledge) -> None:
    turn = Turn(question="x", replies=(answered("tuition"), ASK), read=READ)
    assert judged(with_details, example("x", "tuition"), turn, "fit").outcome is Outcome.RIGHT
    assert judged(with_details, example("x", "tuition"), turn).outcome is Outcome.WRONG


def test_small_talk_about_an_answer_is_heeded_by_what_it_asks_for(with_details: Knowledge) -> None:
    talks = {
        "wrong": SmallTalk(id="wrong", ask=("no",), text="Oh.", move=Move.WRONG),
        "whom": SmallTalk(id="whom", ask=("who",), text="Ask.", move=Move.WHOM, topic="lending"),
        "hi": SmallTalk(id="hi", ask=("hi",), text="Hi."),
    }
    knowledge = with_details._replace(smalltalk=talks)
    choices = Choices(text="", choices=(Choice(topic="tuition", title="", confidence=1),))

    def outcome(wanted: str, *replies: Reply, read: tuple[Interpretation, ...] = ()) -> Outcome:
        return judged(knowledge, example("x", wanted), Turn(question="x", replies=replies, read=read)).outcome

    assert outcome("wrong", choices) is outcome("wrong", Unknown(text="Ask us.")) is Outcome.RIGHT
    assert outcome("wrong", choices, read=READ) is Outcome.MISSED
    assert outcome("whom", answered("lending")) is Outcome.RIGHT
    assert outcome("whom", answered("tuition")) is outcome("wrong", answered("tuition")) is Outcome.WRONG
    assert outcome("wrong", ASK) is Outcome.WRONG
    assert outcome("wrong", Talk(topic="hi", text="Hi.")) is Outcome.WRONG
    assert outcome("hi", choices) is Outcome.MISSED


def test_turns_are_asked_in_one_conversation(school: Path) -> None:
    opened = open_advisor(school)
    assert opened.knowledge
    assert opened.understanding
    turns = [example("what is the tuition for the diploma", "tuition"), example("and the evening course?", "tuition")]
    together = replay(opened.knowledge, opened.understanding, turns, TODAY)
    alone = try_each(opened.knowledge, opened.understanding, turns, TODAY)
    said = [[trial.answered for trial in trials] for trials in (together, alone)]
    assert said[0][0] == said[1][0] == ("tuition",)
    assert said[0][1] != said[1][1]
