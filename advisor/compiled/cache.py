"""Keeps compiled files in the user's cache folder, one for each knowledge base."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from advisor.compiled.home import base_folder
from advisor.compiled.rows import is_stamped
from advisor.reading.names import CONVERSATIONS, EXAMPLES

if TYPE_CHECKING:
    from _typeshed import StrPath

ENOUGH = 1_000_001
"""Bytes of a file that are looked at: one more than the reader takes, for it refuses larger ones."""
_KNOWLEDGE = (".yaml", ".yml")
_CODE = (".py",)
_INDEX = "index-"
_SPARED = 8
"""Compiled files that are kept, however old they are."""
_FRESH = 24 * 60 * 60
"""Seconds before the newest within which a file is left alone."""
_HEAD = 4096
"""Bytes by which a compiled file is recognized."""
ROOM = 20_000_000
"""Bytes that have to be free on the disk: a few compiled files of a large knowledge base."""
NO_HOME = "there is no home folder"
_NOT_OURS = "what stands there belongs to somebody else, or cannot be read"


def digest_of(folder: StrPath) -> str:
    """Return a digest of all files of a knowledge base that something is learned from: their names and contents.

    It changes with every change of them. Conversations are only tried, and leave it as it is.

    Two checksums and the size tell edits apart. They do not withstand forgery, and start ten times sooner than a
    cryptographic hash.
    """
    home = os.fspath(folder)
    tried = os.path.join(home, EXAMPLES, CONVERSATIONS, "")
    return _digest(home, (path for path in _files(home, _KNOWLEDGE) if not path.startswith(tried)))


def stamp_of(folder: StrPath) -> tuple[tuple[str, int, int, int], ...]:
    """Return what changes when a file of a knowledge base is saved, without opening any: name, time, size, number."""
    found = []
    for path in sorted(_files(os.fspath(folder), _KNOWLEDGE)):
        with suppress(OSError):
            about = os.stat(path)
            found.append((path, about.st_mtime_ns, about.st_size, about.st_ino))
    return tuple(found)


def contents_of(folder: StrPath) -> dict[str, bytes]:
    """Return the files of a knowledge base, by their paths within it."""
    found: dict[str, bytes] = {}
    for path in sorted(_files(os.fspath(folder), _KNOWLEDGE)):
        with suppress(OSError), open(path, "rb") as file:
            found[os.path.relpath(path, folder)] = file.read()
    return found


def digest_of_code() -> str:
    """Return a digest of the code that learns and writes, so that nothing learned by other code is ever read."""
    package = os.path.dirname(os.path.dirname(__file__))
    folders = (f"{package}/{part}" for part in ("matching", "compiled", "eligibility"))
    learning = (f"{package}/dialogue/{part}" for part in ("learning.py", "function_words.py", "weights.json"))
    return _digest(package, [*(path for folder in folders for path in _files(folder, _CODE)), *learning])


def _digest(folder: str, paths: Iterable[str]) -> str:
    crc, adler, size = 0, 1, 0
    for path in sorted(paths):
        with suppress(OSError), open(path, "rb") as file:
            data = b"%s\0%s\0" % (os.fsencode(path[len(folder) :]), file.read(ENOUGH))
            crc, adler, size = zlib.crc32(data, crc), zlib.adler32(data, adler), size + len(data)
    return f"{crc:08x}{adler:08x}{size:x}"


def _files(folder: str, endings: tuple[str, ...]) -> Iterator[str]:
    """Yield the files below a folder, however deep it is."""
    folders = [folder]
    while folders:
        with suppress(OSError), os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                elif entry.name.endswith(endings) and entry.is_file():
                    yield entry.path


def folder_of_cache() -> str:
    """Return the user's cache folder for the advisor; it need not exist. Empty where there is no home for it."""
    if sys.platform == "win32":
        base = base_folder(os.environ.get("LOCALAPPDATA"), "AppData", "Local")
    elif sys.platform == "darwin":
        base = base_folder(None, "Library", "Caches")
    else:
        base = base_folder(os.environ.get("XDG_CACHE_HOME"), ".cache")
    return base and os.path.join(base, "advisor")


