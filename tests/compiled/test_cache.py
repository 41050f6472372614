"""The cache makes the next start quick, and is never a reason to fail or to answer from another knowledge base."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NoReturn

import pytest
import small
from dialogue.talking import Chat

from advisor.compiled import cache
from advisor.compiled.cache import digest_of, file_for, folder_of_cache, keep, take, trouble
from advisor.compiled.rows import DamagedError
from advisor.engine import open_advisor

ROOT = Path(__file__).parents[2]
ANSWER = ["answer tuition evening", "answer tuition diploma"]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that is the user's cache."""
    folder = tmp_path / "home"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    monkeypatch.setenv("LOCALAPPDATA", str(folder))
    monkeypatch.setenv("HOME", str(folder))
    return folder


def answers(folder: Path) -> list[str]:
    return Chat(open_advisor(folder)).say("what is the tuition")


def test_the_second_start_finds_what_the_first_has_kept(school: Path, home: Path) -> None:
    assert answers(school) == ANSWER
    (kept,) = Path(folder_of_cache()).iterdir()
    assert kept == Path(file_for(school))
    assert kept.is_relative_to(home)
    before = kept.stat().st_mtime_ns
    assert answers(school) == ANSWER
    assert kept.stat().st_mtime_ns == before


@pytest.mark.skipif(os.name != "posix", reason="only there have files modes")
@pytest.mark.usefixtures("home")
def test_what_is_kept_is_for_the_users_eyes_alone(school: Path) -> None:
    open_advisor(school)
    assert Path(folder_of_cache()).stat().st_mode & 0o077 == 0
    assert Path(file_for(school)).stat().st_mode & 0o077 == 0


@pytest.mark.usefixtures("home")
def test_any_change_of_the_knowledge_is_seen_at_once(tmp_path: Path) -> None:
    folder = small.write(tmp_path / "knowledge")
    assert "400" in Chat(open_advisor(folder)).texts("what is the tuition")[0]
    small.write(folder, tuition=small.TUITION.replace("400", "500"))
    assert "500" in Chat(open_advisor(folder)).texts("what is the tuition")[0]
    (folder / "topics" / "tuition.yaml").unlink()
    assert not set(ANSWER) & set(Chat(open_advisor(folder)).say("what is the tuition"))


def test_the_digest_tells_folders_apart_by_names_and_contents_but_not_by_place(tmp_path: Path) -> None:
    one, two = small.write(tmp_path / "one"), small.write(tmp_path / "two")
    assert digest_of(one) == digest_of(two)
    (two / "README.md").write_text("not knowledge")
    assert digest_of(one) == digest_of(two)
    (two / "topics" / "notes.yaml").rename(two / "topics" / "reading.yaml")
    assert digest_of(one) != digest_of(two)
    assert digest_of(tmp_path / "nowhere") == digest_of(tmp_path / "nowhere at all")


