"""The references between the parts of a value: every id that names something else, and where it stands."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator, Mapping
from typing import Final

import attrs

from concertation.errors import Problem, unknown_name
from concertation.model.fields import Value
from concertation.model.people import Party
from concertation.texts import Text

__all__ = ["Reference", "dangling", "references", "segment"]

_NAMED = {
    "axes": Text(en="no axis has the id '{word}'", fr="aucun axe n'a l'identifiant « {word} »"),
    "circles": Text(en="no circle has the id '{word}'", fr="aucun cercle n'a l'identifiant « {word} »"),
    "members": Text(en="no member has the id '{word}'", fr="aucun membre n'a l'identifiant « {word} »"),
    "objectives": Text(en="no objective has the id '{word}'", fr="aucun objectif n'a l'identifiant « {word} »"),
    "propositions": Text(en="no proposition has the id '{word}'", fr="aucune proposition n'a l'identifiant « {word} »"),
    "actions": Text(en="no action has the id '{word}'", fr="aucune action n'a l'identifiant « {word} »"),
    "indicators": Text(en="no indicator has the id '{word}'", fr="aucun indicateur n'a l'identifiant « {word} »"),
    "parties": Text(
        en="no member, formation or authority has the id '{word}'",
        fr="aucun membre, aucune formation, aucune collectivité n'a l'identifiant « {word} »",
    ),
    "backers": Text(
        en="no member, formation, authority or circle has the id '{word}'",
        fr="aucun membre, aucune formation, aucune collectivité, aucun cercle n'a l'identifiant « {word} »",
    ),
}
_NAMED["leaders"] = _NAMED["parties"]
HELPED: Final = 100
"""How many references to nothing come with the id that was most likely meant."""


@attrs.frozen
class Reference:
    """An id that names something else: where it stands, the id, and what kind of thing it names."""

    path: str
    word: str
    refers: str


def segment(value: object, index: int) -> str:
    """Give the name of a part in the address of its list: its id, its key, or its place from zero."""
    return str(getattr(value, "id", None) or getattr(value, "key", None) or index)


@functools.cache
def _plan(cls: type) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    described = attrs.fields(cls)
    referring = tuple((each.name, each.metadata["refers"]) for each in described if each.metadata.get("refers"))
    nesting = tuple(each.name for each in described if each.metadata.get("nests") and not each.metadata.get("refers"))
    return referring, nesting


def references(value: Value, at: str = ".") -> Iterator[Reference]:
    """Go through every reference that a value makes, however deep; ``at`` is the address of the value."""
    prefix = "" if at == "." else f"{at}/"
    cls: type = type(value)
    referring, nesting = _plan(cls)
    for name, refers in referring:
        content = getattr(value, name)
        for each in content if isinstance(content, tuple) else (content,):
            word = each.id if isinstance(each, Party) else each
            if word is not None:
                yield Reference(f"{prefix}{name}", word, refers)
    for name in nesting:
        content = getattr(value, name)
        if isinstance(content, Value):
            yield from references(content, f"{prefix}{name}")
        elif isinstance(content, tuple):
            for index, each in enumerate(content):
                yield from references(each, f"{prefix}{name}/{segment(each, index)}")


def dangling(
    value: Value, known: Mapping[str, Collection[str]], at: str = ".", *, helped: int = HELPED
) -> Iterator[Problem]:
    """Name each reference to nothing; kinds that are not in ``known`` are not judged.

    Only the first come with the nearest id, as many as are to be ``helped``: what follows a hundred mistakes is not a
    slip of the pen, and looking for what was meant takes time.
    """
    for each in references(value, at):
        ids = known.get(each.refers)
        if ids is not None and each.word not in ids:
            message = _NAMED[each.refers].with_(word=each.word)
            yield unknown_name("unknown-id", each.path, message, each.word, ids if helped > 0 else ())
            helped -= 1
