"""Calendars of other libraries, read once: which days they close, and by what name.

Neither `holidays <https://pypi.org/project/holidays/>`_ nor `workalendar <https://pypi.org/project/workalendar/>`_ is
imported: an instance is known by what it can do. What it does not know is not guessed: one that knows the years 2026
and 2027 gives a calendar of these two years.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Protocol, runtime_checkable

import attrs

from concertation.errors import DefinitionError, Problem
from concertation.texts import Message, Text

__all__ = ["HolidaysLike", "KnownDays", "WorkalendarLike", "read_holidays", "read_workalendar"]

_A_CLASS = Text(en="expected an instance, got the class {name}", fr="attendu : une instance ; reçu : la classe {name}")
_CALL_IT = Text(en="write {name}()", fr="écrivez {name}()")
_NOT_ONE = Text(
    en="an object of the class {name} is not a calendar of the library {library}",
    fr="un objet de la classe {name} n'est pas un calendrier de la bibliothèque {library}",
)
_NO_YEAR = Text(
    en="{name} knows none of the years from {first} to {last}",
    fr="{name} ne connaît aucune des années de {first} à {last}",
)
_GAP = Text(
    en="{name} knows {before} and {after}, but not the years in between",
    fr="{name} connaît {before} et {after}, mais pas les années entre les deux",
)
_FILL_IT = Text(en="give it every year of the programme", fr="donnez-lui toutes les années du programme")
_WEEK = range(7)
_NOT_WORKED = Text(en="not worked", fr="non travaillé")


@runtime_checkable
class HolidaysLike(Protocol):
    """What is asked of an instance of the ``holidays`` library."""

    years: set[int]
    expand: bool

    def get(self, key: dt.date, /) -> str | None:
        """Give the name of the holiday that falls on a day."""

    def is_working_day(self, key: dt.date, /) -> bool:
        """Whether a day is worked."""


@runtime_checkable
class WorkalendarLike(Protocol):
    """What is asked of an instance of the ``workalendar`` library."""

    def holidays(self, year: int, /) -> Iterable[tuple[dt.date, str]]:
        """Give the holidays of a year, each with its name."""

    def is_working_day(self, day: dt.date, /) -> bool:
        """Whether a day is worked."""


@attrs.frozen
class KnownDays:
    """What was read: the years that are known, the days of their week, and every day that differs from that week."""

    years: tuple[int, int]
    week: frozenset[int]
    closed: frozenset[tuple[dt.date, Text]] = attrs.field(repr=False)
    opened: frozenset[dt.date]

    def between(self, first: dt.date, last: dt.date) -> dict[dt.date, Text]:
        """Give the days from one to another that are closed although their week opens them, each with its name."""
        return {day: name for day, name in sorted(self.closed, key=_by_day) if first <= day <= last}


def _by_day(closed: tuple[dt.date, Text]) -> dt.date:
    return closed[0]


def read_holidays(source: HolidaysLike, years: range) -> KnownDays:
    """Read an instance of the ``holidays`` library, which then knows these years, as after any question about them.

    Raises:
        DefinitionError: if it is none, or knows none of the years, or has a gap between those that it knows.
    """
    _check(source, HolidaysLike, "holidays")
    parts = getattr(source, "holidays", [source])
    begins = max(getattr(part, "start_year", years.start) for part in parts)
    ends = min(getattr(part, "end_year", years[-1]) for part in parts)
    known = [year for year in years if begins <= year <= ends and (source.expand or year in source.years)]
    return _read(_whole(known, years, source), source.is_working_day, source.get)


def read_workalendar(source: WorkalendarLike, years: range) -> KnownDays:
    """Read an instance of the ``workalendar`` library.

    Raises:
        DefinitionError: if it is none, or knows none of the years, or has a gap between those that it knows.
    """
    _check(source, WorkalendarLike, "workalendar")
    names: dict[dt.date, str] = {}
    known = []
    for year in years:
        try:
            names.update(source.holidays(year))
        except Exception:  # noqa: BLE001, S112  # each calendar has its own way to say that it does not know a year
            continue
        known.append(year)
    return _read(_whole(known, years, source), source.is_working_day, names.get)


def _check(source: object, wanted: type, library: str) -> None:
    name = (source if isinstance(source, type) else type(source)).__name__
    if isinstance(source, type):
        raise _refused(_A_CLASS.with_(name=name), _CALL_IT.with_(name=name))
    if not isinstance(source, wanted):
        raise _refused(_NOT_ONE.with_(name=name, library=library))


def _refused(message: Message, hint: Message | None = None) -> DefinitionError:
    return DefinitionError([Problem(code="calendar", path=".", message=message, hint=hint)])


def _whole(known: list[int], wanted: range, source: object) -> tuple[int, int]:
    name = type(source).__name__
    if not known:
        raise _refused(_NO_YEAR.with_(name=name, first=wanted[0], last=wanted[-1]), _FILL_IT.with_())
    for before, after in itertools.pairwise(known):
        if after - before > 1:
            raise _refused(_GAP.with_(name=name, before=before, after=after), _FILL_IT.with_())
    return known[0], known[-1]


def _read(
    years: tuple[int, int], is_open: Callable[[dt.date], bool], name_of: Callable[[dt.date], str | None]
) -> KnownDays:
    beginning, end = dt.date(years[0], 1, 1).toordinal(), dt.date(years[1], 12, 31).toordinal()
    days = [dt.date.fromordinal(place) for place in range(beginning, end + 1)]
    worked = {day for day in days if is_open(day)}
    counts = Counter(day.weekday() for day in worked)
    week = frozenset(weekday for weekday, count in counts.items() if count * 2 * len(_WEEK) > len(days))
    closed = [day for day in days if day.weekday() in week and day not in worked]
    return KnownDays(
        years,
        week,
        closed=frozenset((day, _name(name_of(day))) for day in closed),
        opened=frozenset(day for day in worked if day.weekday() not in week),
    )


def _name(name: str | None) -> Text:
    return _NOT_WORKED if name is None else Text.plain(name)
