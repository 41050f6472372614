"""What each key does at the prompt, and what the prompt falls back to."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from advisor.terminal.editor import editor
from advisor.terminal.ending import SIGNALS
from advisor.terminal.opening import open_desk
from advisor.terminal.options import Look
from advisor.terminal.prompt import either, reader
from advisor.terminal.talk import completions
from advisor.terminal.typing_in import Reader

from .conftest import Run

PASTE, END = "\x1b[200~", "\x1b[201~"


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    with create_pipe_input() as pipe:
        yield pipe


@pytest.fixture
def read(keys: PipeInput, school: Path) -> Reader:
    knowledge = open_desk(school).knowledge
    return editor(lambda: "> ", lambda typed: completions(typed, knowledge), source=keys, screen=DummyOutput())


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("hello\r", "hello"),
        ("\x9b31m\u202e!\r", "\\x9b31m!"),
        ("half\x03whole\r", "whole"),
        (f"{PASTE}one\r\ntwo{END}\r", "one\ntwo"),
        (f"{PASTE}{'x' * 30_000}{END}\r", "x" * 20_000),
        ("/hel\t\r", "/help"),
        ("/program e\t\r", "/program evening"),
        ("/compare wh\t\x03/compare what\t\r", "/compare What it costs"),
        ("/topics s\t\r", "/topics Study"),
        ("DEAD\t\r", "Deadlines"),
        ("nothing like it\t\r", "nothing like it"),
        ("\t\r", ""),
    ],
)
def test_what_is_typed(read: Reader, keys: PipeInput, typed: str, message: str) -> None:
    keys.send_text(typed)
    assert read() == message


def test_up_brings_back_what_was_typed(read: Reader, keys: PipeInput) -> None:
    keys.send_text("first\r")
    read()
    keys.send_text("\x1b[A\r")
    assert read() == "first"


@pytest.mark.parametrize(("key", "ends"), [("\x03", KeyboardInterrupt), ("\x04", EOFError)])
def test_keys_that_end_the_prompt(read: Reader, keys: PipeInput, key: str, ends: type[BaseException]) -> None:
    keys.send_text(key)
    with pytest.raises(ends):
        read()


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_ends_the_prompt_in_order(keys: PipeInput, number: signal.Signals) -> None:
    def told(_: str) -> Iterator[str]:
        signal.raise_signal(number)
        yield from ()

    read = editor(lambda: "> ", told, source=keys, screen=DummyOutput())
    before = signal.getsignal(number)
    keys.send_text("x\t")
    with pytest.raises(SystemExit) as leaving:
        read()
    assert leaving.value.code == 128 + number
    assert signal.getsignal(number) == before


def test_without_the_editor_a_bare_line_does(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "advisor.terminal.editor", None)
    ran = run(stdin=b"hi\n", env={"TERM": "xterm"}, tty=True)
    assert ran.status == 0
    assert "> \nHello! What would you like to know?\n\n> \n" in ran.out


def test_in_a_bare_look_nothing_is_edited() -> None:
    assert reader(Look.PLAIN, lambda _: ()).__module__ == "advisor.terminal.prompt"


def test_an_editor_that_turns_out_not_to_run_makes_way_for_a_bare_line() -> None:
    asked: list[str] = []

    def broken() -> str:
        asked.append("editor")
        raise OSError

    def bare() -> str:
        asked.append("bare line")
        if len(asked) > 3:
            raise EOFError
        return "hi"

    read = either(broken, bare)
    assert [read(), read()] == ["hi", "hi"]
    with pytest.raises(EOFError):
        read()
    assert asked == ["editor", "bare line", "bare line", "bare line"]
