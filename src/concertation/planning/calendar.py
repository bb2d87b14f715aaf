"""Working days: which days are worked, and the arithmetic of durations and lags that count them.

All arithmetic takes constant time, from a table that is made once for each calendar, on its first use.
"""

from __future__ import annotations

import datetime as dt
import functools
import itertools
from array import array
from collections.abc import Iterable
from typing import Final, TypeAlias

import attrs

from concertation.errors import DefinitionError, InvalidValue, Problem
from concertation.model import When
from concertation.planning.calendar_reading import (
    HolidaysLike,
    KnownDays,
    WorkalendarLike,
    read_holidays,
    read_workalendar,
)
from concertation.planning.holidays_fr import MAINLAND, FrenchHolidays
from concertation.texts import Message, Text

__all__ = ["WEEKDAYS", "YEARS", "Days", "WorkCalendar"]

Days: TypeAlias = Iterable[When | str | int | dt.date]
"""Days, months, seasons or years, each standing for all of its days."""

WEEKDAYS: Final = frozenset(range(5))
"""Monday to Friday, as ``datetime.date.weekday`` numbers them."""

YEARS: Final = range(1950, 2200)
"""The years of a calendar, unless it was read from one that knows fewer."""

_EVERY_WEEKDAY: Final = frozenset(range(7))
_SATURDAY: Final = 5

_WORKED = Text(en="working days", fr="jours ouvrés")
_IN_FRANCE = Text(en="{label} in France", fr="{label} en France")
_OF_ZONE = Text(en="{label} ({zone})", fr="{label} ({zone})")
_OF_WEEK = Text(en="{label}, {count} days a week", fr="{label}, {count} jours par semaine")
_EVERY_DAY = Text(en="every day", fr="tous les jours")
_WEEKEND = Text(en="weekend", fr="week-end")
_OFF = Text(en="day of the week that is not worked", fr="jour de la semaine non travaillé")
_CLOSED = Text(en="closed by the calendar", fr="jour de fermeture")
_OUTSIDE = Text(
    en="{day} is outside the calendar, which goes from {first} to {last}",
    fr="{day} est hors du calendrier, qui va du {first} au {last}",
)
_NO_SUCH_DAY = Text(
    en="the working day number {index} is outside the calendar, which has {count} from {first} to {last}",
    fr="le jour ouvré numéro {index} est hors du calendrier, qui en compte {count} du {first} au {last}",
)
_CHECK_IT = Text(
    en="check the year of the dates, and the durations and lags counted from them",
    fr="vérifiez l'année des dates, ainsi que les durées et les décalages comptés à partir d'elles",
)
_NOT_A_WEEK = Text(
    en="a week is made of days from 0, Monday, to 6, Sunday, at least one",
    fr="une semaine est faite de jours de 0, lundi, à 6, dimanche, au moins un",
)


def _as_days(given: Days | When | str | int | dt.date) -> frozenset[dt.date]:
    days: set[dt.date] = set()
    problems: list[Problem] = []
    for each in (given,) if isinstance(given, When | str | int | dt.date) else given:
        try:
            when = When(each)
        except InvalidValue as error:
            problems += error.problems
        else:
            days.update(map(dt.date.fromordinal, range(when.first.toordinal(), when.last.toordinal() + 1)))
    if problems:
        raise InvalidValue(problems)
    return frozenset(days)


def _as_week(given: Iterable[int]) -> frozenset[int]:
    return frozenset(given)


def _check_week(_: WorkCalendar, __: object, week: frozenset[int]) -> None:
    if not week or not week <= _EVERY_WEEKDAY:
        raise DefinitionError([Problem(code="week", path="week", message=_NOT_A_WEEK.with_())])


@attrs.frozen
class _Table:
    """The days of a calendar, counted: ``before`` holds, for each day, how many working days come before it."""

    beginning: int
    before: array[int]
    worked: array[int]


