"""Plans for the tests of planning: small ones by hand, and long ones cheaply."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import Any

from hypothesis import strategies as st

from concertation.model import Action, Authority, Concertation, Dependency, Standing, Table
from concertation.planning import ActionGraph
from tests.strategies import dependencies, slugs

__all__ = ["STATES", "after", "graph_of", "links", "plans", "standing", "whole"]


def whole(*actions: Action, **fields: Any) -> Concertation:  # noqa: ANN401  # the fields of a concertation
    """Give a concertation with some actions."""
    return Concertation("c", title="C", authority=Authority("a"), actions=actions, **fields)


def graph_of(*actions: Action) -> ActionGraph:
    """Give the graph of some actions."""
    return ActionGraph.of(whole(*actions))


def after(waits: Mapping[str, Iterable[str] | None]) -> ActionGraph:
    """Give the graph of actions that wait for others."""
    return graph_of(*(Action(name, after=others) for name, others in waits.items()))


STATES = ("proposed", "retained", "planned", "in-progress", "paused", "done", "abandoned")


@st.composite
def plans(draw: st.DrawFn, *, most: int = 5, cyclic: bool = False) -> tuple[Action, ...]:
    """Draw actions that stand anywhere, each waiting for earlier ones, or for any other where they may be ``cyclic``."""
    names = draw(st.lists(slugs(), max_size=most, unique=True))

    def links(place: int) -> st.SearchStrategy[list[Dependency] | None]:
        others = [*names[:place], *(names[place + 1 :] if cyclic else ())]
        several = st.lists(dependencies(*others), max_size=3, unique_by=lambda each: (each.key, each.kind))
        return st.none() | several

    states = st.none() | st.sampled_from(STATES)
    return tuple(
        Action(name, after=draw(links(place)), standing=standing(draw(states))) for place, name in enumerate(names)
    )


def standing(state: str | None) -> Standing | None:
    """Give where an action stands, if that is said."""
    return None if state is None else Standing(state)


def links(ends: Iterable[tuple[str, str | None]]) -> ActionGraph:
    """Give the graph of very many actions, each waiting for one other or for none, without checking each value."""
    plain, link, put = Action("a", after=()), Dependency("a"), object.__setattr__
    actions: dict[str, Action] = {}
    for name, first in ends:
        action, dependency = copy.copy(plain), copy.copy(link)
        put(dependency, "action", first)
        put(action, "id", name)
        put(action, "after", () if first is None else (dependency,))
        actions[name] = action
    return ActionGraph(Table(actions))
