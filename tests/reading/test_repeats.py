"""What stands twice is reported at the later place, which names the first."""

from __future__ import annotations

from pathlib import Path

from .sample import ADVISOR, AID, FILES, OUTSIDE, SMALLTALK
from .test_load import found, loaded


def test_a_phrasing_stays_where_it_stood_first(tmp_path: Path) -> None:
    changes: dict[str, str | bytes | None] = {
        "topics/aid.yaml": AID.replace("[is there aid]", "[is there aid, Is there aid?]"),
        "outside.yaml": OUTSIDE.replace("where can i park", "How much -- is it?!"),
        "smalltalk.yaml": SMALLTALK.replace("hello", "IS THERE AID"),
    }
    result = loaded(tmp_path, changes)
    assert found(result) == [
        "knowledge/outside.yaml:4:11 repeated-phrasing",
        "knowledge/smalltalk.yaml:2:13 repeated-phrasing",
        "knowledge/topics/aid.yaml:3:21 repeated-phrasing",
    ]
    assert "knowledge/topics/tuition.yaml:4:5" in result.problems[0].message
    assert result.knowledge is not None
    assert result.knowledge.topics["aid"].ask == ("is there aid",)
    assert result.knowledge.subjects["parking"].ask == ()
    assert result.knowledge.smalltalk["greeting"].ask == ("hi",)


def test_a_name_of_two_programs_is_reported_where_it_stands_again(tmp_path: Path) -> None:
    result = loaded(tmp_path, {"advisor.yaml": ADVISOR.replace("called: [MBA]", "called: [MBA, ms]")})
    assert found(result) == ["knowledge/advisor.yaml:26:19 repeated-words"]
    assert "knowledge/advisor.yaml:21:14" in result.problems[0].message


def test_what_leads_to_a_topic_may_ask_for_the_check_that_it_offers_and_for_no_other(tmp_path: Path) -> None:
    check = FILES["checks/fit.yaml"].replace("[does it fit]", "[how much is it, is there aid]")
    result = loaded(tmp_path, {"checks/fit.yaml": check})
    assert found(result) == ["knowledge/checks/fit.yaml:3:23 repeated-phrasing"]
    assert result.checks["fit"].ask == ("how much is it",)


def test_a_phrasing_of_a_check_that_another_topic_takes_is_reported_once(tmp_path: Path) -> None:
    check = FILES["checks/fit.yaml"].replace("[does it fit]", "[how much is it]")
    aid = AID.replace("[is there aid]", "[how much is it]")
    result = loaded(tmp_path, {"checks/fit.yaml": check, "topics/aid.yaml": aid})
    assert found(result) == ["knowledge/topics/tuition.yaml:4:5 repeated-phrasing"]


def test_a_field_that_stands_twice_is_reported_with_both_places_and_both_values(tmp_path: Path) -> None:
    result = loaded(tmp_path, {"topics/aid.yaml": AID.replace("category: cost", "title: Help\ncategory: cost")})
    assert [str(problem) for problem in result.problems] == [
        (
            "knowledge/topics/aid.yaml:2:1: 'title' stands here a second time, with 'Help', and is left out; "
            "the first, with 'Aid', is at knowledge/topics/aid.yaml:1:1. Keep one of them [repeated-key]"
        )
    ]


def test_phrasings_of_signs_alone_are_told_apart(tmp_path: Path) -> None:
    result = loaded(tmp_path, {"smalltalk.yaml": SMALLTALK.replace("hello", "'?', '!'")})
    assert result.problems == ()
