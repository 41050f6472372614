"""The command `kb test`: what keepers see of their examples, and when a script may rely on it."""

from __future__ import annotations

import json
from pathlib import Path

from authoring.helping import AUDITION, EXAMPLES, commit, school

from advisor.terminal.kb.tables import table
from advisor.terminal.options import Look
from terminal.conftest import Run

WRONG = "- question: is there a violin class\n  topic: deadline\n"


def test_right_examples_are_summed_up(run: Run, tmp_path: Path) -> None:
    ran = run("kb", "test", "--knowledge", str(school(tmp_path)))
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "Of 2 topics, 2 have all their examples right.\n4 examples tried: 4 right (100% right).\n"


def test_asking_back_is_told_and_no_fault(run: Run, tmp_path: Path) -> None:
    unsure = "- {question: how much, topic: tuition}\n- {question: is there a piano, topic: lending}\n"
    ran = run("kb", "test", "--knowledge", str(school(tmp_path, unsure)))
    assert ran.status == 0
    assert "lending: examples 1; asked back 1\n" in ran.out


def test_a_wrong_answer_is_a_fault_with_its_place(run: Run, tmp_path: Path) -> None:
    ran = run("kb", "test", "--knowledge", str(school(tmp_path, EXAMPLES + WRONG)))
    assert ran.status == 1
    assert "deadline: examples 1; wrong 1; taken by instruments (1)\n" in ran.out
    place = "school/examples/questions.yaml:10:3"
    assert f'{place}: "is there a violin class" wants deadline, got instruments\n' in ran.out


def test_a_wrong_answer_that_is_known_passes_and_one_that_is_mended_is_named(run: Run, tmp_path: Path) -> None:
    known = EXAMPLES + WRONG + "  known_gap: yes\n- {question: tuition fees, topic: tuition, known_gap: yes}\n"
    ran = run("kb", "test", "--knowledge", str(school(tmp_path, known)))
    assert ran.status == 0
    assert "Wrong, as is known\n" in ran.out
    assert "No longer wrong: take out the line known_gap\nschool/examples/questions.yaml:13:3: " in ran.out


def test_as_json_there_is_a_line_for_each_example_and_one_for_all(run: Run, tmp_path: Path) -> None:
    ran = run("kb", "test", "--json", "--knowledge", str(school(tmp_path, EXAMPLES + WRONG)), tty=True)
    *each, whole = [json.loads(line) for line in ran.out.splitlines()]
    assert [row["fault"] for row in each] == [False, False, False, False, True]
    assert (each[-1]["file"], each[-1]["line"]) == ("school/examples/questions.yaml", 10)
    assert (whole["examples"], whole["faults"], whole["outcomes"]["wrong"]) == (5, 1, 1)


def test_a_bar_shows_on_a_terminal_only(run: Run, tmp_path: Path) -> None:
    folder = str(school(tmp_path))
    shown = {"TERM": "xterm"}
    assert "\r[####################]" in run("kb", "test", "--knowledge", folder, tty=True, env=shown).err
    for quiet in ("--accessible", "--plain"):
        assert run("kb", "test", quiet, "--knowledge", folder, tty=True, env=shown).err == ""


def test_figures_stand_below_each_other_on_a_terminal_and_are_said_in_words_elsewhere() -> None:
    head, rows = ("topic", "right", "wrong"), [("fees", "12", "0"), ("日本", "3", "14")]
    pretty = [line.text for line in table(head, rows, Look.PRETTY)]
    assert pretty == ["topic  right  wrong", "fees   12     0", "日本   3      14"]
    assert [line.text for line in table(head, rows, Look.PLAIN)] == ["fees: right 12", "日本: right 3; wrong 14"]


def test_without_examples_it_says_where_they_go(run: Run) -> None:
    ran = run("kb", "test")
    assert (ran.status, ran.out) == (2, "")
    assert "examples/" in ran.err


