"""A conversation that runs takes up what is saved, and keeps the last good of what is broken."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from reading import sample
from small import ADVISOR, DEADLINE, NOTES, SOURCES, TUITION, write

from advisor.compiled import cache
from advisor.dialogue.conversation import Conversation
from advisor.engine import learn
from advisor.terminal import live as living
from advisor.terminal import plain
from advisor.terminal.live import Live, following
from advisor.terminal.options import Options

from .screen import PATIENCE, Screen

CHEAPER = TUITION.replace("costs 3000", "costs 2000")
LOCKERS = NOTES.replace("Reading notes before you start", "Lockers").replace("study", "cost")
for number, line in enumerate(NOTES.split("\n")[3:10]):
    LOCKERS = LOCKERS.replace(line, f"  - locker {'key room door box'.split()[number % 4]} {number}")


class Talk:
    """A conversation with a knowledge base in a folder."""

    def __init__(self, live: Live) -> None:
        self.live = live
        self.conversation = live.desk.start

    def ask(self, line: str) -> str:
        """Ask, as the conversation does; return what is shown."""
        self.conversation = self.live.renewed(self.conversation)
        turn, self.conversation = self.live.desk.answer(line, self.conversation)
        return plain.written(plain.view(turn, self.live.desk.knowledge))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "school")


@pytest.fixture
def talk(folder: Path) -> Iterator[Talk]:
    with following(Options(knowledge=str(folder))) as live:
        yield Talk(live)


def save(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_a_change_counts_from_the_next_question_on(
    folder: Path, talk: Talk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "3000 a year" in talk.ask("what is the tuition for the diploma")
    save(folder, "topics/tuition.yaml", CHEAPER)
    assert "2000 a year" in talk.ask("what is the tuition for the diploma")
    save(folder, "topics/lockers.yaml", LOCKERS)
    assert talk.ask("locker door 2").startswith("Lockers")
    assert talk.ask("and for the diploma?").startswith("Lockers"), "the focus is what it was"
    (folder / "topics/lockers.yaml").unlink()
    assert not talk.ask("locker door 2").startswith("Lockers")
    assert capsys.readouterr().err == ""


def test_the_focus_stays(folder: Path, talk: Talk) -> None:
    talk.ask("what is the tuition for the diploma")
    save(folder, "topics/deadline.yaml", DEADLINE.replace("first of March", "second of March"))
    assert talk.ask("until when can I apply") == (
        "Deadlines — diploma\nApply until the second of March.\nSource: Fees (November 2025)\n"
        "https://harbor.example/fees\n\n"
        'I answer for the diploma at the moment. For the evening course it differs: ask "and for the evening course?"'
    )


def test_nothing_is_opened_while_nothing_is_saved(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    talk.ask("hi")
    monkeypatch.setattr(cache, "contents_of", None)
    before = talk.live.desk
    talk.ask("hi")
    assert talk.live.desk is before


BROKEN: dict[str, tuple[str, str, str]] = {
    "half a file": ("topics/tuition.yaml", CHEAPER[: CHEAPER.index("  diploma")], ""),
    "an empty file": ("topics/tuition.yaml", "", "topic 'tuition'"),
    "a line that cannot be read": (
        "topics/tuition.yaml",
        CHEAPER.replace("text: The diploma", "text: {The"),
        "answer 'diploma' of topic 'tuition'",
    ),
    "a source that is gone": (
        "sources.yaml",
        SOURCES.replace("fees:", "feez:"),
        "answer 'diploma' of topic 'deadline'",
    ),
    "an advisor that cannot be read": ("advisor.yaml", ADVISOR.replace("programs:", "programms:"), "advisor.yaml"),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
def test_what_is_broken_stays_as_it_was_and_is_told_once(
    folder: Path, talk: Talk, capsys: pytest.CaptureFixture[str], broken: tuple[str, str, str]
) -> None:
    name, text, told = broken
    good = (folder / name).read_text(encoding="utf-8")
    save(folder, name, text)
    answer = talk.ask("what is the tuition for the diploma")
    if told:
        assert "3000 a year" in answer
        assert "March" in talk.ask("until when can I apply for the diploma")
        (line,) = capsys.readouterr().err.splitlines()
        assert told in line
        save(folder, name, text + "\n# tried again\n")
        assert "3000 a year" in talk.ask("what is the tuition for the diploma")
        assert capsys.readouterr().err == ""
    save(folder, name, good.replace("costs 3000", "costs 2000"))
    save(folder, "topics/tuition.yaml", CHEAPER)
    assert "2000 a year" in talk.ask("what is the tuition for the diploma")
    assert capsys.readouterr().err == ""


def test_a_good_change_beside_a_broken_one_is_taken_up(
    folder: Path, talk: Talk, capsys: pytest.CaptureFixture[str]
) -> None:
    save(folder, "topics/tuition.yaml", CHEAPER)
    save(folder, "topics/deadline.yaml", DEADLINE.replace("category", "heading"))
    assert "2000 a year" in talk.ask("what is the tuition for the diploma")
    assert "March" in talk.ask("until when can I apply for the diploma")
    assert "as before until they are mended: topic 'deadline'" in capsys.readouterr().err


@pytest.mark.parametrize("gone", ["", "advisor.yaml", "topics", "sources.yaml"])
def test_what_is_deleted_is_told_once_and_stays(
    folder: Path, talk: Talk, capsys: pytest.CaptureFixture[str], gone: str
) -> None:
    away = folder.parent / "away"
    shutil.move(folder / gone, away)
    for _ in range(2):
        assert "3000 a year" in talk.ask("what is the tuition for the diploma")
    assert len(capsys.readouterr().err.splitlines()) == 1
    shutil.move(away, folder / gone)
    save(folder, "topics/tuition.yaml", CHEAPER)
    assert "2000 a year" in talk.ask("what is the tuition for the diploma")
    assert capsys.readouterr().err == ""


def wait(condition: Callable[[], bool]) -> None:
    import time  # noqa: PLC0415 - only who waits

    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end


def test_much_is_learned_by_another_process_while_the_new_words_count_at_once(
    folder: Path, talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(living, "QUICK", 0)
    save(folder, "topics/tuition.yaml", CHEAPER)
    save(folder, "topics/lockers.yaml", LOCKERS)
    (folder / "topics/lending.yaml").unlink()
    assert "2000 a year" in talk.ask("what is the tuition for the diploma")
    wait(lambda: bool(talk.ask("hi")) and not talk.live.desk.understanding.learned.unlearned)
    assert talk.ask("locker door 2").startswith("Lockers")
    assert "2000 a year" in talk.ask("what is the tuition for the diploma")
    assert not talk.ask("can I borrow an instrument").startswith("Borrowing")
    assert (talk.live.desk.version, "lending" in talk.live.desk.knowledge.topics) == (
        cache.digest_of(folder),
        False,
    )


def test_where_no_process_can_learn_the_new_words_count_all_the_same(
    folder: Path, talk: Talk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(living, "QUICK", 0)
    monkeypatch.setattr(sys, "executable", str(folder / "no such program"))
    save(folder, "topics/tuition.yaml", CHEAPER)
    for _ in range(2):
        assert "2000 a year" in talk.ask("what is the tuition for the diploma")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("locker door 2", "Lockers"),
        ("Locker, door 2!", "Lockers"),
        ("is there a locker door 2", "Lockers"),
        ("locker dor 2", "Lockers"),
        ("what is the damage", "What it costs"),
        ("whats the damage", "What it costs"),
        ("how much does it cost", "What it costs"),
        ("can I borrow an instrument", "Which instruments are taught"),
        ("where can I park", "Parking"),
    ],
)
def test_before_it_is_learned_a_change_is_found_by_questions_like_it(
    folder: Path, talk: Talk, monkeypatch: pytest.MonkeyPatch, question: str, told: str
) -> None:
    """The first question after a save comes long before another process can have learned anything."""
    monkeypatch.setattr(living, "QUICK", 0)
    talk.ask("hi")
    save(folder, "topics/tuition.yaml", TUITION.replace("price of the course", "what is the damage"))
    save(folder, "topics/lockers.yaml", LOCKERS)
    (folder / "topics/lending.yaml").unlink()
    assert talk.ask(question).startswith(told)
    assert talk.live.desk.understanding.learned.unlearned


MOVES = """\
why: {ask: [how so, how come, on what grounds], text: It is so., move: why}
sure: {ask: [are you sure, really, for certain], text: Ask them., move: sure}
whom: {ask: [who knows about that, whom do I ask, who can tell me], text: Ask them., move: whom}
more: {ask: [tell me more, go on, what else], text: That is all., move: more}
wrong: {ask: [that is wrong, not what I asked, wrong answer], text: Sorry., move: wrong}
"""
SPOKEN = ["can I borrow an instrument", "/topics study", "borrow", "/compare", "who knows about that"]
TYPED = ["1", "4", "lend", "back", "/why", "/sources", "/again", "/compare", "and for the evening course?", "yes"]
TYPED += ["how so", "are you sure", "who knows about that", "tell me more", "that is wrong"]


@pytest.mark.parametrize("quick", [300, 0])
@pytest.mark.parametrize("spoken", SPOKEN)
def test_what_was_spoken_of_last_may_go(folder: Path, monkeypatch: pytest.MonkeyPatch, spoken: str, quick: int) -> None:
    save(folder, "smalltalk.yaml", (folder / "smalltalk.yaml").read_text() + MOVES)
    monkeypatch.setattr(living, "QUICK", quick)
    with following(Options(knowledge=str(folder))) as live:
        talk = Talk(live)
        talk.ask(spoken)
        (folder / "topics/lending.yaml").unlink()
        after = live.renewed(talk.conversation)
        for line in TYPED:
            talk.conversation = after
            assert talk.ask(line)


def test_a_program_that_has_gone_leaves_the_focus(folder: Path, talk: Talk) -> None:
    talk.conversation = Conversation(programs=("diploma",), topic="notes")
    for name in ("tuition", "deadline"):
        text = (folder / f"topics/{name}.yaml").read_text()
        save(folder, f"topics/{name}.yaml", text[: text.index("  diploma")])
    diploma = ADVISOR[ADVISOR.index("  diploma:") : ADVISOR.index("categories:")]
    save(folder, "advisor.yaml", ADVISOR.replace(diploma, ""))
    assert talk.ask("how much does it cost").startswith("What it costs — evening course")
    assert talk.conversation.programs == ()


def test_checks_are_there_when_the_folder_is_gone(tmp_path: Path) -> None:
    folder = sample.write(tmp_path, {"smalltalk.yaml": None, "outside.yaml": None})
    learn(folder, cache.digest_of(folder), cache.file_for(folder))
    with following(Options(knowledge=str(folder))) as live:
        talk = Talk(live)
        shutil.rmtree(folder)
        assert "Are you keen?" in talk.ask("/check fit")
        assert "It fits." in talk.ask("yes")


def test_a_check_that_is_running_keeps_its_rules(tmp_path: Path) -> None:
    folder = sample.write(tmp_path, {"smalltalk.yaml": None, "outside.yaml": None})
    with following(Options(knowledge=str(folder))) as live:
        talk = Talk(live)
        assert "Are you keen?" in talk.ask("/check fit")
        save(folder, "checks/fit.yaml", sample.CHECK.replace("keen", "bold").replace("It fits", "It suits"))
        assert "It fits." in talk.ask("yes")
        assert "Are you bold?" in talk.ask("/check fit")
        assert "It suits." in talk.ask("yes")


def test_on_a_terminal(folder: Path) -> None:
    chat = Screen(env={"ADVISOR_KNOWLEDGE": str(folder)}).ready()
    assert "The diploma costs 3000 a year." in chat.say("what is the tuition for the diploma")
    save(folder, "topics/tuition.yaml", CHEAPER)
    assert "The diploma costs 2000 a year." in chat.say("what is the tuition")
    save(folder, "topics/tuition.yaml", CHEAPER.replace("category", "heading"))
    assert "The diploma costs 2000 a year." in chat.say("what is the tuition")
    assert "topic 'tuition'" in chat.text
    shutil.rmtree(folder)
    assert "The diploma costs 2000 a year." in chat.say("what is the tuition")
    assert "isgone" in "".join(chat.text.split())
    chat.type("bye\r")
    assert chat.end() == 0
