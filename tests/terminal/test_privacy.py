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
