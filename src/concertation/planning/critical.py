"""The critical paths of a programme: how many there are, and each in turn."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

import attrs

from concertation.planning.timing import Timing

__all__ = ["CriticalLinks", "critical_links"]


@attrs.frozen
class CriticalLinks:
    """The critical actions, in the order of their starts, and the links between them that leave no slack.

    There may be exponentially many paths: they are given one by one, and counted without going through them.
    """

    ids: tuple[str, ...]
    unlocks: Mapping[str, tuple[str, ...]]

    @property
    def firsts(self) -> tuple[str, ...]:
        """The actions at which a path begins."""
        later = {name for names in self.unlocks.values() for name in names}
        return tuple(name for name in self.ids if name not in later)

    def paths(self, limit: int | None) -> Iterator[tuple[str, ...]]:
        """Go through the paths, as far as a limit."""
        return itertools.islice(self._paths(), None if limit is None else max(0, limit))

    def _paths(self) -> Iterator[tuple[str, ...]]:
        path: list[str] = []
        ahead = [iter(self.firsts)]
        while ahead:
            name = next(ahead[-1], None)
            if name is None:
                ahead.pop()
                if path:
                    path.pop()
                continue
            path.append(name)
            if self.unlocks[name]:
                ahead.append(iter(self.unlocks[name]))
            else:
                yield tuple(path)
                path.pop()

    def count(self) -> int:
        """Count the paths."""
        ways: dict[str, int] = {}
        for name in reversed(self.ids):
            ways[name] = sum(ways[after] for after in self.unlocks[name]) or 1
        return sum(ways[name] for name in self.firsts)


def critical_links(timing: Timing) -> CriticalLinks:
    """Find the critical actions and the links between them that leave no slack."""
    network, heads = timing.network, timing.heads
    critical = {
        place
        for place, (name, head, tail) in enumerate(zip(network.ids, heads, timing.tails, strict=True))
        if head + tail == timing.end and name not in timing.done
    }
    unlocks: dict[int, set[int]] = {place: set() for place in critical}
    for place in critical:
        for first, reach in network.links[place]:
            if first in critical and heads[first] + reach == heads[place]:
                unlocks[first].add(place)
    in_order = sorted(critical)
    names = {
        network.ids[place]: tuple(network.ids[after] for after in sorted(unlocks[place])) for place in in_order
    }
    return CriticalLinks(tuple(names), names)
