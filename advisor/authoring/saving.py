"""Saves changes to several files together: all of them or, whatever happens on the way, none."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Final

from advisor.compiled.undisturbed import undisturbed

_ANYBODY: Final = 0o666


def lay_out(home: Path, files: Mapping[str, bytes] | Mapping[PurePosixPath, bytes]) -> None:
    """Write files into a folder of our own, by their paths within it."""
    for name, data in files.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def save(changes: Mapping[Path, bytes]) -> None:
    """Give files these contents, each whole, with its permissions; raises OSError where that cannot be done.

    The folder of each must be there or be one that can be made. What was replaced by then is put back.
    """
    with undisturbed():
        _save(changes)


def _save(changes: Mapping[Path, bytes]) -> None:
    before: dict[Path, bytes | None] = {}
    waiting: dict[Path, Path] = {}
    try:
        for path, data in changes.items():
            target = Path(os.path.realpath(path))
            waiting[target] = _beside(target, data)
        for path, ready in waiting.items():
            before[path] = path.read_bytes() if path.exists() else None
            ready.replace(path)
    except BaseException:
        _put_back(before)
        raise
    finally:
        for ready in waiting.values():
            ready.unlink(missing_ok=True)


def _beside(path: Path, data: bytes) -> Path:
    """Write a file under a name of its own, beside the one that it shall replace."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    Path(name).chmod(path.stat().st_mode & 0o7777 if path.exists() else _ANYBODY & ~_umask())
    return Path(name)


def _umask() -> int:
    """Return what the owner takes away from the permissions of a new file; it can only be read by setting it."""
    now = os.umask(0o022)
    os.umask(now)
    return now


def _put_back(before: Mapping[Path, bytes | None]) -> None:
    for path, data in before.items():
        with suppress(OSError):
            if data is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(data)
