"""The actions of a programme as a dependency graph, built on networkx."""

from __future__ import annotations

import functools
import heapq
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Final

import attrs

from concertation.errors import InvalidValue, Problem
from concertation.model import Action, Concertation, Dependency, Range, Table
from concertation.planning.cycles import CyclicPlan, Knot, knot_of
from concertation.planning.network import Layout, Network, compiled, laid_out, links_of
from concertation.texts import Text

if TYPE_CHECKING:
    from networkx import DiGraph

__all__ = ["ABANDONED", "DONE", "STARTED", "ActionGraph", "CyclicPlan", "Knot", "is_met", "state_of"]

DONE: Final = "done"
ABANDONED: Final = "abandoned"
STARTED: Final = frozenset({"in-progress", "paused", DONE})

_NO_PAYLOAD = Text(en="a node without an action", fr="un nœud sans action")


def state_of(action: Action) -> str | None:
    """Give the state of an action, or ``None`` where it is unsaid."""
    return action.standing.state if action.standing else None


def is_met(dependency: Dependency, actions: Mapping[str, Action]) -> bool | None:
    """Whether a dependency still holds back the start of an action: met, not met, or unknown (``None``).

    A finish-to-start link is met when the action is done, a start-to-start one when it has started; the two other
    kinds bind the end, not the start. A prerequisite outside the plan is met when somebody says so.
    """
    if dependency.kind in {"FF", "SF"}:
        return True
    if dependency.action is None:
        return dependency.met
    state = state_of(actions[dependency.action])
    if state is None:
        return None
    return state == DONE if dependency.kind == "FS" else state in STARTED


def _reread(graph: DiGraph[str], name: str, action: Action) -> Action:
    after = [each for each in action.after or () if each.action is None]
    for first in graph.pred[name]:
        links = graph.edges[first, name].get("dependencies", (Dependency(first),))
        after += [attrs.evolve(each, action=first) for each in links]
    return attrs.evolve(action, id=name, after=after or (None if action.after is None else ()))


def _longest(action: Action) -> int:
    return action.days.high if isinstance(action.days, Range) else action.days or 0


