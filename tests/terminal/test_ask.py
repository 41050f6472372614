"""The command `ask`: its output in each form, and its exit status."""

from __future__ import annotations

import json
from typing import Any

import pytest

from advisor.matching.text import LIMIT

from .conftest import Run

KINDS = {
    "answer": {"kind", "topic", "program", "confidence", "text", "sources"},
    "choices": {"kind", "choices"},
    "unknown": {"kind", "text", "sources"},
    "smalltalk": {"kind", "topic", "text"},
}
"""The fields that other programs rely on, by the kind of reply."""


def asked(run: Run, question: str, *options: str) -> dict[str, Any]:
    turn: dict[str, Any] = json.loads(run("ask", question, "--json", *options).out)
    return turn


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("what is the tuition", "answer"),
        ("instrument", "choices"),
        ("where can I park", "unknown"),
        ("hello", "smalltalk"),
    ],
)
def test_each_kind_of_reply_has_the_fields_of_the_contract(run: Run, question: str, kind: str) -> None:
    turn = asked(run, question)
    assert turn["question"] == question
    assert {reply["kind"] for reply in turn["replies"]} == {kind}
    assert all(set(reply) >= KINDS[kind] for reply in turn["replies"])


def test_an_answer_for_each_program(run: Run) -> None:
    replies = asked(run, "what is the tuition")["replies"]
    assert [(reply["topic"], reply["program"]) for reply in replies] == [("tuition", "evening"), ("tuition", "diploma")]
    assert replies[0]["sources"] == [{"title": "Fees", "url": "https://harbor.example/fees", "as_of": "2025-11"}]
    assert 0 <= replies[0]["confidence"] <= 1


def test_an_answer_for_any_program(run: Run) -> None:
    (reply,) = asked(run, "do I need to read notes")["replies"]
    assert reply["program"] is None


def test_choices_are_two_to_five_and_best_first(run: Run) -> None:
    (reply,) = asked(run, "instrument")["replies"]
    confidences = [choice["confidence"] for choice in reply["choices"]]
    assert 2 <= len(confidences) <= 5
    assert confidences == sorted(confidences, reverse=True)
    assert all(set(choice) == {"topic", "detail", "title", "confidence"} for choice in reply["choices"])


def test_explain_adds_candidates(run: Run) -> None:
    candidates = asked(run, "what is the tuition", "--explain")["candidates"]
    assert candidates[0]["topic"] == "tuition"
    assert all(set(each) == {"topic", "confidence", "parts"} for each in candidates)
    assert "Considered\n" in run("ask", "what is the tuition", "--explain").out


FIELDS = {"text", "entry", "topic", "detail", "program", "source", "confidence", "features"}


def test_explain_adds_how_the_question_was_read(run: Run) -> None:
    readings = asked(run, "what is the tuition for the diploma", "--explain")["readings"]
    assert all(set(each) == FIELDS for each in readings)
    first = readings[0]
    assert (first["topic"], first["detail"], first["program"], first["source"]) == ("tuition", None, "diploma", "alone")
    assert first["features"]["alone coverage"] > 0
    assert all(value for each in readings for value in each["features"].values())
    assert "readings" not in asked(run, "what is the tuition")


@pytest.mark.parametrize(
    ("question", "entry", "source"),
    [("where can I park", "outside parking", "alone"), ("hello", "talk greeting", "alone"), ("zzz", "nothing", "")],
)
def test_a_reading_that_is_no_topic_is_named(run: Run, question: str, entry: str, source: str) -> None:
    first = asked(run, question, "--explain")["readings"][0]
    assert (first["entry"], first["topic"], first["program"], first["source"]) == (entry, None, None, source)


def test_readings_are_best_first_and_each_says_which_part_of_the_message_it_is_of(run: Run) -> None:
    question = "what is the tuition? when is the application deadline?"
    readings = asked(run, question, "--explain")["readings"]
    confidences = [each["confidence"] for each in readings]
    assert confidences == sorted(confidences, reverse=True)
    assert {(each["text"], each["topic"]) for each in readings if each["confidence"] > 0.5} == {
        ("what is the tuition?", "tuition"),
        ("when is the application deadline?", "deadline"),
    }


