"""The schemas for editors say the same as the reader, of good files and of broken ones."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from conftest import KNOWLEDGE
from jsonschema import Draft7Validator
from reading.sample import AID, CHECK, FILES, TUITION, write
from referencing import Registry, Resource

from advisor.authoring.editor import SCHEMAS, for_editors
from advisor.authoring.schema import IDS, schemas
from advisor.cli import main
from advisor.model import Problem
from advisor.reading.folder import KnowledgeFile, find
from advisor.reading.kinds import KINDS
from advisor.reading.load import load
from advisor.reading.notes import Notes
from advisor.reading.plain import percent
from advisor.reading.shapes import Percent
from advisor.reading.values import read

ALL = schemas({"topic": ["aid", "tuition"]})
REGISTRY: Registry[Any] = Registry().with_resources(
    (f"{kind}.json", Resource.from_contents(body)) for kind, body in ALL.items()
)
VALIDATORS = {kind: Draft7Validator(body, registry=REGISTRY) for kind, body in ALL.items()}
FULL_CHECK = CHECK.replace(
    "  keen:\n    ask: Are you keen?\n",
    """\
  keen: {ask: Are you keen, help: H, why: W, unsure: no, usually: yes, words: {yes: [sure, yep], no: nope}}
  months: {ask: How long, number: {from: 0, to: 600, one: month, many: months, around: [about]}, if_more: "{more}"}
  field: {ask: Which, choices: {a: {label: A, words: [x]}, b: {label: B}}, if_changed: {a: Do}}
shared: [degree]
conditions:
  long: {at_least: {months: 36}}
  either: {any_of: [long, {not: {one_of: {field: [a, b]}}}, {all_of: [long, {is: {keen: yes}}]}]}
criteria: [{condition: long, met: M, not_met: N, not_known: K, sources: page}]
speaks: {ms: [{when: long, for: F, sources: [page]}, {when: {not: long}, against: G}]}
""",
).replace("text: Ask us.,", "text: Ask us., next_steps: [Call], sources: [page],")
GOOD = {
    **{name.removesuffix(".yaml").split("/")[0]: text for name, text in FILES.items()},
    "topics": TUITION,
    "checks": FULL_CHECK,
    "questions": "degree: {ask: What, choices: {x: {label: X}, y: {label: Y}}}\n",
    "examples": "- {question: is it dear, topic: tuition, program: [ms]}\n- {question: rain, topic: none}\n",
    "conversations": """\
- turns:
    - {question: is it dear, topic: [tuition, aid/loans], program: ms, or: [told, none], known_gap: yes}
    - {question: and there, topic: tuition, detail: halves}
    - {question: can I get in, check: fit}
""",
}
"""A file of each kind that uses all there is."""

OTHERS: tuple[Any, ...] = (
    "", " ", "some words", "x" * 201, "x" * 501, "x" * 5001, "yes", "No", "maybe", "2025", "2025-11", "2025-13",
    "2024-02-29", "2023-02-29", "2100-02-29", "2000-02-29", "2026-04-31", "0000-01-01", "2026-8-1",
    "https://a.example/x", "HTTP://a.example", "ftp://a.example", "https://a b", "a@b.example", "a@b", "{more}",
    "{title} and {other}", "an open {", "12", "1234567", "-3", "an-id", "An-Id", " an-id ", 7, 2025, 36.5, True, False,
    [], ["a"], ["a", "a"], ["a", ["b"]], [[]], [""], ["a"] * 25, {}, {"a": "b"}, {"a": {"b": "c"}},
    {"A b": "c"}, {"is": {"keen": "yes"}}, {"title": "T", "ask": ["a"]},
)  # fmt: skip
"""What somebody might write anywhere."""


class EditorLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # whichever is here
    """Reads YAML as editors do: by its version 1.2, where `yes` and `2025-11` are texts."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, pattern, starts in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(starts))


def says_schema(kind: str, value: Any) -> bool:  # noqa: ANN401 - any value at all
    return VALIDATORS[kind].is_valid(value)


