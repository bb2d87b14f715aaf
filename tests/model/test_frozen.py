"""Mappings that cannot change, all the way down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concertation.model import Json, Table
from concertation.model.frozen import thaw
from tests.refusals import refused
from tests.roundtrips import pickled, rebuilt
from tests.strategies import jsons, slugs, texts

DATA = st.dictionaries(texts(most=5), jsons(), max_size=3)


def listed(value: object) -> object:
    """Give data as plain lists and dictionaries, as JSON reads it."""
    if isinstance(value, Mapping):
        return {key: listed(each) for key, each in value.items()}
    return [listed(each) for each in value] if isinstance(value, list | tuple) else value


@given(DATA)
def test_json_is_given_back_as_it_was(data: dict[str, object]) -> None:
    """What is frozen thaws into equal data."""
    assert thaw(Json(data)) == listed(data)


@given(DATA)
def test_json_is_a_value(data: dict[str, object]) -> None:
    """Equal to what it is made of, hashable, picklable, and shown as what would build it."""
    frozen = Json(data)
    assert frozen == Json(frozen)
    assert hash(frozen) == hash(Json(frozen))
    assert pickled(frozen) == frozen
    assert rebuilt(frozen) == frozen


@given(DATA)
def test_json_owes_nothing_to_what_it_was_made_from(data: dict[str, object]) -> None:
    """To change the original afterwards changes nothing."""
    frozen, kept = Json(data), Json(data)
    for value in data.values():
        if isinstance(value, list | dict):
            value.clear()
    data.clear()
    assert frozen == kept


def test_json_is_frozen_all_the_way_down() -> None:
    """Lists become tuples and mappings become Json, however deep."""
    frozen: Any = Json({"x-a": [{"b": [1, {"c": None}]}]})
    assert frozen["x-a"] == (Json({"b": (1, Json({"c": None}))}),)
    with pytest.raises(TypeError):
        frozen["x-a"] = 1
    with pytest.raises(TypeError):
        del frozen["x-a"]
    with pytest.raises(TypeError):
        frozen["x-a"][0]["b"] = 2
    with pytest.raises(AttributeError):
        frozen.other = 1


@pytest.mark.parametrize(
    ("data", "en", "fr"),
    [
        ({"a": {1}}, "set cannot be kept in a document", "set ne peut pas être conservé dans un document"),
        ({"a": [object()]}, "object cannot be kept in a document", "object ne peut pas être conservé dans un document"),
        (
            {"a": {"b": float("nan")}},
            "nan cannot be kept in a document",
            "nan ne peut pas être conservé dans un document",
        ),
        ({"a": -float("inf")}, "-inf cannot be kept in a document", "-inf ne peut pas être conservé dans un document"),
        ({"a": b""}, "bytes cannot be kept in a document", "bytes ne peut pas être conservé dans un document"),
        ({"a": {1: 2}}, "the key 1 is not text", "la clé 1 n'est pas un texte"),
        ({None: 2}, "the key None is not text", "la clé None n'est pas un texte"),
    ],
)
def test_what_is_not_json_is_refused(data: dict[str, object], en: str, fr: str) -> None:
    """A document could not hold it."""
    assert refused(lambda: Json(data)) == (en, fr)


def test_what_holds_itself_is_refused() -> None:
    """There is no end to it."""
    endless: list[object] = []
    endless.append(endless)
    assert refused(lambda: Json({"x-a": endless})) == ("is nested without end", "est imbriqué sans fin")


@given(st.dictionaries(slugs(), st.integers(), max_size=4), st.dictionaries(slugs(), st.integers(), max_size=4))
def test_a_table_is_the_mapping_that_it_holds(one: dict[str, int], other: dict[str, int]) -> None:
    """Equal when they hold the same, whatever the order in which it was said."""
    table = Table(one)
    assert table == one
    assert dict(table) == one
    assert list(table) == sorted(one)
    assert len(table) == len(one)
    assert (table == Table(other)) is (one == other)
    assert Table(dict(reversed(one.items()))) == table
    assert hash(Table(dict(reversed(one.items())))) == hash(table)
    assert rebuilt(table) == table


@given(st.dictionaries(slugs(), st.integers(), max_size=2), DATA)
def test_a_table_keeps_what_stood_beside_its_names(names: dict[str, int], extra: dict[str, object]) -> None:
    """Extra keys count when tables are compared, and are kept by pickle and repr; they are no names."""
    table = Table(names, extra)
    assert table.extra == Json(extra)
    assert dict(table) == names
    assert (table == Table(names)) is (not extra)
    again = pickled(table)
    assert (again, again.extra) == (table, table.extra)
    shown = rebuilt(table)
    assert (shown, shown.extra) == (table, table.extra)


def test_a_table_is_not_a_list() -> None:
    """It equals mappings only, and knows which names it does not hold."""
    table = Table({"a": 1})
    assert (table == [("a", 1)]) is False
    assert table.get("b") is None
    with pytest.raises(KeyError):
        table["b"]


def test_a_table_does_not_change() -> None:
    """Neither through itself nor through what it was made from."""
    names = {"a": 1}
    table: Any = Table(names)
    names["a"] = 2
    assert table["a"] == 1
    with pytest.raises(TypeError):
        table["a"] = 2
