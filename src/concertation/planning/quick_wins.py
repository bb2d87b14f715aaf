"""Quick wins: easy, short, mastered by the authority, and so is everything that they still wait for (method, 5)."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

import attrs

from concertation.model import Action, Authority, Concertation, Dependency, Range, Table
from concertation.planning.graph import ABANDONED, DONE, STARTED, ActionGraph, state_of
from concertation.planning.network import FROM_END, TO_END
from concertation.planning.why_not import (
    UNSAID_AFTER,
    Matter,
    WhyNot,
    not_easy,
    not_mastered,
    too_long,
    waits_for,
    waits_outside,
)

__all__ = ["QuickWins", "quick_wins"]

Wait: TypeAlias = tuple[Dependency, bool | None]
"""A link that may still hold, and whether it is over: no, or unknown (``None``)."""

_EVERY_KIND: Final = frozenset({"FS", "SS", "FF", "SF"})


@attrs.frozen
class QuickWins:
    """The actions to start with, the best first, and for each other one every reason why not.

    ``surely``: everything is said, and everything holds. ``maybe``: these, then those of which something is unsaid, the
    least first. Among equals, those that wait for nothing any more come before those that wait for other quick wins,
    then the shortest (by the longest that it may take), then by id. ``why_not`` has the reasons of every action that is
    not ``surely`` one; those that are done or abandoned are not looked at.
    """

    surely: tuple[Action, ...]
    maybe: tuple[Action, ...]
    why_not: Mapping[str, tuple[WhyNot, ...]]


def quick_wins(plan: Concertation | ActionGraph, *, days: int = 60, authority: Authority | None = None) -> QuickWins:
    """Find the actions that are easy, short and mastered, and so for everything that they still wait for.

    Every kind of link counts: an action whose end waits for something is no quick win either. An action no longer waits
    for what is done, nor, where it waits for a start, for what has started; what has started itself waits for what
    binds its end only. A prerequisite outside the plan must be met. Actions that wait for each other are none, unless
    something that is unsaid may part them.

    Args:
        plan: a concertation, or the graph of its actions.
        days: the longest that a short action lasts, in working days.
        authority: who must be in control of them; that of the concertation by default. A graph has none of its own:
            without it, only what actions say of themselves is known.

    >>> plan = [
    ...     Action("bays", ease="easy", days=30, mastered=True, after=()),
    ...     Action("hub", ease="hard", after=["bays"]),
    ... ]
    >>> found = quick_wins(Concertation("c", title="C", authority=Authority("a"), actions=plan))
    >>> [action.id for action in found.surely]
    ['bays']
    >>> [reason.text() for reason in found.why_not["hub"]][:2]
    ['it is hard', 'nobody has said how long it takes']
    """
    graph, owner = (plan, authority) if isinstance(plan, ActionGraph) else (ActionGraph.of(plan), plan.authority)
    return _Search(graph, days, authority or owner or Authority("unsaid")).found()


def _still_waited_for(action: Action, graph: ActionGraph) -> tuple[Wait, ...]:
    state = state_of(action)
    if state == DONE:
        return ()
    binding = TO_END if state in STARTED else _EVERY_KIND
    judged = ((link, _is_over(link, graph)) for link in action.after or () if link.kind in binding)
    return tuple((link, over) for link, over in judged if not over)


def _is_over(link: Dependency, graph: ActionGraph) -> bool | None:
    if link.action is None:
        return link.met
    state = state_of(graph.actions[link.action])
    if state is None:
        return None
    return state == DONE if link.kind in FROM_END else state in STARTED


@attrs.frozen
class _Search:
    graph: ActionGraph
    days: int
    authority: Authority

    @functools.cached_property
    def waits(self) -> dict[str, tuple[Wait, ...]]:
        return {name: _still_waited_for(action, self.graph) for name, action in self.graph.actions.items()}

    @functools.cached_property
    def own(self) -> dict[str, tuple[WhyNot, ...]]:
        return {name: tuple(self._own(action)) for name, action in self.graph.actions.items()}

    def _own(self, action: Action) -> Iterator[WhyNot]:
        for reason in (not_easy(action), too_long(action, self.days), not_mastered(action, self.authority)):
            if reason is not None:
                yield reason
        if action.after is None:
            yield UNSAID_AFTER
        yield from (waits_outside(link) for link, _ in self.waits[action.id] if link.action is None)

    @functools.cached_property
    def answers(self) -> dict[str, bool | None]:
        """Each answer holds whatever is unsaid, or would if all that is unsaid were for the best, or does not."""
        surely = self._settled(hopeful=False)
        perhaps = self._settled(hopeful=True)
        return {name: True if name in surely else (None if name in perhaps else False) for name in self.graph.actions}

    def _settled(self, *, hopeful: bool) -> frozenset[str]:
        """Find what holds by itself and waits for nothing else; those that wait for each other never get there.

        The hopeful take what is unsaid for the best: a reason counts where it is certain, a link where it surely holds.
        """
        waiting: dict[str, list[str]] = {}
        left: dict[str, int] = {}
        for name, links in self.waits.items():
            firsts = [link.action for link, over in links if link.action is not None and not (hopeful and over is None)]
            left[name] = len(firsts)
            for first in firsts:
                waiting.setdefault(first, []).append(name)
        fit = {
            name
            for name, action in self.graph.actions.items()
            if state_of(action) != ABANDONED and all(hopeful and not reason.certain for reason in self.own[name])
        }
        ready = [name for name in fit if not left[name]]
        settled = set()
        while ready:
            settled.add(first := ready.pop())
            for name in waiting.get(first, ()):
                left[name] -= 1
                if not left[name] and name in fit:
                    ready.append(name)
        return frozenset(settled)

    def why_not(self, name: str) -> tuple[WhyNot, ...]:
        found = list(self.own[name])
        for link, over in self.waits[name]:
            if link.action is not None and (answer := self.answers[link.action]) is not True:
                unless = None if over is False else "done" if link.kind in FROM_END else "started"
                first, matter = self.graph.actions[link.action], self._matter(name, link.action)
                found.append(waits_for(first, matter, answer=answer, unless=unless))
        return tuple(found)

    def _matter(self, name: str, first: str) -> Matter:
        if state_of(self.graph.actions[first]) == ABANDONED:
            return "abandoned"
        circle = self.circles.get(name)
        return "circle" if circle is not None and circle == self.circles.get(first) else "waits-for"

    @functools.cached_property
    def circles(self) -> Mapping[str, int]:
        """The number of its circle, for each action that waits for itself through others."""
        if len(self.graph.layout.ids) == len(self.graph.actions):
            return {}
        import networkx as nx  # noqa: PLC0415  # only a plan that has no order needs it

        pending: nx.DiGraph[str] = nx.DiGraph()
        for name, links in self.waits.items():
            pending.add_edges_from((link.action, name) for link, _ in links if link.action is not None)
        knots = enumerate(nx.strongly_connected_components(pending))
        return {name: number for number, knot in knots if len(knot) > 1 for name in knot}

    def found(self) -> QuickWins:
        actions = [each for each in self.graph.actions.values() if state_of(each) not in {DONE, ABANDONED}]
        why_not = {each.id: self.why_not(each.id) for each in actions if not self.answers[each.id]}
        actions.sort(
            key=lambda each: (len(why_not.get(each.id, ())), bool(self.waits[each.id]), _longest(each), each.id)
        )
        return QuickWins(
            surely=tuple(each for each in actions if self.answers[each.id]),
            maybe=tuple(each for each in actions if self.answers[each.id] is not False),
            why_not=Table(why_not),
        )


def _longest(action: Action) -> float:
    if action.days is None:
        return float("inf")
    return action.days.high if isinstance(action.days, Range) else action.days
