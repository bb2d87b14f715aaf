"""Actions that wait for each other: which, by which links, and which link to cut."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

import attrs

from concertation.errors import ConcertationError
from concertation.model import Action, Dependency
from concertation.texts import Lang, Message, Text

__all__ = ["CyclicPlan", "Knot", "Link", "knot_of"]

_CYCLE = Text(en="these actions wait for each other: {cycle}", fr="ces actions s'attendent mutuellement : {cycle}")
_CUT = Text(
    en="to cut first: '{waiting}' waits for '{first}', the link that goes furthest back in the plan's own order",
    fr="à couper d'abord : « {waiting} » attend « {first} », le lien qui remonte le plus loin dans l'ordre du plan",
)
_LATEST: Final = dt.date.max
_SHOWN: Final = 20


@attrs.frozen
class Link:
    """An action that waits for another, and by which dependencies; each has its title beside its id."""

    first: str
    waiting: str
    dependencies: tuple[Dependency, ...]
    first_title: str
    waiting_title: str

    @property
    def address(self) -> str:
        """Where the link is written, which is where it is cut."""
        return f"actions/{self.waiting}/after/{self.dependencies[0].key}"


@attrs.frozen
class Knot:
    """One cycle of a knot of actions that wait for each other, from its smallest id, in the order of the links.

    ``cut`` is the link that goes furthest back in the plan's own order: of all the links of the cycle, the one whose
    first action comes the longest way behind the one that waits for it, where actions are put in the order of their
    stated starts (those without one last), then of their numbers, then of their ids.
    """

    ids: tuple[str, ...]
    links: tuple[Link, ...]
    cut: Link

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the actions, in the same order."""
        return tuple(each.first_title for each in self.links)

    @property
    def message(self) -> Message:
        """Which actions wait for each other; of very many, the first and the last."""
        ring = [*self.titles, self.titles[0]]
        shown = ring if len(ring) <= _SHOWN else [*ring[: _SHOWN - 3], f"… ({len(ring) - _SHOWN})", *ring[-2:]]
        return _CYCLE.with_(cycle=" → ".join(shown))

    @property
    def advice(self) -> Message:
        """Which link to cut first, and why that one."""
        return _CUT.with_(first=self.cut.first_title, waiting=self.cut.waiting_title)

    def text(self, lang: Lang = "en") -> str:
        """Say which actions wait for each other, and which link to cut."""
        return f"{self.message.render(lang)}\n→ {self.advice.render(lang)}"


def _in_order(action: Action) -> tuple[dt.date, bool, int, str, str]:
    said = action.actual_start or action.start
    number = "" if action.number is None else str(action.number)
    plain = int(number) if number.isdecimal() else 0
    return said.first if said else _LATEST, not number, plain, number, action.id


def _link(first: Action, waiting: Action) -> Link:
    dependencies = tuple(each for each in waiting.after or () if each.action == first.id)
    return Link(first.id, waiting.id, dependencies, str(first.label), str(waiting.label))


def knot_of(ids: tuple[str, ...], actions: Mapping[str, Action]) -> Knot:
    """Tell a cycle with its titles and links, and choose the one to cut."""
    ring = [actions[name] for name in ids]
    ranks = {action.id: rank for rank, action in enumerate(sorted(ring, key=_in_order))}
    links = tuple(map(_link, ring, [*ring[1:], ring[0]]))
    cut = max(links, key=lambda link: ranks[link.first] - ranks[link.waiting])
    return Knot(ids, links, cut)


class CyclicPlan(ConcertationError, ValueError):
    """Actions wait for each other, so that they have no order; ``cycles`` names them, ``knots`` says what to cut."""

    def __init__(self, cycles: tuple[tuple[str, ...], ...], knots: tuple[Knot, ...] = ()) -> None:
        """Keep the cycles, each as ids in the order of the links, and what there is to say of them."""
        self.cycles = cycles
        self.knots = knots
        super().__init__(self.text())

    def __reduce__(self) -> tuple[type[CyclicPlan], tuple[object, ...]]:
        """Pickle by what it is made of."""
        return (type(self), (self.cycles, self.knots))

    def text(self, lang: Lang = "en") -> str:
        """Say every cycle, and which link to cut where that is known."""
        if self.knots:
            return "\n".join(each.text(lang) for each in self.knots)
        return "\n".join(_CYCLE.render(lang, cycle=" → ".join([*each, each[0]])) for each in self.cycles)
