"""What is wrong with the definition of a chart, all at once, before anything is built from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from concertation.charts.parts import Move, State
from concertation.errors import Problem, unknown_name
from concertation.texts import Message, Text

__all__ = ["chart_problems"]

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DECIDER = "political-level"

_NO_STATES = Text(en="a chart needs at least one state", fr="un diagramme a besoin d'au moins un état")
_TWICE = Text(en="the state '{word}' is given twice", fr="l'état « {word} » est donné deux fois")
_NOT_A_SLUG = Text(en="'{word}' is not a name", fr="« {word} » n'est pas un nom")
_SLUG_HINT = Text(en="small letters, digits and single dashes", fr="minuscules, chiffres et tirets simples")
_UNKNOWN = Text(en="no state is called '{word}'", fr="aucun état ne s'appelle « {word} »")
_NOBODY = Text(en="nobody may make the move '{word}'", fr="personne ne peut faire le mouvement « {word} »")
_NOBODY_HINT = Text(en="name a role in by", fr="nommez un rôle dans by")
_DECIDES = Text(
    en="'{word}' decides, so it is the political level's alone",
    fr="« {word} » tranche : il revient au seul niveau politique",
)
_DECIDES_HINT = Text(en="by: political-level", fr="by: political-level")
_NOWHERE_FROM = Text(en="'{word}' leaves no state", fr="« {word} » ne quitte aucun état")
_NOWHERE_FROM_HINT = Text(en="name a state in source", fr="nommez un état dans source")
_UNREACHABLE = Text(en="no move leads to the state '{word}'", fr="aucun mouvement ne mène à l'état « {word} »")
_UNREACHABLE_HINT = Text(
    en="add a move that enters it, or take the state out", fr="ajoutez un mouvement qui y entre, ou retirez l'état"
)
_DEAD_END = Text(en="nothing leaves the state '{word}'", fr="rien ne sort de l'état « {word} »")
_DEAD_END_HINT = Text(en="mark it final, or add a move out of it", fr="déclarez-le final, ou ajoutez une sortie")
_STUCK = Text(
    en="no final state can be reached from '{word}'", fr="aucun état final n'est accessible depuis « {word} »"
)
_STUCK_HINT = Text(en="add a way to a final state", fr="ajoutez un chemin vers un état final")
_SHADOWED = Text(
    en="'{word}' from '{source}' can never fire: an earlier move asks no more and is tried first",
    fr="« {word} » depuis « {source} » ne peut jamais avoir lieu : un mouvement précédent n'en demande pas plus",
)
_SHADOWED_HINT = Text(
    en="put the stricter move first, or take it out", fr="placez d'abord le plus strict, ou retirez-le"
)

Graph = Mapping[str, frozenset[str]]


def chart_problems(name: str, states: Sequence[State], moves: Sequence[Move]) -> Iterator[Problem]:
    """Name every mistake of a chart; the shape of the graph is judged once its names are right."""
    named = list(_names(name, [state.name for state in states], moves))
    yield from named
    if not any(each.code in {"unknown-state", "no-state"} for each in named):
        yield from _shape(states, moves)
        yield from _shadowed(states, moves)


def _problem(code: str, at: str, message: Message, hint: Text | None, word: str) -> Problem:
    return Problem(code=code, path=at, message=message, hint=hint.with_() if hint else None, about=word)


def _names(name: str, states: list[str], moves: Sequence[Move]) -> Iterator[Problem]:
    if not states:
        yield _problem("no-state", "states", _NO_STATES.with_(), None, name)
    for word in dict.fromkeys(each for each in states if states.count(each) > 1):
        yield _problem("duplicate", f"states/{word}", _TWICE.with_(word=word), None, word)
    for word in dict.fromkeys((name, *states, *(move.trigger for move in moves))):
        if not _SLUG.fullmatch(word):
            yield _problem("id", ".", _NOT_A_SLUG.with_(word=word), _SLUG_HINT, word)
    for move in moves:
        yield from _move_names(move, states)


def _move_names(move: Move, states: list[str]) -> Iterator[Problem]:
    at = f"moves/{move.trigger}"
    ends = () if move.dest is None or move.dest == "=" else (move.dest,)
    for word in (*(name for name in move.source if name != "*"), *ends):
        if word not in states:
            yield unknown_name("unknown-state", at, _UNKNOWN.with_(word=word), word, states)
    if not move.source:
        yield _problem("no-source", at, _NOWHERE_FROM.with_(word=move.trigger), _NOWHERE_FROM_HINT, move.trigger)
    if not move.by:
        yield _problem("nobody", at, _NOBODY.with_(word=move.trigger), _NOBODY_HINT, move.trigger)
    if move.decides and move.by != (DECIDER,):
        yield _problem("decides", at, _DECIDES.with_(word=move.trigger), _DECIDES_HINT, move.trigger)


def _sources(move: Move, states: Sequence[State]) -> Iterable[str]:
    return [state.name for state in states] if "*" in move.source else move.source


def _edges(states: Sequence[State], moves: Sequence[Move]) -> Graph:
    ways: dict[str, set[str]] = {state.name: set() for state in states}
    for move in moves:
        for source in _sources(move, states):
            ways[source].add(source if move.dest in {None, "="} else str(move.dest))
    return {name: frozenset(ends) for name, ends in ways.items()}


def _reached(graph: Graph, start: Iterable[str]) -> set[str]:
    seen = set(start)
    frontier = list(seen)
    while frontier:
        for name in graph[frontier.pop()] - seen:
            seen.add(name)
            frontier.append(name)
    return seen


def _shape(states: Sequence[State], moves: Sequence[Move]) -> Iterator[Problem]:
    graph = _edges(states, moves)
    reached = _reached(graph, [states[0].name])
    back: dict[str, set[str]] = {name: set() for name in graph}
    for name, ends in graph.items():
        for end in ends:
            back[end].add(name)
    finals = [state.name for state in states if state.final]
    can_rest = _reached({name: frozenset(ends) for name, ends in back.items()}, finals)
    for state in states:
        at, word = f"states/{state.name}", state.name
        if word not in reached:
            yield _problem("unreachable", at, _UNREACHABLE.with_(word=word), _UNREACHABLE_HINT, word)
        if not state.final and not graph[word] - {word}:
            yield _problem("dead-end", at, _DEAD_END.with_(word=word), _DEAD_END_HINT, word)
        elif word not in can_rest:
            yield _problem("no-final", at, _STUCK.with_(word=word), _STUCK_HINT, word)


def _shadowed(states: Sequence[State], moves: Sequence[Move]) -> Iterator[Problem]:
    earlier: dict[tuple[str, str], list[Move]] = {}
    for move in moves:
        for source in _sources(move, states):
            before = earlier.setdefault((source, move.trigger), [])
            if any(_asks_no_more(other, move) for other in before):
                message = _SHADOWED.with_(word=move.trigger, source=source)
                yield _problem("never-fires", f"moves/{move.trigger}", message, _SHADOWED_HINT, move.trigger)
            before.append(move)


def _asks_no_more(first: Move, second: Move) -> bool:
    return (
        set(first.requires) <= set(second.requires)
        and set(first.by) >= set(second.by)
        and (not first.motive or second.motive)
    )