@attrs.frozen(kw_only=True, repr=False, cache_hash=True)
class WorkCalendar:
    """Which days are worked.

    Calendars are made by ``france``, ``every_day``, ``of_holidays`` and ``of_workalendar``. They are values: two are
    equal when their weeks, their holidays and the days that they close or open beside are the same; a day that was
    closed anyway makes no difference.

    They go from 1950 to 2199, or over the years of the calendar that they were read from. A day outside is refused.

    >>> calendar = WorkCalendar.france(closed=["2026-05-15"])
    >>> calendar.add(dt.date(2026, 5, 13), 1)
    datetime.date(2026, 5, 18)
    >>> calendar.why_closed(dt.date(2026, 5, 14)).fr
    'Ascension'
    """

    label: Text = attrs.field(eq=False)
    first: dt.date = attrs.field(default=dt.date(YEARS[0], 1, 1))
    last: dt.date = attrs.field(default=dt.date(YEARS[-1], 12, 31))
    week: frozenset[int] = attrs.field(default=WEEKDAYS, converter=_as_week, validator=_check_week)
    holidays: FrenchHolidays | KnownDays | None = None
    closed: frozenset[dt.date] = attrs.field(default=(), converter=_as_days)
    opened: frozenset[dt.date] = attrs.field(default=(), converter=_as_days)

    def __attrs_post_init__(self) -> None:
        """Keep, of the days that are closed or opened beside, those that make a difference."""
        given = self.closed | self.opened
        outside = sorted(day for day in given if not self.first <= day <= self.last)
        if outside:
            raise InvalidValue(map(self._outside, outside))
        usual = {day for day in given if self._is_usual(day)}
        object.__setattr__(self, "closed", (self.closed - self.opened) & usual)
        object.__setattr__(self, "opened", self.opened - usual)

    @classmethod
    def france(
        cls, zone: str | None = None, *, week: Iterable[int] = WEEKDAYS, closed: Days = (), opened: Days = ()
    ) -> WorkCalendar:
        """Give the calendar of working days in France: Monday to Friday, without the public holidays.

        Args:
            zone: where public holidays differ from those of the mainland: a name among
                ``concertation.planning.holidays_fr.ZONES``.
            week: the days of the week that are worked, Monday being 0; ``range(6)`` counts *jours ouvrables*.
            closed: days that are not worked either; a month closes all of its days.
            opened: days that are worked all the same; they win over ``closed``.

        Raises:
            DefinitionError: if there is no such zone, or no such week.
            InvalidValue: if a day is none, or is outside the calendar.

        >>> WorkCalendar.france("alsace-moselle").is_open(dt.date(2026, 4, 3))
        False
        """
        holidays = FrenchHolidays(MAINLAND if zone is None else zone)
        days = frozenset(week)
        label: Text | Message = _IN_FRANCE.with_(label=_WORKED)
        if holidays.zone != MAINLAND:
            label = _OF_ZONE.with_(label=label, zone=holidays.zone)
        if days != WEEKDAYS:
            label = _OF_WEEK.with_(label=label, count=len(days))
        return cls(label=_said(label), week=days, holidays=holidays, closed=closed, opened=opened)

    @classmethod
    def every_day(cls) -> WorkCalendar:
        """Give the calendar in which every day counts.

        >>> WorkCalendar.every_day().add(dt.date(2026, 12, 24), 1)
        datetime.date(2026, 12, 25)
        """
        return cls(label=_EVERY_DAY, week=_EVERY_WEEKDAY)

    @classmethod
    def of_holidays(cls, holidays: HolidaysLike, *, closed: Days = (), opened: Days = ()) -> WorkCalendar:
        """Read an instance of the ``holidays`` library, over the years that it knows from 1950 to 2199.

        It is read once: what it learns afterwards, the calendar does not.

        Raises:
            DefinitionError: if it is no such instance, or its years leave a gap.
            InvalidValue: if a day is none, or is outside the calendar.
        """
        return cls._of(read_holidays(holidays, YEARS), type(holidays).__name__, closed, opened)

    @classmethod
    def of_workalendar(cls, calendar: WorkalendarLike, *, closed: Days = (), opened: Days = ()) -> WorkCalendar:
        """Read an instance of the ``workalendar`` library, over the years that it knows from 1950 to 2199.

        Raises:
            DefinitionError: if it is no such instance, or its years leave a gap.
            InvalidValue: if a day is none, or is outside the calendar.
        """
        return cls._of(read_workalendar(calendar, YEARS), type(calendar).__name__, closed, opened)

    @classmethod
    def _of(cls, known: KnownDays, name: str, closed: Days, opened: Days) -> WorkCalendar:
        return cls(
            label=_said(_OF_ZONE.with_(label=_WORKED, zone=name)),
            first=dt.date(known.years[0], 1, 1),
            last=dt.date(known.years[1], 12, 31),
            week=known.week,
            holidays=known,
            closed=closed,
            opened=opened,
        )

    def __repr__(self) -> str:
        """Show what it is; what would build it may be another library's."""
        return f"<WorkCalendar: {self.label.en}, {self.first} to {self.last}>"

    def is_open(self, day: dt.date) -> bool:
        """Whether a day is worked.

        Raises:
            InvalidValue: if the day is outside the calendar.
        """
        place = self._place(day)
        return self._table.before[place] < self._table.before[place + 1]

    def index(self, day: dt.date) -> int:
        """Count the working days before a day, since the calendar begins; a day that is closed has that of the next.

        Raises:
            InvalidValue: if the day is outside the calendar.
        """
        return self._table.before[self._place(day)]

    def day(self, index: int) -> dt.date:
        """Give the working day that has so many before it: ``day(index(d))`` is ``d``, or the next one that is open.

        Raises:
            InvalidValue: if it is outside the calendar.
        """
        worked = self._table.worked
        if not 0 <= index < len(worked):
            message = _NO_SUCH_DAY.with_(index=index, count=len(worked), first=self.first, last=self.last)
            raise InvalidValue([Problem(code="outside-calendar", path=".", message=message, hint=_CHECK_IT.with_())])
        return dt.date.fromordinal(worked[index])

    def add(self, day: dt.date, days: int) -> dt.date:
        """Give the day that comes so many working days after another, or before it where ``days`` is negative.

        From a day that is closed, one counts from the next that is open, or backwards from the previous one:
        a Sunday plus 1 is a Tuesday, a Sunday minus 1 a Thursday, a Sunday plus 0 a Monday.

        Raises:
            InvalidValue: if either day is outside the calendar.

        >>> WorkCalendar.france().add(dt.date(2026, 4, 30), -2)
        datetime.date(2026, 4, 28)
        """
        index = self.index(day)
        if days < 0 and not self.is_open(day):
            index -= 1
        return self.day(index + days)

    def count(self, first: dt.date, last: dt.date) -> int:
        """Count the working days from one day to another, the last not included; backwards, the count is negative.

        Raises:
            InvalidValue: if either day is outside the calendar.

        >>> WorkCalendar.france().count(dt.date(2026, 5, 1), dt.date(2026, 6, 1))
        17
        """
        return self.index(last) - self.index(first)

    def why_closed(self, day: dt.date) -> Text | None:
        """Say why a day is not worked, or give ``None`` if it is.

        Raises:
            InvalidValue: if the day is outside the calendar.
        """
        if self.is_open(day):
            return None
        plain = dt.date.fromordinal(day.toordinal())
        if plain in self._holidays:
            return self._holidays[plain]
        if plain in self.closed:
            return _CLOSED
        return _WEEKEND if plain.weekday() >= _SATURDAY else _OFF

    def _place(self, day: dt.date) -> int:
        place = day.toordinal() - self._table.beginning
        if not 0 <= place < len(self._table.before) - 1:
            raise InvalidValue([self._outside(day)])
        return place

    def _outside(self, day: dt.date) -> Problem:
        message = _OUTSIDE.with_(day=day, first=self.first, last=self.last)
        return Problem(code="outside-calendar", path=".", message=message, hint=_CHECK_IT.with_())

    def _is_usual(self, day: dt.date) -> bool:
        if isinstance(self.holidays, KnownDays) and day in self.holidays.opened:
            return True
        return day.weekday() in self.week and day not in self._holidays

    @functools.cached_property
    def _holidays(self) -> dict[dt.date, Text]:
        return self.holidays.between(self.first, self.last) if self.holidays else {}

    @functools.cached_property
    def _table(self) -> _Table:
        return _table_of(self)

    def _flags(self) -> bytearray:
        beginning, length = self.first.toordinal(), self.last.toordinal() - self.first.toordinal() + 1
        seven = bytes((self.first.weekday() + ahead) % 7 in self.week for ahead in range(7))
        flags = bytearray(seven * (length // 7 + 1))[:length]
        exceptions = self.holidays.opened if isinstance(self.holidays, KnownDays) else ()
        for days, is_open in ((exceptions, 1), (self._holidays, 0), (self.closed, 0), (self.opened, 1)):
            for day in days:
                flags[day.toordinal() - beginning] = is_open
        return flags


def _said(label: Text | Message) -> Text:
    return Text.plain(label.render("en"), label.render("fr"))


@functools.lru_cache(maxsize=32)
def _table_of(calendar: WorkCalendar) -> _Table:
    flags, beginning = calendar._flags(), calendar.first.toordinal()  # noqa: SLF001  # shared by calendars that are equal
    before = array("i", itertools.accumulate(flags, initial=0))
    worked = array("i", itertools.compress(range(beginning, beginning + len(flags)), flags))
    return _Table(beginning, before, worked)
