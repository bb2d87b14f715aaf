"""The checks of fields: what is wrong with a value, said for every kind of field, without raising."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

import attrs

from concertation.errors import InvalidValue, Problem, unknown_name
from concertation.findings import Path
from concertation.model.frozen import Json, Table
from concertation.model.when import Period, When
from concertation.texts import Message, Text, nearest

__all__ = ["RESERVED", "ROLES", "Range", "slug"]

Check: TypeAlias = Callable[[object], Iterable[Problem]]

ROLES = ("authority", "political-level", "referent", "body", "member", "pilot")
"""The roles in which somebody acts; who holds which follows from the model."""

RESERVED = frozenset(ROLES)
"""The words that no entity may have as its id: they name roles."""

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

_KINDS = {
    "text": Text(en="text", fr="un texte"),
    "flag": Text(en="true or false", fr="vrai ou faux"),
    "number": Text(en="a finite number", fr="un nombre fini"),
    "whole": Text(en="a whole number, zero or more", fr="un nombre entier, zéro ou plus"),
    "signed": Text(en="a whole number", fr="un nombre entier"),
    "range": Text(en="a whole number, or two as [3, 4]", fr="un nombre entier, ou deux comme [3, 4]"),
    "rank": Text(en="text or a whole number", fr="un texte ou un nombre entier"),
    "texts": Text(en="a list of texts", fr="une liste de textes"),
    "ids": Text(en="a list of ids", fr="une liste d'identifiants"),
    "values": Text(en="a list of values", fr="une liste de valeurs"),
    "date": Text(en="a date", fr="une date"),
    "period": Text(en="a period", fr="une durée"),
    "extra": Text(en="keys that begin with x-", fr="des clés qui commencent par x-"),
    "table": Text(en="a mapping of names to values", fr="une correspondance de noms à des valeurs"),
}
_EXPECTED = Text(en="expected {kind}, got {value}", fr="attendu : {kind} ; reçu : {value}")
_EMPTY = Text(en="is empty", fr="est vide")
_EMPTY_HINT = Text(en="leave it out: nobody has said", fr="laissez-le de côté : personne ne l'a dit")
_NOT_A_SLUG = Text(en="'{word}' is not an id", fr="« {word} » n'est pas un identifiant")
_SLUG_HINT = Text(
    en="small letters, digits and single dashes, as in plan-aires",
    fr="minuscules, chiffres et tirets simples, comme plan-aires",
)
_RESERVED_WORD = Text(en="'{word}' is the name of a role", fr="« {word} » est le nom d'un rôle")
_RESERVED_HINT = Text(en="choose another id", fr="choisissez un autre identifiant")
_NOT_A_NAME = Text(en="'{word}' is not a name", fr="« {word} » n'est pas un nom")
_NAME_HINT = Text(
    en="a key that begins with x- is the document's own", fr="une clé qui commence par x- est propre au document"
)
_NOT_A_CHOICE = Text(en="'{word}' is not one of {choices}", fr="« {word} » ne fait pas partie de : {choices}")
_TWICE = Text(en="'{word}' is given twice", fr="« {word} » est donné deux fois")
_DUPLICATE = Text(en="the id '{word}' is given twice", fr="l'identifiant « {word} » est donné deux fois")
RENAME = Text(en="give each its own id", fr="donnez à chacun son identifiant")
_BACKWARDS = Text(en="a range goes from the smaller to the larger", fr="un intervalle va du plus petit au plus grand")


def slug(text: str) -> str:
    """Make an id out of a title.

    >>> slug("Schéma directeur des aires de livraison")
    'schema-directeur-des-aires-de-livraison'
    """
    plain = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "oe")).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower()))


def problem(
    code: str, message: Message, hint: Message | None = None, *, at: str = ".", about: str | None = None
) -> Problem:
    """Build a problem of the value at hand."""
    return Problem(code=code, path=at, message=message, hint=hint, about=about)


def _expected(kind: str, value: object) -> Iterator[Problem]:
    yield problem("type", _EXPECTED.with_(kind=_KINDS[kind], value=repr(value)))


def _refusals(make: Callable[..., object], *given: object) -> Iterable[Problem]:
    try:
        make(*given)
    except InvalidValue as error:
        return error.problems
    return ()


def optional(check: Check) -> Check:
    def checked(value: object) -> Iterable[Problem]:
        return () if value is None else check(value)

    return checked


def each(kind: str, check: Check) -> Check:
    def checked(value: object) -> Iterator[Problem]:
        if not isinstance(value, tuple):
            yield from _expected(kind, value)
            return
        seen: set[object] = set()
        for index, each in enumerate(value):
            wrong = [found.under(str(index)) for found in check(each)]
            yield from wrong
            if not wrong and each in seen:
                yield problem("twice", _TWICE.with_(word=str(each)), at=str(index), about=str(each))
            if not wrong:
                seen.add(each)

    return checked


def check_text(value: object) -> Iterator[Problem]:
    if not isinstance(value, str):
        yield from _expected("text", value)
    elif not value.strip():
        yield problem("empty", _EMPTY.with_(), _EMPTY_HINT.with_())


def check_title(value: object) -> Iterator[Problem]:
    if not isinstance(value, Text):
        yield from check_text(value)


def check_slug(value: object) -> Iterator[Problem]:
    if not isinstance(value, str):
        yield from _expected("text", value)
    elif not _SLUG.fullmatch(value):
        yield problem("id", _NOT_A_SLUG.with_(word=value), _SLUG_HINT.with_(), about=value)


def check_id(value: object) -> Iterator[Problem]:
    yield from check_slug(value)
    if isinstance(value, str) and value in RESERVED:
        yield problem("reserved", _RESERVED_WORD.with_(word=value), _RESERVED_HINT.with_(), about=value)


def check_address(value: object) -> Iterable[Problem]:
    return _refusals(Path, value) if isinstance(value, str) else _expected("text", value)


def check_flag(value: object) -> Iterator[Problem]:
    if not isinstance(value, bool):
        yield from _expected("flag", value)


def is_number(value: object) -> bool:
    """Whether a value is a finite number; true and false are not numbers."""
    return _is_whole(value) or (isinstance(value, float) and math.isfinite(value))


def check_number(value: object) -> Iterator[Problem]:
    if not is_number(value):
        yield from _expected("number", value)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def check_signed(value: object) -> Iterator[Problem]:
    if not _is_whole(value):
        yield from _expected("signed", value)


def check_whole(value: object) -> Iterator[Problem]:
    if not (isinstance(value, int) and _is_whole(value) and value >= 0):
        yield from _expected("whole", value)


def check_range(value: object) -> Iterator[Problem]:
    if isinstance(value, Range):
        return
    if isinstance(value, list | tuple) and len(value) == len(attrs.fields(Range)):
        yield from _refusals(Range, *value)
    elif list(check_whole(value)):
        yield from _expected("range", value)


def check_rank(value: object) -> Iterator[Problem]:
    if _is_whole(value):
        return
    yield from check_text(value) if isinstance(value, str) else _expected("rank", value)


def check_when(value: object) -> Iterator[Problem]:
    if isinstance(value, When):
        return
    if isinstance(value, str | int) and not isinstance(value, bool):
        yield from _refusals(When, value)
    else:
        yield from _expected("date", value)


def check_period(value: object) -> Iterator[Problem]:
    if isinstance(value, Period):
        return
    if isinstance(value, str):
        yield from _refusals(Period, value)
    else:
        yield from _expected("period", value)


def check_extra(value: object) -> Iterator[Problem]:
    if not isinstance(value, Json):
        try:
            Json(value if isinstance(value, Mapping) else {})
        except InvalidValue as error:
            yield from error.problems
        else:
            yield from _expected("extra", value)
        return
    yield from _not_own(value)


def _not_own(extra: Iterable[str]) -> Iterator[Problem]:
    for key in extra:
        if not key.startswith("x-"):
            yield problem("extra", _EXPECTED.with_(kind=_KINDS["extra"], value=key), about=key)


def instance_check(cls: type, *, by_id: bool = False) -> Check:
    """Build the check of a field that holds a value of a class; ``by_id`` where an id may stand for it."""

    def checked(value: object) -> Iterator[Problem]:
        if isinstance(value, cls):
            return
        if by_id and isinstance(value, str):
            yield from check_slug(value)
        else:
            yield problem("type", _EXPECTED.with_(kind=cls.__name__, value=repr(value)))

    return checked


def entities_check(cls: type) -> Check:
    """Build the check of a field that holds entities of a class, each with its own id."""
    check = instance_check(cls)

    def checked(value: object) -> Iterator[Problem]:
        if not isinstance(value, tuple):
            yield from _expected("values", value)
            return
        seen: set[str] = set()
        for index, each in enumerate(value):
            yield from (found.under(str(index)) for found in check(each))
            word = str(getattr(each, "id", ""))
            if word and word in seen:
                yield problem("duplicate", _DUPLICATE.with_(word=word), RENAME.with_(), at=word, about=word)
            seen.add(word)

    return checked


def choice_check(choices: tuple[str, ...]) -> Check:
    def checked(value: object) -> Iterator[Problem]:
        if value not in choices:
            message = _NOT_A_CHOICE.with_(word=str(value), choices=choices)
            told = unknown_name("choice", ".", message, str(value), choices)
            yield told if nearest(str(value), choices) else attrs.evolve(told, hint=None)

    return checked


@attrs.frozen
class Range:
    """A whole number known within bounds, both included.

    >>> Range(3, 4)
    Range(low=3, high=4)
    """

    low: int
    high: int

    def __attrs_post_init__(self) -> None:
        """Refuse bounds that are not whole numbers in order."""
        problems = [found for bound in (self.low, self.high) for found in check_whole(bound)]
        if not problems and self.low > self.high:
            problems.append(problem("order", _BACKWARDS.with_()))
        if problems:
            raise InvalidValue(problems)


def table_check(check: Check) -> Check:
    """Build the check of a field that maps names to values."""

    def checked(value: object) -> Iterator[Problem]:
        if not isinstance(value, Table):
            yield from _expected("table", value)
            return
        yield from _not_own(value.extra)
        for key, each_value in value.items():
            yield from (found.under(key) for found in (*_check_name(key), *check(each_value)))

    return checked


def _check_name(name: object) -> Iterator[Problem]:
    yield from check_text(name)
    if isinstance(name, str) and name.startswith("x-"):
        yield problem("name", _NOT_A_NAME.with_(word=name), _NAME_HINT.with_(), about=name)
