"""The passes of the critical path method over what could be placed, in working days of the calendar."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import attrs

from concertation.model import Dependency
from concertation.planning.graph import ABANDONED, DONE, STARTED, ActionGraph, state_of
from concertation.planning.network import FROM_END, TO_END, Network, Offsets, links_of
from concertation.planning.placing import Entry, Reason

__all__ = ["Arrangement", "Timing", "arranged", "beginning_of", "timed"]


@attrs.frozen
class Arrangement:
    """Which actions could be placed, and which not, for what reason and because of which other.

    ``facts`` holds the links from actions that have no place but whose start or end is known as a fact: each with the
    working day before which the action that waits does not start.
    """

    entries: Mapping[str, Entry]
    refused: Mapping[str, tuple[Reason, str | None]]
    facts: Mapping[str, tuple[tuple[int, Dependency], ...]]


def arranged(graph: ActionGraph, entries: Mapping[str, Entry]) -> Arrangement:
    """Leave out the actions that have no place, and those that wait for them without anything being known."""
    refused: dict[str, tuple[Reason, str | None]] = {
        name: (entry.reason, None) for name, entry in entries.items() if entry.reason is not None
    }
    if not refused:
        return Arrangement(entries, {}, {})
    facts: dict[str, tuple[tuple[int, Dependency], ...]] = {}
    for name in graph.layout.ids:
        entry = entries[name]
        if name in refused or entry.pinned:
            continue
        held = [each for each in links_of(graph.actions[name]) if each.action in refused]
        for link in held:
            floor = _floor(link, entries[str(link.action)], entry.days or 0)
            if floor is not None:
                facts[name] = (*facts.get(name, ()), (floor, link))
            elif not _is_behind(link, graph):
                is_lost = state_of(graph.actions[str(link.action)]) == ABANDONED
                refused[name] = ("waits-for-abandoned" if is_lost else "waits-for", link.action)
                break
    return Arrangement({name: entry for name, entry in entries.items() if name not in refused}, refused, facts)


def _floor(link: Dependency, first: Entry, days: int) -> int | None:
    known = first.ended if link.kind in FROM_END else first.began
    if known is None:
        return None
    return known + link.lag_days - (days if link.kind in TO_END else 0)


def _is_behind(link: Dependency, graph: ActionGraph) -> bool:
    state = state_of(graph.actions[str(link.action)])
    return link.lag_days <= 0 and (state == DONE if link.kind in FROM_END else state in STARTED)


def beginning_of(entries: Mapping[str, Entry], opens: int | None) -> int | None:
    """Give the beginning of the programme: the status date, else the earliest start that is said, else nothing."""
    if opens is not None:
        return opens
    return min((entry.floor for entry in entries.values() if entry.floor is not None), default=None)


def timed(graph: ActionGraph, arrangement: Arrangement, beginning: int | None) -> Timing:
    """Compile what could be placed, and give its floors.

    Raises:
        CyclicPlan: if actions wait for each other.
    """
    entries, least = arrangement.entries, beginning or 0
    days = {name: entry.days or 0 for name, entry in entries.items()}
    pinned = frozenset(name for name, entry in entries.items() if entry.pinned)
    network = graph.network_of(days, pinned)
    floors = [
        least if entry.floor is None else entry.floor if entry.pinned else max(least, entry.floor)
        for entry in (entries[name] for name in network.ids)
    ]
    if arrangement.facts:
        for place, name in enumerate(network.ids):
            floors[place] = max((floors[place], *(floor for floor, _ in arrangement.facts.get(name, ()))))
    done = frozenset(name for name in pinned if entries[name].progress == "done")
    return Timing(network, tuple(floors), done)


@attrs.frozen
class Timing:
    """When everything happens, in working days of the calendar, or from zero where no date is known.

    Every start is floored at its floor, and every finish capped by the end of the last action of all, whether or not
    something waits for it: these are the rules of Primavera, from which other tools differ when links have leads or
    are not finish-to-start. Free slack is capped by total slack, which Primavera's is not.
    What is done keeps its dates, and has no slack.
    """

    network: Network
    floors: tuple[int, ...] = attrs.field(repr=False)
    done: frozenset[str] = frozenset()

    @functools.cached_property
    def heads(self) -> tuple[int, ...]:
        """The earliest start of each action."""
        return tuple(self.network.heads(self.floors))

    @functools.cached_property
    def tails(self) -> tuple[int, ...]:
        """The time from the start of each action to the end of the last that hangs on it."""
        return tuple(self.network.tails())

    @functools.cached_property
    def start(self) -> int:
        """The earliest start of all."""
        return min(self.heads, default=0)

    @functools.cached_property
    def end(self) -> int:
        """The end of all."""
        return self.network.end(self.heads)

    @functools.cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each action in the network."""
        return {name: place for place, name in enumerate(self.network.ids)}

    @functools.cached_property
    def offsets(self) -> Mapping[str, Offsets]:
        """When each action may start and finish, from the start of all."""
        base, end, network, done = self.start, self.end, self.network, self.done
        gaps = network.gaps(self.heads, end)
        made = {}
        for name, own, head, tail, gap in zip(network.ids, network.days, self.heads, self.tails, gaps, strict=True):
            early, slack = head - base, 0 if name in done else end - head - tail
            free = min(gap, slack)
            made[name] = Offsets(early, early + own, early + slack, early + slack + own, slack, free)
        return made
