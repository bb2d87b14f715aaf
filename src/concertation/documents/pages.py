"""A document as it was read: its data, and where each value of it stands."""

from __future__ import annotations

import functools
from collections.abc import Callable

import attrs

from concertation.documents.places import Place, Source, Span
from concertation.documents.problems import DocumentProblem, RelatedPlace, at_line
from concertation.documents.troubles import Elsewhere, Trouble, Way
from concertation.texts import Message, Text

__all__ = ["Page", "Spot", "address"]

_AT = Text(en="at {address}", fr="à {address}")
_LONGEST = 60


@attrs.define
class Spot:
    """Where a value stands, and everything that it holds; ``keys`` says where each key of a mapping stands."""

    start: int
    end: int
    parts: dict[str | int, Spot] | None = None
    keys: dict[str, Span] | None = None


@attrs.frozen
class Page:
    """The data of a document with the text that it came from, if any.

    ``data`` is made of plain dictionaries, lists, texts, numbers, flags and ``None``, whatever the format was.
    ``problems`` are those that leave the rest readable. Places are looked for when they are asked for.
    """

    data: object
    problems: tuple[DocumentProblem, ...] = ()
    source: Source | None = None
    find: Callable[[], Spot] | None = attrs.field(default=None, eq=False)

    @functools.cached_property
    def _root(self) -> Spot | None:
        return self.find() if self.find else None

    def _span(self, way: Way, *, at_key: bool) -> Span | None:
        spot = self._root
        if spot is None:
            return None
        span = (spot.start, spot.end)
        for index, step in enumerate(way, start=1):
            inside = (spot.parts or {}).get(step)
            if inside is None:
                return span
            span = (inside.start, inside.end)
            if at_key and index == len(way) and isinstance(step, str) and spot.keys:
                return spot.keys[step]
            spot = inside
        return span

    def place(self, way: Way, *, at_key: bool = False) -> Place | None:
        """Give the place of a value, or of its key; else of the nearest that holds it."""
        span = self._span(way, at_key=at_key)
        return None if span is None or self.source is None else self.source.place(span)

    def typed(self, way: Way) -> str | None:
        """Give a value as it was typed, where it was."""
        span = self._span(way, at_key=False)
        if span is None or self.source is None:
            return None
        typed = self.source.typed(span)
        return typed if len(typed) <= _LONGEST else f"{typed[:_LONGEST]}…"

    def problem(self, trouble: Trouble) -> DocumentProblem:
        """Give a trouble its place, in words that quote the document."""
        return DocumentProblem(
            code=trouble.code,
            path=address(self.data, trouble.way),
            message=self._quoting(trouble.message, trouble),
            hint=trouble.hint and self._quoting(trouble.hint, trouble),
            about=trouble.about,
            place=self.place(trouble.way, at_key=trouble.at_key),
            related=tuple(map(self._related, (trouble.elsewhere,) if trouble.elsewhere else ())),
        )

    def _related(self, elsewhere: Elsewhere) -> RelatedPlace:
        way = elsewhere.way
        return RelatedPlace(path=address(self.data, way), message=elsewhere.message, place=self.place(way))

    def _quoting(self, message: Message, trouble: Trouble) -> Message:
        quoted = dict(message.values)
        if "typed" in quoted:
            quoted["typed"] = self.typed(trouble.way) or quoted["typed"]
        if "first" in quoted and trouble.elsewhere is not None:
            quoted["first"] = self._where(trouble.elsewhere.way)
        return message.template.with_(**quoted)

    def _where(self, way: Way) -> Message:
        place = self.place(way)
        return at_line(place) if place else _AT.with_(address=address(self.data, way))


def address(data: object, way: Way) -> str:
    """Give the address that a way amounts to: by id where an element of a list has one, else by its place.

    >>> address({"members": [{"id": "cci", "name": 1}]}, ("members", 0, "name"))
    'members/cci/name'
    """
    names: list[str] = []
    for step in way:
        inside = _inside(data, step)
        name = _named(inside, step) if isinstance(step, int) else step
        if not name or "/" in name or any(map(str.isspace, name)) or name in {".", ".."}:
            break
        names.append(name)
        data = inside
    return "/".join(names) or "."


def _inside(data: object, step: str | int) -> object:
    if isinstance(data, dict):
        return data.get(step)
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return None


def _named(value: object, index: int) -> str:
    name = value.get("id", value.get("action")) if isinstance(value, dict) else None
    return name if isinstance(name, str) and name else str(index)