@pytest.mark.parametrize("damage", [b"", b"garbage", b"\x00" * 1000, b"[" * 100_000 + b"\n", None])
@pytest.mark.usefixtures("home")
def test_a_damaged_file_is_written_anew(school: Path, damage: bytes | None) -> None:
    open_advisor(school)
    path = Path(file_for(school))
    good = path.read_bytes()
    path.write_bytes(good[: len(good) // 2] if damage is None else damage)
    assert answers(school) == ANSWER
    assert path.read_bytes() == good


@pytest.mark.usefixtures("home")
def test_damage_in_the_middle_is_mended_when_it_is_met(school: Path) -> None:
    open_advisor(school)
    path = Path(file_for(school))
    good = path.read_bytes()
    places = [match.start() for match in re.finditer(rb"tuit|cost|evening|dean", good)]
    for place in places[:: len(places) // 20]:
        path.write_bytes(good[:place] + b"#" + good[place + 1 :])
        assert answers(school) == ANSWER
    path.write_bytes(re.sub(rb"400|tuit", b"###", good[: len(good) // 2]) + good[len(good) // 2 :])
    assert answers(school) == ANSWER


@pytest.mark.usefixtures("home")
def test_a_knowledge_base_that_changes_while_a_damaged_file_is_read_is_not_mixed_up(tmp_path: Path) -> None:
    folder = small.write(tmp_path / "changing")
    open_advisor(folder)
    path = Path(file_for(folder))
    path.write_bytes(path.read_bytes().replace(b'["f:tuition"', b'["f:#######"'))
    opened = open_advisor(folder)
    (folder / "topics" / "notes.yaml").unlink()
    with pytest.raises(DamagedError):
        Chat(opened).say("what is the tuition")


@pytest.mark.usefixtures("home")
def test_a_file_of_another_knowledge_base_is_passed_over(school: Path, tmp_path: Path) -> None:
    other = small.write(tmp_path / "other", tuition=small.TUITION.replace("400", "7"))
    open_advisor(other)
    Path(file_for(school)).write_bytes(Path(file_for(other)).read_bytes())
    assert "400" in Chat(open_advisor(school)).texts("what is the tuition")[0]


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="only there have files owners")
@pytest.mark.usefixtures("home")
def test_somebody_elses_file_is_passed_over(school: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_advisor(school)
    path = Path(file_for(school))
    assert take(path)
    if os.getuid() == 0:
        os.chown(path, 12_345, -1)
    else:
        monkeypatch.setattr(os, "getuid", lambda: 12_345)
    assert take(path) is None
    assert answers(school) == ANSWER


@pytest.mark.parametrize("place", ["a file", "a folder", "nowhere"])
def test_where_nothing_can_be_kept_it_answers_all_the_same(
    school: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    home = tmp_path / "home"
    match place:
        case "a file":
            home.write_text("no folder")
        case "a folder":
            monkeypatch.setenv("XDG_CACHE_HOME", str(home))
            Path(file_for(school)).mkdir(parents=True)
        case _:
            home = Path(os.devnull) / "nowhere"
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    assert answers(school) == ANSWER
    assert answers(school) == ANSWER


def test_a_file_that_cannot_be_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "index" / "in the way").mkdir(parents=True)
    keep(tmp_path / "index", b"data")
    assert [path.name for path in tmp_path.iterdir()] == ["index"]


@pytest.mark.usefixtures("home")
def test_what_was_kept_long_ago_goes_but_for_the_newest_and_what_is_not_ours(school: Path) -> None:
    folder = Path(folder_of_cache())
    folder.mkdir(parents=True)
    days = {f"index-{day:08x}.jsonl": day for day in range(2, 30)}
    for name, day in {**days, "index-5.jsonlcut-short": 40, "index-6.jsonlbeing-written": 0, "mine.txt": 90}.items():
        (folder / name).write_text("old")
        when = time.time() - day * 24 * 60 * 60
        os.utime(folder / name, (when, when))
    assert answers(school) == ANSWER
    left = {path.name for path in folder.iterdir()}
    assert {"mine.txt", "index-6.jsonlbeing-written", Path(file_for(school)).name} < left
    assert left & set(days) == {f"index-{day:08x}.jsonl" for day in range(2, 8)}
    assert "index-5.jsonlcut-short" not in left


@pytest.mark.usefixtures("home")
def test_many_of_one_day_stay(school: Path) -> None:
    folder = Path(folder_of_cache())
    folder.mkdir(parents=True)
    names = {f"index-{number:08x}.jsonl" for number in range(20)}
    for name in names:
        (folder / name).write_text("of today")
    assert answers(school) == ANSWER
    assert names < {path.name for path in folder.iterdir()}


@pytest.mark.usefixtures("home")
def test_many_may_write_and_read_at_once(school: Path) -> None:
    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(lambda _: answers(school), range(12))) == [ANSWER] * 12
    assert [path.name for path in Path(folder_of_cache()).iterdir()] == [Path(file_for(school)).name]


@pytest.mark.parametrize("named", ["", "~/cache", "cache"])
@pytest.mark.parametrize("home", ["", "here", None])
def test_without_a_home_it_answers_all_the_same(
    school: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str | None, named: str
) -> None:
    monkeypatch.setattr("advisor.compiled.home._of_account", str)
    monkeypatch.setenv("XDG_CACHE_HOME", named)
    monkeypatch.delenv("HOME") if home is None else monkeypatch.setenv("HOME", home)
    monkeypatch.chdir(tmp_path)
    assert (folder_of_cache(), file_for(school)) == ("", "")
    assert answers(school) == ANSWER
    assert open_advisor(school).unkept == "there is no home folder"
    assert list(tmp_path.iterdir()) == []


def test_the_home_of_the_account_counts_where_none_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("advisor.compiled.home._of_account", lambda: "/home/somebody")
    monkeypatch.setenv("HOME", "")
    monkeypatch.setenv("XDG_CACHE_HOME", "~/cache")
    assert folder_of_cache() == "/home/somebody/.cache/advisor"


def in_the_way_of_the_folder(path: Path) -> None:
    path.parent.parent.mkdir()
    path.parent.write_text("no folder")


def in_its_way(path: Path) -> None:
    path.mkdir(parents=True)


def no_room(path: Path) -> None:
    path.parent.mkdir(parents=True)


@pytest.mark.parametrize("make", [in_the_way_of_the_folder, in_its_way, no_room], ids=lambda make: make.__name__)
def test_why_nothing_can_be_kept_is_known_before_and_after(
    school: Path, home: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None]
) -> None:
    path = Path(file_for(school))
    make(path)
    if make is no_room:
        full = OSError(errno.ENOSPC, "No space left on device")
        monkeypatch.setattr(tempfile, "mkstemp", raising(full))
        monkeypatch.setattr(tempfile, "TemporaryFile", raising(full))
    before = sorted(home.rglob("*"))
    assert trouble(path)
    assert open_advisor(school).unkept
    assert sorted(home.rglob("*")) == before


def raising(error: OSError) -> Callable[..., NoReturn]:
    def fail(*_: object, **__: object) -> NoReturn:
        raise error

    return fail


@pytest.mark.usefixtures("home")
def test_what_is_kept_by_somebody_else_is_told(school: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_advisor(school)
    path = file_for(school)
    assert trouble(path) == ""
    monkeypatch.setattr(cache, "Kept", raising(PermissionError()))
    assert "belongs to somebody else" in trouble(path)
    assert "belongs to somebody else" in open_advisor(school).unkept


def test_looking_for_trouble_leaves_nothing(tmp_path: Path) -> None:
    assert trouble(tmp_path / "new" / "deep" / "index") == ""
    assert list(tmp_path.iterdir()) == []


def test_every_run_learns_the_same(school: Path, tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from advisor.engine import open_advisor; open_advisor(Path(sys.argv[1]))"
    )
    kept = []
    for seed in ("1", "2"):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "XDG_CACHE_HOME": str(tmp_path / seed),
            "PYTHONPATH": str(ROOT),
        }
        subprocess.run([sys.executable, "-c", program, str(school)], env=environment, check=True, cwd=tmp_path)
        (path,) = (tmp_path / seed / "advisor").iterdir()
        kept.append(path.read_bytes())
    assert kept[0] == kept[1]


@pytest.mark.usefixtures("home")
def test_a_folder_without_knowledge_opens_as_nothing(tmp_path: Path) -> None:
    opened = open_advisor(tmp_path / "nowhere")
    assert (opened.knowledge, opened.understanding) == (None, None)
    assert opened.problems
    assert not Path(folder_of_cache()).exists()
