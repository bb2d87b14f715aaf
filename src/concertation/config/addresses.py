"""Whether an address of a configuration can be one of a concertation; whose, no document has said yet."""

from __future__ import annotations

from typing import Final

import attrs

from concertation.errors import InvalidValue, Problem, unknown_name
from concertation.findings import Path
from concertation.model import COLLECTIONS, Concertation
from concertation.texts import Text

__all__ = ["address_problem"]

_ANY: Final = "*"
_EVERYWHERE: Final = Text(en="'{word}' is everywhere", fr="« {word} » est partout")
_IN_RULES: Final = Text(
    en="what holds everywhere is said in [rules]; begin with a field, as in actions/*",
    fr="ce qui vaut partout se dit dans [rules] ; commencez par un champ, comme actions/*",
)
_NO_FIELD: Final = Text(en="a concertation has no field '{word}'", fr="une concertation n'a pas de champ « {word} »")
_NO_FIELD_OF: Final = Text(
    en="what {place} holds has no field '{word}'", fr="ce que contient {place} n'a pas de champ « {word} »"
)
_FORM: Final = Text(
    en="names separated by '/', as in actions/bays/pilot; * stands for one name",
    fr="des noms séparés par « / », comme actions/bays/pilot ; * tient lieu d'un nom",
)


def address_problem(at: str) -> Problem | None:
    """Say what is wrong with an address, in which ``*`` stands for one name.

    >>> address_problem("actions/*/pilot") is None
    True
    >>> print(address_problem("action/bays").text())
    a concertation has no field 'action' → did you mean 'actions'?
    """
    try:
        parts = Path(at).parts
    except InvalidValue as error:
        return attrs.evolve(error.problems[0], hint=_FORM.with_())
    if not parts or parts[0] == _ANY:
        return Problem(code="address", path=".", message=_EVERYWHERE.with_(word=at), hint=_IN_RULES.with_(), about=at)
    first, *rest = parts
    if first not in _fields(Concertation) and not first.startswith("x-"):
        return unknown_name("unknown-field", ".", _NO_FIELD.with_(word=first), first, _fields(Concertation))
    if first not in COLLECTIONS or len(rest) < len((_ANY, "field")):
        return None
    _, field, *_ = rest
    known = _fields(COLLECTIONS[first])
    if field == _ANY or field in known or field.startswith("x-"):
        return None
    return unknown_name("unknown-field", ".", _NO_FIELD_OF.with_(word=field, place=first), field, known)


def _fields(cls: type) -> tuple[str, ...]:
    return tuple(each.name for each in attrs.fields(cls) if each.name != "extra")
