"""What the political level decides, which no document gives away: by another role, trigger, chart or state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from concertation.charts import Chart, Move
from concertation.errors import Problem
from concertation.texts import Message, Text

__all__ = ["given_away", "imitated", "taken_out"]

_GIVEN_AWAY: Final = Text(
    en="'{word}' is a decision of the political level in every pathway",
    fr="« {word} » est une décision du niveau politique dans tout cheminement",
)
_ROUND: Final = Text(
    en="'{word}' enters '{dest}' from '{source}', which the political level alone decides",
    fr="« {word} » mène de « {source} » à « {dest} », ce que seul le niveau politique décide",
)
_TAKEN_OUT: Final = Text(
    en="'{word}' is a decision of the political level: it cannot be taken out",
    fr="« {word} » est une décision du niveau politique : elle ne peut pas être retirée",
)
_HINT: Final = Text(en="decides: true, by: political-level", fr="decides: true, by: political-level")
_KEEP: Final = Text(en="keep it", fr="gardez-la")


def given_away(name: str, moves: Sequence[Move], base: Chart) -> Iterator[Problem]:
    """Name the moves of a chart that take what only a decision does in the chart that it departs from.

    A trigger that decides must decide; and a way that only decisions open, from one state to another, or into a state
    at all, is open to nothing else.
    """
    deciding = {move.trigger for move in base.moves if move.decides}
    ways, ends = _decided(base)
    for move in moves:
        if move.decides:
            continue
        if move.trigger in deciding:
            yield _problem(name, move, _GIVEN_AWAY.with_(word=move.trigger))
            continue
        for source, dest in _ways(move, [state.name for state in base.states]):
            if dest in ends or (source, dest) in ways:
                yield _problem(name, move, _ROUND.with_(word=move.trigger, source=source, dest=dest))
                break


def imitated(name: str, moves: Iterable[Move], charts: Iterable[Chart]) -> Iterator[Problem]:
    """Name the moves of a new chart that do what a decision of another chart does, without being one."""
    decisions = {(move.trigger, move.dest) for chart in charts for move in chart.moves if move.decides}
    for move in moves:
        if not move.decides and (move.trigger, move.dest) in decisions:
            yield _problem(name, move, _GIVEN_AWAY.with_(word=move.trigger))


def taken_out(name: str, moves: Iterable[Move], base: Chart) -> Iterator[Problem]:
    """Name the decisions of a chart that are no longer there."""
    there = {move.trigger for move in moves}
    for word in dict.fromkeys(move.trigger for move in base.moves if move.decides):
        if word not in there:
            yield Problem(
                code="decides",
                path=f"charts/{name}/moves/{word}",
                message=_TAKEN_OUT.with_(word=word),
                hint=_KEEP.with_(),
                about=word,
            )


def _problem(name: str, move: Move, message: Message) -> Problem:
    path = f"charts/{name}/moves/{move.trigger}"
    return Problem(code="decides", path=path, message=message, hint=_HINT.with_(), about=move.trigger)


def _ways(move: Move, states: Sequence[str]) -> Iterator[tuple[str, str]]:
    if move.dest is None or move.dest == "=":
        return
    for source in states if "*" in move.source else move.source:
        yield source, move.dest


def _decided(base: Chart) -> tuple[set[tuple[str, str]], set[str]]:
    """Give the ways between states that only decisions open, and the states that only decisions enter."""
    states = [state.name for state in base.states]
    by_decision = {way for move in base.moves if move.decides for way in _ways(move, states)}
    otherwise = {way for move in base.moves if not move.decides for way in _ways(move, states)}
    return by_decision - otherwise, {dest for _, dest in by_decision} - {dest for _, dest in otherwise}
