"""The compiled form of a programme, and the passes of the critical path method over it, in plain Python.

Every link of the four kinds becomes one number, the least distance from the start of the first action to the start of
the one that waits: finish-to-start is the first's duration plus the lag, start-to-start the lag, finish-to-finish the
first's duration plus the lag less the other's duration, start-to-finish the lag less the other's duration. So one loop
serves all four, forwards and backwards, over the same tuples.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

import attrs

from concertation.errors import InvalidValue, Problem, unknown_name
from concertation.model import Action, Dependency
from concertation.texts import Text

__all__ = ["Layout", "Network", "Offsets", "compiled", "distance", "laid_out", "links_of"]

Links: TypeAlias = tuple[tuple[int, int], ...]

FROM_END: Final = frozenset({"FS", "FF"})
"""The kinds of link that wait for the end of the first action."""

TO_END: Final = frozenset({"FF", "SF"})
"""The kinds of link that bind the end of the action that waits."""

_NO_ACTION = Text(en="no action has the id '{word}'", fr="aucune action n'a l'identifiant « {word} »")


class Offsets(NamedTuple):
    """When an action may start and finish, in working days from the start of the schedule; a finish is exclusive.

    ``total_slack`` is how late it may be without delaying the programme, ``free_slack`` without delaying any other
    action. Durations do not stretch, so that the slack of its start is that of its finish, whatever its links.
    """

    early_start: int
    early_finish: int
    late_start: int
    late_finish: int
    total_slack: int
    free_slack: int


@attrs.frozen
class Layout:
    """The ids of actions, each after what it waits for, and their places; those on or behind a cycle have none."""

    ids: tuple[str, ...]
    places: Mapping[str, int] = attrs.field(repr=False)


def _unknown(actions: Mapping[str, Action]) -> Iterable[Problem]:
    for action in actions.values():
        for each in links_of(action):
            if each.action not in actions:
                at = f"actions/{action.id}/after/{each.key}"
                word = str(each.action)
                yield unknown_name("unknown-id", at, _NO_ACTION.with_(word=word), word, actions)


def links_of(action: Action) -> tuple[Dependency, ...]:
    """Give what an action waits for inside the plan."""
    return tuple(each for each in action.after or () if each.action is not None)


def laid_out(actions: Mapping[str, Action]) -> Layout:
    """Put actions in an order in which each comes after what it waits for, level by level.

    Raises:
        InvalidValue: if an action waits for one that is not in the plan.
    """
    unlocks: dict[str, list[str]] = {name: [] for name in actions}
    waits: dict[str, int] = {}
    try:
        for name, action in actions.items():
            count = 0
            for each in action.after or ():
                if each.action is not None:
                    unlocks[each.action].append(name)
                    count += 1
            waits[name] = count
    except KeyError:
        raise InvalidValue(_unknown(actions)) from None
    ready = deque(name for name, count in waits.items() if not count)
    ids = []
    while ready:
        name = ready.popleft()
        ids.append(name)
        for waiting in unlocks[name]:
            waits[waiting] -= 1
            if not waits[waiting]:
                ready.append(waiting)
    return Layout(tuple(ids), {name: place for place, name in enumerate(ids)})


def distance(link: Dependency, first_days: int, waiting_days: int) -> int:
    """Give the least distance from the start of the first action to the start of the one that waits.

    >>> distance(Dependency("study", kind="FF", lag_days=2), 10, 4)
    8
    """
    reach = link.lag_days
    if link.kind in FROM_END:
        reach += first_days
    if link.kind in TO_END:
        reach -= waiting_days
    return reach


def compiled(
    actions: Mapping[str, Action], layout: Layout, days: Mapping[str, int], pinned: Collection[str] = ()
) -> Network:
    """Compile the links between actions whose durations are known; the others are left out, with their links.

    Args:
        actions: the actions of the plan.
        layout: their order.
        days: how long each lasts, in working days.
        pinned: those that wait for nothing any more.
    """
    ids = layout.ids if len(days) == len(layout.ids) else tuple(name for name in layout.ids if name in days)
    places = layout.places if len(ids) == len(layout.ids) else {name: place for place, name in enumerate(ids)}
    lengths = [days[name] for name in ids]
    links: list[Links] = []
    for name, own in zip(ids, lengths, strict=True):
        into = []
        for each in () if name in pinned else actions[name].after or ():
            first = places.get(each.action) if each.action is not None else None
            if first is not None:
                kind, reach = each.kind, each.lag_days
                if kind in FROM_END:
                    reach += lengths[first]
                if kind in TO_END:
                    reach -= own
                into.append((first, reach))
        links.append(tuple(into))
    return Network(ids, tuple(lengths), tuple(links))


@attrs.frozen
class Network:
    """Actions in an order in which each comes after what it waits for, with their durations and what they wait for.

    ``links`` holds, for each action, the places of those it waits for, each with the least distance from start to
    start. Offsets are whole working days; nothing starts before zero, and the end is that of the last to finish.

    >>> network = Network(("study", "bays"), (10, 5), ((), ((0, 10),)))
    >>> network.times()["bays"]
    (10, 15, 10, 15)
    """

    ids: tuple[str, ...]
    days: tuple[int, ...]
    links: tuple[Links, ...] = attrs.field(repr=False)

    def heads(self, floors: Sequence[int] | None = None) -> list[int]:
        """Give the earliest start of each action; none starts before its floor, which is zero where none is given."""
        heads = [0] * len(self.ids) if floors is None else list(floors)
        for place, into in enumerate(self.links):
            if into:
                head = heads[place]
                for first, reach in into:
                    start = heads[first] + reach
                    head = max(start, head)
                heads[place] = head
        return heads

    def tails(self) -> list[int]:
        """Give the time from the start of each action to the end of the last that hangs on it, its own included."""
        tails = list(self.days)
        place = len(tails)
        for into in reversed(self.links):
            place -= 1
            if into:
                tail = tails[place]
                for first, reach in into:
                    way = tail + reach
                    if way > tails[first]:
                        tails[first] = way
        return tails

    def end(self, heads: Sequence[int]) -> int:
        """Give the end of the last action to finish, or zero where there is none."""
        return max(map(int.__add__, heads, self.days), default=0)

    def gaps(self, heads: Sequence[int], end: int) -> list[int]:
        """Give how late each action may be without delaying another one, or the end."""
        gaps = [end - head - own for head, own in zip(heads, self.days, strict=True)]
        for place, into in enumerate(self.links):
            head = heads[place]
            for first, reach in into:
                gap = head - reach - heads[first]
                if gap < gaps[first]:
                    gaps[first] = gap
        return gaps

    def times(self) -> dict[str, tuple[int, int, int, int]]:
        """Give the early start, early finish, late start and late finish of each action."""
        heads, tails = self.heads(), self.tails()
        end = self.end(heads)
        return {
            name: (head, head + own, end - tail, end - tail + own)
            for name, own, head, tail in zip(self.ids, self.days, heads, tails, strict=True)
        }
