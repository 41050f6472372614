"""YAML text becomes nodes that know their place; whatever cannot, becomes a problem with a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest
import yaml
from counted import counted

from advisor.model import Patch
from advisor.reading import attempt
from advisor.reading.characters import MAX_BAD_LINES
from advisor.reading.hashes import MAX_HASHES
from advisor.reading.nodes import MAX_LINES, MAX_SIZE, MAX_WORK, parse
from advisor.reading.plain import paragraphs
from advisor.reading.tree import Listing, Node, Table, Text, Torn

if TYPE_CHECKING:
    from collections.abc import Iterator

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
LEFT_OUT = "<left out>"


@pytest.fixture(params=["CLoader", "Loader"])
def _either_loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run with the C library and with the pure one, which takes its place where there is none."""
    monkeypatch.setattr(attempt, "LOADER", getattr(yaml, request.param))


def plain(node: Node | None) -> Plain:
    """Return a node as simple values."""
    match node:
        case Text(value=value):
            return value
        case Listing(items=items):
            return [plain(item) for item in items]
        case Table(entries=entries):
            return {key.value: plain(value) for key, value in entries}
        case Torn():
            return LEFT_OUT
        case None:
            return None


def read(text: str) -> tuple[Plain, list[str]]:
    """Return the values of `text`, and its problems as `line:column rule`."""
    node, problems = parse(text, "f.yaml")
    return plain(node), [f"{found.place.line}:{found.place.column} {found.rule}" for found in problems]


@pytest.mark.usefixtures("_either_loader")
@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "a: NO\nb: 3.10\nc: 0123\nd: 12:30\ne: null\nf: ~\n",
            {"a": "NO", "b": "3.10", "c": "0123", "d": "12:30", "e": "null", "f": "~"},
        ),
        ("a:\nb: ''\n", {"a": "", "b": ""}),
        ("- one\n- [two, three]\n", ["one", ["two", "three"]]),
        ("a: |\n  x\n  y\n", {"a": "x\ny\n"}),
        ("\ufeffa: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
        ("# a comment\n---\na:\n  # another\n  b\n", {"a": "b"}),
        ('"<<": x\n', {"<<": "x"}),
        ("a: 'x\n  y'\n", {"a": "x y"}),
        ("a:\n- 'x\n  y'\n", {"a": ["x y"]}),
        ("a: b\n\t\nc: d\n", {"a": "b", "c": "d"}),
        ("", None),
        ("# nothing\n", None),
    ],
)
def test_what_is_written_is_read(text: str, value: Plain) -> None:
    assert read(text) == (value, [])


def test_each_node_knows_its_place() -> None:
    node, _ = parse("a:\n  - x\n  - {b: y}\n", "f.yaml")
    assert isinstance(node, Table)
    listing = node.entries[0][1]
    assert isinstance(listing, Listing)
    assert [str(item.place) for item in (node, listing, *listing.items)] == [
        "f.yaml:1:1",
        "f.yaml:2:3",
        "f.yaml:2:5",
        "f.yaml:3:5",
    ]


@pytest.mark.usefixtures("_either_loader")
@pytest.mark.parametrize(
    ("text", "value", "problems"),
    [
        ("a: *b\nc: d\n", {"a": LEFT_OUT, "c": "d"}, ["1:4 special-character"]),
        ("a: &b c\n", {"a": LEFT_OUT}, ["1:4 special-character"]),
        ("a: &b [c]\nd: *b\n", {"a": LEFT_OUT, "d": LEFT_OUT}, ["1:4 special-character", "2:4 special-character"]),
        ("a: !!python/object/apply:os.system [ls]\n", {"a": LEFT_OUT}, ["1:4 special-character"]),
        ("a: !x b\n", {"a": LEFT_OUT}, ["1:4 special-character"]),
        ("!x a: b\nc: d\n", {"c": "d"}, ["1:1 special-character"]),
        ("!x\na: b\nc: d\n", {"a": "b", "c": "d"}, ["1:1 special-character"]),
        ("*a : b\nc: d\n", {"c": "d"}, ["1:1 special-character"]),
        ("<<: {a: b}\nc: d\n", {"c": "d"}, ["1:1 merge-key"]),
        ("? [a]\n: b\nc: d\n", {"c": "d"}, ["1:3 complex-key"]),
        ("{a: b}: c\n", {}, ["1:1 complex-key"]),
        ("a: b\n---\nc: d\n", {"a": "b"}, ["2:1 several-documents"]),
        ("a: b\nc: d\na: e\n", {"a": "b", "c": "d"}, ["3:1 repeated-key"]),
    ],
)
def test_what_is_not_used_here_is_refused(text: str, value: Plain, problems: list[str]) -> None:
    assert read(text) == (value, problems)


