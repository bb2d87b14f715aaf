"""A document as it was read: its data, and where each value of it stands."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable

import attrs

from concertation.documents.model_types import SHORT, Kind, element, inside
from concertation.documents.places import Place, Source, Span
from concertation.documents.problems import DocumentProblem, RelatedPlace, at_line, few
from concertation.documents.troubles import Elsewhere, Trouble, Way
from concertation.model import Concertation, Dependency
from concertation.texts import Message, Text

__all__ = ["Page", "Spot", "address"]

_AT = Text(en="at {address}", fr="à {address}")
_LONGEST = 60
_SEGMENT = re.compile(r"(?!\.{1,2}$)[^/\s]{1,200}")


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
    kind: Kind = Concertation

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
        return self.source.typed(span)

    def told(self, troubles: Iterable[Trouble], most: int) -> list[DocumentProblem]:
        """Give all that is wrong, up to so many: what could not be read is not judged a second time."""
        unreadable = {each.place for each in self.problems}
        placed = [(self.place(each.way, at_key=each.at_key), each) for each in troubles]
        judged = [(place, each) for place, each in placed if place is None or place not in unreadable]
        judged.sort(key=lambda pair: (pair[0].line, pair[0].column) if pair[0] else (0, 0))
        problems = [*self.problems, *(self.problem(each) for _, each in judged[:most])]
        return few(problems, most, len(self.problems) + len(judged))

    def problem(self, trouble: Trouble) -> DocumentProblem:
        """Give a trouble its place, in words that quote the document."""
        hint = trouble.hint() if callable(trouble.hint) else trouble.hint
        return DocumentProblem(
            code=trouble.code,
            path=self._address(trouble.way),
            message=self._quoting(trouble.message, trouble),
            hint=self._quoting(hint, trouble) if hint else None,
            about=trouble.about,
            place=self.place(trouble.way, at_key=trouble.at_key),
            related=tuple(map(self._related, (trouble.elsewhere,) if trouble.elsewhere else ())),
        )

    def _address(self, way: Way) -> str:
        return address(self.data, way, self.kind)

    def _related(self, elsewhere: Elsewhere) -> RelatedPlace:
        way = elsewhere.way
        return RelatedPlace(path=self._address(way), message=elsewhere.message, place=self.place(way))

    def _quoting(self, message: Message, trouble: Trouble) -> Message:
        quoted = dict(message.values)
        if "typed" in quoted:
            quoted["typed"] = self.typed(trouble.way) or quoted["typed"]
        if "first" in quoted and trouble.elsewhere is not None:
            quoted["first"] = self._where(trouble.elsewhere.way)
        return message.template.with_(**{name: _shown(each) for name, each in quoted.items()})

    def _where(self, way: Way) -> Message:
        place = self.place(way)
        return at_line(place) if place else _AT.with_(address=self._address(way))


def _shown(value: object) -> object:
    return f"{value[:_LONGEST]}…" if isinstance(value, str) and len(value) > _LONGEST else value


def address(data: object, way: Way, kind: Kind = Concertation) -> str:
    """Give the address that a way amounts to: by id where an element of a list has one, else by its place.

    >>> address({"members": [{"id": "cci", "name": 1}]}, ("members", 0, "name"))
    'members/cci/name'
    """
    names: list[str] = []
    for step in way:
        data = _inside(data, step)
        kind = inside(kind, step) if isinstance(step, str) else element(kind)
        name = _named(data, step, kind) if isinstance(step, int) else step
        if not _SEGMENT.fullmatch(name):
            break
        names.append(name)
    return "/".join(names) or "."


def _inside(data: object, step: str | int) -> object:
    if isinstance(data, dict):
        return data.get(step)
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return None


def _named(data: object, index: int, kind: Kind) -> str:
    if isinstance(data, dict):
        data = data.get("action" if kind is Dependency else "id")
    elif kind not in SHORT:
        data = None
    return data if isinstance(data, str) and _SEGMENT.fullmatch(data) else str(index)
