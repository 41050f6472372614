"""What a compiled file holds, row by row: how it is written, and how it is read again."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from advisor.compiled.cache import digest_of_code
from advisor.compiled.nouns import from_json, to_json
from advisor.compiled.rows import Rows, encode
from advisor.compiled.tables import LazyColumn, LazyList, LazyTable
from advisor.dialogue.understanding import Understanding
from advisor.matching.confidence import Confidence
from advisor.matching.index import Index
from advisor.matching.language import Language
from advisor.matching.phrases import Phrases
from advisor.matching.profile import Profile
from advisor.matching.spelling import Speller
from advisor.model import Knowledge, Place, Problem, Vocabulary

SCHEMA = 1
"""The version of the file's outer form."""

Json = Any


class Compiled(NamedTuple):
    """What a compiled file holds."""

    knowledge: Knowledge
    understanding: Understanding
    problems: tuple[Problem, ...]
    held_back: tuple[str, ...]


def write(
    digest: str,
    knowledge: Knowledge,
    understanding: Understanding,
    problems: Sequence[Problem],
    held_back: Sequence[str],
) -> bytes:
    """Return the compiled file of a knowledge base whose files have this digest."""
    head = {
        "knowledge": _knowledge_head(knowledge),
        "language": _language_head(understanding.language),
        "index": _index_head(understanding),
        "problems": [{**problem._asdict(), "place": problem.place._asdict()} for problem in problems],
        "held_back": list(held_back),
    }
    body = encode([("head", head), *_rows(understanding)])
    stamp = _stamp(digest, body)
    return json.dumps(stamp).encode() + b"\n" + body


def read(data: bytes, digest: str) -> Compiled | None:
    """Return what a compiled file holds; None if it is damaged, of another format, or of other knowledge."""
    start = data.find(b"\n") + 1
    try:
        stamp = json.loads(data[:start])
    except (ValueError, RecursionError):
        return None
    body = memoryview(data)[start:]
    if not isinstance(stamp, dict) or stamp.get("size") != len(body) or stamp != _stamp(digest, body):
        return None
    rows = Rows(data, start)
    head = rows.get("head")
    targets = LazyTable(head["index"]["ids"], lambda key: from_json(rows.get("t:" + key)))
    understanding = Understanding(
        targets=targets,
        language=_language(rows, head["language"]),
        learned=_index(rows, head["index"]),
        confidence=Confidence(
            **{**head["index"]["confidence"], "weights": tuple(head["index"]["confidence"]["weights"])}
        ),
    )
    problems = tuple(Problem(**{**each, "place": Place(**each["place"])}) for each in head["problems"])
    return Compiled(
        knowledge=_knowledge(head["knowledge"], targets),
        understanding=understanding,
        problems=problems,
        held_back=tuple(head["held_back"]),
    )


def _stamp(digest: str, body: bytes | memoryview) -> Json:
    """Return what must be equal for a file to be read: its form, its knowledge, the code that wrote it, its bytes."""
    code = digest_of_code()
    return {"schema": SCHEMA, "digest": digest, "code": code, "size": len(body), "sum": zlib.adler32(body)}


def _rows(understanding: Understanding) -> Iterator[tuple[str, Json]]:
    index, speller = understanding.learned, understanding.language.speller
    for feature, row in index.weights.items():
        rounded = [float(f"{weight:.4g}") for weight in row.values()]
        yield "f:" + feature, [index.idf[feature], list(row), rounded]
    for number, profile in enumerate(index.profiles):
        yield f"e:{number}", [profile.texts, profile.where, profile.sizes]
    for key, target in understanding.targets.items():
        yield "t:" + key, to_json(target)
    for word, count in speller.used.items():
        yield "w:" + word, count
    for letter, words in speller.by_letter.items():
        yield "b:" + letter, words


def _index_head(understanding: Understanding) -> Json:
    index = understanding.learned
    confidence = understanding.confidence._asdict()
    return {"ids": index.ids, "typical": index.typical, "unknown": index.unknown, "confidence": confidence}


def _index(rows: Rows, head: Json) -> Index:
    def weights(feature: str) -> Mapping[int, float] | None:
        row = rows.get("f:" + feature)
        return dict(zip(row[1], row[2], strict=True)) if row else None

    def profile(number: int) -> Profile:
        texts, where, sizes = rows.get(f"e:{number}")
        return Profile(texts=texts, where=where, sizes=sizes)

    return Index(
        ids=tuple(head["ids"]),
        idf=LazyColumn(lambda feature: (rows.get("f:" + feature) or [None])[0]),
        weights=LazyColumn(weights),
        profiles=LazyList(len(head["ids"]), profile),
        typical=head["typical"],
        unknown=head["unknown"],
    )


def _language_head(language: Language) -> Json:
    return {
        "means": language.means.table,
        "names": language.names.table,
        "reads_as": language.reads_as,
        "background": {key: phrases.table for key, phrases in language.background.items()},
        "related": language.related,
    }


def _language(rows: Rows, head: Json) -> Language:
    return Language(
        speller=Speller(
            LazyColumn(lambda word: rows.get("w:" + word)), LazyColumn(lambda letter: rows.get("b:" + letter))
        ),
        means=Phrases(head["means"]),
        names=Phrases(head["names"]),
        reads_as=head["reads_as"],
        background={key: Phrases(table) for key, table in head["background"].items()},
        related=head["related"],
    )


def _knowledge_head(knowledge: Knowledge) -> Json:
    tables = {name: _table(getattr(knowledge, name)) for name in ("programs", "contacts", "sources", "checks")}
    ids = {name: list(getattr(knowledge, name)) for name in ("topics", "subjects", "families", "smalltalk")}
    plain = {"name": knowledge.name, "greeting": knowledge.greeting, "categories": dict(knowledge.categories)}
    return {**plain, **tables, **ids, "words": to_json(knowledge.words)}


def _table(nouns: Mapping[str, Any]) -> Json:
    return {key: to_json(noun) for key, noun in nouns.items()}


def _knowledge(head: Json, targets: Mapping[str, Any]) -> Knowledge:
    def table(name: str) -> dict[str, Any]:
        return {key: from_json(value) for key, value in head[name].items()}

    def lazy(name: str, kind: str) -> LazyTable[Any]:
        return LazyTable(head[name], lambda key: targets[f"{kind} {key}"])

    return Knowledge(
        name=head["name"],
        greeting=head["greeting"],
        words=from_json(head["words"]),
        programs=table("programs"),
        categories=head["categories"],
        contacts=table("contacts"),
        sources=table("sources"),
        topics=lazy("topics", "topic"),
        subjects=lazy("subjects", "outside"),
        families=lazy("families", "family"),
        smalltalk=lazy("smalltalk", "talk"),
        vocabulary=Vocabulary(),
        checks=table("checks"),
    )
