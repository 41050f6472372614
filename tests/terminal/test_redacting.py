"""What may tell who asked is taken out of a question before it is kept; what was asked stays."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from re import _constants, _parser  # type: ignore[attr-defined]  # what a pattern is made of
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.terminal.details import addresses, names, numbers
from advisor.terminal.redacting import LONGEST, redacted

from .details import DETAILS
from .ordinary import ORDINARY


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("mail me at jo.doe+x@mail.example please", "mail me at [address] please"),
        ("jo at mail dot com has a question", "[address] has a question"),
        ("jo(at)mail(dot)com", "[address]"),
        ("I'm @jo_doe", "I'm [address]"),
        ("call +1 (412) 268-5231 today", "call [number] today"),
        ("call 412.268.5231", "call [number]"),
        ("my student number is 90125", "my student number is [number]"),
        ("born 03/11/1999", "born [number]"),
        ("ssn 078-05-1120, ok?", "ssn [number], ok?"),
        ("My name is John Smith, can I apply?", "My name is [name], can I apply?"),
        ("my name is john smith and i want in", "my name is [name] and i want in"),
        ("my name’s Jo. what now", "my name's [name]. what now"),
        ("MY NAME IS José Ångström", "MY NAME IS [name]"),
        ("my full name is Mary-Ann O'Neil-Smythe Jones", "my full name is [name]"),
        ("i am called jo from Rome", "i am called [name] from Rome"),
        ("\N{FULLWIDTH DIGIT FOUR}123456", "[number]"),
        ("jo\u200b@mail.example", "[address]"),
        ("two\nlines", "two lines"),
    ],
)
def test_what_tells_who_asked_is_taken_out(typed: str, kept: str) -> None:
    assert redacted(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "tuition 2025-2026?",
        "fees for 2025/26",
        "is 3.2 enough with a GMAT of 680",
        "I have 100,000 saved",
        "what is the name of the dean",
        "10 years active duty",
        "apply by 1 March 2026?",
    ],
)
def test_what_was_asked_stays(typed: str) -> None:
    assert redacted(typed) == typed


@given(st.text())
def test_any_text_is_one_harmless_line_of_some_length(typed: str) -> None:
    kept = redacted(typed)
    assert len(kept) <= LONGEST
    assert len(kept.splitlines()) <= 1
    assert kept.isprintable() or "\N{NO-BREAK SPACE}" in kept or not kept.isascii()


@given(st.text(alphabet="ab1 ", max_size=5), st.text(alphabet="ab1 ", max_size=5), st.integers(10_000, 10**15))
def test_no_address_and_no_long_number_gets_through(before: str, after: str, number: int) -> None:
    kept = redacted(f"{before} canary@mail.example {after} {number} {before}")
    assert "canary" not in kept
    assert str(number) not in kept


@pytest.mark.parametrize("row", DETAILS.strip().splitlines())
def test_details_of_every_kind_are_taken_out(row: str) -> None:
    typed, kept = row.split(" => ")
    assert redacted(typed) == unicodedata.normalize("NFKC", kept)


@pytest.mark.parametrize("typed", ORDINARY.strip().splitlines())
def test_ordinary_questions_stay_as_they_are(typed: str) -> None:
    assert redacted(typed) == typed


@pytest.mark.parametrize("detail", ["412-268-5231", "jo@mail.example", "12 High Street"])
@pytest.mark.parametrize(("between", "lengths"), [(" y", range(205, 230)), (" ", range(705, 730))])
def test_a_detail_where_a_long_text_is_cut_does_not_get_through(detail: str, between: str, lengths: range) -> None:
    for length in lengths:
        kept = redacted("x" * 260 + "@mail.example" + (between * 800)[:length] + " " + detail + " y" * 600)
        assert not any(part in kept for part in ("412", "jo", "High"))


def test_what_is_cut_leaves_no_part_of_a_mark() -> None:
    for length in range(280, 301):
        assert re.fullmatch(r"x+(?: \[address\])?", redacted("x" * length + " jo@mail.example"))


@pytest.mark.parametrize("typed", ["my name is " * 10_000, "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 2_000])
def test_of_a_long_text_only_the_beginning_is_looked_at(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    looked_at: list[int] = []

    def look(text: str) -> tuple[()]:
        looked_at.append(len(text))
        return ()

    monkeypatch.setattr(names, "names", look)
    redacted(typed)
    assert max(looked_at) <= 2 * LONGEST


def patterns(module: ModuleType) -> Iterator[re.Pattern[str]]:
    for each in vars(module).values():
        yield from (part for part in (each if isinstance(each, tuple) else (each,)) if isinstance(part, re.Pattern))


def repeated(part: object) -> Iterator[tuple[object, int]]:
    """Yield how often each part of a pattern may be repeated, where what it has taken can be given back."""
    if isinstance(part, tuple) and part and part[0] in {_constants.MAX_REPEAT, _constants.MIN_REPEAT}:
        yield part[0], part[1][1]
    if isinstance(part, tuple | list | _parser.SubPattern):
        for each in part:
            yield from repeated(each)


@pytest.mark.parametrize("module", [addresses, names, numbers], ids=lambda module: module.__name__)
def test_no_pattern_gives_back_more_than_a_limited_part(module: ModuleType) -> None:
    found = list(patterns(module))
    assert len(found) > 5
    for pattern in found:
        most = max((most for _, most in repeated(_parser.parse(pattern.pattern, pattern.flags))), default=0)
        assert most <= 60, pattern.pattern


def test_that_a_pattern_without_limits_would_be_seen() -> None:
    assert [most for _, most in repeated(_parser.parse("(?:a(?:b+c)*+|x)"))] == [_constants.MAXREPEAT]
