"""The chart that every engine is given: ten states, fifteen moves, two guards each, one trigger with two candidates."""

from __future__ import annotations

from typing import Final

import attrs

from concertation.charts import Chart, Move, State

__all__ = ["CHART", "GUARDS", "REFUSED", "WALK", "Facts"]


@attrs.frozen
class Facts:
    """What the guards look at."""

    quorum: bool = True
    mandate: bool = True


def quorum(facts: Facts) -> bool:
    """Whether enough are present."""
    return facts.quorum


def mandate(facts: Facts) -> bool:
    """Whether somebody asked for it."""
    return facts.mandate


GUARDS: Final = {"mandate": mandate, "quorum": quorum}

BOTH: Final = ("mandate", "quorum")
ROWS: Final = (
    ("begin", "idle", "prepared"),
    ("compose", "prepared", "composed"),
    ("convene", "composed", "convened"),
    ("discuss", "convened", "discussed"),
    ("adopt", "discussed", "adopted"),
    ("adopt", "discussed", "amended"),
    ("sign", "adopted", "signed"),
    ("launch", "signed", "launched"),
    ("review", "launched", "reviewed"),
    ("end", "reviewed", "ended"),
    ("renew", "ended", "idle"),
    ("defer", "discussed", "convened"),
    ("resume", "amended", "discussed"),
    ("reopen", "prepared", "idle"),
    ("relaunch", "reviewed", "launched"),
)

STATES: Final = ("idle", *dict.fromkeys(dest for _, _, dest in ROWS if dest not in {"idle", "amended"}), "amended")


def _moves() -> tuple[Move, ...]:
    seen: set[tuple[str, str]] = set()
    moves = []
    for trigger, source, dest in ROWS:
        again = (trigger, source) in seen
        by = ("body", "authority") if again else "body"
        moves.append(Move(trigger, source, dest, by=by, requires=BOTH, otherwise=again))
        seen.add((trigger, source))
    return tuple(moves)


CHART: Final = Chart("session", [State(name, final=name == "ended") for name in STATES], _moves())
WALK: Final = (
    "begin", "compose", "convene", "discuss", "adopt", "sign", "launch", "review", "end", "renew",
)  # fmt: skip  # one closed walk, on one line
REFUSED: Final = Facts(quorum=False)
