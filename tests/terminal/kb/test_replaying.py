"""The command `kb test` replays conversations: how many turns come out right, and when these are too few."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from authoring.helping import EXAMPLES, commit, school
from checks_ui.sample import write_school as write_checks

from terminal.conftest import Run

TALK = """\
- turns:
    - question: what is the tuition for the diploma
      topic: tuition
      program: diploma
    - question: and for the evening course?
      topic: tuition
      program: evening
    - question: where can I park
      topic: none
- turns:
    - question: tuition fees
      topic: deadline
    - question: what is the tuition
      topic: deadline
      known_gap: yes
"""
WRONG = 'school/examples/conversations/talk.yaml:11:7: "tuition fees" wants deadline, got tuition\n'
SUMMARY = "5 turns of 2 conversations tried: 3 right, 2 wrong (60% right).\n"


@pytest.fixture
def talking(tmp_path: Path) -> Path:
    """Return a knowledge base with examples and conversations."""
    return with_talk(school(tmp_path))


def with_talk(folder: Path, text: str = TALK) -> Path:
    path = folder / "examples" / "conversations" / "talk.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return folder


def must_be_right(folder: Path, share: str) -> None:
    path = folder / "advisor.yaml"
    path.write_text(f"{path.read_text()}right_turns: {share}\n")


def test_turns_are_summed_up_and_a_wrong_one_is_no_fault(run: Run, talking: Path) -> None:
    ran = run("kb", "test", "--knowledge", str(talking))
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.endswith(
        "4 examples tried: 4 right (100% right).\n" + SUMMARY + "To see the wrong turns: add --verbose.\n"
    )
    assert "tuition fees" not in ran.out


def test_wrong_turns_are_named_if_somebody_asks_but_for_those_of_which_it_is_known(run: Run, talking: Path) -> None:
    ran = run("kb", "test", "--verbose", "--knowledge", str(talking))
    assert ran.status == 0
    assert ran.out.endswith(f"\nTurns of conversations that were answered wrongly\n{WRONG}\n{SUMMARY}")


@pytest.mark.parametrize(("share", "status"), [("60%", 0), ("61%", 1), ("0", 0)])
def test_fewer_right_turns_than_the_folder_asks_for_are_a_fault(
    run: Run, talking: Path, share: str, status: int
) -> None:
    must_be_right(talking, share)
    ran = run("kb", "test", "--knowledge", str(talking))
    assert ran.status == status
    assert ("Too few of them are right: right_turns in advisor.yaml asks for 61%.\n" in ran.out) == bool(status)
    last = json.loads(run("kb", "test", "--json", "--knowledge", str(talking)).out.splitlines()[-1])
    assert last["conversations"]["enough"] is not bool(status)


def test_as_json_the_last_line_has_the_figures_and_wrong_turns_come_where_asked_for(run: Run, talking: Path) -> None:
    must_be_right(talking, "50%")
    *each, whole = map(json.loads, run("kb", "test", "--json", "--knowledge", str(talking)).out.splitlines())
    outcomes = {"right": 3, "partly right": 0, "asked back": 0, "not answered": 0, "wrong": 2}
    figures = {"conversations": 2, "turns": 5, "outcomes": outcomes, "right_turns": 0.5, "enough": True}
    assert (len(each), whole["examples"], whole["faults"], whole["conversations"]) == (4, 4, 0, figures)
    more = run("kb", "test", "--json", "--verbose", "--knowledge", str(talking)).out.splitlines()
    rows = [json.loads(line) for line in more[len(each) : -1]]
    assert [(row["of"], row["line"], row["fault"], row["parts"]) for row in rows] == [
        ("conversation", 11, False, ["tuition"])
    ]


def test_without_conversations_nothing_is_said_of_them(run: Run, tmp_path: Path) -> None:
    folder = str(school(tmp_path))
    assert "conversation" not in run("kb", "test", "--verbose", "--knowledge", folder).out
    assert "conversation" not in run("kb", "test", "--json", "--knowledge", folder).out


def test_conversations_may_stand_without_examples(run: Run, tmp_path: Path) -> None:
    folder = with_talk(school(tmp_path, ""))
    ran = run("kb", "test", "--knowledge", str(folder))
    assert (ran.status, SUMMARY in ran.out) == (0, True)


def test_a_mistake_in_a_conversation_is_a_fault_to_both_commands(run: Run, talking: Path) -> None:
    with_talk(talking, TALK.replace("topic: deadline", "topic: dedline"))
    for command in ("test", "lint"):
        ran = run(
            "kb", command, "--knowledge" if command == "test" else str(talking), *[str(talking)] * (command == "test")
        )
        assert ran.status == 1
        assert "did you mean 'deadline'?" in ran.out + ran.err


def test_conversations_alone_are_no_change_of_what_is_learned(run: Run, talking: Path, tmp_path: Path) -> None:
    commit(tmp_path)
    with_talk(talking, TALK.replace("tuition fees", "tuition fee"))
    assert "Since the last commit" not in run("kb", "test", "--knowledge", str(talking)).out


def test_checks_are_held_in_conversations_and_where_an_example_wants_one(run: Run, tmp_path: Path) -> None:
    folder = with_talk(
        write_checks(tmp_path / "school"),
        "- turns: [{question: check my audition, check: audition}, {question: what is the tuition, topic: tuition}]\n",
    )
    examples = "".join(
        f"- {{question: {asked}, check: audition}}\n" for asked in ("check my audition", "which course suits me")
    )
    (folder / "examples" / "questions.yaml").write_text(examples + EXAMPLES)
    ran = run("kb", "test", "--knowledge", str(folder))
    assert "2 turns of 1 conversation tried: 2 right (100% right).\n" in ran.out
    assert '"which course suits me" wants the check audition, got check course\n' in ran.out
    assert '"check my audition"' not in ran.out
