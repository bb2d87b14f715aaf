"""The laws of every process, asked of each judgement: what an act may change, who decides, what a gate lets through."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from concertation.charts import Move
from concertation.model import ROLES, Act, Concertation, Fire
from concertation.process.decision import Refused
from concertation.process.entries import Outcome
from concertation.process.exploring.law import Law
from concertation.process.exploring.universe import Option
from concertation.process.exploring.watching import Asked
from concertation.texts import Text

__all__ = ["LAWS", "broken"]

LAWS: Final = {
    "replay": Text(
        en="replaying what was done gives another concertation", fr="rejouer ce qui a été fait donne autre chose"
    ),
    "footprint": Text(
        en="an act changed something other than what it is about", fr="un acte a changé autre chose que son objet"
    ),
    "reasons": Text(en="an act is refused without a reason", fr="un acte est refusé sans raison"),
    "row": Text(
        en="a move was made that its chart does not have", fr="un mouvement absent de son diagramme a été fait"
    ),
    "decides": Text(
        en="a decision was taken by others than the political level",
        fr="une décision a été prise par d'autres que le niveau politique",
    ),
    "roles": Text(en="a move was open to a role that it is not for", fr="un mouvement était ouvert à un rôle tiers"),
    "motive": Text(
        en="a move that asks for a reason was made without one", fr="un mouvement à motiver a été fait sans motif"
    ),
    "gate": Text(en="a move passed a rule of its gate that blocks", fr="un mouvement a franchi une règle qui bloque"),
    "pure": Text(
        en="an act is judged otherwise although all that its rules read is the same",
        fr="un acte est jugé autrement alors que tout ce que lisent ses règles est identique",
    ),
    "explain": Text(
        en="the moves that are explained as open are not those that can be made",
        fr="les mouvements expliqués comme ouverts ne sont pas ceux que l'on peut faire",
    ),
}


def broken(
    process: Law, option: Option, before: Concertation, done: Outcome, asked: tuple[Asked, ...]
) -> Iterator[str]:
    """Name the laws that an act breaks by having been done."""
    if process.replay(done.entries, start=before) != done.concertation:
        yield "replay"
    if isinstance(option.turn.act, Fire):
        taken = tuple(_taken(process, option, done))
        if not taken:
            yield "row"
            return
        yield from _by_others(process, option, before, taken)
        yield from _past_a_gate(process, taken, asked)


def _taken(process: Law, option: Option, done: Outcome) -> Iterator[Move]:
    """Give the moves of the chart that the row taken may be."""
    chart = process.pathway.chart_of(option.slot)
    for row in (row for entry in done.entries for row in entry.rows):
        for each in chart.rows(row.source or "", option.trigger) if chart else ():
            if each.dest == row.dest:
                yield each.move


def _by_others(process: Law, option: Option, before: Concertation, taken: tuple[Move, ...]) -> Iterator[str]:
    if all(move.decides for move in taken) and _may(process, before, option.turn.act, "authority"):
        yield "decides"
    chart = process.pathway.chart_of(option.slot)
    mine = {role for move in (chart.named(option.trigger) if chart else ()) for role in move.by}
    others = [role for role in ROLES if role not in mine and role != "authority"]  # it pilots what the universe holds
    if others and _may(process, before, option.turn.act, others[0]):
        yield "roles"
    silent = Fire(option.move, motive=" ")
    if all(move.motive for move in taken) and _may(process, before, silent, option.turn.by):
        yield "motive"


def _may(process: Law, before: Concertation, act: Act, by: str) -> bool:
    try:
        process.do(before, act, by=by)
    except Refused:
        return False
    return True


def _past_a_gate(process: Law, taken: tuple[Move, ...], asked: tuple[Asked, ...]) -> Iterator[str]:
    blocking = {each.rule for each in asked if each.blocks}
    if all(blocking & process.rules.required(move.requires) for move in taken):
        yield "gate"
