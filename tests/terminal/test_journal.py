"""The journal: off unless staff turn it on, and then each line of the promise about it holds."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from reading.sample import write as write_sample

from advisor.compiled import home
from advisor.terminal.journal import ANNOUNCEMENT, LARGEST, NOT_KNOWN, TAKEN_OUT, append, journal_path

from .conftest import Run
from .screen import ROOT, Screen

CANARY = "my name is Zorro Quist, zorro@canary.example, 412-268-5231: is there parking for a unicycle\n"
KEPT = "my name is [name], [address], [number]: is there parking for a unicycle"
TODAY = date(2026, 3, 1)


def kept(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def line(question: str, day: str = "2026-03-01") -> bytes:
    return json.dumps({"day": day, "question": question}).encode() + b"\n"


def test_nothing_is_kept_unless_it_is_turned_on(run: Run, tmp_path: Path) -> None:
    places = {name: str(tmp_path) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "TMPDIR")}
    run(stdin=CANARY.encode(), env=places)
    run("ask", CANARY, env={**places, "ADVISOR_JOURNAL": "no"})
    assert list(tmp_path.rglob("*")) == []


def test_only_the_words_and_the_day_are_kept_without_who_asked(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "data" / "journal.jsonl"
    ran = run(stdin=CANARY.encode() + b"what is the tuition\nhi\ninstrument\n", env={"ADVISOR_JOURNAL": str(path)})
    assert ran.err == ANNOUNCEMENT + "\n"
    rows = kept(path)
    assert [row["question"] for row in rows] == [KEPT, "instrument"]
    assert all(set(row) == {"day", "question"} and date.fromisoformat(row["day"]) for row in rows)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "orro" not in path.read_text() + str(list(tmp_path.rglob("*")))


def test_questions_on_their_own_are_not_kept(run: Run, tmp_path: Path) -> None:
    run("ask", "is there parking", env={"ADVISOR_JOURNAL": str(tmp_path / "journal.jsonl")})
    assert list(tmp_path.iterdir()) == []


def test_nothing_typed_within_a_check_is_kept(run: Run, tmp_path: Path) -> None:
    folder, path = write_sample(tmp_path), tmp_path / "journal.jsonl"
    typed = b"/check fit\nwhere can i park\nstop\nwhere can i park\n"
    run("--knowledge", str(folder), stdin=typed, env={"ADVISOR_JOURNAL": str(path)})
    assert [row["question"] for row in kept(path)] == ["where can i park"]


def test_it_is_announced_at_the_start_of_the_chat(school: Path, tmp_path: Path) -> None:
    env = {"ADVISOR_KNOWLEDGE": str(school), "TERM": "dumb", "ADVISOR_JOURNAL": str(tmp_path / "journal.jsonl")}
    chat = Screen(env=env).ready()
    assert ANNOUNCEMENT in " ".join(chat.text.split())
    chat.process.close(force=True)


@pytest.mark.parametrize(
    ("setting", "path"),
    [
        ("", None),
        ("no", None),
        ("OFF", None),
        ("yes", "/data/advisor/unanswered.jsonl"),
        ("1", "/data/advisor/unanswered.jsonl"),
        ("/a/b.jsonl", "/a/b.jsonl"),
    ],
)
def test_the_setting(setting: str, path: str | None) -> None:
    found = journal_path({"ADVISOR_JOURNAL": setting, "XDG_DATA_HOME": "/data"})
    assert (found and found.as_posix()) == path


QUESTIONS = [f"in month {month}" for month in range(1, 15)]
MONTHS = b"".join(
    line(question, day=f"{2025 + number // 12}-{number % 12 + 1:02}-02") for number, question in enumerate(QUESTIONS)
)
"""A question in each month from January 2025 to February 2026; the last six are no older than half a year."""


@pytest.mark.parametrize("wrong", ["2099-01-01", "1970-01-01"])
@pytest.mark.parametrize("times", [1, 5])
def test_a_clock_set_wrong_removes_nothing(tmp_path: Path, wrong: str, times: int) -> None:
    path = tmp_path / "journal.jsonl"
    path.write_bytes(b"".join(MONTHS.splitlines(keepends=True)[-6:]))
    for number in range(times):
        append(path, line(f"wrong {number}", day=wrong), date.fromisoformat(wrong))
    append(path, line("right"), TODAY)
    assert [row["question"] for row in kept(path)] == [*QUESTIONS[-6:], *(f"wrong {n}" for n in range(times)), "right"]


def test_what_is_dated_in_future_stays_when_older_questions_leave(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    path.write_bytes(line("old", day="2025-01-01") + line("from a wrong clock", day="2099-01-01") + MONTHS)
    append(path, line("new"), TODAY)
    assert [row["question"] for row in kept(path)] == ["from a wrong clock", *QUESTIONS[-6:], "new"]


def test_age_does_not_take_more_than_what_is_old(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    many = line("y" * 200, day="2026-02-20") * (LARGEST * 3 // 4 // 250)
    path.write_bytes(line("old", day="2025-01-01") + MONTHS + many)
    append(path, line("new"), TODAY)
    assert len(kept(path)) == 6 + many.count(b"\n") + 1


def test_a_path_that_begins_with_a_tilde_stands_in_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert journal_path({"ADVISOR_JOURNAL": "~/j.jsonl"}) == tmp_path / "j.jsonl"


WRITER = """
import sys, datetime, pathlib
from advisor.terminal.journal import append
for i in range(100):
    line = '{"day": "2026-03-01", "question": "%s %d"}\\n' % (sys.argv[2], i)
    append(pathlib.Path(sys.argv[1]), line.encode(), datetime.date(2026, 3, 1))
