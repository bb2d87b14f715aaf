"""Where each key, table and value of a TOML text stands: what the standard library's parser does not say.

The text is known to be TOML, for it was parsed; so the scanner below only tells things apart and never judges them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

import attrs

from concertation.documents.pages import Spot
from concertation.documents.places import Span

__all__ = ["spots"]

Part: TypeAlias = tuple[str, Span]
"""One name of a dotted key, and where it is typed."""

_BLANK: Final = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACES: Final = re.compile(r"[ \t]*")
_PART: Final = re.compile(r"""[A-Za-z0-9_-]+|"(?:\\.|[^"\\])*"|'[^']*'""")
_SCALAR: Final = re.compile(
    r'''
      """(?:\\.|[^\\])*?""""{0,2}     # as long as it is, then up to two quotes that belong to the text
    | \'\'\'.*?\'\'\'\'{0,2}
    | "(?:\\.|[^"\\])*"
    | '[^']*'
    | \d{4}-\d\d-\d\d[ ]\d\d:[^\s,\]}#]*    # a blank may stand between a day and a time
    | [^\s,\]}#]+
    ''',
    re.DOTALL | re.VERBOSE,
)


def spots(text: str) -> Spot:
    r"""Find where everything of a TOML text stands.

    The place of a table is its header, else the key that first speaks of it; that of a list of tables is the header of
    its first one.

    >>> root = spots("[rules]\nselect = ['three-circles']")
    >>> root.parts["rules"].keys["select"]
    (8, 14)
    """
    scanner = _Scanner(text)
    scanner.scan()
    return scanner.root


def _table(span: Span) -> Spot:
    return Spot(*span, {}, {})


@attrs.define
class _Scanner:
    text: str
    at: int = 0
    root: Spot = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.root = _table((0, len(self.text)))

    def scan(self) -> None:
        table = self.root
        self._skip(_BLANK)
        while self.at < len(self.text):
            if self.text.startswith("[[", self.at):
                table = self._header(2, self._appended)
            elif self.text.startswith("[", self.at):
                table = self._header(1, self._opened)
            else:
                self._pair(table)
            self._skip(_BLANK)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def _token(self, pattern: re.Pattern[str]) -> Span:
        start = self.at
        self._skip(pattern)
        return start, self.at

    def _header(self, brackets: int, declared: Callable[[Spot, Part, Span], Spot]) -> Spot:
        start = self.at
        self.at += brackets
        *way, last = self._key()
        self.at += brackets
        holder = self.root
        for part in way:
            holder = _inner(holder, part)
        return declared(holder, last, (start, self.at))

    @staticmethod
    def _opened(holder: Spot, part: Part, header: Span) -> Spot:
        table = _inner(holder, part)
        table.start, table.end = header
        _named(holder, part)
        return table

    @staticmethod
    def _appended(holder: Spot, part: Part, header: Span) -> Spot:
        name, _ = part
        parts = _parts(holder)
        if name not in parts:
            parts[name] = Spot(*header, {})
            _named(holder, part)
        tables = _parts(parts[name])
        table = tables[len(tables)] = _table(header)
        return table

    def _pair(self, table: Spot) -> None:
        *way, last = self._key()
        for part in way:
            table = _inner(table, part)
        self.at += len("=")
        self._skip(_BLANK)
        _parts(table)[last[0]] = self._value()
        _named(table, last)

    def _key(self) -> list[Part]:
        parts = []
        while True:
            self._skip(_SPACES)
            span = self._token(_PART)
            parts.append((_meant(self.text[slice(*span)]), span))
            self._skip(_SPACES)
            if not self.text.startswith(".", self.at):
                return parts
            self.at += 1

    def _value(self) -> Spot:
        opening = self.text[self.at]
        if opening == "[":
            return self._list()
        if opening == "{":
            return self._inline()
        return Spot(*self._token(_SCALAR))

    def _list(self) -> Spot:
        made = Spot(self.at, self.at, {})
        for index, _ in enumerate(self._items("]")):
            _parts(made)[index] = self._value()
        made.end = self.at
        return made

    def _inline(self) -> Spot:
        made = _table((self.at, self.at))
        for _ in self._items("}"):
            self._pair(made)
        made.end = self.at
        return made

    def _items(self, closing: str) -> Iterator[None]:
        """Stop before each item of what is bracketed, and after the closing bracket."""
        self.at += 1
        self._skip(_BLANK)
        while self.text[self.at] != closing:
            yield
            self._skip(_BLANK)
            if self.text[self.at] == ",":
                self.at += 1
                self._skip(_BLANK)
        self.at += 1


def _parts(spot: Spot) -> dict[str | int, Spot]:
    if spot.parts is None:
        spot.parts = {}
    return spot.parts


def _named(holder: Spot, part: Part) -> None:
    name, span = part
    if holder.keys is not None:
        holder.keys[name] = span


def _inner(holder: Spot, part: Part) -> Spot:
    """Go into a table, made here if nothing spoke of it before; of a list of tables, into the last."""
    name, span = part
    parts = _parts(holder)
    if name not in parts:
        parts[name] = _table(span)
        _named(holder, part)
    inner = parts[name]
    return inner if inner.keys is not None else _parts(inner)[len(_parts(inner)) - 1]


def _meant(typed: str) -> str:
    return next(iter(tomllib.loads(f"{typed} = 0"))) if typed[0] in "\"'" else typed
