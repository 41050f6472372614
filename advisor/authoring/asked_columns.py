"""Finds the column of a table that holds the questions: by its name, or else by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, TypeAlias

from advisor.authoring.exchange.sheet import UnreadableError, letter

Table: TypeAlias = Sequence[tuple[int, Sequence[str]]]
"""The rows of a table that hold anything, each with its number; the first may name the columns."""

COLUMNS: Final = ("question", "text", "message", "query", "q")
"""What the column with the questions may be called; the first that is there is meant."""
_NAMING: Final = frozenset({"question", "questions", "message", "query", "enquiry", "inquiry"})
"""Words of a longer name for it, such as "Your question"."""
_WORDS_OF_A_NAME: Final = 8
_ADDRESS: Final = re.compile(r"[^\s@]+@[^\s@]+\.\w+")
_FIGURES: Final = re.compile(
    r"(?=.*\d)(?:[\d\s.,:;/()+#TZ-]|AM|PM|GMT|UTC|[CEMP][ES]?[SD]?T|"
    r"jan[a-z]*|feb[a-z]*|mar[a-z]*|apr[a-z]*|may|june?|july?|aug[a-z]*|sep[a-z]*|oct[a-z]*|nov[a-z]*|dec[a-z]*|"
    r"mon[a-z]*|tue[a-z]*|wed[a-z]*|thu[a-z]*|fri[a-z]*|sat[a-z]*|sun[a-z]*)+",
    re.IGNORECASE,
)
"""A number, a day, a time."""
_BEGINNING: Final = re.compile(
    r"(?:what|how|when|where|who|whom|whose|which|why|can|could|do|does|did|is|are|was|were|will|would|should|shall|may|"
    r"might|am|have|has|tell|i|i'm|im|i'd|my|we|any|if|please)\b",
    re.IGNORECASE,
)
"""How questions begin."""
_MOST, _FEW = 0.5, 0.2
"""The part of a column that must look like questions, and below which it must stay in all others."""


def column_name(place: int, name: str) -> str:
    """Return what a column is called in messages: by the letter that spreadsheets have for it, and its name."""
    return f"{letter(place + 1)} ({' '.join(name.split())})" if name.strip() else letter(place + 1)


def is_table(table: Table) -> bool:
    """Tell whether rows are a table and not a list of questions with commas in them.

    They are, where a column holds nothing but addresses, numbers or days; or where all have as many cells, unless a
    space follows each comma, as it does within a sentence.
    """
    if any(_holds_data(table, place) for place in range(len(table[0][1]))):
        return True
    alike = len(table) > 1 and len({len(row) for _, row in table}) == 1
    return alike and not all(cell.startswith(" ") for _, row in table for cell in row[1:])


def is_named(table: Table, column: str | None = None) -> bool:
    """Tell whether the first row names the column that is asked for, or one by the usual name of the questions."""
    return bool(_places(table, COLUMNS if column is None else (_normal(column),)))


def column_at(table: Table, column: str) -> int:
    """Return the place of the column of a name or letter; raises UnreadableError where there is none, or two."""
    width = len(table[0][1])
    places = _places(table, (_normal(column),)) or [n for n in range(width) if letter(n + 1).lower() == _normal(column)]
    if len(places) == 1:
        return places[0]
    message = f"there {'are several columns' if places else 'is no column'} '{column}'; the columns are {_all(table)}"
    raise UnreadableError(message)


def column_of_questions(table: Table) -> int:
    """Return the place of the column that holds the questions; raises UnreadableError where it cannot be told."""
    named = [place for place in _places(table, COLUMNS) if not _holds_data(table, place)]
    if named:
        return named[0]
    likely = [place for place in range(len(table[0][1])) if _is_named_for_it(table, place)]
    if len(likely) == 1:
        return likely[0]
    shares = sorted(((_share(table, place), -place) for place in range(len(table[0][1]))), reverse=True)
    (best, place), (second, _) = shares[:2]
    if best >= _MOST and second < _FEW:
        return -place
    message = (
        f"it cannot be told which column holds the questions; name it with --column, one of {_all(table)}. If this is "
        "no table but a question a line, write 'question' as the first line"
    )
    raise UnreadableError(message)


def is_headed(table: Table, place: int) -> bool:
    """Tell whether the first row names the columns; `place` is where the questions stand."""
    first = table[0][1]
    if _places(table, COLUMNS) or _is_named_for_it(table, place):
        return True
    data = [each for each in range(len(first)) if _holds_data(table, each)]
    if data:
        return not any(_is_data(first[each]) for each in data)
    return not _is_question(first[place])


def _normal(name: str) -> str:
    return " ".join(name.lower().split())


def _places(table: Table, names: Sequence[str]) -> list[int]:
    """Return the places of the columns that have one of these names, by the order of the names."""
    first = [_normal(name) for name in table[0][1]]
    return [place for name in names for place, each in enumerate(first) if each == name]


def _is_named_for_it(table: Table, place: int) -> bool:
    words = re.findall(r"\w+", table[0][1][place].lower())
    named = len(words) <= _WORDS_OF_A_NAME and not _NAMING.isdisjoint(words)
    return named and not _holds_data(table, place)


def _cells(table: Table, place: int) -> list[str]:
    """Return what stands in a column below the first row, which may be its name; that too, where there is no other."""
    rows = table[1:] if len(table) > 1 else table
    return [row[place].strip() for _, row in rows if place < len(row) and row[place].strip()]


def _holds_data(table: Table, place: int) -> bool:
    """Tell whether nothing in a column can be a question."""
    cells = _cells(table, place)
    kind = _is_data if len(table) > 1 else _ADDRESS.fullmatch
    return bool(cells) and all(kind(cell) for cell in cells)


def _is_data(cell: str) -> bool:
    return any(form.fullmatch(cell.strip()) for form in (_ADDRESS, _FIGURES))


def _share(table: Table, place: int) -> float:
    """Return which part of a column looks like questions."""
    cells = _cells(table, place)
    return sum(map(_is_question, cells)) / len(cells) if cells else 0.0


def _is_question(cell: str) -> bool:
    words = cell.split()
    return len(words) > 1 and (words[-1].endswith("?") or _BEGINNING.match(words[0]) is not None)


def _all(table: Table) -> str:
    """Return what all columns are called, as far as that is no text of the table."""
    first = table[0][1]
    data = [place for place in range(len(first)) if _holds_data(table, place)]
    headed = bool(data) and not any(_is_data(first[place]) for place in data)
    return ", ".join(column_name(place, name if headed else "") for place, name in enumerate(first))
