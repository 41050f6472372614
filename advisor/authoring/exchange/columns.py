"""The columns of the table, each with its shape: they are the fields of a topic, of a detail and of an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, TypeAlias, assert_never

from advisor.reading import schema
from advisor.reading.fields import Fields, Missing, Outcome, Word
from advisor.reading.shapes import Either, Field, ListOf, Record, Reference, Shape, TableOf, TextShape

Value: TypeAlias = str | tuple[str, ...]
"""What a cell says: one text, or several."""

ID: Final = "id"
DETAIL: Final = "detail"
PROGRAM: Final = "program"
ANSWER: Final = "answer"
ANSWERS: Final = "answers"
TEXT: Final = "text"
SHORT: Final = "short"


def _fits(field: Field) -> bool:
    """Whether a field can be written in one cell."""
    shape = field.shape.shape if isinstance(field.shape, ListOf) else field.shape
    return not isinstance(shape, Record | TableOf | ListOf | Either)


OF_TOPIC: Final[Mapping[str, Shape]] = {
    name: field.shape for name, field in schema.TOPIC.fields.items() if _fits(field) and name not in {ID, PROGRAM}
}
"""The columns that say something about a topic."""
OF_DETAIL: Final = tuple(name for name in OF_TOPIC if name in schema.DETAIL.fields)
"""Those of them that say something about a detail, too."""
OF_ANSWER: Final[Mapping[str, Shape]] = {
    ANSWER if name == TEXT else name: field.shape for name, field in schema.ANSWER.fields.items() if _fits(field)
}
"""The columns that say something about its answer for one program."""
ONCE: Final = tuple(name for name in OF_TOPIC if name not in {"title", "category"})
"""The columns that only the first row of a topic fills."""
COLUMNS: Final = (ID, DETAIL, *(name for name in OF_TOPIC if name not in ONCE), PROGRAM, *OF_ANSWER, *ONCE)
"""All columns, in the order in which they are written."""


def shape_of(column: str) -> Shape:
    """Return what may stand in a column."""
    return OF_TOPIC.get(column) or OF_ANSWER[column]


def needed(detail: str) -> tuple[Sequence[str], Sequence[str]]:
    """Return the columns that a new topic or detail, and each new answer of it, must fill."""
    whole, answer = (schema.DETAIL, schema.DETAIL_ANSWER) if detail else (schema.TOPIC, schema.ANSWER)
    of_whole = [name for name in OF_TOPIC if name in whole.fields and whole.fields[name].required]
    return of_whole, [name for name in OF_ANSWER if answer.fields[field_of(name)].required]


def field_of(column: str) -> str:
    """Return the field of the file that a column stands for."""
    return TEXT if column == ANSWER else column


def column_of(field: str) -> str:
    """Return the column in which a field of an answer stands."""
    return ANSWER if field == TEXT else field


def joined(column: str) -> bool:
    """Whether a column holds texts in people's own words: a new one joins the others, and none is lost."""
    shape = shape_of(column)
    return isinstance(shape, ListOf) and isinstance(shape.shape, TextShape)


def names_ids(column: str) -> bool:
    """Whether a column lists ids."""
    shape = shape_of(column)
    return isinstance(shape, ListOf) and isinstance(shape.shape, Reference)


def said(value: Outcome) -> Value | None:
    """Return a value that was read as a cell says it; None where it could not be read."""
    match value:
        case Word():
            return value.value
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value * 100:g}%"
        case date():
            return value.isoformat()
        case tuple():
            return tuple(each.value for each in value if isinstance(each, Word))
        case Fields() | Missing():
            return None
        case _ as never:
            assert_never(never)
