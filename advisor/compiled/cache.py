"""Keeps compiled files in the user's cache folder, one for each knowledge base."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_KNOWLEDGE = (".yaml", ".yml")
_CODE = (".py",)


def digest_of(folder: Path) -> str:
    """Return a digest of all files of a knowledge base: their names and contents. It changes with every change.

    Two checksums and the size tell edits apart. They do not withstand forgery, and start ten times sooner than a
    cryptographic hash.
    """
    return _digest(folder, _KNOWLEDGE)


def digest_of_code() -> str:
    """Return a digest of the code that learns and writes, so that nothing learned by other code is ever read."""
    package = Path(__file__).parents[1]
    return "".join(_digest(package / part, _CODE) for part in ("matching", "compiled", "eligibility"))


def _digest(folder: Path, endings: tuple[str, ...]) -> str:
    crc, adler, size = 0, 1, 0
    for path in sorted(_files(folder, endings)):
        with suppress(OSError), open(path, "rb") as file:  # noqa: PTH123 - pathlib would cost a tenth of the start
            data = b"%s\0%s\0" % (os.fsencode(path[len(str(folder)) :]), file.read())
            crc, adler, size = zlib.crc32(data, crc), zlib.adler32(data, adler), size + len(data)
    return f"{crc:08x}{adler:08x}{size:x}"


def _files(folder: Path | str, endings: tuple[str, ...]) -> Iterator[str]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, endings)
            elif entry.name.endswith(endings) and entry.is_file():
                yield entry.path


def folder_of_cache() -> Path:
    """Return the user's cache folder for the advisor; it need not exist."""
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.home raises where there is no home
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")  # noqa: PTH118
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")  # noqa: PTH118
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")  # noqa: PTH118
    return Path(base) / "advisor"


def file_for(folder: Path) -> Path:
    """Return the compiled file of a knowledge folder: its name tells folders apart."""
    path = os.fsencode(os.path.abspath(folder))  # noqa: PTH100
    name = f"{zlib.crc32(path):08x}{zlib.adler32(path):08x}"
    return folder_of_cache() / f"index-{name}.jsonl"


def take(path: Path) -> bytes:
    """Return a compiled file's bytes; none where it cannot be read, or belongs to somebody else."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            ours = not hasattr(os, "getuid") or os.fstat(file.fileno()).st_uid in {os.getuid(), 0}
            return file.read() if ours else b""
    except OSError:
        return b""


def keep(path: Path, data: bytes) -> None:
    """Write a compiled file whole, for the user's eyes alone; where that cannot be done, do without."""
    import tempfile  # noqa: PLC0415 - only those who have learned write

    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        try:
            with open(handle, "wb") as file:  # noqa: PTH123
                file.write(data)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
