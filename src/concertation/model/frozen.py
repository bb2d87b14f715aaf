"""Mappings that cannot change: equal, hashable, picklable, all the way down."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Generic, TypeAlias, TypeVar

from concertation.errors import InvalidValue, Problem
from concertation.texts import Text

__all__ = ["Json", "JsonValue", "Table"]

V = TypeVar("V")

JsonValue: TypeAlias = "str | int | float | bool | tuple[JsonValue, ...] | Json | None"

_NOT_JSON = Text(en="{kind} cannot be kept in a document", fr="{kind} ne peut pas être conservé dans un document")
_TOO_DEEP = Text(en="is nested without end", fr="est imbriqué sans fin")
_NOT_A_KEY = Text(en="the key {key} is not text", fr="la clé {key} n'est pas un texte")


class Table(Mapping[str, V], Generic[V]):
    """A mapping from names to values that never changes; its keys are kept sorted.

    ``extra`` holds the ``x-*`` keys that stood beside the names in a document.

    >>> Table({"b": 2, "a": 1})
    Table({'a': 1, 'b': 2})
    """

    __slots__ = ("_extra", "_hash", "_items")

    def __init__(self, values: Mapping[str, V] | None = None, extra: Mapping[str, object] | None = None) -> None:
        """Copy the values, sorted by key."""
        self._items: dict[str, V] = dict(sorted((values or {}).items()))
        self._extra: Json | None = Json(extra) if extra else None
        self._hash: int | None = None

    @property
    def extra(self) -> Mapping[str, object]:
        """The ``x-*`` keys that stood beside the names."""
        return self._extra if self._extra is not None else {}

    def __getitem__(self, key: str) -> V:
        """Give the value of a name."""
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        """Go through the names in order."""
        return iter(self._items)

    def __len__(self) -> int:
        """Count the names."""
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        """Compare as mappings."""
        if isinstance(other, Table):
            return self._items == other._items and self.extra == other.extra
        return self._items == other if isinstance(other, Mapping) else NotImplemented

    def __hash__(self) -> int:
        """Hash by what it holds, once."""
        if self._hash is None:
            self._hash = hash(tuple(self._items.items()))
        return self._hash

    def __repr__(self) -> str:
        """Show what would build it."""
        extra = f", extra={dict(self.extra)!r}" if self.extra else ""
        return f"{type(self).__name__}({self._items!r}{extra})"

    def __reduce__(self) -> tuple[type[Table[V]], tuple[object, ...]]:
        """Pickle by what it holds."""
        return (type(self), (self._items, self._extra) if self._extra is not None else (self._items,))


class Json(Table[JsonValue]):
    """JSON data frozen all the way down: lists become tuples, mappings become ``Json``.

    Raises:
        InvalidValue: if a key is not text, or a value is not JSON (a number must be finite).

    >>> Json({"x-source": ["a", "b"]})["x-source"]
    ('a', 'b')
    """

    __slots__ = ()

    def __init__(self, values: Mapping[str, object] | None = None) -> None:
        """Freeze a copy of the data."""
        for key in values or {}:
            if not isinstance(key, str):
                raise InvalidValue([Problem(code="type", path=".", message=_NOT_A_KEY.with_(key=repr(key)))])
        try:
            frozen = {key: freeze(value) for key, value in (values or {}).items()}
        except RecursionError:
            raise InvalidValue([Problem(code="too-deep", path=".", message=_TOO_DEEP.with_())]) from None
        super().__init__(frozen)


def freeze(value: object) -> JsonValue:
    """Freeze JSON data.

    Raises:
        InvalidValue: if the data is not JSON.
    """
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    if isinstance(value, Mapping):
        return Json(value)
    if isinstance(value, list | tuple):
        return tuple(freeze(each) for each in value)
    kind = repr(value) if isinstance(value, float) else type(value).__name__
    raise InvalidValue([Problem(code="type", path=".", message=_NOT_JSON.with_(kind=kind))])


def thaw(value: JsonValue) -> object:
    """Give frozen JSON data back as plain lists and dictionaries."""
    if isinstance(value, Json):
        return {key: thaw(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [thaw(each) for each in value]
    return value
