"""Whatever is typed, the advisor has a reply, and the reply is harmless in every form."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.dialogue.replies import Notice
from advisor.terminal import plain, record
from advisor.terminal.opening import Desk, open_desk
from advisor.terminal.safe import escaped, safe

ANY_TEXT = st.text(st.characters(), max_size=300)
WORDS = st.sampled_from(
    [
        "/why",
        "/program",
        "/topics",
        "/compare",
        "/sources",
        "/again",
        "/save x",
        "/clear",
        "1",
        "back",
        "/",
        "2",
        "tuition",
        "diploma",
        "and for the",
        "?",
        "\x1b[31m",
        "violin",
        "hi",
        "[/x]",
        "\n",
    ]
)
LINES = st.lists(ANY_TEXT | st.lists(WORDS | ANY_TEXT, max_size=6).map(" ".join), min_size=1, max_size=4)


@pytest.fixture(scope="module")
def desk(school: Path) -> Desk:
    return open_desk(school)


@given(lines=LINES)
def test_every_line_gets_a_harmless_reply(desk: Desk, lines: list[str]) -> None:
    conversation = desk.start
    for line in [*lines, "/why"]:
        turn, conversation = desk.answer(line, conversation)
        turn = turn if turn.receipt is None else turn._replace(replies=(Notice(text="Saved."),))
        shown = plain.written(plain.view(turn, desk.knowledge))
        assert shown.strip()
        assert safe(shown) == shown
        assert not [c for c in shown if unicodedata.category(c) == "Cc" and c != "\n"]
        assert json.loads(escaped(record.of_turn(turn, explain=True)))["replies"]
