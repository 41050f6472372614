"""Misspelt words are mended, and nothing else is touched."""

from __future__ import annotations

import random
from collections import Counter
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.matching.english import is_english
from advisor.matching.spelling import Speller

USED = Counter(
    {
        "tuition": 9, "deadline": 8, "background": 5, "requirements": 4, "scholarship": 6, "yellow": 7, "ribbon": 7,
        "care": 3, "programming": 2, "international": 4, "the": 30, "application": 5, "gmat": 3, "wharton": 1,
    }
)  # fmt: skip
SPELLER = Speller.of(USED)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tuiton", "tuition"),
        ("tuittion", "tuition"),
        ("tuiyion", "tuition"),
        ("utition", "tuition"),
        ("deadlien", "deadline"),
        ("backgrond", "background"),
        ("requirments", "requirements"),
        ("scolarship", "scholarship"),
        ("programing", "programming"),
        ("gmatt", "gmat"),
        ("intarnational", "international"),
    ],
)
def test_a_slip_of_the_finger_is_mended(typed: str, meant: str) -> None:
    assert SPELLER.mend(typed) == (meant,)


def test_words_typed_as_one_are_parted() -> None:
    assert SPELLER.mend("yellowribbon") == ("yellow", "ribbon")
    assert SPELLER.mend("thedeadline") == ("the", "deadline")


@pytest.mark.parametrize("word", ["card", "cares", "dead", "line", "ribbons", "cure", "core", "scare", "mat"])
def test_a_real_word_is_never_taken_for_another(word: str) -> None:
    assert SPELLER.mend(word) == (word,)


@settings(max_examples=300)
@given(
    st.sampled_from(
        [
            word
            for word in resources.files("advisor.matching").joinpath("english.txt").read_text().split()[90:]
            if word.isalpha()
        ]
    )
)
def test_no_english_word_is_ever_changed(word: str) -> None:
    assert not is_english(word) or SPELLER.mend(word) == (word,)


@pytest.mark.parametrize("word", ["xqzzy", "tui", "2026", "tuit1on", "нужен", "東京", "日本語の学校"])
def test_what_resembles_nothing_stays_as_it_is(word: str) -> None:
    assert SPELLER.mend(word) == (word,)


def test_of_two_words_as_near_the_more_used_is_meant_whatever_their_order() -> None:
    for used in ({"barton": 2, "baston": 5}, {"baston": 5, "barton": 2}):
        assert Speller.of(used).mend("bawton") == ("baston",)
    for used in ({"barton": 2, "baston": 2}, {"baston": 2, "barton": 2}):
        assert Speller.of(used).mend("bawton") == ("baston",)


@given(st.text(alphabet="tuiondealrb", min_size=1, max_size=14), st.integers())
def test_what_comes_out_is_the_word_or_known_words_and_always_the_same(word: str, seed: int) -> None:
    shuffled = list(USED.items())
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - an order, not a secret
    mended = SPELLER.mend(word)
    assert mended == (word,) or all(each in USED for each in mended)
    assert mended == SPELLER.mend(word) == Speller.of(dict(shuffled)).mend(word)
