"""Data that somebody else has parsed: taken over as plain data, or refused by the way to it."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence

from concertation.documents import refusals
from concertation.documents.limits import Limits
from concertation.documents.pages import Page
from concertation.documents.problems import DocumentError
from concertation.documents.troubles import Trouble, Way

__all__ = ["take"]

_BITS_PER_DIGIT = 3.33


class _Stop(Exception):
    """A limit is passed: nothing more is looked at."""


def take(data: Mapping[str, object], limits: Limits) -> Page:
    """Copy parsed data as plain data; a day is taken for the text that says it.

    Raises:
        DocumentError: if it is not data, or passes a limit.
    """
    copier = _Copier(limits)
    try:
        copied = copier.copy(data, ())
    except _Stop:
        copied = None
    if copier.troubles:
        page = Page(data)
        raise DocumentError([page.problem(each) for each in copier.troubles])
    return Page(copied)


class _Copier:
    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.troubles: list[Trouble] = []
        self._nodes = 0

    def copy(self, value: object, way: Way) -> object:
        self._nodes += 1
        if self._nodes > self.limits.nodes:
            raise self._stop(refusals.TOO_MANY.on(way, limit=self.limits.nodes, name="nodes"))
        if isinstance(value, Mapping | list | tuple):
            if len(way) >= self.limits.depth:
                raise self._stop(refusals.TOO_DEEP.on(way, limit=self.limits.depth, name="depth"))
            return self._mapping(value, way) if isinstance(value, Mapping) else self._list(value, way)
        return self._scalar(value, way)

    def _stop(self, trouble: Trouble) -> _Stop:
        self.troubles.append(trouble)
        return _Stop()

    def _list(self, value: Sequence[object], way: Way) -> list[object]:
        return [self.copy(each, (*way, index)) for index, each in enumerate(value)]

    def _mapping(self, value: Mapping[object, object], way: Way) -> dict[str, object]:
        copied = {}
        for key, each in value.items():
            if isinstance(key, str):
                copied[self._text(key, way)] = self.copy(each, (*way, str(key)))
            else:
                self.troubles.append(refusals.KEY_NOT_TEXT.on(way))
        return copied

    def _scalar(self, value: object, way: Way) -> object:
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, str):
            return self._text(value, way)
        if isinstance(value, int | float):
            return self._number(value, way)
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return value.isoformat()
        self.troubles.append(refusals.NOT_DATA.on(way, kind=type(value).__name__))
        return None

    def _text(self, value: str, way: Way) -> str:
        text = str(value)
        if len(text) > self.limits.length:
            self.troubles.append(refusals.TOO_LONG.on(way, limit=self.limits.length, name="length"))
        elif refusals.HALF_CHARACTER.search(text):
            self.troubles.append(refusals.SURROGATE.on(way))
        return text

    def _number(self, number: float, way: Way) -> int | float:
        if isinstance(number, int):
            if number.bit_length() > self.limits.digits * _BITS_PER_DIGIT:
                self.troubles.append(refusals.NOT_A_NUMBER.on(way, word=f"2^{number.bit_length()}"))
            return int(number)
        if not math.isfinite(number):
            self.troubles.append(refusals.NOT_A_NUMBER.on(way, word=repr(float(number))))
        return float(number)
