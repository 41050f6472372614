"""The slips of the hand that staff make in a file, one function each, all in one table."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import TypeAlias

from advisor.noun import Noun

KEY = re.compile(r"( *(?:- +)?)([a-z][\w-]*)(:)( |$)")
ITEM = re.compile(r"( *)- ")
_LATIN_1 = "\udce9"
"""The byte of an e with an accent in Latin-1, as text that was not UTF-8 is read."""


class Slip(Noun):
    """A file after a slip, and the lines (from 1) to which somebody would point who saw it happen.

    Mostly there is one. Of a line that was broken, each piece is its place; of a line that is gone, those before and
    after the gap; of a line that stands twice, both; of a file that ends too early, its last line, and the last that
    says something.
    """

    lines: list[str]
    places: tuple[int, ...]

    @property
    def line(self) -> int:
        """The first of the lines."""
        return self.places[0]


Hand: TypeAlias = Callable[[Random, list[str]], Slip | None]
"""Makes a slip somewhere in a file; None where it found no place for it."""


def _on_a_line(change: Callable[[Random, str], str | None]) -> Hand:
    """Return a hand that changes one line."""

    def slip(random: Random, lines: list[str]) -> Slip | None:
        for _ in range(50):
            at = random.randrange(len(lines))
            new = change(random, lines[at]) if lines[at].strip() else None
            if new is not None and new != lines[at]:
                pieces = new.split("\n")
                places = tuple(range(at + 1, at + len(pieces) + 1))
                return Slip(lines=[*lines[:at], *pieces, *lines[at + 1 :]], places=places)
        return None

    return slip


def _somewhere(random: Random, line: str) -> int:
    return random.randint(len(line) - len(line.lstrip()), len(line))


def _inserted(*pieces: str) -> Hand:
    def change(random: Random, line: str) -> str:
        at = _somewhere(random, line)
        return line[:at] + random.choice(pieces) + line[at:]

    return _on_a_line(change)


def _at_a_space(piece: str) -> Hand:
    def change(random: Random, line: str) -> str | None:
        spaces = [found.start() for found in re.finditer(r"(?<=\w) (?=\w)", line)]
        at = random.choice(spaces) if spaces else None
        return None if at is None else line[:at] + piece + line[at + 1 :]

    return _on_a_line(change)


def _without(pattern: str) -> Hand:
    """Return a hand that deletes something from a line."""

    def change(random: Random, line: str) -> str | None:
        found = list(re.finditer(pattern, line))
        if not found:
            return None
        one = random.choice(found)
        return line[: one.start()] + line[one.end() :]

    return _on_a_line(change)


def _instead(pattern: str, piece: str) -> Hand:
    return _on_a_line(lambda _, line: re.sub(pattern, piece, line, count=1) if re.search(pattern, line) else None)


def _swapped(random: Random, line: str) -> str | None:
    at = random.randrange(len(line))
    return line[:at] + line[at : at + 2][::-1] + line[at + 2 :]


def _key(random: Random, line: str) -> str | None:
    found = KEY.match(line)
    if not found or len(found[2]) < 3:
        return None
    at = random.randrange(1, len(found[2]) - 1)
    name = found[2][:at] + found[2][at + 1] + found[2][at] + found[2][at + 2 :]
    return found[1] + name + line[found.end(2) :]


def _deeper(random: Random, line: str) -> str:
    return " " * random.randint(1, 4) + line


def _less_deep(random: Random, line: str) -> str | None:
    depth = len(line) - len(line.lstrip())
    return line[random.randint(1, depth) :] if depth else None


def _line_gone(random: Random, lines: list[str]) -> Slip:
    at = random.randrange(len(lines) - 1)
    return Slip(lines=[*lines[:at], *lines[at + 1 :]], places=(at, at + 1))


def _line_twice(random: Random, lines: list[str]) -> Slip:
    at = random.randrange(len(lines) - 1)
    return Slip(lines=[*lines[: at + 1], *lines[at:]], places=(at + 1, at + 2))


def _key_twice(random: Random, lines: list[str]) -> Slip | None:
    keys = [at for at, line in enumerate(lines) if KEY.match(line) and line.rstrip()[-1] not in ":|>"]
    if not keys:
        return None
    at = random.choice(keys)
    found = KEY.match(lines[at])
    again = f"{found[1].replace('-', ' ')}{found[2]}: something else" if found else ""
    return Slip(lines=[*lines[: at + 1], again, *lines[at + 1 :]], places=(at + 2,))


def _joined(random: Random, lines: list[str]) -> Slip:
    at = random.randrange(len(lines) - 1)
    return Slip(lines=[*lines[:at], f"{lines[at]} {lines[at + 1].lstrip()}", *lines[at + 2 :]], places=(at + 1,))


def _says_something(line: str) -> bool:
    """Tell whether a line is more than space or a comment."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _cut_off(random: Random, lines: list[str]) -> Slip:
    at = random.randrange(len(lines))
    left = [*lines[:at], lines[at][: _somewhere(random, lines[at])]]
    last = next((number for number in range(len(left), 0, -1) if _says_something(left[number - 1])), 1)
    return Slip(lines=left, places=(last, len(left)))


