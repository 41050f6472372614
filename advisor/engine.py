"""Opens a knowledge folder: what it holds, what was learned from it, and what is wrong with it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cache as once
from typing import TYPE_CHECKING

from advisor.compiled import cache
from advisor.compiled.format import Compiled, read, write
from advisor.compiled.rows import DamagedError, in_memory, stamped
from advisor.compiled.shipped import SHIPPED_INDEX
from advisor.compiled.tables import LazyTable
from advisor.dialogue.understanding import Understanding
from advisor.example import Example
from advisor.model import Knowledge, Problem
from advisor.noun import Noun

if TYPE_CHECKING:
    from _typeshed import StrPath

    from advisor.eligibility.model import Check

_ASIDE = ".whole"
"""Ends the name of the file that is put aside when its place is taken by one that was made from it."""
_ATTEMPTS = 5
"""How often a folder is read that changes while it is read."""


class Opened(Noun):
    """What came of opening a folder; `knowledge` and `understanding` are None where nothing can be answered.

    `unkept` says why what was learned could not be kept, so that it will be learned anew.
    `checks` are read from the folder when the first of them is needed; one that has gone by then is not there.
    """

    knowledge: Knowledge | None
    understanding: Understanding | None
    problems: tuple[Problem, ...]
    held_back: tuple[str, ...]
    version: str
    checks: Mapping[str, Check]
    unkept: str = ""


def open_advisor(folder: StrPath, place: StrPath | None = None, *, kept: bool = True, like: StrPath = "") -> Opened:
    """Return what a folder holds: from its compiled file if that is fresh, else read and learned anew.

    Where few phrasings have changed since all was learned, only what they move is learned: what was learned then is
    kept beside the compiled file. `like` is where that of a folder stands of which this is a copy.

    Never raises. A compiled file that is damaged, old or somebody else's is passed over and written again.
    `place` is where the compiled file stands, unless in the user's cache; where nothing is to be `kept`, that is
    neither read nor written.
    """
    version = cache.digest_of(folder)
    place = place or (cache.file_for(folder) if kept else None)
    return compiled(folder, version, place) or learn(folder, version, place, like)


def open_for_checks(folder: StrPath) -> Opened:
    """Return what a folder holds, without learning anything: where it is not compiled, there is no understanding."""
    version = cache.digest_of(folder)
    return compiled(folder, version, cache.file_for(folder)) or _read(folder, version)


def compiled(folder: StrPath, version: str, place: StrPath | None) -> Opened | None:
    """Return what stands in a compiled file that is fresh: the one at `place`, or the one that was shipped."""
    for path in (SHIPPED_INDEX, *([place] if place else [])):
        kept = cache.take(path)
        found = kept and read(kept.part, kept.size, version, lambda: _again(folder, version, place))
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
    from advisor.reading.names import CONVERSATIONS, EXAMPLES  # noqa: PLC0415 - as above
    from advisor.reading.nodes import REMARKS  # noqa: PLC0415 - as above

    loaded = load(Path(folder))
    tried = f"/{EXAMPLES}/{CONVERSATIONS}/"  # whatever is learned does not change with these
    mistakes = [each for each in loaded.problems if each.rule not in REMARKS and tried not in each.place.file]
    return Opened(
        knowledge=loaded.knowledge,
        understanding=None,
        problems=tuple(problem._replace(patch=None) for problem in mistakes),
        held_back=loaded.held_back,
        version=version,
        checks=loaded.checks,
    )


def learn(folder: StrPath, version: str, place: StrPath | None, like: StrPath = "") -> Opened:
    """Read a folder, learn from it, and keep what was learned in a compiled file at `place`; None keeps nothing."""
    opened, data = _learned(folder, version, like or place)
    unkept = cache.keep(place, data) if place is not None and data else ""
    return opened._replace(unkept=unkept)


def _again(folder: StrPath, version: str, place: StrPath | None) -> bytes:
    """Learn anew what turned out to be damaged, and keep it; raises DamagedError if it changed."""
    opened, data = _learned(folder, version, None)
    if not data or opened.version != version:
        message = "the knowledge base has just changed; please ask again"
        raise DamagedError(message)
    if place:
        cache.keep(place, data)
    return data


def _learned(folder: StrPath, version: str, start: StrPath | None) -> tuple[Opened, bytes]:
    """Read a folder and learn from it; return what came of it, and its compiled file.

    `start` is where an older compiled file stands, from which it may be possible to learn on. The new one is empty
    where there are no answers, or where the folder never stood still while it was read.
    """
    from advisor.dialogue.learning import understand  # noqa: PLC0415 - answering must start without it

    opened, examples = _whole(folder, version)
    if opened.knowledge is None:
        return opened, b""
    data = _learned_on(opened, examples, start) if start and opened.version else None
    found = data and read(in_memory(data), len(data), opened.version)
    if data and found:
        return opened._replace(understanding=found.understanding), data
    understanding = understand(opened.knowledge, examples)
    parts = (opened.knowledge, understanding, opened.problems, opened.held_back)
    data = write(opened.version, *parts) if opened.version else b""
    return opened._replace(understanding=understanding), data


def _learned_on(opened: Opened, examples: Sequence[Example], start: StrPath) -> bytes | None:
    """Return the compiled file that an older one makes with a few changes; None where there is none that can."""
    from advisor.compiled.renewing import Present, renewed  # noqa: PLC0415 - as above

    if opened.knowledge is None:
        return None
    present = Present(
        digest=opened.version,
        knowledge=opened.knowledge,
        examples=examples,
        problems=opened.problems,
        held_back=opened.held_back,
    )
    aside = os.fspath(start) + _ASIDE
    for path in (start, aside, SHIPPED_INDEX):
        kept = cache.take(path)
        base = kept.part(0, kept.size) if kept else b""
        if stamped(in_memory(base)).get("digest") == opened.version:  # somebody has just learned the same
            return base
        data = renewed(base, present)
        if data and path == start:
            cache.keep(aside, base)
        if data:
            return data
    return None


def _is_for_learning(example: Example) -> bool:
    """Tell whether an example says what matching alone must reach: one topic or several, or nothing."""
    return not (example.check or example.alternatives)


def _whole(folder: StrPath, version: str) -> tuple[Opened, tuple[Example, ...]]:
    """Read a folder with its examples, anew if somebody saves meanwhile; if that never ends, it has no version."""
    from pathlib import Path  # noqa: PLC0415 - as above

    from advisor.reading.examples import load_examples  # noqa: PLC0415 - as above

    for _ in range(_ATTEMPTS):
        opened, examples = _read(folder, version), tuple(filter(_is_for_learning, load_examples(Path(folder))[0]))
        version = cache.digest_of(folder)
        if version == opened.version:
            return opened, examples
    return opened._replace(version=""), examples
