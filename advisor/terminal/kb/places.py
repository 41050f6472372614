"""Finds the knowledge folder that a path belongs to, and names its files so that they can be clicked."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from advisor.model import Problem
from advisor.noun import Noun
from advisor.reading.folder import ENDINGS, KnowledgeFile, find
from advisor.reading.names import ADVISOR
from advisor.reading.nearest import no_such
from advisor.terminal.options import CannotUseError


class Folder(Noun):
    """A knowledge folder with its files, and what is wrong with the folder itself.

    `only` is the one file that was asked about, by its name in messages; empty, if it was the folder.
    """

    path: Path
    files: Sequence[KnowledgeFile]
    problems: Sequence[Problem]
    only: str = ""

    def shown(self, problem: Problem) -> Problem:
        """Return a problem with the names of files as they are found from here."""
        place = problem.place._replace(file=_from_here(self.path.parent / problem.place.file))
        named = re.compile(rf"(?<![\w/]){re.escape(self.path.name)}/(?=[^\s:]+:\d+:\d+)")
        start = _from_here(self.path) + "/"
        return problem._replace(place=place, message=named.sub(lambda _: start, problem.message))


def no_such_topic(name: str, topics: Iterable[str]) -> str:
    """Return a sentence: there is no such topic; and which may be meant, or how to find or write one."""
    return no_such("topic", name, topics, "advisor topics --json lists them, advisor kb new writes one")


def folder_of(path: Path) -> Folder:
    """Return the knowledge folder that a path names, or that holds the file which it names."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 a link keeps its name
    home = _home(whole) if whole.is_file() else whole
    problems: list[Problem] = []
    files = find(home, problems)
    if not home.is_dir():
        message = f"there is no file or folder {path}; name the folder that holds advisor.yaml, or a file in it"
        raise CannotUseError(message)
    if not _holds_advisor(home) and _holds_advisor(home.parent):
        message = f"{path} is only a part of a knowledge folder; name the whole, {_from_here(home.parent)}"
        raise CannotUseError(message)
    only = "" if home == whole else f"{home.name}/{whole.relative_to(home).as_posix()}"
    return Folder(path=home, files=files, problems=problems, only=only)


def _home(file: Path) -> Path:
    """Return the folder around a file that holds advisor.yaml."""
    for folder in file.parents:
        if _holds_advisor(folder):
            return folder
    message = f"{file} is in no knowledge folder; name the folder that holds advisor.yaml"
    raise CannotUseError(message)


def _holds_advisor(folder: Path) -> bool:
    return any((folder / f"{ADVISOR}{ending}").is_file() for ending in ENDINGS)


def _from_here(path: Path) -> str:
    """Return a path relative to the working folder, if it is within."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)
