"""The journal: a file for questions that went unanswered, where staff have turned it on."""

from __future__ import annotations

import errno
import json
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from glob import escape
from pathlib import Path

SETTING = "ADVISOR_JOURNAL"
"""The environment variable that turns it on: `yes`, or the path of a file. Only who runs the machine can set it."""
TAKEN_OUT = (
    "e-mail and street addresses, links, account names, phone and other long numbers, dates of birth, and names where "
    'somebody says whose they are ("my name is", "regards")'
)
NOT_KNOWN = "a name by itself, and details told in an unusual way"
ANNOUNCEMENT = (
    "So that the school learns what is missing here, questions that I cannot answer are kept in a file: their words "
    f"and the day. Before that I take out {TAKEN_OUT}. What I cannot know stays: {NOT_KNOWN}. Please leave these out."
)
LARGEST = 1_000_000
"""Bytes that the journal may have; beyond, the older half is dropped."""
OLDEST = timedelta(days=180)
"""How long a question is kept."""
_PAUSE_AT_MOST = timedelta(days=30)
"""What counts at most as gone by between two lines that follow each other: more may be a clock set wrong."""
PATIENCE = 2.0
"""Seconds that a writer waits for the others."""

_OFF = frozenset({"", "0", "no", "false", "off"})
_ON = frozenset({"1", "yes", "true", "on"})
_FLAGS = os.O_RDWR | os.O_APPEND | os.O_CREAT
_CAREFUL = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY", "O_NOCTTY"))
_TRIES = 100
_PAUSE = 0.01
_BEHIND_ALL = 1 << 30
_LINE = 4_000
"""Bytes of a line, at most."""


def journal_path(environ: Mapping[str, str]) -> Path | None:
    """Return where the journal is; None where it is off, as it is unless somebody turned it on."""
    setting = environ.get(SETTING, "").strip()
    if setting.lower() in _OFF:
        return None
    from advisor.compiled.home import NoHomeError, expanded  # noqa: PLC0415 - the greeting does not wait for it

    if setting.lower() in _ON:
        return _usual_path(environ)
    try:
        return Path(os.path.abspath(expanded(setting)))  # noqa: PTH100 no link is followed
    except NoHomeError:
        return Path(setting)


def _usual_path(environ: Mapping[str, str]) -> Path:
    """Return the path in the user's folder for data; it is not absolute where there is none."""
    from advisor.compiled.home import base_folder  # noqa: PLC0415 - as above

    if sys.platform == "win32":
        base = base_folder(environ.get("LOCALAPPDATA"), "AppData", "Local")
    elif sys.platform == "darwin":
        base = base_folder(None, "Library", "Application Support")
    else:
        base = base_folder(environ.get("XDG_DATA_HOME"), ".local", "share")
    return Path(base) / "advisor" / "unanswered.jsonl"


def is_journal(path: Path) -> bool:
    """Tell whether a file is a journal, or empty, and nothing that somebody else wrote."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return False
        with path.open("rb") as file:
            first = file.read(_LINE).split(b"\n")[0]
    except OSError:
        return False
    return not first or bool(_day_of(first))


def drafts_of(path: Path) -> Iterator[Path]:
    """Yield what was left behind where writing a journal anew was cut short."""
    yield from path.parent.glob(f".{escape(path.name)}.????????")


def append(path: Path, line: bytes, day: date) -> None:
    """Add a line at the end, whole or not at all, whoever else is writing. Raises OSError and ValueError."""
    from advisor.compiled.home import NoHomeError  # noqa: PLC0415 - as above

    if not path.is_absolute():
        raise NoHomeError
    from advisor.compiled.undisturbed import undisturbed  # noqa: PLC0415 - the greeting does not wait for it

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _opened(path) as file:
        size = os.fstat(file).st_size
        first = _day_of_first(file) if size else day.isoformat()
        if not first:
            raise OSError(errno.EINVAL, "it holds something else; name another file")
        with undisturbed():
            if size + len(line) > LARGEST:
                _rewrite(path, [*_that_fit(_recent(_newest(file, size), day)), line])
            elif first < _from_day(day) and len(kept := _recent(before := _newest(file, size), day)) < len(before):
                _rewrite(path, [*kept, line])
            else:
                _write_whole(file, size, line)


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    """Open the file for its owner's eyes alone, and keep other writers waiting; it is never a link or a device."""
    for _ in range(_TRIES):
        file = os.open(path, _FLAGS | _CAREFUL, 0o600)
        try:
            _refuse_others(file)
            _lock(file)
            if _is_still_there(file, path):
                yield file
                return
        finally:
            os.close(file)
    raise OSError(errno.EBUSY, "it is rewritten all the time")


