"""An index is learned from phrasings: it finds them again, always the same, and can be asked what it has not seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.matching.index import Index
from advisor.matching.matcher import rank
from advisor.matching.stem import stem
from advisor.matching.training import train

COST = ["how much does it cost", "what is the tuition", "tuition fees", "price of the course", "is it expensive"]
NOTES = ["do i need to read notes", "must i know sheet music", "reading music required", "never learned notation"]
DEADLINE = ["when is the application deadline", "until when can i apply", "last date for applications", "deadline"]
SCHOOL = {"cost": COST, "notes": NOTES, "deadline": DEADLINE}

ENTRIES = st.dictionaries(
    st.sampled_from(["a", "b", "c", "d"]),
    st.lists(st.lists(st.sampled_from("the fee is due when notes cost what piano".split()), max_size=5), max_size=8),
    max_size=4,
)


def words(entries: Mapping[str, Sequence[str]]) -> dict[str, list[list[str]]]:
    return {key: [text.split() for text in texts] for key, texts in entries.items()}


@pytest.fixture(scope="module")
def index() -> Index:
    return train(words(SCHOOL))[0]


def best(index: Index, text: str) -> str:
    return rank(index, text.split())[0].entry


def test_each_phrasing_finds_its_own_entry(index: Index) -> None:
    assert all(best(index, text) == key for key, texts in SCHOOL.items() for text in texts)


def test_a_phrasing_of_common_words_alone_finds_its_entry() -> None:
    """All its words are in every other entry, too, and those have more to say."""
    common = "what is the course about".split()
    others = {f"other{n}": [[*common, f"word{n}"], [*common, f"more{n}"], common[:3], common[2:]] for n in range(60)}
    index = train({**others, "overview": [common, ["overview"]]})[0]
    assert "overview" in {match.entry for match in rank(index, common)}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("costs", "cost"),
        ("what are the fees", "cost"),
        ("i never read sheet music", "notes"),
        ("what is the last day of the deadline", "deadline"),
        ("applying until", "deadline"),
        ("expensiv", "cost"),
    ],
)
def test_words_of_several_phrasings_lead_to_their_entry(index: Index, text: str, key: str) -> None:
    assert best(index, text) == key


def test_what_shares_nothing_finds_nothing(index: Index) -> None:
    assert rank(index, ["zzz"]) == []
    assert rank(index, []) == []


def test_related_words_help_a_question_that_has_none_of_the_entrys(index: Index) -> None:
    assert rank(index, ["charg"]) == [] or best(index, "charg") != "cost"
    related = {"charg": ("tuition", "pric")}
    assert rank(index, ["charge"], related)[0].entry == "cost"
    assert rank(index, ["charge"], related)[0].strength < rank(index, ["tuition"])[0].strength


def test_the_order_of_entries_and_phrasings_makes_no_difference() -> None:
    turned = {key: texts[::-1] for key, texts in reversed(SCHOOL.items())}
    first, second = train(words(SCHOOL))[0], train(words(turned))[0]
    assert (first.ids, first.weights, first.typical, first.idf) == (
        second.ids,
        second.weights,
        second.typical,
        second.idf,
    )


def test_the_same_phrasings_give_the_same_index() -> None:
    assert train(words(SCHOOL)) == train(words(SCHOOL))


@settings(max_examples=40)
@given(ENTRIES)
def test_any_phrasings_can_be_learned_and_asked(entries: dict[str, list[list[str]]]) -> None:
    index, held_out = train(entries)
    again, _ = train(entries)
    assert index.ids == tuple(sorted(entries))
    assert index.typical > 0
    for texts in entries.values():
        for text in texts:
            found = rank(index, text)
            assert [match.entry for match in found] == [match.entry for match in rank(again, text)]
            assert all(match.strength >= 0 for match in found)
    assert all(0 <= each.phrasing < len(entries[each.entry]) for each in held_out)


def test_nothing_to_learn_from() -> None:
    index, held_out = train({})
    assert (index.ids, held_out, rank(index, ["anything"])) == ((), [], [])
    index, held_out = train({"empty": [], "wordless": [[]]})
    assert rank(index, ["anything"]) == []


def test_phrasings_without_words_do_no_harm_to_others() -> None:
    index, _ = train({"a": [[], [], [], ["tuition"]], "b": [[], ["deadline"]]})
    assert best(index, "tuition") == "a"


def test_a_phrasing_that_two_entries_have_finds_both() -> None:
    index, _ = train(words({"a": ["what does it cost", "the price"], "b": ["what does it cost", "the fee"]}))
    first, second = rank(index, "what does it cost".split())
    assert {first.entry, second.entry} == {"a", "b"}
    assert first.strength == pytest.approx(second.strength, rel=0.25)


def test_a_held_out_phrasing_never_sees_itself() -> None:
    entries = {key: [[f"{key}{n}"] * 2 + ["same"] for n in range(12)] for key in ("one", "two", "three")}
    _, held_out = train(entries)
    assert held_out
    for each in held_out:
        own = next(match for match in each.without_phrasing if match.entry == each.entry)
        assert own.shared == (stem("same"),)
        assert own.nearest != each.phrasing or own.parts["overlap"] == 0


def test_an_entry_that_is_held_out_is_not_found() -> None:
    _, held_out = train(words({key: texts * 1 for key, texts in SCHOOL.items()}))
    assert held_out
    assert all(match.entry != each.entry for each in held_out for match in each.without_entry)
