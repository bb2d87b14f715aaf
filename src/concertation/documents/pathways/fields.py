"""How each field of a step, a circle, a state or a move is read, and what it makes of what the parent says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias, TypeVar

from concertation.documents.kinds import (
    MAPPING,
    read_flag,
    read_languages,
    read_period,
    read_text,
    read_whole,
    refused,
    trouble_of,
    word_reader,
)
from concertation.documents.pathways.ledger import Ledger
from concertation.documents.troubles import Misfit, Trouble, Way
from concertation.errors import InvalidValue, unknown_name
from concertation.findings import Level
from concertation.model import Period, Table
from concertation.texts import Text

__all__ = ["CIRCLE", "MOVE", "STATE", "STEP", "Change", "Fields", "changed", "names", "read_level", "read_title"]

T = TypeVar("T")
Change: TypeAlias = Callable[[object, object], object]
"""Gives a field its new value, from what the document says and what the parent has."""
Fields: TypeAlias = Mapping[str, Change]

_NAMES: Final = Text(
    en="a name, a list of names, or {{add: […], remove: […]}}",
    fr="un nom, une liste de noms, ou {{add: […], remove: […]}}",
)
_UNKNOWN_KEY: Final = Text(en="unknown key '{word}'", fr="clé inconnue « {word} »")
_NOT_THERE: Final = Text(en="'{word}' is not there to be removed", fr="« {word} » n'y est pas : rien à retirer")
_ALREADY: Final = Text(en="'{word}' is already there", fr="« {word} » y est déjà")
_TWICE: Final = Text(en="'{word}' is given twice", fr="« {word} » est donné deux fois")
_VALUE: Final = Text(en="a value, or a list of values", fr="une valeur, ou une liste de valeurs")
_LEVELS: Final = word_reader(tuple(level.value for level in Level))


def names(value: object, now: object) -> tuple[str, ...]:
    """Read names: one, a list of them, or those to add to what is there and to remove from it."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list):
        return _listed(value)
    if isinstance(value, dict):
        return _amended(value, now if isinstance(now, tuple) else ())
    raise refused(_NAMES, value)


def _listed(value: list[object]) -> tuple[str, ...]:
    read: list[str] = []
    troubles: list[Trouble] = []
    for index, each in enumerate(value):
        try:
            word = read_text(each)
        except Misfit as misfit:
            troubles += misfit.under(index)
            continue
        if word in read:
            troubles.append(Trouble(code="duplicate", way=(index,), message=_TWICE.with_(word=word), about=word))
        read.append(word)
    if troubles:
        raise Misfit(troubles)
    return tuple(read)


def _amended(value: Mapping[str, object], now: tuple[object, ...]) -> tuple[str, ...]:
    troubles: list[Trouble] = []
    given: dict[str, tuple[str, ...]] = {"add": (), "remove": ()}
    for key, each in value.items():
        try:
            if key not in given:
                raise _unknown_key(key, given)
            given[key] = _listed(each if isinstance(each, list) else [each])
        except Misfit as misfit:
            troubles += (trouble if trouble.at_key else trouble.under(key) for trouble in misfit.troubles)
    here = tuple(map(str, now))
    troubles += (_misplaced("changes-nothing", "add", _ALREADY, word) for word in given["add"] if word in here)
    for word in given["remove"]:
        if word not in here:
            found = unknown_name("unknown-name", ".", _NOT_THERE.with_(word=word), word, here)
            troubles.append(
                Trouble(code=found.code, way=("remove",), message=found.message, hint=found.hint, about=word)
            )
    if troubles:
        raise Misfit(troubles)
    return (*(each for each in here if each not in given["remove"]), *given["add"])


def _unknown_key(key: str, known: Iterable[str]) -> Misfit:
    found = unknown_name("unknown-key", ".", _UNKNOWN_KEY.with_(word=key), key, known)
    return Misfit(
        [Trouble(code=found.code, way=(key,), message=found.message, hint=found.hint, about=key, at_key=True)]
    )


def _misplaced(code: str, key: str, text: Text, word: str) -> Trouble:
    return Trouble(code=code, way=(key,), message=text.with_(word=word), about=word)


def read_title(value: object) -> Text:
    """Read a title, the same in both languages or one for each; a brace in it is a brace."""
    if isinstance(value, str):
        return Text.plain(value)
    if isinstance(value, dict) and set(value) == {"en", "fr"}:
        return Text.plain(read_text(value["en"]), read_text(value["fr"]))
    return read_languages(value)


def read_level(value: object) -> Level:
    """Read the level of a rule."""
    return Level(_LEVELS(value))


def read_option(value: object) -> object:
    """Read the value of an option."""
    if isinstance(value, list) and all(isinstance(each, str | int | float) for each in value):
        return tuple(value)
    if isinstance(value, str | int | float):
        return value
    raise refused(_VALUE, value)


def _plain(read: Callable[[object], object]) -> Change:
    return lambda value, _: read(value)


def _circle_title(value: object) -> object:
    return value if isinstance(value, str) else read_title(value)


def _phases(value: object) -> Table[str]:
    if not isinstance(value, dict):
        raise refused(MAPPING, value)
    troubles: list[Trouble] = []
    read: dict[str, str] = {}
    for phase, state in value.items():
        try:
            read[phase] = read_text(state)
        except Misfit as misfit:
            troubles += misfit.under(phase)
    if troubles:
        raise Misfit(troubles)
    return Table(read)


def _within(value: object) -> Period | None:
    if value == "none":
        return None
    try:
        return Period(read_period(value))
    except InvalidValue as error:
        raise Misfit(map(trouble_of, error.problems)) from None


def _dest(value: object) -> str | None:
    return None if value is None else read_text(value)


STEP: Final[Fields] = {
    "number": _plain(read_whole),
    "title": _plain(read_title),
    "chart": _plain(read_text),
    "phases": _plain(_phases),
    "defines": names,
}
CIRCLE: Final[Fields] = {"title": _plain(_circle_title), "kinds": names, "referent": _plain(read_text)}
STATE: Final[Fields] = {"title": _plain(read_title), "locks": names, "final": _plain(read_flag)}
MOVE: Final[Fields] = {
    "source": names,
    "dest": _plain(_dest),
    "by": names,
    "requires": names,
    "motive": _plain(read_flag),
    "decides": _plain(read_flag),
    "revises": _plain(read_flag),
    "otherwise": _plain(read_flag),
    "within": _plain(_within),
    "title": _plain(read_title),
}


def changed(ledger: Ledger, given: Mapping[str, object], way: Way, fields: Fields, now: object) -> dict[str, object]:
    """Read the fields that a document gives to a part; what says the same as the parent is noted.

    ``now`` is the part as the parent has it, ``None`` where it is new.
    """
    read: dict[str, object] = {}
    for key, change in fields.items():
        if key not in given:
            continue
        before = getattr(now, key, None)
        troubles = len(ledger.troubles)
        after = ledger.read(lambda value, change=change, before=before: change(value, before), given[key], (*way, key))  # type: ignore[misc]  # bound in the loop
        if len(ledger.troubles) > troubles:
            continue
        if now is not None and after == before:
            ledger.same((*way, key))
        else:
            read[key] = after
    return read
