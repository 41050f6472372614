"""A report is one line, in every form, whatever it quotes."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from authoring.helping import school
from hypothesis import given
from hypothesis import strategies as st
from small import TUITION, write
from terminal.conftest import Run

from advisor.authoring.lint.findings import Finding
from advisor.authoring.lint.rule import Severity
from advisor.authoring.theft import Shift
from advisor.authoring.trying import Outcome, Trial
from advisor.example import Example
from advisor.model import Place, Problem
from advisor.terminal.kb import reports, testing
from advisor.terminal.kb.lint import say_all
from advisor.terminal.options import Look
from advisor.terminal.plain import single_lines
from advisor.terminal.showing import show_lines

BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
ANY = st.text(st.sampled_from(BREAKS + "\t :%,a"), max_size=8) | st.text(st.characters(), max_size=8)
PLACES = st.builds(Place, file=ANY, line=st.integers(1, 20), column=st.integers(1, 20))
FINDINGS = st.builds(
    Finding,
    problem=st.builds(Problem, place=PLACES, rule=ANY, message=ANY),
    severity=st.sampled_from(Severity),
    line=ANY,
    mended=ANY | st.none(),
)
TRIALS = st.builds(
    Trial,
    example=st.builds(
        Example,
        question=ANY,
        topics=st.lists(ANY, max_size=2).map(tuple),
        programs=st.lists(ANY, max_size=2).map(tuple),
        place=PLACES,
    ),
    outcome=st.sampled_from(Outcome),
    answered=st.lists(ANY, max_size=2).map(tuple),
    offered=st.lists(ANY, max_size=2).map(tuple),
)


def written(say: Callable[[], None]) -> list[str]:
    """Return the lines of standard output, as whoever counts most of them sees them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", stream := io.StringIO())
        say()
    return stream.getvalue().splitlines()


@given(FINDINGS)
def test_a_finding_for_programs(finding: Finding) -> None:
    (line,) = written(lambda: say_all([finding], "json"))
    assert len(json.loads(line)["message"].splitlines()) <= 1


@given(st.lists(FINDINGS, max_size=12))
def test_findings_for_github(findings: list[Finding]) -> None:
    lines = written(lambda: say_all(findings, "github"))
    assert len(lines) == min(len(findings), 10)
    assert all(line.startswith("::") for line in lines)


@given(FINDINGS)
def test_a_finding_for_people(finding: Finding) -> None:
    shown = 0 if not finding.line.strip() else 2 if finding.mended is None else 3
    assert len(written(lambda: say_all([finding], "text"))) == 1 + shown + 1


@given(FINDINGS.map(lambda finding: finding.problem))
def test_a_problem_for_other_programs(problem: Problem) -> None:
    assert len(str(problem).splitlines()) == 1


@given(st.lists(TRIALS, min_size=1, max_size=5))
def test_an_example(trials: list[Trial]) -> None:
    lines = [reports.line(trial) for trial in trials]
    assert len(written(lambda: show_lines(single_lines(*lines), Look.PLAIN))) == len(trials)


@given(st.builds(Shift, before=TRIALS, after=TRIALS))
def test_what_a_change_did_to_an_example(shift: Shift) -> None:
    lines = list(reports.changes([shift]))
    assert len(written(lambda: show_lines(single_lines(*lines), Look.PLAIN))) == len(lines)


# And that the commands write what they report so.


STARTS = {
    "text": r"{}/\S+:\d+:\d+: .*\]|  .*|",
    "json": r"\{{.*\}}",
    "github": r"::(?:error|warning|notice) file={}/.*",
}


@pytest.mark.parametrize("form", STARTS)
@pytest.mark.parametrize("broken", list(BREAKS))
def test_a_key_with_a_line_break_in_it(run: Run, tmp_path: Path, form: str, broken: str) -> None:
    key = f'"volatile\\u{ord(broken):04x}::error file=x::y": yes'
    folder = write(tmp_path / "kb", tuition=TUITION.replace("volatile: yes", key))
    ran = run("kb", "lint", str(folder), "--format", form)
    assert ran.status == 1
    assert [line for line in ran.out.splitlines() if not re.fullmatch(STARTS[form].format(folder), line)] == []


def test_the_command_kb_test_reports_each_example_in_a_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Place(file="a.yaml")
    example = Example(question=f"is there a{BREAKS}violin class", topics=("deadline",), programs=(), place=place)
    monkeypatch.setattr(testing, "load_examples", lambda _: ([example], []))
    ran = run("kb", "test", "--knowledge", str(school(tmp_path)))
    assert (ran.status, sum("violin class" in line and "a.yaml:1:1" in line for line in ran.out.splitlines())) == (1, 1)


@pytest.mark.parametrize("broken", list(BREAKS))
def test_a_question_with_a_line_break_in_it_is_explained_in_as_many_lines(run: Run, broken: str) -> None:
    count = len(run("kb", "explain", "which instruments").out.splitlines())
    assert len(run("kb", "explain", f"which{broken}instruments").out.splitlines()) == count
