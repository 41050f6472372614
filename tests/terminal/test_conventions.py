"""What people expect of a program in a terminal, on a real one: colours, copying, pastes, history, and leaving."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from checks_ui.sample import write_school

from advisor.engine import open_advisor

from .conftest import Run, Start
from .screen import PATIENCE, ROOT, Screen

CTRL_C, CTRL_D, CTRL_R, TAB, UP, ENTER = "\x03", "\x04", "\x12", "\t", "\x1b[A", "\r"
STYLES = re.compile(rb"\x1b\[([\d;]*)m")
LINKS = re.compile(rb"\x1b\]8;[^;]*;([^\x1b]*)\x1b\\")
HARMLESS = {0, 1, 3, 4, 22, 23, 24, 34, 39}
"""Normal, bold, italic, underlined; and blue and back, which every theme keeps readable for addresses."""
TUITION = (
    "The evening course costs 400 a term. You pay when the term begins, and there are no other fees beside the tuition."
)


@pytest.fixture(scope="module")
def academy(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the folder of the small school with checks."""
    folder = write_school(tmp_path_factory.mktemp("academy"))
    assert open_advisor(folder).understanding
    return str(folder)


def held(screen: Screen) -> Screen:
    """Go through every kind of screen, and leave."""
    chat = screen.ready()
    for line in ("what is the tuition", "instrument", "/topics", "1", "/compare tuition", "/why", "where can I park"):
        chat.say(line)
    chat.type("what")
    chat.wait_for("what is the tuition")
    chat.type(CTRL_C)
    chat.ready().type(f"{CTRL_R}instr")
    chat.wait_for("instrument")
    chat.type(ENTER)
    chat.type(CTRL_C)
    chat.ready().type(f"/c{TAB}{TAB}")
    chat.wait_for("/check")
    chat.type(CTRL_C)
    chat.ready()
    for line in ("/check audition", "well", "/save /nowhere/at/all", "/hlep"):
        chat.say(line)
    chat.type(CTRL_D)
    assert chat.end() == 0
    return chat


def test_every_screen_is_readable_on_every_theme(start: Start, academy: str) -> None:
    dark, light = (
        held(start(ADVISOR_KNOWLEDGE=academy, COLORFGBG=colours)).bytes for colours in ("15;default;0", "0;default;15")
    )
    used = {int(code or 0) for found in STYLES.findall(dark) for code in found.split(b";")}
    assert used <= HARMLESS
    assert set(STYLES.findall(dark)) == set(STYLES.findall(light))


def test_only_addresses_are_links_and_they_are_seen_whole(start: Start) -> None:
    chat = start().ready()
    chat.say("do I need to read notes")
    (link,) = set(LINKS.findall(chat.bytes)) - {b""}
    assert link.startswith(b"https://harbor.example/a-very-long-address")
    assert chat.bytes.count(link) == 1, "behind the name of the page"
    chat.say("/sources")
    assert chat.bytes.count(link) == 3, "and, where addresses are asked for, in full"


def test_no_toolbar_and_no_question_to_the_terminal(start: Start) -> None:
    chat = start(columns=40).ready()
    chat.say("hi")
    chat.type("half")
    chat.wait(lambda: chat.rows[-1] == "> half")
    assert b"\x1b[6n" not in chat.bytes
    assert "WARNING" not in chat.text


@pytest.mark.parametrize(
    ("columns", "argv"), [(40, []), (80, []), (200, []), (80, ["--plain"]), (80, ["--accessible"])]
)
def test_words_stay_whole_and_a_paragraph_is_one_line_when_copied(start: Start, columns: int, argv: list[str]) -> None:
    prompt = "you:" if "--accessible" in argv else ">"
    chat = start(*argv, columns=columns).ready(prompt)
    rows = chat.say("tuition evening course", prompt)
    place = next(number for number, row in enumerate(rows) if row.startswith("The evening course costs"))
    assert all(len(row) <= columns for row in rows if not row.startswith("https"))
    assert " ".join(rows[place:]).startswith(TUITION)
    copied = next(line for line in chat.bytes.split(b"\r\n") if b"The evening course costs" in line)
    assert " ".join(copied.decode().split()) == TUITION
    assert not re.search(rb" +\r\n", chat.bytes[chat.bytes.index(b"What it costs") : chat.bytes.index(b"Source:")])


