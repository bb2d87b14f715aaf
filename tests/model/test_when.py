"""Dates known to the day, the month, the season or the year, and lengths of calendar time."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concertation.model import Period, When
from tests.refusals import refused
from tests.roundtrips import pickled
from tests.strategies import periods, whens

FORMS_EN = "a day 2014-11-05, a month 2014-11, a season 2014-spring, or a year 2014"
FORMS_FR = "un jour 2014-11-05, un mois 2014-11, une saison 2014-spring, ou une année 2014"
PERIODS_EN = "P3M is three months, P1Y a year, P10D ten days"
PERIODS_FR = "P3M vaut trois mois, P1Y un an, P10D dix jours"


def span(year: int, month: int, length: int) -> list[dt.date]:
    """Some days in a row across the end of a month."""
    start = dt.date(year, month, 27)
    return [start + dt.timedelta(days=offset) for offset in range(length)]


def days_of(when: When) -> list[dt.date]:
    """Every day that a date may be."""
    return [when.first + dt.timedelta(days=offset) for offset in range((when.last - when.first).days + 1)]


def in_every_pair(holds: Callable[[dt.date, dt.date], bool], first: When, second: When) -> bool | None:
    """Ask every pair of days: yes if all of them say so, no if none does, unknown otherwise."""
    answers = {holds(one, other) for one, other in itertools.product(days_of(first), days_of(second))}
    return answers.pop() if len(answers) == 1 else None


DATES = [
    *map(When, span(2023, 11, 6)),
    *map(When, ["2023-11", "2023-12", "2024-02", "2023-autumn", "2023-winter", "2024-spring", "2024-02-29"]),
]
SMALL = st.sampled_from(DATES)


@pytest.mark.parametrize("pair", list(itertools.product(DATES, DATES)), ids=lambda pair: f"{pair[0]} {pair[1]}")
def test_comparison_agrees_with_every_pair_of_days(pair: tuple[When, When]) -> None:
    """Yes when all the days of both say so, no when none does, unknown when they do not agree."""
    one, other = pair
    assert one.before(other) is in_every_pair(dt.date.__lt__, one, other)
    assert one.after(other) is in_every_pair(dt.date.__gt__, one, other)
    assert one.same(other) is in_every_pair(dt.date.__eq__, one, other)


@given(whens(), whens())
def test_what_comes_before_does_not_come_after(one: When, other: When) -> None:
    """The two comparisons are one, read from either side, and exclude each other."""
    assert one.before(other) is other.after(one)
    if one.before(other):
        assert other.before(one) is False
        assert one.same(other) is False


@given(whens())
def test_a_date_is_never_before_itself_for_sure(when: When) -> None:
    """A day is not before itself; of less than a day nobody knows."""
    is_a_day = when.first == when.last
    assert when.before(when) is (False if is_a_day else None)
    assert when.same(when) is (True if is_a_day else None)


@given(whens(), whens(), whens())
def test_before_is_transitive(one: When, two: When, three: When) -> None:
    """What comes before something that comes before a third comes before it."""
    if one.before(two) and two.before(three):
        assert one.before(three)


@given(whens(first=1, last=9998))
def test_a_date_is_read_back_from_its_own_text(when: When) -> None:
    """The text is canonical: the same date, the same text, whatever it was built from."""
    again = When(str(when))
    assert again == when
    assert hash(again) == hash(when)
    assert (again.first, again.last) == (when.first, when.last)
    assert When(when) == when
    assert repr(when) == f"When('{when.text}')"
    assert pickled(when) == when


@given(whens(first=1, last=9998))
def test_the_first_day_is_not_after_the_last(when: When) -> None:
    """A date is a stretch of days, the sort key of which is its ends."""
    assert when.first <= when.last
    assert when.order == (when.first, when.last)


@given(st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)))
def test_a_day_is_itself(day: dt.date) -> None:
    """A day of the calendar becomes a date of one day."""
    when = When(day)
    assert when.text == day.isoformat()
    assert when.first == when.last == day


@given(st.integers(1, 9999))
def test_a_year_may_be_a_number(year: int) -> None:
    """An unquoted 2014 is a year, from the first of January to the last of December."""
    when = When(year)
    assert when == When(f"{year:04d}")
    assert (when.first, when.last) == (dt.date(year, 1, 1), dt.date(year, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2014-spring", (2014, 3, 1), (2014, 5, 31)),
        ("2014-summer", (2014, 6, 1), (2014, 8, 31)),
        ("2014-autumn", (2014, 9, 1), (2014, 11, 30)),
        ("2014-winter", (2014, 12, 1), (2015, 2, 28)),
        ("2015-winter", (2015, 12, 1), (2016, 2, 29)),
        ("9998-winter", (9998, 12, 1), (9999, 2, 28)),
        ("2014-02", (2014, 2, 1), (2014, 2, 28)),
        ("2016-02", (2016, 2, 1), (2016, 2, 29)),
        ("2014-12", (2014, 12, 1), (2014, 12, 31)),
    ],
)
def test_a_season_ends_with_its_last_month(text: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    """A season is three calendar months, and winter is named after the year in which it begins."""
    when = When(text)
    assert (when.first, when.last) == (dt.date(*first), dt.date(*last))


def test_four_seasons_make_a_year_from_march() -> None:
    """No day between two seasons, and none in both."""
    seasons = [When(f"2014-{name}") for name in ("spring", "summer", "autumn", "winter")]
    for one, other in itertools.pairwise([*seasons, When("2015-spring")]):
        assert other.first - one.last == dt.timedelta(days=1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2014-2",
        "2014-13",
        "2014-00",
        "2014-02-29",
        "2014-11-5",
        "2014-11-05T00:00",
        "14",
        "20140",
        "0000",
        "9999-winter",
        "0000-spring",
        "2014-printemps",
        "2014-Spring",
        "2014 ",
        "2014\n",
        "Q3 2014",
        "٢٠١٤",
        "2014-１１",  # noqa: RUF001  # digits of another script
    ],
)
def test_a_date_that_is_none_is_refused_with_every_form_that_is_one(text: str) -> None:
    """The refusal names the four forms; digits are those of documents, not of every script."""
    assert refused(lambda: When(text)) == (
        f"'{text}' is not a date → {FORMS_EN}",
        f"« {text} » n'est pas une date → {FORMS_FR}",
    )


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (True, "True"),
        (0, "0000"),
        (-5, "-005"),
        (12345, "12345"),
        (2014.0, "2014.0"),
        (None, "None"),
        (dt.datetime(2014, 11, 5, tzinfo=dt.UTC), "2014-11-05 00:00:00+00:00"),
    ],
)
def test_what_is_not_a_date_is_not_coerced(value: object, shown: str) -> None:
    """True is not the year 1, and a moment is not a day."""
    assert refused(lambda: When(value))[0] == f"'{shown}' is not a date → {FORMS_EN}"  # type: ignore[arg-type]  # on purpose


@pytest.mark.parametrize(
    ("text", "en", "fr"),
    [
        ("2014", "2014", "2014"),
        ("2014-spring", "spring 2014", "printemps 2014"),
        ("2014-summer", "summer 2014", "été 2014"),
        ("2014-autumn", "autumn 2014", "automne 2014"),
        ("2014-winter", "winter 2014", "hiver 2014"),
        ("2014-08", "2014-08", "août 2014"),
        ("2014-02-01", "2014-02-01", "1er février 2014"),
        ("2014-11-05", "2014-11-05", "5 novembre 2014"),
    ],
)
def test_a_date_is_said_as_a_reader_would(text: str, en: str, fr: str) -> None:
    """Seasons and months have names; in English a date that is not a season is said as it is written."""
    assert When(text).say() == When(text).say("en") == en
    assert When(text).say("fr") == fr


def test_twelve_months_have_their_french_names() -> None:
    """From January to December, in their order."""
    months = [When(f"2014-{month:02d}").say("fr") for month in range(1, 13)]
    assert " ".join(months).replace(" 2014", "") == (
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    )


@given(periods())
def test_a_period_is_read_back_from_its_own_text(period: Period) -> None:
    """The text is kept as it was said."""
    assert Period(str(period)) == period
    assert Period(period) == period
    assert repr(period) == f"Period('{period.text}')"
    again = pickled(period)
    assert (again, again.months, again.days) == (period, period.months, period.days)


@given(periods(), st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31)))
def test_a_period_leads_to_a_day_that_exists_and_is_later(period: Period, day: dt.date) -> None:
    """Whatever the day and the length, there is such a day, and it comes after."""
    later = period.after(day)
    assert later > day
    assert period.after(When(day)) == When(later)


@given(st.integers(1, 600), st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31)))
def test_months_keep_the_day_or_end_the_month(months: int, day: dt.date) -> None:
    """Months are counted on the calendar: the same day that many months later, or the last that there is."""
    later = Period(f"P{months}M").after(day)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    is_last = (later + dt.timedelta(days=1)).month != later.month
    assert later.day == day.day or (is_last and later.day < day.day)


@pytest.mark.parametrize(
    ("period", "day", "later"),
    [
        ("P3M", "2025-11-30", "2026-02-28"),
        ("P3M", "2023-11-30", "2024-02-29"),
        ("P1M", "2026-01-31", "2026-02-28"),
        ("P1Y", "2024-02-29", "2025-02-28"),
        ("P4Y", "2024-02-29", "2028-02-29"),
        ("P13M", "2025-12-31", "2027-01-31"),
        ("P2W", "2025-12-25", "2026-01-08"),
        ("P10D", "2025-12-25", "2026-01-04"),
        ("P1M1D", "2026-01-31", "2026-03-01"),
        ("P1Y2M1W3D", "2024-01-01", "2025-03-11"),
    ],
)
def test_a_month_without_that_day_ends_on_its_last(period: str, day: str, later: str) -> None:
    """Months come first, then days; 30 November and three months is the last of February."""
    assert Period(period).after(dt.date.fromisoformat(day)) == dt.date.fromisoformat(later)


def test_a_deadline_counts_from_the_last_day_that_a_date_may_be() -> None:
    """Nobody is late too early: three months after autumn begin at its end."""
    assert Period("P3M").after(When("2025-autumn")) == When("2026-02-28")
    assert Period("P1Y").after(When("2025")) == When("2026-12-31")


@pytest.mark.parametrize(
    "text",
    ["", "P", "P0D", "P0Y0M", "3M", "P3", "PM3", "P1D1M", "P-3M", "P1.5M", "PT3H", "p3m", "P3M ", "P٣M", "P100000D"],
)
def test_a_period_that_is_none_is_refused_with_examples(text: str) -> None:
    """Empty lengths, wrong orders and lengths beyond any calendar are no periods."""
    assert refused(lambda: Period(text)) == (
        f"'{text}' is not a period → {PERIODS_EN}",
        f"« {text} » n'est pas une durée → {PERIODS_FR}",
    )


@pytest.mark.parametrize("period", ["P9000Y", "P99999Y", "P99999M", "P99999W", "P99999Y99999M99999W99999D"])
def test_the_calendar_ends(period: str) -> None:
    """A length that leads beyond the last date that there is is refused, not an error of the calendar's."""
    assert refused(lambda: Period(period).after(dt.date(9000, 1, 1))) == (
        f"no date comes {period} after 9000-01-01",
        f"aucune date ne vient {period} après 9000-01-01",
    )
    assert refused(lambda: Period(period).after(When("9000"))) == (
        f"no date comes {period} after 9000-12-31",
        f"aucune date ne vient {period} après 9000-12-31",
    )
