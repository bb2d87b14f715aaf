"""The types of the model's fields, as the document layer goes through them."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Final, TypeAlias, Union, cast, get_args, get_origin, get_type_hints

import attrs

from concertation.model import Dependency, Party, PathwayRef, Table, Value

__all__ = ["SHORT", "Kind", "alternatives", "bare", "element", "inside", "is_value", "kinds_of"]

Kind: TypeAlias = object
"""A type as an annotation says it: a class, ``tuple[Member, ...]``, ``int | Range | None``…"""


SHORT: Final[Mapping[Kind, str]] = {Party: "id", Dependency: "action", PathwayRef: "id"}
"""The classes that a text stands for, and the field that it then is."""


@functools.cache
def kinds_of(cls: Kind) -> Mapping[str, Kind]:
    """Give the type of each field of a class of values, but for the ``x-*`` keys."""
    hints = get_type_hints(cls)
    return {each.name: hints[each.name] for each in attrs.fields(cast("type", cls)) if each.name != "extra"}


def alternatives(kind: Kind) -> tuple[Kind, ...]:
    """Give the types of a union, but for nothing; any other type is its own only alternative."""
    if get_origin(kind) not in {Union, UnionType}:
        return (kind,)
    return tuple(each for each in get_args(kind) if each is not NoneType)


def bare(kind: Kind) -> Kind:
    """Give a type without the possibility of nothing."""
    choices = alternatives(kind)
    return choices[0] if len(choices) == 1 else kind


def is_value(kind: Kind) -> bool:
    """Whether a type is a class of values."""
    return isinstance(kind, type) and issubclass(kind, Value)


def inside(kind: Kind, name: str) -> Kind:
    """Give the type of what a name leads to: a field of a class, a value of a table; else nothing."""
    if is_value(kind):
        return bare(kinds_of(kind).get(name))
    return get_args(kind)[0] if get_origin(kind) is Table else None


def element(kind: Kind) -> Kind:
    """Give the type of the elements of a list; else nothing."""
    return get_args(kind)[0] if get_origin(kind) is tuple else None
