"""Finds characters that nobody can see, such as control characters, and takes them out of a text."""

from __future__ import annotations

import re
import unicodedata

from advisor.model import Patch, Place, Problem
from advisor.reading.blocks import is_blank

INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Control characters, overrides of the writing direction, characters without width, and broken ones."""
MAX_BAD_LINES = 50
"""Lines with such characters that are reported one by one: a file with more is hardly a text."""

_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""Every space but the ordinary one: no-break spaces, thin ones, wide ones."""
_SPACE_OF_FORM = re.compile(rf"[ \t]*(?:{_SPACES.pattern}\s*|- *{_SPACES.pattern}|(?:- +)?[\w-]+:{_SPACES.pattern})")
"""A special space where the form depends on it: before a field's name, after its colon, or after a dash."""
_LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"
_NOT_UTF8 = re.compile("[\udc80-\udcff]")
_CONTROL_NAMES = {
    "\x00": "NUL",
    "\x07": "BELL",
    "\x08": "BACKSPACE",
    "\x1b": "ESCAPE",
    "\x7f": "DELETE",
    "\x85": "NEXT LINE",
}


def clean_lines(text: str, file: str, problems: list[Problem]) -> tuple[list[str], list[int]]:
    """Return the lines of `text` without invisible characters, and the numbers (from 0) of lines that were not UTF-8.

    Lines that hold such characters are added to `problems`; beyond `MAX_BAD_LINES` of them, their number.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = [line if line.strip() else "" for line in lines]
    found = [number for number, line in enumerate(lines) if INVISIBLE.search(line)]
    problems.extend(_problem_of_line(lines[number], file, number) for number in found[:MAX_BAD_LINES])
    if more := found[MAX_BAD_LINES:]:
        message = f"{len(more)} more lines hold invisible characters or are not saved as UTF-8; is this a text file?"
        problems.append(Problem(place=Place(file=file, line=more[0] + 1), rule="control-character", message=message))
    bad_bytes = [number for number in found if _NOT_UTF8.search(lines[number])]
    for number in found:
        lines[number] = _without(lines[number])
    odd: list[Problem] = []
    for number, line in enumerate(lines):
        if not line.isascii():
            lines[number] = _with_plain_spaces(line, Place(file=file, line=number + 1), odd)
    problems.extend(odd[:MAX_BAD_LINES])
    if rest := odd[MAX_BAD_LINES:]:
        problems.append(rest[0]._replace(message=f"{len(rest)} more lines hold special spaces. Type them anew"))
    return lines, bad_bytes


def _with_plain_spaces(line: str, place: Place, problems: list[Problem]) -> str:
    """Return a line with ordinary spaces: students see no difference, but a field begins only after an ordinary one."""
    found = _SPACE_OF_FORM.match(line)
    if not found:
        return line
    plain = _SPACES.sub(" ", found[0])
    space = _SPACES.search(line) or found
    message = f"the space here is a special one ({_name(space[0])}), which is read as an ordinary one. Type it anew"
    patch = Patch(column=1, old=found[0], new=plain)
    place = place._replace(column=space.start() + 1)
    problem = Problem(place=place, rule="no-break-space", message=message, patch=patch)
    problems.append(problem)
    return plain + line[found.end() :]


def special_space(line: str) -> tuple[str, Patch] | None:
    """Return the name of the first special space in the text of a line, and what puts ordinary ones in place of all."""
    found = None if line.isascii() or is_blank(line) or _SPACE_OF_FORM.match(line) else _SPACES.search(line)
    if not found:
        return None
    rest = line[found.start() :]
    return _name(found[0]), Patch(column=found.start() + 1, old=rest, new=_SPACES.sub(" ", rest))


def clean_value(value: str, place: Place, problems: list[Problem]) -> str:
    r"""Return `value` without invisible characters that were written as escapes (`"\e[31m"`); they are reported."""
    if not INVISIBLE.search(value):
        return value
    problems.append(_problem(place, INVISIBLE.findall(value)))
    return _without(value)


def _without(text: str) -> str:
    """Return `text` without invisible characters; those that end a line leave a space."""
    return INVISIBLE.sub(lambda found: " " if found[0] in _LINE_ENDS else "", text)


def visible(text: str) -> str:
    """Return `text` with each invisible character spelt out, for file names in messages."""
    return INVISIBLE.sub(lambda found: f"<{ord(found[0]):02X}>", text)


def _problem_of_line(line: str, file: str, number: int) -> Problem:
    bad = _NOT_UTF8.search(line)
    if bad is None:
        characters = INVISIBLE.findall(line)
        patch = Patch(column=1, old=line, new=_without(line))
        return _problem(Place(file=file, line=number + 1, column=line.index(characters[0]) + 1), characters, patch)
    message = (
        f"this line holds a character (after '{visible(line[: bad.start()][-20:])}') that is not saved as UTF-8. "
        "Save the file with the encoding UTF-8. Until then, the entry of this line is left out"
    )
    return Problem(place=Place(file=file, line=number + 1, column=bad.start() + 1), rule="not-utf-8", message=message)


def _problem(place: Place, characters: list[str], patch: Patch | None = None) -> Problem:
    names = ", ".join(_name(character) for character in list(dict.fromkeys(characters))[:5])
    message = f"this text holds invisible characters ({names}), which are left out. Delete them, or type the line anew"
    return Problem(place=place, rule="control-character", message=message, patch=patch)


def _name(character: str) -> str:
    name = _CONTROL_NAMES.get(character, "") or unicodedata.name(character, "CONTROL CHARACTER")
    return f"U+{ord(character):04X} {name.lower()}"
