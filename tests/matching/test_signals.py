"""The signals say how alike a question and an entry are, and a match keeps each of them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.matching.matcher import rank
from advisor.matching.profile import Profile, profile
from advisor.matching.signals import SIGNALS, Evidence, rank_value, strength
from advisor.matching.training import train

SHARES = st.floats(min_value=0, max_value=1)
STEMS = st.dictionaries(st.sampled_from("abcdef"), st.floats(min_value=0.1, max_value=10), max_size=6)


@given(st.floats(min_value=-3, max_value=3), STEMS, STEMS, SHARES)
def test_signals_are_never_negative_and_a_share_is_never_more_than_all(
    score: float, asked: dict[str, float], known: dict[str, float], alike: float
) -> None:
    explained = {stem: min(known[stem] / 10, 1.0) for stem in asked if stem in known}
    evidence = Evidence(score=score, asked=asked, explained=explained, alike=alike)
    parts = {name: signal(evidence) for name, signal in SIGNALS.items()}
    assert all(value >= 0 for value in parts.values())
    assert parts["coverage"] <= parts["known"] + 1e-9 <= 1.000001
    assert strength(parts) >= 0
    assert rank_value(parts) >= 0


@given(st.fixed_dictionaries(dict.fromkeys(SIGNALS, SHARES)), st.sampled_from(list(SIGNALS)), SHARES)
def test_more_of_a_signal_never_makes_a_match_weaker(parts: dict[str, float], name: str, more: float) -> None:
    stronger = {**parts, name: parts[name] + more}
    assert strength(stronger) >= strength(parts)
    assert rank_value(stronger) >= rank_value(parts)


def test_what_has_nothing_in_common_counts_for_nothing() -> None:
    nothing = Evidence(score=-1.0, asked={}, explained={}, alike=0.0)
    assert [signal(nothing) for signal in SIGNALS.values()] == [0.0] * len(SIGNALS)
    stranger = Evidence(score=0.0, asked={"fee": 2.0}, explained={}, alike=0.0)
    assert [signal(stranger) for signal in SIGNALS.values()] == [0.0] * len(SIGNALS)


def test_the_signals_are_combined_as_was_measured_to_be_best() -> None:
    parts = {"weight": 2.0, "coverage": 0.59, "known": 0.9, "overlap": 0.31}
    assert strength(parts) == pytest.approx(2 * math.sqrt(0.64 * 0.36))
    assert strength(dict.fromkeys(SIGNALS, 0.0) | {"weight": 1.0}) == pytest.approx(0.05)
    assert rank_value(parts) == pytest.approx(2 * 0.2029**0.3)
    assert rank_value(dict.fromkeys(SIGNALS, 0.0) | {"weight": 1.0}) == pytest.approx(0.02**0.3)


def test_a_question_that_says_more_than_the_entry_knows_is_a_weaker_match() -> None:
    index, _ = train({"cost": [["tuition"], ["the", "fee"]], "date": [["deadline"], ["the", "date"]]})
    plain = rank(index, ["tuition"])[0]
    fuller = rank(index, ["tuition", "xylophone", "zeppelin"])[0]
    assert plain.entry == fuller.entry == "cost"
    assert fuller.strength < plain.strength
    assert fuller.parts["coverage"] < plain.parts["coverage"]
    assert fuller.shared == plain.shared == ("tuition",)


def test_matches_come_best_first() -> None:
    index, _ = train({key: [[key, "the"], [key, "a"], ["b", key]] for key in ("x", "y", "z")})
    found = rank(index, ["x", "y", "the", "b"])
    values = [rank_value(match.parts) for match in found]
    assert values == sorted(values, reverse=True)


def test_the_closest_phrasing_and_how_close_it_is() -> None:
    entry = profile(["pay the fee", "pay"], [["pay", "fee"], ["pay"]], {"pay": 1.0, "fee": 3.0})
    assert entry.closest({"pay": 1.0}) == (1, 1.0)
    assert entry.closest({"pay": 1.0, "fee": 3.0}) == (0, 1.0)
    number, alike = entry.closest({"fee": 3.0})
    assert number == 0
    assert alike == pytest.approx(6 / 7)
    assert entry.closest({"other": 2.0}) == (0, 0.0)
    assert entry.closest({}) == (0, 0.0)


def test_a_long_phrasing_kept_with_four_digits_is_still_the_closest() -> None:
    entry = Profile(texts=["long", "short"], where={"long": [0], "short": [1]}, sizes=[103.3, 2.0])
    assert entry.closest({"long": 103.332})[0] == 0


def test_a_phrasing_that_counts_as_not_there_is_not_the_closest() -> None:
    entry = profile(["pay the fee", "pay"], [["pay", "fee"], ["pay"]], {"pay": 1.0, "fee": 3.0})
    assert entry.closest({"pay": 1.0}, without=1)[0] == 0
    assert entry.familiarity("fee") > 0
    assert entry.familiarity("fee", without=0) == 0


def test_a_word_of_many_phrasings_is_more_familiar_than_one_of_few() -> None:
    entry = profile(
        ["a"] * 50, [["often", "once"] if n == 0 else ["often"] for n in range(50)], {"often": 1.0, "once": 1.0}
    )
    assert 0 < entry.familiarity("once") < entry.familiarity("often") < 1
    assert entry.familiarity("never") == 0
