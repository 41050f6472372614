"""The command `kb lint`: what authors, programs and GitHub are told about a knowledge base, and how it is mended."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small import SOURCES, TUITION, write

from .conftest import Run


def without_hints(out: str) -> str:
    """Return what is printed of mistakes alone."""
    return "\n\n".join(block for block in out.split("\n\n") if ": hint: " not in block)


def test_nothing_is_found_where_nothing_is_wrong(run: Run) -> None:
    ran = run("kb", "lint")
    assert ran.status == 0
    assert without_hints(ran.out).startswith("No mistakes found: 2 programs, 5 topics,")


def test_what_most_topics_lack_is_one_line_for_all_and_can_be_listed(run: Run, tmp_path: Path) -> None:
    folder = write(tmp_path / "kb")
    ran = run("kb", "lint", str(folder))
    assert ran.out.startswith(
        f"{folder}/topics/deadline.yaml:1:1: hint: 5 topics have no details, by which the questions that people ask "
        "next are answered; advisor kb lint --rule no-details lists them [no-details]\n\n"
        f"{folder}/topics/deadline.yaml:12:12: hint: 7 answers have no short:, the verdict that students read first; "
        "advisor kb lint --rule no-short lists them [no-short]\n\nNo mistakes found"
    )
    assert ran.err == "2 hints, which you may follow or not.\n"
    listed = run("kb", "lint", str(folder), "--rule", "no-short")
    assert (listed.status, listed.err) == (0, "Found of the rule no-short: 7.\n")
    assert next(line for line in listed.out.splitlines() if ": hint: " in line).startswith(
        f"{folder}/topics/deadline.yaml:12:12: hint: the answer 'evening' of topic 'deadline' has no short:, "
    )
    assert listed.out.count(" [no-short]\n") == 7
    one = run("kb", "lint", str(folder / "topics" / "tuition.yaml"))
    assert "2 answers have no short:" in one.out
    assert "topic 'tuition' has no details" in one.out
    assert "did you mean 'no-short'?" in run("kb", "lint", "--rule", "no-shrt").err


def test_authors_see_the_line_the_place_and_the_line_as_it_should_be(run: Run, tmp_path: Path) -> None:
    text = TUITION.replace("What it costs", "Fees: what it costs").replace("volatile", "volatil")
    folder = write(tmp_path / "kb", tuition=text)
    ran = run("kb", "lint", str(folder))
    assert ran.status == 1
    assert without_hints(ran.out) == (
        f"{folder}/topics/tuition.yaml:1:12: there is a ': ' inside the text. Put the text in quotes, or on the lines "
        "after |. Until then, line 1 is left out [colon-in-text]\n"
        "  1 | title: Fees: what it costs\n"
        "    |            ^\n"
        '    + title: "Fees: what it costs"\n\n'
        f"{folder}/topics/tuition.yaml:17:5: unknown field 'volatil'; did you mean 'volatile'? [unknown-field]\n"
        "  17 |     volatil: yes\n"
        "     |     ^^^^^^^\n"
        "     +     volatile: yes\n\n"
    )
    assert ran.err == (
        "2 mistakes in 1 file and 2 hints. advisor kb lint --fix mends 2 of them. "
        "More about one: advisor kb lint --explain colon-in-text\n"
    )


def test_files_are_named_as_they_are_found_from_here(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "kb", tuition=TUITION.replace("- tuition fees", "- is it expensive?"))
    monkeypatch.chdir(tmp_path)
    assert without_hints(run("kb", "lint", "kb").out).startswith(
        "kb/topics/tuition.yaml:8:5: warning: 'is it expensive' stands already at kb/topics/tuition.yaml:6:5, "
    )
    monkeypatch.chdir(tmp_path / "kb")
    assert without_hints(run("kb", "lint", ".").out).startswith("topics/tuition.yaml:8:5: ")


def test_one_file_can_be_named_and_the_others_are_left_alone(run: Run, tmp_path: Path) -> None:
    home = write(tmp_path / "kb", tuition=TUITION.replace("volatile", "volatil"))
    (home / "sources.yaml").write_text(SOURCES.replace("as_of", "asof"))
    ran = run("kb", "lint", str(home / "topics" / "tuition.yaml"), "--json")
    rules = [json.loads(line)["rule"] for line in ran.out.splitlines()]
    assert rules == ["no-details", "no-short", "unknown-field"]
    run("kb", "lint", str(home / "topics" / "tuition.yaml"), "--fix")
    assert run("kb", "lint", str(home / "topics" / "tuition.yaml")).status == 0
    assert run("kb", "lint", str(home)).status == 1
    assert "asof" in (home / "sources.yaml").read_text()


def test_a_file_outside_any_knowledge_folder_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("title: x\n")
    ran = run("kb", "lint", str(tmp_path / "x.yaml"))
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.endswith("is in no knowledge folder; name the folder that holds advisor.yaml\n")


def test_a_path_that_is_not_there_or_only_a_part_is_told_which_one_to_name(run: Run, tmp_path: Path) -> None:
    folder = write(tmp_path / "kb")
    gone = run("kb", "lint", str(folder / "topics" / "gone.yaml"))
    assert (gone.status, "there is no file or folder" in gone.err, "holds advisor.yaml" in gone.err) == (2, True, True)
    part = run("kb", "lint", str(folder / "topics"))
    assert (part.status, f"name the whole, {folder}" in part.err) == (2, True)


def test_programs_get_a_json_object_for_each_finding(run: Run, tmp_path: Path) -> None:
    folder = str(write(tmp_path / "kb", tuition=TUITION.replace("volatile", "volatil")))
    ran = run("kb", "lint", folder, "--format", "json")
    told = [json.loads(line) for line in ran.out.splitlines()]
    assert next(each for each in told if each["severity"] != "hint") == {
        "severity": "error",
        "rule": "unknown-field",
        "file": f"{folder}/topics/tuition.yaml",
        "line": 17,
        "column": 5,
        "message": "unknown field 'volatil'; did you mean 'volatile'?",
        "mended": "    volatile: yes",
    }
    assert run("kb", "lint", "--knowledge", folder, "--json").out == ran.out


def test_github_gets_the_nine_worst_and_the_number_of_the_others(run: Run, tmp_path: Path) -> None:
    asked = "".join(f"  - q{number}: x: y\n" for number in range(12))
    folder = str(write(tmp_path / "a,b", tuition=TUITION.replace("ask:\n", f"ask:\n{asked}  - is it expensive\n")))
    lines = run("kb", "lint", folder, "--format", "github").out.splitlines()
    assert len(lines) == 10
    assert all(line.startswith("::error file=") and "a%2Cb/topics/tuition.yaml,line=" in line for line in lines[:9])
    assert lines[9] == "::error::6 more; run advisor kb lint"


def test_hints_are_no_faults(run: Run, tmp_path: Path) -> None:
    folder = str(write(tmp_path / "kb", tuition=TUITION.replace("volatile: yes", "review: 2026-01-01")))
    assert run("kb", "lint", folder, "--today", "2025-12-31", "--rule", "past-review").out == ""
    ran = run("kb", "lint", folder, "--today", "2026-01-01")
    assert ran.status == 0
    assert "17:5: hint: the answer 'evening' of topic 'tuition' was to be reviewed by 2026-01-01" in ran.out
    assert ran.err == "3 hints, which you may follow or not.\n"


def test_what_is_certain_is_mended_and_said(run: Run, tmp_path: Path) -> None:
    home = write(tmp_path / "kb", tuition=TUITION.replace("volatile", "volatil").replace("[fees]", "[feess]", 1))
    path = home / "topics" / "tuition.yaml"
    path.chmod(0o640)
    before = path.read_text()
    ran = run("kb", "lint", str(home), "--fix")
    assert ran.status == 1
    assert f"{path}:17:5: mended: unknown field 'volatil'; did you mean 'volatile'? [unknown-field]\n" in ran.out
    assert "  -     volatil: yes\n  +     volatile: yes\n" in ran.out
    assert "[unknown-source]" in ran.out
    assert path.read_text() == before.replace("volatil:", "volatile:")
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in path.parent.iterdir() if each.suffix != ".yaml"] == []
    assert "mended:" not in run("kb", "lint", str(home), "--fix").out


def test_a_rule_is_explained_and_another_one_proposed_for_a_slip(run: Run) -> None:
    ran = run("kb", "lint", "--explain", "tab")
    assert ran.status == 0
    assert ran.out.startswith("tab (error)\n\nWhat belongs together begins at the same column")
    assert "\nTo mend it: Replace the tab" in ran.out
    wrong = run("kb", "lint", "--explain", "taab")
    assert (wrong.status, wrong.out, wrong.err) == (2, "", "advisor: there is no rule 'taab'; did you mean 'tab'?\n")
    assert "the rules are: tab, indentation," in run("kb", "lint", "--explain", "qqqq").err


def test_a_long_line_is_shown_around_the_place(run: Run, tmp_path: Path) -> None:
    long = "word " * 60
    folder = str(write(tmp_path / "kb", tuition=TUITION.replace("What it costs", f"{long}Fees: {long}")))
    lines = run("kb", "lint", folder).out.splitlines()
    shown = next(line for line in lines if line.startswith("  1 | "))
    mark = lines[lines.index(shown) + 1]
    assert len(shown) <= 106
    assert shown[mark.index("^") - 4 : mark.index("^") + 1] == "Fees:"


def test_a_line_in_utf_16_is_shown_as_it_reads(run: Run, tmp_path: Path) -> None:
    folder = write(tmp_path / "school")
    path = folder / "topics" / "notes.yaml"
    before = path.read_text().encode("utf-16")
    path.write_bytes(before)
    ran = run("kb", "lint", "--fix", str(folder))
    assert f"  1 | {path.read_text(encoding='utf-16').splitlines()[0]}\n" in ran.out
    assert "save it with the encoding UTF-8 [not-utf-8]" in ran.out
    assert path.read_bytes() == before
