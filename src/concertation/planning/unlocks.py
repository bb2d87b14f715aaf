"""What each action unlocks: the actions that wait for it, directly or through others."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping

import attrs

from concertation.errors import InvalidValue, unknown_name
from concertation.model import Table
from concertation.planning.graph import ABANDONED, ActionGraph, state_of
from concertation.planning.network import links_of
from concertation.texts import Text

__all__ = ["Unlocks", "unlocks"]

_NO_ACTION = Text(en="no action has the address '{word}'", fr="aucune action n'a l'adresse « {word} »")


@attrs.frozen
class Unlocks:
    """Which actions wait for which, by links of every kind, whatever has been done; abandoned ones wait for nothing.

    ``directly`` gives, for each action, the ids of those that wait for it, sorted.
    """

    directly: Mapping[str, tuple[str, ...]]

    def all(self, address: str) -> tuple[str, ...]:
        """Give the ids of the actions that wait for one, directly or through others, the nearest first.

        It takes as long as there are such actions: to rank a whole programme, ask for the ``count`` of the few at hand.

        Args:
            address: the id of an action, or its address, as ``actions/bays``.

        Raises:
            InvalidValue: if there is no such action.
        """
        return tuple(self._behind(address))

    def count(self, address: str) -> int:
        """Count the actions that wait for one, directly or through others.

        Raises:
            InvalidValue: if there is no such action.
        """
        return sum(1 for _ in self._behind(address))

    def _behind(self, address: str) -> Iterator[str]:
        start = address.removeprefix("actions/")
        if start not in self.directly:
            problem = unknown_name("unknown-address", ".", _NO_ACTION.with_(word=address), start, self.directly)
            raise InvalidValue([problem])
        seen, queue = {start}, deque([start])
        while queue:
            for name in self.directly[queue.popleft()]:
                if name not in seen:
                    seen.add(name)
                    queue.append(name)
                    yield name


def unlocks(graph: ActionGraph) -> Unlocks:
    """Find what each action unlocks.

    >>> from concertation.model import Action, Authority, Concertation
    >>> plan = [Action("study", after=()), Action("bays", after=["study"]), Action("signs", after=["bays"])]
    >>> found = unlocks(ActionGraph.of(Concertation("c", title="C", authority=Authority("a"), actions=plan)))
    >>> found.directly["study"], found.all("study"), found.count("bays")
    (('bays',), ('bays', 'signs'), 1)
    """
    waiting: dict[str, list[str]] = {name: [] for name in graph.actions}
    for name, action in sorted(graph.actions.items()):
        if state_of(action) != ABANDONED:
            for first in dict.fromkeys(str(link.action) for link in links_of(action)):
                waiting[first].append(name)
    return Unlocks(Table({name: tuple(names) for name, names in waiting.items()}))
