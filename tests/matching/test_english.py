"""The list of English words knows which are common."""

from __future__ import annotations

import pytest

from advisor.matching.english import is_english, rarity


def test_the_commoner_a_word_the_less_it_tells() -> None:
    values = [rarity(word) for word in ("the", "tuition", "xqzzy")]
    assert values == sorted(values)
    assert values[0] < values[-1] == 1.0


@pytest.mark.parametrize("word", ["care", "card", "yours", "zebra", "woman", "algebra"])
def test_real_words_are_known(word: str) -> None:
    assert is_english(word)


@pytest.mark.parametrize("word", ["tuiton", "", "tier", "the\nof", "deadlien", "\n", "# tier 10", "10"])
def test_what_is_no_word_is_not(word: str) -> None:
    assert is_english(word) == (word == "tier")
