"""A conversation is kept in a file only where somebody says so, and forgotten when they say so."""

from __future__ import annotations

import re
import stat
import sys
from pathlib import Path

import pytest
from small import SOURCES, TUITION, write

from advisor.dialogue.past import KEPT
from advisor.dialogue.replies import Transcript
from advisor.terminal.opening import Desk, open_desk
from advisor.terminal.talk import EMPTY_SCREEN, STILL_ON_SCREEN

from .conftest import Run

TALK = "what is the tuition for the diploma?\n/help\ntopics\n1\ninstrument\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def save(run: Run, name: str, before: str = TALK) -> str:
    """Hold a conversation and save it; return what is said about that."""
    return run(stdin=f"{before}{name}\n".encode()).out.rstrip("\n").split("\n")[-1]


def test_the_conversation_as_text(run: Run, folder: Path) -> None:
    assert save(run, "/save chat.txt") == f"Saved as {folder}/chat.txt."
    head, version, *said = (folder / "chat.txt").read_text(encoding="utf-8").split("\n\n")
    assert head.startswith("Music guide: a conversation of ")
    assert version.startswith("Version of the knowledge base: ")
    assert said[0] == "> what is the tuition for the diploma?"
    assert said[1] == (
        "What it costs — diploma\nThe diploma costs 3000 a year.\nSource: Fees (November 2025)\nhttps://harbor.example/fees"
    )
    assert said[2] == "> instrument"
    assert len(said) == 4
    assert stat.S_IMODE((folder / "chat.txt").stat().st_mode) == 0o600


def test_the_conversation_as_markdown(run: Run, folder: Path) -> None:
    save(run, "save chat.md", "what is the *tuition* for the diploma?\n")
    text = (folder / "chat.md").read_text(encoding="utf-8")
    assert text.startswith("# Music guide: a conversation of ")
    assert "\n> what is the \\*tuition\\* for the diploma?  \n\n**What it costs — diploma**  \n" in text
    assert "\n<https://harbor.example/fees>" in text


def test_markdown_holds_no_markup_of_a_knowledge_base(run: Run, folder: Path) -> None:
    evil = "<script>alert(1)</script>"
    school = write(folder / "school", tuition=TUITION.replace("3000 a year.", f"3000 a year {evil}"))
    (school / "sources.yaml").write_text(SOURCES.replace("example/fees", f"example/fees{evil}"), encoding="utf-8")
    line = f"what is the tuition for the diploma?\n{evil}\n/save chat.md\n"
    run("--knowledge", str(school), stdin=line.encode())
    text = (folder / "chat.md").read_text(encoding="utf-8")
    assert text.count("alert") == 3
    assert not re.search(r"(?<!\\)</?script", text)


def test_nothing_is_written_over_and_nothing_elsewhere(run: Run, folder: Path) -> None:
    (folder / "chat.txt").write_text("mine", encoding="utf-8")
    (folder / "link").symlink_to(folder / "elsewhere")
    for name in ("chat.txt", "link", "."):
        assert "I leave it as it is; name another file." in save(run, f"/save {name}")
    assert (folder / "chat.txt").read_text(encoding="utf-8") == "mine"
    assert save(run, "/save no/such.txt") == f"I cannot write {folder}/no/such.txt: No such file or directory."
    assert sorted(path.name for path in folder.iterdir()) == ["chat.txt", "link"]


def test_a_file_that_cannot_be_written_whole_is_not_there(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("advisor.terminal.saving.os.fdopen", full)
    assert save(run, "/save chat.txt") == f"I cannot write {folder}/chat.txt: No space left on device."
    assert list(folder.iterdir()) == []


def test_a_name_and_something_to_save_are_needed(run: Run, folder: Path) -> None:
    assert save(run, "/save").startswith("Name the file as well")
    assert save(run, '/save "my chat.txt"') == f"Saved as {folder}/my chat.txt."
    assert save(run, "/save x.txt", "").startswith("There is no answer yet")
    assert "Saved as" not in save(run, "save money")


@pytest.fixture
def desk(school: Path) -> Desk:
    return open_desk(school)


def test_no_more_than_the_last_turns_are_kept(desk: Desk) -> None:
    conversation = desk.start
    for number in range(KEPT + 12):
        _, conversation = desk.answer(f"hi {number}", conversation)
    assert len(conversation.past) == KEPT
    turn, _ = desk.answer("/save x.txt", conversation)
    assert isinstance(turn.receipt, Transcript)
    assert turn.receipt.left_out == 12
    assert turn.receipt.turns[0].question == "hi 12"


def test_how_many_are_left_out_is_said(run: Run, folder: Path) -> None:
    save(run, "/save x.txt", "hi\n" * (KEPT + 3))
    assert "The first 3 turns are no longer in it: the last 200 follow." in (folder / "x.txt").read_text()


def test_clear_forgets_everything(desk: Desk) -> None:
    conversation = desk.start
    for line in ("/program diploma", "what is the tuition", "instrument", "/topics"):
        _, conversation = desk.answer(line, conversation)
    turn, after = desk.answer("/clear", conversation)
    assert turn.wipe
    assert after == desk.start
    assert after.past == ()


def test_what_was_asked_for_at_the_start_stays(run: Run) -> None:
    ran = run("--program", "diploma", stdin=b"/clear\nwhat is the tuition\n")
    assert "What it costs — diploma" in ran.out
    assert "evening course" not in ran.out
    assert "\x1b" not in ran.out


def test_the_screen_is_emptied_only_where_control_sequences_may_be_written(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "advisor.terminal.editor", None)
    pretty = run(stdin=b"hi\n/clear\n", env={"TERM": "xterm"}, tty=True).out
    assert f"{EMPTY_SCREEN}\nEverything so far is forgotten." in pretty
    assert STILL_ON_SCREEN not in pretty
    for argv in (["--plain"], ["--accessible"]):
        bare = run(*argv, stdin=b"hi\n/clear\n", env={"TERM": "xterm", "COLUMNS": "100"}, tty=True).out
        assert "\x1b" not in bare
        assert STILL_ON_SCREEN in bare
