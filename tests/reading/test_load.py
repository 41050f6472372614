"""A knowledge folder loads whole, says all that is wrong with it, and gives up no more than it must."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from advisor.model import Answer, Contact, Family, Program, SmallTalk, Source, Subject, Vocabulary
from advisor.reading.load import Loaded, load

from .sample import ADVISOR, AID, FILES, SOURCES, TUITION, write


def loaded(folder: Path, changes: dict[str, str | bytes | None]) -> Loaded:
    """Load the sample with changes."""
    return load(write(folder, changes))


def found(result: Loaded) -> list[str]:
    """Return the problems as `place rule`."""
    return [f"{problem.place} {problem.rule}" for problem in result.problems]


def test_the_whole_of_a_good_folder_is_read(tmp_path: Path) -> None:
    result = loaded(tmp_path, {})
    knowledge = result.knowledge
    assert knowledge is not None
    assert (result.problems, result.held_back) == ((), ())
    assert (knowledge.name, knowledge.greeting) == ("Guide, A school", "Hello! Ask me.\n\nAnything.")
    assert knowledge.words.outside == "I have no information about {title}."
    assert knowledge.categories == {"cost": "Cost"}
    office = Contact(id="office", name="The office", email="office@school.edu", phone="412-000")
    assert knowledge.contacts["office"] == office
    called = ("MS", "the master's")
    assert knowledge.programs["ms"] == Program(
        id="ms", name="Master of Science", short="MS", contact="office", called=called
    )
    assert knowledge.sources["page"] == Source(
        id="page", title="A page", url="https://school.edu/page", as_of="2025-11"
    )
    assert knowledge.vocabulary == Vocabulary(
        means={"gre": "graduate record examination"}, related=(("cost", "price", "fee"),)
    )
    assert knowledge.smalltalk == {"greeting": SmallTalk(id="greeting", ask=("hi", "hello"), text="Hello!")}


def test_a_topic_is_read_with_all_its_parts(tmp_path: Path) -> None:
    knowledge = loaded(tmp_path, {}).knowledge
    assert knowledge is not None
    topic = knowledge.topics["tuition"]
    assert (topic.title, topic.category, topic.see_also, topic.check) == ("Tuition", "cost", ("aid",), "fit")
    assert topic.ask == ("how much is it", "what does it cost")
    text = "It costs much, but not all.\n\nAsk us."
    assert topic.answers == {
        "ms": Answer(text=text, sources=("page",), volatile=True, review=date(2026, 2, 28)),
        "mba": Answer(text="We do not know.", refer=("desk",)),
    }
    assert str(topic.place) == "knowledge/topics/tuition.yaml:1:1"


def test_what_lies_outside_is_read(tmp_path: Path) -> None:
    knowledge = loaded(tmp_path, {}).knowledge
    assert knowledge is not None
    text = "I only know the programs."
    parking = Subject(id="parking", title="Parking", ask=("where can i park",), contact=("office",), text=text)
    assert knowledge.subjects == {"parking": parking}
    schools = Family(
        id="schools",
        title="Other schools",
        called=("Elsewhere",),
        ask=("is {school} better",),
        background=("studied at",),
    )
    assert knowledge.families == {"schools": schools}


def test_some_files_may_be_absent_or_empty(tmp_path: Path) -> None:
    without = {"outside.yaml": None, "smalltalk.yaml": "# later\n", "vocabulary.yaml": None, "topics/aid.yaml": None}
    result = loaded(tmp_path, {**without, "topics/tuition.yaml": TUITION.replace("see_also: [aid]\n", "")})
    assert result.knowledge is not None
    assert (result.knowledge.subjects, result.knowledge.families, result.knowledge.smalltalk) == ({}, {}, {})
    assert result.problems == ()


def test_topics_may_stand_in_subfolders_and_end_in_yml(tmp_path: Path) -> None:
    result = loaded(tmp_path, {"topics/aid.yaml": None, "topics/money/aid.yml": AID})
    assert result.knowledge is not None
    assert set(result.knowledge.topics) == {"aid", "tuition"}
    assert result.problems == ()


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"advisor.yaml": None}, "knowledge/advisor.yaml:1:1 no-advisor"),
        ({"advisor.yaml": ""}, "knowledge/advisor.yaml:1:1 no-advisor"),
        ({"advisor.yaml": "[x]"}, "knowledge/advisor.yaml:1:1 not-a-table"),
        ({"advisor.yaml": "[" * 100}, "knowledge/advisor.yaml:1:21 too-deep"),
        ({"topics/aid.yaml": None, "topics/tuition.yaml": None}, "knowledge/topics:1:1 no-topics"),
    ],
)
def test_without_programs_or_topics_there_is_no_knowledge(
    tmp_path: Path, changes: dict[str, str | bytes | None], rule: str
) -> None:
    result = loaded(tmp_path, changes)
    assert result.knowledge is None
    assert found(result) == [rule]


@pytest.mark.parametrize(
    ("name", "right", "wrong", "line"),
    [
        ("advisor.yaml", "programs:", "prograns:", 16),
        ("advisor.yaml", "contacts:", "contact:", 29),
        ("advisor.yaml", "  unknown:", "  unkown:", 9),
        ("outside.yaml", "subjects:", "subject:", 1),
    ],
)
def test_a_misspelt_field_costs_nothing_and_is_one_problem(
    tmp_path: Path, name: str, right: str, wrong: str, line: int
) -> None:
    result = loaded(tmp_path, {name: FILES[name].replace(right, wrong)})
    assert result.knowledge == loaded(tmp_path, {}).knowledge
    assert [problem.rule for problem in result.problems] == ["unknown-field"]
    assert result.problems[0].place.line == line
    assert f"did you mean '{right.strip(' :')}'?" in result.problems[0].message


def test_under_a_misspelt_field_a_dead_link_is_still_found(tmp_path: Path) -> None:
    changes: dict[str, str | bytes | None] = {
        "advisor.yaml": ADVISOR.replace("contacts:", "contact:"),
        "topics/tuition.yaml": TUITION.replace("refer: desk", "refer: dsek"),
    }
    assert [problem.rule for problem in loaded(tmp_path, changes).problems] == ["unknown-field", "unknown-contact"]


CUT = {
    "in the programs": ("advisor.yaml", ADVISOR.index("  mba:"), {"missing-field"}),
    "in the categories": ("advisor.yaml", ADVISOR.index("  cost: Cost"), {"missing-field", "not-a-table"}),
    "in a contact": ("advisor.yaml", ADVISOR.index("    email: office"), {"missing-field"}),
    "in the name of a field": ("sources.yaml", SOURCES.index("le: A page"), {"not-a-table"}),
    "in the sources": ("sources.yaml", SOURCES.index("  url:"), {"missing-field"}),
}


@pytest.mark.parametrize(("name", "end", "rules"), CUT.values(), ids=CUT.keys())
def test_ids_are_not_doubted_that_may_have_stood_where_a_file_was_cut_off(
    tmp_path: Path, name: str, end: int, rules: set[str]
) -> None:
    result = loaded(tmp_path, {name: FILES[name][:end]})
    assert {problem.rule for problem in result.problems} <= rules
    assert {problem.place.file for problem in result.problems} == {f"knowledge/{name}"}


def test_ids_are_not_doubted_that_may_stand_behind_a_second_beginning(tmp_path: Path) -> None:
    text = SOURCES.replace("other:", "---\nother:")
    assert found(loaded(tmp_path, {"sources.yaml": text})) == ["knowledge/sources.yaml:5:1 several-documents"]


def test_a_file_in_place_of_the_folder_is_called_one(tmp_path: Path) -> None:
    write(tmp_path)
    (problem,) = load(tmp_path / "knowledge" / "advisor.yaml").problems
    assert problem.message == "this is a file, and no folder; name the folder that holds advisor.yaml"


def test_a_folder_that_is_not_there_is_one_problem(tmp_path: Path) -> None:
    result = load(tmp_path / "nowhere")
    assert result.knowledge is None
    assert found(result) == [f"{tmp_path}/nowhere:1:1 no-folder"]


def test_without_words_for_the_outside_the_unknown_ones_are_said(tmp_path: Path) -> None:
    line = "  outside: I have no information about {title}.\n"
    result = loaded(tmp_path, {"advisor.yaml": ADVISOR.replace(line, "")})
    assert result.knowledge is not None
    assert result.knowledge.words.outside == "I don't know."


@pytest.mark.parametrize(
    ("line", "share", "problems"),
    [
        ("", 0.02, []),
        ("wrong_answers: 5%\n", 0.05, []),
        ("wrong_answers: 0.5\n", 0.005, []),
        ("wrong_answers: few\n", 0.02, ["knowledge/advisor.yaml:1:16 not-a-percentage"]),
        ("wrong_answers: 80%\n", 0.02, ["knowledge/advisor.yaml:1:16 not-a-percentage"]),
    ],
)
def test_how_many_answers_may_be_wrong(tmp_path: Path, line: str, share: float, problems: list[str]) -> None:
    result = loaded(tmp_path, {"advisor.yaml": line + ADVISOR})
    assert result.knowledge is not None
    assert (result.knowledge.wrong_answers, found(result)) == (share, problems)


def test_a_link_to_a_topic_held_back_is_taken_out(tmp_path: Path) -> None:
    result = loaded(tmp_path, {"topics/aid.yaml": "title: Aid\n"})
    assert result.knowledge is not None
    assert result.knowledge.topics["tuition"].see_also == ()


def test_all_mistakes_come_in_one_run_sorted_by_place(tmp_path: Path) -> None:
    changes: dict[str, str | bytes | None] = {
        "topics/aid.yaml": AID.replace("title: Aid", "title: Aid: all").replace("[page", "[pgae"),
        "sources.yaml": SOURCES.replace("2025-11", "2025-13"),
    }
    assert found(loaded(tmp_path, changes)) == [
        "knowledge/sources.yaml:4:10 not-a-month",
        "knowledge/topics/aid.yaml:1:11 colon-in-text",
        "knowledge/topics/aid.yaml:5:31 unknown-source",
    ]


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text(AID)
    home = write(tmp_path, {"topics/aid.yaml": None, "topics/tuition.yaml": TUITION.replace("see_also: [aid]\n", "")})
    (home / "topics" / "secret.yaml").symlink_to(tmp_path / "secret.yaml")
    (home / "topics" / "gone.yaml").symlink_to(tmp_path / "gone.yaml")
    (home / "topics" / "all").symlink_to(tmp_path)
    (home / "topics" / "same.yaml").symlink_to(home / "topics" / "tuition.yaml")
    os.mkfifo(home / "topics" / "pipe.yaml")
    result = load(home)
    assert result.knowledge is not None
    assert set(result.knowledge.topics) == {"tuition", "same"}
    assert "knowledge/topics/secret.yaml:1:1 outside-folder" in found(result)


@pytest.fixture
def closed() -> Iterator[Path]:
    """Return a folder with a file that may not be opened: not even by root, who has everybody's rights meanwhile."""
    before = os.geteuid()
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        home = write(Path(folder))
        (home / "topics" / "aid.yaml").chmod(0)
        os.seteuid(before or 65_534)
        yield home
        os.seteuid(before)


