"""Puts slips of the hand into the shipped knowledge base, and counts what becomes of them.

    python -m tests.authoring.mutate --count 5000 --seed 1

Each slip must be reported, or else show in what students see exactly as it was written; nothing may be lost in silence.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from random import Random

from advisor.authoring.lint.findings import base_of
from advisor.authoring.lint.table import RULES
from advisor.model import Place, Problem
from advisor.noun import Noun
from advisor.reading.examples import examples_of
from advisor.reading.fields import Fields, Word
from advisor.reading.folder import KnowledgeFile, find
from advisor.reading.load import Loaded, load_files
from advisor.reading.names import ADVISOR, CHECKS, EXAMPLES, SHARED, SMALLTALK, SOURCES, TOPICS

from .slips import SLIPS, Slip

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
TODAY = date(2026, 7, 1)
UNTESTED = "untested-topic"
"""Of a topic whose example questions are gone; a file of examples that ends earlier is whole nevertheless."""
UNUSED = "unused-source"
"""Of a source that other topics name as well, for which others stand in."""
_TOPIC = b"title: T\ncategory: programs\nask: [%s]\nanswers: {any: {text: T, refer: mba-admissions}}\n"


class Fate(StrEnum):
    """What became of a slip."""

    THERE = "at the line"
    FILE = "elsewhere in the file"
    OTHER = "in another file"
    SHOWN = "shown as written"
    SAME = "no difference"
    SILENT = "SILENT"


class Seen(Noun):
    """What came of reading: the problems, and every text of the file in question."""

    problems: frozenset[Problem]
    texts: Counter[str]


class Bench:
    """One file of the knowledge base among stand-ins for those that it may name, so that reading takes a moment."""

    def __init__(self, files: Sequence[KnowledgeFile], file: KnowledgeFile) -> None:
        self.file = file
        self.text = file.data.decode()
        needs_all = file.path.stem in {ADVISOR, SOURCES, SHARED}
        self.files = [each if each is file or needs_all else _stand_in(each, self.text) for each in files]

    @cached_property
    def before(self) -> Seen:
        """What is seen without any slip."""
        return self.see(self.text)

    def see(self, text: str) -> Seen:
        """Read the file with another text."""
        changed = replace(self.file, data=text.encode("utf-8", errors="surrogateescape"))
        files = [changed if each is self.file else each for each in self.files]
        loaded = load_files("knowledge", files)
        found = {*loaded.problems, *examples_of(files)[1], *_of_rules(loaded, files)}
        return Seen(problems=frozenset(found), texts=Counter(_texts(changed, loaded, files)))

    def new(self, after: Seen) -> list[Problem]:
        """Return the problems that were not there before, on this line or on another."""
        before = Counter((problem.place.file, problem.rule, problem.message) for problem in self.before.problems)
        found: list[Problem] = []
        for problem in after.problems:
            key = problem.place.file, problem.rule, problem.message
            if before[key]:
                before[key] -= 1
            elif problem.rule not in self.unfair:
                found.append(problem)
        return found

    @property
    def unfair(self) -> set[str]:
        """Rules of problems that only the stand-ins are the reason of, or that a shorter file brings with it."""
        return {EXAMPLES: {UNTESTED}, TOPICS: {UNUSED}}.get(self.file.kind, set())

    def fate(self, slip: Slip) -> Fate:
        """Return what becomes of a slip."""
        text = "\n".join(slip.lines)
        after = self.see(text)
        if new := self.new(after):
            here = {line for problem in new for line in _lines(problem, self.file.name)}
            return Fate.THERE if not here.isdisjoint(slip.places) else Fate.FILE if here else Fate.OTHER
        if after.texts == self.before.texts:
            return Fate.SAME
        return Fate.SHOWN if _is_shown(self.text, text, self.before.texts, after.texts) else Fate.SILENT


def _lines(problem: Problem, file: str) -> Iterator[int]:
    """Yield the lines of a file that a problem is about: of what stands twice, both places are named."""
    if problem.place.file == file:
        yield problem.place.line
    if problem.rule.startswith("repeated-"):
        yield from (int(line) for line in re.findall(rf"{re.escape(file)}:(\d+)", problem.message))


def _is_taken_out(old: Sequence[str], new: Sequence[str], gone: Counter[str]) -> bool:
    """Tell whether a whole line was taken out, and all that went with it stood there: nobody can miss it in a file."""
    same = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(new))
    return [*old[:same], *old[same + 1 :]] == list(new) and all(text in old[same] for text in gone)


def _is_shown(old: str, new: str, before: Counter[str], after: Counter[str]) -> bool:
    """Tell whether the letters that came and went in the file are those that came and went in its texts, in one place.

    A line that became a comment, by a # at its start, is what its author says it is.
    """
    gone, come = before - after, after - before
    if _is_taken_out(old.split("\n"), new.split("\n"), gone) and not come:
        return True
    return come.total() <= 1 and _difference(_without_comments(old), _without_comments(new)) == _difference(
        " ".join(gone.elements()), " ".join(come.elements())
    )


def _without_comments(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not line.lstrip().startswith("#"))


def _difference(old: str, new: str) -> tuple[Counter[str], Counter[str]]:
    one, other = (Counter(letter for letter in text if letter.isalnum()) for text in (old, new))
    return one - other, other - one


def _stand_in(file: KnowledgeFile, text: str) -> KnowledgeFile:
    """Return a short file of the same id, where the text may name it; the advisor's own and the sources stay."""
    if file.path.stem in {ADVISOR, SOURCES} or (file.path.stem == SHARED and "shared:" in text):
        return file
    if file.kind == TOPICS:
        return replace(file, data=_TOPIC % file.path.stem.encode())
    if file.kind == SMALLTALK and "- question:" in text:
        return file
    return replace(file, data=b"")


