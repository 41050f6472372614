"""A conversation that is piped in: a turn for each line, to the end of the input."""

from __future__ import annotations

import json

import pytest

from .conftest import Run


def kinds(out: str) -> list[str]:
    return ["+".join(reply["kind"] for reply in json.loads(line)["replies"]) for line in out.splitlines()]


@pytest.mark.parametrize("command", [(), ("chat",)])
def test_a_line_of_json_for_each_turn(run: Run, command: tuple[str, ...]) -> None:
    ran = run(*command, "--json", stdin=b"what is the tuition\n\nand for the diploma?\nhi")
    assert (ran.status, ran.err) == (0, "")
    assert kinds(ran.out) == ["answer+answer", "answer", "smalltalk"]


def test_follow_ups_keep_the_topic_and_the_program(run: Run) -> None:
    ran = run("--json", stdin=b"what is the tuition\nand for the diploma?\nwhen is the application deadline\n")
    replies = [
        [(reply["topic"], reply["program"]) for reply in json.loads(line)["replies"]] for line in ran.out.splitlines()
    ]
    assert replies == [
        [("tuition", "evening"), ("tuition", "diploma")],
        [("tuition", "diploma")],
        [("deadline", "diploma")],
    ]


def test_a_reading_says_whether_it_leans_on_what_came_before(run: Run) -> None:
    ran = run("--json", "--explain", stdin=b"what is the tuition for the diploma\nand for the evening course?\nhelp\n")
    alone, after, command = [json.loads(line)["readings"] for line in ran.out.splitlines()]
    assert [(each[0]["topic"], each[0]["program"]) for each in (alone, after)] == [
        ("tuition", "diploma"),
        ("tuition", "evening"),
    ]
    assert (alone[0]["source"], after[0]["source"] in {"focus", "previous"}) == ("alone", True)
    assert "in focus" in after[0]["features"]
    assert command == []


def test_plain_text_without_greeting_or_prompt(run: Run) -> None:
    ran = run(stdin=b"hi\nthanks")
    assert ran.out == "Hello! What would you like to know?\n\nYou are welcome.\n"


@pytest.mark.parametrize("word", ["bye", "quit", "exit", ":q", "/quit", "/q", "BYE!"])
def test_words_that_leave(run: Run, word: str) -> None:
    ran = run("--json", stdin=f"{word}\nhi\n".encode())
    assert ran.status == 0
    assert kinds(ran.out) == ["smalltalk"]


@pytest.mark.parametrize("stdin", [b"", b"\n \n"])
def test_nothing_in_nothing_out(run: Run, stdin: bytes) -> None:
    ran = run(stdin=stdin)
    assert (ran.status, ran.out, ran.err) == (0, "", "")


def test_no_escape_leaves_the_program(run: Run) -> None:
    ran = run(
        stdin=b"\x1b[31m what is the tuition \x9b\n/why\n/\x1b[2J\n/program \x1b]0;x\x07\n", env={"FORCE_COLOR": "1"}
    )
    assert not set(ran.out + ran.err) & set("\x1b\x9b\x07")
