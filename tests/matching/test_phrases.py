"""Phrases are found by their stems, the longest first, never two in one place."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from advisor.matching.phrases import Phrases

WORDS = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=12)


def labels(phrases: Phrases, text: str) -> list[str]:
    return [found.label for found in phrases.find(text.split())]


def test_the_longest_phrase_wins() -> None:
    phrases = Phrases.of([(["mba"], "short"), (["mba", "track"], "long"), (["track", "record"], "other")])
    assert labels(phrases, "the mba track starts") == ["long"]
    assert labels(phrases, "the mba and the track record") == ["short", "other"]
    assert labels(phrases, "mba track record") == ["long"]


def test_forms_of_a_word_are_one() -> None:
    assert labels(Phrases.of([(["recommendation", "letter"], "found")]), "two recommendation letters") == ["found"]


def test_a_phrase_that_counts_as_written_does_so_to_its_last_word() -> None:
    phrases = Phrases.of([(["the", "course"], "it"), (["lesson"], "it")], as_written=["it"])
    assert labels(phrases, "the course and the courses and lessons") == ["it", "it"]
    assert labels(phrases, "the courses") == []


def test_the_first_of_two_equal_phrases_counts() -> None:
    assert labels(Phrases.of([(["x"], "first"), (["x"], "second")]), "x") == ["first"]


def test_a_phrase_without_words_is_nowhere() -> None:
    assert labels(Phrases.of([([], "nothing")]), "x y z") == []


@given(st.lists(WORDS, max_size=6), WORDS)
def test_what_is_found_stands_there_and_never_overlaps(listed: list[list[str]], words: list[str]) -> None:
    found = Phrases.of((phrase, " ".join(phrase)) for phrase in listed).find(words)
    assert all(" ".join(words[each.start : each.end]) == each.label for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert bool(found) == any(phrase and " ".join(phrase) in _runs(words) for phrase in listed)


def _runs(words: list[str]) -> set[str]:
    return {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)}
