"""What is refused in a text before anybody asks what it means, in YAML and in JSON alike."""

from __future__ import annotations

import re
from typing import Final

import attrs

from concertation.documents.limits import Limits
from concertation.documents.places import Source, Span
from concertation.documents.problems import DocumentError, DocumentProblem, RelatedPlace, at_line, spoken
from concertation.documents.troubles import Trouble, Way
from concertation.errors import Problem
from concertation.texts import Text

__all__ = ["Refusal"]


@attrs.frozen
class Refusal:
    """A code, what is wrong and the way out; the words may name what stands in the text."""

    code: str
    message: Text
    hint: Text | None = None

    def at(self, source: Source, span: Span, **words: object) -> DocumentProblem:
        """Say it of a stretch of a text."""
        hint = self.hint.with_(**words) if self.hint else None
        return spoken(source, self.code, span, self.message.with_(**words), hint)

    def of_value(self, **words: object) -> Problem:
        """Say it of a value that no document holds."""
        return Problem(code=self.code, path=".", message=self.message.with_(**words))

    def on(self, way: Way, **words: object) -> Trouble:
        """Say it of what a way leads to."""
        hint = self.hint.with_(**words) if self.hint else None
        return Trouble(code=self.code, way=way, message=self.message.with_(**words), hint=hint)


_QUOTE = Text(en="quote it if it is text", fr="mettez-le entre guillemets si c'est un texte")
_RAISE = Text(en="raise the limit '{name}'", fr="relevez la limite « {name} »")

EMPTY_DOCUMENT: Final = Refusal(
    "empty-document",
    Text(en="the document is empty", fr="le document est vide"),
    Text(en="begin with 'schema: 1'", fr="commencez par « schema: 1 »"),
)
ANCHOR: Final = Refusal(
    "anchor",
    Text(en="'&{word}': anchors are not allowed", fr="« &{word} » : les ancres ne sont pas admises"),
    Text(en="write the value where it is needed", fr="écrivez la valeur là où il la faut"),
)
ALIAS: Final = Refusal(
    "alias",
    Text(en="'*{word}': aliases are not allowed", fr="« *{word} » : les alias ne sont pas admis"),
    Text(
        en="write the value again, or quote it if it is text",
        fr="écrivez de nouveau la valeur, ou mettez-la entre guillemets si c'est un texte",
    ),
)
TAG: Final = Refusal(
    "tag", Text(en="'{word}': tags are not allowed", fr="« {word} » : les étiquettes ne sont pas admises"), _QUOTE
)
MERGE: Final = Refusal(
    "merge-key",
    Text(en="'<<': merge keys are not allowed", fr="« << » : les clés de fusion ne sont pas admises"),
    Text(en="write the keys where they are needed", fr="écrivez les clés là où il les faut"),
)
TAB: Final = Refusal(
    "tab",
    Text(en="a tab does not fit here", fr="une tabulation n'a pas sa place ici"),
    Text(en="use spaces", fr="mettez des espaces"),
)
SEVERAL: Final = Refusal(
    "several-documents",
    Text(en="a second document begins here", fr="un second document commence ici"),
    Text(en="keep one document in a file", fr="gardez un seul document par fichier"),
)
KEY_NOT_TEXT: Final = Refusal(
    "key",
    Text(en="this key is not text", fr="cette clé n'est pas un texte"),
    Text(en="write 'key: value'", fr="écrivez « clé: valeur »"),
)
NOT_A_NUMBER: Final = Refusal(
    "number",
    Text(en="'{word}' is not a number that can be kept", fr="« {word} » n'est pas un nombre qui se conserve"),
    _QUOTE,
)
SURROGATE: Final = Refusal(
    "character",
    Text(en="this text holds half of a character", fr="ce texte contient une moitié de caractère"),
    Text(en="write the character itself", fr="écrivez le caractère lui-même"),
)
CONTROL: Final = Refusal(
    "character",
    Text(en="the character U+{word} cannot be read", fr="le caractère U+{word} ne peut pas être lu"),
    Text(en="take it out", fr="retirez-le"),
)
NOT_DATA: Final = Refusal(
    "type", Text(en="{kind} cannot be kept in a document", fr="{kind} ne peut pas être conservé dans un document")
)
_REPEATED = Refusal(
    "duplicate-key",
    Text(en="the key '{word}' is given twice", fr="la clé « {word} » est donnée deux fois"),
    Text(en="the first is {first}: keep one of them", fr="la première est {first} : gardez-en une"),
)
_FIRST = Text(en="the first '{word}'", fr="la première « {word} »")
TOO_DEEP: Final = Refusal(
    "too-deep",
    Text(
        en="lists and mappings are nested deeper than {limit}",
        fr="listes et correspondances sont imbriquées à plus de {limit}",
    ),
    _RAISE,
)
TOO_MANY: Final = Refusal(
    "too-many",
    Text(en="the document holds more than {limit} values", fr="le document contient plus de {limit} valeurs"),
    _RAISE,
)
TOO_LONG: Final = Refusal(
    "too-long",
    Text(en="this text has more than {limit} characters", fr="ce texte a plus de {limit} caractères"),
    _RAISE,
)
HALF_CHARACTER: Final = re.compile("[\ud800-\udfff]")


def repeated(source: Source, span: Span, word: str, first: Span) -> DocumentProblem:
    """Refuse a key given twice, and say where the first is."""
    place = source.place(first)
    problem = _REPEATED.at(source, span, word=word, first=at_line(place))
    related = RelatedPlace(path=".", message=_FIRST.with_(word=word), place=place)
    return attrs.evolve(problem, about=word, related=(related,))


def too_deep(source: Source, span: Span, limits: Limits) -> DocumentError:
    """Stop at a nesting that is too deep."""
    return DocumentError([TOO_DEEP.at(source, span, limit=limits.depth, name="depth")])


def too_many(source: Source, span: Span, limits: Limits) -> DocumentError:
    """Stop at a value too many."""
    return DocumentError([TOO_MANY.at(source, span, limit=limits.nodes, name="nodes")])


def text_problem(source: Source, span: Span, text: str, limits: Limits) -> DocumentProblem | None:
    """Refuse a text that is too long, or that cannot be written in UTF-8."""
    if len(text) > limits.length:
        return TOO_LONG.at(source, span, limit=limits.length, name="length")
    return SURROGATE.at(source, span) if HALF_CHARACTER.search(text) else None
