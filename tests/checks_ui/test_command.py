"""The command `check`: the list, the JSON that programs rely on, refusals, and answers from lines of input."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest

from advisor.dialogue.checks.offering import how_many
from advisor.eligibility.judge import judge
from advisor.eligibility.model import UNSURE, Check
from advisor.eligibility.space import classes
from advisor.model import CheckSummary
from advisor.terminal import record, streams

from .conftest import Run
from .sample import AUDITION, write_school


def test_the_list(run: Run) -> None:
    ran = run("check")
    assert ran.status == 0
    assert ran.out.splitlines() == [
        "audition  Diploma audition, about two questions",
        "course    Which course, one question",
        "",
        "To begin one: advisor check NAME",
    ]


def test_the_list_for_programs(run: Run) -> None:
    first, second = (json.loads(line) for line in run("check", "--json").out.splitlines())
    assert (first["check"], first["fewest"], first["most"]) == ("audition", 1, 3)
    assert [each["id"] for each in first["questions"]] == ["years", "letter", "level"]
    assert second["questions"][0]["answers"] == "new, some, well or unsure"


@pytest.mark.parametrize("name", ["aud", "Diploma audition", "1"])
def test_a_check_is_named_as_in_a_conversation(run: Run, name: str) -> None:
    assert json.loads(run("check", name, "--json").out)["check"] == "audition"


def test_a_knowledge_base_without_checks(run: Run, school: Path) -> None:
    assert run("check", knowledge=school).out == "There is no check here.\n"
    assert run("check", "x", knowledge=school).err == "advisor: there is no check 'x'; the checks are: none\n"


def given(answers: Mapping[str, object]) -> list[str]:
    return [part for key, value in answers.items() for part in ("--answer", f"{key}={value}")]


@pytest.mark.parametrize("name", ["mba-track", "program-fit", "yellow-ribbon"])
def test_the_json_of_the_checks_that_ship(name: str, checks: Mapping[str, Check], shipped: Path, run: Run) -> None:
    check = checks[name]
    some = product(*([*classes(check, each)[:2], UNSURE] for each in check.questions[:3]))
    for values in some:
        answers = {question.id: value for question, value in zip(check.questions, values, strict=False)}
        ran = run("check", name, "--json", *given(answers), knowledge=shipped)
        assert (ran.status, ran.err) == (0, "")
        (line,) = ran.out.splitlines()
        reply, expected = json.loads(line), judge(check, answers)
        assert (reply["check"], reply["outcome"]) == (name, expected.id)
        assert reply["missing"] == list(expected.missing)
        assert reply["text"] == expected.text
        assert [(each["text"], each["holds"]) for each in reply["reasons"]] == [
            (each.text, each.holds) for each in expected.criteria if each.text
        ]
        assert all(each["source"].startswith("https://") for each in reply["reasons"])
        assert all({"title", "url", "as_of"} == set(each) for each in reply["sources"])
        assert {each["url"] for each in reply["sources"]} >= {each["source"] for each in reply["reasons"]}
        assert all(step for step in reply["next_steps"])


def test_a_comparison_and_a_near_miss_in_json(run: Run) -> None:
    course = json.loads(run("check", "course", "--json", "--answer", "level=new").out)
    assert course["comparison"] == [
        {"program": "evening", "name": "evening course", "for": ["It begins at the beginning."], "against": []},
        {"program": "diploma", "name": "diploma", "for": [], "against": ["It asks for some experience."]},
    ]
    near = json.loads(run("check", "audition", "--json", *given({"level": "some", "years": 3, "letter": "yes"})).out)
    assert near["outcome"] == "wait"
    assert near["nearest"] == [
        {
            "question": "years",
            "value": 4,
            "outcome": "welcome",
            "text": "With 1 more year of playing (4 years in all), you may audition.",
        }
    ]


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["adition"], "there is no check 'adition'; did you mean 'audition'?"),
        (["a\nb", "--json"], "there is no check 'a b'; the checks are: audition, course"),
        (["--answer", "years=3"], "--answer needs the name of a check; the checks are: audition, course"),
        (["audition", "--answer", "years=-3"], "years=-3 is not valid; give a whole number from 0 to 80, or unsure"),
        (["audition", "--answer", "years=3.5"], "years=3.5 is not valid; give a whole number from 0 to 80, or unsure"),
        (["audition", "--answer", "years=81"], "years=81 is not valid; give a whole number from 0 to 80, or unsure"),
        (["audition", "--answer", "level=maybe"], "level=maybe is not valid; give new, some, well or unsure"),
        (
            ["audition", "--answer", "age=3"],
            "audition has no answer 'age'; give ID=VALUE with one of years, letter, level",
        ),
        (["audition", "--answer", "years=3", "--answer", "years=3"], "years is answered twice; give it once"),
    ],
)
@pytest.mark.parametrize("json", [[], ["--json"]])
def test_what_cannot_be_used_is_refused_in_one_line(run: Run, argv: list[str], says: str, json: list[str]) -> None:
    ran = run("check", *argv, *json)
    assert (ran.status, ran.out, ran.err) == (2, "", f"advisor: {says}\n")


def test_a_check_that_is_not_there_for_its_mistakes_is_refused(run: Run, tmp_path: Path) -> None:
    broken = write_school(tmp_path, audition=AUDITION.replace("level: well", "level: wel"))
    ran = run("check", "audition", knowledge=broken)
    assert ran.status == 2
    assert "the checks are: course" in ran.err


def test_answers_from_lines(run: Run) -> None:
    ran = run("check", "audition", stdin="a little\n5 years\nyep\n")
    assert ran.status == 0
    assert ran.out.startswith("Diploma audition\nThree questions at most tell")
    assert "How well do you play?\n1. I am new to it\n2. I play a little\n3. I play well\n" in ran.out
    assert "\nDiploma audition: You may audition\nCome and play.\n" in ran.out
    assert "\nMet\n- You have played long enough.\n- You have a letter.\n" in ran.out
    assert "Source 1: Fees (November 2025)\nhttps://harbor.example/fees\n" in ran.out
    assert "\x1b" not in ran.out


def test_answers_that_end_too_soon_give_the_result_so_far(run: Run) -> None:
    ran = run("check", "audition", stdin="a little\n")
    assert ran.status == 0
    assert "Diploma audition: Not clear yet" in ran.out
    assert "Not known yet\n- Your years are open." in ran.out


def test_answers_ahead_are_known(run: Run) -> None:
    ran = run("check", "audition", "--answer", "level=some", stdin="3 years\n")
    assert "You told me: How well do you play? I play a little" in ran.out
    assert ran.out.count("How well do you play?") == 1
    assert "Diploma audition: Not yet" in ran.out
    complete = run("check", "course", "--answer", "level=some", stdin="change\n")
    assert complete.out.startswith("Which course: The diploma\n")
    assert "type:" not in complete.out
    assert "Which answer" not in complete.out


@pytest.fixture
def person(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs a command as if a person sat at a terminal without colours."""
    monkeypatch.setattr(streams, "is_terminal", lambda _: True)
    return lambda *argv, stdin: run("--plain", *argv, stdin=stdin)


