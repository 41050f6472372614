"""The conversation on a terminal that can do nothing but write lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from small import ADVISOR

from advisor.dialogue.conversation import Conversation
from advisor.dialogue.replies import Turn
from advisor.terminal import streams, talk
from advisor.terminal.greeting import greeting
from advisor.terminal.opening import Desk
from advisor.terminal.talk import answer

from .conftest import Run

DUMB = {"TERM": "dumb", "COLUMNS": "60"}


def test_a_conversation_from_the_greeting_to_the_end(run: Run) -> None:
    ran = run(stdin=b"instrument\n\n1\nbye\n", env=DUMB, tty=True)
    assert ran.status == 0
    assert ran.out.startswith(
        "Hello! I know two courses of the Harbor School of Music: the\nevening course and the diploma.\n\n"
    )
    assert ran.out.count("> ") == 4
    assert "Type the number of the one you mean" in ran.out
    assert ran.out.endswith("\nBye! Come and play.\n\n")


def test_with_labels(run: Run) -> None:
    ran = run("--accessible", stdin=b"hi\n", env=DUMB, tty=True)
    assert ran.out.startswith("advisor: Hello! I know")
    assert ran.out.endswith("you: advisor: Hello! What would you like to know?\nyou: \n")


def test_with_labels_a_second_answer_is_heard_to_begin(run: Run) -> None:
    ran = run("--accessible", stdin=b"what is the tuition\n", env=DUMB, tty=True)
    assert "\nyou: advisor: What it costs — evening course\n" in ran.out
    assert "\nadvisor: What it costs — diploma\n" in ran.out


def test_ctrl_c_once_and_twice(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter(["", "hi", "", ""])

    def read_line() -> str:
        line = next(typed)
        if not line:
            raise KeyboardInterrupt
        return line

    monkeypatch.setattr(streams, "read_line", read_line)
    ran = run(env=DUMB, tty=True)
    assert ran.status == 130
    assert ran.out.count("To leave, press Ctrl-C again or type bye.") == 2


def test_ctrl_c_while_it_is_answering_stops_that_alone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever grew impatient with one line did not want to leave: the next line is answered."""
    answered: list[str] = []

    def interrupted_once(desk: Desk, line: str, conversation: Conversation) -> tuple[Turn, Conversation]:
        answered.append(line)
        if len(answered) == 1:
            raise KeyboardInterrupt
        return answer(desk, line, conversation)

    monkeypatch.setattr(talk, "answer", interrupted_once)
    ran = run(stdin=b"instrument\nhi\n", env=DUMB, tty=True)
    assert ran.status == 0
    assert "I stopped at that." in ran.out
    assert "To leave, press Ctrl-C again" not in ran.out
    assert "Hello! What would you like to know?" in ran.out


def test_answers_are_pretty_on_a_terminal(run: Run) -> None:
    ran = run("ask", "tuition", "--program", "diploma", env={"TERM": "xterm"}, tty=True)
    assert ran.out.startswith("\x1b[4mWhat it costs — diploma\x1b[0m\nThe diploma costs 3000 a year.\n")


@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {"TERM": "xterm", "NO_COLOR": "1"}, {"TERM": ""}])
def test_and_bare_where_that_is_wished(run: Run, env: dict[str, str]) -> None:
    assert "\x1b" not in run("ask", "tuition", env=env, tty=True).out
    assert "\x1b" not in run("topics", env=env, tty=True).out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ADVISOR, "Hello! I know two courses of the Harbor School of Music: the evening course and the diploma."),
        ("greeting: |\n  One\n  two.\n\n  Three.\n", "One two.\n\nThree."),
        ("greeting: |\r\n  One\r\n  two.\r\nname: x\r\n", "One two."),
        ('name: x\ngreeting: "Hello: you"\n', "Hello: you"),
        ("greeting: Hello\n  you\n", "Hello you"),
        ("greeting: [a]\n", None),
        ("name: x\n", None),
        ("{{{", None),
        ("", None),
    ],
)
def test_the_greeting_is_found_at_once(tmp_path: Path, text: str, said: str | None) -> None:
    (tmp_path / "advisor.yaml").write_text(text, newline="")
    found = greeting(tmp_path)
    assert (found.split("\n\n")[0] if found and said and "\n" not in said else found) == said


def test_no_greeting_where_there_is_no_file(tmp_path: Path) -> None:
    assert greeting(tmp_path / "nowhere") is None