def _of_rules(loaded: Loaded, files: Sequence[KnowledgeFile]) -> Iterator[Problem]:
    base = base_of(loaded, files, TODAY)
    for rule in RULES:
        if rule.find and base:
            yield from rule.find(base)


def _texts(file: KnowledgeFile, loaded: Loaded, files: Sequence[KnowledgeFile]) -> Iterator[str]:
    """Yield every text that was read from a file, each with the name it stands under."""
    if file.kind == EXAMPLES:
        for each in examples_of([file, *(f for f in files if f.kind != EXAMPLES)])[0]:
            yield from (
                "question",
                each.question,
                "topic",
                *(each.topics or ["none"]),
                *(["program"] if each.programs else []),
            )
            yield from each.programs
            yield from ("known_gap", "yes") if each.known_gap else ()
    elif file.kind == CHECKS:
        questions = {each.id: each for check in loaded.checks.values() for each in check.questions}
        yield from _of_nouns(tuple(questions.values()))
        yield from _of_nouns(tuple(replace(check, questions=()) for check in loaded.checks.values()))
    elif loaded.values:
        values = loaded.values.topics.get(file.path.stem) if file.kind == TOPICS else None
        yield from _of_value(values or getattr(loaded.values, file.kind, None))


def _of_value(value: object) -> Iterator[str]:
    match value:
        case Fields(values=values):
            for key, part in values.items():
                yield key
                yield from _of_value(part)
        case tuple():
            for part in value:
                yield from _of_value(part)
        case Word(value=text):
            yield text
        case None:
            return
        case bool():
            yield "yes" if value else "no"
        case _:
            yield str(value)


def _of_nouns(value: object) -> Iterator[str]:
    if isinstance(value, Place):
        return
    if is_dataclass(value):
        for each in fields(value):
            yield from _of_nouns(getattr(value, each.name) if each.name != "places" else None)
    elif isinstance(value, dict):
        yield from value
        yield from (text for part in value.values() for text in _of_nouns(part))
    elif isinstance(value, tuple):
        yield from (text for part in value for text in _of_nouns(part))
    elif value not in {None, False, ""}:
        yield "yes" if value is True else str(value)


def benches() -> list[Bench]:
    """Return a bench for each file of the shipped knowledge base."""
    files = find(KNOWLEDGE, [])
    return [Bench(files, file) for file in files]


def rounds(benches: Sequence[Bench], random: Random, count: int) -> Iterator[tuple[str, Bench, Slip, Fate]]:
    """Make slips of each kind in turn, each in a file at random, and say what became of them."""
    kinds = list(SLIPS)
    made = 0
    while made < count:
        kind = kinds[made % len(kinds)]
        bench = random.choice(benches)
        slip = SLIPS[kind](random, bench.text.split("\n"))
        if slip is not None:
            made += 1
            yield kind, bench, slip, bench.fate(slip)


def main() -> None:
    """Print a table: for each kind of slip, what became of how many."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    table: dict[str, Counter[Fate]] = defaultdict(Counter)
    random = Random(given.seed)  # noqa: S311 - nothing to keep secret here
    for kind, bench, slip, fate in rounds(benches(), random, given.count):
        table[kind][fate] += 1
        if fate in {Fate.SILENT, Fate.FILE, Fate.OTHER}:
            print(f"{fate}: {bench.file.name}:{slip.line}: {kind}: {slip.lines[slip.line - 1 : slip.line + 1]}")
    print(f"{'':<28}" + "".join(f"{fate:>22}" for fate in Fate))
    for kind in (*SLIPS, "all"):
        counts = sum(table.values(), Counter()) if kind == "all" else table[kind]
        print(f"{kind:<28}" + "".join(f"{counts[fate]:>22}" for fate in Fate))


if __name__ == "__main__":
    main()
