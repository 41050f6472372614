"""Folders, links and file names that mean harm: nothing outside is read, nothing is overwritten, nothing hangs."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from checks_ui.sample import write_school
from counted import counted
from small import TUITION, write
from terminal.conftest import Run

from advisor import Advisor
from advisor.compiled.cache import ENOUGH, digest_of
from advisor.reading.load import load
from advisor.reading.nodes import MAX_SIZE

from .hostile import steering

ROOT = Path(__file__).parents[2]


def rules(folder: Path) -> set[str]:
    return {problem.rule for problem in load(folder).problems}


def answers(folder: Path) -> bool:
    return Advisor.load(folder).ask("what is the tuition", "diploma")[0].text == "The diploma costs 3000 a year."


def test_the_digest_looks_at_all_that_the_reader_takes() -> None:
    assert ENOUGH == MAX_SIZE + 1


def test_a_huge_file_is_refused_at_once(tmp_path: Path) -> None:
    school = write(tmp_path)
    with (school / "topics" / "huge.yaml").open("wb") as file:
        file.write(b"title: x\ntext: >\n  ")
        file.truncate(50_000_000_000)
    _, calls = counted(lambda: digest_of(school))
    assert rules(school) == {"too-large"}
    assert calls < 10_000
    assert answers(school)


def test_folders_within_folders_without_end(tmp_path: Path) -> None:
    school = write(tmp_path / "school")
    place = school / "topics"
    for _ in range(1_500):
        place = place / "d"
    subprocess.run(["mkdir", "-p", str(place)], check=True)
    try:
        assert digest_of(school)
        assert rules(school) == {"too-deep"}
        assert answers(school)
    finally:
        subprocess.run(["rm", "-rf", str(school)], check=True)  # deeper than what takes away old test folders goes


def test_links_lead_nowhere(tmp_path: Path) -> None:
    school, secret = write(tmp_path / "school"), tmp_path / "secret.yaml"
    secret.write_text(TUITION.replace("3000", "secret"))
    (school / "topics" / "stolen.yaml").symlink_to(secret)
    (school / "topics" / "endless.yaml").symlink_to("endless.yaml")
    (school / "topics" / "round").symlink_to(school)
    (school / "topics" / "zero.yaml").symlink_to("/dev/zero")
    os.mkfifo(school / "topics" / "pipe.yaml")
    assert rules(school) == {"outside-folder"}
    assert answers(school)


@pytest.mark.parametrize(
    "name", ["-rf", "a b", "x;ls", "$(ls)", "a\x1b[31m", "con\u202egpj", "CON", "A", "x" * 240, "%2e%2e"]
)
def test_a_file_name_that_is_no_id_names_no_topic(tmp_path: Path, name: str) -> None:
    school = write(tmp_path)
    (school / "topics" / f"{name}.yaml").write_text(TUITION)
    loaded = load(school)
    assert loaded.knowledge
    assert len(loaded.knowledge.topics) == 5
    assert [steering(str(problem)) for problem in loaded.problems] == [[]] * len(loaded.problems)
    assert loaded.problems


@pytest.mark.parametrize(
    "text", ["", "title:\n", "{}", "[]", "''", "x" * 999_999, "title: " + "x" * 900_000, "- " * 400_000]
)
def test_empty_and_enormous_fields_take_nothing_else_down(tmp_path: Path, text: str) -> None:
    school = write(tmp_path, odd=text)
    loaded, calls = counted(lambda: load(school))
    assert loaded.held_back == ("topic 'odd'",)
    assert calls < 1_000_000
    assert answers(school)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("there.txt", "already something"),
        ("link.txt", "already something"),
        ("dangling.txt", "already something"),
        ("folder", "already something"),
        ("pipe", "already something"),
        ("/dev/null", "already something"),
        ("/dev/stdout", "already something"),
        ("no/such/folder.txt", "I cannot write"),
        ("a\x1b]0;x\x07.txt", "name the file in plain letters"),
        ("gpj\u202e.txt", "name the file in plain letters"),
        ("~nobody-at-all/x.txt", "I cannot write"),
        ("x" * 300, "I cannot write"),
    ],
)
def test_saving_never_harms_a_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, says: str
) -> None:
    school, here, outside = write_school(tmp_path / "school"), tmp_path / "here", tmp_path / "outside.txt"
    (here / "folder").mkdir(parents=True)
    for path in (here / "there.txt", outside):
        path.write_text("as it was")
    (here / "link.txt").symlink_to(outside)
    (here / "dangling.txt").symlink_to(tmp_path / "made.txt")
    os.mkfifo(here / "pipe")
    before = sorted(here.rglob("*"))
    monkeypatch.chdir(here)
    ran = run("--knowledge", str(school), "check", "course", stdin=f"new\n/save {name}\n".encode())
    assert says in ran.out
    assert steering(ran.out) == []
    assert sorted(here.rglob("*")) == before
    assert (here / "there.txt").read_text() == outside.read_text() == "as it was"
    assert not (tmp_path / "made.txt").exists()


def test_a_full_disk_leaves_no_half_of_a_receipt(tmp_path: Path) -> None:
    school = write_school(tmp_path / "school")
    ran = subprocess.run(
        [sys.executable, "-m", "advisor", "--knowledge", str(school), "check", "course", "--json"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    assert json.loads(ran.stdout)["outcome"] == "unclear"
    ran = subprocess.run(
        [sys.executable, "-m", "advisor", "--knowledge", str(school), "check", "course"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        input=b"new\n/save mine.txt\n",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
        capture_output=True,
        check=True,
    )
    assert f"I cannot write {tmp_path}/mine.txt: File too large.".encode() in ran.stdout
    (told,) = ran.stderr.splitlines()
    assert told.startswith(b"advisor: what was learned cannot be kept in ")
    assert not (tmp_path / "mine.txt").exists()
