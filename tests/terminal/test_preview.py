"""The preview of a topic: as students will see it, with its mistakes, and again at each save."""

from __future__ import annotations

from pathlib import Path

import pytest
from authoring.helping import AUDITION
from reading import sample
from small import TUITION, write

from .conftest import Run
from .screen import Screen

CTRL_C = "\x03"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "school")


def test_once_where_there_is_no_terminal(run: Run) -> None:
    ran = run("kb", "preview", "notes")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (
        "Reading notes before you start\nYou learn to read notes with us [really]. Nothing is required.\n"
        "Source: Reading notes [all]\n"
        "https://harbor.example/a-very-long-address-that-goes-on-and-on/which-no-view-may-break/reading-notes\n"
        "\n(7 ways to ask)\n"
    )


def test_every_program_and_the_check_that_is_offered(run: Run, tmp_path: Path) -> None:
    folder = sample.write(tmp_path)
    out = run("kb", "preview", "tuition", "--knowledge", str(folder)).out
    assert ["Tuition — MS" in out, "Tuition — MBA" in out, "I can check this with you: Fit." in out] == [True] * 3


@pytest.mark.parametrize(
    ("text", "status", "told"),
    [
        (TUITION.replace("volatile: yes", "volatile: maybe"), 1, "school/topics/tuition.yaml:17:15: 'volatile' must"),
        (TUITION.replace("category", "heading"), 1, "students do not see 'tuition' until this is mended"),
    ],
)
def test_mistakes_have_their_place(run: Run, folder: Path, text: str, status: int, told: str) -> None:
    (folder / "topics/tuition.yaml").write_text(text)
    ran = run("kb", "preview", "tuition", "--knowledge", str(folder))
    assert (ran.status, told in ran.err) == (status, True)
    assert ("400 a term" in ran.out) == ("volatile: maybe" in text)


def test_a_topic_that_is_not_there(run: Run) -> None:
    ran = run("kb", "preview", "tuitoin")
    assert (ran.status, "did you mean 'tuition'?" in ran.err) == (2, True)


def test_as_json(run: Run) -> None:
    assert '"topic":"notes"' in run("kb", "preview", "notes", "--json").out.replace(" ", "")


def test_again_at_each_save_until_ctrl_c(folder: Path) -> None:
    shown = Screen("kb", "preview", "tuition", "--knowledge", str(folder), env={})
    shown.wait_for("Ctrl-C ends this.")
    assert "3000 a year" in shown.text
    (folder / "topics/tuition.yaml").write_text(TUITION.replace("3000", "2000"))
    shown.wait_for("2000 a year")
    (folder / "topics/tuition.yaml").write_text(TUITION.replace("category", "heading"))
    shown.wait_for("students do not see 'tuition'")
    (folder / "topics/tuition.yaml").unlink()
    shown.wait_for("there is no topic 'tuition'")
    (folder / "topics/tuition.yaml").write_text(TUITION.replace("3000", "1000"))
    shown.wait_for("1000 a year")
    shown.type(CTRL_C)
    assert shown.end() == 0
    assert "Traceback" not in shown.text


def test_a_topic_is_seen_with_its_details_and_a_detail_alone(run: Run, tmp_path: Path) -> None:
    folder = str(write(tmp_path / "school", audition=AUDITION))
    whole = run("kb", "preview", "audition", "--knowledge", folder).out
    titles = ["The audition", "Where the audition is held — evening course", "Which pieces to play"]
    assert [title for title in titles if title in whole.splitlines()] == titles
    assert whole.endswith("\n(6 ways to ask; room: 6; pieces: 6)\n")
    assert run("kb", "preview", "audition/pieces", "--knowledge", folder).out == (
        "Which pieces to play\nAny two pieces.\nSource: Reading notes [all]\n"
        "https://harbor.example/a-very-long-address-that-goes-on-and-on/which-no-view-may-break/reading-notes\n"
        "\n(6 ways to ask)\n"
    )
    assert "did you mean 'audition/room'?" in run("kb", "preview", "audition/rooms", "--knowledge", folder).err


def test_the_mistakes_of_a_detail_are_those_of_its_file(run: Run, tmp_path: Path) -> None:
    text = AUDITION.replace("short: I don't know.,", "shrot: I don't know.,")
    folder = str(write(tmp_path / "school", audition=text))
    ran = run("kb", "preview", "audition/room", "--knowledge", folder)
    assert (ran.status, "topics/audition.yaml:13:17: unknown field 'shrot'" in ran.err) == (1, True)
