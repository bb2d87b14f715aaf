"""How lists and tables of a document are read: every element, so that one that is wrong hides no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast, get_args

import attrs

from concertation.documents.kinds import LEAVE_OUT, LIST, MAPPING, Read, list_hint, nothing, refused
from concertation.documents.locating import ENTITIES, unstated
from concertation.documents.model_types import Kind, element
from concertation.documents.shapes import UNSTATED
from concertation.documents.troubles import NOTHING, Elsewhere, Misfit, Trouble
from concertation.model import Entity, Table
from concertation.texts import Text

__all__ = ["list_reader", "table_reader"]

_DUPLICATE = Text(en="the id '{word}' is given twice", fr="l'identifiant « {word} » est donné deux fois")
_OWN_ID = Text(en="the first is {first}: give each its own id", fr="le premier est {first} : donnez à chacun le sien")
_FIRST = Text(en="the first '{word}'", fr="le premier « {word} »")


def list_reader(kind: Kind, reader: Callable[[Kind], Read]) -> Read:
    """Build the reader of a list; the ids of entities are each given once."""
    read_one = reader(element(kind))
    is_of_entities = element(kind) in ENTITIES

    def read(value: object) -> object:
        if not isinstance(value, list):
            raise refused(LIST, value, list_hint(value))
        saved, troubles = _each(read_one, value)
        if is_of_entities:
            troubles += _distinct(saved)
        if troubles:
            raise Misfit(troubles, tuple(saved.values()))
        return tuple(saved.values())

    return read


def _each(read: Read, value: list[object]) -> tuple[dict[int, object], list[Trouble]]:
    saved: dict[int, object] = {}
    troubles: list[Trouble] = []
    for index, each in enumerate(value):
        try:
            saved[index] = read(each)
        except Misfit as misfit:
            troubles += misfit.under(index)
            if misfit.rest is not NOTHING:
                saved[index] = misfit.rest
    return saved, troubles


def _distinct(saved: dict[int, object]) -> list[Trouble]:
    first: dict[str, int] = {}
    troubles: list[Trouble] = []
    for index, each in saved.items():
        entity = cast("Entity", each)
        word = entity.id
        if word in first and word != UNSTATED:
            troubles.append(_duplicate(word, index, first[word]))
        if word in first or word == UNSTATED:
            saved[index] = attrs.evolve(entity, id=unstated(index))
        first.setdefault(word, index)
    return troubles


def _duplicate(word: str, index: int, first: int) -> Trouble:
    return Trouble(
        code="duplicate",
        way=(index, "id"),
        message=_DUPLICATE.with_(word=word),
        hint=_OWN_ID.with_(first=str(first)),
        about=word,
        elsewhere=Elsewhere((first, "id"), _FIRST.with_(word=word)),
    )


def table_reader(kind: Kind, reader: Callable[[Kind], Read]) -> Read:
    """Build the reader of a table; what begins with ``x-`` stands beside its names."""
    (inner,) = get_args(kind)
    read_one = reader(inner)

    def read(value: object) -> object:
        if not isinstance(value, dict):
            raise refused(MAPPING, value)
        extra = {key: each for key, each in value.items() if key.startswith("x-")}
        saved, troubles = _entries({key: each for key, each in value.items() if key not in extra})
        if troubles:
            raise Misfit(troubles, Table(saved, extra))
        return Table(saved, extra)

    def _entries(given: dict[str, object]) -> tuple[dict[str, object], list[Trouble]]:
        saved: dict[str, object] = {}
        troubles: list[Trouble] = []
        for key, each in given.items():
            try:
                saved[key] = read_one(each) if each is not None else nothing(inner, LEAVE_OUT)
            except Misfit as misfit:
                troubles += misfit.under(key)
                if misfit.rest is not NOTHING:
                    saved[key] = misfit.rest
        return saved, troubles

    return read
