"""How many standings there are, by date and by state: what a process asks of all of them at once, kept as they move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeVar

import attrs

from concertation.model.standing import Standing
from concertation.model.when import When

__all__ = ["Tally", "tally_of"]

K = TypeVar("K")


@attrs.frozen
class Tally:
    """How many standings are since each date, and how many of each collection are in each state.

    The collection of the standings of steps is named ``standings``.
    """

    dates: Mapping[When, int]
    states: Mapping[tuple[str, str], int]

    def moved(self, collection: str, before: Standing | None, after: Standing) -> Tally:
        """Count one standing anew."""
        dates, states = Counter(self.dates), Counter(self.states)
        if before is not None:
            states[collection, before.state] -= 1
            if before.since is not None:
                dates[before.since] -= 1
        states[collection, after.state] += 1
        if after.since is not None:
            dates[after.since] += 1
        return Tally(_some(dates), _some(states))


def tally_of(standings: Iterable[tuple[str, Standing]]) -> Tally:
    """Count standings, each with its collection."""
    dates: Counter[When] = Counter()
    states: Counter[tuple[str, str]] = Counter()
    for collection, standing in standings:
        states[collection, standing.state] += 1
        if standing.since is not None:
            dates[standing.since] += 1
    return Tally(dict(dates), dict(states))


def _some(counter: Counter[K]) -> dict[K, int]:
    return {key: count for key, count in counter.items() if count}
