"""Tables whose values are fetched only when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar, overload

V = TypeVar("V")


class LazyTable(Mapping[str, V]):
    """A mapping with known keys; each value is fetched once, when it is first asked for."""

    __slots__ = ("_fetch", "_kept", "_keys")

    def __init__(self, keys: Sequence[str], fetch: Callable[[str], V]) -> None:
        """Take the keys, in order, and the function that fetches a key's value."""
        self._keys = dict.fromkeys(keys)
        self._fetch = fetch
        self._kept: dict[str, V] = {}

    def __getitem__(self, key: str) -> V:
        """Return the value under a key; raise KeyError where there is no such key."""
        if key not in self._keys:
            raise KeyError(key)
        if key not in self._kept:
            self._kept[key] = self._fetch(key)
        return self._kept[key]

    def __iter__(self) -> Iterator[str]:
        """Go through the keys in their order."""
        return iter(self._keys)

    def __len__(self) -> int:
        """Return the number of keys."""
        return len(self._keys)


class LazyColumn(Mapping[str, V]):
    """A mapping whose keys are known only to whoever fetches: a value of None means that there is no such key."""

    __slots__ = ("_fetch",)

    def __init__(self, fetch: Callable[[str], V | None]) -> None:
        """Take the function that fetches a key's value."""
        self._fetch = fetch

    def __getitem__(self, key: str) -> V:
        """Return the value under a key; raise KeyError where there is none."""
        value = self._fetch(key)
        if value is None:
            raise KeyError(key)
        return value

    def __iter__(self) -> Iterator[str]:
        """Refuse: the keys are not known."""
        raise NotImplementedError

    def __len__(self) -> int:
        """Refuse: the number of keys is not known."""
        raise NotImplementedError


class LazyList(Sequence[V]):
    """A sequence of known length; each item is fetched once, when it is first asked for."""

    __slots__ = ("_fetch", "_kept", "_length")

    def __init__(self, length: int, fetch: Callable[[int], V]) -> None:
        """Take the length, and the function that fetches the item at a place."""
        self._length = length
        self._fetch = fetch
        self._kept: dict[int, V] = {}

    @overload
    def __getitem__(self, place: int) -> V: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[V]: ...
    def __getitem__(self, place: int | slice) -> V | Sequence[V]:
        """Return the item at a place, or the items of a slice."""
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(self._length))]
        if not 0 <= place < self._length:
            raise IndexError(place)
        if place not in self._kept:
            self._kept[place] = self._fetch(place)
        return self._kept[place]

    def __len__(self) -> int:
        """Return the number of items."""
        return self._length