def file_for(folder: StrPath) -> str:
    """Return the compiled file of a knowledge folder: its name tells folders apart. Empty where none can be kept."""
    path = os.fsencode(os.path.abspath(folder))
    name = f"{zlib.crc32(path):08x}{zlib.adler32(path):08x}"
    home = folder_of_cache()
    return home and os.path.join(home, f"{_INDEX}{name}.jsonl")


class Kept:
    """A file that stays open, and of which parts are read; it is closed when nobody needs it any more."""

    __slots__ = ("_file", "size")

    def __init__(self, path: StrPath) -> None:
        """Open the file; raises OSError if that cannot be done, or it belongs to somebody else."""
        self._file = open(path, "rb", buffering=0)  # noqa: SIM115 - it stays open
        status = os.fstat(self._file.fileno())
        if hasattr(os, "getuid") and status.st_uid not in {os.getuid(), 0}:
            raise PermissionError(path)
        self.size = status.st_size

    def part(self, place: int, count: int) -> bytes:
        """Return so many bytes from a place on; fewer at the end, or where they cannot be read."""
        try:
            self._file.seek(place)
            return self._file.read(count)
        except OSError:
            return b""

    def __del__(self) -> None:
        """Close the file, if it was opened."""
        with suppress(AttributeError):
            self._file.close()


def take(path: StrPath) -> Kept | None:
    """Return a compiled file; None where it cannot be read, or belongs to somebody else."""
    try:
        return Kept(path)
    except OSError:
        return None


def is_compiled(path: StrPath) -> bool:
    """Tell whether a file is a compiled one, whatever it was made from, and not something that somebody wrote."""
    kept = take(path)
    return kept is not None and (not kept.size or is_stamped(kept.part(0, _HEAD)))


def keep(path: StrPath, data: bytes) -> str:
    """Write a compiled file whole, for the user's eyes alone; return why that cannot be done, or the empty text.

    In the user's cache folder, what has not been written for long is taken away. An empty path cannot be written.
    """
    if not path:
        return NO_HOME
    try:
        _write(path, data)
    except OSError as error:
        return error.strerror or str(error)
    if os.path.dirname(path) == folder_of_cache():
        _prune(os.path.dirname(path))
    return "" if take(path) else _NOT_OURS


def trouble(path: StrPath) -> str:
    """Return why a compiled file could not be kept at a path, or the empty text; nothing is left there."""
    import shutil  # noqa: PLC0415 - only who asks for it needs it
    import tempfile  # noqa: PLC0415

    if not path:
        return NO_HOME
    if os.path.lexists(path) and not (os.path.isfile(path) and take(path)):
        return _NOT_OURS if os.path.isfile(path) else "something else stands there"
    folder = os.path.dirname(path)
    while not os.path.lexists(folder) and folder != os.path.dirname(folder):
        folder = os.path.dirname(folder)
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"x")
        full = shutil.disk_usage(folder).free < ROOM
    except OSError as error:
        return error.strerror or str(error)
    return "the disk is full" if full else ""


def _write(path: StrPath, data: bytes) -> None:
    """Write a compiled file whole."""
    import tempfile  # noqa: PLC0415 - only those who have learned write
    from pathlib import Path  # noqa: PLC0415

    from advisor.compiled.undisturbed import undisturbed  # noqa: PLC0415

    with undisturbed():
        place = Path(path)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=place.name)
        try:
            with open(handle, "wb") as file:
                file.write(data)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _prune(folder: str) -> None:
    """Remove compiled files, and what was left where writing one was cut short, but for the newest and the fresh.

    Whoever has one open reads on, and who misses one learns it anew. What somebody else may be writing is fresh.
    """
    found: list[tuple[float, str]] = []
    with suppress(OSError), os.scandir(folder) as entries:
        kept = [entry for entry in entries if entry.name.startswith(_INDEX) and entry.is_file(follow_symlinks=False)]
        found = sorted(((entry.stat().st_mtime, entry.path) for entry in kept), reverse=True)
    for written, path in found[_SPARED:]:
        with suppress(OSError):
            if found[0][0] - written > _FRESH:
                os.unlink(path)
