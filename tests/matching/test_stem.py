"""Forms of a word meet in one stem; different words do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.matching.stem import stem


@pytest.mark.parametrize(
    "words",
    [
        "requirements requirement required requiring requires require",
        "applying applies applied apply",
        "recommendations recommendation recommended recommends recommend",
        "classes class",
        "stopped stopping stops stop",
        "companies company",
        "careers career",
        "experiences experienced experience",
    ],
)
def test_forms_of_one_word_meet(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("class", "close"), ("course", "cause"), ("test", "text"), ("thing", "the"), ("app", "apply")]
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["gre", "is", "h1b", "2026", "東京の大学", "нужен", "@schools"])
def test_what_is_short_or_no_english_word_stays_as_it_is(word: str) -> None:
    assert stem(word) == word


@given(st.text(alphabet="abcdeilmnorsty", min_size=1, max_size=15))
def test_a_stem_is_never_empty_and_never_longer_than_its_word(word: str) -> None:
    assert 0 < len(stem(word)) <= len(word)
