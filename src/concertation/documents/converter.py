"""The one converter: strict, closed, built once; it finds by type how a value of a document is read and written."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Final, Literal, TypeAlias, get_args, get_origin

from cattrs import Converter

from concertation.documents import kinds, lists, plain
from concertation.documents.kinds import Read
from concertation.documents.model_types import Kind, alternatives, is_value
from concertation.documents.shapes import Shape
from concertation.model import Json, Period, Range, Table, Value, When
from concertation.texts import Text

__all__ = ["reader", "writer"]

Hook: TypeAlias = Callable[[object, object], object]

_READERS: Final[Mapping[type, Read]] = {
    str: kinds.read_text,
    bool: kinds.read_flag,
    int: kinds.read_whole,
    float: kinds.read_number,
    When: kinds.read_date,
    Period: kinds.read_period,
    Range: kinds.read_range,
    Text: kinds.read_languages,
    Json: kinds.read_json,
}
_FORMS: Final[Mapping[Kind, type]] = {str: str, int: int, float: float, Range: list, Text: dict}


@functools.cache
def reader(kind: Kind) -> Read:
    """Give what reads a type from plain data."""
    hook: Hook = _converter().get_structure_hook(kind)
    return functools.partial(_read, hook)


def writer() -> Callable[[object], object]:
    """Give what turns a value into plain data."""
    return _converter().unstructure


@functools.cache
def _converter() -> Converter:
    made = Converter()
    for cls, read in _READERS.items():
        made.register_structure_hook(cls, functools.partial(_read, read))
    for accepts, build in _BUILDERS.items():
        made.register_structure_hook_factory(accepts, functools.partial(_built, build))
    return made
