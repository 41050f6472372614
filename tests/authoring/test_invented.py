"""A school that nobody has heard of: its topics come from a spreadsheet, and then it answers like any other."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from terminal.conftest import Run, run

from advisor.reading.load import load

__all__ = ["run"]

INVENTED = Path(__file__).parent / "invented"


@pytest.fixture
def folder(tmp_path: Path, run: Run) -> Path:
    """Return a folder as its keepers make it: a few files by hand, the first topic by `kb new`, more by `kb import`."""
    made = shutil.copytree(INVENTED / "by-hand", tmp_path / "lighthouses")
    assert run("kb", "schema", "--knowledge", str(made)).status == 0
    piped = (INVENTED / "visit.txt").read_bytes()
    ran = run("kb", "new", "visit", "--knowledge", str(made), stdin=piped)
    assert (ran.status, ran.err) == (0, "")
    ran = run("kb", "import", str(INVENTED / "topics.csv"), "--yes", "--knowledge", str(made))
    assert (ran.status, ran.err) == (0, f"Wrote 6 files in {made}.\n")
    return made


def test_it_has_no_mistakes(folder: Path, run: Run) -> None:
    assert run("kb", "lint", str(folder)).status == 0
    assert run("kb", "schema", "--knowledge", str(folder)).err.endswith("are up to date.\n")
    loaded = load(folder)
    assert (loaded.problems, loaded.held_back) == ((), ())
    assert loaded.knowledge
    assert len(loaded.knowledge.topics) == 7


def test_it_answers(folder: Path, run: Run) -> None:
    out = run("ask", "what does the diploma cost?", "--knowledge", str(folder)).out
    assert out.startswith("What it costs — pilot diploma\nThe pilot diploma costs 2,500 crowns a year.")
    assert run("ask", "may my cat come?", "--knowledge", str(folder)).out.startswith("Bringing a pet\nDogs are welcome")
    assert "Fishing: I have no information" in run("ask", "may I go fishing?", "--knowledge", str(folder)).out


def test_its_examples_hold(folder: Path, run: Run) -> None:
    ran = run("kb", "test", "--json", "--knowledge", str(folder))
    last = json.loads(ran.out.splitlines()[-1])
    assert (ran.status, last["faults"]) == (0, 0)
    assert last["outcomes"]["right"] >= last["examples"] * 3 // 4


def test_a_topic_is_written_as_the_guide_shows(folder: Path) -> None:
    assert (
        (folder / "topics" / "visit.yaml")
        .read_text()
        .startswith(
            """\
# yaml-language-server: $schema=../.schema/topics.json
title: Visiting the island
category: island
answers:
  any:
    text: |
      You can visit on the first Sunday of each month. The ferry leaves at nine, and the lamp room shows you around.
    sources: [island]
ask:
  - can I visit
  - is there an open day
"""
        )
    )


@pytest.mark.parametrize(
    ("answers", "outcome"), [(["seasick=no", "months=8"], "ready"), (["seasick=yes"], "training"), ([], "unclear")]
)
def test_its_check_decides(folder: Path, run: Run, answers: list[str], outcome: str) -> None:
    given = [part for answer in answers for part in ("--answer", answer)]
    ran = run("check", "sea-legs", *given, "--json", "--knowledge", str(folder))
    assert json.loads(ran.out)["outcome"] == outcome


def test_what_it_exports_says_what_was_imported(folder: Path, run: Run, tmp_path: Path) -> None:
    table = tmp_path / "again.csv"
    assert run("kb", "export", str(table), "--knowledge", str(folder)).status == 0
    for each in (table, INVENTED / "topics.csv"):
        assert "Nothing to change" in run("kb", "import", str(each), "--knowledge", str(folder)).err
