"""Signals and windows that close, on a real pseudo-terminal: it ends at once, and the terminal is as it was."""

from __future__ import annotations

import os
import re
import signal
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from checks_ui.sample import write_school
from terminal.piped import piped
from terminal.screen import PATIENCE, Screen

from advisor.engine import open_advisor

ENDS = [(signal.SIGTERM, 143), (signal.SIGHUP, 129)]
BRACKETED, END_BRACKETED, SHOW_CURSOR = b"\x1b[?2004h", b"\x1b[?2004l", b"\x1b[?25h"
STEERING = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]|\r")
Start = Callable[..., Screen]


@pytest.fixture(scope="module")
def harbor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_school(tmp_path_factory.mktemp("harbor"))
    open_advisor(folder)
    return folder


@pytest.fixture
def start(harbor: Path) -> Iterator[Start]:
    screens: list[Screen] = []

    def start_it(*argv: str, columns: int = 80, **env: str) -> Screen:
        screens.append(Screen(*argv, columns=columns, env={"ADVISOR_KNOWLEDGE": str(harbor), **env}))
        return screens[-1]

    yield start_it
    for screen in screens:
        screen.process.close(force=True)


def state(screen: Screen) -> list[object]:
    """Return how the terminal is set: echo, line by line, which keys interrupt."""
    return list(termios.tcgetattr(screen.process.child_fd))


def test_the_terminal_is_as_it_was(start: Start) -> None:
    """The state before is read before the program has had time to change it."""
    chat = start("--plain")
    before = state(chat)
    chat.ready().type("bye\r")
    assert chat.end() == 0
    pretty = start()
    pretty.ready()
    assert state(pretty) != before, "the prompt is expected to change it"
    os.kill(pretty.process.pid, signal.SIGTERM)
    pretty.wait(lambda: state(pretty)[:4] == before[:4])


@pytest.mark.parametrize(("number", "status"), ENDS)
@pytest.mark.parametrize("typed", ["", "half a question"])
def test_told_to_end_at_the_prompt(start: Start, number: int, status: int, typed: str) -> None:
    chat = start().ready()
    if typed:
        chat.type(typed)
        chat.wait_for(typed)
    os.kill(chat.process.pid, number)
    assert chat.end() == status
    assert chat.bytes.count(BRACKETED) == chat.bytes.count(END_BRACKETED)
    assert "Traceback" not in chat.text


@pytest.mark.parametrize(("number", "status"), [*ENDS, (signal.SIGINT, None)])
def test_told_to_end_within_a_check(start: Start, number: int, status: int | None) -> None:
    chat = start().ready()
    chat.say("/check audition")
    os.kill(chat.process.pid, number)
    if status is None:
        chat.wait_for("We stop here. I keep your answers")
        chat.ready().type("\x04")
    assert chat.end() == (status or 0)
    assert "Traceback" not in chat.text


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_while_it_matches(harbor: Path, number: int) -> None:
    """Wherever the signal strikes among the answers, there is no traceback."""
    for delay in range(5):
        with piped(harbor, "chat") as chat:
            chat.type(b"what is the tuition\n" * 400)
            for _ in range(delay * 5 + 1):
                chat.stdout.readline()
            chat.process.send_signal(number)
            chat.stdout.read()
            assert chat.process.wait(timeout=PATIENCE) in {128 + number, 130}
            assert chat.stderr.read() == b""


@pytest.mark.parametrize("module", [b"argparse", b"advisor.cli", b"advisor.engine", b"advisor.terminal.ask"])
def test_ctrl_c_while_it_starts(harbor: Path, module: bytes) -> None:
    """Python names each module when it has been taken in; the signal comes right after."""
    with piped(harbor, "ask", "-", python=("-X", "importtime")) as asking:
        assert any(line.rstrip().endswith(module) for line in asking.stderr)
        asking.process.send_signal(signal.SIGINT)
        assert b"Traceback" not in asking.stderr.read()
        assert asking.process.wait(timeout=PATIENCE) == 130


@pytest.mark.parametrize("typed", ["", "/check audition\r"])
def test_the_window_closes(start: Start, typed: str) -> None:
    chat = start().ready()
    chat.type(typed)
    if typed:
        chat.wait_for("How well do you play?")
    chat.process.ptyproc.fileobj.close()
    end = time.monotonic() + PATIENCE
    while chat.process.isalive():
        assert time.monotonic() < end, "still running after its window closed"
    chat.process.ptyproc.closed = True


@pytest.mark.parametrize("width", [1, 10, 20])
def test_narrow_windows(start: Start, width: int) -> None:
    chat = start("--plain", columns=width)
    chat.wait(lambda: chat.bytes.endswith(b"> "))
    chat.type("what is the tuition of the diploma?\r")
    chat.wait(lambda: "3000" in chat.text or (width == 1 and b"3000" in chat.bytes))
    chat.type("bye\r")
    assert chat.end() == 0
    assert "Traceback" not in chat.text


@pytest.mark.parametrize(
    ("width", "drawn"), [(20, b"> what is the tui"), (10, b"> what is\nthe tui"), (1, b"\nt\nu\ni")]
)
def test_resizing_while_typing(start: Start, width: int, drawn: bytes) -> None:
    """What is typed is drawn anew, in rows of the new width."""
    chat = start().ready()
    chat.type("what is the tui")
    chat.wait_for("tui")
    before = len(chat.bytes)
    chat.process.setwinsize(40, width)
    chat.wait(lambda: drawn in STEERING.sub(b"", chat.bytes[before:]))
    chat.type("tion of the diploma?\r")
    chat.wait(lambda: b"3000" in chat.bytes)
    chat.type("bye\r")
    assert chat.end() == 0
    assert b"Traceback" not in chat.bytes


@pytest.mark.parametrize("term", ["dumb", "unknown", "", "no-such-terminal", "vt100"])
def test_terminals_of_every_kind(start: Start, term: str) -> None:
    chat = start(TERM=term).ready()
    chat.type("what is the tuition of the diploma?\r")
    chat.wait(lambda: b"3000" in chat.bytes)
    chat.ready().type("bye\r")
    assert chat.end() == 0
    assert b"Traceback" not in chat.bytes
