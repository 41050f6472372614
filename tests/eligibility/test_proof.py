"""Each mistake that staff can make in a check is reported with its line: the one marked `# here`."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from counted import counted

from advisor.eligibility.faults import LARGEST
from advisor.eligibility.model import Check
from advisor.eligibility.proof import prove

from .conftest import Read
from .mistakes import GOOD, HARMLESS, MISTAKES, NOT_JOINS


def marked(changes: Mapping[str, str]) -> tuple[str, int]:
    """Return the good check with texts replaced, and the number of the line that is marked."""
    text = GOOD
    for old, new in changes.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    lines = text.splitlines()
    here = next(number for number, line in enumerate(lines, start=1) if line.endswith("# here"))
    return text.replace(" # here", ""), here


def test_a_remark_beside_a_text_holds_no_check_back(read: Read) -> None:
    checks, problems = read(club=GOOD.replace("title: In\n", "title: In # as on the page\n"))
    assert [problem.rule for problem in problems] == ["comment-after-text"]
    assert list(checks) == ["club"]


def test_a_good_check_has_no_problem(read: Read) -> None:
    checks, problems = read(club=GOOD)
    assert problems == ()
    assert list(checks) == ["club"]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_reported_with_its_line(mistake: str, read: Read) -> None:
    changes, rule, message = MISTAKES[mistake]
    text, line = marked(changes)
    _, problems = read(club=text)
    found = [problem for problem in problems if problem.rule == rule]
    assert [problem.place.line for problem in found if problem.message.startswith(message)] == [line], problems
    assert found[0].place.file == "knowledge/checks/club.yaml"


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_check_that_could_mislead_is_held_back(mistake: str, read: Read) -> None:
    text, _ = marked(MISTAKES[mistake][0])
    checks, _ = read(club=text)
    assert ("club" in checks) == (mistake in HARMLESS)


def test_a_broken_check_leaves_the_others(read: Read) -> None:
    other = GOOD.replace("age", "years").replace("member", "friend").replace("plan", "colour")
    checks, problems = read(club="title: [", other=other, empty="")
    assert list(checks) == ["other"]
    assert {problem.place.file for problem in problems} == {"knowledge/checks/club.yaml", "knowledge/checks/empty.yaml"}


def test_a_question_is_written_once(read: Read) -> None:
    checks, problems = read(club=GOOD, other=GOOD)
    assert list(checks) == ["club"]
    assert {problem.rule for problem in problems} == {"repeated-phrasing", "repeated-question"}
    assert [problem.place.line for problem in problems] == [3, 5, 8, 10]
    assert "knowledge/checks/club.yaml:5:3" in problems[1].message


def test_shared_questions_are_those_of_every_check_that_names_them(read: Read) -> None:
    shared = "member:\n  ask: Are you a member?\nspare:\n  ask: Spare?\n"
    own = GOOD.replace("  member:\n    ask: Are you a member?\n", "").replace(
        "conditions:", "shared: member\nconditions:"
    )
    checks, problems = read(club=own, questions=shared)
    assert [question.id for question in checks["club"].questions] == ["age", "plan", "member"]
    assert [(problem.rule, problem.place.line) for problem in problems] == [("unused-question", 3)]


def test_broken_shared_questions_hold_back_the_checks_that_name_them(read: Read) -> None:
    checks, problems = read(club=GOOD.replace("conditions:", "shared: extra\nconditions:"), questions="- extra\n")
    assert not checks
    assert [(problem.place.file.split("/")[-1], problem.rule) for problem in problems] == [
        ("questions.yaml", "not-a-table")
    ]


def test_a_check_without_rules_is_reported_not_raised(read: Read) -> None:
    bare = "title: T\nintro: I.\nask: [x]\noutcomes:\n  a: {title: A, text: A., when: {all_of: [b]}}\n"
    end = "unclear: {title: U, text: U.}\ndisclaimer: D.\n"
    _, problems = read(club=bare + end)
    assert [problem.rule for problem in problems] == ["unknown-condition"]
    _, problems = read(club=bare.replace("b]}}", "c]}}") + "conditions: {c: {not: c}}\n" + end)
    assert [problem.rule for problem in problems] == ["circular-condition"]


def test_a_check_without_questions_leaves_gaps_for_any_answers(read: Read) -> None:
    text = (
        "title: T\nintro: I.\nask: [x]\noutcomes:\n  a: {title: A, text: A., when: {not: always}}\n"
        "conditions:\n  always: {not: never}\n  never: {all_of: [always, never2]}\n"
        "unclear: {title: U, text: U.}\ndisclaimer: D.\n"
    )
    _, problems = read(club=text)
    assert {problem.rule for problem in problems} == {"circular-condition", "unknown-condition"}


def test_too_many_combinations_are_refused_at_once(read: Read) -> None:
    names = [f"q{number}" for number in range(LARGEST.bit_length())]
    questions = "".join(f"  {name}:\n    ask: Really?\n" for name in names)
    text = GOOD.replace("questions:\n", f"questions:\n{questions}")
    (checks, problems), calls = counted(lambda: read(club=text))
    assert calls < 1_000_000
    assert [problem.rule for problem in problems] == ["check-too-large"]
    assert not checks


def test_gaps_of_a_number_name_the_range(read: Read) -> None:
    text = GOOD.replace(NOT_JOINS, "    when:\n      all_of: [{not: joins}, {at_least: {age: 1}}]\n")
    _, problems = read(club=text)
    assert [problem.message.split(";")[0] for problem in problems] == ["check 'club' has no outcome for age=0"]


def test_the_proof_of_the_shipped_checks_takes_moments(checks: Mapping[str, Check]) -> None:
    found, calls = counted(lambda: [prove(check) for check in checks.values()])
    assert found == [(), (), ()]
    assert calls < 1_000_000
