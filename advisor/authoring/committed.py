"""Fetches a knowledge base as it was last committed with git, to compare it with what stands there now.

A folder brings its own configuration of git along, and may come from anybody. Hence git is asked only for what it finds
in its store, by commands that look at nothing else, and may neither start another program nor go out.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from advisor.authoring.saving import lay_out

_PATIENCE = 20.0
_ENDINGS = (".yaml", ".yml")
_GOING_NOWHERE = {
    "GIT_ALLOW_PROTOCOL": "none",  # the only way to fetch an object that is missing; there is none of that name
    "GIT_NO_LAZY_FETCH": "1",  # do not even try, where git is new enough to know this
}
_NO_FILES = ("-c", "safe.bareRepository=explicit")
"""Files of a folder that together look like a repository are none."""


@contextmanager
def committed(folder: Path) -> Iterator[Path | None]:
    """Give a copy of a folder as of the last commit; None where there is no git, no commit, or no such folder in it."""
    found = _contents(folder, _listed(_git(folder, b"", "ls-tree", "-r", "-z", "HEAD")))
    with TemporaryDirectory(prefix="advisor-") as temporary:
        home = Path(temporary) / folder.resolve().name
        yield home if found and _laid_out(home, found) else None


def _listed(listed: bytes) -> dict[str, bytes]:
    """Return the ids of the files that belong to a knowledge base, by name; none that would lead out of the folder."""
    found: dict[str, bytes] = {}
    for entry in listed.split(b"\0"):
        about, _, written = entry.partition(b"\t")
        name = written.decode("utf-8", errors="replace")
        if b" blob " in about and name.endswith(_ENDINGS) and _is_within(Path(name)):
            found[name] = about.split(b" ")[-1]
    return found


def _is_within(path: Path) -> bool:
    return not path.anchor and ".." not in path.parts


def _contents(folder: Path, listed: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return what stands in files, by name; nothing where any of them is missing."""
    rest = _git(folder, b"\n".join([*listed.values(), b""]), "cat-file", "--batch") if listed else b""
    found: dict[str, bytes] = {}
    for name in listed:
        head, _, rest = rest.partition(b"\n")
        size = head.split(b" ")[-1]
        if not size.isdigit():
            return {}
        found[name], rest = rest[: int(size)], rest[int(size) + 1 :]
    return found


def _laid_out(home: Path, found: Mapping[str, bytes]) -> bool:
    """Write files into a folder; tell whether their names let them stand there together."""
    try:
        lay_out(home, found)
    except OSError:
        return False
    return True


def _git(folder: Path, given: bytes, *arguments: str) -> bytes:
    """Run git in a folder; nothing where it is not there, or refuses. What a hook of git sets does not count."""
    places = os.pathsep.join(each for each in os.get_exec_path() if os.path.isabs(each))  # noqa: PTH117 - they are texts
    program = shutil.which("git", path=places)
    if program is None or not os.path.isabs(program):  # noqa: PTH117 - Windows looks where somebody stands first
        return b""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        ran = subprocess.run(  # noqa: S603 - the words are our own
            [program, *_NO_FILES, "-C", str(folder.absolute()), *arguments],
            env={**kept, "PATH": places, **_GOING_NOWHERE},
            input=given,
            capture_output=True,
            check=True,
            timeout=_PATIENCE,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return b""
    return ran.stdout
