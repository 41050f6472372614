"""Keeps the last good state of a knowledge base while it is edited: a broken file counts as it was before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from advisor.authoring.saving import lay_out
from advisor.compiled import cache
from advisor.model import Problem
from advisor.noun import Noun

if TYPE_CHECKING:
    from advisor.eligibility.model import Check
    from advisor.reading.load import Loaded

_UNDER_CHECKS = ("advisor.yaml", "sources.yaml", "checks")
"""The files that checks rest on, and theirs."""

Files: TypeAlias = Mapping[str, bytes]


class State(Noun):
    """Files that can be used together, what is known to be wrong with them, and the entries held back for it."""

    files: Files
    wrong: frozenset[tuple[str, str, str]]
    held_back: frozenset[str]

    @classmethod
    def of(cls, files: Files, problems: Sequence[Problem], held_back: Sequence[str]) -> State:
        """Return the state of files in which these problems were found."""
        return cls(files=files, wrong=_wrong(problems), held_back=frozenset(held_back))


class Change(Noun):
    """What came of a change: the state from now on, what it holds, and the names of the entries that stay as before.

    `loaded` is None where all stays as before; `place` is the folder in which the files of the state stand.
    """

    state: State
    loaded: Loaded | None
    place: Path
    kept: tuple[str, ...]


def take_up(folder: Path, before: State, place: Path) -> Change:
    """Return what to use of a folder that was changed, written to `place`, an empty folder of the same name.

    Files with new mistakes count as they were before; if that does not help, all do.
    """
    from advisor.reading.load import load  # noqa: PLC0415 - as above

    now = cache.contents_of(folder)
    lay_out(place, now)
    loaded = load(place)
    broken = sorted(_broken(loaded, before, now, place))
    kept = tuple(sorted(frozenset(loaded.held_back) - before.held_back)) or tuple(broken)
    if broken:
        lay_out(place, {path: before.files[path] for path in broken})
        now = {**now, **{path: before.files[path] for path in broken}}
        loaded = load(place)
    new = {path for path in now if path not in before.files}
    lost = {name for name in set(loaded.held_back) - before.held_back if not any(_stem(path) in name for path in new)}
    if loaded.knowledge is None or lost:
        touched = {path for path in {*now, *before.files} if now.get(path) != before.files.get(path)}
        return Change(state=before, loaded=None, place=place, kept=kept or tuple(sorted(touched)))
    return Change(state=State.of(now, loaded.problems, loaded.held_back), loaded=loaded, place=place, kept=kept)


def checks_of(files: Files, place: Path) -> Mapping[str, Check]:
    """Return the checks in some files, which are written to `place` as far as the checks rest on them."""
    from advisor.reading.checks import load_checks  # noqa: PLC0415 - as above

    lay_out(place, {path: data for path, data in files.items() if Path(path).parts[0] in _UNDER_CHECKS})
    return load_checks(place)[0]


def _broken(loaded: Loaded, before: State, now: Files, place: Path) -> Iterator[str]:
    """Yield the files that were changed and now have mistakes that they had not."""
    mistaken = {name for name, _, _ in _wrong(loaded.problems) - before.wrong}
    for path, data in now.items():
        name = f"{place.name}/{Path(path).as_posix()}"
        if name in mistaken and path in before.files and before.files[path] != data:
            yield path


def _wrong(problems: Sequence[Problem]) -> frozenset[tuple[str, str, str]]:
    """Return what leaves an entry out, wherever in its file it stands."""
    if not problems:
        return frozenset()
    from advisor.reading.nodes import LOSSLESS  # noqa: PLC0415 - a conversation must start without it

    return frozenset(each.kind for each in problems if each.rule not in LOSSLESS)


def _stem(path: str) -> str:
    return f"'{Path(path).stem}'"
