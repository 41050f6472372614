"""What a compiled file holds, row by row: how it is written, and how it is read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from advisor.compiled.cache import digest_of_code
from advisor.compiled.nouns import from_json, to_json
from advisor.compiled.rows import DamagedError, Part, Rows, encode
from advisor.compiled.tables import LazyColumn, LazyList, LazyTable
from advisor.dialogue.ranking import Weights
from advisor.dialogue.understanding import Target, Understanding
from advisor.matching.confidence import Confidence
from advisor.matching.index import Index, Memory
from advisor.matching.language import Language
from advisor.matching.phrases import Phrases
from advisor.matching.profile import Profile
from advisor.matching.spelling import Speller
from advisor.matching.weights import Row, Spread
from advisor.model import Knowledge, Place, Problem, Topic, Vocabulary
from advisor.noun import Noun

SCHEMA = 4
"""The version of the file's outer form."""

Json = Any


class Compiled(Noun):
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
    compiled = Compiled(
        knowledge=knowledge, understanding=understanding, problems=tuple(problems), held_back=tuple(held_back)
    )
    return encode([("head", head_of(compiled)), *_rows(understanding)], stamp_of(digest))


def head_of(compiled: Compiled) -> Json:
    """Return the row that is read whenever a file is opened."""
    return {
        "knowledge": _knowledge_head(compiled.knowledge),
        "reads_as": compiled.understanding.language.reads_as,
        "index": _index_head(compiled.understanding),
        "problems": [{**problem._asdict(), "place": problem.place._asdict()} for problem in compiled.problems],
        "held_back": list(compiled.held_back),
    }


def read(part: Part, size: int, digest: str, mend: Callable[[], bytes] = bytes) -> Compiled | None:
    """Return what a compiled file holds; None if it is damaged, of another format, or of other knowledge.

    `mend` makes the file's bytes anew, should it turn out later that a part is damaged that is not read at once.
    """
    try:
        rows = Rows(part, size, stamp_of(digest), mend)
        return unpacked(rows)
    except DamagedError:
        return None