def _refuse_others(file: int) -> None:
    """Refuse what is no plain file; take from others the right to read it."""
    mode = os.fstat(file).st_mode
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is not a file")
    if stat.S_IMODE(mode) & 0o077 and hasattr(os, "fchmod"):
        os.fchmod(file, 0o600)


def _lock(file: int) -> None:
    """Wait until nobody else writes; closing the file ends it."""
    take, end = _taking(), time.monotonic() + PATIENCE
    while True:
        try:
            take(file)
        except (BlockingIOError, PermissionError):  # the second is what Windows says
            if time.monotonic() > end:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _taking() -> Callable[[int], None]:
    """Return how this system takes hold of a file; that raises an error as long as another has it."""
    try:
        import fcntl  # noqa: PLC0415 - Windows has none
    except ImportError:
        return _take_byte
    return lambda file: fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _take_byte(file: int) -> None:
    """Take hold of a byte, as Windows does it: of one behind all others, since nobody else may read it meanwhile."""
    import msvcrt  # noqa: PLC0415 - only Windows has it

    os.lseek(file, _BEHIND_ALL, os.SEEK_SET)
    msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]


def _is_still_there(file: int, path: Path) -> bool:
    """Tell whether the path still names the file that was opened: another writer may have put a new one there."""
    try:
        return os.path.samestat(os.fstat(file), os.stat(path, follow_symlinks=False))  # noqa: PTH116 - of the link itself
    except FileNotFoundError:
        return False


def _write_whole(file: int, size: int, line: bytes) -> None:
    """Write a line after a whole one; what is written in part, because the disk is full, is taken back."""
    data = line if not size or _last_byte(file, size) == b"\n" else b"\n" + line
    written = 0
    try:
        written = os.write(file, data)
    finally:
        if written < len(data):
            os.ftruncate(file, size)
    if written < len(data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _last_byte(file: int, size: int) -> bytes:
    os.lseek(file, size - 1, os.SEEK_SET)
    return os.read(file, 1)


def _day_of_first(file: int) -> str:
    os.lseek(file, 0, os.SEEK_SET)
    return _day_of(os.read(file, _LINE).split(b"\n")[0])


def _from_day(day: date) -> str:
    """Return the first day whose questions are still kept."""
    return (day - OLDEST).isoformat()


def _newest(file: int, size: int) -> list[bytes]:
    """Return the last lines, as many as the journal may have bytes; what is cut off at the start is none of ours."""
    os.lseek(file, max(size - LARGEST, 0), os.SEEK_SET)
    return os.read(file, LARGEST).splitlines(keepends=True)


def _recent(lines: list[bytes], day: date) -> list[bytes]:
    """Return the lines that are not surely too old; what is none of ours is as old as the line behind it.

    A clock may be wrong. So it is the lines themselves that tell how much time has gone by: from one day to the next
    that is written down, but no more than `_PAUSE_AT_MOST` at once. A line that is dated in future is never too old.
    """
    age, later, kept = timedelta(), day, []
    for line in reversed(lines):
        written = _date_of(line) or later
        age, later = age + min(max(later - written, timedelta()), _PAUSE_AT_MOST), written
        if age <= OLDEST or written.isoformat() >= _from_day(day):
            kept.append(line if line.endswith(b"\n") else line + b"\n")
    return kept[::-1]


def _that_fit(lines: list[bytes]) -> list[bytes]:
    """Return the newest lines, as many as fill half of the room that there is."""
    room = LARGEST // 2
    for number, line in enumerate(reversed(lines)):
        room -= len(line)
        if room < 0:
            return lines[len(lines) - number :]
    return lines


def _day_of(line: bytes) -> str:
    """Return the day of a line; the empty text, older than any day, for one that is none of ours."""
    try:
        row = json.loads(line)
        return str(row["day"])
    except (ValueError, LookupError, TypeError, RecursionError):
        return ""


def _date_of(line: bytes) -> date | None:
    """Return the day of a line; None for one that has none."""
    try:
        return date.fromisoformat(_day_of(line))
    except ValueError:
        return None


def _rewrite(path: Path, lines: list[bytes]) -> None:
    """Put a new file in the place of the old one, whole; who waits for the old one looks again."""
    from tempfile import mkstemp  # noqa: PLC0415 - seldom needed

    handle, name = mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(lines)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
