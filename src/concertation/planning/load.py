"""How many actions each party pilots at the same time, and in how many project groups it is."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

import attrs

from concertation.model import Action, Concertation, Party
from concertation.planning.calendar import WorkCalendar
from concertation.planning.extent import Extent, extent_of
from concertation.planning.graph import ABANDONED, state_of
from concertation.planning.saying import said_date
from concertation.texts import Lang, Message, Text

__all__ = ["Load", "Overload", "PartyLoad", "Role", "Stretch", "load"]

Role: TypeAlias = Literal["pilot", "group"]
Placed: TypeAlias = tuple[Action, Extent]

_FOR_EVER: Final = dt.date.max.toordinal() + 1
_FEW: Final = 12
_TEXTS: Final = {
    ("pilot", True): Text(
        en="{party} pilots {count} actions at once {span}, more than {at_most}: {actions}",
        fr="{party} pilote {count} actions à la fois {span}, plus que {at_most} : {actions}",
    ),
    ("pilot", False): Text(
        en="{party} may pilot {count} actions at once {span}, more than {at_most}: {actions}",
        fr="{party} pilote peut-être {count} actions à la fois {span}, plus que {at_most} : {actions}",
    ),
    ("group", True): Text(
        en="{party} is in {count} project groups at once {span}, more than {at_most}: {actions}",
        fr="{party} fait partie de {count} groupes projet à la fois {span}, plus que {at_most} : {actions}",
    ),
    ("group", False): Text(
        en="{party} may be in {count} project groups at once {span}, more than {at_most}: {actions}",
        fr="{party} fait peut-être partie de {count} groupes projet à la fois {span}, plus que {at_most} : {actions}",
    ),
}
_SPAN: Final = Text(en="from {first} to {last}", fr="du {first} au {last}")
_ONE_DAY: Final = Text(en="on {first}", fr="le {first}")
_ONWARDS: Final = Text(en="from {first} on", fr="à partir du {first}")


@attrs.frozen
class Stretch:
    """Days over which the same actions run, from the ``first`` to the ``last``, both included.

    ``last`` is ``None`` where nothing says when it ends. ``count`` actions surely run on each of these days, ``most``
    may: those, and those that dates known to the month or the year, or an end that is unsaid, leave in doubt.
    """

    first: dt.date
    last: dt.date | None
    count: int
    most: int
    placed: tuple[Placed, ...] = attrs.field(repr=False, eq=False)

    @property
    def surely(self) -> tuple[Action, ...]:
        """The actions that surely run."""
        return tuple(each for each, extent in self.placed if _covers(_sure_days(extent), self.first))

    @property
    def maybe(self) -> tuple[Action, ...]:
        """The actions that may run: these, and those in doubt."""
        return tuple(each for each, extent in self.placed if _covers(_possible_days(extent), self.first))


@attrs.frozen
class Overload:
    """Days over which a party has more actions at once than it should; where it only may, it is not ``certain``.

    ``peak`` is the stretch at which it has the most.
    """

    of: PartyLoad
    first: dt.date
    last: dt.date | None
    certain: bool
    peak: Stretch

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions that run at once at the peak."""
        return self.peak.surely if self.certain else self.peak.maybe

    @property
    def message(self) -> Message:
        """Who has how many actions at once, when, and which; of very many, the first."""
        titles = [str(each.label) for each in self.actions]
        shown = titles if len(titles) <= _FEW else [*titles[:_FEW], f"… ({len(titles) - _FEW})"]
        return _TEXTS[self.of.role, self.certain].with_(
            party=self.of.title,
            count=len(titles),
            span=self._span(),
            at_most=self.of.at_most,
            actions=tuple(shown),
        )

    def _span(self) -> Message:
        if self.last is None:
            return _ONWARDS.with_(first=said_date(self.first))
        if self.last == self.first:
            return _ONE_DAY.with_(first=said_date(self.first))
        return _SPAN.with_(first=said_date(self.first), last=said_date(self.last))

    def text(self, lang: Lang = "en") -> str:
        """Say who has how many actions at once, when, and which."""
        return self.message.render(lang)


@attrs.frozen
class PartyLoad:
    """What a party has to do over time in one role: pilot (or co-pilot), or member of project groups.

    ``title`` is what a reader calls it. ``stretches`` are in order, without the days on which nothing runs; ``undated``
    are the actions that nothing places in time.
    """

    party: Party
    role: Role
    title: str
    stretches: tuple[Stretch, ...]
    undated: tuple[Action, ...]
    at_most: int

    @property
    def is_overloaded(self) -> bool | None:
        """Whether it has more than ``at_most`` actions at once on some day: yes, no, or unknown (``None``).

        An action without dates may run on any day.
        """
        if any(each.count > self.at_most for each in self.stretches):
            return True
        most = max((each.most for each in self.stretches), default=0)
        return None if most + len(self.undated) > self.at_most else False

    @property
    def overloads(self) -> tuple[Overload, ...]:
        """When it surely has more than ``at_most`` actions at once, and when it may by the dates that are said."""
        runs: list[list[Stretch]] = []
        for each in self.stretches:
            if each.most <= self.at_most:
                continue
            before = runs[-1][-1] if runs else None
            if before is not None and self._goes_on(before, each):
                runs[-1].append(each)
            else:
                runs.append([each])
        return tuple(map(self._overload, runs))

    def _is_certain(self, stretch: Stretch) -> bool:
        return stretch.count > self.at_most

    def _goes_on(self, before: Stretch, after: Stretch) -> bool:
        is_next = before.last is not None and before.last.toordinal() + 1 == after.first.toordinal()
        return is_next and self._is_certain(before) == self._is_certain(after)

    def _overload(self, run: list[Stretch]) -> Overload:
        certain = self._is_certain(run[0])
        peak = max(run, key=lambda each: each.count if certain else each.most)
        return Overload(self, run[0].first, run[-1].last, certain, peak)


