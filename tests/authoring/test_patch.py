"""A text patch changes one thing, and every other byte of the file stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from advisor.authoring.page import CannotChangeError
from advisor.authoring.patch import with_field, with_item, without_field
from advisor.authoring.places import part
from advisor.authoring.writing import scalar
from advisor.model import Place
from advisor.reading.nodes import REMARKS, parse
from advisor.reading.tree import Listing, Text

BLOCK = "# mine\nask:  # ways\n  - one   # first\n\n  - 'two'\n  # the end\ntitle: \"T\"\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BLOCK, BLOCK.replace("  - 'two'\n", "  - 'two'\n  - new\n")),
        ("ask:\n- one\ntitle: T\n", "ask:\n- one\n- new\ntitle: T\n"),
        ("title: T\nask:\n  - one", "title: T\nask:\n  - one\n  - new"),
        ("title: T\r\nask:\r\n  - one\r\n", "title: T\r\nask:\r\n  - one\r\n  - new\r\n"),
        ("\ufeffask:\n  - one\n", "\ufeffask:\n  - one\n  - new\n"),
        ("ask:\n  - one\n    more\n\ntitle: T\n", "ask:\n  - one\n    more\n  - new\n\ntitle: T\n"),
        ("ask:\n  - |\n    one\n    # no comment\n", "ask:\n  - |\n    one\n    # no comment\n  - new\n"),
        ("ask: [one, two]  # x\n", "ask: [one, two, new]  # x\n"),
        ("ask: [one,\n  'two', # x\n]\n", "ask: [one,\n  'two', new, # x\n]\n"),
        ('ask: [one, "t, ]"]\n', 'ask: [one, "t, ]", new]\n'),
        ("ask: [don't, we're]\n", "ask: [don't, we're, new]\n"),
        ("ask: []\n", "ask: [new]\n"),
        ("ask:\n  - one\ntitle: Room #204\n", "ask:\n  - one\n  - new\ntitle: Room #204\n"),
        ("ask: [\n  one\n  two\n]\n", "ask: [\n  one\n  two, new\n]\n"),
    ],
)
def test_an_item_is_added_and_nothing_else_changes(before: str, after: str) -> None:
    assert with_item(before.encode(), ["ask"], "new") == after.encode()


def test_a_list_deeper_in_a_file(tmp_path: Path) -> None:
    del tmp_path
    before = "subjects:\n  parking:\n    ask:\n      - one\n  other: {ask: [x]}\n"
    after = before.replace("      - one\n", "      - one\n      - new\n")
    assert with_item(before.encode(), ["subjects", "parking", "ask"], "new") == after.encode()
    inner = with_item(before.encode(), ["subjects", "other", "ask"], "new")
    assert inner == before.replace("[x]", "[x, new]").encode()


@pytest.mark.parametrize("before", ["", "title: T\n", "ask: one\n", "ask:\n\t- one\n"])
def test_what_cannot_be_changed_is_refused(before: str) -> None:
    with pytest.raises(CannotChangeError, match="cannot be changed, because"):
        with_item(before.encode(), ["ask"], "new")


PRINTABLE = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1).map(str.strip)


@given(PRINTABLE.filter(bool), st.sampled_from(["ask:\n  - one\n", "ask: [one]\n", "ask: [one, 'b' ] # x\n"]))
@example("a: b", "ask: [one]\n")
@example("it's #1, really?", "ask:\n  - one\n")
@example("both \" and '", "ask: [one]\n")
@example("- x", "ask:\n  - one\n")
@example("no", "ask:\n  - one\n")
@example('back\\slash: "', "ask: [one]\n")
def test_any_text_is_read_back_as_it_was_given(value: str, before: str) -> None:
    node, problems = parse(with_item(before.encode(), ["ask"], value).decode(), "")
    listing = part(node, "ask")
    assert {problem.rule for problem in problems} <= REMARKS
    assert isinstance(listing, Listing)
    last = listing.items[-1]
    assert isinstance(last, Text)
    assert last.value == value


def test_quotes_are_used_only_where_they_are_needed() -> None:
    assert [scalar(text) for text in ("how much", "a, b", "a: b", 'a: "b"')] == [
        "how much",
        "a, b",
        '"a: b"',
        "'a: \"b\"'",
    ]
    assert scalar("a, b", flow=True) == '"a, b"'


EXAMPLES = "# mine\n- question: a\n  topic: x # why\n\n- {question: b, topic: 'y'}\n- question: |\n    c\n  topic: [x]"


@pytest.mark.parametrize(
    ("line", "before", "after"),
    [
        (2, "  topic: x # why\n", "  topic: x # why\n  known_gap: yes\n"),
        (5, "topic: 'y'}", "topic: 'y', known_gap: yes}"),
        (6, "  topic: [x]", "  topic: [x]\n  known_gap: yes"),
    ],
)
def test_a_field_is_added_to_one_entry_and_taken_out_again(line: int, before: str, after: str) -> None:
    place = Place(file="", line=line, column=3)
    added = with_field(EXAMPLES.encode(), place, "known_gap", "yes")
    assert added == EXAMPLES.replace(before, after).encode()
    if line != 5:
        assert without_field(added, place, "known_gap").rstrip() == EXAMPLES.encode()


def test_a_field_within_a_line_is_not_taken_out() -> None:
    with pytest.raises(CannotChangeError, match="by hand"):
        without_field(EXAMPLES.encode(), Place(file="", line=5, column=3), "topic")
