"""The rules that look at a whole knowledge base, and the pages of all rules."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from checks_ui.sample import write_school as write_checks
from small import TUITION, write

from advisor.authoring.lint.findings import examine, summed_up
from advisor.authoring.lint.rule import Severity
from advisor.authoring.lint.table import BY_NAME, RULES
from advisor.reading.folder import find
from advisor.reading.kinds import KINDS as SHAPES
from advisor.reading.shapes import Reference
from authoring.helping import AUDITION

from .test_mistakes import TODAY, found, report, school

ROOT = Path(__file__).parents[3]
MISTAKES = Path(__file__).parent / "mistakes"
OF_CHECKS = "question value condition".split()
"""What can be named within a check; the faults of checks make a rule of each."""
REPORTS = {"report", "report_missing", "_report", "_stop"}


def names_in(path: Path) -> set[str]:
    """Return the names of rules that a file reports: as rule=, or as what comes after the place."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            named = [each.value for each in node.keywords if each.arg == "rule"]
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            named += node.args[1:2] if called in REPORTS else []
            names |= {each.value for each in named if isinstance(each, ast.Constant) and isinstance(each.value, str)}
    return names


def test_every_rule_that_can_be_printed_has_a_page() -> None:
    files = [*(ROOT / "advisor" / "reading").glob("*.py"), *(ROOT / "advisor" / "eligibility").glob("*.py")]
    names = {name for path in files for name in names_in(path)} | {f"unknown-{kind}" for kind in OF_CHECKS}
    assert len(names) > 50
    assert names - set(BY_NAME) == set()


def kinds_named_in(shape: object, seen: set[int]) -> Iterator[str]:
    """Yield every kind that a part of a shape may name; a condition holds conditions, so none is gone through twice."""
    if isinstance(shape, Reference):
        yield shape.kind
    if id(shape) not in seen and (is_dataclass(shape) or isinstance(shape, dict)):
        seen.add(id(shape))
        parts = shape.values() if isinstance(shape, dict) else [getattr(shape, each.name) for each in fields(shape)]
        for part in parts:
            yield from kinds_named_in(part, seen)


def test_whatever_a_field_can_name_has_a_page_for_names_that_do_not_exist() -> None:
    kinds = {kind for shape in SHAPES.values() for kind in kinds_named_in(shape, set())}
    assert kinds >= {"topic", "source"}
    assert {f"unknown-{kind}" for kind in kinds} - set(BY_NAME) == set()


def test_no_two_rules_have_the_same_name_and_every_page_is_whole() -> None:
    assert len(BY_NAME) == len(RULES)
    assert [rule.name for rule in RULES if not (rule.means and rule.example and rule.mend)] == []


def test_the_shipped_knowledge_base_is_clean() -> None:
    home = ROOT / "knowledge"
    assert [str(each.problem) for each in examine(home.name, find(home, []), [], TODAY).findings] == []


def test_a_colliding_phrasing_says_what_is_shared_and_what_would_tell_them_apart(tmp_path: Path) -> None:
    home = school(tmp_path)
    (home / "topics" / "tuition.yaml").write_text(
        TUITION.replace("- tuition fees", "- is the application deadline when")
    )
    (finding,) = report(home).findings
    assert finding.severity is Severity.WARNING
    assert "'when is the application deadline' under topic 'deadline'" in finding.problem.message
    assert "(both: is, the, application, deadline, when)" in finding.problem.message
    assert "for 'tuition'" in finding.problem.message


def test_a_phrasing_that_wins_examples_of_another_topic_names_them_all(tmp_path: Path) -> None:
    """Endings, misspellings and the program that is named make no difference to the advisor."""
    home = school(tmp_path)
    asked = ["must I be raeding notes in a diploma", "in a evening class must I be reading note", "reading notes"]
    examples = home / "examples" / "all.yaml"
    more = "".join(f"- {{question: {question}, topic: notes}}\n" for question in asked)
    examples.write_text(examples.read_text() + more)
    (home / "topics" / "tuition.yaml").write_text(
        TUITION.replace("- tuition fees", "- must I be reading notes in a diploma")
    )
    (finding,) = report(home).findings
    assert str(finding.problem) == (
        "kb/topics/tuition.yaml:6:5: with 'must I be reading notes in a diploma' here, topic 'tuition' wins 2 "
        "examples of 'notes': 'must I be raeding notes in a diploma' (kb/examples/all.yaml:7:3), 'in a evening class "
        "must I be reading note' (kb/examples/all.yaml:8:3). Take it out here, or correct what the examples want "
        "[stolen-example]"
    )


