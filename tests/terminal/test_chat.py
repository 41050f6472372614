"""The conversation on a real terminal: what people see, key by key."""

from __future__ import annotations

import re
import signal

import pytest

from .conftest import Start

CTRL_A, CTRL_C, CTRL_D, TAB, UP = "\x01", "\x03", "\x04", "\t", "\x1b[A"
ASKED_FOR_CURSOR = b"\x1b[6n"


def test_a_conversation(start: Start) -> None:
    chat = start().ready()
    assert chat.rows[:5] == [
        "Hello! I know two courses of the Harbor School of Music: the evening course and",
        "the diploma.",
        "",
        "Ask me anything about them.",
        "",
    ]
    assert chat.say("what is the tuition for the diploma?") == [
        "",
        "What it costs — diploma",
        "The diploma costs 3000 a year.",
        "Source: Fees (November 2025)",
        "",
    ]
    offered = chat.say("instrument")
    assert offered[1] == "I'm not sure which of these you mean."
    assert "Type the number" in offered[-2]
    picked = next(row for row in offered if row.startswith("2. ")).removeprefix("2. ")
    assert chat.say("2")[1].startswith(picked)
    assert chat.say("until when can I apply")[1] == "Deadlines — diploma"
    assert chat.say("and for the evening course?")[1] == "Deadlines — evening course"
    chat.type("bye\r")
    chat.wait_for("Bye! Come and play.")
    assert chat.end() == 0


def test_style_is_ours_alone(start: Start) -> None:
    chat = start().ready()
    chat.say("what is the tuition")
    chat.type(CTRL_D)
    assert chat.end() == 0
    assert b"\x1b[4mWhat it costs" in chat.bytes
    assert b";https://harbor.example/fees\x1b\\" in chat.bytes
    assert ASKED_FOR_CURSOR not in chat.bytes
    colours = re.findall(rb"\x1b\[(?:\d+;)*(3[0-8]|4\d|9\d|10\d)", chat.bytes)
    assert set(colours) <= {b"34", b"90", b"39"}


def test_ctrl_c_clears_the_line_then_says_how_to_leave_then_leaves(start: Start) -> None:
    chat = start().ready()
    chat.type("half a quest")
    chat.wait_for("> half a quest")
    chat.type(CTRL_C)
    chat.ready()
    chat.type(CTRL_C)
    chat.wait_for("To leave, press Ctrl-C again or type bye.")
    assert chat.ready().say("hi")[1].startswith("Hello!")
    chat.type(CTRL_C)
    chat.wait(lambda: chat.text.count("To leave") == 2 and chat.rows[-1] == ">")
    chat.type(CTRL_C)
    assert chat.end() == 130
    assert "Traceback" not in chat.text


def test_ctrl_d_leaves(start: Start) -> None:
    chat = start().ready()
    chat.type(CTRL_D)
    assert chat.end() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_when_told_to_end_the_terminal_is_as_it_was(start: Start, number: signal.Signals) -> None:
    chat = start().ready()
    chat.process.kill(number)
    assert chat.end() == 128 + number
    assert chat.bytes.rstrip().endswith(b"\x1b[?2004l")
    assert "Traceback" not in chat.text


def test_a_paste_of_several_lines_is_one_message(start: Start) -> None:
    chat = start().ready()
    chat.type("\x1b[200~what is the tuition?\r\nuntil when can I apply?\x1b[201~")
    chat.wait_for("until when can I apply?")
    rows = chat.say("")
    assert [row for row in rows if row.startswith(("What it costs", "Deadlines"))] == [
        "What it costs — evening course",
        "What it costs — diploma",
        "Deadlines — evening course",
        "Deadlines — diploma",
    ]


def test_a_huge_paste_is_cut_with_a_notice(start: Start) -> None:
    chat = start().ready()
    chat.type("\x1b[200~" + "tuition " * 20_000 + "\x1b[201~\r")
    chat.wait_for("I read its beginning and its end, 2,000 characters.")


def test_pasted_control_characters_are_harmless(start: Start) -> None:
    chat = start().ready()
    chat.type("\x1b[200~hi \x9b31m \x07 \u202e\x1b[201~")
    chat.wait_for("hi \\x9b31m ^G")
    assert "\x9b".encode() not in chat.bytes
    assert b"\x07" not in chat.bytes


def test_tab_completes_titles_and_commands(start: Start) -> None:
    chat = start().ready()
    chat.type(f"dead{TAB}")
    chat.wait_for("> Deadlines")
    chat.type(CTRL_C)
    chat.ready().type(f"/top{TAB}")
    chat.wait_for("> /topics")
    chat.type(CTRL_C)
    chat.ready().type(f"/program d{TAB}")
    chat.wait_for("> /program diploma")


def test_history_comes_back(start: Start) -> None:
    chat = start().ready()
    chat.say("thanks")
    chat.type(UP)
    chat.wait(lambda: chat.rows[-1] == "> thanks")


@pytest.mark.parametrize("columns", [20, 40, 80])
@pytest.mark.parametrize("no_color", ["", "1"])
def test_words_are_whole_on_a_narrow_terminal(start: Start, columns: int, no_color: str) -> None:
    chat = start(columns=columns, NO_COLOR=no_color).ready()
    rows = chat.say("tuition evening course")
    text = "The evening course costs 400 a term. You pay when the term begins, and there are no other fees"
    assert text in " ".join(rows)


@pytest.mark.parametrize("term", ["dumb", "", "unknown"])
def test_a_terminal_that_can_do_nothing_gets_bare_text(start: Start, term: str) -> None:
    chat = start(TERM=term).ready()
    assert "The diploma costs 3000 a year." in chat.say("what is the tuition")
    chat.type(CTRL_C)
    chat.wait_for("To leave")
    chat.ready()
    assert chat.text.endswith("To leave, press Ctrl-C again or type bye.\n\n>")
    chat.type(CTRL_C)
    assert chat.end() == 130
    assert b"\x1b" not in chat.bytes


@pytest.mark.parametrize(("argv", "no_color"), [(["--plain"], ""), ([], "1")])
def test_plain_writes_no_control_sequence(start: Start, argv: list[str], no_color: str) -> None:
    chat = start(*argv, NO_COLOR=no_color).ready()
    chat.say("what is the tuition")
    chat.type(CTRL_D)
    assert chat.end() == 0
    assert b"\x1b" not in chat.bytes


def test_labels_name_who_speaks(start: Start) -> None:
    chat = start("--accessible").ready("you:")
    assert chat.rows[0].startswith("advisor: Hello!")
    assert chat.say("hi", "you:") == ["advisor: Hello! What would you like to know?"]
    chat.type("bye\r")
    assert chat.end() == 0
    assert b"\x1b" not in chat.bytes


def test_what_was_typed_ahead_is_shown_where_it_is_taken(start: Start) -> None:
    chat = start("--accessible")
    chat.type("hi\r")
    chat.wait_for("you: hi\nadvisor: Hello! What would you like to know?")


def test_an_unknown_terminal_type_is_no_reason_to_fail(start: Start) -> None:
    assert start(TERM="no-such-terminal").ready().say("hi")[1].startswith("Hello!")


def test_characters_that_the_terminal_lacks_have_an_ascii_form(start: Start) -> None:
    chat = start(PYTHONIOENCODING="ascii").ready()
    assert "What it costs - diploma" in chat.say("what is the tuition")


def test_a_knowledge_base_that_cannot_be_used(start: Start) -> None:
    chat = start("--knowledge", "/nowhere")
    assert chat.end() == 2
    assert "cannot use the knowledge base /nowhere" in chat.text.replace("\n", "")
