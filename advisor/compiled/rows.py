"""A file of sorted JSON lines that is searched without being parsed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any


class Rows:
    """The rows of a compiled file by key; each line is `["key",value]`, and the lines are sorted by their bytes."""

    __slots__ = ("_data", "_kept", "_start")

    def __init__(self, data: bytes, start: int) -> None:
        """Take the file's bytes; the rows begin at `start`."""
        self._data = data
        self._start = start
        self._kept: dict[str, Any] = {}

    def get(self, key: str) -> Any:  # noqa: ANN401 - whatever was written under the key
        """Return the value under a key, or None."""
        if key not in self._kept:
            self._kept[key] = self._find(_prefix(key))
        return self._kept[key]

    def _find(self, prefix: bytes) -> Any:  # noqa: ANN401
        low, high = self._start, len(self._data)
        while low < high:
            middle = max(self._data.rfind(b"\n", low, (low + high) // 2) + 1, low)
            end = self._data.find(b"\n", middle)
            stop = len(self._data) if end < 0 else end
            if self._data.startswith(prefix, middle):
                return json.loads(self._data[middle + len(prefix) : stop - 1])
            if self._data[middle : middle + len(prefix)] < prefix:
                low = stop + 1
            else:
                high = middle
        return None


def encode(rows: Iterable[tuple[str, Any]]) -> bytes:
    """Return rows as the sorted lines that `Rows` searches."""
    lines = (_prefix(key) + json.dumps(value, separators=(",", ":")).encode() + b"]" for key, value in rows)
    return b"\n".join(sorted(lines))


def _prefix(key: str) -> bytes:
    return b"[" + json.dumps(key).encode() + b","
