"""Values are read by their shapes; what does not fit is reported once, and costs no more than it must."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.reading.check_schema import NUMBER
from advisor.reading.fields import MISSING, Fields, Outcome, Word
from advisor.reading.nodes import parse
from advisor.reading.notes import Notes
from advisor.reading.shapes import (
    Among,
    Day,
    Email,
    Field,
    Flag,
    ListOf,
    Month,
    Percent,
    Record,
    Reference,
    Shape,
    TableOf,
    TextShape,
    WebAddress,
)
from advisor.reading.values import read

KNOWN = {"topic": ("tuition", "aid"), "talk": ("greeting",)}
ID = TextShape(pattern="[a-z]+", example="aid", max_length=10)
ANSWER = Record(
    name="answer",
    fields={
        "text": Field(shape=TextShape(), required=True, help="What is said."),
        "flag": Field(shape=Flag(), help="Whether."),
        "links": Field(shape=ListOf(shape=Reference(kind="topic")), help="Where to."),
    },
)


def outcome(text: str, shape: Shape) -> tuple[Outcome, Notes]:
    """Read a text by a shape."""
    node, problems = parse(text, "f.yaml")
    assert node is not None
    notes = Notes(known=KNOWN, problems=problems)
    return read(node, shape, notes, "it"), notes


def plain(value: Outcome) -> object:
    """Return a value without places."""
    match value:
        case Word(value=text):
            return text
        case Fields(values=values):
            return {name: plain(part) for name, part in values.items()}
        case tuple():
            return [plain(part) for part in value]
        case _:
            return value


@pytest.mark.parametrize(
    ("text", "shape", "value"),
    [
        ("NO", TextShape(), "NO"),
        ("'null'", TextShape(), "null"),
        ("why", Among(words=("sure", "why")), "why"),
        ("|\n  two\n  lines\n", TextShape(), "two lines"),
        ("|\n  two\n  lines\n\n  more\n", TextShape(one_line=False), "two lines\n\nmore"),
        (">\n  two\n  lines\n\n  more\n", TextShape(one_line=False), "two lines\n\nmore"),
        ("two\n  lines\n\n  more\n", TextShape(one_line=False), "two lines\n\nmore"),
        ("ask {name}", TextShape(slots=frozenset({"name"})), "ask {name}"),
        ("aid", ID, "aid"),
        ("Yes", Flag(), True),
        ("off", Flag(), False),
        ("2028-02-29", Day(), date(2028, 2, 29)),
        ("2025", Month(), "2025"),
        ("2025-11", Month(), "2025-11"),
        ("2%", Percent(least=1, most=5), 0.02),
        ("2.5 %", Percent(least=1, most=5), 0.025),
        ("5", Percent(least=1, most=5), 0.05),
        ("https://a.edu/b?c#d", WebAddress(), "https://a.edu/b?c#d"),
        ("a.b@c.edu", Email(), "a.b@c.edu"),
        ("aid", Reference(kind="topic"), "aid"),
        ("greeting", Reference(kind="topic", others=("talk",)), "greeting"),
        ("none", Reference(kind="topic", also=("none",)), "none"),
        ("whatever", Reference(kind="unread"), "whatever"),
        ("[a, b]", ListOf(shape=TextShape()), ["a", "b"]),
        ("a", ListOf(shape=TextShape(), or_one=True), ["a"]),
        ("{a: b}", TableOf(key=ID, value=TextShape()), {"a": "b"}),
        ("{text: a, flag: yes}", ANSWER, {"text": "a", "flag": True}),
        (
            "{text: a, b: c}",
            Record(name="x", fields=ANSWER.fields, rest=TableOf(key=ID, value=TextShape())),
            {"text": "a", "b": "c"},
        ),
    ],
)
def test_a_value_that_fits_is_read(text: str, shape: Shape, value: object) -> None:
    result, notes = outcome(text, shape)
    assert plain(result) == value
    assert notes.problems == []


@pytest.mark.parametrize(
    ("text", "shape", "rule", "says"),
    [
        ("''", TextShape(), "empty", "write its text"),
        ("~", TextShape(), "empty", "stands for nothing"),
        ("null", Reference(kind="topic"), "empty", "stands for nothing"),
        ("shure", Among(words=("sure", "why")), "not-a-choice", "did you mean 'sure'?"),
        ("whence", Among(words=("sure", "why")), "not-a-choice", "one of sure, why"),
        ("three", NUMBER, "not-a-number", "a whole number, as in 36, and not 'three'"),
        ("a" * 201, TextShape(), "too-long", "at most 200"),
        ("[a]", TextShape(), "not-a-text", "not a list"),
        ("who: me", TextShape(), "not-a-text", '"who: me"'),
        ("{school}", TextShape(), "not-a-text", "goes in quotes"),
        ("Aid!", ID, "bad-id", "as in 'aid'"),
        ("ask {nmae}", TextShape(slots=frozenset({"name"})), "unknown-slot", "{name}"),
        ("ask {name", TextShape(slots=frozenset()), "unknown-slot", "nothing"),
        ("maybe", Flag(), "not-a-flag", "yes or no"),
        ("1 August", Day(), "not-a-day", "2026-08-01"),
        ("2026-02-30", Day(), "not-a-day", "February 2026 has 28 days"),
        ("2026-13-01", Day(), "not-a-day", "no month 13"),
        ("0000-01-01", Day(), "not-a-day", "no year 0"),
        ("2026-08-00", Day(), "not-a-day", "days of a month begin at 01"),
        ("2025-13", Month(), "not-a-month", "no month 13"),
        ("November", Month(), "not-a-month", "2025-11"),
        ("2025-00", Month(), "not-a-month", "month 0"),
        ("6%", Percent(least=0.1, most=5), "not-a-percentage", "from 0.1 to 5"),
        ("0.02", Percent(least=0.1, most=5), "not-a-percentage", "as in 2%"),
        ("two", Percent(least=1, most=5), "not-a-percentage", "'two'"),
        ("ftp://a.edu", WebAddress(), "not-an-address", "https://"),
        ("'http://[a'", WebAddress(), "not-an-address", "https://"),
        ("https://a.edu@b.example/x", WebAddress(), "not-an-address", "hides which site"),
        ("https://p\u0430ypal.example", WebAddress(), "not-an-address", "hides which site"),
        ("https://a.edu\\@b.example", WebAddress(), "not-an-address", "hides which site"),
        ("me", Email(), "not-an-email", "admissions@school.edu"),
        ("tuitoin", Reference(kind="topic"), "unknown-topic", "did you mean 'tuition'?"),
        ("xyz", Reference(kind="topic"), "unknown-topic", "does not exist"),
        ("'tuition, aid'", Reference(kind="topic"), "unknown-topic", "[first, second]"),
        ("a", ListOf(shape=TextShape()), "not-a-list", "beginning with '- '"),
        ("[]", ListOf(shape=TextShape(), min=1), "list-length", "1 to 1000"),
        ("a", TableOf(key=ID, value=TextShape()), "not-a-table", "entries"),
        ("{}", TableOf(key=ID, value=TextShape(), min=1), "empty", "at least one entry"),
        ("a", ANSWER, "not-a-table", "text, flag, links"),
        ("{flag: yes}", ANSWER, "missing-field", "the field 'text' is missing. What is said."),
    ],
)
def test_a_value_that_does_not_fit_is_reported(text: str, shape: Shape, rule: str, says: str) -> None:
    result, notes = outcome(text, shape)
    assert result is MISSING
    assert [problem.rule for problem in notes.problems] == [rule]
    assert says in notes.problems[0].message


@pytest.mark.parametrize(
    ("text", "shape", "value", "rules"),
    [
        ("{text: a, flag: maybe}", ANSWER, {"text": "a"}, ["not-a-flag"]),
        ("{text: a, links: [aid, x]}", ANSWER, {"text": "a", "links": ["aid"]}, ["unknown-topic"]),
        ("{text: a, zzz: yes}", ANSWER, {"text": "a"}, ["unknown-field"]),
        ("[a, [b]]", ListOf(shape=TextShape(), min=1), ["a"], ["not-a-text"]),
        ("{a: b, C: d, e: [f]}", TableOf(key=ID, value=TextShape()), {"a": "b"}, ["bad-id", "not-a-text"]),
        ("a: b\nc: @d\n", TableOf(key=ID, value=TextShape()), {"a": "b"}, ["special-character"]),
    ],
)
def test_a_broken_part_is_left_out_alone(text: str, shape: Shape, value: object, rules: list[str]) -> None:
    result, notes = outcome(text, shape)
    assert plain(result) == value
    assert sorted(problem.rule for problem in notes.problems) == rules


def test_a_broken_required_part_takes_its_record_along_with_one_problem() -> None:
    result, notes = outcome("{text: [a], flag: yes}", ANSWER)
    assert result is MISSING
    assert [problem.message.startswith("'text' must be one text") for problem in notes.problems] == [True]


def test_a_field_that_is_like_none_lists_them_all() -> None:
    _, notes = outcome("{text: a, zzz: b}", ANSWER)
    assert notes.problems[0].message == "unknown field 'zzz'; the fields are: text, flag, links"


def test_what_could_not_be_parsed_is_missing_and_not_reported_again() -> None:
    result, notes = outcome("text: @a\nflag: yes\n", ANSWER)
    assert result is MISSING
    assert [problem.rule for problem in notes.problems] == ["special-character"]


def test_items_that_could_not_be_parsed_are_not_taken_for_the_same() -> None:
    result, notes = outcome("- @a\n- @b\n- aid\n", ListOf(shape=Reference(kind="topic")))
    assert plain(result) == ["aid"]
    assert [problem.rule for problem in notes.problems] == ["special-character", "special-character"]


def test_a_text_that_stands_twice_in_a_list_names_both_places_but_ways_to_ask_wait_for_the_others() -> None:
    _, notes = outcome("[sql, SQL , c, c++]", ListOf(shape=TextShape()))
    (problem,) = notes.problems
    assert (str(problem.place), problem.rule) == ("f.yaml:1:7", "repeated-words")
    assert "'it' has 'SQL' already at f.yaml:1:2" in problem.message
    assert outcome("[sql, sql]", ListOf(shape=TextShape(), ways_to_ask=True))[1].problems == []


def test_a_list_whose_good_items_are_too_few_is_missing() -> None:
    result, notes = outcome("[[a]]", ListOf(shape=TextShape(), min=1))
    assert result is MISSING
    assert len(notes.problems) == 1


def test_a_list_of_one_reports_its_item() -> None:
    result, notes = outcome("x", ListOf(shape=Reference(kind="topic"), or_one=True))
    assert result is MISSING
    assert [problem.rule for problem in notes.problems] == ["unknown-topic"]


@pytest.mark.parametrize(
    ("text", "line"),
    [("aid:\n  text: a\nlinks:\n  - tuition\n  - aid\n", 3), ("aid:\n  - text: a\n    flag: yes\n", 2)],
)
def test_a_list_in_place_of_fields_is_reported_at_the_name_or_at_the_dash_that_is_wrong(text: str, line: int) -> None:
    _, notes = outcome(text, TableOf(key=ID, value=ANSWER))
    assert [(problem.place.line, problem.rule) for problem in notes.problems] == [(line, "not-a-table")]


def test_entries_that_are_left_out_are_held_back_by_name() -> None:
    node, problems = parse("{a: b, c: [d]}", "f.yaml")
    assert node is not None
    notes = Notes(problems=problems, owner="topic 'x'")
    read(node, TableOf(key=ID, value=TextShape(), name="answer"), notes, "it")
    assert notes.held_back == ["answer 'c' of topic 'x'"]
