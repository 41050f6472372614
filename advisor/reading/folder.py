"""Finds the files of a knowledge folder and takes in their bytes, whatever else may lie there."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from advisor.model import Place, Problem
from advisor.reading.characters import visible
from advisor.reading.names import CHECKS, CONVERSATIONS, EXAMPLES, SHARED, SINGLE, TOPICS
from advisor.reading.nodes import MAX_SIZE, parse, too_large
from advisor.reading.tree import Node, Torn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ENDINGS = (".yaml", ".yml")
GUIDES = ("README.md", "reference.md")
"""What the keepers read: it is no knowledge."""
MAX_LEVELS = 10
"""Folders that may stand within each other."""
_OUTSIDE_FOLDER = "this is a link to a file outside the knowledge folder, and is not read; put a copy here"
_TOO_DEEP = "the folders within this one are not read: they stand too deep; put their files further up"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
"""How a file begins that is saved as UTF-16."""
_LEFT_BY_OTHERS = re.compile(r"desktop\.ini|thumbs\.db|icon\r?|~\$.*|.*~|#.*#|.*\.sw[a-z]", re.IGNORECASE)
"""What editors and file managers leave behind: it is nobody's work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeFile:
    """A file of the knowledge base: its path within the folder, its name in messages, and its bytes."""

    path: PurePosixPath
    name: str
    data: bytes

    @property
    def place(self) -> Place:
        """The start of the file."""
        return Place(file=self.name)

    @property
    def kind(self) -> str:
        """What the file is by where it stands: a name of `SINGLE`, or the folder it is in; empty if none of these."""
        folders = self.path.parts[:-1]
        if folders[:2] == (EXAMPLES, CONVERSATIONS):
            return CONVERSATIONS
        if folders:
            return folders[0] if folders[0] in {TOPICS, CHECKS, EXAMPLES} else ""
        return self.path.stem if self.path.stem in SINGLE else ""

    @property
    def read_as(self) -> str:
        """The kind by whose shape it is read: that of its folder, but for the file of shared questions."""
        return SHARED if (self.kind, self.path.stem) == (CHECKS, SHARED) else self.kind

    def parse(self, problems: list[Problem]) -> Node | None:
        """Return what the file holds: None for an empty one, `Torn` for one that cannot be read.

        Mistakes are added to `problems`.
        """
        if self.data.startswith(UTF16):
            message = "this file is saved as UTF-16 and cannot be read; save it with the encoding UTF-8"
            problems.append(Problem(place=self.place, rule="not-utf-8", message=message))
            return Torn(place=self.place)
        node, found = _parsed(self.data, self.name, self.read_as)
        problems.extend(found)
        return Torn(place=self.place) if node is None and found else node


@lru_cache(maxsize=1_000)
def _parsed(data: bytes, name: str, kind: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read a file; once, as long as nothing in it changes, since several look at the same files."""

    def misfits(node: Node) -> list[Problem]:
        from advisor.reading import kinds  # noqa: PLC0415 - the greeting is found without it

        return kinds.misfits(node, kind)

    node, found = parse(data.decode("utf-8", errors="surrogateescape"), name, misfits)
    return node, tuple(found)


def find(folder: Path, problems: list[Problem]) -> list[KnowledgeFile]:
    """Return the files of a folder, sorted by path; what cannot be read or stands in a wrong place is reported."""
    if not os.path.isdir(folder):  # noqa: PTH112 unlike Path.is_dir, this never raises
        what = "this is a file, and no folder" if os.path.lexists(folder) else "there is no such folder"
        message = f"{what}; name the folder that holds advisor.yaml"
        problems.append(Problem(place=Place(file=visible(str(folder))), rule="no-folder", message=message))
    files: list[KnowledgeFile] = []
    for path in sorted(_paths(folder, problems), key=os.fsencode):
        name = _name(folder, path)
        data = _bytes(folder, path, name, problems)
        if data is not None:
            files.append(KnowledgeFile(path=path, name=name, data=data))
    problems.extend(_stray(file) for file in files if not file.kind or file.path.suffix not in ENDINGS)
    return _each_once([file for file in files if file.kind and file.path.suffix in ENDINGS], problems)


def digest(files: Sequence[KnowledgeFile]) -> str:
    """Return a hash over the names and contents of files: equal only for equal knowledge."""
    whole = hashlib.sha256()
    for file in files:
        name = os.fsencode(file.path)
        whole.update(b"%d %d " % (len(name), len(file.data)) + name + file.data)
    return whole.hexdigest()


def _paths(folder: Path, problems: list[Problem]) -> Iterator[PurePosixPath]:
    """Give the paths of the files below a folder, without hidden ones and guides; no link is followed out of it."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        if folders and place.count(os.sep) - str(folder).count(os.sep) >= MAX_LEVELS:
            problems.append(Problem(place=Place(file=visible(place)), rule="too-deep", message=_TOO_DEEP))
            folders.clear()
        for name in names:
            path = Path(place, name)
            if _is_of_no_account(name) or not os.path.isfile(path):  # noqa: PTH113 never raises
                continue
            within = PurePosixPath(path.relative_to(folder).as_posix())
            if _is_inside(path, folder):
                yield within
            else:
                at = Place(file=_name(folder, within))
                problems.append(Problem(place=at, rule="outside-folder", message=_OUTSIDE_FOLDER))


def _is_of_no_account(name: str) -> bool:
    return name.startswith(".") or name in GUIDES or _LEFT_BY_OTHERS.fullmatch(name) is not None


def _is_inside(path: Path, folder: Path) -> bool:
    """Whether a file stands in a folder itself, and not behind a link out of it."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _name(folder: Path, path: PurePosixPath) -> str:
    """Return a file's name for messages."""
    return visible(f"{folder.name}/{path}")


def _bytes(folder: Path, path: PurePosixPath, name: str, problems: list[Problem]) -> bytes | None:
    try:
        with (folder / path).open("rb") as stream:
            data = stream.read(MAX_SIZE + 1)
    except OSError as error:
        message = f"this file cannot be opened ({error.strerror}); check its permissions"
        problems.append(Problem(place=Place(file=name), rule="cannot-open", message=message))
        return None
    if len(data) > MAX_SIZE:
        problems.append(too_large(name))
        return None
    return data


def _stray(file: KnowledgeFile) -> Problem:
    names = ", ".join(f"{name}.yaml" for name in SINGLE)
    message = f"this file is not read: topics stand in {TOPICS}/ as files ending in .yaml; the other files are {names}"
    return Problem(place=file.place, rule="unknown-file", message=message)


def _each_once(files: Sequence[KnowledgeFile], problems: list[Problem]) -> list[KnowledgeFile]:
    """Keep the first file of each name: the same id cannot stand for two things."""
    seen: dict[tuple[str, str], KnowledgeFile] = {}
    for file in files:
        first = seen.setdefault((file.kind, file.path.stem), file)
        if first is not file:
            message = f"'{file.path.stem}' is already the name of {first.name}, so this file is left out; rename one"
            problems.append(Problem(place=file.place, rule="repeated-id", message=message))
    return list(seen.values())
