"""Finds the knowledge folder that a path belongs to, and names its files so that they can be clicked."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Sequence
from pathlib import Path

from advisor.compiled.shipped import is_installed
from advisor.model import Knowledge, Place, Problem
from advisor.noun import Noun
from advisor.reading.folder import ENDINGS, KnowledgeFile, find
from advisor.reading.names import ADVISOR
from advisor.reading.nearest import no_such
from advisor.terminal.options import CannotUseError, Options

USUAL = "knowledge"
"""What a folder with a knowledge base is called by custom."""
_WHERE_TO_STAND = "stand in a folder that holds knowledge/advisor.yaml, or name one with --knowledge DIR"
_NOWHERE = f"this would be written into no folder of yours; {_WHERE_TO_STAND}"


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


def keys(knowledge: Knowledge) -> list[str]:
    """Return the keys of the topics and of their details."""
    return [part.key for part in knowledge.parts]


def no_such_topic(name: str, topics: Collection[str]) -> str:
    """Return a sentence: there is no such topic, or detail; and which may be meant, or how to find or write one."""
    topic, is_detail, _ = name.partition("/")
    if not is_detail or topic not in topics:
        return no_such("topic", name, topics, "advisor topics --json lists them, advisor kb new writes one")
    how = f"advisor kb show {topic} lists those of the topic, advisor kb new {name} writes one"
    return no_such("detail", name, topics, how)


def at_work(options: Options, *, writes: bool) -> Options:
    """Return the options with the knowledge base to work on: the one named, else the one that one stands in.

    Where there is neither, what only reads takes the one that came with the program. What writes is refused there,
    and in an installed copy, with `CannotUseError`.
    """
    folder = options.folder if options.named else _here()
    if folder is None and writes:
        raise CannotUseError(_NOWHERE)
    if folder is not None:
        options = options._replace(knowledge=str(folder))
    if writes:
        refuse_installed(options.folder)
    return options


def in_full(folder: Path, place: Place) -> Place:
    """Return a place in a knowledge folder with the full path of its file."""
    return place._replace(file=os.path.join(os.path.dirname(os.path.abspath(folder)), place.file))  # noqa: PTH100, PTH118, PTH120 a link keeps its name


def refuse_installed(path: Path) -> None:
    """Refuse to write into an installed copy; raises `CannotUseError`."""
    if is_installed(str(path)):
        message = f"{path} is part of an installed copy, and what is written there is lost; {_WHERE_TO_STAND}"
        raise CannotUseError(message)


def _here() -> Path | None:
    """Return the knowledge folder that one stands in, or else the one called `knowledge` in the working folder."""
    here = Path.cwd()
    return next((folder for folder in (here, here / USUAL, *here.parents) if _holds_advisor(folder)), None)


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
