"""The actions of a programme as a dependency graph, built on networkx."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

import attrs

from concertation.errors import ConcertationError
from concertation.model import Action, Concertation, Dependency, Table
from concertation.texts import Lang, Text

if TYPE_CHECKING:
    from networkx import DiGraph

__all__ = ["ABANDONED", "DONE", "STARTED", "ActionGraph", "CyclicPlan", "is_met", "state_of"]

DONE: Final = "done"
ABANDONED: Final = "abandoned"
STARTED: Final = frozenset({"in-progress", "paused", DONE})

_CYCLE = Text(en="these actions wait for each other: {cycle}", fr="ces actions s'attendent mutuellement : {cycle}")


class CyclicPlan(ConcertationError, ValueError):
    """Actions wait for each other, so that they have no order; ``cycles`` names them."""

    def __init__(self, cycles: tuple[tuple[str, ...], ...]) -> None:
        """Keep the cycles, each as ids in the order of the links."""
        self.cycles = cycles
        super().__init__(self.text())

    def __reduce__(self) -> tuple[type[CyclicPlan], tuple[tuple[tuple[str, ...], ...]]]:
        """Pickle by what it is made of."""
        return (type(self), (self.cycles,))

    def text(self, lang: Lang = "en") -> str:
        """Say every cycle, one a line."""
        return "\n".join(_CYCLE.render(lang, cycle=" → ".join([*each, each[0]])) for each in self.cycles)


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
    def cycles(self) -> tuple[tuple[str, ...], ...]:
        """One cycle of each knot of actions that wait for each other, from its smallest id, in the order of the links.

        Two finish-to-start links make a knot as surely as any; links of other kinds count too.
        """
        if not any(action.after for action in self.actions.values()):
            return ()
        import networkx as nx  # noqa: PLC0415  # as above

        found = []
        for knot in nx.strongly_connected_components(self.nx):
            if len(knot) > 1:
                ring = [edge[0] for edge in nx.find_cycle(self.nx.subgraph(sorted(knot)), min(knot))]
                start = ring.index(min(ring))
                found.append((*ring[start:], *ring[:start]))
        return tuple(sorted(found))

    def order(self) -> tuple[str, ...]:
        """Give the ids so that each comes after what it waits for; where nothing decides, by id.

        Raises:
            CyclicPlan: if actions wait for each other.
        """
        if self.cycles:
            raise CyclicPlan(self.cycles)
        import networkx as nx  # noqa: PLC0415  # as above

        return tuple(nx.lexicographical_topological_sort(self.nx))

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
