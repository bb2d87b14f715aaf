"""An exploration, from a process and a scope to its result."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from concertation.model import Concertation, Table
from concertation.process.definition import settings_of
from concertation.process.exploring.answers import liveness, places
from concertation.process.exploring.judging import Judge
from concertation.process.exploring.law import Law
from concertation.process.exploring.result import Coverage, Exploration, Violation, law_said
from concertation.process.exploring.scope import Scope
from concertation.process.exploring.search import Search
from concertation.process.exploring.slots import Layout
from concertation.process.exploring.universe import Universe
from concertation.rules import Settings

__all__ = ["explore"]

Invariants = Iterable[tuple[str, Callable[[Concertation], bool]]]


def explore(process: Law, scope: Scope, invariants: Invariants = ()) -> Exploration:
    """Try every sequence of acts of a scope.

    Args:
        process: the pathway and the rules.
        scope: the bounds.
        invariants: what must hold in every state, each with a name.
    """
    settings = settings_of(process.pathway, process.rules)
    asked = tuple(invariants)
    more: frozenset[str] = frozenset()
    while True:
        search = _search(process, scope, settings, more)
        beyond = search.run(asked)
        if not beyond:
            return _result(search, settings)
        more |= beyond


def _search(process: Law, scope: Scope, settings: Settings, more: frozenset[str]) -> Search:
    universe = Universe(process.pathway, settings, scope, more)
    start = process.begin("Exploration", authority="Collectivité", by="authority").concertation
    layout = Layout(universe, start, revision="revision" in more)
    return Search(process, universe, Judge(process, universe, layout), layout)


def _result(search: Search, settings: Settings) -> Exploration:
    reached = {f"{slot}.{name}": answer for (slot, name), answer in places(search, settings)}
    return Exploration(
        scope=search.scope,
        states=len(search.graph.rows),
        edges=search.graph.edges,
        depth=max(search.graph.depths),
        cut=search.cut,
        reached=Table(reached),
        rests=Table(dict(liveness(search, settings))),
        violations=tuple(
            Violation(each.name, law_said(each.name, each.error), search.trace(each.state, each.option))
            for each in search.broken.values()
        ),
        coverage=_coverage(search),
    )


def _coverage(search: Search) -> Coverage:
    moves: dict[str, int] = {}
    for index, option in enumerate(search.universe.options):
        if option.kind == "move":
            collection, slash, _ = option.slot.partition("/")
            name = f"{collection}/*.{option.trigger}" if slash else f"{collection}.{option.trigger}"
            moves[name] = moves.get(name, 0) + search.fired.get(index, 0)
    return Coverage(
        moves=Table(moves),
        codes=Table(search.judge.codes),
        passes=Table({name: seen.passes for name, seen in search.judge.rules.items()}),
        blocks=Table({name: seen.blocks for name, seen in search.judge.rules.items()}),
        tried=search.universe.fields,
    )
