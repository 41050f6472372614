"""Each file in `transcripts` is a conversation with the shipped knowledge base that goes as written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from advisor.dialogue.replies import Talk, Turn
from advisor.engine import Opened

from .talking import TODAY, Chat, in_short

FOLDER = Path(__file__).parent / "transcripts"
STORIES = sorted(path.stem for path in FOLDER.glob("*.txt"))
LINE = re.compile(r"(you|advisor|after|today): *(?:-> *)?(.*)")
REPLY = re.compile(r'([^"]*?)\s*(?:"([^"]*)")?')


@dataclass(slots=True)
class Said:
    """What is typed, and the replies that must follow."""

    line: str
    replies: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


def story(text: str) -> tuple[date, list[Said]]:
    """Return a transcript's date and turns."""
    today, turns = TODAY, list[Said]()
    for who, what in lines(text):
        match who:
            case "today":
                today = date.fromisoformat(what)
            case "you":
                turns.append(Said(what))
            case "after":
                turns[-1].after.append(what)
            case _:
                turns[-1].replies.append(what)
    return today, turns


def lines(text: str) -> Iterator[tuple[str, str]]:
    """Yield who says what; raise for a line that nobody says."""
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            found = LINE.fullmatch(line.strip())
            assert found, f"not a line of a transcript: {line!r}"
            yield found[1], found[2]


@pytest.mark.parametrize("name", STORIES)
def test_it_goes_as_written(shipped: Opened, name: str) -> None:
    today, turns = story((FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
    chat = Chat(shipped, today=today)
    for said in turns:
        turn = chat.turn(said.line)
        replies = turn.replies
        assert set(said.after) <= set(what_follows(turn)), (said.line, list(what_follows(turn)))
        expected = [REPLY.fullmatch(reply) for reply in said.replies]
        got = [in_short(reply) for reply in replies]
        assert len(got) == len(expected) or (said.after and not expected), (said.line, got)
        for reply, short, wanted in zip(replies, got, expected, strict=False):
            assert wanted
            assert short == wanted[1] or (short.startswith("choices") and short.startswith(wanted[1])), (said.line, got)
            assert (wanted[2] or "") in reply.text, (said.line, reply.text)


def what_follows(turn: Turn) -> Iterator[str]:
    """Yield what a turn asks or offers after its replies."""
    if turn.confirm or any(isinstance(each, Talk) and each.topic == "understood" for each in turn.replies):
        yield "asks for a yes"
    if turn.offer:
        yield f"offers {turn.offer.check}"
    if turn.suggestion:
        yield f"suggests {turn.suggestion.topic}"


def test_there_are_stories_enough() -> None:
    assert len(STORIES) >= 30
