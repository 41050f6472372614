"""Confidence is a probability: it rises with the strength of a match, and the threshold keeps its promise."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.dialogue.learning import understand
from advisor.matching.calibration import Asked, calibrate
from advisor.matching.confidence import Confidence, facts_of, logistic
from advisor.matching.matcher import Match, rank
from advisor.matching.training import HeldOut, train
from advisor.reading.load import load

PLAIN = Confidence(weights=(0.0, 1.5, 3.0, 1.0), sure=0.6, unsure=0.15)


def match(entry: str, strength: float, coverage: float = 0.5) -> Match:
    parts = {"weight": strength, "coverage": coverage, "known": coverage, "overlap": coverage}
    return Match(entry=entry, number=0, strength=strength, parts=parts, nearest=0, shared=())


MATCHES = st.lists(
    st.builds(
        match,
        st.sampled_from(["topic a", "topic b", "topic c", "outside d"]),
        st.floats(min_value=0, max_value=5),
        st.floats(min_value=0, max_value=1),
    ),
    max_size=4,
)
ASKED = st.builds(
    Asked, matches=MATCHES, means=st.sets(st.sampled_from(["topic a", "topic b"]), max_size=1).map(frozenset)
)
HELD_OUT = st.builds(
    HeldOut,
    entry=st.sampled_from(["topic a", "topic b", "outside d"]),
    phrasing=st.just(0),
    without_phrasing=MATCHES,
    without_entry=MATCHES,
)


def is_topic(entry: str) -> bool:
    return entry.startswith("topic ")


@given(st.lists(ASKED, max_size=30), st.lists(HELD_OUT, max_size=10), MATCHES)
def test_whatever_it_was_fitted_to_it_is_a_probability(
    asked: list[Asked], held_out: list[HeldOut], found: list[Match]
) -> None:
    confidence = calibrate(held_out, asked, is_topic, budget=0.02)
    assert all(map(math.isfinite, confidence.weights))
    assert 0 <= confidence.unsure <= confidence.sure <= 1
    assert all(0 <= confidence.of(found, place) <= 1 for place in range(max(len(found), 1)))


@given(
    st.lists(ASKED, max_size=30),
    st.lists(HELD_OUT, max_size=10),
    MATCHES.filter(bool),
    st.floats(min_value=0, max_value=3),
)
def test_a_stronger_match_is_never_the_less_likely_one(
    asked: list[Asked], held_out: list[HeldOut], found: list[Match], more: float
) -> None:
    confidence = calibrate(held_out, asked, is_topic, budget=0.02)
    stronger = [found[0]._replace(strength=found[0].strength + more), *found[1:]]
    assert confidence.of(stronger) >= confidence.of(found) - 1e-12


@given(st.lists(ASKED, max_size=60), st.floats(min_value=0, max_value=0.5))
def test_the_threshold_keeps_wrong_answers_within_the_budget(asked: list[Asked], budget: float) -> None:
    confidence = calibrate([], asked, is_topic, budget=budget)
    wrong = [
        each
        for each in asked
        if each.matches and is_topic(each.matches[0].entry) and each.matches[0].entry not in each.means
    ]
    answered = [each for each in wrong if confidence.of(each.matches) >= confidence.sure]
    assert len(answered) <= budget * len(asked) + 1e-9


def test_a_knowledge_base_that_allows_more_wrong_answers_answers_sooner(school: Path) -> None:
    knowledge = load(school).knowledge
    assert knowledge
    careful, bold = (understand(knowledge._replace(wrong_answers=share)).confidence.sure for share in (0.001, 0.3))
    assert bold < careful


def test_what_is_right_and_strong_is_told_from_what_is_wrong_and_weak() -> None:
    right = [asked_about("topic a", 1.0 + n / 10, 0.9, {"topic a"}) for n in range(20)]
    wrong = [asked_about("topic a", 0.2 + n / 100, 0.2, set()) for n in range(20)]
    confidence = calibrate([], [*right, *wrong], is_topic, budget=0.02)
    assert all(confidence.of(each.matches) >= confidence.sure for each in right)
    assert all(confidence.of(each.matches) < 0.5 for each in wrong)


def test_where_there_is_nothing_to_learn_from_only_certainty_is_enough() -> None:
    assert calibrate([], [], is_topic, budget=0.02).sure == 1.0


def test_held_out_phrasings_of_outside_subjects_teach_what_not_to_answer() -> None:
    good = [held_out("topic a", own=1.0, other=0.1) for _ in range(30)]
    bad = [held_out("outside d", own=0.3, other=0.3) for _ in range(30)]
    confidence = calibrate([*good, *bad], [], is_topic, budget=0.02)
    assert confidence.of([match("topic a", 1.0)]) >= confidence.sure > confidence.of([match("topic a", 0.3)])


def test_a_lead_over_the_others_counts() -> None:
    alone = PLAIN.of([match("a", 1.0), match("b", 0.1)])
    tied = PLAIN.of([match("a", 1.0), match("b", 1.0)])
    assert alone > tied > PLAIN.of([match("a", 1.0), match("b", 2.0)])
    assert PLAIN.of([match("a", 1.0), match("b", 0.1)], 1) < tied


def test_words_that_it_does_not_know_count_as_a_rival() -> None:
    known, half, little = (PLAIN.of([match("a", 1.0, share)]) for share in (1.0, 0.5, 0.1))
    assert known > half > little
    index, _ = train({"women": [["women"], ["women", "here"], ["share", "of", "women"]], "cost": [["fee"]]})
    assert PLAIN.of(rank(index, ["women", "handbags"])) < 0.8 * PLAIN.of(rank(index, ["women"]))


def test_what_confidence_depends_on() -> None:
    found = [match("a", 1.0, 0.5), match("b", 0.5, 0.3), match("c", 0.3, 0.9)]
    rival = math.hypot(0.5, 0.85 * 0.5)
    assert facts_of(found) == pytest.approx((1.0, math.log(1.02), math.log(1.2 / (rival + 0.2)), 0.5 - 0.9))
    rival = math.hypot(1.0, 0.85 * 0.7)
    assert facts_of(found, 1) == pytest.approx((1.0, math.log(0.52), math.log(0.7 / (rival + 0.2)), 0.3 - 0.9))
    assert facts_of(found[:1]) == pytest.approx((1.0, math.log(1.02), math.log(1.2 / 0.625), 0.5))
    assert PLAIN.of(found) == PLAIN.of(found, 0) != PLAIN.of(found, 1)


def test_weighted_facts_stand_for_a_probability_and_never_for_certainty() -> None:
    assert logistic((2.0, 1.0), (1.0, -1.0)) == pytest.approx(math.e / (1 + math.e))
    assert logistic((0.0,), (1.0,)) == 0.5
    surest, least = logistic((99.0,), (1.0,)), logistic((-99.0,), (1.0,))
    assert (1 - surest, least) == pytest.approx((math.exp(-30), math.exp(-30)), rel=0.05, abs=0)
    with pytest.raises(ValueError, match="shorter"):
        logistic((1.0, 1.0), (1.0,))


def test_nothing_found_has_no_probability() -> None:
    assert PLAIN.of([]) == 0.0


def asked_about(entry: str, strength: float, coverage: float, means: set[str]) -> Asked:
    return Asked(matches=[match(entry, strength, coverage)], means=frozenset(means))


def held_out(entry: str, *, own: float, other: float) -> HeldOut:
    others: Sequence[Match] = [match("topic b", other)]
    return HeldOut(entry=entry, phrasing=0, without_phrasing=[match(entry, own), *others], without_entry=others)


@pytest.mark.parametrize("strength", [0.0, 1e-9, 1e9])
def test_extreme_strengths_stay_probabilities(strength: float) -> None:
    assert 0 <= PLAIN.of([match("a", strength), match("b", 1e9)]) <= 1
