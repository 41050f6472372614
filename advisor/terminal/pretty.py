"""The pretty view: the rows of the plain view with underlined titles, bold headings and verdicts, and links."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.style import Style
from rich.text import Text

from advisor.terminal.plain import Kind, Line

_LINKED = re.compile(r"(?:https?://[a-z0-9.-]+(?::\d+)?(?:[/?#][!-~]*)?|mailto:[!-~]+)", re.IGNORECASE)
"""The addresses that become links: those that lead where they seem to."""
_STYLES: Mapping[Kind, Style] = {
    Kind.TITLE: Style(underline=True),
    Kind.HEADING: Style(bold=True),
    Kind.VERDICT: Style(bold=True),
    Kind.TEXT: Style.null(),
    Kind.SOURCE: Style(italic=True),
    Kind.ADDRESS: Style(underline=True),
    Kind.CHOICE: Style(bold=True),
    Kind.BLANK: Style.null(),
}
"""How each kind of line looks. No colour carries meaning, and text keeps the terminal's own foreground."""


def styled(rows: Iterable[Line]) -> str:
    """Return rows with the terminal's control sequences for their styles; each ends with a newline."""
    written = io.StringIO()
    console = Console(
        file=written,
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
        no_color=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    draw(console, rows)
    return written.getvalue()


def draw(console: Console, rows: Iterable[Line]) -> None:
    """Print rows, each in its style."""
    for row in rows:
        text = Text(row.text, style=_style(row))
        for name, address in row.links:
            begin = row.text.find(name)
            if begin >= 0 and _LINKED.fullmatch(address):
                text.stylize(Style(link=address), begin, begin + len(name))
        console.print(text, soft_wrap=True)


def _style(row: Line) -> Style:
    style = _STYLES[row.kind]
    linked = row.kind is Kind.ADDRESS and _LINKED.fullmatch(row.text)
    return style.update_link(row.text) if linked else style
