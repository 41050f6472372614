"""All that is kept on a computer is shown, and can be removed; nobody's name is in what is told of one."""

from __future__ import annotations

import getpass
import json
import os
import platform
import shutil
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest
from checks_ui.sample import write_school

from advisor.compiled.cache import file_for

from .conftest import Ran, Run, Start


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Live in a home of one's own, with a name of one's own."""
    folder = tmp_path / "home" / "canary"
    folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / ".cache"))
    monkeypatch.setattr(getpass, "getuser", lambda: "canary")
    monkeypatch.setattr(platform, "node", lambda: "canary-computer")
    return folder


@pytest.fixture
def used(home: Path, run: Run) -> Path:
    """Return a home where a question was asked, with somebody's own file beside what was kept."""
    assert run("ask", "hi").status == 0
    (home / ".cache" / "mine.txt").write_text("mine", encoding="utf-8")
    return home


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_nothing_is_kept_at_first(home: Path, run: Run) -> None:
    ran = run("privacy")
    assert (ran.status, ran.err) == (0, "")
    assert "Nothing is kept on this computer." in ran.out
    assert "- Network: never used" in ran.out
    assert files(home) == []


def test_every_file_is_shown_with_its_size(used: Path, run: Run, school: Path) -> None:
    path = Path(file_for(school))
    ran = run("privacy")
    assert f"- {path} ({path.stat().st_size:,} bytes)\n" in ran.out
    assert ran.out.endswith("To remove all of this: advisor privacy --erase\n")
    assert path.exists()
    assert path.is_relative_to(used)


def test_all_of_it_is_removed_and_nothing_else(used: Path, run: Run, school: Path) -> None:
    path = Path(file_for(school))
    path.with_name(f"{path.name}half-written").write_text("x", encoding="utf-8")
    ran = run("privacy", "--erase")
    assert (ran.status, ran.err) == (0, "")
    assert f"\nRemoved:\n- {path}\n- {path}half-written\n" in ran.out
    assert files(used) == [".cache", ".cache/mine.txt"]
    assert "Nothing is kept" in run("privacy", "--erase").out


@pytest.mark.parametrize(("said", "left"), [(b"yes\n", False), (b"no\n", True), (b"\n", True), (b"", True)])
@pytest.mark.usefixtures("used")
def test_a_person_is_asked_before(run: Run, school: Path, said: bytes, left: bool) -> None:  # noqa: FBT001 an example
    ran = run("privacy", "--erase", stdin=said, tty=True, env={"TERM": "dumb"})
    assert ran.status == 0
    assert "Remove all of this? Type yes to do so: " in ran.out
    assert Path(file_for(school)).exists() is left


@pytest.mark.usefixtures("used")
def test_what_is_kept_for_other_programs(run: Run, school: Path) -> None:
    path = Path(file_for(school))
    (kept,) = json.loads(run("privacy", "--json").out)["kept"]
    assert (kept["path"], kept["bytes"]) == (str(path), path.stat().st_size)
    assert json.loads(run("privacy", "--json", "--erase").out)["removed"] == [str(path)]
    assert json.loads(run("privacy", "--json").out)["kept"] == []


@pytest.mark.usefixtures("used")
def test_what_cannot_be_removed_is_told(run: Run, monkeypatch: pytest.MonkeyPatch, school: Path) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refuse)
    ran = run("privacy", "--erase")
    assert (ran.status, ran.err) == (2, f"advisor: cannot remove {Path(file_for(school))}: Permission denied\n")


def doctor(run: Run, argv: Sequence[str] = (), **env: str) -> tuple[Ran, dict[str, str]]:
    ran = run("doctor", "--json", *argv, env=env)
    return ran, json.loads(ran.out)


def test_what_the_doctor_looks_at(used: Path, run: Run, school: Path) -> None:
    ran, facts = doctor(run, COLUMNS="91", LINES="33", TERM="xterm", NO_COLOR="1")
    assert (ran.status, ran.err) == (0, "")
    assert facts["Python"].startswith(platform.python_version())
    assert "rich 1" in facts["Packages"]
    assert facts["Terminal"] == "xterm, 91 x 33; input no terminal, output no terminal, messages no terminal"
    assert facts["Colours"] == "shown as plain; NO_COLOR or TERM forbids them"
    assert facts["Encoding"].startswith("output utf-8, system ")
    assert "NO_COLOR=1" in facts["Environment"]
    assert facts["Knowledge base"].startswith(f"{school}, version ")
    assert facts["It holds"].startswith("2 programs, 5 topics, ")
    assert facts["Problems"] == "none"
    assert facts["Oldest facts"] == "November 2025 (Fees)"
    path = Path(file_for(school))
    size = path.stat().st_size
    assert facts["Learned"] == f"ready to use; ~/{path.relative_to(used).as_posix()} ({size:,} bytes)"
    assert run("doctor").out.startswith("Advisor: ")


def test_nobody_is_named(used: Path, run: Run, school: Path) -> None:
    mine = shutil.copytree(school, used / "school")
    (mine / "topics" / "tuition.yaml").write_text("title: [\n", encoding="utf-8")
    ran, facts = doctor(run, ["--knowledge", str(mine)])
    assert facts["Knowledge base"].startswith("~/school, version ")
    assert facts["Problems"].startswith("1, the first: school/topics/tuition.yaml:")
    assert facts["Learned"] == "to be learned anew at the next question"
    elsewhere = shutil.copytree(school, used.parents[1] / "srv" / "canary")
    assert "/srv/…, version" in run("doctor", "--knowledge", str(elsewhere)).out
    assert "canary" not in ran.out + run("doctor", "--knowledge", str(elsewhere)).out


