"""Checks on a real terminal: keys, history, Ctrl-C, the comparison side by side, and how results look."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from terminal.screen import Screen

from advisor.dialogue.conversation import Checking, Conversation, Stage
from advisor.dialogue.replies import CheckAsk, Turn
from advisor.engine import Opened, open_advisor
from advisor.model import Knowledge
from advisor.terminal.columns import side_by_side
from advisor.terminal.editor import editor
from advisor.terminal.options import Look
from advisor.terminal.plain import BLANK, Kind, Line, view, written
from advisor.terminal.talk import Readers, answers

from .conftest import Talk

CTRL_C, CTRL_D, UP = "\x03", "\x04", "\x1b[A"


class Start(Protocol):
    """Starts the advisor on a terminal."""

    def __call__(self, *argv: str, columns: int = 80) -> Screen:
        """Start it with these arguments."""


@pytest.fixture
def start(harbor: Path) -> Iterator[Start]:
    open_advisor(harbor)
    screens: list[Screen] = []

    def start_it(*argv: str, columns: int = 80) -> Screen:
        screens.append(Screen(*argv, columns=columns, env={"ADVISOR_KNOWLEDGE": str(harbor)}))
        return screens[-1]

    yield start_it
    for screen in screens:
        screen.process.close(force=True)


def test_a_check_in_the_chat(start: Start) -> None:
    chat = start().ready()
    assert "Shall I?" in " ".join(chat.say("what do I need for the diploma?"))
    assert "How well do you play?" in chat.say("yes")
    assert "For how many years have you played?" in chat.say("a little")
    chat.type("half an ans")
    chat.wait_for("> half an ans")
    chat.type(CTRL_C)
    chat.ready()
    chat.type(CTRL_C)
    chat.wait_for("We stop here. I keep your answers")
    assert "Hello! What would you like to know?" in chat.ready().say("hi")
    chat.type(UP)
    chat.wait(lambda: chat.rows[-1] == "(diploma) > hi")
    chat.type(UP)
    chat.wait(lambda: chat.rows[-1] == "(diploma) > yes")
    chat.type(CTRL_C)
    assert "For how many years have you played?" in chat.ready().say("/check")
    assert "Diploma audition: Not yet" in chat.say("3")
    chat.type("bye\r")
    assert chat.end() == 0
    assert "Traceback" not in chat.text


def test_the_command_on_a_terminal(start: Start) -> None:
    check = start("check", "audition").ready()
    assert check.rows[1] == "Diploma audition"
    check.say("a little")
    assert "You said: I play a little." in check.say("back")
    check.type("\r")
    check.wait_for("Nothing is changed.")
    result = check.ready().say("3")
    assert "Diploma audition: Not yet" in result
    assert result[-2] == "To leave, type quit."
    check.type("\r")
    check.wait(lambda: check.rows[-2:] == [">", ">"])
    assert "The result was: Not yet. Now it is: You may audition." in (check.say("change level"), check.say("well"))[1]
    check.type("quit\r")
    assert check.end() == 0


@pytest.mark.parametrize(("key", "status"), [(CTRL_C, 130), (CTRL_D, 0)])
def test_keys_that_leave_the_command(start: Start, key: str, status: int) -> None:
    check = start("check", "audition").ready()
    check.type(key)
    assert check.end() == status
    assert "Traceback" not in check.text


@pytest.mark.parametrize("word", ["stop", "bye"])
def test_words_that_leave_the_command(start: Start, word: str) -> None:
    check = start("check", "audition", "--accessible").ready("you:")
    check.type(f"{word}\r")
    assert check.end() == 0


def test_a_comparison_stands_side_by_side_where_there_is_room(start: Start) -> None:
    wide = start("check", "course").ready()
    rows = wide.say("new")
    place = rows.index(next(row for row in rows if row.startswith("evening course")))
    assert rows[place].split() == ["evening", "course", "diploma"]
    assert rows[place + 1].startswith("For: It begins at the beginning.")
    assert "Against: It asks for some" in rows[place + 1]
    narrow = start("check", "course", columns=60).ready()
    assert "evening course" in narrow.say("new")


def test_plain_is_one_after_the_other(start: Start) -> None:
    rows = start("check", "course", "--plain").ready().say("new")
    place = rows.index("evening course")
    assert rows[place + 2 : place + 5] == ["", "diploma", "Against: It asks for some experience."]


def sides() -> list[Line]:
    left = [Line(kind=Kind.HEADING, text="Left", column=1), Line(kind=Kind.TEXT, text="word " * 12, column=1)]
    right = [Line(kind=Kind.BLANK, column=2), Line(kind=Kind.HEADING, text="Right 東", column=2)]
    return [Line(kind=Kind.TEXT, text="before"), *left, *right, BLANK]


def test_sides() -> None:
    wide = list(side_by_side(sides(), 83))
    assert [line.text.rstrip() for line in wide] == [
        "before",
        "Left" + " " * 39 + "Right 東",
        "word word word word word word word word",
        "word word word word",
        "",
    ]
    assert [line.kind for line in wide][:2] == [Kind.TEXT, Kind.HEADING]
    narrow = list(side_by_side(sides(), 79))
    assert [line.text for line in narrow] == [line.text for line in sides()]
    assert not any(line.column for line in [*wide, *narrow])


def test_one_side_alone_stays_as_it_is() -> None:
    lines = [Line(kind=Kind.TEXT, text="alone " * 20, column=1)]
    assert [line.text for line in side_by_side(lines, 100)] == [lines[0].text]


def test_the_words_that_are_completed() -> None:
    assert list(answers("re")) == ["review"]
    assert list(answers("")) == []


def test_answers_do_not_enter_the_history() -> None:
    with create_pipe_input() as keys:
        read = editor(lambda: "> ", lambda _: [], remember=False, source=keys, screen=DummyOutput())
        keys.send_text("canary\r")
        assert read() == "canary"
        keys.send_text(f"{UP}x\r")
        assert read() == "x"


def test_an_empty_line_keeps_an_earlier_answer(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def reader(look: Look, complete: object, focus: object = None, *, remember: bool = True) -> object:
        def read() -> str:
            asked.append(remember)
            return ""

        del look, complete, focus
        return read

    monkeypatch.setattr("advisor.terminal.talk.reader", reader)
    assert talk.opened.knowledge
    read = Readers(Look.PLAIN, talk.opened.knowledge)
    again = Checking(stage=Stage.ASKING, reopened="level")
    assert [read(Conversation()), read(Conversation(checking=again))] == ["", "/keep"]
    assert asked == [True, False]


def shown(talk: Talk, knowledge: Knowledge) -> str:
    return written(view(talk.turn, knowledge))


def test_how_a_question_and_a_result_read(talk: Talk) -> None:
    knowledge = talk.opened.knowledge
    assert knowledge
    talk.say("/check audition", "a little", "5", "back")
    assert shown(talk, knowledge) == (
        "For how many years have you played?\nYou said: 5 years.\nSay keep to leave it as it is."
    )
    talk.say("3")
    assert shown(talk, knowledge).startswith(
        "Noted: 3 years.\n\nDiploma audition: Not yet\nPlay some more first.\n\nNot met\n"
        "- You do not play well yet. (source 2)\n- Four years are needed.\n\n"
        "One more point is not known yet; it would not change this result.\n\nThe dean decides.\n\nSource 1: Fees"
    )
    near = talk.result("change years", "5", "yes", "change years", "3")
    assert near.nearest == ()


def test_what_decided_comes_first_and_nothing_is_said_twice(opened: Opened) -> None:
    talk = Talk(opened=opened)
    talk.result("/check yellow-ribbon", "less than 100%")
    assert opened.knowledge
    ledger = shown(talk, opened.knowledge).split("\n\n")[2:4]
    assert ledger == [
        (
            "Not met\n- Your Certificate of Eligibility shows less than 100%, and below that there is no Yellow "
            "Ribbon. (source 2)"
        ),
        "4 more points are not known yet; they would not change this result.",
    ]


def test_a_near_miss_is_shown(talk: Talk) -> None:
    knowledge = talk.opened.knowledge
    assert knowledge
    talk.conversation = Conversation(checking=Checking(answers={"level": "some", "years": 3, "letter": "yes"}))
    talk.say("/check audition")
    assert (
        "\n\nWhat would change it\n- With 1 more year of playing (4 years in all), you may audition.\n\nNot met\n"
        in shown(talk, knowledge)
    )


def test_a_question_with_nothing_around_it(talk: Talk) -> None:
    assert talk.opened.knowledge
    ask = CheckAsk(check="x", question="q", text="Why?", hint="Because.")
    turn = Turn(question="", replies=(ask,))
    assert written(view(turn, talk.opened.knowledge)) == "Why?\nBecause."
