"""A mistake in a folder is reported once, where it is, and holds back only what rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from advisor.reading.load import load

from .sample import ADVISOR, AID, SOURCES, TUITION, write

if TYPE_CHECKING:
    from pathlib import Path

CHANGES: dict[str, tuple[dict[str, str | bytes | None], list[str], tuple[str, ...]]] = {
    "a source that does not exist": (
        {"topics/aid.yaml": AID.replace("page, ", "pgae, ")},
        ["knowledge/topics/aid.yaml:5:31 unknown-source"],
        (),
    ),
    "an answer without a source": (
        {"topics/tuition.yaml": TUITION.replace("    refer: desk\n", "")},
        ["knowledge/topics/tuition.yaml:17:5 answer-without-source"],
        ("answer 'mba' of topic 'tuition'",),
    ),
    "only sources that do not exist": (
        {"topics/aid.yaml": AID.replace("[page, other]", "[x1]")},
        ["knowledge/topics/aid.yaml:5:31 unknown-source"],
        ("answer 'any' of topic 'aid'", "topic 'aid'"),
    ),
    "a category that does not exist": (
        {"topics/aid.yaml": AID.replace("category: cost", "category: csot")},
        ["knowledge/topics/aid.yaml:2:11 unknown-category"],
        ("topic 'aid'",),
    ),
    "a program that does not exist": (
        {"topics/tuition.yaml": TUITION.replace("  mba:", "  mab:")},
        ["knowledge/topics/tuition.yaml:16:3 unknown-program"],
        ("answer 'mab' of topic 'tuition'",),
    ),
    "a check that does not exist": (
        {"topics/tuition.yaml": TUITION.replace("check: fit", "check: fitt")},
        ["knowledge/topics/tuition.yaml:20:8 unknown-check"],
        (),
    ),
    "a day that does not exist": (
        {"topics/tuition.yaml": TUITION.replace("02-28", "02-29")},
        ["knowledge/topics/tuition.yaml:15:13 not-a-day"],
        (),
    ),
    "a misspelt field": (
        {"topics/aid.yaml": AID.replace("answers:", "anwser:")},
        ["knowledge/topics/aid.yaml:4:1 unknown-field"],
        (),
    ),
    "a broken source": (
        {"sources.yaml": SOURCES.replace("https://school.edu/other", "school.edu")},
        ["knowledge/sources.yaml:7:8 not-an-address"],
        ("source 'other'",),
    ),
    "a source that cannot be parsed": (
        {"sources.yaml": SOURCES.replace("title: Another page", "title: Another: page")},
        ["knowledge/sources.yaml:6:17 colon-in-text"],
        ("source 'other'",),
    ),
    "a sources file that cannot be read": (
        {"sources.yaml": b"\xff\xfea\x00"},
        ["knowledge/sources.yaml:1:1 not-utf-8"],
        ("answer 'any' of topic 'aid'", "topic 'aid'", "answer 'ms' of topic 'tuition'"),
    ),
    "a contact that cannot be written to": (
        {"advisor.yaml": ADVISOR.replace("desk@school.edu", "desk")},
        ["knowledge/advisor.yaml:36:12 not-an-email"],
        ("contact 'desk'", "program 'mba'", "answer 'mba' of topic 'tuition'"),
    ),
    "a category without a name": (
        {
            "advisor.yaml": ADVISOR.replace("cost: Cost", "cost: Cost\n  life: ''"),
            "topics/aid.yaml": AID.replace("category: cost", "category: life"),
        },
        ["knowledge/advisor.yaml:29:9 empty"],
        ("category 'life'", "topic 'aid'"),
    ),
    "a field that cannot be read, and so is not missing": (
        {"topics/aid.yaml": AID.replace("title: Aid", "title Aid")},
        ["knowledge/topics/aid.yaml:1:1 no-colon"],
        ("topic 'aid'",),
    ),
    "an unknown field that cannot be read": (
        {"topics/aid.yaml": AID + "fees: @x\n"},
        ["knowledge/topics/aid.yaml:6:7 special-character"],
        (),
    ),
    "a source that cannot be read, and so is not missing": (
        {"topics/tuition.yaml": TUITION.replace("[page]", "@page")},
        ["knowledge/topics/tuition.yaml:13:14 special-character"],
        ("answer 'ms' of topic 'tuition'",),
    ),
    "an empty topic": ({"topics/aid.yaml": ""}, ["knowledge/topics/aid.yaml:1:1 empty-file"], ("topic 'aid'",)),
    "a topic that cannot be read": (
        {"topics/aid.yaml": "[" * 30},
        ["knowledge/topics/aid.yaml:1:21 too-deep"],
        ("topic 'aid'",),
    ),
    "a topic with a bad name": (
        {"topics/My Topic.yaml": AID.replace("is there aid", "may i")},
        ["knowledge/topics/My Topic.yaml:1:1 bad-id"],
        ("topic 'My Topic'",),
    ),
    "the same topic twice": (
        {"topics/b/aid.yml": AID},
        ["knowledge/topics/b/aid.yml:1:1 repeated-id"],
        (),
    ),
    "a file in a wrong place": ({"fees.yaml": AID}, ["knowledge/fees.yaml:1:1 unknown-file"], ()),
    "a file with another ending": ({"topics/fees.txt": AID}, ["knowledge/topics/fees.txt:1:1 unknown-file"], ()),
    "a file in an unknown folder": ({"new/fees.yaml": AID}, ["knowledge/new/fees.yaml:1:1 unknown-file"], ()),
    "a large file": ({"topics/x.yaml": "x" * 1_000_001}, ["knowledge/topics/x.yaml:1:1 too-large"], ()),
    "words with unknown names in braces": (
        {"advisor.yaml": ADVISOR.replace("{title}", "{titel}")},
        ["knowledge/advisor.yaml:10:12 unknown-slot"],
        (),
    ),
    "hidden files and the guides": (
        {"README.md": "x", "reference.md": "x", ".hidden": "x", ".git/x.yaml": "x"},
        [],
        (),
    ),
}


@pytest.mark.parametrize(
    ("changes", "problems", "held_back"), [pytest.param(*change, id=name) for name, change in CHANGES.items()]
)
def test_a_mistake_is_reported_once_and_holds_back_only_what_rests_on_it(
    tmp_path: Path, changes: dict[str, str | bytes | None], problems: list[str], held_back: tuple[str, ...]
) -> None:
    result = load(write(tmp_path, changes))
    assert [f"{problem.place} {problem.rule}" for problem in result.problems] == problems
    assert result.held_back == held_back
    assert result.knowledge is not None
    assert "tuition" in result.knowledge.topics


LEFT_BEHIND = (
    "desktop.ini",
    "Thumbs.db",
    ".DS_Store",
    "aid.yaml~",
    ".aid.yaml.swp",
    "aid.swp",
    "#aid.yaml#",
    "~$aid.yaml",
)


@pytest.mark.parametrize("name", LEFT_BEHIND)
def test_what_editors_and_file_managers_leave_behind_is_no_mistake(tmp_path: Path, name: str) -> None:
    folder = write(tmp_path)
    before = load(folder)
    for place in (folder, folder / "topics"):
        (place / name).write_bytes(AID.encode())
    after = load(folder)
    assert (after.problems, after.knowledge) == (before.problems, before.knowledge)
