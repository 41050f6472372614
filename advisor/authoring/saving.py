"""Saves changes to several files together: all of them or, whatever happens on the way, none."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Final

from advisor.compiled.undisturbed import undisturbed

_ANYBODY: Final = 0o666
_WRITABLE: Final = 0o222


def lay_out(home: Path, files: Mapping[str, bytes] | Mapping[PurePosixPath, bytes]) -> None:
    """Write files into a folder of our own, by their paths within it."""
    for name, data in files.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


class ChangedError(OSError):
    """A file is no longer what a change of it was worked out from."""

    def __init__(self, path: Path) -> None:
        """Take the path of the file."""
        super().__init__(errno.EBUSY, "it was changed by somebody else meanwhile", str(path))


def save(changes: Mapping[Path, bytes], known: Mapping[Path, bytes] | None = None) -> None:
    """Give files these contents, each whole, with its permissions; raises OSError where that cannot be done.

    The folder of each must be there or be one that can be made. What was replaced by then is put back. `known` is what
    the files held when the changes were worked out (nothing: there was no file); any other is left as it is.
    """
    with undisturbed():
        _save(changes, known)


def _save(changes: Mapping[Path, bytes], known: Mapping[Path, bytes] | None) -> None:
    before: dict[Path, bytes | None] = {}
    waiting: dict[Path, Path] = {}
    try:
        for path, data in _by_target(changes).items():
            waiting[path] = _beside(path, data)
        _refuse_changed(changes, known)
        for path, ready in waiting.items():
            before[path] = path.read_bytes() if path.exists() else None
            ready.replace(path)
    except BaseException:
        _put_back(before)
        raise
    finally:
        for ready in waiting.values():
            ready.unlink(missing_ok=True)


def _by_target(changes: Mapping[Path, bytes]) -> Mapping[Path, bytes]:
    """Return the changes by the files that links lead to; refuse two that differ for the same file."""
    found: dict[Path, bytes] = {}
    for path, data in changes.items():
        if found.setdefault(Path(os.path.realpath(path)), data) != data:
            raise ChangedError(path)
    return found


def _refuse_changed(changes: Iterable[Path], known: Mapping[Path, bytes] | None) -> None:
    """Refuse if one of the files no longer holds what is known of it."""
    for path in changes if known is not None else ():
        now = path.read_bytes() if path.exists() else None
        if known is not None and now != known.get(path):
            raise ChangedError(path)


def _beside(path: Path, data: bytes) -> Path:
    """Write a file under a name of its own, beside the one that it shall replace; one that is write-protected stays."""
    if path.exists() and not path.stat().st_mode & _WRITABLE:
        raise PermissionError(errno.EACCES, "it is write-protected", str(path))
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
