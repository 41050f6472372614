"""A line is read with the knowledge base's own words: short forms spelt out, names found and taken out."""

from __future__ import annotations

import pytest

from advisor.matching.features import UNSAID
from advisor.matching.language import Language, Name, Reading, language
from advisor.model import Vocabulary

PROGRAMS = [
    Name(id="ms", called=("MS", "master's", "MS in Music"), reads_as="program", background=("have a", "my")),
    Name(id="mba", called=("MBA", "MBA track", "the track"), reads_as="program"),
]
SCHOOLS = Name(
    id="@schools",
    called=("Harbor College", "Elsewhere", "Elsewhere School of Music"),
    reads_as="@schools",
    background=("studied at", "degree from", "work at"),
)
VOCABULARY = Vocabulary(
    means={"cs": "computer science", "gi bill": "veterans benefit", "ms degree": "master's"},
    related=(("coding", "programming", "computer science"), ("cost", "price")),
)


@pytest.fixture(scope="module")
def tongue() -> Language:
    texts = [
        "what is the tuition",
        "do i need a degree in it",
        "when is the deadline",
        "programming and coding",
        "how to apply",
    ]
    return language(texts=texts, names=[*PROGRAMS, SCHOOLS], vocabulary=VOCABULARY)


def read(tongue: Language, text: str) -> tuple[str, tuple[str, ...]]:
    reading = tongue.read(text)
    return " ".join(reading.words), reading.named


def test_spelling_is_mended_before_names_are_sought(tongue: Language) -> None:
    assert read(tongue, "tuiton at Elsewere?") == ("tuition at @schools", ("@schools",))


def test_short_forms_are_spelt_out(tongue: Language) -> None:
    assert read(tongue, "a CS degree on the GI bill") == ("a computer science degree on the veterans benefit", ())


@pytest.mark.parametrize(
    ("text", "words", "named"),
    [
        ("deadline for the MS", "deadline for the program", ("ms",)),
        ("deadline for the MS in Music", "deadline for the program", ("ms",)),
        ("the MBA track deadline", "the program deadline", ("mba",)),
        ("the mba or the master's?", "the program or the program", ("mba", "ms")),
        ("mba, MBA and mba", "program and program", ("mba",)),
        ("deadline of the M.B.A.", "deadline of the program", ("mba",)),
        ("an ms degree", "an program", ("ms",)),
    ],
)
def test_programs_are_taken_out_and_reported(tongue: Language, text: str, words: str, named: tuple[str, ...]) -> None:
    assert read(tongue, text) == (words, named)


def test_a_program_that_is_the_askers_own_past_is_not_asked_about(tongue: Language) -> None:
    assert read(tongue, "I have a master's, how to apply") == ("i have a masters how to apply", ())
    assert read(tongue, "my MS, how to apply for the MBA") == ("my ms how to apply for the program", ("mba",))


@pytest.mark.parametrize(
    "past",
    ["I studied at Elsewhere,", "with a degree from Harbor College,", "I work at the Elsewhere School of Music;"],
)
def test_a_school_that_is_the_askers_own_past_is_not_asked_about(tongue: Language, past: str) -> None:
    words, named = read(tongue, f"{past} what is the tuition")
    assert named == ()
    assert UNSAID not in words
    assert words.endswith("what is the tuition")


def test_a_school_that_is_asked_about_is_one_whatever_its_past(tongue: Language) -> None:
    assert read(tongue, "I studied at Elsewhere, is Harbor College better") == (
        "i studied at is @schools better",
        ("@schools",),
    )


def test_related_words_know_each_other_by_their_stems(tongue: Language) -> None:
    assert set(tongue.related["cod"]) == {"programm", "comput scienc"} or set(tongue.related["cod"]) >= {
        "comput scienc"
    }
    assert tongue.related["pric"] == ("cost",)


def test_nothing_typed_is_nothing_read(tongue: Language) -> None:
    assert tongue.read("") == tongue.read("?!") == Reading(words=())


def test_a_language_without_any_words_reads_on() -> None:
    empty = language(texts=[], names=[], vocabulary=Vocabulary())
    assert empty.read("Anything at all").words == ("anything", "at", "all")
