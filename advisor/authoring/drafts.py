"""Tries a change of a knowledge base out on a copy, to see whether it brings mistakes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from advisor.authoring.places import files_of
from advisor.authoring.saving import lay_out
from advisor.model import Problem
from advisor.reading.load import load


@contextmanager
def draft(folder: Path, changes: Mapping[PurePosixPath, bytes]) -> Iterator[Path]:
    """Give a copy of a knowledge folder in which some files have other contents, or are new."""
    with TemporaryDirectory(prefix="advisor-") as temporary:
        home = Path(temporary) / folder.absolute().name
        lay_out(home, {**{file.path: file.data for file in files_of(folder)}, **changes})
        yield home


def new_problems(folder: Path, copy: Path) -> list[Problem]:
    """Return the mistakes that a copy has and the folder itself has not."""
    return more_problems(load(folder).problems, load(copy).problems)


def more_problems(before: Iterable[Problem], after: Sequence[Problem]) -> list[Problem]:
    """Return the problems that were not there before, whichever lines they stand on."""
    more = Counter(each.kind for each in after) - Counter(each.kind for each in before)
    return [problem for problem in after if problem.kind in more]
