"""A file of JSON lines in which a line is found by its key, and of which only what is asked for is read."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

Part = Callable[[int, int], bytes]
"""Reads a part of a file: from a place on, so many bytes, or fewer at the end."""
Stamp = Mapping[str, Any]

_STAMP_AT_MOST = 4096
_ENTRY = 16
"""Hexadecimal digits that the directory has for each bucket: eight for where it begins, eight for its checksum."""
_ROWS_IN_A_BUCKET = 4


class DamagedError(OSError):
    """A compiled file is not as it was written; where that shows late, the knowledge base has changed meanwhile."""


class Rows:
    """The rows of a compiled file by key; each line is `["key",value]`.

    The first line is the stamp: what the file was made from, and how long it is. The second is the directory: the rows
    stand in buckets by their keys' checksums, and the directory says where each begins, and what its bytes add up to.
    A damaged part is noticed when it is read; the whole file is then made anew.
    """

    __slots__ = ("_begin", "_changed", "_directory", "_kept", "_mend", "_part", "_size", "_stamp")

    def __init__(self, part: Part, size: int, stamp: Stamp, mend: Callable[[], bytes] = bytes) -> None:
        """Take what reads the file, its size, what it has to be made from, and what makes its bytes anew.

        Raises DamagedError if it is not made from that, or its first two lines are not as they were written.
        """
        self._mend, self._stamp = mend, stamp
        self._kept: dict[str, Any] = {}
        self._changed: set[str] = set()
        self._open(part, size)

    def _open(self, part: Part, size: int) -> None:
        line, newline, _ = part(0, _STAMP_AT_MOST).partition(b"\n")
        stamp = _parsed(line)
        start = len(line + newline)
        length = (stamp.get("buckets", 0) + 1) * _ENTRY if stamp.get("size") == size - start else 0
        directory = part(start + 1, length)
        whole = {**self._stamp, **{name: stamp.get(name) for name in ("buckets", "size")}}
        if not length or stamp != {**whole, "sum": _sum(whole, directory)}:
            raise DamagedError
        self._part, self._directory, self._begin, self._size = part, directory, start + length + 3, size

    def get(self, key: str) -> Any:  # noqa: ANN401 - whatever was written under the key
        """Return the value under a key, or None; raises DamagedError where a damaged file cannot be made anew."""
        if key not in self._kept:
            self._kept[key] = self._find(_prefix(key))
        return self._kept[key]

    def put(self, key: str, value: Any) -> None:  # noqa: ANN401 - as above
        """Take a value in place of what stands under a key in the file; None takes the row away."""
        self._kept[key] = value
        self._changed.add(key)

    def encoded(self, stamp: Stamp) -> bytes:
        """Return the file with the values that were put into it, made from what the stamp says now.

        All else is copied as it stands. Raises DamagedError where it is damaged.
        """
        count = self._count()
        moved: dict[int, list[str]] = {}
        for key in sorted(self._changed):
            moved.setdefault(zlib.crc32(_prefix(key)) % count, []).append(key)
        body = self._part(self._begin, self._size - self._begin)
        begins = [int(self._directory[at : at + 8], 16) for at in range(0, len(self._directory), _ENTRY)]
        filled = [body[begin:end] for begin, end in pairwise(begins)]
        if [int(self._directory[at + 8 : at + 16], 16) for at in range(0, count * _ENTRY, _ENTRY)] != [
            *map(zlib.crc32, filled)
        ]:
            raise DamagedError
        for number, keys in moved.items():
            filled[number] = self._rewritten(filled[number], keys)
        return _file(filled, stamp)

    def _rewritten(self, bucket: bytes, keys: Sequence[str]) -> bytes:
        """Return a bucket with the values that its keys have now."""
        prefixes = {key: _prefix(key) for key in keys}
        lines = [line for line in bucket.splitlines(keepends=True) if not line.startswith(tuple(prefixes.values()))]
        lines += [prefix + _value(self._kept[key]) for key, prefix in prefixes.items() if self._kept[key] is not None]
        return b"".join(sorted(lines))

    def _count(self) -> int:
        return len(self._directory) // _ENTRY - 1

    def _find(self, prefix: bytes) -> Any:  # noqa: ANN401
        bucket = b"\n" + self._bucket(zlib.crc32(prefix))
        line = bucket.find(b"\n" + prefix)
        value = line + 1 + len(prefix)
        return json.loads(bucket[value : bucket.index(b"\n", value) - 1].decode()) if line >= 0 else None

    def _bucket(self, number: int) -> bytes:
        at = number % self._count() * _ENTRY
        begin, total, end = (int(self._directory[at + n : at + n + 8], 16) for n in (0, 8, 16))
        data = self._part(self._begin + begin, end - begin)
        if zlib.crc32(data) == total:
            return data
        fresh = self._mend()
        self._open(in_memory(fresh), len(fresh))
        return self._bucket(number)


def is_stamped(data: bytes) -> bool:
    """Tell whether bytes begin as a compiled file does."""
    return bool(_parsed(data[:_STAMP_AT_MOST].partition(b"\n")[0]))


def in_memory(data: bytes) -> Part:
    """Return what reads bytes as if they were a file."""
    return lambda place, count: data[place : place + count]


def encode(rows: Iterable[tuple[str, Any]], stamp: Stamp) -> bytes:
    """Return rows as the file that `Rows` reads, made from what the stamp says."""
    lines = sorted((_prefix(key), _value(value)) for key, value in rows)
    buckets: list[list[bytes]] = [[] for _ in range(len(lines) // _ROWS_IN_A_BUCKET + 1)]
    for prefix, value in lines:
        buckets[zlib.crc32(prefix) % len(buckets)].append(prefix + value)
    return _file([b"".join(bucket) for bucket in buckets], stamp)


def stamped(part: Part) -> Stamp:
    """Return what the stamp of a file says; nothing if it has none."""
    return _parsed(part(0, _STAMP_AT_MOST).partition(b"\n")[0])


def _file(filled: Sequence[bytes], stamp: Stamp) -> bytes:
    """Return the file of these buckets."""
    offsets = accumulate(map(len, filled), initial=0)
    directory = b"".join(b"%08x%08x" % each for each in zip(offsets, [*map(zlib.crc32, filled), 0], strict=True))
    body = b'"%s"\n%s' % (directory, b"".join(filled))
    whole = {**stamp, "buckets": len(filled), "size": len(body)}
    return _json({**whole, "sum": _sum(whole, directory)}) + b"\n" + body


def _sum(stamp: Stamp, directory: bytes) -> int:
    return zlib.crc32(directory, zlib.crc32(_json(stamp)))


def _json(stamp: Stamp) -> bytes:
    return json.dumps(stamp, sort_keys=True).encode()


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        stamp = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return stamp if isinstance(stamp, dict) and isinstance(stamp.get("buckets"), int) else {}


def _value(value: Any) -> bytes:  # noqa: ANN401 - whatever is written
    return json.dumps(value, separators=(",", ":")).encode() + b"]\n"


def _prefix(key: str) -> bytes:
    return b"[" + json.dumps(key).encode() + b","