def unpacked(rows: Rows) -> Compiled:
    """Return what the rows hold, of which most is read when it is asked for. Raises DamagedError."""
    head = rows.get("head")
    targets = LazyTable(head["index"]["ids"], lambda key: _target(rows, key))
    understanding = Understanding(
        targets=targets,
        language=_language(rows, head["reads_as"]),
        learned=_index(rows, head["index"]),
        weights=Weights(**head["index"]["weights"]),
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


def _target(rows: Rows, key: str) -> Any:  # noqa: ANN401 - one of several nouns
    """Return what can be asked about; a topic's details are read when they are asked for."""
    found = from_json(rows.get("t:" + key))
    if isinstance(found, Topic) and found.details:
        return found._replace(
            details=LazyTable(list(found.details), lambda part: from_json(rows.get(f"t:{key}/{part}")))
        )
    return found


def stamp_of(digest: str) -> Json:
    """Return what a file is made from: its form, the knowledge, and the code that learned it."""
    return {"schema": SCHEMA, "digest": digest, "code": digest_of_code()}


def _rows(understanding: Understanding) -> Iterator[tuple[str, Json]]:
    yield from _language_rows(understanding.language)
    index = understanding.learned
    if index.memory:
        yield "memory", memory_row(index.memory)
    for feature, row in index.weights.items():
        known = _remembered(index.memory, feature) if index.memory else ()
        yield "f:" + feature, [*feature_row(index.idf[feature], row), *known]
    for number, profile in enumerate(index.profiles):
        yield from profile_rows(number, profile)
    yield from (("x:" + text, numbers) for text, numbers in index.phrasings.items())
    for key, target in understanding.targets.items():
        yield from target_rows(key, target)


def target_rows(key: str, target: Target) -> Iterator[tuple[str, Json]]:
    """Yield the rows of something that can be asked about: its own, and that of each detail."""
    yield "t:" + key, to_json(target)
    if isinstance(target, Topic):
        yield from ((f"t:{key}/{part}", to_json(detail)) for part, detail in target.details.items())


def feature_row(idf: float, row: Row) -> Json:
    """Return what a feature counts and what it speaks for each entry."""
    return [_short(idf), list(row), [_short(weight) for weight in row.values()]]


def _remembered(memory: Memory, feature: str) -> tuple[int, float, float]:
    """Return in how many phrasings a feature occurs, and how it is spread."""
    spread = memory.spreads[feature]
    return memory.frequency[feature], float(f"{spread.total:.6g}"), float(f"{spread.logs:.6g}")


def memory_row(memory: Memory) -> Json:
    """Return what a change starts from but for what is kept feature by feature."""
    return {"told": memory.told, "count": memory.count, "basis": memory.basis}


def memory_of(rows: Rows) -> Memory | None:
    """Return what a change can start from, if it is in the file."""
    row = rows.get("memory")
    return row and Memory(
        frequency=LazyColumn(lambda feature: (rows.get("f:" + feature) or [None] * 4)[3]),
        spreads=LazyColumn(lambda feature: Spread(*row[4:]) if (row := rows.get("f:" + feature)) else None),
        **row,
    )


def profile_rows(number: int, profile: Profile) -> Iterator[tuple[str, Json]]:
    """Yield the rows of an entry's profile."""
    yield f"e:{number}", [profile.texts, [_short(size) for size in profile.sizes]]
    yield from ((f"p:{number} {stem}", numbers) for stem, numbers in profile.where.items())


def _short(number: float) -> float:
    return float(f"{number:.4g}")


def _language_rows(language: Language) -> Iterator[tuple[str, Json]]:
    tables: Mapping[str, Mapping[str, Json]] = {
        "w:": language.speller.used,
        "b:": language.speller.by_letter,
        "m:": language.means.table,
        "n:": language.names.table,
        "g:": {key: phrases.table for key, phrases in language.background.items()},
        "r:": language.related,
    }
    for prefix, table in tables.items():
        yield from ((prefix + key, value) for key, value in table.items())


def _index_head(understanding: Understanding) -> Json:
    index = understanding.learned
    confidence = understanding.confidence._asdict()
    return {
        "ids": index.ids,
        "typical": index.typical,
        "unknown": index.unknown,
        "confidence": confidence,
        "weights": understanding.weights._asdict(),
    }


def _index(rows: Rows, head: Json) -> Index:
    def weights(feature: str) -> Mapping[int, float] | None:
        row = rows.get("f:" + feature)
        return dict(zip(row[1], row[2], strict=True)) if row else None

    def profile(number: int) -> Profile:
        texts, sizes = rows.get(f"e:{number}")
        return Profile(texts=texts, where=LazyColumn(lambda stem: rows.get(f"p:{number} {stem}")), sizes=sizes)

    return Index(
        ids=tuple(head["ids"]),
        idf=LazyColumn(lambda feature: (rows.get("f:" + feature) or [None])[0]),
        weights=LazyColumn(weights),
        profiles=LazyList(len(head["ids"]), profile),
        phrasings=LazyColumn(lambda text: rows.get("x:" + text)),
        typical=head["typical"],
        unknown=head["unknown"],
    )


def _language(rows: Rows, reads_as: Mapping[str, str]) -> Language:
    def column(prefix: str) -> LazyColumn[Json]:
        return LazyColumn(lambda key: rows.get(prefix + key))

    def cues(label: str) -> Phrases | None:
        table = rows.get("g:" + label)
        return table and Phrases(table)

    return Language(
        speller=Speller(column("w:"), column("b:")),
        means=Phrases(column("m:")),
        names=Phrases(column("n:")),
        reads_as=reads_as,
        background=LazyColumn(cues),
        related=column("r:"),
    )


def _knowledge_head(knowledge: Knowledge) -> Json:
    tables = {name: _table(getattr(knowledge, name)) for name in ("programs", "contacts", "sources", "checks")}
    ids = {name: list(getattr(knowledge, name)) for name in ("topics", "subjects", "families", "smalltalk")}
    plain: dict[str, Json] = {
        "name": knowledge.name,
        "greeting": knowledge.greeting,
        "categories": dict(knowledge.categories),
    }
    plain["wrong_answers"] = knowledge.wrong_answers
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
        wrong_answers=head["wrong_answers"],
    )
