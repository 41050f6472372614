"""The benchmark's matchers find what is plain to see, and its figures are what they say."""

from __future__ import annotations

import json
import math
from importlib.util import find_spec
from pathlib import Path

import pytest

from .ablation import VARIANTS, patch
from .base import Base, entries_of, open_base
from .figures import (
    Case,
    Ranked,
    accuracy_refusing,
    auroc,
    bar_within,
    curve_through,
    percentile,
    reliability,
    share_in_top,
    threshold_refusing,
)
from .knowledge import Judgement, ask_timed, judged_by, outcome_of, tally
from .matchers import CONTENDERS
from .questions import Question, public_sets, sample, with_typos
from .run import chosen, plain
from .scale import Copies

SHOP = {
    "hours": [
        "when do you open",
        "what are your opening hours",
        "how late are you open on sunday",
        "when do you close",
    ],
    "returns": ["can I return a lamp", "how do I get my money back", "I want a refund", "returning a broken chair"],
    "delivery": [
        "do you deliver to my street",
        "how long does delivery take",
        "what does shipping cost",
        "ship a table",
    ],
}
NEEDS = {"TF-IDF cosine": "sklearn"}
"""Peers whose package the tests do without where it is not installed."""


def ranked(*found: tuple[str, float], means: str = "") -> Ranked:
    return Ranked(found=found, means=frozenset({means} if means else ()))


@pytest.mark.parametrize("name", CONTENDERS)
def test_every_matcher_finds_what_shares_its_words(name: str) -> None:
    if name in NEEDS and find_spec(NEEDS[name]) is None:
        pytest.skip(f"{NEEDS[name]} is not installed")
    matcher = CONTENDERS[name].make()
    matcher.learn(SHOP)
    for question, wanted in {
        "what are the opening hours": "hours",
        "how do I get the money back?": "returns",
        "how long will the delivery take": "delivery",
    }.items():
        found = matcher.rank(question)
        assert found[0][0] == wanted
        assert [score for _, score in found[1:] if score > found[0][1]] == []
        assert len(dict(found)) == len(found)
    matcher.rank("")
    matcher.rank("???")


INSIDE = [
    ranked(("a", 0.9), ("b", 0.5), means="a"),
    ranked(("b", 0.8), ("c", 0.7), ("d", 0.6), ("a", 0.5), means="a"),
    ranked(("b", 0.4), ("a", 0.3), means="a"),
    ranked(means="a"),
]
OUTSIDE = [ranked(("a", score / 10)) for score in range(10)]


def test_places_are_counted_from_the_first() -> None:
    assert [share_in_top(INSIDE, places) for places in (1, 2, 3, 4)] == [0.25, 0.5, 0.5, 0.75]
    assert math.isnan(share_in_top([], 1))


def test_the_threshold_refuses_what_it_should() -> None:
    bar = threshold_refusing(OUTSIDE, 0.9)
    assert sum(each.score <= bar for each in OUTSIDE) == 9
    assert accuracy_refusing(INSIDE, OUTSIDE) == 0.25
    assert accuracy_refusing(INSIDE, [ranked(("a", 0.95))]) == 0
    assert math.isnan(accuracy_refusing(INSIDE, []))


def test_equal_scores_are_refused_together() -> None:
    assert accuracy_refusing([ranked(("a", 1.0), means="a")], [ranked(("a", 1.0))] * 10) == 0


def test_auroc_is_the_chance_of_the_right_order() -> None:
    high, low = ranked(("a", 0.9), means="a"), ranked(("a", 0.1))
    assert auroc([high], [low]) == 1
    assert auroc([low], [high]) == 0
    assert auroc([high, low], [high, low]) == 0.5
    assert auroc([high], [high, low]) == 0.75


def test_percentiles_are_values_that_occurred() -> None:
    values = [float(n) for n in range(100, 0, -1)]
    assert [percentile(values, share) for share in (0.5, 0.99, 1.0)] == [50, 99, 100]
    assert math.isnan(percentile([], 0.5))


def test_probabilities_fall_into_the_bin_below_them() -> None:
    found = reliability([(0.95, True), (0.9, False), (0.5, True), (0.05, True)], (0.1, 0.5, 0.9))
    assert found[1:] == [(0.5, 1, 1.0), (0.9, 2, 0.5)]
    assert found[0][:2] == (0.1, 0)


def test_the_bar_keeps_the_budget() -> None:
    cases = [Case(score=score, right=right) for score, right in ((0.9, True), (0.8, False), (0.7, True), (0.6, False))]
    assert [bar_within(cases, budget) for budget in (0, 1, 2)] == [0.9, 0.7, 0.6]
    assert bar_within([Case(score=0.9, right=True), Case(score=0.9, right=False)], 0) == math.inf


def test_a_curve_goes_through_what_came_of_scores() -> None:
    cases = [Case(score=100.0 * (i % 2), right=i % 10 != i % 2, counts=2.0) for i in range(100)]
    curve = curve_through(cases)
    assert curve.of(0) == pytest.approx(0.8, abs=0.01)
    rising = curve_through([Case(score=s, right=s > 50) for s in (10.0, 30.0, 45.0, 60.0, 90.0)])
    assert rising.of(10) < rising.of(60) < rising.of(90)
    assert 0 < curve_through([]).of(1) < 1