def _marked(_: Random, lines: list[str]) -> Slip:
    return Slip(lines=["\ufeff" + lines[0], *lines[1:]], places=(1,))


def _windows(_: Random, lines: list[str]) -> Slip:
    return Slip(lines=[line + "\r" for line in lines[:-1]] + [lines[-1]], places=(1,))


SLIPS: dict[str, Hand] = {
    "a character deleted": _without(r"."),
    "a letter inserted": _inserted(*"aeioustn"),
    "two characters swapped": _on_a_line(_swapped),
    "a sign inserted": _inserted(*":;,.!?'\"-#()[]{}|>&*@%`"),
    "a line deleted": _line_gone,
    "a line twice": _line_twice,
    "two lines joined": _joined,
    "a line broken in two": _inserted("\n", "\n  ", "\n    "),
    "deeper": _on_a_line(_deeper),
    "less deep": _on_a_line(_less_deep),
    "a quote dropped": _without("['\"]"),
    "a quote inserted": _inserted("'", '"'),
    "a key misspelt": _on_a_line(_key),
    "a key twice": _key_twice,
    "a key's colon dropped": _without(r"(?<=[a-z]):(?= |$)"),
    "no space after the colon": _instead(r"^( *[\w-]+:) ", r"\1"),
    "a colon in text": _at_a_space(": "),
    "a hash in text": _at_a_space(" #"),
    "a hash and a space in text": _at_a_space(" # "),
    "a tab as indent": _instead("^ +", "\t"),
    "a tab in a line": _at_a_space("\t"),
    "smart quotes around": _instead(r"^( *(?:- )?(?:[\w-]+: )?)(\w.*)$", r"\1“\2”"),
    "straight quotes made smart": _instead("['\"]", "”"),
    "a dash removed": _instead("^( *)- ", r"\1"),
    "a dash made a space": _instead("^( *)- ", r"\1  "),
    "no space after the dash": _instead("^( *)- ", r"\1-"),
    "a byte of Latin-1": _inserted(_LATIN_1),
    "a no-break space": _on_a_line(lambda _, line: line.replace(" ", "\xa0", 1) if " " in line else None),
    "an invisible character": _inserted("\u200b", "\x07", "\u202e"),
    "the file cut off": _cut_off,
    "a day that does not exist": _instead(r"\b\d{4}-\d\d-\d\d\b", "2026-02-30"),
    "a wrong id": _on_a_line(
        lambda _, line: re.sub(r"^( *(?:category|check|refer|sources|see_also|topic): \[?\w+)", r"\1q", line)
    ),
    "a special sign before text": _on_a_line(
        lambda random, line: re.sub(
            r"^( *(?:- )?(?:[\w-]+: )?)(\w)", lambda found: found[1] + random.choice("@*&!%`[{>|?,") + found[2], line
        )
    ),
    "a bracket dropped": _without(r"[\[\]{}]"),
    "the bar dropped": _without(r"\|$"),
    "three dashes": _inserted("\n---\n"),
    "a byte order mark": _marked,
    "ends of lines from Windows": _windows,
}
"""Every kind of slip."""
