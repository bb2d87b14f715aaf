"""The public holidays of France and of its zones, by their rules: nothing is looked up, Easter is computed.

Eleven days are public holidays everywhere (Code du travail, L3133-1). Alsace and Moselle add Good Friday and Saint
Stephen's Day; each overseas zone adds the day on which it commemorates the abolition of slavery. Customs without a rule
of the State are left to each calendar's own closed days: Good Friday in the Antilles, and the days that
Nouvelle-Calédonie, Polynésie française and Wallis-et-Futuna decide for themselves.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

import attrs

from concertation.errors import DefinitionError, unknown_name
from concertation.texts import Text

__all__ = ["MAINLAND", "ZONES", "FrenchHolidays", "easter"]

MAINLAND: Final = "metropole"
_FOR_EVER: Final = 9999


@attrs.frozen
class _Holiday:
    """A day of every year from one year to another: a month and a day, or so many days after Easter."""

    name: Text
    falls: tuple[int, int] | int
    since: int = 0
    until: int = _FOR_EVER

    def on(self, year: int, sunday: dt.date) -> dt.date | None:
        """Give the day on which it falls in a year, if it does, knowing Easter Sunday."""
        if not self.since <= year <= self.until:
            return None
        if isinstance(self.falls, int):
            return sunday + dt.timedelta(days=self.falls)
        return dt.date(year, *self.falls)


_VICTORY = Text(en="Victory in Europe Day", fr="Victoire 1945")
_EVERYWHERE = (
    _Holiday(Text(en="New Year's Day", fr="Jour de l'an"), (1, 1)),
    _Holiday(Text(en="Easter Monday", fr="Lundi de Pâques"), 1),
    _Holiday(Text(en="Labour Day", fr="Fête du Travail"), (5, 1)),
    _Holiday(_VICTORY, (5, 8), since=1953, until=1959),
    _Holiday(_VICTORY, (5, 8), since=1982),
    _Holiday(Text(en="Ascension Day", fr="Ascension"), 39),
    _Holiday(Text(en="Whit Monday", fr="Lundi de Pentecôte"), 50),
    _Holiday(Text(en="National Day", fr="Fête nationale"), (7, 14)),
    _Holiday(Text(en="Assumption Day", fr="Assomption"), (8, 15)),
    _Holiday(Text(en="All Saints' Day", fr="Toussaint"), (11, 1)),
    _Holiday(Text(en="Armistice Day", fr="Armistice 1918"), (11, 11)),
    _Holiday(Text(en="Christmas Day", fr="Noël"), (12, 25)),
)


def _abolition(month: int, day: int, since: int = 1984, until: int = _FOR_EVER) -> _Holiday:
    return _Holiday(Text(en="Abolition of slavery", fr="Abolition de l'esclavage"), (month, day), since, until)


_OWN: Final[dict[str, tuple[_Holiday, ...]]] = {
    MAINLAND: (),
    "alsace-moselle": (
        _Holiday(Text(en="Good Friday", fr="Vendredi saint"), -2),
        _Holiday(Text(en="Saint Stephen's Day", fr="Saint-Étienne"), (12, 26)),
    ),
    "guadeloupe": (_abolition(5, 27),),
    "guyane": (_abolition(6, 10),),
    "la-reunion": (_abolition(12, 20, since=1983),),
    "martinique": (_abolition(5, 22),),
    "mayotte": (_abolition(4, 27),),
    "nouvelle-caledonie": (),
    "polynesie-francaise": (),
    "saint-barthelemy": (_abolition(10, 9),),
    "saint-martin": (_abolition(5, 27, until=2017), _abolition(5, 28, since=2018)),
    "saint-pierre-et-miquelon": (),
    "wallis-et-futuna": (),
}

ZONES: Final[tuple[str, ...]] = tuple(_OWN)
"""The zones that have a calendar of public holidays, the mainland first."""

_UNKNOWN = Text(
    en="no zone of French public holidays is named '{word}'",
    fr="aucune zone de jours fériés ne s'appelle « {word} »",
)

_ONE_OF = Text(en="one of: {words}", fr="au choix : {words}")


def easter(year: int) -> dt.date:
    """Give Easter Sunday in the Gregorian calendar (the algorithm of Meeus, Jones and Butcher).

    >>> easter(2026)
    datetime.date(2026, 4, 5)
    """
    century, in_century = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - moon - in_century % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


def _known(_: FrenchHolidays, __: object, zone: str) -> None:
    if zone not in _OWN:
        problem = unknown_name("zone", "zone", _UNKNOWN.with_(word=zone), zone, ZONES)
        raise DefinitionError([attrs.evolve(problem, hint=problem.hint or _ONE_OF.with_(words=ZONES))])


@attrs.frozen
class FrenchHolidays:
    """The public holidays of a zone of France.

    Whit Monday is a public holiday in every year, 2005 to 2007 included, when it was by default worked as the
    *journée de solidarité* and one source in three no longer counts it. Good Friday in Alsace and Moselle is kept in
    the communes that have a Protestant church or a mixed one; the calendar closes it everywhere there.

    Args:
        zone: one of ``ZONES``.

    Raises:
        DefinitionError: if there is no such zone.

    >>> holidays = FrenchHolidays("la-reunion").between(dt.date(2026, 12, 1), dt.date(2026, 12, 31))
    >>> [(day.day, name.fr) for day, name in holidays.items()]
    [(20, "Abolition de l'esclavage"), (25, 'Noël')]
    """

    zone: str = attrs.field(default=MAINLAND, validator=_known)

    def between(self, first: dt.date, last: dt.date) -> dict[dt.date, Text]:
        """Give the holidays from one day to another, both included, in order, each with its names in both languages.

        Two holidays may fall on one day, as Labour Day and Ascension Day did in 2008.
        """
        names: dict[dt.date, Text] = {}
        for year in range(first.year, last.year + 1):
            sunday = easter(year)
            for holiday in (*_EVERYWHERE, *_OWN[self.zone]):
                day = holiday.on(year, sunday)
                if day is not None and first <= day <= last:
                    names[day] = _both(names[day], holiday.name) if day in names else holiday.name
        return dict(sorted(names.items()))


def _both(first: Text, second: Text) -> Text:
    return Text(en=f"{first.en}, {second.en}", fr=f"{first.fr}, {second.fr}")
