"""What an action says of its own place in time, and the reasons why it has none.

The order of precedence, each line winning over those below it:

Duration, in working days
    1. the actual start and the actual end;
    2. ``days``; of a range, its longest, unless the shortest is asked for;
    3. the stated start and end: from the first day that the start may be to the last that the end may be;
    4. the actual start and the stated end, where no start was stated.
    Otherwise it is unsaid, and the action is not placed; nor is one that is permanent and says none of these.

Start
    1. the actual start, else, of what is in progress, the date of that standing: what it waits for counts no more;
    2. of what is done, its end less its duration; of what has begun without a date, its stated start;
    3. the stated start, before which it does not start: what it waits for may put it off;
    4. the stated end less the duration, in the same way;
    5. the beginning of the programme.
    What has not begun does not start before the status date.

End
    1. the actual end, else, of what is done, the date of that standing;
    2. the start and the duration; what has begun and is not done does not end before the status date.
    A stated end moves nothing: where the plan goes past it, the schedule says so.

A date known to the month, the season or the year is taken at its first possible day where something starts, and at its
last possible day where something ends. Where nobody says that an action has begun, it has not begun.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

import attrs

from concertation.errors import InvalidValue, Problem
from concertation.model import Action, Range, When
from concertation.planning.calendar import WorkCalendar
from concertation.planning.graph import ABANDONED, DONE, STARTED, state_of

__all__ = ["Clock", "Entry", "Floor", "Lengths", "Progress", "Reason", "entry_of", "out_of_calendar"]

Lengths: TypeAlias = Literal["longest", "shortest"]
Progress: TypeAlias = Literal["planned", "started", "done"]
Floor: TypeAlias = Literal["actual", "start", "end", "on", "beginning", "delay"]
Reason: TypeAlias = Literal[
    "abandoned",
    "permanent",
    "duration",
    "no-working-day",
    "ends-before-start",
    "begun",
    "waits-for",
    "waits-for-abandoned",
]

_DATES: Final = ("start", "end", "actual_start", "actual_end")


@attrs.frozen
class Clock:
    """What dates are counted with: the calendar, the status date, and which bound of a range of days is taken."""

    calendar: WorkCalendar
    on: dt.date | None = None
    lengths: Lengths = "longest"

    def opening(self, day: dt.date) -> int:
        """Count the working days before a day."""
        return self.calendar.index(day)

    def closing(self, day: dt.date) -> int:
        """Count the working days up to a day, which is included."""
        return self.calendar.index(day) + self.calendar.is_open(day)

    @property
    def opens(self) -> int | None:
        """The working days before the status date."""
        return None if self.on is None else self.opening(self.on)


@attrs.frozen(kw_only=True)
class Entry:
    """What an action says of its place, in working days of the calendar.

    ``days`` is how long it lasts; ``floor`` is where it cannot start before, for the reason ``why``. One that is
    ``pinned`` starts there whatever it waits for. ``began`` and ``ended`` are what is known as facts, also of an action
    that cannot be placed, for a ``reason``. ``stretched`` says by how many days the status date makes it longer.
    """

    days: int | None = None
    floor: int | None = None
    why: Floor | None = None
    progress: Progress = "planned"
    began: int | None = None
    ended: int | None = None
    rough: bool = False
    stretched: int = 0
    reason: Reason | None = None

    @property
    def pinned(self) -> bool:
        """Whether it has begun, so that it waits for nothing any more."""
        return self.progress != "planned"


def out_of_calendar(action: Action, calendar: WorkCalendar) -> Iterator[Problem]:
    """Name each date of an action that the calendar does not know."""
    for field in _DATES:
        when = getattr(action, field)
        if when is not None and not (calendar.first <= when.first and when.last <= calendar.last):
            yield from _refused(calendar, when, f"actions/{action.id}/{field}")
    since = action.standing.since if action.standing else None
    if since is not None and not (calendar.first <= since.first and since.last <= calendar.last):
        yield from _refused(calendar, since, f"actions/{action.id}/standing/since")


def _refused(calendar: WorkCalendar, when: When, at: str) -> Iterator[Problem]:
    for day in {when.first, when.last}:
        try:
            calendar.index(day)
        except InvalidValue as error:
            yield from (each.under(at) for each in error.problems)
            return


def entry_of(action: Action, clock: Clock) -> Entry:
    """Work out what an action says of its own place, whatever it waits for."""
    state = state_of(action)
    if state == ABANDONED:
        return Entry(reason="abandoned")
    since = action.standing.since if action.standing else None
    began = action.actual_start or (since if state == "in-progress" else None)
    ended = action.actual_end or (since if state == DONE else None)
    if ended is not None or state == DONE:
        return _done(action, clock, began, ended)
    if began is not None or state in STARTED:
        return _started(action, clock, began)
    return _planned(action, clock)


def _stated_days(action: Action, clock: Clock) -> int | None:
    if isinstance(action.days, Range):
        return action.days.high if clock.lengths == "longest" else action.days.low
    return action.days


def _span(start: When | None, end: When | None, clock: Clock) -> int | Reason | None:
    if start is None or end is None:
        return None
    if end.last < start.first:
        return "ends-before-start"
    return clock.closing(end.last) - clock.opening(start.first) or "no-working-day"


def _length(action: Action, clock: Clock, began: When | None = None) -> int | Reason:
    stated = _stated_days(action, clock)
    if stated is not None:
        return stated
    span = _span(action.start or began, action.end, clock)
    if span is not None:
        return span
    return "permanent" if action.permanent else "duration"


def _is_rough(*dates: When | None) -> bool:
    return any(each is not None and each.first != each.last for each in dates)


def _done(action: Action, clock: Clock, began: When | None, ended: When | None) -> Entry:
    start = None if began is None else clock.opening(began.first)
    end = None if ended is None else clock.closing(ended.last)
    days = _stated_days(action, clock)
    if start is None and end is not None and days is not None:
        start = end - days
    if start is None and action.start is not None:
        start = clock.opening(action.start.first)
        start = start if end is None else min(start, end)
    if start is not None and end is None and days is not None:
        end = start + days
    facts = Entry(progress="done", began=start, ended=end, rough=_is_rough(began, ended))
    if start is None or end is None:
        return attrs.evolve(facts, reason="begun")
    if end < start:
        return attrs.evolve(facts, reason="ends-before-start")
    return attrs.evolve(facts, days=end - start, floor=start, why="actual")


def _started(action: Action, clock: Clock, began: When | None) -> Entry:
    said = began or action.start
    if said is None:
        return Entry(progress="started", reason="begun")
    start = clock.opening(said.first)
    if began is None and clock.opens is not None:
        start = min(start, clock.opens)
    facts = Entry(
        progress="started", began=start if began else None, floor=start, why="actual" if began else "start"
    )
    days = _length(action, clock, began)
    if isinstance(days, str):
        return attrs.evolve(facts, reason=days)
    least = days if clock.on is None else clock.closing(clock.on) - start
    rough = _is_rough(said, None if action.days is not None else action.end)
    return attrs.evolve(facts, days=max(days, least), stretched=max(0, least - days), rough=rough)


def _planned(action: Action, clock: Clock) -> Entry:
    days = _length(action, clock)
    if isinstance(days, str):
        return Entry(reason=days, floor=clock.opening(action.start.first) if action.start else None)
    floor, why = _floor(action, clock, days)
    rough = _is_rough(action.start, None if action.days is not None and action.start else action.end)
    if clock.opens is not None and (floor is None or floor < clock.opens):
        floor, why = clock.opens, "on"
    return Entry(days=days, floor=floor, why=why, rough=rough)


def _floor(action: Action, clock: Clock, days: int) -> tuple[int | None, Floor | None]:
    if action.start is not None:
        return clock.opening(action.start.first), "start"
    if action.end is None:
        return None, None
    if not days:
        return clock.opening(action.end.first), "end"
    return clock.closing(action.end.first) - days, "end"
