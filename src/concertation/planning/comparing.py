"""Two schedules beside each other, and a baseline kept to compare with later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Literal, Protocol, TypeAlias

import attrs

from concertation.model import Table
from concertation.planning.calendar import WorkCalendar
from concertation.planning.rows import Placed, Unplaced
from concertation.planning.saying import said_moment, said_move
from concertation.texts import Lang, Message, Text

__all__ = ["Baseline", "Change", "Comparison", "compare"]

Kind: TypeAlias = Literal[
    "added", "removed", "now-placed", "now-unplaced", "moved", "now-critical", "no-longer-critical", "now-done"
]

_CHANGES: Mapping[str, Text] = {
    "added": Text(en="'{title}' is new", fr="« {title} » est nouvelle"),
    "removed": Text(en="'{title}' is no longer there", fr="« {title} » n'y est plus"),
    "now-placed": Text(en="'{title}' now has dates", fr="« {title} » a désormais des dates"),
    "now-unplaced": Text(en="'{title}' no longer has dates", fr="« {title} » n'a plus de dates"),
    "now-critical": Text(en="'{title}' is now critical", fr="« {title} » est désormais critique"),
    "no-longer-critical": Text(en="'{title}' is no longer critical", fr="« {title} » n'est plus critique"),
    "now-done": Text(en="'{title}' is now done", fr="« {title} » est désormais faite"),
}
_MOVED = Text(
    en="'{title}' starts {start} and ends {end}, on {day}",
    fr="« {title} » commence {start} et se termine {end}, le {day}",
)
_WHOLE = Text(en="the programme ends {end}, on {day}", fr="le programme se termine {end}, le {day}")
_NOTHING = Text(en="nothing changed", fr="rien n'a changé")


class Planned(Protocol):
    """What can be compared: a schedule, or a baseline."""

    @property
    def calendar(self) -> WorkCalendar:
        """The calendar in which differences are counted."""

    @property
    def length(self) -> int:
        """How many working days it takes."""

    @property
    def start(self) -> dt.date | None:
        """Its first day, if any date is known."""

    @property
    def end(self) -> dt.date | None:
        """Its last day, if any date is known."""

    @property
    def placed(self) -> Mapping[str, Placed]:
        """The actions that have a place."""

    @property
    def unplaced(self) -> tuple[Unplaced, ...]:
        """The actions that have none."""


@attrs.frozen(kw_only=True)
class Baseline:
    """A schedule as it was at a moment, kept as a value: it does not follow the plan."""

    name: str | None
    on: dt.date | None
    calendar: WorkCalendar
    start: dt.date | None
    end: dt.date | None
    length: int
    placed: Table[Placed]
    unplaced: tuple[Unplaced, ...]


@attrs.frozen
class Change:
    """One thing that differs between two schedules; ``start`` and ``end`` are the working days by which it moved."""

    kind: Kind
    id: str
    title: str
    start: int = 0
    end: int = 0
    before: Placed | None = None
    after: Placed | None = None

    @property
    def message(self) -> Message:
        """What differs."""
        if self.kind != "moved" or self.after is None:
            return _CHANGES[self.kind].with_(title=self.title)
        day = said_moment(self.after.early_end, max(1, self.after.offsets.early_finish))
        return _MOVED.with_(title=self.title, start=said_move(self.start), end=said_move(self.end), day=day)

    def text(self, lang: Lang = "en") -> str:
        """Say what differs."""
        return self.message.render(lang)


@attrs.frozen
class Comparison:
    """What differs from one schedule to another; it is true when something does.

    ``end_slip`` is how many working days later the programme ends, or ``None`` where either has no action with a place.
    """

    changes: tuple[Change, ...]
    end_slip: int | None
    end: dt.date | None
    length: int

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.changes or self.end_slip)

    @property
    def messages(self) -> tuple[Message, ...]:
        """What it does to the end of the programme, then each thing that differs."""
        if not self:
            return (_NOTHING.with_(),)
        day = said_moment(self.end, max(1, self.length))
        whole = () if self.end_slip is None else (_WHOLE.with_(end=said_move(self.end_slip), day=day),)
        return (*whole, *(each.message for each in self.changes))

    def text(self, lang: Lang = "en") -> str:
        """Say what differs, one thing a line."""
        return "\n".join(each.render(lang) for each in self.messages)


def compare(before: Planned, after: Planned) -> Comparison:
    """Tell what differs from one schedule, or baseline, to another; working days are counted in the later calendar.

    Where either has no date, the offsets from the start of each are compared.
    """
    old, new = _rows(before), _rows(after)
    names = sorted({*old, *new})
    changes = tuple(each for name in names for each in _changes(old.get(name), new.get(name), after.calendar))
    slip = _slip(before.end, after.end, after.length - before.length, after.calendar)
    return Comparison(changes, slip if before.placed and after.placed else None, after.end, after.length)


def _rows(planned: Planned) -> dict[str, Placed | Unplaced]:
    return {row.id: row for row in (*planned.placed.values(), *planned.unplaced)}


def _slip(old: dt.date | None, new: dt.date | None, otherwise: int, calendar: WorkCalendar) -> int:
    return otherwise if old is None or new is None else calendar.count(old, new)


def _changes(old: Placed | Unplaced | None, new: Placed | Unplaced | None, calendar: WorkCalendar) -> Iterator[Change]:
    if isinstance(old, Placed) and isinstance(new, Placed):
        yield from _moves(old, new, calendar)
    elif new is None and old is not None:
        yield Change("removed", old.id, old.title)
    elif old is None and new is not None:
        yield Change("added", new.id, new.title)
    elif isinstance(new, Placed):
        yield Change("now-placed", new.id, new.title)
    elif isinstance(old, Placed) and new is not None:
        yield Change("now-unplaced", new.id, new.title)


def _moves(old: Placed, new: Placed, calendar: WorkCalendar) -> Iterator[Change]:
    was, now = old.offsets, new.offsets
    start = _slip(old.early_start, new.early_start, now.early_start - was.early_start, calendar)
    end = _slip(old.early_end, new.early_end, now.early_finish - was.early_finish, calendar)
    if start or end:
        yield Change("moved", new.id, new.title, start, end, old, new)
    if new.progress == "done" and old.progress != "done":
        yield Change("now-done", new.id, new.title)
    elif old.critical != new.critical:
        yield Change("now-critical" if new.critical else "no-longer-critical", new.id, new.title)