def test_a_repeated_key_names_both_places() -> None:
    _, problems = parse("a: b\na: c\n", "f.yaml")
    assert str(problems[0]).startswith("f.yaml:2:1: 'a' stands here a second time")
    assert "f.yaml:1:1" in problems[0].message


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a: Room #204, ask\n", ["1:9 lost-after-hash"]),
        ("- Room #204\n- x\n", ["1:8 lost-after-hash"]),
        ("a: #204\n", ["1:4 lost-after-hash"]),
        ("a: [x, y #z\n  ]\n", ["1:10 lost-after-hash"]),
        ("a: The room # 204\n", ["1:13 lost-after-hash"]),
        ("a: C # is new\n", ["1:6 comment-after-text"]),
        ("a: The room  # a comment\n", ["1:14 comment-after-text"]),
        ("a: room # a comment\n", ["1:9 comment-after-text"]),
        ("- room  # a comment\n", ["1:9 comment-after-text"]),
        ('a: "Room" #204\n', ["1:11 lost-after-hash"]),
        ("a: 'Room'#204\n", ["1:10 lost-after-hash"]),
        ("- 'The room' # is new\n", ["1:14 comment-after-text"]),
        ("a: | # is new\n  b #2\n", ["1:6 comment-after-text"]),
        ("a: > #204\n  b\n", ["1:6 lost-after-hash"]),
        ("a: [b, c] # and d\n", ["1:11 comment-after-text"]),
        ("a: [b, # c\n  d]\n", ["1:8 comment-after-text"]),
        ("a: [b, #c\n  d]\n", ["1:8 lost-after-hash"]),
        ("a: {b: c} #d\n", ["1:11 lost-after-hash"]),
        ("- # the first\n  a: b\n", ["1:3 comment-after-text"]),
        ("a: Room#204\n", []),
        ("a: # comment\n  b: c\n", ["1:4 comment-after-text"]),
        ("a: |\n  Room #204\n", []),
        ("a: 'The\n  room #204' # new\n", ["2:14 comment-after-text"]),
        ("# all\n\na: [b,\n  # more\n  c]\n", []),
    ],
)
def test_text_taken_for_a_comment_is_reported(text: str, problems: list[str]) -> None:
    assert read(text)[1] == problems


def test_the_message_of_lost_text_shows_the_mended_line() -> None:
    _, problems = parse("a: Room #204, ask\n", "f.yaml")
    assert "'#204, ask' is not shown to students" in problems[0].message
    assert problems[0].patch == Patch(column=4, old="Room #204, ask", new='"Room #204, ask"')


@pytest.mark.parametrize(
    ("text", "value", "problems"),
    [
        ("a: b\x07c\n", {"a": "bc"}, ["1:5 control-character"]),
        ('a: "x\\e[31m"\n', {"a": "x[31m"}, ["1:4 control-character"]),
        ("a: b\u202ec\u200bd\n", {"a": "bcd"}, ["1:5 control-character"]),
        ("a: b\u2028c\n", {"a": "b c"}, ["1:5 control-character"]),
        ("a: b\nc: d\udce9e\nf: g\n", {"a": "b", "c": LEFT_OUT, "f": "g"}, ["2:5 not-utf-8"]),
        ("a:\n  # \udce9\n  b: c\nd: e\n", {"a": LEFT_OUT, "d": "e"}, ["2:5 not-utf-8"]),
        ("a:\n  b: \udce9\n  c: d\n", {"a": {"b": LEFT_OUT, "c": "d"}}, ["2:6 not-utf-8"]),
    ],
)
def test_characters_that_nobody_sees_are_named_and_left_out(text: str, value: Plain, problems: list[str]) -> None:
    assert read(text) == (value, problems)


def test_a_file_full_of_bad_characters_is_reported_once_more_and_not_read() -> None:
    value, problems = read("\udcff\n" * 60)
    assert value is None
    assert len(problems) == MAX_BAD_LINES + 1
    value, problems = read("# \x07\n" * 60 + "a: b\n")
    assert value == {"a": "b"}
    assert problems[-1] == "51:1 control-character"


