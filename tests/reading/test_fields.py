"""Fields give each kind of value by name; a misspelt name stands for the one that is meant."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from advisor.reading.fields import Fields
from advisor.reading.shapes import Day, Field, Flag, ListOf, Percent, Record, Shape, TableOf, TextShape

from .test_values import ANSWER, ID, outcome, plain

if TYPE_CHECKING:
    from collections.abc import Mapping


@pytest.mark.parametrize(
    ("text", "value", "messages"),
    [
        ("{txet: a}", {"text": "a"}, ["unknown field 'txet'; did you mean 'text'?"]),
        ("{text: a, flg: yes}", {"text": "a", "flag": True}, ["unknown field 'flg'; did you mean 'flag'?"]),
        ("{txet: a, text: b}", {"text": "b"}, ["unknown field 'txet'; did you mean 'text'?"]),
        (
            "{txet: a, tetx: b}",
            {"text": "a"},
            ["unknown field 'txet'; did you mean 'text'?", "unknown field 'tetx'; did you mean 'text'?"],
        ),
    ],
)
def test_a_misspelt_field_is_reported_once_and_read_as_the_one_that_is_meant(
    text: str, value: object, messages: list[str]
) -> None:
    result, notes = outcome(text, ANSWER)
    assert plain(result) == value
    assert [problem.message for problem in notes.problems] == messages


@pytest.mark.parametrize(
    ("text", "value", "rules"),
    [
        ("{txet: {links: [aid]}}", {"text": {"links": ["aid"]}}, ["unknown-field"]),
        ("{texts: {x: {text: a}}}", {"texts": {"x": {"text": "a"}}}, []),
    ],
)
def test_beside_other_names_one_is_misspelt_only_if_what_stands_under_it_says_so(
    text: str, value: object, rules: list[str]
) -> None:
    links = Record(name="links", fields={"links": ANSWER.fields["links"]})
    entry = TableOf(key=ID, value=TableOf(key=ID, value=ANSWER), name="entry")
    shape = Record(name="x", fields={"text": Field(shape=links, help="")}, rest=entry)
    result, notes = outcome(text, shape)
    assert plain(result) == value
    assert [problem.rule for problem in notes.problems] == rules


FIELDS: Mapping[str, str] = {
    "word": "a",
    "words": "[a, b]",
    "lists": "[[a], [b, c]]",
    "flag": "yes",
    "share": "2%",
    "day": "2026-01-01",
}


def test_fields_give_each_kind_of_value_by_name_and_nothing_for_another_name() -> None:
    shapes: dict[str, Shape] = {
        "word": TextShape(),
        "words": ListOf(shape=TextShape()),
        "lists": ListOf(shape=ListOf(shape=TextShape())),
        "flag": Flag(),
        "share": Percent(least=1, most=5),
        "day": Day(),
        "part": TableOf(key=ID, value=TextShape()),
    }
    text = "".join(f"{name}: {value}\n" for name, value in FIELDS.items()) + "part: {x: y}\n"
    shape = Record(name="all", fields={name: Field(shape=part, help="") for name, part in shapes.items()})
    fields, _ = outcome(text, shape)
    assert isinstance(fields, Fields)
    assert (fields.text("word"), fields.texts("words"), fields.lists("lists")) == (
        "a",
        ("a", "b"),
        (("a",), ("b", "c")),
    )
    assert (fields.flag("flag"), fields.day("day"), fields.part("part").table()) == (True, date(2026, 1, 1), {"x": "y"})
    assert (fields.share("share", 0.5), fields.share("x", 0.5)) == (0.02, 0.5)
    assert [name for name, _ in fields.parts()] == ["part"]
    assert (fields.text("x"), fields.texts("x"), fields.lists("x"), fields.flag("x"), fields.day("x")) == (
        None,
        (),
        (),
        False,
        None,
    )
    assert fields.part("x").table() == {}
