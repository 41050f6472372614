"""Draws the picture of a chat that the README shows, from a real one: `python tests/picture.py` makes it anew."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from rich.console import Console

from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Conversation
from advisor.dialogue.turn import respond
from advisor.engine import Opened, open_advisor
from advisor.terminal.columns import side_by_side
from advisor.terminal.plain import BLANK, Kind, Line, paragraphs, view
from advisor.terminal.pretty import draw
from advisor.terminal.showing import wrapped

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / ".github" / "chat.svg"
WIDTH = 96
TALK = ("i studied philosopy, would that be a problem for the mspm?", "/compare how long", "/check fit")
_ELSEWHERE = re.compile(r"\s*(?:@font-face \{.*?\}|<!-- .*? -->)", re.DOTALL)
"""What would be fetched from elsewhere, or leads there."""


def drawn(opened: Opened) -> str:
    """Return the picture."""
    console = Console(
        record=True,
        width=WIDTH,
        file=io.StringIO(),
        force_terminal=True,
        color_system="standard",
        markup=False,
        emoji=False,
        highlight=False,
    )
    draw(console, wrapped(side_by_side(_chat(opened), WIDTH), WIDTH))
    return _ELSEWHERE.sub("", console.export_svg(title="advisor", unique_id="chat"))


def words(picture: str) -> str:
    """Return the text in a picture."""
    rows = re.findall(r"<text [^>]*>(.*?)</text>", picture, re.DOTALL)
    return "\n".join(html.unescape(row).replace("\xa0", " ").strip() for row in rows)


def _chat(opened: Opened) -> Iterator[Line]:
    """Yield the lines of the chat as they stand on the screen."""
    assert opened.knowledge
    assert opened.understanding
    yield from paragraphs(opened.knowledge.greeting.strip())
    conversation = Conversation()
    for typed in TALK:
        context = Context(
            knowledge=opened.knowledge,
            understanding=opened.understanding,
            conversation=conversation,
            line=typed,
            today=date(2026, 1, 15),
            checks=opened.checks,
        )
        turn, conversation = respond(context)
        yield from (BLANK, Line(kind=Kind.HEADING, text=f"> {typed}"), BLANK)
        yield from view(turn, opened.knowledge)


if __name__ == "__main__":
    PICTURE.write_text(drawn(open_advisor(ROOT / "knowledge")), encoding="utf-8")
