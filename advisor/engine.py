"""Opens a knowledge folder: what it holds, what was learned from it, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from advisor.compiled import cache
from advisor.compiled.format import read, write
from advisor.dialogue.understanding import Understanding
from advisor.model import Knowledge, Problem

SHIPPED_INDEX = Path(__file__).parent / "compiled" / "shipped.jsonl"
"""The compiled file that travels in the wheel with the knowledge base, so that the first question need not wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What came of opening a folder; `knowledge` and `understanding` are None where nothing can be answered."""

    knowledge: Knowledge | None
    understanding: Understanding | None
    problems: tuple[Problem, ...]
    held_back: tuple[str, ...]
    version: str


def open_advisor(folder: Path) -> Opened:
    """Return what a folder holds: from its compiled file if that is fresh, else read and learned anew.

    Never raises. A compiled file that is damaged, old or somebody else's is passed over and written again.
    """
    version = cache.digest_of(folder)
    for path in (SHIPPED_INDEX, cache.file_for(folder)):
        found = read(cache.take(path), version)
        if found:
            return Opened(
                knowledge=found.knowledge,
                understanding=found.understanding,
                problems=found.problems,
                held_back=found.held_back,
                version=version,
            )
    return learn(folder, version, cache.file_for(folder))


def learn(folder: Path, version: str, path: Path) -> Opened:
    """Read a folder, learn from it, and keep what was learned in a compiled file at `path`."""
    from advisor.dialogue.learning import understand  # noqa: PLC0415 - answering must start without it
    from advisor.reading.examples import load_examples  # noqa: PLC0415
    from advisor.reading.load import load  # noqa: PLC0415

    loaded = load(folder)
    understanding = understand(loaded.knowledge, load_examples(folder)[0]) if loaded.knowledge else None
    opened = Opened(
        knowledge=loaded.knowledge,
        understanding=understanding,
        problems=loaded.problems,
        held_back=loaded.held_back,
        version=version,
    )
    if loaded.knowledge and understanding:
        cache.keep(path, write(version, loaded.knowledge, understanding, loaded.problems, loaded.held_back))
    return opened
