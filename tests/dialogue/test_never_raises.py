"""Whatever is typed, in whatever order, the advisor replies."""

from __future__ import annotations

from pathlib import Path

import pytest
from counted import counted
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.dialogue.understanding import Finding, Understanding
from advisor.engine import Opened, open_advisor

from .talking import Chat

PIECES = st.sampled_from(
    "what is the tuition;and for the diploma?;the other one;both;1;the second one;hi;/why;/topics cost;/program both;/;"
    "/help;/program diploma;instrument;where can I park;no;each of them?;deadline;, and &;\x00;🎺;?;w/;c.s.;don't;bye;"
    "evening course;日本語;tuitoin".split(";")
)
MOST_CALLS = 1_000_000
LINES = st.one_of(st.text(), PIECES, st.lists(PIECES, max_size=6).map(" ".join))


@pytest.fixture(scope="module")
def opened(school: Path) -> Opened:
    return open_advisor(school)


@settings(max_examples=150)
@given(st.lists(LINES, max_size=8))
def test_any_sequence_of_lines_is_replied_to(opened: Opened, lines: list[str]) -> None:
    chat = Chat(opened)
    for line in lines:
        turn = chat.turn(line)
        assert turn.question == line
        assert turn.replies
        assert all(reply.text for reply in turn.replies)
        assert all(0 <= choice.confidence <= 1 for choice in turn.candidates)
        assert set(chat.conversation.programs) <= {"evening", "diploma"}


@settings(max_examples=60)
@given(st.lists(LINES, max_size=4))
def test_any_sequence_of_lines_on_the_shipped_knowledge_base(shipped: Opened, lines: list[str]) -> None:
    chat = Chat(shipped)
    assert all(chat.turn(line).replies for line in lines)


@pytest.mark.parametrize(
    "line",
    [
        "a, " * 66_000, "what is the tuition? " * 10_000, " " * 200_000, "x" * 200_000, "-" * 200_000, " - " * 66_000,
        "/" * 200_000, "9" * 200_000, "🎺" * 200_000, "and the other one " * 11_000, "\n" * 200_000,
    ],
)  # fmt: skip
def test_two_hundred_thousand_characters_take_little_work(opened: Opened, line: str) -> None:
    chat = Chat(opened)
    chat.say(line)
    _, calls = counted(lambda: chat.say(line))
    assert calls < MOST_CALLS


@pytest.mark.parametrize(
    ("line", "most"),
    [
        ("what is the tuition? " * 600, 10),
        (", ".join(f"fees of {one}{two}" for one in "abcdefghijklmnop" for two in "qrstuvwxyz"), 240),
    ],
)
def test_a_long_message_is_looked_at_in_few_parts(
    opened: Opened, line: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[str] = []
    find = Understanding.find

    def watched(self: Understanding, text: str) -> Finding:
        looked_at.append(text)
        return find(self, text)

    monkeypatch.setattr(Understanding, "find", watched)
    Chat(opened).say(line)
    assert len(looked_at) <= most
