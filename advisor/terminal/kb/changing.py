"""Carries out a change of a knowledge base: tried on a copy first, told what it takes, and only then written."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from advisor.authoring.credit import Side, through_the_edit
from advisor.authoring.drafts import draft, new_problems
from advisor.authoring.editor import has_schemas, stale_schemas
from advisor.authoring.saving import ChangedError, save
from advisor.authoring.theft import Shift, shifts
from advisor.authoring.trying import Trial, try_each
from advisor.compiled import cache
from advisor.engine import open_advisor
from advisor.example import Example
from advisor.reading.examples import load_examples
from advisor.terminal.kb.places import refuse_installed
from advisor.terminal.kb.progress import with_bar
from advisor.terminal.opening import Desk, open_desk
from advisor.terminal.options import CannotUseError, Options

Changes = Mapping[PurePosixPath, bytes]
"""The new contents of files, by their path in the knowledge folder."""

_DRAFT = ".draft"
"""Under this name the compiled file of a change is kept until the change is made."""


def refuse_mistakes(folder: Path, copy: Path) -> None:
    """Refuse a change that brings mistakes; raises `CannotUseError` that names the first."""
    problems = new_problems(folder, copy)
    if problems:
        message = f"nothing was written, because it would be a mistake: {problems[0]}"
        raise CannotUseError(message)


def tried_out(options: Options, changes: Changes) -> list[Shift]:
    """Return which examples a change wins and loses. Raises `CannotUseError` if it brings mistakes."""
    folder = options.folder
    with draft(folder, changes) as copy:
        refuse_mistakes(folder, copy)
        examples, _ = load_examples(folder)
        if not examples:
            return []
        desk = open_desk(folder)
        changed = _desk_of(copy, folder, desk)
        found = shifts(_trials(desk, examples, options), _trials(changed, examples, options))
        return through_the_edit(found, _side(desk), _side(changed), desk.today)


def _side(desk: Desk) -> Side:
    return Side(knowledge=desk.knowledge, understanding=desk.understanding)


def _trials(desk: Desk, examples: tuple[Example, ...], options: Options) -> list[Trial]:
    trials = try_each(desk.knowledge, desk.understanding, examples, desk.today)
    return list(with_bar(trials, len(examples), options))


def _desk_of(copy: Path, folder: Path, desk: Desk) -> Desk:
    """Return the desk of a changed copy; what it learns is kept aside until the change is made."""
    opened = open_advisor(copy, cache.file_for(folder / _DRAFT), like=cache.file_for(folder))
    if opened.knowledge is None or opened.understanding is None:
        return desk
    return desk._replace(knowledge=opened.knowledge, understanding=opened.understanding)


def write(files: Mapping[Path, bytes], known: Mapping[Path, bytes] | None = None) -> None:
    """Write all of some files, or none, and never into an installed copy. Raises `CannotUseError`.

    `known` is what they held when the change was worked out, if that matters.
    """
    for path in files:
        refuse_installed(path)
    try:
        save(files, known)
    except ChangedError as error:
        message = f"nothing was written: {error.filename} was changed by somebody else meanwhile; try again"
        raise CannotUseError(message) from error
    except OSError as error:
        message = f"cannot write {', '.join(map(str, files))}: {error.strerror}; check who may write there"
        raise CannotUseError(message) from error


def carry_out(folder: Path, changes: Changes, known: Changes) -> None:
    """Write the files, all or none; what was learned from them is used from now on. Raises `CannotUseError`.

    `known` is what those of them that were there held when the change was worked out; all else stays as it is.
    """
    before = {folder / name: data for name, data in known.items()}
    write({folder / name: data for name, data in changes.items()}, before)
    if has_schemas(folder):
        write(stale_schemas(folder))
    if kept := cache.file_for(folder / _DRAFT):
        with suppress(OSError):
            Path(kept).replace(cache.file_for(folder))
