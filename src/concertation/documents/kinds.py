"""What each type of the model expects of a document, strictly: nothing is turned into anything else in silence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Literal, NoReturn, TypeAlias, get_args, get_origin

from concertation.documents.model_types import Kind, alternatives, element
from concertation.documents.scalars import meaning
from concertation.documents.troubles import Misfit, Trouble
from concertation.errors import InvalidValue, Problem
from concertation.model import Json, Period, Range, When
from concertation.model.checks import choice_check
from concertation.texts import Message, Text

__all__ = ["Read"]

Read: TypeAlias = Callable[[object], object]
"""Reads a value of a document, or raises a misfit that says what is wrong with it."""

_TEXT = Text(en="text", fr="un texte")
_FLAG = Text(en="true or false", fr="true ou false")
_WHOLE = Text(en="a whole number", fr="un nombre entier")
_NUMBER = Text(en="a number", fr="un nombre")
_DATE = Text(en="a date", fr="une date")
_PERIOD = Text(en="a period such as P3M", fr="une durée comme P3M")
_RANGE = Text(en="two of them as [3, 4]", fr="deux comme [3, 4]")
_LANGUAGES = Text(en="{{en: …, fr: …}}", fr="{{en: …, fr: …}}")
LIST: Final = Text(en="a list", fr="une liste")
MAPPING: Final = Text(en="keys with their values", fr="des clés avec leurs valeurs")

_GOT: Final[Mapping[type, Text]] = {
    type(None): Text(en="expected {kind}, got nothing (empty)", fr="attendu : {kind} ; reçu : rien (vide)"),
    bool: Text(en="expected {kind}, got {typed}", fr="attendu : {kind} ; reçu : {typed}"),
    int: Text(en="expected {kind}, got the number {typed}", fr="attendu : {kind} ; reçu : le nombre {typed}"),
    float: Text(en="expected {kind}, got the number {typed}", fr="attendu : {kind} ; reçu : le nombre {typed}"),
    str: Text(en="expected {kind}, got text: '{word}'", fr="attendu : {kind} ; reçu : le texte « {word} »"),
    list: Text(en="expected {kind}, got a list", fr="attendu : {kind} ; reçu : une liste"),
    dict: Text(en="expected {kind}, got keys with values", fr="attendu : {kind} ; reçu : des clés avec des valeurs"),
}
_QUOTE_IT = Text(en='quote it: "{typed}"', fr='mettez-le entre guillemets : "{typed}"')
_WRITE = Text(en="write {word}", fr="écrivez {word}")
_UNQUOTE = Text(en="take the quotes off: {word}", fr="retirez les guillemets : {word}")
_DASHES = Text(en="put '- ' before each item", fr="mettez « - » devant chaque élément")
_EVEN_ONE = Text(en="write a list, even of one: [{typed}]", fr="écrivez une liste, même d'un seul : [{typed}]")
_LANGUAGES_ONLY = Text(en="give 'en' and 'fr', and nothing else", fr="donnez « en » et « fr », et rien d'autre")
_BRACES = Text(en="no braces in a title", fr="pas d'accolades dans un titre")

LEAVE_OUT: Final = Text(en="leave the key out: nobody has said", fr="retirez la clé : personne ne l'a dit")
NONE_OR_UNSAID: Final = Text(
    en="write [] when there is none, leave the key out when nobody has said",
    fr="écrivez [] quand il n'y en a pas, retirez la clé quand personne ne l'a dit",
)

_YES: Final = frozenset({"yes", "y", "on", "true", "oui", "vrai", "o"})
_NO: Final = frozenset({"no", "n", "off", "false", "non", "faux"})
_SHOWN = 60


def refused(expected: Text | Message, value: object, hint: Message | None = None) -> Misfit:
    """Say what was expected and what came instead."""
    word = " ".join(str(value).split())
    word = word if len(word) <= _SHOWN else f"{word[:_SHOWN]}…"
    message = _GOT[type(value)].with_(kind=expected, typed=_json(value), word=word)
    return Misfit([Trouble(code="null" if value is None else "type", message=message, hint=hint)])


def _json(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def nothing(kind: Kind, hint: Text | None) -> NoReturn:
    """Refuse nothing where something of a kind is due."""
    raise refused(label(kind), None, hint.with_() if hint else None)


def trouble_of(problem: Problem) -> Trouble:
    """Take over what the model says of a value."""
    return Trouble(code=problem.code, message=problem.message, hint=problem.hint, about=problem.about)


def read_text(value: object) -> str:
    """Read a text."""
    if isinstance(value, str):
        return value
    raise refused(_TEXT, value, quote_it(value))


def quote_it(value: object) -> Message | None:
    """Advise to quote what was read as a number or a flag."""
    return None if value is None or isinstance(value, list | dict) else _QUOTE_IT.with_(typed=_json(value))


def read_flag(value: object) -> bool:
    """Read true or false; ``yes`` is a word."""
    if isinstance(value, bool):
        return value
    word = str(value).lower()
    meant = "true" if word in _YES else "false" if word in _NO else None
    raise refused(_FLAG, value, _WRITE.with_(word=meant) if meant else None)


def read_whole(value: object) -> int:
    """Read a whole number; true is not one, nor is 3.0."""
    if type(value) is int:
        return value
    raise refused(_WHOLE, value, unquote(value))


def read_number(value: object) -> float:
    """Read a number."""
    if type(value) is int or isinstance(value, float):
        return value
    raise refused(_NUMBER, value, unquote(value))


def unquote(value: object) -> Message | None:
    """Advise to take off the quotes of a number."""
    is_quoted = isinstance(value, str) and isinstance(meaning(value), int | float)
    return _UNQUOTE.with_(word=value) if is_quoted else None


def read_date(value: object) -> str:
    """Read a date as a text, for the model to understand; a year may be a number of four digits."""
    if type(value) is int:
        return str(value)
    if isinstance(value, str):
        return value
    raise refused(_DATE, value)


def read_period(value: object) -> str:
    """Read a period as a text, for the model to understand."""
    if isinstance(value, str):
        return value
    raise refused(_PERIOD, value)


def read_range(value: object) -> Range:
    """Read two whole numbers as the bounds of a range."""
    if not isinstance(value, list) or list(map(type, value)) != [int, int]:
        raise refused(label(int | Range), value)
    try:
        return Range(*value)
    except InvalidValue as error:
        raise Misfit(map(trouble_of, error.problems)) from None


def read_languages(value: object) -> Text:
    """Read a text in two languages."""
    if not isinstance(value, dict):
        raise refused(_LANGUAGES, value)
    if set(value) != {"en", "fr"}:
        raise refused(_LANGUAGES, value, _LANGUAGES_ONLY.with_())
    try:
        return Text(en=read_text(value["en"]), fr=read_text(value["fr"]))
    except ValueError:
        raise refused(_LANGUAGES, value, _BRACES.with_()) from None


def read_json(value: object) -> Json:
    """Read keys that are nobody's but the document's."""
    if isinstance(value, dict):
        return Json(value)
    raise refused(MAPPING, value)


def word_reader(choices: tuple[str, ...]) -> Read:
    """Build the reader of one of a few words."""
    check = choice_check(choices)

    def read(value: object) -> object:
        if not isinstance(value, str):
            raise refused(_one_of(choices), value)
        if value not in choices:
            raise Misfit(map(trouble_of, check(value)))
        return value

    return read


def list_hint(value: object) -> Message | None:
    """Advise on how to write a list."""
    hint = _DASHES.with_() if isinstance(value, dict) else _EVEN_ONE.with_(typed=_json(value))
    return hint if value is not None else None


def _one_of(choices: tuple[str, ...]) -> Text:
    if len(choices) == 1:
        return Text(en=f"'{choices[0]}'", fr=f"« {choices[0]} »")
    words = ", ".join(choices)
    return Text(en=f"one of {words}", fr=f"un mot parmi {words}")


_LABELS: Final[Mapping[Kind, Text]] = {
    str: _TEXT,
    bool: _FLAG,
    int: _WHOLE,
    float: _NUMBER,
    When: _DATE,
    Period: _PERIOD,
    Range: _RANGE,
    Text: _LANGUAGES,
}


def label(kind: Kind) -> Text:
    """Name what a type expects, in both languages."""
    parts = [_label(each) for each in alternatives(kind)]
    if _NUMBER in parts:
        return _NUMBER
    return Text(en=" or ".join(each.en for each in parts), fr=" ou ".join(each.fr for each in parts))


def _label(kind: Kind) -> Text:
    if get_origin(kind) is Literal:
        return _one_of(get_args(kind))
    if kind in _LABELS:
        return _LABELS[kind]
    return LIST if element(kind) is not None else MAPPING