@attrs.frozen
class Load:
    """The load of every party in each of its roles: pilots first, then members of project groups, by id or name.

    ``unassigned`` are the actions of which nobody has said who pilots them: they are in nobody's load.
    """

    parties: tuple[PartyLoad, ...]
    unassigned: tuple[Action, ...]

    def of(self, party: str, role: Role = "pilot") -> PartyLoad | None:
        """Give the load of a party, by its id or the name of someone outside; ``None`` where it has none."""
        return next((each for each in self.parties if each.role == role and str(each.party) == party), None)

    @property
    def overloads(self) -> tuple[Overload, ...]:
        """Every overload, those that are certain first, then by date."""
        every = [overload for party in self.parties for overload in party.overloads]
        return tuple(sorted(every, key=lambda each: (not each.certain, each.first)))


def load(concertation: Concertation, *, at_most: int = 3, calendar: WorkCalendar | None = None) -> Load:
    """Count the actions that each party pilots, or is in the project group of, day after day.

    An action runs from its start to its end, as far as they are said; one that is permanent never ends. Co-pilots are
    counted as pilots. A party that has a role in a whole action is not counted again for the parts of it. Abandoned
    actions do not count. This is about the actions that are listed, whoever else there may be.

    Args:
        concertation: the whole.
        at_most: how many actions at once are not too many, in either role.
        calendar: the working days in which durations are counted; those of France by default.

    Raises:
        InvalidValue: if a duration leads outside the calendar.

    >>> from concertation.model import Authority
    >>> plan = [Action(f"a{n}", pilot="a", start="2026-03-02", end=f"2026-0{n}-15") for n in (4, 5, 6)]
    >>> found = load(Concertation("c", title="C", authority=Authority("a"), actions=plan), at_most=2)
    >>> print(found.overloads[0].text("fr"))
    a pilote 3 actions à la fois du 2 mars 2026 au 15 avril 2026, plus que 2 : a4, a5, a6
    """
    counted = WorkCalendar.france() if calendar is None else calendar
    actions = [each for each in concertation.actions if state_of(each) != ABANDONED]
    extents = {each.id: extent_of(each, counted) for each in actions}
    wholes = {each.id: _roles(each) for each in actions if extents[each.id].first_start is not None}
    shares: dict[tuple[Role, Party], list[Action]] = {}
    for action in actions:
        for share in _roles(action) - wholes.get(action.part_of or "", frozenset()):
            shares.setdefault(share, []).append(action)
    titles = _titles(concertation)
    return Load(
        tuple(
            _party_load(share, shares[share], extents, titles, at_most)
            for share in sorted(shares, key=lambda share: (share[0] == "group", str(share[1]), share[1].id is None))
        ),
        tuple(each for each in actions if each.pilot is None),
    )


def _roles(action: Action) -> frozenset[tuple[Role, Party]]:
    pilots = {_plain(each) for each in (action.pilot, *(action.co_pilots or ())) if each is not None}
    group = {_plain(each) for each in action.group or ()} - pilots
    return frozenset({*(("pilot", each) for each in pilots), *(("group", each) for each in group)})


def _plain(party: Party) -> Party:
    return Party(party.id, name=party.name)


def _titles(concertation: Concertation) -> dict[str, str]:
    titles = {concertation.authority.id: str(concertation.authority.label)}
    titles |= {each.id: str(each.label) for each in concertation.members}
    return titles | {each.id: str(each.label) for each in concertation.formations}


def _party_load(
    share: tuple[Role, Party],
    actions: list[Action],
    extents: dict[str, Extent],
    titles: dict[str, str],
    at_most: int,
) -> PartyLoad:
    role, party = share
    placed = tuple((each, extents[each.id]) for each in actions if extents[each.id].first_start is not None)
    undated = tuple(each for each in actions if extents[each.id].first_start is None)
    title = titles.get(party.id or "", str(party))
    return PartyLoad(party, role, title, tuple(_stretches(placed)), undated, at_most)


def _stretches(placed: tuple[Placed, ...]) -> Iterator[Stretch]:
    changes: dict[int, list[int]] = {}
    for _, extent in placed:
        for kind, days in enumerate((_sure_days(extent), _possible_days(extent))):
            if days:
                changes.setdefault(days.start, [0, 0])[kind] += 1
                changes.setdefault(days.stop, [0, 0])[kind] -= 1
    count = most = 0
    for day, following in itertools.pairwise(sorted(changes)):
        count, most = count + changes[day][0], most + changes[day][1]
        if most:
            last = None if following == _FOR_EVER else dt.date.fromordinal(following - 1)
            yield Stretch(dt.date.fromordinal(day), last, count, most, placed)


def _sure_days(extent: Extent) -> range:
    """Give the days on which an action surely runs; there may be none."""
    begin, end = extent.last_start or dt.date.max, extent.first_end or dt.date.min
    return range(begin.toordinal(), _FOR_EVER if extent.endless else end.toordinal() + 1)


def _possible_days(extent: Extent) -> range:
    begin = extent.first_start or dt.date.max
    return range(begin.toordinal(), _FOR_EVER if extent.last_end is None else extent.last_end.toordinal() + 1)


def _covers(days: range, day: dt.date) -> bool:
    return day.toordinal() in days
