"""Fetches a knowledge base as it was last committed with git, to compare it with what stands there now."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from advisor.authoring.saving import lay_out

_PATIENCE = 20.0
_ENDINGS = (".yaml", ".yml")


@contextmanager
def committed(folder: Path) -> Iterator[Path | None]:
    """Give a copy of a folder as of the last commit; None where there is no git, no commit, or no such folder in it."""
    names = _git(folder, "ls-tree", "-r", "-z", "--name-only", "HEAD")
    found = {name: data for name in _names(names) if (data := _git(folder, "show", f"HEAD:./{name}")) is not None}
    if not found:
        yield None
        return
    with TemporaryDirectory(prefix="advisor-") as temporary:
        home = Path(temporary) / folder.resolve().name
        lay_out(home, found)
        yield home


def _names(listed: bytes | None) -> list[str]:
    """Return the names of the files that belong to a knowledge base; none that would lead out of the folder."""
    names = (listed or b"").decode("utf-8", errors="replace").split("\0")
    return [name for name in names if name.endswith(_ENDINGS) and ".." not in Path(name).parts]


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Run git in a folder; None where it is not there, or refuses. What a hook of git sets does not count."""
    try:
        ran = subprocess.run(  # noqa: S603 - the words are our own
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - git stands where everybody looks for it
            env={name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
            capture_output=True,
            check=True,
            timeout=_PATIENCE,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return ran.stdout
