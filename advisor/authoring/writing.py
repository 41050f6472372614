"""Writes values as YAML that the reader reads as the very same values."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Final

from advisor.reading.nodes import parse
from advisor.reading.tree import DOUBLE_QUOTED, PLAIN, SINGLE_QUOTED, Listing, Text

WIDTH: Final = 120
"""Characters of a line of an answer, at most."""
_TO_EDITORS: Final = frozenset({"null", "~", "Null", "NULL"})
"""What editors take for nothing at all."""


def scalar(text: str, style: str = PLAIN, *, flow: bool = False) -> str:
    """Return a text on one line: without quotes where that can be, or else in the quotes of a `style`."""
    if style == PLAIN and text not in _TO_EDITORS and _reads_as(text, text, flow=flow):
        return text
    single = "'" + text.replace("'", "''") + "'"
    wanted = style == SINGLE_QUOTED or (style == PLAIN and ('"' in text or "\\" in text))
    if wanted and "\n" not in text:
        return single
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f"{DOUBLE_QUOTED}{escaped}{DOUBLE_QUOTED}"


def flow_list(texts: Iterable[str]) -> str:
    """Return several texts as a list in brackets."""
    return f"[{', '.join(scalar(text, flow=True) for text in texts)}]"


def block(text: str, indent: str, newline: str) -> str:
    """Return the lines of a text of one or more paragraphs, each after its indent, without the first bar."""
    width = max(WIDTH - len(indent), WIDTH // 2)
    paragraphs = (
        textwrap.wrap(part, width, break_long_words=False, break_on_hyphens=False) for part in text.split("\n\n")
    )
    return f"{newline}{newline}".join(newline.join(indent + line for line in lines) for lines in paragraphs)


def _reads_as(written: str, text: str, *, flow: bool) -> bool:
    """Whether something that is written without quotes reads as a text, in a list of either form."""
    if "\n" in written:
        return False
    node, problems = parse(f"[{written}, x]" if flow else f"- {written}\n- x\n", "")
    items = node.items if isinstance(node, Listing) else ()
    as_value, wrong = parse(f"x: {written}\n", "") if not flow else (None, [])
    first = items[0] if items else None
    return (
        not problems
        and not wrong
        and len(items) == len("ab")
        and isinstance(first, Text)
        and (first.value, first.style) == (text, PLAIN)
        and (flow or as_value is not None)
    )
