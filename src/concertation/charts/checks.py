"""What is wrong with the definition of a chart, all at once, before anything is built from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from concertation.charts.parts import Move, State
from concertation.errors import DefinitionError, Problem, unknown_name
from concertation.texts import Lang, Message, Text

__all__ = ["ChartError", "chart_problems"]

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
_AMBIGUOUS = Text(
    en="two moves '{word}' from '{source}' may both fire, to {first} and to {second}",
    fr="deux mouvements « {word} » depuis « {source} » peuvent avoir lieu, vers {first} et vers {second}",
)
_AMBIGUOUS_HINT = Text(
    en="otherwise: true on the later one, for when those before it are refused",
    fr="otherwise: true sur le second, pour quand ceux qui le précèdent sont refusés",
)
_ALONE = Text(
    en="'{word}' says otherwise, but no move is tried before it",
    fr="« {word} » dit otherwise, mais aucun mouvement n'est essayé avant lui",
)
_ALONE_HINT = Text(
    en="take otherwise out, or put it after the other move",
    fr="retirez otherwise, ou placez-le après l'autre mouvement",
)
_THERE = Text(en="'{word}'", fr="« {word} »")
_STAYS = Text(en="the state itself, without entering", fr="l'état lui-même, sans y entrer")
_AGAIN = Text(en="the state again", fr="l'état de nouveau")
_NO_ENTRY = Text(
    en="'{word}' enters no state, so its deadline would hold nowhere",
    fr="« {word} » n'entre dans aucun état : son échéance ne porterait sur rien",
)
_NO_ENTRY_HINT = Text(en="take within out, or say dest: =", fr="retirez within, ou dites dest: =")

Graph = Mapping[str, frozenset[str]]


class ChartError(DefinitionError):
    """A chart is not well made.

    The paths of its problems are relative to the chart, for whoever holds it to place them; its text names the chart.
    """

    def __init__(self, problems: Iterable[Problem], chart: str) -> None:
        """Keep the problems and the name of the chart."""
        self.chart = chart
        super().__init__(problems)

    def __reduce__(self) -> tuple[type[ChartError], tuple[tuple[Problem, ...], str]]:  # type: ignore[override]  # one more
        """Pickle by what it is made of."""
        return (type(self), (self.problems, self.chart))

    def text(self, lang: Lang = "en") -> str:
        """Say every problem with the name of the chart, one a line."""
        return "\n".join(problem.under(f"charts/{self.chart}").text(lang) for problem in self.problems)


def chart_problems(name: str, states: Sequence[State], moves: Sequence[Move]) -> Iterator[Problem]:
    """Name every mistake of a chart, its paths relative to the chart.

    What can be reached is judged once every state that a move names is there: one slip would cut the whole chart off.
    """
    names = list(dict.fromkeys(state.name for state in states))
    yield from _names(name, [state.name for state in states], moves)
    known = [_known(move, names) for move in moves]
    yield from _dead_ends(states, moves)
    if states and all(before == after for before, after in zip(moves, known, strict=True)):
        yield from _reach(states, moves)
    yield from _order(names, known)


def _known(move: Move, names: Sequence[str]) -> Move:
    """Give a move without what it names and is not there; one to an unknown state enters its own again."""
    dest = move.dest if move.dest in {None, "=", *names} else "="
    return attrs.evolve(move, source=[each for each in move.source if each in {"*", *names}], dest=dest)


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
            yield unknown_name("unknown-state", at, _UNKNOWN.with_(word=word), word, set(states))
    if not move.source:
        yield _problem("no-source", at, _NOWHERE_FROM.with_(word=move.trigger), _NOWHERE_FROM_HINT, move.trigger)
    if not move.by:
        yield _problem("nobody", at, _NOBODY.with_(word=move.trigger), _NOBODY_HINT, move.trigger)
    if move.decides and move.by != (DECIDER,):
        yield _problem("decides", at, _DECIDES.with_(word=move.trigger), _DECIDES_HINT, move.trigger)
    if move.dest is None and move.within is not None:
        yield _problem("no-entry", at, _NO_ENTRY.with_(word=move.trigger), _NO_ENTRY_HINT, move.trigger)


def _sources(move: Move, names: Iterable[str]) -> Iterable[str]:
    return names if "*" in move.source else move.source


def _edges(states: Sequence[State], moves: Sequence[Move]) -> Graph:
    ways: dict[str, set[str]] = {state.name: set() for state in states}
    for move in moves:
        for source in _sources(move, list(ways)):
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


def _is_dead_end(state: State, moves: Sequence[Move]) -> bool:
    away = (move for move in moves if move.dest not in {None, "=", state.name})
    return not state.final and not any({"*", state.name} & set(move.source) for move in away)


def _dead_ends(states: Sequence[State], moves: Sequence[Move]) -> Iterator[Problem]:
    for state in states:
        if _is_dead_end(state, moves):
            at, word = f"states/{state.name}", state.name
            yield _problem("dead-end", at, _DEAD_END.with_(word=word), _DEAD_END_HINT, word)


def _reach(states: Sequence[State], moves: Sequence[Move]) -> Iterator[Problem]:
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
        if word not in can_rest and not _is_dead_end(state, moves):
            yield _problem("no-final", at, _STUCK.with_(word=word), _STUCK_HINT, word)


def _order(names: Sequence[str], moves: Sequence[Move]) -> Iterator[Problem]:
    """Judge the moves that share a trigger and a state, which are tried in their order."""
    earlier: dict[tuple[str, str], list[Move]] = {}
    for move in moves:
        rivals = {source: earlier.setdefault((source, move.trigger), []) for source in _sources(move, names)}
        if move.otherwise and move.source and not any(rivals.values()):
            yield _problem(
                "otherwise", f"moves/{move.trigger}", _ALONE.with_(word=move.trigger), _ALONE_HINT, move.trigger
            )
        for source, before in rivals.items():
            yield from _rivalry(source, before, move)
            before.append(move)


def _rivalry(source: str, before: Sequence[Move], move: Move) -> Iterator[Problem]:
    at, word = f"moves/{move.trigger}", move.trigger
    if any(_asks_no_more(other, move) for other in before):
        yield _problem("never-fires", at, _SHADOWED.with_(word=word, source=source), _SHADOWED_HINT, word)
        return
    unclear = next((other for other in before if not _asks_no_more(move, other)), None)
    if unclear is not None and not move.otherwise:
        ends = {"first": _end(unclear), "second": _end(move)}
        yield _problem("ambiguous", at, _AMBIGUOUS.with_(word=word, source=source, **ends), _AMBIGUOUS_HINT, word)


def _end(move: Move) -> Message:
    return (_STAYS if move.dest is None else _AGAIN if move.dest == "=" else _THERE).with_(word=move.dest)


def _asks_no_more(first: Move, second: Move) -> bool:
    return (
        set(first.requires) <= set(second.requires)
        and set(first.by) >= set(second.by)
        and (not first.motive or second.motive)
    )
