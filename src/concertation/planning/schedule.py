"""The schedule of a programme: when each action may start and end, what decides it, and what has no place.

What an action says of its own place, and what wins over what, is in ``concertation.planning.placing``. Links add to
that, each of the four kinds with its lag in working days. Tools differ on links that are not finish-to-start, and on
leads; here, as in Primavera:

- nothing starts before the beginning of the programme, whatever the lead of a link: the status date, else the earliest
  start that anybody states;
- the latest dates are counted back from the end of the last action of all, whether or not something waits for it;
- an action that waits for nothing that is said may start at the beginning;
- durations do not stretch: with every kind of link, the slack of a start is that of its end;
- lags count working days of the programme's one calendar.

Unlike Primavera's, the free slack of an action never exceeds its total slack. Offsets are half-open: an action of two
days from offset 3 finishes at 5, and its last day worked is that of offset 4.

Every action of the plan is either placed or unplaced, with the reason. Dates are derived from the plan, never stored.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator, Mapping

import attrs

from concertation.errors import InvalidValue, Problem, unknown_name
from concertation.model import Action, Concertation, Range, Table, When
from concertation.planning.calendar import WorkCalendar
from concertation.planning.comparing import Baseline
from concertation.planning.critical import CriticalLinks, critical_links
from concertation.planning.graph import ActionGraph
from concertation.planning.network import Offsets, links_of
from concertation.planning.placing import Clock, Entry, Lengths, entry_of, out_of_calendar
from concertation.planning.rows import Outside, Overrun, Placed, Unplaced
from concertation.planning.timing import Arrangement, Timing, arranged, beginning_of, timed
from concertation.planning.whatif import EndIf, Slippage, end_if_later, end_if_longer, end_to_end, slippage
from concertation.planning.why import Driver, Why, floor_driver, link_driver, sentences
from concertation.texts import Message, Text

__all__ = ["Schedule", "schedule"]

_NO_ACTION = Text(en="no action has the address '{word}'", fr="aucune action n'a l'adresse « {word} »")
_NOT_A_DAY = Text(en="'{when}' is not known to the day", fr="« {when} » n'est pas connu au jour près")
_ONE_OF = Text(
    en="say either a start, or how many working days longer",
    fr="indiquez soit un début (start), soit un nombre de jours ouvrés en plus (days)",
)
_NOT_A_DELAY = Text(
    en="a delay is a whole number of working days, one or more",
    fr="un retard est un nombre entier de jours ouvrés, un ou plus",
)
_NO_DATE = Text(
    en="no date is known in this programme: say how many working days longer",
    fr="aucune date n'est connue dans ce programme : indiquez un nombre de jours ouvrés en plus (days)",
)
_HAS_BEGUN = Text(
    en="'{title}' has started: say how many working days longer it takes",
    fr="« {title} » a commencé : indiquez de combien de jours ouvrés elle se prolonge (days)",
)
_IS_DONE = Text(en="'{title}' is done: it cannot slip", fr="« {title} » est faite : elle ne peut plus prendre de retard")
_UNLINKED = Text(
    en="nobody has said what these actions wait for: {titles}",
    fr="personne n'a dit ce qu'attendent ces actions : {titles}",
)
_LONGEST = Text(
    en="the longest of their durations is taken for: {titles}",
    fr="la plus longue de leurs durées est retenue pour : {titles}",
)
_SHORTEST = Text(
    en="the shortest of their durations is taken for: {titles}",
    fr="la plus courte de leurs durées est retenue pour : {titles}",
)
_OUT = Text(
    en="'{title}' would end {days} working days after the beginning of the calendar, which ends on {last}",
    fr="« {title} » se terminerait {days} jours ouvrés après le début du calendrier, qui finit le {last}",
)


def schedule(
    plan: Concertation | ActionGraph,
    calendar: WorkCalendar | None = None,
    on: When | dt.date | str | None = None,
    *,
    lengths: Lengths = "longest",
) -> Schedule:
    """Work out when each action of a programme may start and end.

    Args:
        plan: a concertation, or the graph of its actions, which keeps what is worked out about it.
        calendar: the working days; those of France by default.
        on: the status date, known to the day; without it, what has not begun may start at any stated date.
        lengths: which bound of a duration that is known as a range is taken; the longest, so that nothing is promised
            before it is sure.

    Raises:
        CyclicPlan: if actions wait for each other.
        InvalidValue: if the status date is not a day, or if dates, durations and lags go beyond the calendar.

    >>> from concertation.model import Authority
    >>> actions = [Action("study", start="2026-03-02", days=10, after=()), Action("bays", days=5, after=["study"])]
    >>> made = schedule(Concertation("c", title="C", authority=Authority("a"), actions=actions))
    >>> made.placed["bays"].early_start, made.length
    (datetime.date(2026, 3, 16), 15)
    """
    graph = plan if isinstance(plan, ActionGraph) else ActionGraph.of(plan)
    graph.refuse_cycles()
    used = WorkCalendar.france() if calendar is None else calendar
    clock = Clock(used, None if on is None else _status_date(on, used), lengths)
    problems = [each for action in graph.actions.values() for each in out_of_calendar(action, used)]
    if problems:
        raise InvalidValue(problems)
    entries = Table({name: entry_of(action, clock) for name, action in graph.actions.items()})
    made = Schedule(graph, clock, entries, beginning_of(entries, clock.opens))
    made.refuse_beyond_calendar()
    return made


def _status_date(on: When | dt.date | str, calendar: WorkCalendar) -> dt.date:
    when = When(on)
    if when.first != when.last:
        raise InvalidValue([Problem(code="date", path="on", message=_NOT_A_DAY.with_(when=when))])
    try:
        calendar.index(when.first)
    except InvalidValue as error:
        raise InvalidValue(each.under("on") for each in error.problems) from None
    return when.first


@attrs.frozen
class Schedule:
    """When each action may start and end. It is a value, made by ``schedule``; it works out the rest on demand.

    ``entries`` are what each action says of its own place, ``beginning`` the beginning of the programme in working days
    of the calendar, or ``None`` where no date is known at all: then there are offsets, and no dates.
    """

    graph: ActionGraph
    clock: Clock = attrs.field(repr=False)
    entries: Table[Entry] = attrs.field(repr=False)
    beginning: int | None

    @property
    def calendar(self) -> WorkCalendar:
        """The working days."""
        return self.clock.calendar

    @property
    def on(self) -> dt.date | None:
        """The status date."""
        return self.clock.on

    @property
    def lengths(self) -> Lengths:
        """Which bound of a range of days is taken."""
        return self.clock.lengths

    @functools.cached_property
    def arrangement(self) -> Arrangement:
        """Which actions could be placed."""
        return arranged(self.graph, self.entries)

    @functools.cached_property
    def timing(self) -> Timing:
        """The passes over what could be placed."""
        return timed(self.graph, self.arrangement, self.beginning)

    @functools.cached_property
    def offsets(self) -> Table[Offsets]:
        """When each placed action may start and finish, in working days from the start of the schedule."""
        return Table(self.timing.offsets)

    @functools.cached_property
    def length(self) -> int:
        """How many working days the programme takes, from its start to its end."""
        return self.timing.end - self.timing.start

    @functools.cached_property
    def start(self) -> dt.date | None:
        """The first day of the programme, if any date is known."""
        return min((row.early_start for row in self.placed.values() if row.early_start is not None), default=None)

    @functools.cached_property
    def end(self) -> dt.date | None:
        """The last day worked of the programme, if any date is known."""
        return max((row.early_end for row in self.placed.values() if row.early_end is not None), default=None)

    @functools.cached_property
    def placed(self) -> Table[Placed]:
        """The actions that have a place, by id, with their dates and slack."""
        return Table({name: self._row(name, place) for name, place in self.timing.places.items()})

    def _row(self, name: str, place: int) -> Placed:
        offsets, entry, floor = self.offsets[name], self.entries[name], self.timing.floors[place]
        base = self.timing.start
        early = self.dates(base + offsets.early_start, base + offsets.early_finish, floor)
        late = self.dates(base + offsets.late_start, base + offsets.late_finish, floor)
        return Placed(
            id=name,
            title=self._title(name),
            days=offsets.early_finish - offsets.early_start,
            offsets=offsets,
            early_start=early[0],
            early_end=early[1],
            late_start=late[0],
            late_end=late[1],
            progress=entry.progress,
            rough=entry.rough,
        )

    def dates(self, start: int, finish: int, floor: int) -> tuple[dt.date | None, dt.date | None]:
        """Give the first and the last day worked from one working day to another, if any date is known.

        Of a milestone that waits for something, both are the day that closes it; of one at its own floor, that day.
        """
        if self.beginning is None:
            return None, None
        day = self.calendar.day
        if start == finish:
            moment = day(start - 1 if start > floor else start)
            return moment, moment
        return day(start), day(finish - 1)

    @functools.cached_property
    def unplaced(self) -> tuple[Unplaced, ...]:
        """The actions that have no place, by id, each with the reason."""
        return tuple(
            Unplaced(name, self._title(name), reason, other, None if other is None else self._title(other))
            for name, (reason, other) in sorted(self.arrangement.refused.items())
        )

    @property
    def critical(self) -> tuple[str, ...]:
        """The actions of which any delay delays the programme, in the order of the links."""
        return self._critical_links.ids

    @functools.cached_property
    def _critical_links(self) -> CriticalLinks:
        return critical_links(self.timing)

    def critical_paths(self, limit: int | None = 100) -> Iterator[tuple[str, ...]]:
        """Go through the critical paths, one by one; there may be very many, and ``critical_path_count`` says how many.

        Args:
            limit: after how many to stop; ``None`` goes through all.
        """
        return self._critical_links.paths(limit)

    @property
    def critical_path_count(self) -> int:
        """How many critical paths there are."""
        return self._critical_links.count()

    @functools.cached_property
    def outside(self) -> tuple[Outside, ...]:
        """The prerequisites outside the plan that may hold a placed action: no date takes them into account."""
        return tuple(
            Outside(name, self._title(name), each.text, each.met)
            for name in self.offsets
            for each in self.graph.actions[name].after or ()
            if each.text is not None and each.met is not True and self.entries[name].progress != "done"
        )

    @functools.cached_property
    def unlinked(self) -> tuple[str, ...]:
        """The placed actions, not done, of which nobody has said what they wait for."""
        return tuple(
            name
            for name in self.offsets
            if self.graph.actions[name].after is None and self.entries[name].progress != "done"
        )

    @functools.cached_property
    def overruns(self) -> tuple[Overrun, ...]:
        """The actions that cannot end by their stated end."""
        return tuple(self._overruns())

    def _overruns(self) -> Iterator[Overrun]:
        for name, row in self.placed.items():
            stated = self.graph.actions[name].end
            if stated is None or row.early_end is None or row.early_end <= stated.last or row.progress == "done":
                continue
            late = self.clock.closing(row.early_end) - self.clock.closing(stated.last)
            yield Overrun(name, row.title, stated, row.early_end, late)

    @property
    def notes(self) -> tuple[Message, ...]:
        """All that a reader of the dates must know beside: what has none, what they leave out, what they assume."""
        ranged = [name for name in self.offsets if isinstance(self.graph.actions[name].days, Range)]
        named = ((self.unlinked, _UNLINKED), (ranged, _LONGEST if self.lengths == "longest" else _SHORTEST))
        return (
            *(each.message for each in (*self.unplaced, *self.outside, *self.overruns)),
            *(text.with_(titles=tuple(map(self._title, names))) for names, text in named if names),
        )

    def why(self, address: str) -> Why:
        """Say what decides the dates of an action, or why it has none.

        Args:
            address: its id, or its address, as ``actions/bays``.

        Raises:
            InvalidValue: if there is no such action.
        """
        name = self._find(address)
        if name in self.arrangement.refused:
            reasons = (each.message for each in self.unplaced if each.id == name)
            return Why(name, tuple(reasons))
        drivers = tuple(self._drivers(name))
        outside = tuple(each.message for each in self.outside if each.id == name)
        said = sentences(self.placed[name], self.entries[name], drivers, is_linked=name not in self.unlinked)
        return Why(name, (*said, *outside), drivers)

    def _drivers(self, name: str) -> Iterator[Driver]:
        timing, actions, entry = self.timing, self.graph.actions, self.entries[name]
        head = timing.heads[timing.places[name]]
        links = [] if entry.pinned else list(self._tight(name, head))
        own = self.beginning if entry.floor is None else entry.floor
        is_last_resort = entry.floor is None or entry.floor < (self.beginning or 0)
        if head == max(own or 0, self.beginning or 0) and not (links and is_last_resort):
            yield floor_driver("beginning" if is_last_resort else entry.why or "beginning", actions[name], self.clock)
        yield from links

    def _tight(self, name: str, head: int) -> Iterator[Driver]:
        timing, action = self.timing, self.graph.actions[name]
        place = timing.places[name]
        reaches = iter(timing.network.links[place])
        for link in links_of(action):
            if link.action in timing.places:
                first, reach = next(reaches)
                if timing.heads[first] + reach == head:
                    yield link_driver(link, self.graph.actions[str(link.action)])
        for floor, link in self.arrangement.facts.get(name, ()):
            if floor == head:
                yield link_driver(link, self.graph.actions[str(link.action)])

    def delayed(
        self, address: str, *, start: When | dt.date | str | None = None, days: int | None = None
    ) -> Schedule:
        """Give the schedule as it would be if one action started later, or took longer; this one does not change.

        Args:
            address: the id of an action, or its address.
            start: the day before which it would not start.
            days: how many working days longer it would take.

        Raises:
            InvalidValue: if there is no such action, or it has no place, or cannot slip, or nothing is supposed.
        """
        name = self._find(address)
        moved = self._later(name, start) if self._supposes_start(name, start, days) else self._longer(name, days or 0)
        made = attrs.evolve(self, entries=Table({**self.entries, name: moved}))
        made.refuse_beyond_calendar()
        return made

    def delay(self, address: str, *, start: When | dt.date | str | None = None, days: int | None = None) -> Slippage:
        """Tell what slips, and by how much, if one action started later or took longer: exactly.

        Args:
            address: the id of an action, or its address.
            start: the day before which it would not start.
            days: how many working days longer it would take.

        Raises:
            InvalidValue: as ``delayed``.

        >>> from concertation.model import Authority
        >>> actions = [Action("study", days=10, after=()), Action("bays", days=5, after=["study"])]
        >>> made = schedule(Concertation("c", title="C", authority=Authority("a"), actions=actions))
        >>> made.delay("study", days=3).days
        3
        """
        after = self.delayed(address, start=start, days=days)
        return slippage(self._find(address), (self.timing, self.placed), (after.timing, after.placed))

    def end_if(self, address: str, *, start: When | dt.date | str | None = None, days: int | None = None) -> EndIf:
        """Tell when the programme would end if one action started later or took longer, in constant time.

        It is exact, but for an action that is bound by its end and takes longer: there it says a bound.

        Args:
            address: the id of an action, or its address.
            start: the day before which it would not start.
            days: how many working days longer it would take.

        Raises:
            InvalidValue: as ``delayed``.
        """
        name = self._find(address)
        place, timing = self._place(name), self.timing
        if self._supposes_start(name, start, days):
            end, is_exact = end_if_later(timing, place, self._later(name, start).floor or 0), True
        else:
            action, way = self.graph.actions[name], self._end_to_end[place]
            is_bound = any(link.kind in {"FF", "SF"} for _, link in self.arrangement.facts.get(name, ()))
            end, is_exact = end_if_longer(timing, place, days or 0, action, way)
            is_exact = is_exact and not is_bound
        last = self.end if end == timing.end else self.dates(end, end, end - 1)[1]
        return EndIf(end - timing.end, end - timing.start, last, is_exact)

    @functools.cached_property
    def _end_to_end(self) -> tuple[int, ...]:
        return end_to_end(self.timing, self.graph.actions)

    def _place(self, name: str) -> int:
        if name in self.arrangement.refused:
            reasons = [each for each in self.unplaced if each.id == name]
            raise InvalidValue(_cannot_slip(name, each.message) for each in reasons)
        if self.entries[name].progress == "done":
            raise InvalidValue([_cannot_slip(name, _IS_DONE.with_(title=self._title(name)))])
        return self.timing.places[name]

    def _supposes_start(self, name: str, start: object, days: object) -> bool:
        self._place(name)
        if (start is None) == (days is None):
            raise InvalidValue([_cannot_slip(name, _ONE_OF.with_())])
        if start is not None and self.entries[name].pinned:
            raise InvalidValue([_cannot_slip(name, _HAS_BEGUN.with_(title=self._title(name)))])
        if start is not None and self.beginning is None:
            raise InvalidValue([_cannot_slip(name, _NO_DATE.with_())])
        if start is None and (not isinstance(days, int) or isinstance(days, bool) or days < 1):
            raise InvalidValue([_cannot_slip(name, _NOT_A_DELAY.with_())])
        return start is not None

    def _later(self, name: str, start: When | dt.date | str | None) -> Entry:
        entry, floor = self.entries[name], self.clock.opening(When(start or "").first)
        if floor <= self.timing.heads[self.timing.places[name]]:
            return entry
        return attrs.evolve(entry, floor=floor, why="delay")

    def _longer(self, name: str, days: int) -> Entry:
        entry = self.entries[name]
        return attrs.evolve(entry, days=(entry.days or 0) + days)

    def baseline(self, name: str | None = None) -> Baseline:
        """Keep the schedule as it is, as a value to compare with later."""
        return Baseline(
            name=name,
            on=self.on,
            calendar=self.calendar,
            start=self.start,
            end=self.end,
            length=self.length,
            placed=self.placed,
            unplaced=self.unplaced,
        )

    def refuse_beyond_calendar(self) -> None:
        """Refuse dates, durations and lags that together go beyond the calendar.

        Raises:
            InvalidValue: with one problem for each end of the calendar that is passed, at the action that goes furthest.
        """

    def _find(self, address: str) -> str:
        name = address.removeprefix("actions/")
        if name not in self.graph.actions:
            message = _NO_ACTION.with_(word=address)
            raise InvalidValue([unknown_name("unknown-address", ".", message, name, self.graph.actions)])
        return name

    def _title(self, name: str) -> str:
        return str(self.graph.actions[name].label)


def _cannot_slip(name: str, message: Message) -> Problem:
    return Problem(code="delay", path=f"actions/{name}", message=message)