"""


AS_ON_WINDOWS = """
import errno, fcntl, os, sys, types

def locking(file, mode, count):
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, count, os.lseek(file, 0, os.SEEK_CUR))
    except BlockingIOError as error:
        raise PermissionError(errno.EACCES, "Permission denied") from error

sys.modules["msvcrt"] = types.SimpleNamespace(locking=locking, LK_NBLCK=2)
sys.modules["fcntl"] = None
"""
"""What Windows has instead of this system's locks: another module, with locks on bytes from where the file stands."""


@pytest.mark.parametrize("before", ["", AS_ON_WINDOWS], ids=["here", "as on Windows"])
def test_eight_writers_lose_nothing(tmp_path: Path, before: str) -> None:
    path = tmp_path / "journal.jsonl"
    path.write_bytes(line("too old, so that the first to write puts a new file there", day="2025-01-01") + MONTHS)
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", before + WRITER, str(path), str(n)], env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
        for n in range(8)
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0] * 8
    written = [f"{n} {i}" for n in range(8) for i in range(100)]
    assert sorted(row["question"] for row in kept(path)) == sorted([*written, *QUESTIONS[-6:]])


def test_old_questions_leave_and_a_new_file_takes_their_place_whole(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    path.write_bytes(line("old", day="2025-01-01") + b"\xff\x00 torn\n" + MONTHS)
    append(path, line("new"), TODAY)
    assert [row["question"] for row in kept(path)] == [*QUESTIONS[-6:], "new"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_it_never_grows_beyond_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    path.write_bytes(line("x" * 200) * 200_000)
    append(path, line("new"), TODAY)
    rows = kept(path)
    assert path.stat().st_size <= LARGEST
    assert len(rows) > 1_000
    assert rows[-1]["question"] == "new"


def test_a_torn_last_line_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    path.write_bytes(line("first") + b'{"day": "20')
    append(path, line("new"), TODAY)
    assert path.read_bytes() == line("first") + b'{"day": "20\n' + line("new")


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    path.touch(0o644)
    append(path, line("new"), TODAY)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def a_folder(path: Path) -> None:
    path.mkdir()


def a_link(path: Path) -> None:
    path.with_name("other").write_text("precious")
    path.symlink_to(path.with_name("other"))


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def something_else(path: Path) -> None:
    path.write_text("precious\n")


def corrupt_bytes(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00\x01" * 99)


def a_file_for_a_folder(path: Path) -> None:
    path.parent.rmdir()
    path.parent.write_text("precious")


IN_THE_WAY = (a_folder, a_link, a_pipe, something_else, corrupt_bytes, a_file_for_a_folder)


@pytest.mark.parametrize("make", IN_THE_WAY, ids=lambda make: make.__name__)
def test_where_it_cannot_be_written_that_is_said_once_and_the_chat_goes_on(
    run: Run, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    home = tmp_path / "data"
    home.mkdir()
    make(home / "journal.jsonl")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    ran = run(stdin=b"is there parking\nis there parking\nhi\n", env={"ADVISOR_JOURNAL": str(home / "journal.jsonl")})
    assert ran.status == 0
    assert ran.out.endswith("Hello! What would you like to know?\n")
    assert ran.err.startswith(ANNOUNCEMENT + "\nadvisor: the journal ")
    assert ran.err.count("\n") == 2
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("setting", ["yes", "~/j.jsonl"])
def test_without_a_home_it_is_said_once(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    monkeypatch.setattr(home, "_of_account", str)
    monkeypatch.setenv("HOME", "")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.chdir(tmp_path)
    ran = run(stdin=b"is there parking\nhi\n", env={"ADVISOR_JOURNAL": setting})
    assert ran.status == 0
    assert ran.err.count("there is no home folder") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_no_torn_line(school: Path, tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    first = line("first", day="9999-01-01")  # never too old, so that the new line goes behind it
    path.write_bytes(first)
    script = (
        "import resource, sys; from advisor.cli import main; "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({len(first) + 10},) * 2); sys.exit(main([]))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "ADVISOR_KNOWLEDGE": str(school), "ADVISOR_JOURNAL": str(path), "PYTHONPATH": str(ROOT)},
        input=b"is there parking\nhi\n",
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0
    assert ran.stdout.endswith(b"Hello! What would you like to know?\n")
    assert ran.stderr.count(b"advisor: the journal ") == 1
    assert path.read_bytes() == first


def test_what_is_taken_out_and_what_cannot_be_known_is_said_wherever_the_journal_is(run: Run, tmp_path: Path) -> None:
    ran = run("privacy", env={"ADVISOR_JOURNAL": str(tmp_path / "journal.jsonl")})
    for said in (TAKEN_OUT, NOT_KNOWN):
        assert said in ANNOUNCEMENT
        assert said in " ".join(ran.out.split())
        assert said not in " ".join(run("privacy").out.split())