@pytest.mark.usefixtures("home")
def test_the_doctor_has_something_to_say_where_nothing_works(run: Run) -> None:
    ran, facts = doctor(run, ["--knowledge", os.devnull])
    assert ran.status == 0
    assert facts["It holds"] == "nothing that can be used"
    assert facts["Oldest facts"] == "no page has a date"


def test_nothing_that_is_typed_is_written_anywhere(tmp_path: Path, start: Start) -> None:
    home, cache, data, temporary = (tmp_path / name for name in ("home", "cache", "data", "temporary"))
    for folder in (home, cache, data, temporary):
        folder.mkdir()
    academy = write_school(tmp_path / "academy")
    chat = start(
        ADVISOR_KNOWLEDGE=str(academy),
        HOME=str(home),
        XDG_CACHE_HOME=str(cache),
        XDG_DATA_HOME=str(data),
        TMPDIR=str(temporary),
    ).ready()
    for line in ("where can I park my canary", "what is the tuition, canary", "/check audition", "canary", "/canary"):
        chat.say(line)
    chat.type("half a canary")
    chat.wait_for("half a canary")
    chat.process.kill(signal.SIGTERM)
    assert chat.end() == 128 + signal.SIGTERM
    written = [path for path in tmp_path.rglob("*") if path.is_file() and academy not in path.parents]
    assert written
    assert [path for path in written if b"canary" in path.read_bytes()] == []


@pytest.fixture
def unusable(home: Path) -> Path:
    """Live in a home where a file stands in the place of the cache folder."""
    (home / ".cache").write_text("mine", encoding="utf-8")
    return home / ".cache" / "advisor"


def test_a_cache_that_cannot_be_used_is_said_once_and_answers_come_all_the_same(
    run: Run, unusable: Path, school: Path
) -> None:
    ran = run("ask", "-", "--json", stdin=b"what is the tuition\nwhat does it cost\n")
    assert ran.status == 0
    assert [json.loads(line)["replies"][0]["topic"] for line in ran.out.splitlines()] == ["tuition", "tuition"]
    (told,) = ran.err.splitlines()
    assert told.startswith(f"advisor: what was learned cannot be kept in {file_for(school)} (")
    assert str(unusable) in told
    chat = run(stdin=b"what is the tuition\nwhat does it cost\n")
    assert chat.err == ran.err


@pytest.mark.usefixtures("unusable")
def test_the_doctor_says_what_to_do_about_the_cache(run: Run) -> None:
    fact = doctor(run)[1]["Cache"]
    assert fact.startswith("~/.cache/advisor/index-")
    assert "set XDG_CACHE_HOME to a folder that you may write in" in fact


def test_a_cache_that_can_be_used_is_no_matter_for_the_doctor(run: Run, home: Path) -> None:
    assert doctor(run)[1]["Cache"].endswith(" can be written")
    assert files(home) == []


def test_without_a_home_the_doctor_says_so_and_nothing_is_left(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("advisor.compiled.home._of_account", str)
    monkeypatch.chdir(tmp_path)
    without = {"HOME": "", "XDG_CACHE_HOME": "~/cache", "ADVISOR_JOURNAL": "~/j.jsonl"}
    assert "there is no home folder" in doctor(run, **without)[1]["Cache"]
    assert "Nothing is kept on this computer." in run("privacy", env=without).out
    assert run("kb", "export", "~/topics.csv", env=without).status == 2
    assert run("kb", "compile", env=without).status == 2
    assert run("--knowledge", "~/k", "ask", "hi", env=without).err == (
        "advisor: cannot use the knowledge base ~/k: there is no home folder\n"
    )
    assert (
        "I cannot write ~/chat.txt: there is no home folder." in run(stdin=b"hi\n/save ~/chat.txt\n", env=without).out
    )
    assert files(tmp_path) == []


def test_only_the_journal_itself_is_removed(home: Path, run: Run) -> None:
    journal = home / "notes"
    run(stdin=b"is there parking\n", env={"ADVISOR_JOURNAL": str(journal)})
    (home / "notes-of-mine.txt").write_text("mine", encoding="utf-8")
    (home / ".notes.half8way").write_text("", encoding="utf-8")
    run("privacy", "--erase", env={"ADVISOR_JOURNAL": str(journal)})
    assert files(home) == [".cache", "notes-of-mine.txt"]


@pytest.mark.parametrize("what", ["a text", "a link"])
def test_what_the_setting_names_by_mistake_is_not_removed(home: Path, run: Run, what: str) -> None:
    thesis = home / "thesis.txt"
    (home / "text").write_text("Chapter one.", encoding="utf-8")
    (home / "text").rename(thesis) if what == "a text" else thesis.symlink_to(home / "text")
    run("privacy", "--erase", env={"ADVISOR_JOURNAL": str(thesis)})
    assert thesis.read_text(encoding="utf-8") == "Chapter one."


def test_what_is_learned_is_not_written_over_what_somebody_wrote(home: Path, run: Run) -> None:
    mine, learned = home / "notes.txt", home / "learned"
    mine.write_text("mine", encoding="utf-8")
    ran = run("kb", "compile", "--to", str(mine))
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert mine.read_text(encoding="utf-8") == "mine"
    assert [run("kb", "compile", "--to", str(learned)).status for _ in range(2)] == [0, 0]
