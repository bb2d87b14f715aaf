"""JSON as data with places: read at full speed, and read again for the places only when somebody asks."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import Final

from concertation.documents import refusals
from concertation.documents.limits import Limits
from concertation.documents.pages import Page, Spot
from concertation.documents.places import Source, Span
from concertation.documents.problems import DocumentError, DocumentProblem
from concertation.documents.refusals import Refusal
from concertation.documents.scalars import Scalar, meaning
from concertation.texts import Text

__all__ = ["parse"]

_TOKEN = re.compile(r'[\[\]{},:]|"(?:[^"\\]|\\.)*"|[^\s\[\]{},:"]+', re.DOTALL)
_HALF = re.compile(r"\\u[dD][89a-fA-F]|[\ud800-\udfff]")
_AFTER_COMMA = re.compile(r",\s*[\]}]")
_CONSTANTS: Final[Mapping[str, bool | None]] = {"true": True, "false": False, "null": None}


def _syntax(en: str, fr: str, hint_en: str, hint_fr: str) -> Refusal:
    return Refusal("syntax", Text(en=en, fr=fr), Text(en=hint_en, fr=hint_fr))


_TRAILING: Final = _syntax("nothing follows this comma", "rien ne suit cette virgule", "take it out", "retirez-la")
_COMPLAINTS: Final[Mapping[str, Refusal]] = {
    "Expecting ',' delimiter": _syntax(
        "a comma or a closing bracket is missing before this",
        "une virgule ou un crochet fermant manque avant ceci",
        "close what was opened",
        "fermez ce qui a été ouvert",
    ),
    "Expecting ':' delimiter": _syntax(
        "a colon is missing before this",
        "un deux-points manque avant ceci",
        'write "key": value',
        'écrivez "clé": valeur',
    ),
    "Expecting property name": _syntax(
        "a key between double quotes is expected here",
        "une clé entre guillemets doubles est attendue ici",
        'write "key": value',
        'écrivez "clé": valeur',
    ),
    "Illegal trailing comma": _TRAILING,
    "Expecting value": _syntax(
        "a value is expected here",
        "une valeur est attendue ici",
        "put a text between double quotes",
        "mettez un texte entre guillemets doubles",
    ),
    "Unterminated string": _syntax(
        "this quote is never closed", "ces guillemets ne sont jamais fermés", "close it", "fermez-les"
    ),
    "Invalid control character": _syntax(
        "a text cannot hold the end of a line, or a tab",
        "un texte ne peut contenir ni fin de ligne, ni tabulation",
        r"write \n or \t",
        r"écrivez \n ou \t",
    ),
    "Extra data": _syntax(
        "nothing is expected after the document",
        "rien n'est attendu après le document",
        "keep one document in a file",
        "gardez un seul document par fichier",
    ),
}
_ESCAPE: Final = _syntax(
    "a backslash is followed by something that means nothing there",
    "une barre oblique inverse est suivie de ce qui n'y signifie rien",
    r"write it twice: \\",
    r"doublez-la : \\",
)


class _Watch:
    """Reads what json hands over, and notices what only the slow reading can place."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.odd = False

    def pairs(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        made = dict(pairs)
        self.odd |= len(made) != len(pairs)
        return made

    def whole(self, token: str) -> int | str:
        return int(token) if len(token) <= self.limits.digits else self.constant(token)

    def number(self, token: str) -> float:
        value = float(token)
        self.odd |= not math.isfinite(value) or len(token) > self.limits.digits
        return value

    def constant(self, token: str) -> str:
        self.odd = True
        return token

    def fits(self, data: object) -> bool:
        level: list[object] = [data]
        depth = nodes = 0
        while level and depth <= self.limits.depth and nodes <= self.limits.nodes:
            nodes += len(level)
            if any(len(each) > self.limits.length for each in level if type(each) is str):
                return False
            holders = [each for each in level if isinstance(each, dict | list)]
            depth += bool(holders)
            level = [each for held in holders for each in (held.values() if isinstance(held, dict) else held)]
        return depth <= self.limits.depth and nodes <= self.limits.nodes


def parse(source: Source, limits: Limits) -> Page:
    """Read a text as JSON.

    Raises:
        DocumentError: if it cannot be read to its end; what leaves the rest readable is kept in the page.
    """
    if not source.text.strip():
        raise DocumentError([refusals.EMPTY_DOCUMENT.at(source, (0, 0))])
    try:
        data = _fast(source.text, limits)
    except json.JSONDecodeError as error:
        raise DocumentError([_unreadable(source, error)]) from None
    reader = _Reader(source, limits)
    if data is not None:
        return Page(data, (), source, lambda: reader.document()[1])
    data, spot = reader.document()
    return Page(data, tuple(reader.problems), source, lambda: spot)


def _unreadable(source: Source, error: json.JSONDecodeError) -> DocumentProblem:
    comma = source.text.rfind(",", 0, error.pos + 1)
    if error.msg.startswith("Expecting") and _AFTER_COMMA.match(source.text, comma):
        return _TRAILING.at(source, (comma, comma + 1))
    known = (each for words, each in _COMPLAINTS.items() if error.msg.startswith(words))
    return next(known, _ESCAPE).at(source, (error.pos, error.pos + 1))


def _fast(text: str, limits: Limits) -> object:
    watch = _Watch(limits)
    try:
        data: object = json.loads(
            text,
            object_pairs_hook=watch.pairs,
            parse_constant=watch.constant,
            parse_float=watch.number,
            parse_int=watch.whole,
        )
    except RecursionError:
        return None
    return None if watch.odd or _HALF.search(text) or not watch.fits(data) else data


class _Reader:
    """Builds data and spots side by side, token by token, from a text whose syntax json has checked."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self.source = source
        self.limits = limits
        self.problems: list[DocumentProblem] = []
        self._tokens = _TOKEN.finditer(source.text)
        self._nodes = 0

    def document(self) -> tuple[object, Spot]:
        return self._node(next(self._tokens), 1)

    def _node(self, token: re.Match[str], depth: int) -> tuple[object, Spot]:
        self._nodes += 1
        if self._nodes > self.limits.nodes:
            raise refusals.too_many(self.source, token.span(), self.limits)
        if token[0] not in "{[":
            return self._scalar(token), Spot(*token.span())
        if depth > self.limits.depth:
            raise refusals.too_deep(self.source, token.span(), self.limits)
        return self._mapping(token, depth) if token[0] == "{" else self._sequence(token, depth)

    def _scalar(self, token: re.Match[str]) -> Scalar:
        word = token[0]
        if word[0] == '"':
            return self._text(token)
        if word in _CONSTANTS:
            return _CONSTANTS[word]
        value = meaning(word, self.limits.digits)
        if isinstance(value, int) or (isinstance(value, float) and math.isfinite(value)):
            return value
        self.problems.append(refusals.NOT_A_NUMBER.at(self.source, token.span(), word=word[:20]))
        return word

    def _text(self, token: re.Match[str]) -> str:
        text = str(json.loads(token[0]))
        problem = refusals.text_problem(self.source, token.span(), text, self.limits)
        if problem is not None:
            self.problems.append(problem)
        return text

    def _items(self, end: str) -> Iterator[re.Match[str]]:
        while (token := next(self._tokens))[0] != end:
            if token[0] != ",":
                yield token
        self._last = token.end()

    def _sequence(self, start: re.Match[str], depth: int) -> tuple[object, Spot]:
        data: list[object] = []
        parts: dict[str | int, Spot] = {}
        for token in self._items("]"):
            value, parts[len(data)] = self._node(token, depth + 1)
            data.append(value)
        return data, Spot(start.start(), self._last, parts)

    def _mapping(self, start: re.Match[str], depth: int) -> tuple[object, Spot]:
        data: dict[str, object] = {}
        parts: dict[str | int, Spot] = {}
        keys: dict[str, Span] = {}
        for token in self._items("}"):
            key = self._text(token)
            next(self._tokens)
            value, spot = self._node(next(self._tokens), depth + 1)
            if key in keys:
                self.problems.append(refusals.repeated(self.source, token.span(), key, keys[key]))
            else:
                data[key], parts[key], keys[key] = value, spot, token.span()
        return data, Spot(start.start(), self._last, parts, keys)
