"""How values are written as plain data: in the order of their fields, without what says no more than a default."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

import attrs

from concertation.documents.model_types import SHORT
from concertation.model import Json, Range, Table, Value, When
from concertation.model.fields import is_default
from concertation.model.frozen import thaw
from concertation.texts import Text

__all__ = ["Write"]

Write: TypeAlias = Callable[..., object]
"""Turns a value into plain data: dictionaries, lists, texts, numbers, flags."""

_YEAR = re.compile(r"[1-9][0-9]{3}")


def write_date(date: When) -> int | str:
    """Write a date as its text; a year of four digits is a number."""
    return int(date.text) if _YEAR.fullmatch(date.text) else date.text


def write_range(bounds: Range) -> list[int]:
    """Write the bounds of a range."""
    return [bounds.low, bounds.high]


def write_languages(text: Text) -> dict[str, str]:
    """Write a text in both languages."""
    return {"en": text.en, "fr": text.fr}


def list_writer(write: Write) -> Write:
    """Build the writer of a list."""

    def written(values: Iterable[object]) -> list[object]:
        return [write(each) for each in values]

    return written


def table_writer(write: Write) -> Write:
    """Build the writer of a table: its names, then the ``x-*`` keys that stood beside them."""

    def written(table: Table[object]) -> dict[str, object]:
        return {**{name: write(each) for name, each in table.items()}, **thaw_all(table.extra)}

    return written


def thaw_all(extra: Mapping[str, object]) -> dict[str, object]:
    """Give the ``x-*`` keys back as plain data."""
    return {key: thaw(each) for key, each in Json(extra).items()}


def value_writer(cls: type[Value], write: Write) -> Write:
    """Build the writer of a class: what nobody has said is left out, a list that is empty is not."""
    described = [each for each in attrs.fields(cls) if each.name != "extra"]
    short = SHORT.get(cls)

    def written(value: Value) -> object:
        said: dict[str, object] = {}
        for each in described:
            content = getattr(value, each.name)
            if each.default is attrs.NOTHING or not is_default(each, content):
                said[each.name] = write(content)
        said.update(thaw_all(value.extra))
        return said[short] if short is not None and said.keys() == {short} else said

    return written