@pytest.mark.parametrize(
    "argv", [("--program", "diploma", "ask", "tuition"), ("ask", "tuition", "--program", "diploma")]
)
def test_the_program_in_focus(run: Run, argv: tuple[str, ...]) -> None:
    ran = run(*argv)
    assert (
        ran.out
        == "What it costs — diploma\nThe diploma costs 3000 a year.\nSource: Fees (November 2025)\nhttps://harbor.example/fees\n"
    )


@pytest.mark.parametrize(
    ("question", "status"),
    [("what is the tuition", 0), ("hello", 0), ("instrument", 3), ("where can I park", 3), ("", 3), ("🎺 日本語", 3)],
)
def test_the_exit_status_says_whether_it_was_answered(run: Run, question: str, status: int) -> None:
    ran = run("ask", question)
    assert (ran.status, ran.err) == (status, "")
    assert ran.out.strip()


def test_words_are_joined(run: Run) -> None:
    assert run("ask", "what", "is", "the", "tuition").out == run("ask", "what is the tuition").out


def test_each_line_of_input_is_a_question_of_its_own(run: Run) -> None:
    ran = run("ask", "-", "--json", stdin=b"what is the tuition\n\n  \nand for the diploma?\r\nhi")
    questions = [json.loads(line)["question"] for line in ran.out.splitlines()]
    assert questions == ["what is the tuition", "and for the diploma?", "hi"]
    assert ran.status == 3


def test_answers_to_several_questions_stand_apart(run: Run) -> None:
    ran = run("ask", "-", stdin=b"hi\nthanks\n")
    assert ran.out == "Hello! What would you like to know?\n\nYou are welcome.\n"
    assert ran.status == 0


@pytest.mark.parametrize("stdin", [b"", b"\n\n"])
def test_no_question_no_answer(run: Run, stdin: bytes) -> None:
    ran = run("ask", "-", stdin=stdin)
    assert (ran.status, ran.out, ran.err) == (0, "", "")


def test_what_is_not_utf8_is_replaced(run: Run) -> None:
    ran = run("ask", "-", "--json", stdin=b"hi \xff\xfe\n")
    assert json.loads(ran.out)["question"] == "hi \N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}"
    assert asked(run, "hi \udcff")["question"] == "hi \N{REPLACEMENT CHARACTER}"


def test_control_characters_reach_json_only_as_escapes(run: Run) -> None:
    ran = run("ask", "--json", "hi \x1b[31m\x9b1m\x7f\u202e")
    assert json.loads(ran.out)["question"] == "hi \x1b[31m\x9b1m\x7f\u202e"
    assert not set(ran.out) & set("\x1b\x9b\x7f\u202e")


@pytest.mark.parametrize("stdin", [b"what is the tuition " * 10_000, b"x" * 2_500_000 + b"\nhi\n"])
def test_a_question_that_is_too_long_is_cut_with_a_notice(run: Run, stdin: bytes) -> None:
    ran = run("ask", "-", "--json", stdin=stdin)
    assert len(json.loads(ran.out.splitlines()[0])["question"]) == LIMIT
    assert f"{LIMIT:,} characters" in ran.err


def test_an_address_is_never_broken(run: Run) -> None:
    assert (
        "https://harbor.example/a-very-long-address-that-goes-on-and-on/which-no-view-may-break/reading-notes\n"
        in run("ask", "do I need to read notes").out
    )


def test_labels_for_screen_readers(run: Run) -> None:
    assert run("ask", "hi", "--accessible").out == "advisor: Hello! What would you like to know?\n"
    assert run("ask", "hi", env={"ACCESSIBLE": "1"}).out == "advisor: Hello! What would you like to know?\n"
    assert run("ask", "hi", env={"ACCESSIBLE": "0"}).out == "Hello! What would you like to know?\n"
