"""What could be reached if everything that may be said were said well: the answer *no* rests on this, and on no scope.

Only the states of the steps are walked. A rule counts against a move only where what it read cannot be changed by
saying something: the standings themselves, and fields that have been locked ever since.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

import attrs

from concertation.charts import CHARTED, Candidate, Pathway
from concertation.model import Concertation, Standing, Table
from concertation.process.exploring.watching import Asker
from concertation.process.locks import stop_on_moves
from concertation.rules import Settings

__all__ = ["Stands", "could_reach"]

Stands: TypeAlias = tuple[tuple[str, str], ...]
_FIXED: Final = frozenset({"standings", "id", "pathway"})


def could_reach(start: Concertation, pathway: Pathway, settings: Settings, *, waivers: bool) -> Iterator[Stands]:
    """Give the states of all steps that could be reached, if every rule about what is said were satisfied.

    >>> from concertation.process import Process
    >>> process, settings = Process.stock(), Settings({})
    >>> begun = process.begin("Exploration", authority="Collectivité", by="authority").concertation
    >>> len(list(could_reach(begun, process.pathway, settings, waivers=False)))
    54
    """
    first = tuple((name, standing.state) for name, standing in start.standings.items())
    ahead = [(first, _sealed(first, pathway))]
    seen, told = set(ahead), {first}
    yield first
    while ahead:
        stands, kept = ahead.pop(0)
        now = _standing_at(start, stands)
        for end in _ends(now, stands, pathway, settings, None if waivers else _FIXED | kept):
            place = (end, kept & _sealed(end, pathway))
            if place not in seen:
                seen.add(place)
                ahead.append(place)
            if end not in told:
                told.add(end)
                yield end


def _standing_at(start: Concertation, stands: Stands) -> Concertation:
    return attrs.evolve(start, standings=Table({name: Standing(state) for name, state in stands}))


def _sealed(stands: Stands, pathway: Pathway) -> frozenset[str]:
    sealed: set[str] = set()
    for name, word in stands:
        chart = pathway.chart_of(name)
        state = chart.state(word) if chart else None
        locks = state.locks if state else ()
        lifted = {lock[1:].partition("/")[0] for lock in locks if lock.startswith("!")}
        every = [each.name for each in attrs.fields(Concertation)] if "*" in locks else locks
        sealed |= {field for field in every if field not in lifted and field not in CHARTED}
    return frozenset(sealed)


def _ends(
    now: Concertation,
    stands: Stands,
    pathway: Pathway,
    settings: Settings,
    fixed: frozenset[str] | None,
) -> Iterator[Stands]:
    for name, word in stands:
        chart = pathway.chart_of(name)
        if chart is not None and stop_on_moves(pathway, now.standings, name) is None:
            rows = [row for trigger in chart.triggers for row in chart.rows(word, trigger)]
            for row in rows:
                if row.dest != word and not _is_barred(row, now, pathway, settings, fixed):
                    yield tuple((each, row.dest if each == name else at) for each, at in stands)


def _is_barred(
    row: Candidate,
    now: Concertation,
    pathway: Pathway,
    settings: Settings,
    fixed: frozenset[str] | None,
) -> bool:
    if fixed is None:
        return False
    asked = Asker(now, pathway).ask(settings.required(row.move.requires))
    return any(each.blocks and each.reads <= fixed for each in asked)
