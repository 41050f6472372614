"""Opens a knowledge folder: what it holds, what was learned from it, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache as once
from typing import TYPE_CHECKING

from advisor.compiled import cache
from advisor.compiled.format import Compiled, read, write
from advisor.compiled.shipped import SHIPPED_INDEX
from advisor.compiled.tables import LazyTable
from advisor.dialogue.understanding import Understanding
from advisor.model import Example, Knowledge, Problem

if TYPE_CHECKING:
    from _typeshed import StrPath

    from advisor.eligibility.model import Check

_ATTEMPTS = 5
"""How often a folder is read that changes while it is read."""


class Opened(Noun):
    """What came of opening a folder; `knowledge` and `understanding` are None where nothing can be answered.

    `checks` are read from the folder when the first of them is needed; one that has gone by then is not there.
    """

    knowledge: Knowledge | None
    understanding: Understanding | None
    problems: tuple[Problem, ...]
    held_back: tuple[str, ...]
    version: str
    checks: Mapping[str, Check]


def open_advisor(folder: Path, *, kept: bool = True) -> Opened:
    """Return what a folder holds: from its compiled file if that is fresh, else read and learned anew.

    Never raises. A compiled file that is damaged, old or somebody else's is passed over and written again. Where
    nothing is to be `kept`, the user's cache is neither read nor written.
    """
    version, path = cache.digest_of(folder), cache.file_for(folder) if kept else None
    return _fresh(folder, version, path) or learn(folder, version, path)


def open_for_checks(folder: StrPath) -> Opened:
    """Return what a folder holds, without learning anything: where it is not compiled, there is no understanding."""
    version = cache.digest_of(folder)
    return _fresh(folder, version, cache.file_for(folder)) or _read(folder, version)


def _fresh(folder: Path, version: str, kept: Path | None) -> Opened | None:
    """Return what stands in a compiled file that is fresh."""
    for path in filter(None, (SHIPPED_INDEX, kept)):
        found = read(cache.take(path), version)
        if found:
            return Opened(
                knowledge=found.knowledge,
                understanding=found.understanding,
                problems=found.problems,
                held_back=found.held_back,
                version=version,
                checks=_checks(folder, found),
            )
    return None


def _checks(folder: StrPath, found: Compiled) -> Mapping[str, Check]:
    """Return the checks of a folder, which are read when the first is asked for."""

    @once
    def checks() -> Mapping[str, Check]:
        from pathlib import Path  # noqa: PLC0415 - answering must start without it

        from advisor.reading.checks import load_checks  # noqa: PLC0415 - answering must start without it

        return load_checks(Path(folder))[0]

    return LazyTable(list(found.knowledge.checks), lambda key: checks()[key])


def _read(folder: StrPath, version: str) -> Opened:
    """Read a folder."""
    from pathlib import Path  # noqa: PLC0415 - answering must start without it

    from advisor.reading.load import load  # noqa: PLC0415 - as above
    from advisor.reading.nodes import REMARKS  # noqa: PLC0415 - as above

    loaded = load(Path(folder))
    mistakes = [problem for problem in loaded.problems if problem.rule not in REMARKS]
    return Opened(
        knowledge=loaded.knowledge,
        understanding=None,
        problems=tuple(problem._replace(patch=None) for problem in mistakes),
        held_back=loaded.held_back,
        version=version,
        checks=loaded.checks,
    )


def learn(folder: Path, version: str, path: Path | None) -> Opened:
    """Read a folder, learn from it, and keep what was learned in a compiled file at `path`, if one is named."""
    from advisor.dialogue.learning import understand  # noqa: PLC0415 - answering must start without it

    opened, examples = _whole(folder, version)
    if opened.knowledge is None:
        return opened
    understanding = understand(opened.knowledge, examples)
    if path and opened.version:
        cache.keep(path, write(opened.version, opened.knowledge, understanding, opened.problems, opened.held_back))
    return opened._replace(understanding=understanding)


def _whole(folder: Path, version: str) -> tuple[Opened, tuple[Example, ...]]:
    """Read a folder with its examples, anew if somebody saves meanwhile; if that never ends, it has no version."""
    from advisor.reading.examples import load_examples  # noqa: PLC0415 - as above

    for _ in range(_ATTEMPTS):
        opened, examples = _read(folder, version), load_examples(folder)[0]
        version = cache.digest_of(folder)
        if version == opened.version:
            return opened, examples
    return opened._replace(version=""), examples
