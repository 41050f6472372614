"""The commands that only look: `kb show`, `kb explain` and `kb stale`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from authoring.helping import AUDITION
from reading.sample import write as write_sample
from small import write as write_school

from terminal.conftest import Run

REVIEWED = """\
title: Rooms
category: study
ask: [is there a room]
answers:
  evening: {text: Yes., sources: [fees], review: 2026-08-01}
  diploma: {text: No., sources: [notes], review: 2026-08-31}
"""


def test_a_topic_is_shown_as_students_see_it(run: Run) -> None:
    ran = run("kb", "show", "tuition")
    assert ran.status == 0
    assert "/topics/tuition.yaml:1:1: topic `tuition`: What it costs\n\nWhat it costs — evening course\n" in ran.out
    assert "\nPublished in November 2025; please check.\nSource: Fees (November 2025)\nhttps://harbor." in ran.out
    assert "\nWays to ask (7)\n- how much does it cost\n" in ran.out


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("parking", "subject outside `parking`: Parking\n\nParking: I have no information about that.\n"),
        ("dancing", "\nWhom to ask: office\nWays to ask (6)\n- do you teach ballet\n"),
        ("thanks", "small talk `thanks`: thanks\n\nYou are welcome.\n"),
    ],
)
def test_other_entries_are_shown_too(run: Run, name: str, shown: str) -> None:
    assert shown in run("kb", "show", name).out


def test_a_check_is_shown_with_its_questions_and_outcomes(run: Run, tmp_path: Path) -> None:
    out = run("kb", "show", "fit", "--knowledge", str(write_sample(tmp_path))).out
    assert out.startswith("knowledge/checks/fit.yaml:1:1: check `fit`: Fit\n\nWhether it fits.\n")
    assert "\nAre you keen?\n- Yes\n- No\n" in out
    assert "\nOutcome 'fits': Fits\nIt fits.\n" in out


def test_what_is_not_there_is_refused_with_what_may_be_meant(run: Run) -> None:
    assert "did you mean 'tuition'?" in run("kb", "show", "tution").err
    far = run("kb", "show", "\x1b[2Jqqqqqqqq")
    assert far.status == 2
    assert "advisor topics --json lists the topics" in far.err
    assert "\x1b" not in far.err


def test_show_as_json(run: Run) -> None:
    (row,) = [json.loads(line) for line in run("kb", "show", "lending", "--json").out.splitlines()]
    assert (row["kind"], row["id"], row["line"], row["texts"]) == (
        "topic",
        "lending",
        1,
        ["The school lends instruments."],
    )
    assert row["file"].endswith("/topics/lending.yaml")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("is it expensive", "Answered: 100% reaches 60%, from where on an answer is given.\n"),
        ("is it expensive", "\nReached: tuition\n\n1. topic `tuition`: 99%\n"),
        ("how much money is the tuition fee for the semester", "reaches "),
        ("guitar", "Asked back: "),
        ("hello", "Answered as small talk, which is likeliest.\n\n1. small talk `greeting`: 99%\n"),
        ("rain and weather", "Not answered: what is likeliest, `weather`, lies outside.\n"),
        ("zzz", "Not answered: it is likeliest (99%) that it asks about nothing that is known.\n"),
        ("what is the tuition for the diploma", "\nPrograms named: diploma\n"),
        ("is it expensive", '/topics/tuition.yaml:8:5: "is it expensive"\n'),
        ("guitar", "\nWords it knows: guitar\n"),
    ],
)
def test_a_question_is_explained(run: Run, question: str, told: str) -> None:
    ran = run("kb", "explain", question)
    assert (ran.status, ran.err) == (0, "")
    assert told in ran.out


def test_several_questions_are_explained_one_by_one(run: Run) -> None:
    out = run("kb", "explain", "what is the tuition? when is the application deadline?").out
    assert out.count("Answered: ") == 2


def test_explain_as_json(run: Run) -> None:
    (row,) = [json.loads(line) for line in run("kb", "explain", "guitar", "--json").out.splitlines()]
    best, second = row["considered"][:2]
    assert {best["id"], second["id"]} == {"instruments", "lending"}
    assert {"weight", "coverage", "overlap"} <= set(best["parts"])
    assert best["words"] == ["guitar"]
    assert {*row["reached"], *row["offered"]} & {"instruments", "lending"}
    assert "guitar" in best["nearest"]
    assert best["line"] > 1


@pytest.mark.parametrize("question", ["/help", "bye"])
def test_what_is_no_question_is_refused(run: Run, question: str) -> None:
    ran = run("kb", "explain", question)
    assert (ran.status, ran.err.count("\n")) == (2, 1)


def test_what_is_due_for_a_review_comes_oldest_first(run: Run, tmp_path: Path) -> None:
    argv = ("kb", "stale", "--knowledge", str(write_school(tmp_path / "school", rooms=REVIEWED)))
    rows, rooms = run(*argv, "--today", "2026-08-01").out.splitlines(), "school/topics/rooms.yaml"
    assert rows[:3] == [
        "Due for a review until August 31, 2026, the oldest first",
        f"{rooms}:5:3: rooms (evening course): August 1, 2026, today; rests on fees (read in November 2025)",
        f"{rooms}:6:3: rooms (diploma): August 31, 2026, in 30 days; rests on notes (without a date)",
    ]
    assert rows[-2:] == [
        "school/sources.yaml:2:1: notes: without a date; 3 answers",
        "school/sources.yaml:1:1: fees: read in November 2025; 5 answers",
    ]
    late = ("--today", "2026-08-03", "--within", "0d")
    assert "August 1, 2026, 2 days ago;" in run(*argv, *late).out
    row = json.loads(run(*argv, *late, "--json").out.splitlines()[0])
    assert (row["topic"], row["program"], row["days"], row["line"]) == ("rooms", "evening", -2, 5)


@pytest.mark.parametrize(("within", "status"), [("30d", 0), ("6w", 0), ("9999y", 0), ("0", 0), ("soon", 2), ("-1d", 2)])
def test_spans_of_time(run: Run, within: str, status: int) -> None:
    ran = run("kb", "stale", f"--within={within}")
    assert ran.status == status
    assert ran.err.count("\n") == (1 if status else 0)


def with_audition(folder: Path) -> str:
    return str(write_school(folder / "school", audition=AUDITION))


def test_a_topic_is_shown_with_its_details_and_a_detail_by_itself(run: Run, tmp_path: Path) -> None:
    argv = ("--knowledge", with_audition(tmp_path))
    topic = run("kb", "show", "audition", *argv).out
    assert "\nDetails (2); to see one: advisor kb show audition/room\n- room: Where the audition is held " in topic
    detail = run("kb", "show", "audition/room", *argv).out
    assert detail.startswith("school/topics/audition.yaml:9:3: detail `audition/room`: Where the audition is held\n\n")
    assert "\nIn the great hall: upstairs.\n" in detail
    assert "\nWays to ask (6)\n- which room is the audition in\n" in detail
    (row,) = [json.loads(line) for line in run("kb", "show", "audition", "--json", *argv).out.splitlines()]
    assert row["details"] == ["audition/room", "audition/pieces"]
    assert "did you mean 'audition/room'?" in run("kb", "show", "audition/rom", *argv).err


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("audition repertoire", "\nReached: audition/pieces\n"),
        ("do I have to audition", "\nReached: audition\n"),
        ("audition repertoire? and how much does it cost?", "\nReached: tuition\n"),
        ("audition repertoire", ':32:9: "audition repertoire" (detail pieces)\n'),
        ("do I have to audition", ':36:5: "do I have to audition"\n'),
    ],
)
def test_the_detail_that_a_question_reaches_is_named(run: Run, tmp_path: Path, question: str, told: str) -> None:
    assert told in run("kb", "explain", question, "--knowledge", with_audition(tmp_path)).out


def test_the_review_of_a_detail_is_due_too(run: Run, tmp_path: Path) -> None:
    text = AUDITION.replace("        sources: [notes]\n", "        sources: [notes]\n        review: 2026-08-01\n")
    folder = str(write_school(tmp_path / "school", audition=text))
    out = run("kb", "stale", "--today", "2026-08-01", "--knowledge", folder).out
    assert "school/topics/audition.yaml:24:7: audition/pieces: August 1, 2026, today; rests on notes" in out
    assert out.splitlines()[-2].endswith("notes: without a date; 5 answers")
