"""Tries a change of a knowledge base out on a copy, to see whether it brings mistakes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final

from advisor.authoring.places import files_of
from advisor.model import Problem
from advisor.reading.load import load

_NUMBERS: Final = re.compile(r"\d+")


@contextmanager
def draft(folder: Path, changes: Mapping[PurePosixPath, bytes]) -> Iterator[Path]:
    """Give a copy of a knowledge folder in which some files have other contents, or are new."""
    with TemporaryDirectory(prefix="advisor-") as temporary:
        home = Path(temporary) / folder.absolute().name
        for name, data in {**{file.path: file.data for file in files_of(folder)}, **changes}.items():
            path = home / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        yield home


def new_problems(folder: Path, copy: Path) -> list[Problem]:
    """Return the mistakes that a copy has and the folder itself has not."""
    return more_problems(load(folder).problems, load(copy).problems)


def more_problems(before: Iterable[Problem], after: Sequence[Problem]) -> list[Problem]:
    """Return the problems that were not there before, whichever lines they stand on."""
    more = Counter(map(_kind, after)) - Counter(map(_kind, before))
    return [problem for problem in after if _kind(problem) in more]


def _kind(problem: Problem) -> tuple[str, str, str]:
    """Return what stays the same of a problem when the lines around it move, and when other ids are near."""
    return problem.place.file, problem.rule, _NUMBERS.sub("", problem.message.partition(";")[0])
