"""What other programs may do with the advisor, and what it leaves alone meanwhile."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from checks_ui.sample import write_school
from small import write

from advisor import Advisor, AdvisorError
from advisor.dialogue.replies import Receipt
from advisor.library import Answered, CheckAsk, CheckResult, Unknown

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def advisor(tmp_path_factory: pytest.TempPathFactory) -> Advisor:
    return Advisor.load(write_school(tmp_path_factory.mktemp("harbor")))


def test_a_question_for_each_program_and_for_one(advisor: Advisor) -> None:
    both = advisor.ask("what is the tuition")
    assert [reply.program for reply in both if isinstance(reply, Answered)] == ["evening", "diploma"]
    (one,) = advisor.ask("what is the tuition", program="diploma")
    assert isinstance(one, Answered)
    assert (one.text, one.sources[0].title) == ("The diploma costs 3000 a year.", "Fees")
    assert isinstance(advisor.ask("is there parking")[0], Unknown)


def test_questions_know_nothing_of_each_other_and_conversations_do(advisor: Advisor) -> None:
    chat = advisor.converse(program="evening")
    assert chat.say("what is the tuition").replies[0].text.startswith("The evening course")
    (moved,) = chat.say("and for the diploma?").replies
    assert isinstance(moved, Answered)
    assert moved.program == "diploma"
    assert chat.say("bye").leave
    assert advisor.ask("and for the diploma?") != (moved,)


def test_a_check_in_a_conversation_and_at_once(advisor: Advisor) -> None:
    chat = advisor.converse(today=date(2026, 1, 15))
    asked = chat.say("/check audition").replies[-1]
    assert isinstance(asked, CheckAsk)
    before = chat.conversation
    result = chat.say("well").replies[-1]
    assert isinstance(result, CheckResult)
    assert result == advisor.check("audition", {"level": "well"})._replace(hint=result.hint, before=result.before)
    receipt = chat.say("/save mine.txt").receipt
    assert isinstance(receipt, Receipt)
    assert "January 15, 2026" in receipt.text
    assert not Path("mine.txt").exists()
    chat.conversation = before
    assert isinstance(chat.say("new").replies[-1], CheckAsk)


def test_what_is_missing_can_change_the_outcome(advisor: Advisor) -> None:
    result = advisor.check("audition", {"level": "some", "years": 5})
    assert (result.outcome, result.missing) == ("unclear", ("letter",))
    assert [reason.holds for reason in result.reasons] == [False, True, None]
    assert advisor.check("audition").outcome == "unclear"
    assert advisor.check("audition", {"level": "some", "years": 5, "letter": "yes"}).outcome == "welcome"


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda a: a.ask("hi", program="x"), "there is no program 'x'; the programs are: evening, diploma"),
        (lambda a: a.converse("x"), "there is no program 'x'; the programs are: evening, diploma"),
        (lambda a: a.check("x"), "there is no check 'x'; the checks are: audition, course"),
        (lambda a: a.check("course", {"level": 3}), "level=3 is not valid; give new, some, well or unsure"),
        (lambda a: a.check("course", {"years": 3}), "course has no answer 'years'; give ID=VALUE with one of level"),
    ],
)
def test_a_wrong_call_is_told_with_what_there_is(advisor: Advisor, call: object, says: str) -> None:
    assert callable(call)
    with pytest.raises(AdvisorError) as error:
        call(advisor)
    assert str(error.value) == says
    assert error.value.problems == ()


def test_a_folder_without_answers_is_told_with_its_problems(tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics" / "a.yaml").write_text("title: [\n")
    with pytest.raises(AdvisorError) as error:
        Advisor.load(tmp_path)
    assert {problem.rule for problem in error.value.problems} >= {"no-advisor"}
    assert all(str(problem) in str(error.value) for problem in error.value.problems)


def test_mistakes_that_leave_answers_are_there_to_read(tmp_path: Path) -> None:
    advisor = Advisor.load(write(tmp_path, broken="title: x\n"))
    assert advisor.held_back == ("topic 'broken'",)
    assert advisor.problems[0].place.file.endswith("topics/broken.yaml")
    assert isinstance(advisor.ask("what is the tuition")[0], Answered)


def test_today_decides_what_is_due_for_a_review(tmp_path: Path) -> None:
    answer = "{text: At noon., sources: fees, review: 2026-02-28}"
    hours = f"title: Hours\ncategory: study\nask: [when are you open]\nanswers:\n  any: {answer}\n"
    advisor = Advisor.load(write(tmp_path, hours=hours))
    due = [
        "review" in advisor.ask("when are you open", today=day)[0].text
        for day in (date(1, 1, 1), date(2024, 2, 29), date(2026, 2, 27), date(2026, 2, 28), date(9999, 12, 31))
    ]
    assert due == [False, False, False, True, True]


def test_nothing_is_kept_unless_wished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    school = write(tmp_path / "school")
    assert Advisor.load(school).ask("hi") == Advisor.load(str(school), keep=True).ask("hi")
    assert len(list((tmp_path / "cache" / "advisor").iterdir())) == 1
    (tmp_path / "cache" / "advisor").rename(tmp_path / "away")
    Advisor.load(school)
    assert not (tmp_path / "cache" / "advisor").exists()


@pytest.mark.parametrize("text", ["\ud800 tuition", "x" * 200_000, "", "\x00\x1b[31m", "🎺" * 5_000])
def test_any_text_may_be_asked(advisor: Advisor, text: str) -> None:
    replies = advisor.ask(text)
    assert replies
    json.dumps(advisor.converse().say(text)._asdict(), default=str, ensure_ascii=False).encode()


def test_the_package_is_light_until_the_library_is_asked_for() -> None:
    code = "import advisor, sys; print([name for name in sys.modules if 'advisor' in name]); advisor.Advisor"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "['advisor']\n"
