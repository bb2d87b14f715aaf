"""The one converter: strict, closed, built once; it finds by type how a value of a document is read and written."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Final, Literal, cast, get_args, get_origin

from cattrs import Converter

from concertation.documents import kinds, lists, plain
from concertation.documents.kinds import Read
from concertation.documents.model_types import Kind, alternatives, is_value
from concertation.documents.plain import Write
from concertation.documents.shapes import Shape
from concertation.model import Json, Period, Range, Table, When
from concertation.texts import Text

__all__ = ["reader", "write"]

_READS: Final[Mapping[type, Read]] = {
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
_WRITES: Final[Mapping[type, Write]] = {
    When: plain.write_date,
    Period: str,
    Range: plain.write_range,
    Text: plain.write_languages,
}
_FORMS: Final[Mapping[Kind, type]] = {Range: list, Text: dict, str: str, int: int, float: float}


@functools.cache
def reader(kind: Kind) -> Read:
    """Give what reads a type from plain data."""
    return cast("Read", _converter().get_structure_hook(kind))


def write(value: object) -> object:
    """Turn a value into plain data."""
    written: object = _converter().unstructure(value)
    return written


@functools.cache
def _converter() -> Converter:
    made = Converter()
    for cls, read in _READS.items():
        made.register_structure_hook(cls, _hook(read))
    for cls, into in _WRITES.items():
        made.register_unstructure_hook(cls, into)
    made.register_structure_hook_factory(_is_literal, lambda kind: _hook(kinds.word_reader(get_args(kind))))
    made.register_structure_hook_factory(_is_union, lambda kind: _hook(_union_reader(kind)))
    made.register_structure_hook_factory(_is_tuple, lambda kind: _hook(lists.list_reader(kind, reader)))
    made.register_structure_hook_factory(_is_table, lambda kind: _hook(lists.table_reader(kind, reader)))
    made.register_structure_hook_factory(is_value, lambda kind: _hook(Shape.of(kind, reader).read))
    made.register_unstructure_hook_factory(_is_tuple, lambda _: plain.list_writer(write))
    made.register_unstructure_hook_factory(_is_table, lambda _: plain.table_writer(write))
    made.register_unstructure_hook_factory(is_value, lambda kind: plain.value_writer(kind, write))
    return made


def _hook(read: Read) -> Callable[..., object]:
    def hook(value: object, _kind: Kind = None) -> object:
        return read(value)

    return hook


def _is_literal(kind: Kind) -> bool:
    return get_origin(kind) is Literal


def _is_union(kind: Kind) -> bool:
    return alternatives(kind) != (kind,)


def _is_tuple(kind: Kind) -> bool:
    return kind is tuple or get_origin(kind) is tuple


def _is_table(kind: Kind) -> bool:
    return get_origin(kind) is Table or (isinstance(kind, type) and issubclass(kind, Table))


def _union_reader(kind: Kind) -> Read:
    choices = alternatives(kind)
    if len(choices) == 1:
        return reader(choices[0])
    reads = {_FORMS.get(each, str): reader(each) for each in choices}
    if float in reads:
        reads[int] = reads[float]

    def read(value: object) -> object:
        chosen = reads.get(type(value))
        if chosen is None:
            raise kinds.refused(kinds.label(kind), value, kinds.unquote(value))
        return chosen(value)

    return read
