"""Whatever is typed becomes plain lower-case words."""

from __future__ import annotations

import pytest
from counted import counted
from hypothesis import given
from hypothesis import strategies as st

from advisor.matching.text import LIMIT, tidy


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Do I NEED it?", "do i need it"),
        ("can't, won't; isn't", "can not will not is not"),
        ("I’m sure they‘ll say what`s up", "i am sure they will say what is up"),
        ("the master's and the students'", "the masters and the students"),
        ("u dont need 2 yrs exp, tbh", "you do not need 2 years experience"),
        ("pls tell me abt the reqs asap", "please tell me about the requirements soon"),
        ("résumé, naïve, Zoë, São Paulo", "resume naive zoe sao paulo"),
        ("ＤＯ Ｉ ｎｅｅｄ ＣＳ？", "do i need cs"),
        ("𝐃𝐨 𝐈 𝐧𝐞𝐞𝐝 𝓒𝓢", "do i need cs"),
        ("ﬁnancial aid™", "financial aidtm"),
        ("c.s. or M.S. degrees, e.g. mine", "cs or ms degrees eg mine"),
        ("sooo helpfulllll!!!", "soo helpfull"),
        ("tuition💰💰in 2026🎓", "tuition in 2026"),
        ("нужен ли диплом", "нужен ли диплом"),
        ("東京の大学", "東京の大学"),
        ("GMAT700 and 2nd round", "gmat 700 and 2 nd round"),
        ("a job w/o a degree, w/ luck", "a job without a degree with luck"),
        ("interview/essay and new/old rules", "interview essay and new old rules"),
        ("snake_case and-dashes/slashes", "snake case and dashes slashes"),
        ("\x00tab\tand\r\nlines\x1b[31m", "tab and lines 31 m"),
        ("", ""),
        ("?! … 🎉 —", "party popper"),
    ],
)
def test_typed_and_tidied(typed: str, words: str) -> None:
    assert " ".join(tidy(typed)) == words


@given(st.text())
def test_any_text_becomes_lower_case_words(text: str) -> None:
    for word in tidy(text):
        assert word == word.lower()
        assert word.isalnum()


@given(st.text(alphabet="abcdefgh ", max_size=300))
def test_capitals_and_full_width_letters_make_no_difference(text: str) -> None:
    wide = "".join(chr(ord(letter) + 0xFEE0) if letter != " " else letter for letter in text.upper())
    assert tidy(text.upper()) == tidy(text)
    assert tidy(wide) == tidy(text)


@given(st.text())
def test_of_what_is_longer_than_the_limit_the_middle_is_not_read(text: str) -> None:
    half = "word " * (LIMIT // 5)
    assert tidy(f"{half} {text} {half}") == tidy(half + half)


@pytest.mark.parametrize(
    "text", ["a" * 200_000, "é" * 200_000, "a." * 100_000, "don't " * 33_333, " " * 200_000, "🎓" * 200_000]
)
def test_two_hundred_thousand_characters_take_little_work(text: str) -> None:
    _, calls = counted(lambda: tidy(text))
    assert calls < 50_000
