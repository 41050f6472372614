"""Questions are read from any list of them, and what went unanswered is grouped, the same way each time."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.authoring.asked import questions
from advisor.authoring.exchange.sheet import UnreadableError
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
    assert questions(data).questions == ("one", "two words")


def test_a_cell_may_hold_the_delimiter_and_quotes() -> None:
    assert questions(b'question,n\n"is it ""hard"", then?",1\n').questions == ('is it "hard", then?',)


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(UnreadableError):
        assert all(text.strip() for text in questions(data).questions)


FORM = """\
Timestamp,Email Address,Your full name,What would you like to know?
2026/11/29 10:15:02 PM GMT+1,ann@school.example,Ann Person,"Is there a locker, and how much is it?"
2026/11/30 8:05:00 AM GMT+1,bo@school.example,Bo Person,Can I have
2026/11/30 9:05:00 AM GMT+1,cy@school.example,Cy Person,"do you have
rooms"
"""
LOCKERS = ("Is there a locker, and how much is it?", "Can I have", "do you have rooms")
HEAD, _, BODY = FORM.partition("\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    "head", [HEAD, HEAD.replace("What would you like to know?", "Your question"), "t,e-mail,name,x", ""]
)
def test_of_a_form_the_column_of_the_questions_is_taken_alone(encoding: str, separator: str, head: str) -> None:
    rows = csv.reader(io.StringIO(f"{head}\n{BODY}" if head else BODY, newline=""))
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(rows)
    found = questions(text.getvalue().encode(encoding))
    assert found.questions == LOCKERS
    assert found.column == (f"D ({head.rsplit(',', maxsplit=1)[-1]})" if head else "D")
    assert found.skipped == ()


@pytest.mark.parametrize("column", ["note", "Note", "B"])
def test_the_column_can_be_named(column: str) -> None:
    assert questions(b"who,note\nAnn,what is it\nBo,parking\n", column).questions == ("what is it", "parking")


@pytest.mark.parametrize(
    ("data", "column", "told"),
    [
        (
            b"day,said,answered\n1.2.2026,can I come,are you there?\n2.2.2026,why not,who asks?\n",
            None,
            "A (day), B (said)",
        ),
        (b"who,where\nAnn Lee,12 Long Street Pittsburgh\nBo Lee,7 Short Street\n", None, "--column, one of A, B."),
        (b"who,said\nAnn,hi\n", "sed", "there is no column 'sed'; the columns are"),
        (b"said,said\nAnn,hi\n", "said", "there are several columns 'said'"),
        (b"is it hard\nis it long, and hard\n", "said", "this is no table"),
        (b"PK\x03\x04\0\0", None, "save the table as CSV UTF-8"),
    ],
)
def test_a_column_that_cannot_be_told_is_refused(data: bytes, column: str | None, told: str) -> None:
    with pytest.raises(UnreadableError, match=re.escape(told)):
        questions(data, column)


def test_a_message_shows_nothing_of_what_people_wrote() -> None:
    with pytest.raises(UnreadableError) as raised:
        questions(b"ann@school.example,can I come,are you there?\nbo@school.example,why not,who asks?\n")
    assert "school.example" not in str(raised.value)


@pytest.mark.parametrize(
    "lines",
    [
        ["hi, how much is it"],
        ["hi, how much is it", "well, is it hard"],
        ["how much is it", "is it hard, long and dear", "I study law; can I come", "12,000 dollars, is that right"],
    ],
)
@pytest.mark.parametrize("head", [[], ["question"]])
def test_a_list_may_have_commas(lines: list[str], head: list[str]) -> None:
    found = questions("\n".join([*head, *lines]).encode())
    assert (found.questions, found.column) == (tuple(lines), "")


def test_a_row_that_runs_over_is_told_and_not_guessed() -> None:
    found = questions(FORM.encode() + b"2026/11/30,d@school.example,Di Person,is it dear, or not\n")
    assert (found.questions, found.skipped) == (LOCKERS, (5,))


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
    torn = b'{"day": "20\xff\0\n'
    assert questions(path.read_bytes() + torn + path.read_bytes()).questions == ("naïve?", "naïve?")