@pytest.mark.parametrize(
    ("wants", "rules"),
    [
        ("topic: notes", ["stolen-example"]),
        ("topic: notes, or: [tuition]", []),
        ("topic: notes, or: [tuition/halves]", ["unknown-detail"]),
        ("topic: told", ["stolen-example"]),
        ("check: course", []),
    ],
)
def test_what_counts_as_right_too_is_not_stolen(tmp_path: Path, wants: str, rules: list[str]) -> None:
    home = write_checks(school(tmp_path))
    examples = home / "examples" / "all.yaml"
    examples.write_text(examples.read_text() + f"- {{question: tuition fees, {wants}}}\n")
    assert [each.problem.rule for each in report(home).findings if each.severity is not Severity.HINT] == rules


def test_an_example_that_stands_twice_must_reach_the_same_both_times(tmp_path: Path) -> None:
    home = school(tmp_path)
    examples = home / "examples" / "all.yaml"
    twice = "- {question: fees?, topic: tuition, or: [notes]}\n- {question: Fees, topic: tuition"
    examples.write_text(examples.read_text() + twice + "}\n")
    (finding,) = report(home).findings
    assert "both cannot be right" in finding.problem.message
    examples.write_text(examples.read_text().replace("Fees, topic: tuition", "Fees, topic: tuition, or: [notes]"))
    (finding,) = report(home).findings
    assert "both cannot be right" not in finding.problem.message


@pytest.mark.parametrize(
    ("vocabulary", "place", "says"),
    [
        ("related:\n  - [violin, room]\n", "2:6", "'violin', 'room' as words of like meaning, "),
        ("means: {fiddle: room}\n", "1:17", "'fiddle' as a short form"),
    ],
)
def test_a_synonym_that_makes_two_topics_alike_is_named(tmp_path: Path, vocabulary: str, place: str, says: str) -> None:
    home = school(tmp_path)
    (home / "vocabulary.yaml").write_text(vocabulary)
    tuition = TUITION.replace("- tuition fees", "- price of a violin\n  - fiddle price")
    (home / "topics" / "tuition.yaml").write_text(tuition)
    notes = home / "topics" / "notes.yaml"
    notes.write_text(
        notes.read_text().replace("- never learned", "- price of a room\n  - room price\n  - never learned")
    )
    assert f"vocabulary.yaml:{place} wide-synonym" in found(home)
    assert any(says in each.problem.message for each in report(home).findings)


def test_a_misspelt_word_is_a_hint_and_another_language_is_none(tmp_path: Path) -> None:
    asked = "".join(f"  - lessons number {number}\n" for number in range(25))
    text = TUITION.replace("ask:\n", f"ask:\n{asked}  - what are the lesons like\n  - combien les lesssons ici\n")
    home = school(tmp_path)
    (home / "topics" / "tuition.yaml").write_text(text)
    (finding,) = report(home).findings
    assert finding.problem.message.startswith("'lesons' is probably 'lessons'")
    assert (finding.severity, finding.problem.place.line) == (Severity.HINT, 29)


def test_a_program_that_is_misspelt_in_an_answer_is_found(tmp_path: Path) -> None:
    home = school(tmp_path)
    advisor = home / "advisor.yaml"
    advisor.write_text(advisor.read_text().replace("[evening course,", "[EVC, evening course,"))
    (home / "topics" / "tuition.yaml").write_text(TUITION.replace("The diploma costs", "The ECV costs"))
    assert "did you mean 'EVC'?" in report(home).findings[-1].problem.message


def test_several_mistakes_in_a_file_are_all_found_and_the_other_topics_still_answer(tmp_path: Path) -> None:
    home = school(tmp_path)
    text = TUITION.replace("how much does", "how: much: does").replace("is it exp", "@is it exp")
    text = text.replace("sources: [fees]\n    vol", "sources: [feess]\n    vol").replace(
        "volatile: yes", "volatile: maybe"
    )
    (home / "topics" / "tuition.yaml").write_text(text)
    seen = report(home)
    assert [(each.problem.place.line, each.problem.rule) for each in seen.findings] == [
        (4, "colon-in-text"),
        (8, "special-character"),
        (16, "unknown-source"),
        (17, "not-a-flag"),
    ]
    assert seen.knowledge is not None
    assert set(seen.knowledge.topics) == {"tuition", "notes", "deadline", "instruments", "lending"}


