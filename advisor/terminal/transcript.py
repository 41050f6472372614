"""Puts a conversation into a file's text: who said what, with the pages, the date and the knowledge base's version."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from advisor.dialogue.replies import Transcript, Turn
from advisor.dialogue.wording import spoken_date, version_line
from advisor.model import Knowledge
from advisor.terminal import plain
from advisor.terminal.plain import Kind, Line

_MARKUP = re.compile(r"([\\`*_\[\]<>|~]|^(?:#|\+|=+$|-+$))")
_IN_AN_ADDRESS = str.maketrans({"<": "%3C", ">": "%3E"})
"""How what would end an address is spelt within it."""


def transcribed(transcript: Transcript, knowledge: Knowledge) -> str:
    """Return a conversation as plain text; as Markdown for a file that is called so."""
    said = _markdown if transcript.path.lower().endswith((".md", ".markdown")) else _plain
    title, *rest = _head(transcript)
    head = [f"# {_escaped(title)}" if said is _markdown else title, *rest]
    return "\n\n".join([*head, *(said(turn, plain.view(turn, knowledge)) for turn in transcript.turns)]) + "\n"


def _head(transcript: Transcript) -> Iterator[str]:
    yield f"{transcript.name}: a conversation of {spoken_date(transcript.day)}"
    yield version_line(transcript.version)
    if transcript.left_out:
        yield f"The first {transcript.left_out:,} turns are no longer in it: the last {len(transcript.turns)} follow."


def _plain(turn: Turn, lines: Iterable[Line]) -> str:
    asked = "\n".join(f"> {line}" for line in turn.question.splitlines())
    return f"{asked}\n\n{plain.written(lines)}"


def _markdown(turn: Turn, lines: Iterable[Line]) -> str:
    asked = "\n".join(f"> {_escaped(line)}  " for line in turn.question.splitlines())
    return f"{asked}\n\n" + "\n".join(_marked(line) for line in lines)


def _marked(line: Line) -> str:
    """Return a line in Markdown; two spaces at its end keep it apart from the next."""
    match line.kind:
        case Kind.BLANK:
            return ""
        case Kind.TITLE | Kind.HEADING | Kind.VERDICT:
            return f"**{_escaped(line.text)}**  "
        case Kind.ADDRESS:
            return f"<{line.text.translate(_IN_AN_ADDRESS)}>  "
        case Kind.TEXT | Kind.SOURCE | Kind.CHOICE:
            return f"{_escaped(line.text)}  "


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