def test_a_mistake_in_an_example_is_a_fault(run: Run, tmp_path: Path) -> None:
    ran = run("kb", "test", "--knowledge", str(school(tmp_path, "- {question: x, topic: tution}\n" + EXAMPLES)))
    assert ran.status == 1
    assert "did you mean 'tuition'?" in ran.err


def test_what_an_edit_wins_and_loses_since_the_last_commit(run: Run, tmp_path: Path) -> None:
    folder = school(tmp_path)
    commit(tmp_path)
    unchanged = run("kb", "test", "--knowledge", str(folder))
    assert "Since the last commit" not in unchanged.out
    path = folder / "topics" / "notes.yaml"
    path.write_text(path.read_text().replace("ask:\n", "ask:\n  - how much is the tuition\n"))
    ran = run("kb", "test", "--knowledge", str(folder))
    assert ran.status == 1
    assert "Since the last commit\nYour edit lets `notes` win 1 example of `tuition`:\n" in ran.out
    assert "wrong (notes) now\n" in ran.out


def test_ways_to_ask_are_held_out(run: Run) -> None:
    ran = run("kb", "test", "--leave-one-out")
    assert (ran.status, ran.err) == (0, "")
    assert "35 ways to ask tried: " in ran.out
    assert "\ninstruments and lending: taken from each other " in ran.out
    rows = [json.loads(line) for line in run("kb", "test", "--leave-one-out", "--json").out.splitlines()]
    assert all(row["line"] > 1 for row in rows if "question" in row)
    assert any(row.get("collision") == ["instruments", "lending"] for row in rows)


def test_what_is_wrong_can_be_accepted_and_is_named_when_it_is_mended(run: Run, tmp_path: Path) -> None:
    mended = "- question: tuition fees\n  topic: tuition\n  known_gap: yes # for now\n"
    folder = school(
        tmp_path, EXAMPLES + WRONG + mended + WRONG.replace("is there a violin class", "can I study guitar")
    )
    path = folder / "examples" / "questions.yaml"
    assert run("kb", "test", "--knowledge", str(folder)).status == 1
    ran = run("kb", "test", "--accept", "--knowledge", str(folder))
    assert (ran.status, ran.err) == (0, f"Files of examples changed: 1, in {folder}.\n")
    marked = WRONG + "  known_gap: yes\n"
    tuition = "- question: tuition fees\n  topic: tuition\n"
    assert path.read_text() == EXAMPLES + marked + tuition + marked.replace(
        "is there a violin class", "can I study guitar"
    )
    assert run("kb", "test", "--knowledge", str(folder)).status == 0


def test_a_detail_that_is_missed_is_a_fault_that_says_what_came_instead(run: Run, tmp_path: Path) -> None:
    wanted = "- {question: audition repertoire, topic: audition, detail: room}\n"
    folder = school(tmp_path, EXAMPLES + wanted, audition=AUDITION)
    ran = run("kb", "test", "--knowledge", str(folder))
    assert ran.status == 1
    assert '"audition repertoire" wants audition, detail room, got audition/pieces\n' in ran.out
    last = json.loads(run("kb", "test", "--json", "--knowledge", str(folder)).out.splitlines()[-2])
    assert (last["detail"], last["parts"]) == ("room", ["audition/pieces"])


def test_a_detail_that_is_new_since_the_last_commit_was_not_missed_before(run: Run, tmp_path: Path) -> None:
    folder = school(tmp_path, audition=AUDITION.replace("  room:", "  place:"))
    commit(tmp_path)
    (folder / "topics" / "audition.yaml").write_text(AUDITION)
    examples = folder / "examples" / "questions.yaml"
    examples.write_text(EXAMPLES + "- {question: do I have to audition, topic: audition, detail: room}\n")
    ran = run("kb", "test", "--knowledge", str(folder))
    assert (ran.status, ran.out.splitlines()[-1]) == (1, "No example comes out otherwise than before.")
