"""A knowledge base written by an attacker: every text in it tries to steer the terminal or to disguise something."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from unicodedata import category

from checks_ui.sample import ADMISSION, AUDITION, COURSE, QUESTIONS
from small import FILES

from advisor.reading.nodes import parse
from advisor.reading.tree import Listing, Node, Table, Text

ATTACKS = {
    "colours and cursor": "\x1b[31m\x1b[2J\x1b[1;1H\x9b31m\x1bc",
    "title, clipboard and links": "\x1b]0;owned\x07\x1b]52;c;aGk=\x07\x1b]8;;https://evil.example\x1b\\x\x1b]8;;\x1b\\\x9d0;y\x9c",
    "device strings": "\x1bP+q544e\x1b\\\x1b_a\x1b\\\x1b^b\x1b\\\x90q\x9c\x1b[6n\x1b[c\x05",
    "other controls": "\x00\x07\x08\x08\x0b\x0c\x0e\x7f\x85\u2028\u2029\rOverwritten",
    "directions and hidden": "\u202egnp.exe\u202c\u2066\u200b\u200d\ufeff\u061c\xad\U000e0041\u180e",
    "markup": "[bold]x[/bold][/x][link=https://evil.example]y[/link] :smile: :100: <b>&amp;",
    "a command for GitHub": "%0A::error file=x::y ::set-output name=a::b",
    "letters in heaps": "Z" + "\u0300" * 60 + "\u0489" * 20,
}
"""What each field is given."""

_PROSE = frozenset(
    "title text name short greeting help why label intro met not_met not_known disclaimer for against if_more one many "
    "unknown outside refer_to no_answer_for volatile_words stale did_you_mean study cost".split()
)
_LISTS = frozenset({"next_steps", "ask", "called", "words"})
_OURS = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^;\x1b]*;(?:(?:https?://|mailto:)[!-~]+)?\x1b\\", re.IGNORECASE)
_STEERING = frozenset({"Cc", "Cs", "Zl", "Zp"})
_HIDDEN = re.compile("[\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]")
"""The control sequences that we write ourselves: styles, and links to what is visible."""


def hostile_school(folder: Path, attack: str) -> Path:
    """Write the small school with an attack in each text; half of the files spell it as escapes, half as it is."""
    files = {**FILES, "topics/admission.yaml": ADMISSION, "checks/questions.yaml": QUESTIONS}
    files |= {"checks/audition.yaml": AUDITION, "checks/course.yaml": COURSE}
    for number, (name, text) in enumerate(files.items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        content = json.dumps(_poisoned(_plain(parse(text, name)[0]), attack), ensure_ascii=False, indent=1)
        path.write_text(_escaped(content) if number % 2 else content, encoding="utf-8")
    return folder


def _plain(node: Node | None) -> Any:  # noqa: ANN401 it is what a YAML file may hold
    """Return what a file holds as plain texts, lists and tables."""
    match node:
        case Table(entries=entries):
            return {key.value: _plain(each) for key, each in entries}
        case Listing(items=items):
            return [_plain(each) for each in items]
        case Text(value=value):
            return value
        case _:
            raise AssertionError(node)


def _escaped(content: str) -> str:
    """Spell out what is not ASCII, so that only the reader of the YAML sees it."""
    return "".join(c if c < "\x80" else f"\\U{ord(c):08x}" for c in content)


def _poisoned(value: Any, attack: str, key: str = "") -> Any:  # noqa: ANN401 it is what a YAML file may hold
    match value:
        case dict():
            return {name: _poisoned(each, attack, name) for name, each in value.items()}
        case list() if key in _LISTS:
            return [*value, f"{value[0]} {attack}"]
        case list():
            return [_poisoned(each, attack) for each in value]
        case _ if key in _PROSE or (key == "ask" and isinstance(value, str)):
            return f"{value} {attack}"
        case _:
            return value


def steering(shown: str, *, styled: bool = False) -> list[str]:
    """Return what in a text would steer a terminal or deceive the eye; our own styles and links do not, if `styled`."""
    text = _OURS.sub("", shown) if styled else shown
    return [f"U+{ord(c):04X}" for c in text if c not in "\n\t" and (category(c) in _STEERING or _HIDDEN.match(c))]