def test_a_file_full_of_no_break_spaces_is_read_and_reported_once_more() -> None:
    value, problems = read("".join(f"a{number}:\N{NO-BREAK SPACE}b\n" for number in range(MAX_BAD_LINES + 9)))
    assert value == {f"a{number}": "b" for number in range(MAX_BAD_LINES + 9)}
    assert len(problems) == MAX_BAD_LINES + 1


MOST_CALLS = 500_000
"""What a bomb may cost."""


def bombs() -> Iterator[tuple[str, str]]:
    """Give texts that take other readers down, each with its name."""
    yield "brackets", "[" * 60_000
    yield "braces", "{a: " * 20_000
    yield "dashes", "- " * 30_000
    yield "question marks", "? " * 30_000
    yield "self-alias", "&a [*a]"
    yield "aliases", "a: &a [x]\n" + "".join(f"b{number}: &b{number} [*a, *a]\n" for number in range(100))
    yield "large text", "a: " + "x" * MAX_SIZE


@pytest.mark.usefixtures("_either_loader")
@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in bombs()])
def test_bombs_are_refused_with_little_work(text: str) -> None:
    """Which of the two says so, the reader or the library below it, is open: newer ones give up earlier."""
    (node, problems), calls = counted(lambda: parse(text, "f.yaml"))
    assert plain(node) in (None, {}, LEFT_OUT)
    assert 1 <= len(problems) <= attempt.MAX_PROBLEMS + 1
    assert all(problem.place.line <= text.count("\n") + 1 and problem.message for problem in problems)
    assert calls < MOST_CALLS


@pytest.mark.usefixtures("_either_loader")
def test_lists_may_stand_within_each_other_to_a_depth() -> None:
    most = attempt.MAX_DEPTH
    assert read("[" * most + "]" * most)[1] == []
    assert read("[" * (most + 1) + "]" * (most + 1)) == (None, [f"1:{most + 1} too-deep"])


def test_a_file_of_too_many_texts_is_refused() -> None:
    value, problems = read("[" + "a," * attempt.MAX_NODES + "]")
    assert value is None
    assert problems == [f"1:{2 * attempt.MAX_NODES - 2} too-many-nodes"]


def test_a_file_of_too_many_mistakes_is_refused() -> None:
    value, problems = read("a: b: c\n" * 60)
    assert value is None
    assert [problem for problem in problems if problem.endswith("too-many-problems")] == ["1:1 too-many-problems"]


def test_a_file_of_too_many_repeated_keys_is_refused() -> None:
    value, problems = read("a: b\n" * 60)
    assert value is None
    assert problems[-1] == f"{attempt.MAX_PROBLEMS + 1}:4 too-many-problems"


@pytest.mark.usefixtures("_either_loader")
def test_an_escape_beyond_unicode_is_a_problem() -> None:
    assert read('a: b\nc: "\\U99999999"\n')[1]


def test_a_file_of_too_many_lines_is_refused() -> None:
    assert read("\n" * MAX_LINES + "a: b") == ({"a": "b"}, [])
    assert read("\r\n" * MAX_LINES + "a: b") == ({"a": "b"}, [])
    assert read("\n" * (MAX_LINES + 1) + "a: b") == (None, ["1:1 too-large"])


def test_a_large_file_is_given_up_after_fewer_mistakes() -> None:
    """Each mistake has it read anew, which costs more than in a small file."""
    items = MAX_WORK // 6
    value, problems = read("- x\n" * items + "- a: b: c\n" * 9)
    assert value is None
    assert problems == ["1:1 too-many-problems", *(f"{items + 1 + number}:7 colon-in-text" for number in range(5))]


def test_many_comments_behind_something_are_reported_once_more() -> None:
    value, problems = read("- a # b\n" * MAX_HASHES + "- a # b\n- a #c\n" + "- a # b\n" * 9)
    assert value == ["a"] * (MAX_HASHES + 11)
    assert problems[MAX_HASHES:] == [f"{MAX_HASHES + 2}:5 lost-after-hash"]


@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_list_in_a_text_keeps_a_line_for_each_item(gap: str) -> None:
    node, _ = parse(
        f"a: |\n  It is made up of:\n{gap}  - spring: two\n    courses\n  - summer\n\n  The\n  end.\n", "f.yaml"
    )
    assert isinstance(node, Table)
    text = node.entries[0][1]
    assert isinstance(text, Text)
    assert paragraphs(text) == f"It is made up of:\n{gap}- spring: two courses\n- summer\n\nThe end."