@attrs.frozen
class ActionGraph:
    """The actions of a programme and what each waits for.

    >>> from concertation.model import Authority
    >>> plan = [Action("study", after=()), Action("bays", after=["study"])]
    >>> graph = ActionGraph.of(Concertation("c", title="C", authority=Authority("a"), actions=plan))
    >>> graph.order(), graph.cycles
    (('study', 'bays'), ())
    """

    actions: Mapping[str, Action]

    @classmethod
    def of(cls, concertation: Concertation) -> ActionGraph:
        """Build the graph of a concertation's actions."""
        return cls(Table({action.id: action for action in concertation.actions}))

    @classmethod
    def from_nx(cls, graph: DiGraph[str]) -> ActionGraph:
        """Read the graph of a host, whose nodes hold an ``action`` and whose edges hold ``dependencies``.

        It is read anew each time: what the host changed since is taken into account. The edges are what counts for the
        links inside the plan; prerequisites outside the plan, and an ``after`` that is unsaid, stay those of the action.

        >>> graph = ActionGraph(Table({"study": Action("study", days=5, after=()), "bays": Action("bays", days=3)}))
        >>> edited = graph.nx.copy()
        >>> edited.add_edge("study", "bays", dependencies=(Dependency("study", lag_days=2),))
        >>> ActionGraph.from_nx(edited).network.times()["bays"]
        (7, 10, 7, 10)

        Raises:
            InvalidValue: if a node holds no action, or an action would wait for itself.
        """
        missing = [name for name, action in graph.nodes(data="action") if not isinstance(action, Action)]
        if missing:
            raise InvalidValue(Problem(code="node", path=str(name), message=_NO_PAYLOAD.with_()) for name in missing)
        return cls(Table({name: _reread(graph, name, action) for name, action in graph.nodes(data="action")}))

    @functools.cached_property
    def nx(self) -> DiGraph[str]:
        """A frozen ``networkx.DiGraph``, for hosts: from what must come first to what waits for it.

        A node holds its ``action``, an edge its ``dependencies``; prerequisites outside the plan are not in it.
        """
        import networkx as nx  # noqa: PLC0415  # a fifth of a second, for those who ask

        graph: DiGraph[str] = nx.DiGraph()
        for action in self.actions.values():
            graph.add_node(action.id, action=action)
        for waiting, links in self._links():
            for first, dependencies in links.items():
                graph.add_edge(first, waiting, dependencies=dependencies)
        frozen: DiGraph[str] = nx.freeze(graph)
        return frozen

    def _links(self) -> Iterator[tuple[str, dict[str, tuple[Dependency, ...]]]]:
        for action in self.actions.values():
            links: dict[str, tuple[Dependency, ...]] = {}
            for each in action.after or ():
                if each.action is not None:
                    links[each.action] = (*links.get(each.action, ()), each)
            yield action.id, links

    @functools.cached_property
    def layout(self) -> Layout:
        """The order of the actions, level by level; what is on or behind a cycle is not in it.

        Raises:
            InvalidValue: if an action waits for one that is not in the plan.
        """
        return laid_out(self.actions)

    @functools.cached_property
    def network(self) -> Network:
        """The compiled form: stated durations, a range by its longest, and none where it is unsaid.

        It is made once, from values that never change, so that it is never out of date. ``schedule`` is what knows of
        dates, of progress and of what is unsaid.

        Raises:
            CyclicPlan: if actions wait for each other.
        """
        self.refuse_cycles()
        return compiled(self.actions, self.layout, {name: _longest(each) for name, each in self.actions.items()})

    def network_of(self, days: Mapping[str, int], pinned: Collection[str] = ()) -> Network:
        """Compile the actions whose durations are given; where these are the stated ones, that was done already.

        Args:
            days: how long each lasts, in working days.
            pinned: those that wait for nothing any more.

        Raises:
            CyclicPlan: if actions wait for each other.
        """
        is_as_stated = len(days) == len(self.actions) and not pinned
        if is_as_stated and all(_longest(each) == days[name] for name, each in self.actions.items()):
            return self.network
        self.refuse_cycles()
        return compiled(self.actions, self.layout, days, pinned)

    @functools.cached_property
    def cycles(self) -> tuple[tuple[str, ...], ...]:
        """One cycle of each knot of actions that wait for each other, from its smallest id, in the order of the links.

        Two finish-to-start links make a knot as surely as any; links of other kinds count too.
        """
        if len(self.layout.ids) == len(self.actions):
            return ()
        import networkx as nx  # noqa: PLC0415  # as above

        found = []
        for knot in nx.strongly_connected_components(self.nx):
            if len(knot) > 1:
                ring = [edge[0] for edge in nx.find_cycle(self.nx.subgraph(sorted(knot)), min(knot))]
                start = ring.index(min(ring))
                found.append((*ring[start:], *ring[:start]))
        return tuple(sorted(found))

    @property
    def knots(self) -> tuple[Knot, ...]:
        """The cycles with the titles of their actions, their links, and the one to cut."""
        return tuple(knot_of(each, self.actions) for each in self.cycles)

    def refuse_cycles(self) -> None:
        """Refuse a plan that has no order.

        Raises:
            CyclicPlan: if actions wait for each other.
        """
        if self.cycles:
            raise CyclicPlan(self.cycles, self.knots)

    def order(self) -> tuple[str, ...]:
        """Give the ids so that each comes after what it waits for; where nothing decides, by id.

        Raises:
            CyclicPlan: if actions wait for each other.
        """
        self.refuse_cycles()
        unlocks: dict[str, set[str]] = {name: set() for name in self.actions}
        waits = {action.id: {each.action for each in links_of(action)} for action in self.actions.values()}
        for name, firsts in waits.items():
            for first in firsts:
                unlocks[str(first)].add(name)
        ready = sorted(name for name, firsts in waits.items() if not firsts)
        order = []
        while ready:
            first = heapq.heappop(ready)
            order.append(first)
            for name in unlocks[first]:
                waits[name].discard(first)
                if not waits[name]:
                    heapq.heappush(ready, name)
        return tuple(order)

    def held_back_by(self, action: Action) -> tuple[tuple[Dependency, bool | None], ...]:
        """Give each dependency that is not met (``False``), or not known to be (``None``)."""
        judged = ((each, is_met(each, self.actions)) for each in action.after or ())
        return tuple((each, met) for each, met in judged if met is not True)

    def is_free(self, action: Action) -> bool | None:
        """Whether nothing holds back the start of an action: yes, no, or unknown (``None``)."""
        if action.after is None:
            return None
        answers = [met for _, met in self.held_back_by(action)]
        return False if False in answers else (None if answers else True)

    def _open(self) -> Iterator[Action]:
        closed = STARTED | {ABANDONED}
        return (action for action in self.actions.values() if state_of(action) not in closed)

    def ready(self) -> tuple[str, ...]:
        """Give the actions that have not started and that nothing holds back."""
        return tuple(action.id for action in self._open() if self.is_free(action))

    def waiting(self) -> Mapping[str, tuple[Dependency, ...]]:
        """Give the actions that have not started and are held back, each with what it waits for."""
        return {
            action.id: tuple(each for each, met in self.held_back_by(action) if met is False)
            for action in self._open()
            if self.is_free(action) is False
        }