@pytest.mark.parametrize("argv", [["--accessible"], ["--plain"]])
def test_a_paste_is_one_message_at_a_bare_prompt_too(start: Start, argv: list[str]) -> None:
    prompt = "you:" if "--accessible" in argv else ">"
    chat = start(*argv).ready(prompt)
    chat.type("what is the tuition?\runtil when can I apply?\r")
    chat.wait(lambda: "Deadlines — diploma" in chat.text and chat.rows[-1] == prompt)
    answers = [row for row in chat.rows if "What it costs — evening" in row or row == prompt]
    assert len(answers) == 2


def test_earlier_lines_are_suggested_and_found(start: Start) -> None:
    chat = start().ready()
    chat.say("until when can I apply")
    chat.say("hi")
    chat.type("until")
    chat.wait(lambda: chat.rows[-1] == "> until when can I apply")
    chat.type(CTRL_C)
    chat.ready().type(f"{CTRL_R}when")
    chat.wait_for("when can I apply")
    chat.type(f"{ENTER}{ENTER}")
    chat.wait(lambda: chat.text.count("Deadlines — diploma") == 2)


def test_clear_empties_the_screen_and_the_history(start: Start) -> None:
    chat = start().ready()
    chat.say("what is the tuition")
    before = len(chat.bytes)
    chat.type(f"/clear{ENTER}")
    chat.wait_for("Everything so far is forgotten.")
    chat.ready()
    assert b"\x1b[H\x1b[2J\x1b[3J" in chat.bytes[before:]
    chat.type(f"{UP}hi{ENTER}")
    chat.wait_for("Hello! What would you like")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize("columns", [40, 200])
def test_a_narrow_character_set_is_no_trouble(start: Start, encoding: str, columns: int) -> None:
    chat = start(PYTHONIOENCODING=encoding, LANG="C", columns=columns).ready()
    rows = chat.say("tuition diploma")
    assert next(row for row in rows if row.startswith("What it costs")).endswith("diploma")
    assert "The diploma costs 3000 a year." in rows
    assert "Traceback" not in chat.text


def test_piped_output_is_neither_wrapped_nor_filled(run: Run) -> None:
    out = run("ask", "tuition evening course", env={"COLUMNS": "40"}).out
    assert f"\n{TUITION}\n" in out
    assert out == run("ask", "tuition evening course", env={"COLUMNS": "200"}).out


def test_nothing_is_paged(run: Run, tmp_path: Path) -> None:
    trap = tmp_path / "pager"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/paged\n", encoding="utf-8")
    trap.chmod(0o700)
    run("topics", tty=True, env={"PAGER": str(trap), "LINES": "2", "TERM": "xterm"})
    run("ask", "what is the tuition", tty=True, env={"PAGER": str(trap), "LINES": "2", "TERM": "xterm"})
    assert not (tmp_path / "paged").exists()


NETWORK = """
import sys
def watch(event, args):
    if event in {"socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"}:
        print("network:", event, file=sys.stderr)
sys.addaudithook(watch)
from advisor.cli import main
for argv in (["ask", "what is the tuition"], ["topics"], ["privacy"], ["doctor"], ["kb", "lint"], ["chat"]):
    assert main(argv) == 0
"""


def test_nothing_reaches_for_a_network(academy: str, tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", NETWORK],
        env={"ADVISOR_KNOWLEDGE": academy, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(tmp_path)},
        input="what is the tuition\n/check audition\nwell\nbye\n",
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    assert "network" not in ran.stderr
    assert "You play well." in ran.stdout
