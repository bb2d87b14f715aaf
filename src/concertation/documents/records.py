"""How the lines of a journal are read, which are not values of the model: key by key, and every problem told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from concertation.documents.kinds import LIST, MAPPING, Read, read_text, refused, trouble_of
from concertation.documents.troubles import Misfit, Trouble
from concertation.errors import InvalidValue, unknown_name
from concertation.findings import Path
from concertation.model import When
from concertation.texts import Text

__all__ = ["read_date", "read_each", "read_path", "read_record", "read_tagged"]

T = TypeVar("T")

_UNKNOWN = Text(en="unknown key '{word}'", fr="clé inconnue « {word} »")
_MISSING = Text(en="'{word}' is missing", fr="« {word} » manque")
_ONE_KEY = Text(en="a single key, which says what this is", fr="une seule clé, qui dit ce que c'est")


def read_record(value: object, reads: Mapping[str, Read], *required: str) -> dict[str, object]:
    """Read a mapping whose keys are known."""
    if not isinstance(value, dict):
        raise refused(MAPPING, value)
    given: dict[str, object] = {}
    troubles = [Trouble(code="missing", message=_MISSING.with_(word=name)) for name in required if name not in value]
    for key, each in value.items():
        try:
            given[key] = _reader(key, reads)(each)
        except Misfit as misfit:
            troubles += misfit.under(key)
    if troubles:
        raise Misfit(troubles)
    return given


def _reader(key: str, reads: Mapping[str, Read]) -> Read:
    if key in reads:
        return reads[key]
    found = unknown_name("unknown-key", ".", _UNKNOWN.with_(word=key), key, reads)
    raise Misfit([Trouble(code=found.code, message=found.message, hint=found.hint, about=key, at_key=True)])


def read_tagged(value: object, reads: Mapping[str, Callable[[object], T]]) -> T:
    """Read a mapping of one key, which says how the rest is read."""
    if not isinstance(value, dict):
        raise refused(MAPPING, value)
    if len(value) != 1:
        raise refused(_ONE_KEY, value)
    ((key, inner),) = read_record(value, {name: lambda each: each for name in reads}).items()
    try:
        return reads[key](inner)
    except Misfit as misfit:
        raise Misfit(misfit.under(key)) from None


def read_each(value: object, read: Callable[[object], T]) -> tuple[T, ...]:
    """Read a list."""
    if not isinstance(value, list):
        raise refused(LIST, value)
    made: list[T] = []
    troubles: list[Trouble] = []
    for index, each in enumerate(value):
        try:
            made.append(read(each))
        except Misfit as misfit:
            troubles += misfit.under(index)
    if troubles:
        raise Misfit(troubles)
    return tuple(made)


def read_path(value: object) -> Path:
    """Read an address."""
    return _made(Path, read_text(value))


def read_date(value: object) -> When:
    """Read a date."""
    return _made(When, str(value) if type(value) is int else read_text(value))


def _made(make: Callable[[str], T], text: str) -> T:
    try:
        return make(text)
    except InvalidValue as error:
        raise Misfit(map(trouble_of, error.problems)) from None
