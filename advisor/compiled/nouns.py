"""Turns the nouns of the model into plain JSON values and back."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeAlias

from advisor.model import (
    Answer,
    CheckSummary,
    Contact,
    Family,
    Move,
    Place,
    Program,
    SmallTalk,
    Source,
    Subject,
    Topic,
    Words,
)

Noun: TypeAlias = CheckSummary | Contact | Family | Program | SmallTalk | Source | Subject | Topic | Words
Json: TypeAlias = Any

_KINDS: dict[str, type[Noun]] = {
    kind.__name__: kind for kind in (CheckSummary, Contact, Family, Program, SmallTalk, Source, Subject, Topic, Words)
}


def to_json(noun: Noun | Answer) -> Json:
    """Return a noun as a list of its kind and its fields."""
    kept = noun._asdict()
    kept = {name: list(value) if name == "details" else _plain(value) for name, value in kept.items()}
    return [type(noun).__name__, {name: value for name, value in kept.items() if value not in (None, [], ())}]


def _plain(value: Json) -> Json:
    match value:
        case dict():
            return {key: to_json(answer)[1] for key, answer in value.items()}
        case date():
            return value.isoformat()
        case Place():
            return value._asdict()
        case _:
            return value


def from_json(value: Json) -> Json:
    """Return the noun that `to_json` was given."""
    kind, kept = value
    made: dict[str, Json] = {name: tuple(part) if isinstance(part, list) else part for name, part in kept.items()}
    if "place" in made:
        made["place"] = Place(**made["place"])
    if "move" in made:
        made["move"] = Move(made["move"])
    if "answers" in made:
        made["answers"] = {program: _answer(answer) for program, answer in made["answers"].items()}
    return _KINDS[kind](**made)


def _answer(kept: dict[str, Json]) -> Answer:
    made: dict[str, Json] = {name: tuple(part) if isinstance(part, list) else part for name, part in kept.items()}
    if "review" in made:
        made["review"] = date.fromisoformat(made["review"])
    return Answer(**made)