def test_a_source_that_a_broken_topic_may_use_is_not_called_unused(tmp_path: Path) -> None:
    home = write(
        tmp_path / "kb", notes="title: Notes: all\nanswers: {any: {text: T, sources: [notes]}}\n", instruments=""
    )
    assert not [each for each in found(home) if each.endswith("unused-source")]


@pytest.mark.parametrize(
    ("name", "right", "wrong", "place"),
    [
        ("advisor.yaml", "  study: Study", "  sutdy: Study", "advisor.yaml:27:3"),
        ("advisor.yaml", "  evening:\n", "  evenning:\n", "advisor.yaml:16:3"),
        ("sources.yaml", "fees: {", "fes: {", "sources.yaml:1:1"),
    ],
)
def test_an_id_that_is_misspelt_where_it_is_declared_is_one_finding(
    tmp_path: Path, name: str, right: str, wrong: str, place: str
) -> None:
    home = school(tmp_path)
    text = (home / name).read_text()
    assert right in text
    (home / name).write_text(text.replace(right, wrong))
    examples = home / "examples" / "all.yaml"
    examples.write_text(examples.read_text() + "- {question: what is the fee, topic: tuition, program: evening}\n")
    assert found(home) == [f"{place} misspelt-id"]


def test_a_condition_that_is_misspelt_where_it_is_declared_is_one_finding(tmp_path: Path) -> None:
    home = school(tmp_path)
    text = (MISTAKES / "misspelt-id.yaml").read_text().split("\n", 2)[2]
    (home / "checks").mkdir()
    (home / "checks" / "course.yaml").write_text(text.replace("when: {is: {played: no}}", "when: {not: experienced}"))
    assert found(home) == ["checks/course.yaml:8:3 misspelt-id"]


OF_DETAILS = {
    "past-review": ("short: Any two pieces.", "short: Any two.\n        review: 2026-01-01"),
    "hard-to-read": ("short: Any two pieces.", f"short: Any two.\n        text: {'so ' * 70}on."),
    "any-beside-program": ("      evening: {short", "      any: {short"),
    "unknown-abbreviation": ("text: The dean does.", "text: The QXZ does."),
}


@pytest.mark.parametrize("rule", OF_DETAILS)
def test_the_answers_of_details_are_looked_at_too(tmp_path: Path, rule: str) -> None:
    old, new = OF_DETAILS[rule]
    home = school(tmp_path)
    assert AUDITION.count(old) == 1
    (home / "topics" / "audition.yaml").write_text(AUDITION.replace(old, new))
    assert [each.problem.rule for each in report(home).findings if each.problem.rule in OF_DETAILS] == [rule]


def test_a_source_on_which_only_a_detail_rests_is_used(tmp_path: Path) -> None:
    home = school(tmp_path)
    with (home / "sources.yaml").open("a") as sources:
        sources.write('hall: {title: The hall, url: "https://harbor.example/hall"}\n')
    text = AUDITION.replace('upstairs.", sources: [notes]', 'upstairs.", sources: [hall]')
    (home / "topics" / "audition.yaml").write_text(text)
    assert [each for each in found(home) if each.endswith("unused-source")] == []


def test_answers_without_a_verdict_and_topics_without_details_are_hints_that_can_be_summed_up(tmp_path: Path) -> None:
    home = school(tmp_path)
    text = AUDITION.replace("    short: Yes, a short one.\n", "")
    (home / "topics" / "audition.yaml").write_text(text)
    seen = examine(home.name, find(home, []), [], TODAY).findings
    told = {rule: [each for each in seen if each.problem.rule == rule] for rule in ("no-short", "no-details")}
    assert {rule: len(each) for rule, each in told.items()} == {"no-short": 8, "no-details": 5}
    assert str(told["no-short"][0].problem).startswith(
        "kb/topics/audition.yaml:5:5: the answer 'any' of topic 'audition' has no short:, "
    )
    together = [each for each in summed_up(seen) if each.problem.rule in told]
    assert [(str(each.problem)[:45], each.severity) for each in together] == [
        ("kb/topics/audition.yaml:5:5: 8 answers have n", Severity.HINT),
        ("kb/topics/deadline.yaml:1:1: 5 topics have no", Severity.HINT),
    ]


def test_one_finding_is_not_summed_up(tmp_path: Path) -> None:
    home = school(tmp_path)
    seen = examine(home.name, find(home, []), [], TODAY).findings[:1]
    assert list(summed_up(seen)) == seen
