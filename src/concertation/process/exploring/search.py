"""The search: every sequence of acts of a universe, breadth first, so that the first way to a place is a shortest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, TypeAlias

import attrs

from concertation.charts import Pathway
from concertation.model import Concertation
from concertation.process.exploring.judging import Judge, Judgement
from concertation.process.exploring.law import Law
from concertation.process.exploring.scope import Scope
from concertation.process.exploring.slots import Layout, Slots
from concertation.process.exploring.traces import Trace
from concertation.process.exploring.universe import Universe
from concertation.process.exploring.watching import watched
from concertation.rules import RuleSet

__all__ = ["Broken", "Cut", "Graph", "Invariant", "Search"]

Invariant: TypeAlias = tuple[str, Callable[[Concertation], bool]]
MANY = 12
"""Whoever reads more fields than this reads everything, and asks for nothing in particular."""

Cut: TypeAlias = Literal["depth", "states"]


@attrs.frozen
class Broken:
    """Something that does not hold: its name, the state where it was seen, the last act where it is one, an error."""

    name: str
    state: int
    option: int | None = None
    error: str | None = None


@attrs.define
class Graph:
    """The states that were visited, in the order in which they were met, and how."""

    rows: list[Slots] = attrs.field(factory=list)
    came: list[tuple[int, int]] = attrs.field(factory=list)
    depths: list[int] = attrs.field(factory=list)
    after: list[list[int]] = attrs.field(factory=list)
    unfinished: set[int] = attrs.field(factory=set)
    edges: int = 0

    def way(self, state: int) -> tuple[int, ...]:
        """Give the options that lead to a state from the beginning."""
        options = []
        while state:
            state, option = self.came[state]
            options.append(option)
        return tuple(reversed(options))

    def backwards(self, goals: Iterable[int]) -> set[int]:
        """Give the states from which one of the goals is reached."""
        before: list[list[int]] = [[] for _ in self.rows]
        for state, ends in enumerate(self.after):
            for end in ends:
                before[end].append(state)
        reached = set(goals)
        ahead = list(reached)
        while ahead:
            for state in before[ahead.pop()]:
                if state not in reached:
                    reached.add(state)
                    ahead.append(state)
        return reached


class Watch:
    """An invariant, asked once of all concertations that agree on what it reads."""

    def __init__(self, name: str, holds: Callable[[Concertation], bool], layout: Layout, universe: Universe) -> None:
        """Begin without having asked."""
        self.name, self.reads = name, set[str]()
        self._holds, self._layout, self._universe = holds, layout, universe
        self._looks: tuple[int, ...] = ()
        self._known: dict[Slots, str | None] = {}

    def ask(self, row: Slots) -> str | None:
        """Give nothing where it holds, else what it raised, or an empty text."""
        key = tuple([row[place] for place in self._looks])
        if key not in self._known:
            reads: set[str] = set()
            said = self._ask(self._layout.concertation(row), reads)
            self._widen(reads)
            self._known[tuple([row[place] for place in self._looks])] = said
            return said
        return self._known[key]

    def _ask(self, concertation: Concertation, reads: set[str]) -> str | None:
        try:
            return None if self._holds(watched(concertation, reads.add)) else ""
        except Exception as raised:  # noqa: BLE001  # an invariant that fails does not hold, and says why
            return f"{type(raised).__name__}: {raised}"

    def _widen(self, reads: set[str]) -> None:
        self.reads |= reads
        slots = {*self._universe.slots_of(sorted(reads)), *reads}
        looks = tuple(sorted({*self._looks, *(self._layout.at[each] for each in slots if each in self._layout.at)}))
        if looks != self._looks:
            self._looks = looks
            self._known.clear()


class Search:
    """One search of a universe; ``run`` ends it, or gives the fields that it should have tried as well."""

    def __init__(self, process: Law, universe: Universe, judge: Judge, layout: Layout) -> None:
        """Stand at the beginning."""
        self.process, self.universe, self.judge, self.layout = process, universe, judge, layout
        self.scope: Scope = universe.scope
        self.graph = Graph()
        self.broken: dict[str, Broken] = {}
        self.fired: dict[int, int] = {}
        self.cut: Cut | None = None
        self._watches: list[Watch] = []
        self._index: dict[Slots, int] = {}
        self._known: dict[tuple[int, int], tuple[int, ...]] = {}
        self._options: dict[int, list[int]] = {}
        for index, option in enumerate(universe.options):
            self._options.setdefault(layout.at[option.slot], []).append(index)
        self._tried = {option.move for option in universe.options if option.move}
        self._explained: set[tuple[str | None, ...]] = set()

    def run(self, invariants: Iterable[Invariant] = ()) -> frozenset[str]:
        """Search until nothing new is met, or a bound is; give fields that were read and are not in the universe."""
        self._watches = [Watch(name, holds, self.layout, self.universe) for name, holds in invariants]
        self._meet(self.layout.read(self.layout.start), (0, 0), 0)
        state = 0
        while state < len(self.graph.rows):
            self._leave(state)
            if self._beyond():
                return self._beyond()
            state += 1
        return frozenset()

    def _beyond(self) -> frozenset[str]:
        readers = (*(each.reads for each in self.judge.rules.values()), *(each.reads for each in self._watches))
        beyond = {field for reads in readers if len(reads) <= MANY for field in self.universe.beyond(reads)}
        if any("revision" in reads for reads in readers) and "revision" not in self.layout.at:
            beyond.add("revision")
        return frozenset(beyond)

    def _leave(self, state: int) -> None:
        row, depth = self.graph.rows[state], self.graph.depths[state]
        if self.scope.depth is not None and depth >= self.scope.depth:
            self._stop(state, "depth")
            return
        ends: dict[int, None] = {}
        allowed: set[str] = set()
        for index in self._worth(row):
            judgement = self.judge.judge(index, row)
            self._note(judgement, state, index)
            if judgement.changes is not None:
                allowed.add(self.universe.options[index].move)
                self.fired[index] = self.fired.get(index, 0) + 1
                end = self._end(row, judgement, (state, index), depth + 1)
                if end is not None and end != state:
                    ends[end] = None
        self.graph.after[state] = list(ends)
        self.graph.edges += len(ends)
        self._explain(state, allowed)

    def _worth(self, row: Slots) -> Iterator[int]:
        """Give the options worth judging: what the slot alone refuses, or leaves as it is, is not asked twice."""
        for place, options in self._options.items():
            found = self._known.get((place, row[place]))
            if found is None:
                judged = [(index, self.judge.judge(index, row)) for index in options]
                found = tuple(index for index, each in judged if not each.is_settled)
                self._known[place, row[place]] = found
            yield from found

    def _end(self, row: Slots, judgement: Judgement, came: tuple[int, int], depth: int) -> int | None:
        new = list(row)
        for place, number in judgement.changes or ():
            new[place] = number
        return self._meet(tuple(new), came, depth)

    def _meet(self, row: Slots, came: tuple[int, int], depth: int) -> int | None:
        key = self.layout.key(row)
        known = self._index.get(key)
        if known is not None:
            return known
        if len(self.graph.rows) >= self.scope.states:
            self._stop(came[0], "states")
            return None
        state = self._index[key] = len(self.graph.rows)
        self.graph.rows.append(row)
        self.graph.came.append(came)
        self.graph.depths.append(depth)
        self.graph.after.append([])
        self._hold(state)
        return state

    def _stop(self, state: int, cut: Cut) -> None:
        self.graph.unfinished.add(state)
        self.cut = self.cut or cut

    def _hold(self, state: int) -> None:
        row = self.graph.rows[state]
        for each in self._watches:
            if each.name not in self.broken:
                said = each.ask(row)
                if said is not None:
                    self.broken[each.name] = Broken(each.name, state, error=said)

    def _note(self, judgement: Judgement, state: int, option: int) -> None:
        for name in judgement.breaks:
            self.broken.setdefault(f"law:{name}", Broken(f"law:{name}", state, option))

    def _explain(self, state: int, allowed: set[str]) -> None:
        row = self.graph.rows[state]
        stands = tuple(self.layout.state(row, slot) for slot in self.layout.slots)
        if stands not in self._explained:
            self._explained.add(stands)
            told = self.process.explain(self.layout.concertation(row))
            said = {move for move, each in told.items() if each.allowed or each.only_wants_a_motive}
            if said & self._tried != allowed & self._tried:
                self.broken.setdefault("law:explain", Broken("law:explain", state))

    def trace(self, state: int, option: int | None = None) -> Trace:
        """Give the shortest trace to a state, and one act further if there is one."""
        options = (*self.graph.way(state), *(() if option is None else (option,)))
        turns = tuple(self.universe.options[each].turn for each in options)
        return attrs.evolve(self.start, turns=turns)

    @property
    def start(self) -> Trace:
        """The trace of the beginning."""
        stock = self.process.pathway == Pathway.stock() and self.process.rules == RuleSet.stock()
        return Trace(pathway=self.universe.pathway, stock=stock)

    def places(self) -> Iterator[tuple[str, str, int]]:
        """Go through the states of steps and entities that were entered: the slot, the state, where first."""
        known: set[tuple[str, str]] = set()
        for state, row in enumerate(self.graph.rows):
            for slot in self.layout.slots:
                name = self.layout.state(row, slot)
                if name is not None and (slot, name) not in known:
                    known.add((slot, name))
                    yield slot, name, state
