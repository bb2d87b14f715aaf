"""The door to ``transitions``: a chart as a flat core ``Machine``, and the table that is read off it.

``add_model`` is never called: the machine holds the definition, no object owns it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from transitions import Machine

from concertation.charts.parts import Candidate, Move, State
from concertation.errors import Problem, unknown_name
from concertation.texts import Text

__all__ = ["build", "compiled", "guard_problems"]

_NO_GUARD = Text(en="no guard is given for '{word}'", fr="aucune garde n'est donnée pour « {word} »")
_NOT_CALLABLE = Text(en="the guard of '{word}' cannot be called", fr="la garde de « {word} » ne peut pas être appelée")
_CALLABLE = Text(en="give a function of one argument", fr="donnez une fonction d'un argument")


def _bare(states: Sequence[State]) -> Machine:
    names = [state.name for state in states]
    return Machine(model=None, states=names, initial=names[0], auto_transitions=False, queued=False, send_event=True)


def _add(machine: Machine, move: Move, conditions: Iterable[Callable[..., bool]] = ()) -> None:
    sources = ["*"] if "*" in move.source else move.source
    for source in sources:
        machine.add_transition(move.trigger, source, move.dest, conditions=list(conditions))


def compiled(states: Sequence[State], moves: Sequence[Move]) -> dict[tuple[str, str], tuple[Candidate, ...]]:
    """Read the table off a machine: by state and trigger, the candidates in the order in which they are tried."""
    machine = _bare(states)
    table: dict[tuple[str, str], tuple[Candidate, ...]] = {}
    for move in moves:
        _add(machine, move)
        for source, found in machine.events[move.trigger].transitions.items():
            taken = table.get((source, move.trigger), ())
            ends = (transition.dest for transition in found[len(taken) :])
            added = (Candidate(source, end or source, move, enters=end is not None) for end in ends)
            table[source, move.trigger] = (*taken, *added)
    return {key: taken for key, taken in table.items() if taken}


def guard_problems(moves: Sequence[Move], guards: Mapping[str, Callable[..., object]]) -> Iterator[Problem]:
    """Name what moves require and no guard answers for, and the guards that cannot be called."""
    for name in sorted({name for move in moves for name in move.requires}):
        if name not in guards:
            yield unknown_name("unknown-guard", ".", _NO_GUARD.with_(word=name), name, guards)
        elif not callable(guards[name]):
            message = _NOT_CALLABLE.with_(word=name)
            yield Problem(code="guard", path=".", message=message, hint=_CALLABLE.with_(), about=name)


def build(states: Sequence[State], moves: Sequence[Move], guards: Mapping[str, Callable[..., bool]] | None) -> Machine:
    """Build a fresh machine, its moves guarded if guards are given: a guard for every name that they require."""
    machine = _bare(states)
    for move in moves:
        _add(machine, move, [guards[name] for name in move.requires] if guards is not None else ())
    return machine
