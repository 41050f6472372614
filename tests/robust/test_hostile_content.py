"""A knowledge base written by an attacker harms neither terminal nor files, in whatever form it is put out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from terminal.conftest import Run

from advisor import Advisor
from advisor.authoring.lint.findings import Finding
from advisor.authoring.lint.rule import Severity
from advisor.dialogue.replies import Answered, CheckAsk, Choice, Choices, Notice, Talk, Turn, Unknown
from advisor.engine import open_advisor
from advisor.model import Knowledge, Place, Problem, Source
from advisor.terminal.kb.forms import FORMS
from advisor.terminal.plain import view, written
from advisor.terminal.pretty import styled
from advisor.terminal.record import of_turn
from advisor.terminal.safe import escaped, safe
from advisor.terminal.showing import wrapped

from .hostile import ATTACKS, hostile_school, steering

LINES = (
    "hi;what is the tuition;/why;deadline;is there parking;instrument;/topics;/program;xyzzy;"
    "what do I need for the diploma;yes;some;why;help;5;review;yes;back;yes;/check course;/help;bye"
).split(";")
DUMB, FULL = {"TERM": "dumb", "COLUMNS": "60"}, {"TERM": "xterm", "COLUMNS": "60"}
GITHUB = ("::error", "::warning", "::notice")


@pytest.fixture(scope="module", params=ATTACKS)
def attack(request: pytest.FixtureRequest) -> str:
    return ATTACKS[request.param]


@pytest.fixture(scope="module")
def evil(attack: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = hostile_school(tmp_path_factory.mktemp("evil"), attack)
    opened = open_advisor(folder)
    assert opened.knowledge
    assert len(opened.knowledge.topics) == 6
    assert bool(opened.knowledge.checks) is attack.isprintable(), "a check with hidden characters is held back whole"
    return folder


def piped(attack: str, *more: str) -> bytes:
    """Return the lines of a talk; the attack is typed as well."""
    return "\n".join([*LINES[:-1], attack.replace("\r", ""), *more, "bye"]).encode()


OUTPUTS: Mapping[str, tuple[tuple[str, ...], Mapping[str, str], bool]] = {
    "plain": (("--explain",), DUMB, False),
    "on a bare terminal": (("--explain",), DUMB, True),
    "accessible": (("--accessible",), FULL, True),
    "json": (("--json", "--explain"), DUMB, False),
}
ONCE: Mapping[str, tuple[tuple[str, ...], bool]] = {
    "topics": (("topics",), False),
    "pretty topics": (("topics",), True),
    "topics as json": (("topics", "--json"), False),
    "checks": (("check",), False),
    "checks as json": (("check", "--json"), False),
    "result as json": (("check", "course", "--answer", "level=new", "--json"), False),
    "pretty answer": (("ask", "what is the tuition"), True),
    "pretty choices": (("ask", "instrument"), True),
    "pretty refusal": (("ask", "is there parking"), True),
    "mistakes": (("kb", "lint"), False),
    "mistakes as json": (("kb", "lint", "--format", "json"), False),
    "mistakes for github": (("kb", "lint", "--format", "github"), False),
}


@pytest.mark.parametrize("output", OUTPUTS)
def test_a_talk_about_hostile_content(run: Run, evil: Path, attack: str, output: str) -> None:
    argv, env, tty = OUTPUTS[output]
    ran = run("--knowledge", str(evil), *argv, stdin=piped(attack), env=env, tty=tty)
    assert ran.status == 0
    assert "400 a term" in ran.out
    assert steering(ran.out + ran.err) == []
    if output == "json":
        assert all(json.loads(line)["replies"] for line in ran.out.splitlines())


@pytest.mark.parametrize("output", ONCE)
def test_other_output_of_hostile_content(run: Run, evil: Path, output: str) -> None:
    argv, pretty = ONCE[output]
    ran = run("--knowledge", str(evil), *argv, env=FULL, tty=pretty)
    assert steering(ran.out, styled=pretty) == []
    assert steering(ran.err) == []
    if "json" in output:
        assert all(json.loads(line) for line in ran.out.splitlines())
    if "github" in output:
        assert all(line.startswith(GITHUB) and line.count("\n") == 0 for line in ran.out.splitlines())


def test_a_receipt_of_hostile_content(run: Run, evil: Path, attack: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    ran = run("--knowledge", str(evil), "check", "course", stdin=f"new\n/save {path}\n".encode())
    assert (f"Saved as {path}." in ran.out) is path.exists() is (ran.status == 0) is attack.isprintable()
    assert steering(path.read_text(encoding="utf-8") if path.exists() else ran.err) == []


def test_the_library_hands_on_what_the_reader_has_cleaned(evil: Path) -> None:
    for reply in Advisor.load(evil).ask("what is the tuition"):
        assert steering(reply.text) == []


# Whatever the reader lets through some day, the views hold back by themselves: here it is handed to them directly.


@pytest.fixture(scope="module")
def learned_school(school: Path) -> Knowledge:
    return Advisor.load(school).knowledge


ANY = st.text(st.characters(), max_size=40) | st.sampled_from(list(ATTACKS.values()))
SOURCES = st.lists(
    st.builds(Source, id=ANY, title=ANY, url=ANY | ANY.map("https://".__add__), as_of=st.none()), max_size=2
)
REPLIES = st.one_of(
    st.builds(
        Answered,
        topic=ANY,
        title=ANY,
        program=ANY,
        confidence=st.just(0.9),
        short=ANY,
        body=ANY,
        sources=SOURCES.map(tuple),
    ),
    st.builds(
        Choices,
        text=ANY,
        choices=st.lists(st.builds(Choice, topic=ANY, title=ANY, confidence=st.just(0.1)), max_size=3).map(tuple),
    ),
    st.builds(Unknown, text=ANY, sources=SOURCES.map(tuple)),
    st.builds(Talk, topic=ANY, text=ANY),
    st.builds(Notice, text=ANY),
    st.builds(CheckAsk, check=ANY, question=ANY, text=ANY, heading=ANY, before=ANY, earlier=ANY, hint=ANY),
)


@given(st.builds(Turn, question=ANY, replies=st.lists(REPLIES, max_size=3).map(tuple)))
def test_views_trust_nothing(learned_school: Knowledge, turn: Turn) -> None:
    lines = view(turn, learned_school)
    assert steering(written(lines)) == []
    assert steering(styled(wrapped(lines, 40)), styled=True) == []
    line = escaped(of_turn(turn))
    assert steering(line) == []
    assert len(json.loads(line)["replies"]) == len(turn.replies)


@given(st.builds(Problem, place=st.builds(Place, file=ANY), rule=ANY, message=ANY), st.sampled_from(list(FORMS)))
def test_mistakes_are_told_in_one_harmless_line_each(problem: Problem, form: str) -> None:
    lines = list(FORMS[form]([Finding(problem=problem, severity=Severity.ERROR, line=problem.message)]))
    assert not any(steering((escaped if form == "json" else safe)(line)) for line in lines)
    assert not any("\n" in line for line in lines[:1])
