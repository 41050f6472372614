"""A result is kept only where somebody says, in a new file, for nobody else to read."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from bare import KNOWLEDGE

from advisor.dialogue.keeping import NOTHING_YET
from advisor.dialogue.replies import CheckResult, Notice, Receipt, Transcript, Turn
from advisor.terminal.saving import carried_out

from .conftest import Run, Talk

EXPECTED = """\
Diploma audition: You may audition
Music guide, January 15, 2026

Come and play.
The dean decides.

Your answers
- How well do you play? I play a little
- For how many years have you played? 5 years
- Do you have a letter from a teacher? Yes

Criteria
- Not met: You do not play well yet. (https://harbor.example/a-very-long-address-that-goes-on-and-on/\
which-no-view-may-break/reading-notes)
- Met: You have played long enough.
- Met: You have a letter.

Next steps
- Write to the dean.

Sources
- Fees (November 2025)
  https://harbor.example/fees
- Reading notes [all]
  https://harbor.example/a-very-long-address-that-goes-on-and-on/which-no-view-may-break/reading-notes

Version of the knowledge base: 0123456789ab
"""


def test_what_a_receipt_says(talk: Talk) -> None:
    talk.say("/check audition", "a little", "5 years", "yes", "/save my result.txt")
    assert talk.turn.receipt == Receipt(path="my result.txt", text=EXPECTED)


@pytest.mark.parametrize(
    "line", ['save "my result.txt"', "/save 'my result.txt'", 'save as "my result.txt"', '/save "my result.txt"']
)
def test_quotes_are_no_part_of_a_name(talk: Talk, line: str) -> None:
    talk.say("/check audition", "well", line)
    assert isinstance(talk.turn.receipt, Receipt)
    assert talk.turn.receipt.path == "my result.txt"


def test_a_receipt_of_a_comparison(talk: Talk) -> None:
    talk.say("/check course", "new", "save x.txt")
    assert isinstance(talk.turn.receipt, Receipt)
    assert (
        "\nevening course\n- For: It begins at the beginning.\n\ndiploma\n- Against: It asks" in talk.turn.receipt.text
    )


def test_saving_in_the_middle_keeps_the_result_so_far(talk: Talk) -> None:
    asked = talk.asked("/check audition", "a little", "save ./so-far.txt")
    assert asked.question == "years"
    assert isinstance(talk.turn.receipt, Receipt)
    assert "Diploma audition: Not clear yet" in talk.turn.receipt.text


@pytest.mark.parametrize("line", ["save", "/save", "save it"])
def test_a_file_has_to_be_named(talk: Talk, line: str) -> None:
    assert talk.asked("/check audition", line).before.startswith("Name the file")
    talk.say("well", line)
    assert isinstance(talk.turn.replies[-1], Notice)
    assert talk.turn.replies[-1].text.startswith("Name the file")


def test_saving_money_is_no_file(talk: Talk) -> None:
    talk.say("/check audition", "well", "save money")
    assert talk.turn.receipt is None


def test_without_a_result_there_is_nothing_to_save(talk: Talk) -> None:
    talk.say("/save x.txt")
    assert talk.turn.receipt is None
    assert talk.turn.replies == (Notice(text=NOTHING_YET),)


def said(path: Path | str) -> str:
    turn = Turn(question="", replies=(), receipt=Receipt(path=str(path), text="a\x1b\n"))
    (reply,) = carried_out(turn, KNOWLEDGE).replies
    assert isinstance(reply, Notice)
    return reply.text


def test_a_receipt_is_written_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    assert said(path) == f"Saved as {path}."
    assert path.read_text(encoding="utf-8") == "a^[\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert said(path) == f"There is already something called {path}, and I leave it as it is; name another file."


def test_a_receipt_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    assert "already something" in said(tmp_path / "link")
    assert said(tmp_path / "no" / "x") == f"I cannot write {tmp_path}/no/x: No such file or directory."
    assert said("a\0b") == f"I cannot write {Path.cwd()}/a^@b: name the file in plain letters."
    assert "already something" in said(tmp_path)


def test_a_command_without_a_receipt_stays_as_it_is() -> None:
    turn = Turn(question="x", replies=())
    assert carried_out(turn, KNOWLEDGE) is turn


def test_saving_from_lines_of_input(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "result.txt"
    ran = run("check", "audition", stdin=f"well\nsave {path}\nsave {path}\n")
    assert f"\nSaved as {path}.\n" in ran.out
    assert "I leave it as it is" in ran.out
    assert "You play well." in path.read_text(encoding="utf-8")


def test_after_other_questions_the_whole_conversation_is_saved(talk: Talk) -> None:
    talk.say("/check audition", "well", "/help", "/save result.txt")
    result = talk.turn.receipt
    talk.say("hi", "/save chat.txt")
    chat = talk.turn.receipt
    assert isinstance(result, Receipt)
    assert isinstance(chat, Transcript)
    assert any(isinstance(reply, CheckResult) for turn in chat.turns for reply in turn.replies)
