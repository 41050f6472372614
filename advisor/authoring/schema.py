"""Makes the JSON Schema of each kind of file, so that an editor completes and checks while somebody types.

It is made from the shapes that the reader reads by. Ids are only proposed, never refused: whether they exist is
for the reader to say, since that changes with every file that is saved.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any, Final, TypeAlias, assert_never

from advisor.reading import plain
from advisor.reading.kinds import KINDS
from advisor.reading.shapes import (
    Among,
    Day,
    Either,
    Email,
    Field,
    Flag,
    Limit,
    ListOf,
    Month,
    Percent,
    Plain,
    Record,
    Reference,
    Shape,
    Single,
    TableOf,
    TextShape,
    WebAddress,
)

Json: TypeAlias = dict[str, Any]

DRAFT: Final = "http://json-schema.org/draft-07/schema#"
IDS: Final = "ids"
"""The name of the schema that proposes the ids of a knowledge base."""
_NAMED: Final = re.compile(rf"{IDS}\.json#/definitions/(\w+)")
"""A reference to the ids of a sort."""
_TEXT: Final = ["string", "number", "boolean"]
"""What an editor takes a text for: to the reader, `2025` and `true` are texts too."""
_LONG_AND_SHORT: Final = r"(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)"
_LEAP_YEAR: Final = r"(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
_DAY: Final = rf"(?!0000)(?:\d{{4}}-(?:{_LONG_AND_SHORT}|02-(?:0[1-9]|1\d|2[0-8]))|{_LEAP_YEAR}-02-29)"
_MONTH: Final = r"(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2]))?"
_ADDRESS: Final = r"[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#]\S*"


def schemas(ids: Mapping[str, Sequence[str]]) -> Mapping[str, Json]:
    """Return the schema of every kind of file by its name, and the one that proposes the `ids` of each sort."""
    files = {kind: _file(kind, shape) for kind, shape in KINDS.items()}
    return {**files, IDS: _ids(ids, sorted(set(_NAMED.findall(json.dumps(files)))))}


def _ids(ids: Mapping[str, Sequence[str]], sorts: Sequence[str]) -> Json:
    other = {"type": _TEXT, "pattern": r"\S"}
    proposed = {name: {"anyOf": [{"enum": sorted(ids[name])}, other] if ids.get(name) else [other]} for name in sorts}
    return {"$schema": DRAFT, "title": IDS, "definitions": proposed}


def _file(kind: str, shape: Shape) -> Json:
    definitions: dict[str, Json] = {}
    body = _of(shape, definitions)
    return {"$schema": DRAFT, "title": kind, **body, **({"definitions": definitions} if definitions else {})}


def _of(shape: Shape, definitions: dict[str, Json]) -> Json:
    """Return what a shape allows; what can stand within itself goes to the `definitions`, under its name."""
    match shape:
        case ListOf():
            return _list(shape, definitions)
        case TableOf():
            return _table(shape, definitions)
        case Record():
            return _record(shape, definitions)
        case Either():
            return _either(shape, definitions)
        case _:
            return _single(shape)


def _single(shape: Single) -> Json:
    match shape:
        case TextShape():
            return _text(shape)
        case Among(words=words):
            return {"enum": list(words)}
        case Reference():
            return _reference(shape)
        case _:
            return _plain(shape)


def _list(shape: ListOf, definitions: dict[str, Json]) -> Json:
    item = _of(shape.shape, definitions)
    several: Json = {"type": "array", "items": item, "minItems": shape.min, "maxItems": shape.max}
    several |= {"uniqueItems": True} if shape.once else {}
    return {"anyOf": [item, several]} if shape.or_one else several


def _table(shape: TableOf, definitions: dict[str, Json]) -> Json:
    key, value = _of(shape.key, definitions), _of(shape.value, definitions)
    return {"type": "object", "propertyNames": key, "additionalProperties": value, "minProperties": shape.min}


def _record(shape: Record, definitions: dict[str, Json]) -> Json:
    required = [name for name, part in shape.fields.items() if part.required]
    return {
        "type": "object",
        "properties": {name: _field(part, definitions) for name, part in shape.fields.items()},
        **_rest(shape, definitions),
        **(_limited(shape.limit, shape) if shape.limit else {}),
        **({"required": required} if required else {}),
    }


def _rest(shape: Record, definitions: dict[str, Json]) -> Json:
    """Return what may stand beside the fields of a record."""
    if shape.rest is None:
        return {"additionalProperties": False}
    names = {"anyOf": [{"enum": list(shape.fields)}, _of(shape.rest.key, definitions)]}
    return {"propertyNames": names, "additionalProperties": _of(shape.rest.value, definitions)}


def _limited(limit: Limit, shape: Record) -> Json:
    """Return how many of some fields may stand in a record."""
    if set(limit.names) == set(shape.fields):
        return {"minProperties": limit.least, "maxProperties": limit.most}
    few: Json = {"anyOf": [{"required": [name]} for name in limit.names]} if limit.least else {}
    pairs = [{"required": list(pair)} for pair in combinations(limit.names, 2)]
    return few | ({"not": {"anyOf": pairs}} if limit.most == 1 else {})


def _field(part: Field, definitions: dict[str, Json]) -> Json:
    body = _of(part.shape, definitions)
    return {"description": part.help, **({"allOf": [body]} if "$ref" in body else body)}


def _either(shape: Either, definitions: dict[str, Json]) -> Json:
    name = shape.record.name
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = {"anyOf": [_text(shape.text), _record(shape.record, definitions)]}
    return {"$ref": f"#/definitions/{name}"}


def _reference(shape: Reference) -> Json:
    kinds = [{"$ref": f"{IDS}.json#/definitions/{kind}"} for kind in _kinds(shape)]
    also = [{"enum": list(shape.also)}] if shape.also else []
    return {"anyOf": [*also, *kinds]} if len([*also, *kinds]) > 1 else kinds[0]


def _kinds(shape: Reference) -> tuple[str, ...]:
    return (shape.kind, *shape.others, *(("detail",) if shape.details else ()))


def _text(shape: TextShape) -> Json:
    """Return what a text may be. One of digits alone is a number to an editor."""
    longest: Json = {"maxLength": shape.max_length}
    if shape.pattern and shape.example.isdigit():
        highest = 10**shape.max_length - 1
        return {"type": ["string", "integer"], **_whole(shape.pattern), "minimum": 0, "maximum": highest}
    if shape.pattern:
        message = f"Small letters, digits and hyphens, as in {shape.example}"
        return {"type": ["string", "boolean"], **longest, **_whole(shape.pattern, message)}
    if shape.slots is not None:
        slots = "|".join(sorted(shape.slots))
        return {"type": _TEXT, **longest, "pattern": rf"^(?=[\s\S]*\S)(?:[^{{}}]|\{{(?:{slots})\}})*$"}
    return {"type": _TEXT, **longest, "pattern": r"\S"}


def _plain(shape: Plain) -> Json:
    match shape:
        case Flag():
            either_case = "|".join("".join(f"[{each.upper()}{each}]" for each in word) for word in plain.FLAGS)
            return {"anyOf": [{"enum": ["yes", "no"]}, {"type": "boolean"}, {"type": "string", **_whole(either_case)}]}
        case Day():
            return {"type": "string", **_whole(_DAY, "A day that exists, as in 2026-08-01")}
        case Month():
            months = {"type": "string", **_whole(_MONTH, "A month or a year, as in 2025-11 or 2025")}
            return {"anyOf": [months, {"type": "integer", "minimum": 1000, "maximum": 9999}]}
        case WebAddress():
            return {"type": "string", **_whole(_ADDRESS, "A web address that begins with https://")}
        case Email():
            return {"type": "string", **_whole(plain.EMAIL.pattern, "An e-mail address")}
        case Percent(least=least, most=most):
            message = f"A number of percent from {least:g} to {most:g}, as in 2%"
            share = {"type": "string", **_whole(_percents(least, most), message)}
            return {"anyOf": [share, {"type": "number", "minimum": least, "maximum": most}]}
        case _:  # pragma: no cover
            assert_never(shape)


def _percents(least: float, most: float) -> str:
    """Return a pattern for the numbers of percent in a range whose ends have one decimal at most."""
    low, high = round(least * 10), round(most * 10)
    parts = [rf"{high // 10}(?:\.{high % 10}0{{0,2}})" + ("?" if high % 10 == 0 else "")]
    for whole in range(low // 10, high // 10 + 1):
        tenths = "".join(str(tenth) for tenth in range(10) if low <= whole * 10 + tenth < high)
        bare = "?" if "0" in tenths else ""
        parts += [rf"{whole}(?:\.[{tenths}]\d{{0,2}}){bare}"] if tenths else []
    return rf"(?=\d{{1,3}}(?!\d))0{{0,2}}(?:{'|'.join(parts)}) ?%?"


def _whole(pattern: str, message: str = "") -> Json:
    """Return that all of a text must match, but for the space around it; editors show the `message`."""
    return {"pattern": rf"^\s*(?:{pattern})\s*$", **({"patternErrorMessage": message} if message else {})}
