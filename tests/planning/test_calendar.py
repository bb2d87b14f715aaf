"""Working days: three other libraries agree on the holidays, and counting them one by one on the arithmetic."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Collection, Iterable
from typing import TypeAlias

import attrs
import pytest
import workalendar.core
import workalendar.europe
from holidays import HolidayBase, country_holidays
from hypothesis import given
from hypothesis import strategies as st
from jours_feries_france import JoursFeries

from concertation.errors import DefinitionError, InvalidValue
from concertation.model import When, slug
from concertation.planning.calendar import WEEKDAYS, WorkCalendar
from concertation.planning.holidays_fr import ZONES, FrenchHolidays, easter
from tests.roundtrips import pickled

FIRST, LAST = dt.date(1950, 1, 1), dt.date(2199, 12, 31)
COMPARED = range(1990, 2061)
FRANCE = WorkCalendar.france()
day_of = dt.date.fromisoformat


def days_between(first: dt.date, last: dt.date) -> list[dt.date]:
    """Give every day from one to another, both included."""
    return [dt.date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1)]


def ours(zone: str, years: Iterable[int] = COMPARED) -> set[dt.date]:
    """Give the public holidays that the calendar knows."""
    return {day for year in years for day in FrenchHolidays(zone).between(dt.date(year, 1, 1), dt.date(year, 12, 31))}


@pytest.mark.parametrize("zone", JoursFeries.ZONES)
def test_the_library_of_the_state_has_the_same_holidays(zone: str) -> None:
    """In each of its zones, every year from 1990 to 2060."""
    assert ours(slug(zone)) == {day for year in COMPARED for day in JoursFeries.for_year(year, zone).values()}
    assert slug(zone) in ZONES


def test_every_zone_is_compared() -> None:
    """None was added that nobody else has."""
    assert sorted(ZONES) == sorted(map(slug, JoursFeries.ZONES))


@pytest.mark.parametrize(
    ("zone", "other"),
    [
        ("metropole", workalendar.europe.France()),
        ("alsace-moselle", workalendar.europe.FranceAlsaceMoselle()),
    ],
)
def test_workalendar_has_the_same_holidays(zone: str, other: workalendar.core.Calendar) -> None:
    """Where it has the zone."""
    assert ours(zone) == {day for year in COMPARED for day, _ in other.holidays(year)}


BY_CUSTOM = {
    "guadeloupe": {"Vendredi saint", "Mi-Carême", "Fête de Victor Schoelcher"},
    "martinique": {"Fête de Victor Schoelcher"},
    "saint-martin": {"Fête de Victor Schoelcher"},
}


@pytest.mark.parametrize(
    ("zone", "subdivision", "since"),
    [
        ("metropole", None, 1990),
        ("alsace-moselle", "57", 1990),
        ("alsace-moselle", "6AE", 1990),
        ("guadeloupe", "971", 1990),
        ("martinique", "972", 1990),
        ("guyane", "973", 1990),
        ("la-reunion", "974", 1990),
        ("mayotte", "976", 1990),
        ("saint-barthelemy", "BL", 2012),
        ("saint-martin", "MF", 2018),
        ("saint-pierre-et-miquelon", "PM", 1990),
    ],
)
def test_the_library_holidays_has_the_same_but_for_one_monday(zone: str, subdivision: str | None, since: int) -> None:
    """It drops Whit Monday from 2005 to 2007, and has days of the Antilles that are a custom."""
    years = range(since, COMPARED.stop)
    other = country_holidays("FR", years=years, subdiv=subdivision, language="fr")
    custom = {day for day, names in other.items() if set(names.split("; ")) <= BY_CUSTOM.get(zone, set())}
    whit = {easter(year) + dt.timedelta(days=50) for year in (2005, 2006, 2007) if year in years}
    assert set(other) - custom == ours(zone, years) - whit


@pytest.mark.parametrize(
    ("year", "count"), [(1952, 10), (1953, 11), (1959, 11), (1960, 10), (1981, 10), (1982, 11), (2026, 11)]
)
def test_the_eighth_of_may_came_went_and_came_back(year: int, count: int) -> None:
    """From 1953 to 1959, and since 1982."""
    found = ours("metropole", [year])
    assert (len(found), dt.date(year, 5, 8) in found) == (count, count == 11)


@pytest.mark.parametrize(
    ("zone", "before", "first"),
    [
        ("la-reunion", "1982-12-20", "1983-12-20"),
        ("martinique", "1983-05-22", "1984-05-22"),
        ("saint-martin", "2018-05-27", "2018-05-28"),
        ("saint-martin", "2017-05-28", "2017-05-27"),
    ],
)
def test_the_abolition_of_slavery_is_a_holiday_since_the_law_of_1983(zone: str, before: str, first: str) -> None:
    """Each zone on its day; Saint-Martin moved its own."""
    years = range(1950, 2030)
    assert day_of(before) not in ours(zone, years)
    assert day_of(first) in ours(zone, years)


@pytest.mark.parametrize(
    ("zone", "day", "en", "fr"),
    [
        (None, "2026-01-01", "New Year's Day", "Jour de l'an"),
        (None, "2026-04-06", "Easter Monday", "Lundi de Pâques"),
        (None, "2026-05-01", "Labour Day", "Fête du Travail"),
        (None, "2026-05-08", "Victory in Europe Day", "Victoire 1945"),
        (None, "2026-05-14", "Ascension Day", "Ascension"),
        (None, "2026-05-25", "Whit Monday", "Lundi de Pentecôte"),
        (None, "2006-06-05", "Whit Monday", "Lundi de Pentecôte"),
        (None, "2026-07-14", "National Day", "Fête nationale"),
        (None, "2026-08-15", "Assumption Day", "Assomption"),
        (None, "2026-11-01", "All Saints' Day", "Toussaint"),
        (None, "2026-11-11", "Armistice Day", "Armistice 1918"),
        (None, "2026-12-25", "Christmas Day", "Noël"),
        (None, "2008-05-01", "Labour Day, Ascension Day", "Fête du Travail, Ascension"),
        ("alsace-moselle", "2026-04-03", "Good Friday", "Vendredi saint"),
        ("alsace-moselle", "2025-12-26", "Saint Stephen's Day", "Saint-Étienne"),
        ("guyane", "2026-06-10", "Abolition of slavery", "Abolition de l'esclavage"),
        (None, "2026-05-02", "weekend", "week-end"),
        (None, "2026-05-03", "weekend", "week-end"),
        (None, "2026-05-15", "closed by the calendar", "jour de fermeture"),
        (None, "2026-08-17", "closed by the calendar", "jour de fermeture"),
    ],
)
def test_a_day_that_is_not_worked_says_why(zone: str | None, day: str, en: str, fr: str) -> None:
    """A holiday rather than the weekend on which it falls; a day closed beside only where nothing else closes it."""
    calendar = WorkCalendar.france(zone, closed=["2026-05-15", "2026-08"])
    why = calendar.why_closed(day_of(day))
    assert why is not None
    assert (why.render("en"), why.render("fr")) == (en, fr)
    assert not calendar.is_open(day_of(day))


def test_a_day_that_is_worked_has_nothing_to_say() -> None:
    """Not even where it was opened on a weekend, on a holiday, or in a month that is closed."""
    calendar = WorkCalendar.france(closed=["2026-08"], opened=["2026-05-02", "2026-05-25", "2026-08-03"])
    for day in ("2026-05-04", "2026-05-02", "2026-05-25", "2026-08-03"):
        assert calendar.why_closed(day_of(day)) is None
        assert calendar.is_open(day_of(day))
    assert calendar.why_closed(day_of("2026-08-04")) is not None


def test_a_day_may_be_closed_because_its_week_does_not_work_it() -> None:
    """Six days a week are worked, or four: a holiday closes any of them."""
    six, four = WorkCalendar.france(week=range(6)), WorkCalendar.france(week=[0, 1, 3, 4])
    assert [day for day in range(4, 11) if not six.is_open(dt.date(2026, 5, day))] == [8, 10]
    assert [day for day in range(4, 11) if not four.is_open(dt.date(2026, 5, day))] == [6, 8, 9, 10]
    why = four.why_closed(dt.date(2026, 5, 6))
    assert why is not None
    assert (why.en, why.fr) == ("day of the week that is not worked", "jour de la semaine non travaillé")


def test_every_day_is_every_day() -> None:
    """Of the whole calendar."""
    calendar = WorkCalendar.every_day()
    assert all(map(calendar.is_open, days_between(dt.date(2026, 1, 1), dt.date(2026, 12, 31))))
    assert calendar.index(FIRST) == 0
    assert calendar.day(0) == FIRST
    assert calendar.index(LAST) == (LAST - FIRST).days
    assert calendar.count(FIRST, LAST) == (LAST - FIRST).days
    assert calendar.add(FIRST, (LAST - FIRST).days) == LAST


ZONE = st.sampled_from([None, *ZONES])
NEAR = st.dates(dt.date(2025, 1, 1), dt.date(2027, 12, 31))
Span: TypeAlias = When | str | int | dt.date
SPANS: list[Span] = [When("2026-08"), "2026-winter", 2026]
SOME = st.lists(NEAR | st.sampled_from(SPANS), max_size=4)
WEEKS = st.sets(st.integers(0, 6), min_size=1) | st.just(WEEKDAYS)


@st.composite
def calendars(draw: st.DrawFn) -> tuple[WorkCalendar, Callable[[dt.date], bool]]:
    """Draw a calendar, and another way to know whether a day of it is worked."""
    zone, week, closed, opened = draw(ZONE), draw(WEEKS), draw(SOME), draw(SOME)
    calendar = WorkCalendar.france(zone, week=week, closed=closed, opened=opened)
    off = {
        day
        for year in range(2024, 2030)
        for day in FrenchHolidays(zone or "metropole").between(dt.date(year, 1, 1), dt.date(year, 12, 31))
    }

    def within(day: dt.date, spans: Iterable[Span]) -> bool:
        return any(When(each).first <= day <= When(each).last for each in spans)

    def is_open(day: dt.date) -> bool:
        usual = day.weekday() in week and day not in off and not within(day, closed)
        return usual or within(day, opened)

    return calendar, is_open


@given(calendars(), NEAR)
def test_a_day_is_worked_by_its_week_less_holidays_and_closed_days_and_more_where_opened(
    pair: tuple[WorkCalendar, Callable[[dt.date], bool]], day: dt.date
) -> None:
    """What is opened wins; ``why_closed`` says something of each day that is closed, and of no other."""
    calendar, is_open = pair
    assert calendar.is_open(day) is is_open(day)
    assert (calendar.why_closed(day) is None) is is_open(day)


@given(calendars(), NEAR, NEAR)
def test_days_are_counted_as_one_counts_them(
    pair: tuple[WorkCalendar, Callable[[dt.date], bool]], first: dt.date, last: dt.date
) -> None:
    """The last is not included; backwards the count is negative; the index is the count since the beginning."""
    calendar, is_open = pair
    early, late = sorted((first, last))
    counted = sum(map(is_open, days_between(early, late)[:-1]))
    assert calendar.count(early, late) == counted
    assert calendar.count(late, early) == -counted
    assert calendar.index(late) - calendar.index(early) == counted
    assert calendar.index(first) == calendar.count(FIRST, first)


@given(calendars(), NEAR)
def test_the_day_of_an_index_is_the_next_that_is_worked(
    pair: tuple[WorkCalendar, Callable[[dt.date], bool]], day: dt.date
) -> None:
    """The day itself where it is worked; and each index has one day."""
    calendar, is_open = pair
    following = next(each for each in days_between(day, day + dt.timedelta(days=900)) if is_open(each))
    assert calendar.day(calendar.index(day)) == following
    assert calendar.index(following) == calendar.index(day)


@given(calendars(), NEAR, st.integers(-40, 40))
def test_days_are_added_one_by_one(
    pair: tuple[WorkCalendar, Callable[[dt.date], bool]], day: dt.date, days: int
) -> None:
    """From a closed day one counts from the next that is open, or backwards from the previous one."""
    calendar, is_open = pair
    step = dt.timedelta(days=-1 if days < 0 else 1)

    def onwards(day: dt.date) -> dt.date:
        while not is_open(day) and 2024 <= day.year <= 2029:
            day += step
        return day

    there = onwards(day)
    for _ in range(abs(days)):
        there = onwards(there + step)
    if 2024 < there.year < 2029:
        assert calendar.add(day, days) == there


@given(calendars(), NEAR, st.integers(-2000, 2000))
def test_what_is_added_can_be_taken_away(
    pair: tuple[WorkCalendar, Callable[[dt.date], bool]], day: dt.date, days: int
) -> None:
    """From a working day: there and back again, and the count between the two is what was added."""
    calendar, _ = pair
    start = calendar.day(calendar.index(day))
    there = calendar.add(start, days)
    assert calendar.add(there, -days) == start
    assert calendar.count(start, there) == days
    assert calendar.is_open(there)


@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, "2026-05-11"), (1, "2026-05-12"), (3, "2026-05-15"), (-1, "2026-05-06"), (-2, "2026-05-05")],
)
def test_counting_from_a_closed_day(days: int, expected: str) -> None:
    """A Sunday plus 0 is a Monday, plus 1 a Tuesday; backwards one counts from the Thursday before a holiday."""
    assert FRANCE.add(dt.date(2026, 5, 10), days) == day_of(expected)


@pytest.mark.parametrize(
    ("other", "zone"),
    [(workalendar.europe.France(), None), (workalendar.europe.FranceAlsaceMoselle(), "alsace-moselle")],
)
@given(day=st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31)), days=st.integers(-300, 300))
def test_workalendar_adds_working_days_alike(
    other: workalendar.core.Calendar, zone: str | None, day: dt.date, days: int
) -> None:
    """From a working day; from a closed one it counts the first step as a day, and this calendar does not."""
    calendar = _france(zone)
    start = calendar.day(calendar.index(day))
    assert calendar.add(start, days) == other.add_working_days(start, days)


@functools.cache
def _france(zone: str | None) -> WorkCalendar:
    return WorkCalendar.france(zone)


def whole(calendar: WorkCalendar) -> list[dt.date]:
    """Give every day of a calendar that is worked."""
    return list(filter(calendar.is_open, days_between(calendar.first, calendar.last)))


def test_an_instance_of_workalendar_is_read_day_by_day() -> None:
    """Over the whole calendar, names included."""
    calendar = WorkCalendar.of_workalendar(workalendar.europe.FranceAlsaceMoselle())
    assert (calendar.first, calendar.last, calendar.week) == (FIRST, LAST, WEEKDAYS)
    assert whole(calendar) == list(
        filter(workalendar.europe.FranceAlsaceMoselle().is_working_day, days_between(FIRST, LAST))
    )
    compared = days_between(dt.date(1990, 1, 1), dt.date(2060, 12, 31))
    assert list(filter(calendar.is_open, compared)) == list(filter(_france("alsace-moselle").is_open, compared))
    why = calendar.why_closed(dt.date(2026, 5, 14))
    assert why is not None
    assert (why.render("en"), why.render("fr")) == ("Ascension Thursday", "Ascension Thursday")
    assert calendar.label.render("fr") == "jours ouvrés (FranceAlsaceMoselle)"


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(lambda: country_holidays("FR", language="fr"), id="a country"),
        pytest.param(lambda: country_holidays("FR", subdiv="971", language="fr"), id="a zone"),
        pytest.param(lambda: country_holidays("CN", language="en_US"), id="weekends that are worked"),
        pytest.param(lambda: country_holidays("SA", language="en_US"), id="a weekend that moved"),
        pytest.param(lambda: country_holidays("FR", language="fr") + country_holidays("BE", language="fr"), id="a sum"),
        pytest.param(
            lambda: country_holidays("FR", language="fr", categories=("public", "school"), subdiv="Zone C"), id="school"
        ),
    ],
)
def test_an_instance_of_holidays_is_read_day_by_day(other: Callable[[], HolidayBase]) -> None:
    """Over the years that it knows."""
    calendar = WorkCalendar.of_holidays(other())
    assert (calendar.first, calendar.last) == (FIRST, dt.date(2100, 12, 31))
    assert whole(calendar) == list(filter(other().is_working_day, days_between(calendar.first, calendar.last)))
    for day in days_between(dt.date(2026, 1, 1), dt.date(2026, 12, 31)):
        why, name = calendar.why_closed(day), other().get(day)
        if name is not None and day.weekday() in calendar.week:
            assert why is not None
            assert why.render("fr") == name


def test_what_another_library_does_not_know_is_not_guessed() -> None:
    """A calendar of two years goes over two years."""
    given = country_holidays("FR", years=[2026, 2027], expand=False, language="fr")
    calendar = WorkCalendar.of_holidays(given, closed=["2026-05-15"], opened=["2026-05-25"])
    assert (calendar.first, calendar.last) == (dt.date(2026, 1, 1), dt.date(2027, 12, 31))
    assert calendar.add(dt.date(2026, 5, 13), 1) == dt.date(2026, 5, 18)
    assert calendar.is_open(dt.date(2026, 5, 25))
    assert calendar.label.render("en") == "working days (FR)"
    with pytest.raises(
        InvalidValue, match="2028-01-03 is outside the calendar, which goes from 2026-01-01 to 2027-12-31"
    ):
        calendar.is_open(dt.date(2028, 1, 3))


class Shifts:
    """A calendar like those of ``workalendar``, which knows a few years: Mondays off, one Sunday worked."""

    def __init__(self, *years: int) -> None:
        """Keep the years that it knows."""
        self.years = years

    def holidays(self, year: int) -> list[tuple[dt.date, str]]:
        """Give no name to anything, but know which years one may ask about."""
        if year not in self.years:
            raise LookupError(year)
        return []

    def is_working_day(self, day: dt.date) -> bool:
        """Work from Tuesday to Friday, and on one Sunday."""
        return (1 <= day.weekday() <= 4 and day != dt.date(2026, 5, 5)) or day == dt.date(2026, 5, 10)


def test_a_calendar_of_the_host_is_read_like_those_of_workalendar() -> None:
    """What has no name is not worked; what another library opens, one may close, and open again."""
    calendar = WorkCalendar.of_workalendar(Shifts(2025, 2026))
    assert (calendar.first, calendar.last) == (dt.date(2025, 1, 1), dt.date(2026, 12, 31))
    assert calendar.week == {1, 2, 3, 4}
    assert calendar.is_open(dt.date(2026, 5, 10))
    why = calendar.why_closed(dt.date(2026, 5, 5))
    assert why is not None
    assert (why.en, why.fr) == ("not worked", "non travaillé")
    sunday = WorkCalendar.of_workalendar(Shifts(2026), closed=["2026-05-10"])
    assert not sunday.is_open(dt.date(2026, 5, 10))
    assert sunday != WorkCalendar.of_workalendar(Shifts(2026))
    assert WorkCalendar.of_workalendar(Shifts(2026), closed=["2026-05-10"], opened=["2026-05-10"]) == (
        WorkCalendar.of_workalendar(Shifts(2026))
    )


@pytest.mark.parametrize(
    ("read", "given", "en", "fr"),
    [
        (
            WorkCalendar.of_holidays,
            type(country_holidays("FR")),
            "expected an instance, got the class FR → write FR()",
            "attendu : une instance ; reçu : la classe FR → écrivez FR()",
        ),
        (
            WorkCalendar.of_workalendar,
            Shifts,
            "expected an instance, got the class Shifts → write Shifts()",
            "attendu : une instance ; reçu : la classe Shifts → écrivez Shifts()",
        ),
        (
            WorkCalendar.of_holidays,
            workalendar.europe.France(),
            "an object of the class France is not a calendar of the library holidays",
            "un objet de la classe France n'est pas un calendrier de la bibliothèque holidays",
        ),
        (
            WorkCalendar.of_workalendar,
            {},
            "an object of the class dict is not a calendar of the library workalendar",
            "un objet de la classe dict n'est pas un calendrier de la bibliothèque workalendar",
        ),
        (
            WorkCalendar.of_holidays,
            country_holidays("FR", expand=False),
            "FR knows none of the years from 1950 to 2199 → give it every year of the programme",
            "FR ne connaît aucune des années de 1950 à 2199 → donnez-lui toutes les années du programme",
        ),
        (
            WorkCalendar.of_workalendar,
            Shifts(2025, 2026, 2028),
            "Shifts knows 2026 and 2028, but not the years in between → give it every year of the programme",
            "Shifts connaît 2026 et 2028, mais pas les années entre les deux → donnez-lui toutes les années du programme",
        ),
    ],
)
def test_what_is_no_calendar_is_refused(read: Callable[..., WorkCalendar], given: object, en: str, fr: str) -> None:
    """With the way out where there is one."""
    with pytest.raises(DefinitionError) as caught:
        read(given)
    assert (caught.value.text("en"), caught.value.text("fr")) == (en, fr)


@pytest.mark.parametrize(
    ("zone", "en", "fr"),
    [
        (
            "la-réunion",
            "zone: no zone of French public holidays is named 'la-réunion' → did you mean 'la-reunion'?",
            "zone: aucune zone de jours fériés ne s'appelle « la-réunion » → vouliez-vous dire « la-reunion » ?",
        ),
        (
            "Alsace",
            f"zone: no zone of French public holidays is named 'Alsace' → one of: {', '.join(ZONES)}",
            f"zone: aucune zone de jours fériés ne s'appelle « Alsace » → au choix : {', '.join(ZONES)}",
        ),
    ],
)
def test_an_unknown_zone_is_refused(zone: str, en: str, fr: str) -> None:
    """With the one that was most likely meant, or all there are."""
    with pytest.raises(DefinitionError) as caught:
        WorkCalendar.france(zone)
    assert (caught.value.text("en"), caught.value.text("fr")) == (en, fr)


@pytest.mark.parametrize("week", [[], [0, 7], [-1]])
def test_a_week_that_is_none_is_refused(week: Collection[int]) -> None:
    """At least one day, each from 0 to 6."""
    with pytest.raises(DefinitionError) as caught:
        WorkCalendar.france(week=week)
    assert caught.value.text("en") == "week: a week is made of days from 0, Monday, to 6, Sunday, at least one"
    assert caught.value.text("fr") == "week: une semaine est faite de jours de 0, lundi, à 6, dimanche, au moins un"


CHECK_IT = "check the year of the dates, and the durations and lags counted from them"
VERIFIEZ = "vérifiez l'année des dates, ainsi que les durées et les décalages comptés à partir d'elles"


@pytest.mark.parametrize(
    ("ask", "en", "fr"),
    [
        (
            lambda: FRANCE.is_open(dt.date(1949, 12, 31)),
            "1949-12-31 is outside the calendar, which goes from 1950-01-01 to 2199-12-31",
            "1949-12-31 est hors du calendrier, qui va du 1950-01-01 au 2199-12-31",
        ),
        (
            lambda: FRANCE.index(dt.date(2200, 1, 1)),
            "2200-01-01 is outside the calendar, which goes from 1950-01-01 to 2199-12-31",
            "2200-01-01 est hors du calendrier, qui va du 1950-01-01 au 2199-12-31",
        ),
        (
            lambda: FRANCE.day(-1),
            "the working day number -1 is outside the calendar, which has 63074 from 1950-01-01 to 2199-12-31",
            "le jour ouvré numéro -1 est hors du calendrier, qui en compte 63074 du 1950-01-01 au 2199-12-31",
        ),
        (
            lambda: FRANCE.add(dt.date(2199, 12, 31), 1),
            "the working day number 63074 is outside the calendar, which has 63074 from 1950-01-01 to 2199-12-31",
            "le jour ouvré numéro 63074 est hors du calendrier, qui en compte 63074 du 1950-01-01 au 2199-12-31",
        ),
    ],
)
def test_what_is_outside_the_calendar_is_refused(ask: Callable[[], object], en: str, fr: str) -> None:
    """Never wrapped around, never taken for a day without holidays."""
    with pytest.raises(InvalidValue) as caught:
        ask()
    assert caught.value.text("en") == f"{en} → {CHECK_IT}"
    assert caught.value.text("fr") == f"{fr} → {VERIFIEZ}"
    assert caught.value.problems[0].code == "outside-calendar"


def test_days_that_are_none_are_refused_together() -> None:
    """Each with what is expected, and those that the calendar does not reach."""
    with pytest.raises(InvalidValue) as caught:
        WorkCalendar.france(closed=["2026-13-01", "2026", "Noël"])
    assert [problem.message.values["text"] for problem in caught.value.problems] == ["2026-13-01", "Noël"]
    with pytest.raises(InvalidValue) as caught:
        WorkCalendar.france(closed=["2300-01-01", "2026-01-05"], opened=["1900-01-01"])
    assert [problem.message.values["day"] for problem in caught.value.problems] == [
        dt.date(1900, 1, 1),
        dt.date(2300, 1, 1),
    ]


def test_one_day_may_be_given_alone() -> None:
    """A text, a date, a year, or a date as the model knows it: a month closes all of its days."""
    for one in ("2026-05-15", dt.date(2026, 5, 15), When("2026-05-15")):
        assert WorkCalendar.france(closed=one) == WorkCalendar.france(closed=[one])  # type: ignore[arg-type]  # as said
    august = WorkCalendar.france(closed="2026-08")
    assert august.count(dt.date(2026, 8, 1), dt.date(2026, 9, 1)) == 0
    assert august.count(dt.date(2026, 7, 31), dt.date(2026, 9, 2)) == 2


def test_a_moment_of_a_day_is_that_day() -> None:
    """A ``datetime`` is a ``date``."""
    noon = dt.datetime(2026, 5, 14, 12, tzinfo=dt.UTC)
    why = FRANCE.why_closed(noon)
    assert why is not None
    assert why.en == "Ascension Day"
    assert FRANCE.add(noon, 1) == dt.date(2026, 5, 18)
    assert not WorkCalendar.france(closed=["2026-05-13"]).is_open(dt.datetime(2026, 5, 13, 12, tzinfo=dt.UTC))


def test_calendars_are_values() -> None:
    """Equal where they mean the same: the order, repetitions and days that change nothing make no difference."""
    assert FRANCE == WorkCalendar.france("metropole") == WorkCalendar.france(closed=["2026-05-02", "2026-05-14"])
    assert WorkCalendar.france(opened=["2026-05-04"], closed=["2026-05-04"]) == FRANCE
    assert hash(FRANCE) == hash(WorkCalendar.france(closed=["2026-05-02"]))
    assert WorkCalendar.france(closed=["2026-05-04"]) != FRANCE
    assert WorkCalendar.france(week=range(6)) != FRANCE
    assert WorkCalendar.france("martinique") != FRANCE
    assert WorkCalendar.every_day() != FRANCE
    one = WorkCalendar.france(closed=["2026-08", "2026-05-15"], opened=["2026-05-02"])
    assert one == WorkCalendar.france(closed=["2026-05-15", "2026-05-15", "2026-08"], opened=["2026-05-02"])
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.week = WEEKDAYS  # type: ignore[misc]  # it is frozen


@given(calendars())
def test_a_calendar_goes_through_pickle(pair: tuple[WorkCalendar, Callable[[dt.date], bool]]) -> None:
    """Before and after its table was made, and without it."""
    calendar, _ = pair
    calendar.index(dt.date(2026, 1, 1))
    again = pickled(calendar)
    assert (again, hash(again), again.label) == (calendar, hash(calendar), calendar.label)
    assert again.index(dt.date(2027, 1, 1)) == calendar.index(dt.date(2027, 1, 1))


def test_a_calendar_that_was_read_goes_through_pickle() -> None:
    """Without the library that it was read from."""
    calendar = WorkCalendar.of_holidays(country_holidays("FR", years=[2026], expand=False, language="fr"))
    again = pickled(calendar)
    assert (again, hash(again)) == (calendar, hash(calendar))
    assert again.add(dt.date(2026, 5, 13), 1) == dt.date(2026, 5, 15)


@pytest.mark.parametrize(
    ("calendar", "en", "fr"),
    [
        (FRANCE, "working days in France", "jours ouvrés en France"),
        (
            WorkCalendar.france("alsace-moselle"),
            "working days in France (alsace-moselle)",
            "jours ouvrés en France (alsace-moselle)",
        ),
        (
            WorkCalendar.france(week=range(6)),
            "working days in France, 6 days a week",
            "jours ouvrés en France, 6 jours par semaine",
        ),
        (WorkCalendar.every_day(), "every day", "tous les jours"),
    ],
    ids=repr,
)
def test_a_calendar_says_what_it_is(calendar: WorkCalendar, en: str, fr: str) -> None:
    """In both languages, and in its repr."""
    assert (calendar.label.render("en"), calendar.label.render("fr")) == (en, fr)
    assert repr(calendar) == f"<WorkCalendar: {en}, 1950-01-01 to 2199-12-31>"


def test_easter_is_a_sunday_between_the_twenty_second_of_march_and_the_twenty_fifth_of_april() -> None:
    """In every year of the calendar."""
    for year in range(1950, 2200):
        sunday = easter(year)
        assert sunday.weekday() == 6
        assert dt.date(year, 3, 22) <= sunday <= dt.date(year, 4, 25)
        assert JoursFeries.paques(year) == sunday
