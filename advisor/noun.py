"""The kind of class that the advisor's nouns are: frozen, keyword-only, and quick to define.

A frozen dataclass takes half a millisecond to define, a named tuple a fifth of one; with fifty of them, that is most
of the time from start to answer. Here a class costs next to nothing, and it is written and checked like a dataclass.
"""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn, Self, dataclass_transform


class _Kind(type):
    """Turns the annotated fields of a class into slots, and remembers their defaults."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> _Kind:
        """Make the class."""
        fields = tuple(field for field, kind in body.get("__annotations__", {}).items() if "ClassVar" not in kind)
        defaults = {field: body.pop(field) for field in fields if field in body}
        made = super().__new__(cls, name, bases, {**body, "__slots__": fields})
        if fields:
            made._fields, made._defaults = fields, defaults
        return made

    _fields: tuple[str, ...]
    _defaults: dict[str, Any]


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Noun(metaclass=_Kind):
    """A frozen record of the fields that are annotated in its class; two of the same class and values are equal."""

    _fields: ClassVar[tuple[str, ...]] = ()
    _defaults: ClassVar[dict[str, Any]] = {}

    def __init__(self, **values: Any) -> None:  # noqa: ANN401 - type checkers see the fields
        """Take a value for each field that has no default; raises TypeError for any other."""
        for field in self._fields:
            if field not in values and field not in self._defaults:
                message = f"{type(self).__name__} needs a value for '{field}'"
                raise TypeError(message)
            object.__setattr__(self, field, values.pop(field) if field in values else self._defaults[field])
        if values:
            message = f"{type(self).__name__} has no field '{next(iter(values))}'"
            raise TypeError(message)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse: a noun stays as it was made."""
        message = f"{type(self).__name__} is frozen: '{name}' cannot be set"
        raise AttributeError(message)

    def __delattr__(self, name: str) -> NoReturn:
        """Refuse, as above."""
        self.__setattr__(name, None)

    def _values(self) -> tuple[Any, ...]:
        return tuple([getattr(self, field) for field in self._fields])

    def __eq__(self, other: object) -> bool:
        """Tell whether the other is of the same class and has the same values."""
        return type(other) is type(self) and self._values() == other._values()

    def __lt__(self, other: Self) -> bool:
        """Order nouns of one class by their fields, in their order."""
        return self._values() < other._values()

    def __hash__(self) -> int:
        """Hash the values."""
        return hash(self._values())

    def __repr__(self) -> str:
        """Return the noun as it would be written."""
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

    def _asdict(self) -> dict[str, Any]:
        """Return the fields' values by name."""
        return {field: getattr(self, field) for field in self._fields}

    def _replace(self, **changes: Any) -> Self:  # noqa: ANN401 - as above
        """Return a noun with some values changed."""
        return type(self)(**{**self._asdict(), **changes})
