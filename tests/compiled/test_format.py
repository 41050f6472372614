"""What is read from a compiled file answers as what was written; a file that is not as written is not read."""

from __future__ import annotations

import json

import pytest
import small
from dialogue.talking import Chat
from hypothesis import given
from hypothesis import strategies as st

from advisor.compiled.format import SCHEMA, Compiled, write
from advisor.compiled.format import read as read_parts
from advisor.compiled.rows import in_memory
from advisor.dialogue.understanding import Finding, Understanding
from advisor.engine import Opened, open_advisor

DIGEST = "0123"
QUESTIONS = [
    "what is the tuition", "how much money is it for the diploma", "notes", "is ballet taught", "instrument", "hi",
    "where can I park my car", "wat is teh tuiton", "can I borow a violin and when is the deadline", "日本語", "",
]  # fmt: skip


def read(data: bytes, digest: str) -> Compiled | None:
    return read_parts(in_memory(data), len(data), digest)


def written(opened: Opened) -> bytes:
    assert opened.knowledge is not None
    assert opened.understanding is not None
    return write(DIGEST, opened.knowledge, opened.understanding, opened.problems, opened.held_back)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    folder = tmp_path_factory.mktemp("small")
    return open_advisor(
        small.write(folder, broken="title: Broken\ncategory: nowhere\nask: [x]\nanswers: {any: {text: x}}\n")
    )


@pytest.fixture(scope="module")
def data(opened: Opened) -> bytes:
    return written(opened)


def reopened(opened: Opened, data: bytes) -> Opened:
    found = read(data, DIGEST)
    assert found is not None
    return opened._replace(
        knowledge=found.knowledge,
        understanding=found.understanding,
        problems=found.problems,
        held_back=found.held_back,
    )


def test_all_that_is_said_is_the_same(opened: Opened, data: bytes) -> None:
    ours, theirs = Chat(opened), Chat(reopened(opened, data))
    for question in QUESTIONS:
        first, second = (chat.turn(question).replies for chat in (ours, theirs))
        assert [each.text for each in first] == [each.text for each in second]
    assert ours.conversation.programs == theirs.conversation.programs


def test_problems_and_what_is_held_back_are_kept(opened: Opened, data: bytes) -> None:
    assert opened.problems
    assert (reopened(opened, data).problems, reopened(opened, data).held_back) == (opened.problems, opened.held_back)


def test_the_knowledge_is_the_same(opened: Opened, data: bytes) -> None:
    ours, theirs = opened.knowledge, reopened(opened, data).knowledge
    assert ours is not None
    assert theirs is not None
    for table in ("programs", "contacts", "sources", "topics", "subjects", "families", "smalltalk", "categories"):
        assert dict(getattr(theirs, table)) == dict(getattr(ours, table))
        assert list(getattr(theirs, table)) == list(getattr(ours, table))
    assert (theirs.name, theirs.greeting, theirs.words) == (ours.name, ours.greeting, ours.words)


def test_the_same_knowledge_gives_the_same_bytes(opened: Opened, data: bytes) -> None:
    assert written(opened) == data


@given(st.data())
def test_a_truncated_file_is_not_read(data: bytes, drawn: st.DataObject) -> None:
    assert read(data[: drawn.draw(st.integers(0, len(data) - 1))], DIGEST) is None


@given(st.binary())
def test_garbage_is_not_read(garbage: bytes) -> None:
    assert read(garbage, DIGEST) is None
    assert read(b"{" + garbage + b"}\n" + garbage, DIGEST) is None


@pytest.mark.parametrize(
    "garbage", [b"[" * 100_000, b'{"a":' * 50_000, b"1" * 5_000, b"null", b'{"schema": 1}', b"[]", b'"x"', b"\xff"]
)
def test_a_stamp_of_garbage_is_not_read(garbage: bytes, data: bytes) -> None:
    assert read(garbage + b"\n" + data, DIGEST) is None


def test_a_file_of_other_knowledge_is_not_read(data: bytes) -> None:
    assert read(data, "4567") is None


@pytest.mark.parametrize(
    ("name", "value"),
    [("schema", SCHEMA + 1), ("code", "other"), ("digest", "4567"), ("size", 0), ("sum", 0), ("more", 1)],
)
def test_a_file_with_another_stamp_is_not_read(data: bytes, name: str, value: object) -> None:
    stamp, body = data.split(b"\n", 1)
    assert read(json.dumps({**json.loads(stamp), name: value}).encode() + b"\n" + body, DIGEST) is None


def test_the_shipped_knowledge_base_answers_the_same(learned: Opened, shipped: Opened) -> None:
    assert learned.knowledge is not None
    assert learned.understanding is not None
    assert shipped.understanding is not None
    topics = [text for topic in learned.knowledge.topics.values() for text in topic.ask[::60]]
    outside = [text for subject in learned.knowledge.subjects.values() for text in subject.ask[::60]]
    for text in [*topics, *outside, *(f"{text} {other}" for text, other in zip(topics, outside, strict=False))]:
        ours, theirs = (each.find(text) for each in (learned.understanding, shipped.understanding))
        assert ours.words == theirs.words
        assert ours.programs == theirs.programs
        assert ours.families == theirs.families
        expected = chances(shipped.understanding, theirs)
        assert chances(learned.understanding, ours) == pytest.approx(expected, abs=2e-3), text


def chances(understanding: Understanding, found: Finding) -> dict[str, float]:
    """Return the probabilities of the best matches, whatever their order: figures cut short may swap two."""
    return {match.entry: understanding.probability(found, n) for n, match in enumerate(found.matches[:8])}