def test_what_is_answered_offered_and_wrong() -> None:
    judgement = Judgement(probability=lambda score: score, sure=0.7)
    asked = [
        ranked(("topic fees", 0.9), means="topic fees"),
        ranked(("topic visa", 0.8), means="topic fees"),
        ranked(("topic visa", 0.5), ("topic fees", 0.3), means="topic fees"),
        ranked(("topic visa", 0.5), ("topic fees", 0.1), means="topic fees"),
        ranked(("outside parking", 0.9), ("topic fees", 0.3)),
        ranked(("topic fees", 0.9)),
    ]
    found = tally([outcome_of(each, 0.001, judgement) for each in asked], ())
    assert (found.inside, found.right, found.right_or_offered, found.wrong) == (4, 0.25, 0.5, 0.25)
    assert (found.outside, found.outside_answered, found.milliseconds) == (2, 0.5, 1.0)


def test_a_matcher_that_cannot_tell_answers_nothing() -> None:
    wild = [ranked(("topic fees", 50.0), means="topic fees" if i % 2 else "") for i in range(50)]
    judgement = judged_by(wild, ())
    assert not outcome_of(wild[1], 0.0, judgement).answered


def test_a_knowledge_base_without_some_of_its_phrasings(school: Path) -> None:
    base = open_base(school, 3)
    assert len(base.left_out) == 3
    left = entries_of(base.fewer)
    for question in base.left_out:
        (key,) = question.means
        assert question.text in base.entries[key]
        assert question.text not in left[key]


def test_files_of_questions(school: Path, tmp_path: Path) -> None:
    base: Base = open_base(school, 0)
    topic = next(iter(base.knowledge.topics))
    rows = [
        {"q": "one", "topics": [topic], "alt": ["greeting"]},
        {"q": "none", "topics": [], "out": "near"},
        {"q": "two", "topics": [topic, "greeting"]},
        {"turns": [{"q": "one", "topics": [topic]}]},
    ]
    path = tmp_path / "asked.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    (_, questions), *more = base.parts(path, 10)
    assert not more
    assert [each.text for each in questions] == ["one", "none"]
    assert f"topic {topic}" in questions[0].means
    assert not questions[1].means


def test_public_sets_know_what_is_out_of_scope(tmp_path: Path) -> None:
    entries = [{"id": key, "phrasings": texts} for key, texts in SHOP.items()]
    test = [{"q": "closing time", "ids": ["hours"]}, {"q": "moon", "ids": []}, {"q": "gift card", "ids": ["gift"]}]
    (tmp_path / "shop.json").write_text(json.dumps({"name": "x", "entries": entries, "test": test}), encoding="utf-8")
    (found,) = public_sets(tmp_path)
    assert (found.name, dict(found.entries)) == ("shop", {key: tuple(texts) for key, texts in SHOP.items()})
    assert [set(each.means) for each in found.questions] == [{"hours"}, set(), set()]


def test_typos_are_few_and_always_the_same() -> None:
    text = "how much does the programme cost altogether"
    changed = [a != b for a, b in zip(text.split(), with_typos(text).split(), strict=True)]
    assert 0 <= sum(changed) <= 2
    assert with_typos(text) == with_typos(text)
    assert with_typos("is it ok") == "is it ok"
    assert with_typos("日本語学校 été 12345") != ""
    many = [f"{text} {i}" for i in range(100)]
    assert sum(each != with_typos(each) for each in many) > 90


def test_samples_keep_their_order() -> None:
    assert sample(range(5), 9) == [0, 1, 2, 3, 4]
    taken = sample(range(100), 10)
    assert taken == sorted(set(taken)) == sample(range(100), 10)


def test_copies_are_distinct_and_always_the_same() -> None:
    entries, questions = Copies(SHOP).make(100, 10)
    phrasings = [text for texts in entries.values() for text in texts]
    assert (len(entries), len(phrasings), len(questions)) == (5, 100, 10)
    assert all(len(set(texts)) == len(texts) for texts in entries.values())
    assert Copies(SHOP).make(100, 10) == (entries, questions)


def test_every_variant_names_something_that_exists() -> None:
    with pytest.MonkeyPatch.context() as undo:
        for changes in VARIANTS.values():
            patch(changes, undo.setattr)
    with pytest.raises(SystemExit):
        patch({"weights._NO_SUCH_THING": 1})


def test_json_has_no_nan() -> None:
    found = {"a": [tally([], ())], "b": (1.0, math.nan)}
    assert json.loads(json.dumps(plain(found), allow_nan=False))["b"] == [1.0, None]


def test_parts_and_matchers_are_chosen_by_name() -> None:
    assert list(chosen(["ours", "public"], CONTENDERS)) == ["ours"]
    assert chosen(["public"], CONTENDERS) == dict(CONTENDERS)


def test_asking_takes_time() -> None:
    matcher = CONTENDERS["BM25"].make()
    matcher.learn(SHOP)
    asked, seconds = ask_timed(matcher, Question(text="refund", means=frozenset({"returns"})))
    assert asked.right
    assert seconds >= 0