def test_a_file_that_may_not_be_opened_is_a_problem(closed: Path) -> None:
    assert "knowledge/topics/aid.yaml:1:1 cannot-open" in found(load(closed))


def test_file_names_are_shown_harmless(tmp_path: Path) -> None:
    result = loaded(tmp_path, {"a\x1b[31m.yaml": "x"})
    assert found(result) == ["knowledge/a<1B>[31m.yaml:1:1 unknown-file"]


def test_the_digest_changes_with_contents_and_names_only(tmp_path: Path) -> None:
    first = loaded(tmp_path, {}).digest
    assert loaded(tmp_path, {"README.md": "x", ".x": "y"}).digest == first
    assert loaded(tmp_path, {"topics/aid.yaml": AID + "\n"}).digest != first
    assert loaded(tmp_path, {"topics/aid.yaml": AID}).digest == first
    (tmp_path / "knowledge" / "topics" / "aid.yaml").rename(tmp_path / "knowledge" / "topics" / "help.yaml")
    assert load(tmp_path / "knowledge").digest != first


def test_the_sample_names_every_kind_of_file() -> None:
    assert {name.split("/")[0].removesuffix(".yaml") for name in FILES} == {
        "advisor", "sources", "outside", "smalltalk", "vocabulary", "topics", "checks",
    }  # fmt: skip