def test_a_person_is_asked_until_the_check_is_left(person: Run) -> None:
    ran = person("check", "audition", stdin="\nwell\n\nchange level\n\nquit\n")
    assert ran.status == 0
    assert ran.out.count("To leave, type quit.") == 1
    assert ran.out.endswith("Nothing is changed.\n\n> ")
    assert person("check", "audition", stdin="well").out.endswith("To leave, type quit.\n\n> \n")
    assert "How well" not in person("check", "audition", stdin="stop\nwell\n").out.split("> ")[1]


def test_forgetting_everything_leaves_the_check(person: Run) -> None:
    ran = person("check", "audition", stdin="a little\n/clear\nwell\n")
    assert ran.status == 0
    assert "You play well." not in ran.out


def test_ctrl_c_in_a_check_returns_to_the_chat(person: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter(["/check audition", "a little", "change", None, "hi", None, None])

    def read() -> str:
        line = next(typed)
        if line is None:
            raise KeyboardInterrupt
        return line

    monkeypatch.setattr("advisor.terminal.talk.reader", lambda *_, **__: read)
    ran = person("chat", stdin="")
    assert ran.status == 130
    after = ran.out.split("Type 1, or words of the question, or back to leave all as it is.")[1]
    assert (
        after.split()
        == (
            "We stop here. I keep your answers as long as we talk; to go on, type /check. "
            "Hello! What would you like to know? To leave, press Ctrl-C again or type bye."
        ).split()
    )


def test_leaving_gives_no_result(run: Run) -> None:
    for word in ("quit", "bye"):
        ran = run("check", "audition", stdin=f"{word}\nwell\n")
        assert ran.status == 0
        assert "You may audition" not in ran.out


def test_the_ways_to_say_how_long_a_check_is() -> None:
    counts = {(1, 1, 1): "one question", (1, 1, 2): "one or two questions", (2, 3, 8): "about three questions"}
    for (fewest, about, most), words in counts.items():
        summary = CheckSummary(id="x", title="X", ask=(), about=about, fewest=fewest, most=most)
        assert how_many(summary) == words


def test_the_proof_reports_in_lint(run: Run, tmp_path: Path) -> None:
    broken = write_school(
        tmp_path / "gap",
        audition=AUDITION.replace(
            "when: {not: {any_of: [plays-well, both]}}", "when: {not: {any_of: [plays-well, long-enough]}}"
        ),
    )
    ran = run("kb", "lint", knowledge=broken)
    assert ran.status == 1
    assert "gap/checks/audition.yaml:22:1: check 'audition' has no outcome for" in ran.out
    assert "years=4 to 80" in ran.out
    assert "[check-gap]" in ran.out


def test_a_reason_without_a_source_has_none(run: Run) -> None:
    reasons = json.loads(run("check", "audition", "--json").out)["reasons"]
    assert [each["source"] is None for each in reasons] == [False, True, True]
    assert record.dumped({"a": None}) == '{"a": null}'
