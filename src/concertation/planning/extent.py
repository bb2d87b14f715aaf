"""When an action starts and ends, as far as anybody says: two dates, each between two days.

``schedule`` takes every date at its word and works out the others from links; here nothing is worked out that is not
said of the action itself, and a date known to the month or the year stays as wide as it is.

Start: the actual start, else the date since when it is in progress, else the stated start, else the end less the
duration. End: the actual end, else the date since when it is done, else the stated end, else the start and the
duration. A stated date that what really happened contradicts is out of date, and is not counted.
"""

from __future__ import annotations

import datetime as dt

import attrs

from concertation.errors import InvalidValue
from concertation.model import Action, Range, When
from concertation.planning.calendar import WorkCalendar
from concertation.planning.graph import DONE, state_of

__all__ = ["Extent", "extent_of"]


@attrs.frozen
class Extent:
    """The first and the last day that an action may start, and that it may end; ``None`` where nothing is said.

    What is ``endless`` is permanent: it has no end, which is more than an end of which nothing is said.
    """

    first_start: dt.date | None = None
    last_start: dt.date | None = None
    first_end: dt.date | None = None
    last_end: dt.date | None = None
    endless: bool = False


def extent_of(action: Action, calendar: WorkCalendar) -> Extent:
    """Say when an action starts and ends, as far as anybody says.

    Raises:
        InvalidValue: if a duration leads outside the calendar.

    >>> extent_of(Action("bays", start="2026-03", days=5), WorkCalendar.every_day()).last_end
    datetime.date(2026, 4, 4)
    """
    start, end = _dates(action)
    if start is None or end is None:
        try:
            return _completed(action, start, end, calendar)
        except InvalidValue as error:
            raise InvalidValue(each.under(f"actions/{action.id}") for each in error.problems) from None
    return Extent(start.first, min(start.last, end.last), max(start.first, end.first), end.last)


def _dates(action: Action) -> tuple[When | None, When | None]:
    since, state = (action.standing.since, state_of(action)) if action.standing else (None, None)
    begun = action.actual_start or (since if state == "in-progress" else None)
    ended = action.actual_end or (since if state == DONE else None)
    start, end = begun or action.start, ended or action.end
    if start and end and end.before(start):
        return (None, end) if ended and not begun else (start, None)
    return start, end


def _completed(action: Action, start: When | None, end: When | None, calendar: WorkCalendar) -> Extent:
    low, high = _bounds(action)
    if start is not None:
        return Extent(
            start.first,
            start.last,
            start.first if low is None else _ahead(start.first, low, calendar),
            None if high is None else _ahead(start.last, high, calendar),
            endless=high is None and bool(action.permanent),
        )
    if end is not None:
        return Extent(
            None if high is None else _back(end.first, high, calendar),
            end.last if low is None else _back(end.last, low, calendar),
            end.first,
            end.last,
        )
    return Extent(endless=bool(action.permanent))


def _bounds(action: Action) -> tuple[int | None, int | None]:
    days = action.days
    return (days.low, days.high) if isinstance(days, Range) else (days, days)


def _ahead(start: dt.date, days: int, calendar: WorkCalendar) -> dt.date:
    return calendar.add(start, days - 1) if days else start


def _back(end: dt.date, days: int, calendar: WorkCalendar) -> dt.date:
    return calendar.day(calendar.index(end) + calendar.is_open(end) - days) if days else end
