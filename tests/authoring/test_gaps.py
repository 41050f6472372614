"""Questions are read from any list of them, and what went unanswered is grouped, the same way each time."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.authoring.asked import questions
from advisor.authoring.gaps import Gap, Open, gaps


@pytest.mark.parametrize(
    "data",
    [
        b"one\n\n two  words \n",
        b"\xef\xbb\xbfone\r\ntwo words\r\n",
        b'question\none\n"two words"\n',
        b"when;Question\n1;one\n2;two words\n",
        b'id,text\n1,one\n2,"two words"\n3\n',
        b"day\tmessage\n1\tone\n1\ttwo words\n",
        b'{"day": "2026-01-01", "question": "one"}\n{"q": "two words"}\n{"torn\n{"other": 1}\n',
    ],
)
def test_questions_are_read_from_every_kind_of_list(data: bytes) -> None:
    assert questions(data) == ["one", "two words"]


def test_a_cell_may_hold_the_delimiter_and_quotes() -> None:
    assert questions(b'question,n\n"is it ""hard"", then?",1\n') == ['is it "hard", then?']


@given(st.binary())
def test_any_bytes_are_read(data: bytes) -> None:
    assert all(text.strip() for text in questions(data))


def asked(question: str, times: int = 1, near: float = 0.0, outside: str | None = None) -> Open:
    words = dict.fromkeys(question.split(), 1.0)
    return Open(question=question, times=times, words=words, near={"rooms": near}, outside=outside)


def test_alike_questions_stand_in_one_group_and_the_biggest_comes_first() -> None:
    found = [asked("far off"), asked("rent a room", times=2), asked("a room rent", times=3), asked("quite far off")]
    assert [(gap.questions, gap.times) for gap in gaps(found)] == [
        (("a room rent", "rent a room"), 5),
        (("far off", "quite far off"), 2),
    ]


def test_the_order_of_the_questions_changes_nothing() -> None:
    words = "room rent far off when how much".split()
    chance = random.Random(1)  # noqa: S311 - a fixed sample, not a secret
    found = [asked(" ".join(chance.sample(words, 3)), times=chance.randint(1, 3)) for _ in range(60)]
    first = gaps(found)
    chance.shuffle(found)
    assert gaps(found) == first
    assert sum(gap.times for gap in first) == sum(each.times for each in found)


def test_a_group_goes_where_most_of_it_belongs() -> None:
    def gap(*found: Open) -> Gap:
        (only,) = gaps(found)
        return only

    assert gap(asked("a b", near=0.4), asked("a b c", near=0.2)).topic == "rooms"
    assert gap(asked("a b", near=0.4), asked("a b c", times=3, near=0.1)).topic is None
    outside = gap(asked("a b", near=0.4), asked("a b c", times=3, outside="parking"))
    assert (outside.topic, outside.outside) == (None, "parking")


def test_a_journal_is_such_a_list(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    path.write_text(
        json.dumps({"day": "2026-01-01", "question": "naïve?"}, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    assert questions(path.read_bytes()) == ["naïve?"]
