"""The command line: how it is called, what it refuses, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small import write

import advisor
from advisor.commands.table import COMMANDS

from .conftest import Run


def test_help_shows_examples_first_and_fits_a_screen(run: Run) -> None:
    ran = run("-h")
    rows = ran.out.splitlines()
    assert ran.status == 0
    assert len(rows) <= 24
    assert max(map(len, rows)) <= 80
    assert ran.out.index('ask "') < ran.out.index("Options")
    assert all(f"\n  {command.name} " in ran.out for command in COMMANDS)


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_each_command_has_help(run: Run, command: str) -> None:
    ran = run(command, "-h")
    assert ran.status == 0
    assert len(ran.out.splitlines()) <= 24


@pytest.mark.parametrize("command", ["ask", "check", "topics"])
def test_the_help_of_a_command_begins_with_examples(run: Run, command: str) -> None:
    ran = run(command, "-h")
    assert ran.out.startswith(f"  advisor {command}")
    assert run("help", command).out == ran.out


def test_help_names_no_option_that_does_nothing_there(run: Run) -> None:
    assert "--explain" in run("ask", "-h").out
    assert "--explain" not in run("topics", "-h").out


@pytest.mark.parametrize("argv", [["help"], ["help", "-h"]])
def test_help_is_a_word_as_well(run: Run, argv: list[str]) -> None:
    assert run(*argv).out == run("-h").out


@pytest.mark.parametrize("name", ["diploma", "Diploma in music", "diploma course"])
def test_a_program_is_named_as_people_call_it(run: Run, name: str) -> None:
    assert "3000 a year" in run("ask", "what is the tuition", "--program", name).out
    assert "Borrowing" not in run("topics", "--program", name).out


def test_ask_may_be_left_out(run: Run) -> None:
    asked = run("ask", "what is the tuition", "--program", "diploma")
    assert "3000 a year" in asked.out
    assert run("what is the tuition", "--program", "diploma").out == asked.out
    assert run("what", "is", "the", "tuition", "--program", "diploma").out == asked.out


def test_topics_are_found_by_a_word_of_theirs_or_of_their_subject(run: Run) -> None:
    assert run("topics", "borrowing").out == "Study\n- Borrowing an instrument (evening course)\n"
    assert run("topics", "cost").out == "Cost\n- What it costs\n"
    ran = run("topics", "trumpets", "and", "more")
    assert (ran.status, ran.out) == (2, "")
    assert "'trumpets and more'; advisor topics lists all" in ran.err


def test_version(run: Run) -> None:
    assert run("--version").out == f"advisor {advisor.__version__}\n"


@pytest.mark.parametrize(
    ("argv", "reason"),
    [
        (["ask"], 'as in: advisor ask "'),
        (["kb", "explain", " "], "there is no question in this to explain"),
        (["kb", "show", ""], "there is no entry ''; advisor topics --json lists the topics"),
        (["kb", "preview", ""], "there is no topic ''; advisor topics --json lists them"),
        (["kb", "new", ""], "'' cannot name a topic: use small letters"),
        (["kb", "lint", ""], "the name is empty; write that of a file or folder"),
        (["kb", "lint", "--explain", ""], "there is no rule ''; the rules are: "),
        (["akk", "hi"], "did you mean 'ask'?"),
        (["tpoics"], "did you mean 'topics'?"),
        (["--plain", "what is it?"], 'to ask a question: advisor ask "'),
        (["kb"], "kb lint"),
        (["--jsn"], "there is no option '--jsn'; did you mean '--json'?"),
        (["--plan", "ask", "hi"], "did you mean '--plain'?"),
        (["--knowlege", "x", "ask", "hi"], "did you mean '--knowledge'?"),
        (["ask", "hi", "--zzz"], "there is no option '--zzz'; see advisor ask -h"),
        (["check", "--answr=a=b"], "there is no option '--answr'; did you mean '--answer'?"),
        (["kb", "test", "--acept"], "there is no option '--acept'; did you mean '--accept'?"),
        (["kb", "lnt", "--fix"], "there is no command 'lnt'; did you mean 'lint'?"),
        (["doctor", "all"], "'all' is one argument too many; see advisor doctor -h"),
        (["kb", "lint", "--format", "xml"], "xml"),
        (["--program", "\x1b[31m", "ask", "hi"], "'^[[31m'; use one of: evening, diploma"),
        (["--program", "diplom", "ask", "hi"], "did you mean 'diploma'?"),
        (["--program", "x", "topics"], "use one of: evening, diploma"),
        (["--program", "x"], "use one of: evening, diploma"),
        (["--knowledge", "/nowhere", "ask", "hi"], "/nowhere"),
        (["--knowledge", "/nowhere", "topics"], "/nowhere"),
        (["--knowledge", "/nowhere", "kb", "lint"], "/nowhere"),
        (["--knowledge", "/nowhere"], "/nowhere"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line(run: Run, argv: list[str], reason: str) -> None:
    ran = run(*argv)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert ran.err.startswith("advisor: ")
    assert reason in ran.err


def test_several_reasons_stand_in_one_line_with_their_places(run: Run, tmp_path: Path) -> None:
    (tmp_path / "advisor.yaml").write_text("name: x\nfoo: 1\nbar: 2\nbaz: 3\n")
    ran = run("--knowledge", str(tmp_path), "ask", "hi")
    assert ran.status == 2
    assert ran.err.count("\n") == 1
    assert f"{tmp_path.name}/advisor.yaml:1:1: " in ran.err
    assert " more\n" in ran.err


def test_a_partly_broken_knowledge_base_answers_and_says_what_is_left_out(run: Run, tmp_path: Path) -> None:
    broken = {f"broken{n}": "title: Broken\ncategory: nowhere\nask: [x]\nanswers: {any: {text: x}}\n" for n in range(6)}
    ran = run("--knowledge", str(write(tmp_path, **broken)), "ask", "what is the tuition")
    assert ran.status == 0
    assert "The diploma costs 3000 a year." in ran.out
    rows = ran.err.splitlines()
    assert len(rows) == 6
    assert f"{tmp_path.name}/topics/broken0.yaml:" in rows[0]
    assert rows[-1].endswith("more; run advisor kb lint")


def test_topics_by_category(run: Run) -> None:
    ran = run("topics")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (
        "Study\n- Deadlines\n- Which instruments are taught\n- Borrowing an instrument (evening course)\n"
        "- Reading notes before you start\n\nCost\n- What it costs\n"
    )


def test_topics_of_a_program(run: Run) -> None:
    assert "Borrowing" not in run("topics", "--program", "diploma").out


def test_topics_as_json(run: Run) -> None:
    rows = [json.loads(line) for line in run("topics", "--json").out.splitlines()]
    assert rows[-1] == {
        "topic": "tuition",
        "title": "What it costs",
        "category": "cost",
        "category_title": "Cost",
        "programs": ["evening", "diploma"],
    }


def test_the_environment_names_the_knowledge_base_and_an_option_another(run: Run, tmp_path: Path) -> None:
    other = write(
        tmp_path, tuition="title: Another school\ncategory: cost\nask: [x]\nanswers: {any: {text: x, refer: dean}}\n"
    )
    assert "Another school" in run("topics", env={"ADVISOR_KNOWLEDGE": str(other)}).out
    assert "Another school" in run("--knowledge", str(other), "topics").out


def test_without_any_it_is_the_one_that_ships(run: Run) -> None:
    assert run("topics", env={"ADVISOR_KNOWLEDGE": ""}).status == 0