def says_reader(kind: str, text: str) -> list[Problem]:
    notes = Notes()
    file = KnowledgeFile(path=PurePosixPath("x.yaml"), name="x.yaml", data=text.encode())
    node = file.parse(notes.problems)
    if node is not None:
        read(node, KINDS[kind], notes, kind)
    return notes.problems


def with_names(value: Any) -> Any:  # noqa: ANN401 - as above
    """Return a value whose keys are all texts, as an editor sees them."""
    if isinstance(value, dict):
        return {str(key): with_names(each) for key, each in value.items()}
    return [with_names(each) for each in value] if isinstance(value, list) else value


def changed(value: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    """Yield a value with each of its parts replaced by something else, left out, or joined by one that is unknown."""
    yield from OTHERS
    if isinstance(value, dict):
        for key, part in value.items():
            rest = {name: each for name, each in value.items() if name != key}
            yield rest
            yield {**rest, f"{key}x": part}
            yield from ({**value, key: each} for each in changed(part))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from ([*value[:number], each, *value[number + 1 :]] for each in changed(part))


@pytest.mark.parametrize("kind", KINDS)
def test_schema_and_reader_come_to_the_same_verdict_on_whatever_is_written_anywhere(kind: str) -> None:
    good = with_names(yaml.load(GOOD[kind], EditorLoader))  # noqa: S506 - a safe loader it is
    assert says_schema(kind, good)
    assert says_reader(kind, GOOD[kind]) == []
    verdicts = set()
    for value in islice(changed(good), 0, None, 5):
        text = json.dumps(value, ensure_ascii=False)
        accepted = not says_reader(kind, text)
        assert says_schema(kind, value) == accepted, (text, says_reader(kind, text))
        verdicts.add(accepted)
    assert verdicts == {True, False}


def test_every_file_that_ships_is_right_to_an_editor() -> None:
    for file in find(KNOWLEDGE, []):
        value = with_names(yaml.load(file.data, EditorLoader))  # noqa: S506 - as above
        assert says_schema(file.read_as, value), file.name


def test_every_schema_is_one() -> None:
    for body in ALL.values():
        Draft7Validator.check_schema(body)


BEYOND = {
    "an id that does not exist": ({"topics/aid.yaml": AID.replace("other]", "ohter]")}, "unknown-source"),
    "the same question in two topics": (
        {"topics/aid.yaml": AID.replace("is there aid", "how much is it")},
        "repeated-phrasing",
    ),
    "text that YAML takes for a comment": (
        {"topics/aid.yaml": AID.replace("title: Aid", "title: Aid #1")},
        "lost-after-hash",
    ),
    "outcomes that leave something open": (
        {"checks/fit.yaml": CHECK.replace("keen: no", "keen: yes")},
        "check-overlap",
    ),
}
"""What a schema cannot say, since it needs the other files, the way in which a file is written, or a proof."""


@pytest.mark.parametrize(("changes", "rule"), BEYOND.values(), ids=BEYOND.keys())
def test_some_mistakes_only_the_reader_finds(tmp_path: Path, changes: dict[str, str | bytes | None], rule: str) -> None:
    folder = write(tmp_path, changes)
    assert rule in {problem.rule for problem in load(folder).problems}
    for file in find(folder, []):
        assert says_schema(file.read_as, with_names(yaml.load(file.data, EditorLoader)))  # noqa: S506 - as above


ALIKE: dict[str, tuple[str, str, bool]] = {
    "nothing at all": ("smalltalk", "a: {ask: [hi], text: ~}", False),
    "nothing in quotes": ("smalltalk", "a: {ask: [hi], text: 'null'}", True),
    "a word that moves": ("smalltalk", "a: {ask: [hi], text: Hi., move: sure}", True),
    "a word that does not": ("smalltalk", "a: {ask: [hi], text: Hi., move: shure}", False),
    "an answer without a source": ("topics", AID.replace(", sources: [page, other]", ""), False),
    "an answer that names whom to ask": ("topics", AID.replace("sources: [page, other]", "refer: desk"), True),
    "a condition that says two things": (
        "checks",
        CHECK.replace("{is: {keen: yes}}", "{is: {keen: yes}, not: {is: {keen: no}}}"),
        False,
    ),
    "a condition that says nothing": ("checks", CHECK.replace("{is: {keen: yes}}", "{}"), False),
    "a question of two kinds": (
        "checks",
        CHECK.replace("keen?", "keen?\n    words: {yes: yep}\n    choices: {a: {label: A}, b: {label: B}}"),
        False,
    ),
    "a point for and against": (
        "checks",
        f"{CHECK}speaks: {{ms: [{{when: {{is: {{keen: yes}}}}, for: F, against: G}}]}}\n",
        False,
    ),
    "a word that stands twice": ("vocabulary", "related: [[fee, price, fee]]", False),
}
"""What both can see: the kind of file, its text, and whether it is right."""


@pytest.mark.parametrize(("kind", "text", "right"), ALIKE.values(), ids=ALIKE.keys())
def test_schema_and_reader_agree(kind: str, text: str, right: bool) -> None:  # noqa: FBT001 - a row of the table
    assert (says_reader(kind, text) == []) is right
    assert says_schema(kind, with_names(yaml.load(text, EditorLoader))) is right  # noqa: S506 - as above


@pytest.mark.parametrize("number", "0 0.05 0.09 0.1 0.15 2 2.5 02 002 0002 49.999 50".split())
@pytest.mark.parametrize("more", ["", "%", " %", "x"])
def test_schema_and_reader_agree_on_numbers_of_percent(number: str, more: str) -> None:
    body = ALL["advisor"]["properties"]["wrong_answers"]
    text = f"{number}{more}"
    reads = isinstance(percent(text, Percent(least=0.1, most=50), "it"), float)
    assert Draft7Validator(body).is_valid(text) is reads
    over = f"{number}1{more}" if number == "50" else f"50.1{more}"
    assert not Draft7Validator(body).is_valid(over)


def test_an_editor_is_stricter_in_one_way() -> None:
    spaced = {"a": {"ask": ["x" + " " * 600 + "y"], "text": "z"}}
    assert says_reader("smalltalk", json.dumps(spaced)) == []
    assert not says_schema("smalltalk", spaced)


def test_what_is_written_is_up_to_date() -> None:
    old = [path.name for path in for_editors(KNOWLEDGE) if path.suffix == ".json" and path.stem != IDS]
    assert old == [], "to write them anew: advisor kb schema --knowledge knowledge"
    assert json.loads((KNOWLEDGE / SCHEMAS / f"{IDS}.json").read_text(encoding="utf-8"))["definitions"]


def test_the_editor_line_is_all_that_the_command_adds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dos = b"\xef\xbb\xbf" + AID.replace("\n", "\r\n").encode()
    folder = write(tmp_path, {"topics/aid.yaml": dos, "topics/money/more.yaml": "title: x"})
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    assert main(["kb", "schema", "--knowledge", str(folder)]) == 0
    assert "Wrote 11 schemas" in capsys.readouterr().err
    for path, data in before.items():
        lines = path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)
        named = lines[0].decode().split("$schema=")[1].strip()
        assert (path.parent / named).resolve().is_file()
        assert lines[1] == data.removeprefix(b"\xef\xbb\xbf")
    assert (folder / "topics/aid.yaml").read_bytes().startswith(b"\xef\xbb\xbf# yaml-language-server")
    assert main(["kb", "schema", "--knowledge", str(folder)]) == 0
    assert "up to date" in capsys.readouterr().err
    assert load(folder).knowledge


def test_there_must_be_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kb", "schema", "--knowledge", str(tmp_path / "nowhere")]) == 2
    assert "there is no folder" in capsys.readouterr().err


def test_a_file_that_is_no_utf_8_is_left_as_it_is(tmp_path: Path) -> None:
    folder = write(tmp_path)
    path = folder / "topics" / "aid.yaml"
    path.write_bytes(AID.encode("utf-16"))
    assert path not in for_editors(folder)
