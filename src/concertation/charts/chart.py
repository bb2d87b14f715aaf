"""A chart: states and moves as data, built once from a flat ``transitions.Machine`` and compiled to a table."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

import attrs

from concertation.charts.checks import ChartError, chart_problems
from concertation.charts.engine import Engine, Guard
from concertation.charts.machine import build, compiled, guard_problems
from concertation.charts.parts import Candidate, Move, State, as_title
from concertation.texts import Text

if TYPE_CHECKING:
    from transitions import Machine

__all__ = ["Chart"]

R = TypeVar("R")


def as_states(value: Iterable[State]) -> tuple[State, ...]:
    """Keep states in their order."""
    return tuple(value)


def as_moves(value: Iterable[Move]) -> tuple[Move, ...]:
    """Keep moves in their order."""
    return tuple(value)


@attrs.frozen
class Chart:
    """States and moves; the first state is the initial one.

    Raises:
        ChartError: with every mistake of the definition at once.

    >>> chart = Chart("note", (State("open"), State("shut", final=True)), (Move("shut", "open", "shut", by="body"),))
    >>> [row.dest for row in chart.rows("open", "shut")]
    ['shut']
    """

    name: str
    states: tuple[State, ...] = attrs.field(converter=as_states)
    moves: tuple[Move, ...] = attrs.field(converter=as_moves)
    title: Text | None = attrs.field(default=None, converter=as_title, kw_only=True, eq=False)
    _table: Mapping[tuple[str, str], tuple[Candidate, ...]] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Check the definition, build the machine once, keep its table."""
        problems = list(chart_problems(self.name, self.states, self.moves))
        if problems:
            raise ChartError(problems, self.name)
        object.__setattr__(self, "_table", compiled(self.states, self.moves))

    @property
    def initial(self) -> str:
        """The name of the initial state."""
        return self.states[0].name

    @property
    def label(self) -> Text:
        """The title, or the name where there is none."""
        return self.title or Text.of(self.name)

    @functools.cached_property
    def _by_name(self) -> Mapping[str, State]:
        return {state.name: state for state in self.states}

    @functools.cached_property
    def triggers(self) -> tuple[str, ...]:
        """Every trigger once, in the order of the moves."""
        return tuple(dict.fromkeys(move.trigger for move in self.moves))

    def state(self, name: str) -> State | None:
        """Give a state by its name, or ``None``."""
        return self._by_name.get(name)

    def rank(self, name: str) -> int:
        """Give the place of a state in the order of the definition.

        Raises:
            ValueError: if there is no such state.
        """
        return [state.name for state in self.states].index(name)

    def named(self, trigger: str) -> tuple[Move, ...]:
        """Give every move of a trigger, whatever state it leaves."""
        return tuple(move for move in self.moves if move.trigger == trigger)

    def rows(self, state: str, trigger: str) -> tuple[Candidate, ...]:
        """Give the candidates of a trigger in a state, in the order in which they are tried."""
        return self._table.get((state, trigger), ())

    def offered(self, state: str) -> tuple[str, ...]:
        """Give the triggers that have a candidate in a state."""
        return tuple(trigger for trigger in self.triggers if (state, trigger) in self._table)

    def bind(self, guards: Mapping[str, Guard[R]]) -> Engine[R]:
        """Bind guards to the chart: an engine that says what a trigger comes to, and why not.

        Who may make a move, and whether it wants a motive, is not the engine's to ask: those are the process's.

        Args:
            guards: a function of a record's data for every name that the moves require; it answers ``True`` or
                ``None`` where it passes, ``False`` or a text where it refuses.

        Raises:
            ChartError: if a required name has no guard.
        """
        self._want(guards)
        return Engine.compile((state.name for state in self.states), self.triggers, self._table, guards)

    def to_transitions(self, guards: Mapping[str, Callable[..., bool]] | None = None) -> Machine:
        """Build a fresh ``transitions.Machine`` of the chart, for hosts that know transitions.

        Args:
            guards: a callable for every name that the moves require; without guards nothing is asked. A guard takes
                the machine's ``EventData``.

        Raises:
            ChartError: if a required name has no guard.
        """
        if guards is not None:
            self._want(guards)
        return build(self.states, self.moves, guards)

    def _want(self, guards: Mapping[str, Callable[..., object]]) -> None:
        problems = list(guard_problems(self.moves, guards))
        if problems:
            raise ChartError(problems, self.name)
