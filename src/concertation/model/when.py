"""Dates as people know them: to the day, the month, the season or the year."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import overload

import attrs

from concertation.errors import InvalidValue, Problem
from concertation.texts import Lang, Text

__all__ = ["Period", "When"]

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_SEASON = re.compile(r"([0-9]{4})-(spring|summer|autumn|winter)")
_YEAR = re.compile(r"[0-9]{4}")
_FIRST_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_SEASONS = {
    "spring": Text(en="spring", fr="printemps"),
    "summer": Text(en="summer", fr="été"),
    "autumn": Text(en="autumn", fr="automne"),
    "winter": Text(en="winter", fr="hiver"),
}
_MONTHS_FR = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)

_NOT_A_DATE = Text(en="'{text}' is not a date", fr="« {text} » n'est pas une date")
_FORMS = Text(
    en="a day 2014-11-05, a month 2014-11, a season 2014-spring, or a year 2014",
    fr="un jour 2014-11-05, un mois 2014-11, une saison 2014-spring, ou une année 2014",
)
_NOT_A_PERIOD = Text(en="'{text}' is not a period", fr="« {text} » n'est pas une durée")
_PERIODS = Text(
    en="P3M is three months, P1Y a year, P10D ten days", fr="P3M vaut trois mois, P1Y un an, P10D dix jours"
)
_TOO_FAR = Text(en="no date comes {period} after {day}", fr="aucune date ne vient {period} après {day}")


def _last_of_month(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _months_later(day: dt.date, months: int) -> dt.date:
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(years, month + 1, min(day.day, calendar.monthrange(years, month + 1)[1]))


def _bounds(text: str) -> tuple[dt.date, dt.date]:
    if match := _DAY.fullmatch(text):
        day = dt.date(*map(int, match.groups()))
        return day, day
    if match := _MONTH.fullmatch(text):
        year, month = map(int, match.groups())
        return dt.date(year, month, 1), _last_of_month(year, month)
    if match := _SEASON.fullmatch(text):
        first = dt.date(int(match[1]), _FIRST_MONTHS[match[2]], 1)
        last = _months_later(first, 2)
        return first, _last_of_month(last.year, last.month)
    if _YEAR.fullmatch(text):
        return dt.date(int(text), 1, 1), dt.date(int(text), 12, 31)
    raise ValueError(text)


@attrs.frozen(init=False, repr=False)
class When:
    """A date known to the day, month, season or year.

    A season is three calendar months: spring March to May, summer June to August, autumn September to November, and
    winter December to February, named after the year in which it begins. Comparison has three answers: two dates
    that may overlap are in no known order.

    Args:
        value: ``2014-11-05``, ``2014-11``, ``2014-spring`` or ``2014``, a year as a number, or a day.

    Raises:
        InvalidValue: if the value is none of these.

    >>> When("2014-spring").last
    datetime.date(2014, 5, 31)
    >>> When("2014").before(When("2015-01")), When("2014").before(When("2013")), When("2014").before(When("2014-11"))
    (True, False, None)
    """

    text: str
    first: dt.date = attrs.field(eq=False)
    last: dt.date = attrs.field(eq=False)

    def __init__(self, value: When | str | int | dt.date) -> None:
        """Read the date; its first and last possible days follow."""
        text = self._normalised(value)
        try:
            first, last = _bounds(text)
        except ValueError:
            problem = Problem(code="date", path=".", message=_NOT_A_DATE.with_(text=text), hint=_FORMS.with_())
            raise InvalidValue([problem]) from None
        self.__attrs_init__(text, first, last)

    @staticmethod
    def _normalised(value: When | str | int | dt.date) -> str:
        if isinstance(value, dt.datetime):
            return str(value)
        if isinstance(value, dt.date):
            return value.isoformat()
        if isinstance(value, int) and not isinstance(value, bool):
            return f"{value:04d}"
        return str(value)

    def __reduce__(self) -> tuple[type[When], tuple[str]]:
        """Pickle by what was said."""
        return (When, (self.text,))

    def before(self, other: When) -> bool | None:
        """Whether this date comes strictly before the other: yes, no, or unknown (``None``)."""
        if self.last < other.first:
            return True
        return False if self.first >= other.last else None

    def after(self, other: When) -> bool | None:
        """Whether this date comes strictly after the other: yes, no, or unknown (``None``)."""
        return other.before(self)

    def same(self, other: When) -> bool | None:
        """Whether both are the same day: yes, no, or unknown (``None``)."""
        if self.last < other.first or other.last < self.first:
            return False
        return True if self.first == self.last == other.first == other.last else None

    @property
    def order(self) -> tuple[dt.date, dt.date]:
        """A key that sorts dates for display; it settles nothing about dates that overlap."""
        return (self.first, self.last)

    def say(self, lang: Lang = "en") -> str:
        """Say the date as a reader would.

        >>> When("2023-autumn").say("fr"), When("2023-10").say("fr")
        ('automne 2023', 'octobre 2023')
        """
        if match := _SEASON.fullmatch(self.text):
            return f"{_SEASONS[match[2]].render(lang)} {match[1]}"
        if lang == "en" or _YEAR.fullmatch(self.text):
            return self.text
        month = f"{_MONTHS_FR[self.first.month - 1]} {self.first.year}"
        if _MONTH.fullmatch(self.text):
            return month
        return f"{'1er' if self.first.day == 1 else self.first.day} {month}"

    @property
    def said(self) -> Text:
        """The date as a reader of each language would say it, for the placeholder of a message.

        >>> When("2026-03-02").said.fr
        '2 mars 2026'
        """
        return Text.plain(self.say("en"), self.say("fr"))

    def __str__(self) -> str:
        """Give the form that documents hold."""
        return self.text

    def __repr__(self) -> str:
        """Show what would build it."""
        return f"When({self.text!r})"


_PERIOD = re.compile(r"P(?:([0-9]{1,5})Y)?(?:([0-9]{1,5})M)?(?:([0-9]{1,5})W)?(?:([0-9]{1,5})D)?")

_UNITS = (
    (Text(en="year", fr="an"), Text(en="years", fr="ans")),
    (Text(en="month", fr="mois"), Text(en="months", fr="mois")),
    (Text(en="week", fr="semaine"), Text(en="weeks", fr="semaines")),
    (Text(en="day", fr="jour"), Text(en="days", fr="jours")),
)


@attrs.frozen(init=False, repr=False)
class Period:
    """A length of calendar time in years, months, weeks and days, as ISO 8601 writes it.

    A month added to a day that the month does not have ends on its last day.

    Args:
        value: ``P1Y``, ``P3M``, ``P2W``, ``P10D`` or a mix.

    Raises:
        InvalidValue: if the value is none of these, or is empty.

    >>> Period("P3M").after(dt.date(2025, 11, 30))
    datetime.date(2026, 2, 28)
    """

    text: str
    months: int = attrs.field(eq=False)
    days: int = attrs.field(eq=False)

    def __init__(self, value: Period | str) -> None:
        """Read the period."""
        text = str(value)
        match = _PERIOD.fullmatch(text)
        if match is None or not any(map(int, filter(None, match.groups()))):
            problem = Problem(code="period", path=".", message=_NOT_A_PERIOD.with_(text=text), hint=_PERIODS.with_())
            raise InvalidValue([problem])
        years, months, weeks, days = (int(part or 0) for part in match.groups())
        self.__attrs_init__(text, years * 12 + months, weeks * 7 + days)

    def __reduce__(self) -> tuple[type[Period], tuple[str]]:
        """Pickle by what was said."""
        return (Period, (self.text,))

    @overload
    def after(self, day: dt.date) -> dt.date: ...
    @overload
    def after(self, day: When) -> When: ...
    def after(self, day: dt.date | When) -> dt.date | When:
        """Give the day that comes this long after another.

        A date known to less than a day is counted from its last possible day: nobody is late too early.

        Raises:
            InvalidValue: if the calendar ends before that.
        """
        if isinstance(day, When):
            return When(self.after(day.last))
        try:
            return _months_later(day, self.months) + dt.timedelta(days=self.days)
        except (ValueError, OverflowError):
            problem = Problem(code="period", path=".", message=_TOO_FAR.with_(period=self, day=day))
            raise InvalidValue([problem]) from None

    def say(self, lang: Lang = "en") -> str:
        """Say the period as a reader would.

        >>> Period("P1Y6M").say(), Period("P3M").say("fr")
        ('1 year 6 months', '3 mois')
        """
        match = _PERIOD.fullmatch(self.text)
        counts = [int(part or 0) for part in match.groups()] if match else []
        said = zip(counts, _UNITS, strict=False)
        return " ".join(f"{count} {(one if count == 1 else many).render(lang)}" for count, (one, many) in said if count)

    def __str__(self) -> str:
        """Give the form that documents hold."""
        return self.text

    def __repr__(self) -> str:
        """Show what would build it."""
        return f"Period({self.text!r})"
