"""A concertation of any size, in order: every action has what the gates of the method want."""

from __future__ import annotations

from concertation.model import Action, Concertation, Fire, Indicator, Member, Objective, Put
from concertation.process import Process

__all__ = ["DAY", "sized"]

DAY = "2026-03-02"


def sized(process: Process, entities: int) -> Concertation:
    """Give a concertation of so many entities whose programme may be proposed; half of them are actions."""
    actions, others = entities // 2, max(2, entities // 6)
    objectives = [Objective(f"o{each}", title=f"Objectif {each}") for each in range(others)]
    members = [Member(f"m{each}", name=f"Membre {each}", circle="public", seat="represents") for each in range(others)]
    indicators = [
        Indicator(f"i{each}", title=f"Indicateur {each}", kind="result", unit="%", baseline=0, target=10, owner="m0")
        for each in range(entities - actions - 2 * others)
    ]
    planned = [_action(each, others, len(indicators)) for each in range(actions)]
    begun = process.begin("Charte", authority="Ville", by="authority", on="2026-01-05").concertation
    put = Put(*objectives, *members, *indicators, *planned)
    return process.do(begun, put, Fire("programme.start"), by="authority", on="2026-02-02").concertation


def _action(each: int, others: int, indicators: int) -> Action:
    return Action(
        f"a{each}",
        number=str(each),
        title=f"Action {each}",
        objectives=[f"o{each % others}"],
        pilot=f"m{each % others}",
        group=[f"m{(each + 1) % others}"],
        start="2026-04",
        end="2026-09",
        days=20,
        horizon="short",
        ease="easy",
        after=[f"a{each - 1}"] if each % 10 else [],
        indicators=[f"i{each % indicators}"] if indicators else [],
        needs_powers=[],
        mastered=True,
    )
