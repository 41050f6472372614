"""What may tell who asked is taken out of a question before it is kept; what was asked stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.terminal.redacting import LONGEST, redacted


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
        ("my name’s Jo. what now", "my name's [name] what now"),
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
