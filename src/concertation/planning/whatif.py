"""What slips, and by how much, if an action starts later or takes longer; nothing is changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import attrs

from concertation.model import Action
from concertation.planning.network import FROM_END, distance, links_of
from concertation.planning.rows import Placed
from concertation.planning.saying import said_days, said_moment, said_move
from concertation.planning.timing import Timing
from concertation.texts import Lang, Message, Text

__all__ = ["EndIf", "Slip", "Slippage", "end_if_later", "end_if_longer", "end_to_end", "slippage"]

_SLIP = Text(
    en="'{title}' starts {start} and ends {end}, on {day}",
    fr="« {title} » commence {start} et se termine {end}, le {day}",
)
_NO_CHANGE = Text(en="The end of the programme does not change.", fr="La fin du programme ne change pas.")
_END_SLIPS = Text(
    en="The programme ends {days} later, on {day}.", fr="Le programme se termine {days} plus tard, le {day}."
)
_END_GAINS = Text(
    en="The programme ends {days} earlier, on {day}.", fr="Le programme se termine {days} plus tôt, le {day}."
)
_AT_MOST = Text(
    en="The programme ends at most {days} later, on {day} at the latest.",
    fr="Le programme se termine au plus {days} plus tard, le {day} au plus tard.",
)


@attrs.frozen
class Slip:
    """How far an action moves, in working days, and its dates before and after; it moves back where it is negative.

    With finish-to-finish and start-to-finish links an action that takes longer may start earlier.
    """

    id: str
    title: str
    start: int
    end: int
    before: Placed
    after: Placed

    @property
    def message(self) -> Message:
        """How far it moves."""
        day = said_moment(self.after.early_end, max(1, self.after.offsets.early_finish))
        return _SLIP.with_(title=self.title, start=said_move(self.start), end=said_move(self.end), day=day)

    def text(self, lang: Lang = "en") -> str:
        """Say how far it moves."""
        return self.message.render(lang)


@attrs.frozen
class EndIf:
    """The end of the programme if one action slips, without going through the others.

    ``days`` is how many working days later it ends; where it is not ``exact`` it ends then at the latest: the action
    is bound by its end, so that taking longer it may start earlier. ``length`` is that of the programme.
    """

    days: int
    length: int
    end: dt.date | None
    exact: bool

    @property
    def message(self) -> Message:
        """When the programme ends."""
        if not self.days:
            return _NO_CHANGE.with_()
        day = said_moment(self.end, self.length)
        return (_END_SLIPS if self.exact else _AT_MOST).with_(days=said_days(self.days), day=day)

    def text(self, lang: Lang = "en") -> str:
        """Say when the programme ends."""
        return self.message.render(lang)


@attrs.frozen
class Slippage:
    """What slips if an action slips: ``days`` by which the programme ends later, and every action that moves.

    ``slips`` are in the order of the new dates; the action itself is among them.
    """

    id: str
    days: int
    length: int
    end: dt.date | None
    slips: tuple[Slip, ...]

    @property
    def messages(self) -> tuple[Message, ...]:
        """What it does to the programme, then to each action."""
        day = said_moment(self.end, self.length)
        moved = _END_SLIPS if self.days > 0 else _END_GAINS
        whole = moved.with_(days=said_days(abs(self.days)), day=day) if self.days else _NO_CHANGE.with_()
        return (whole, *(each.message for each in self.slips))

    def text(self, lang: Lang = "en") -> str:
        """Say it, one action a line."""
        return "\n".join(each.render(lang) for each in self.messages)


def slippage(name: str, before: tuple[Timing, Mapping[str, Placed]], after: tuple[Timing, Mapping[str, Placed]]) -> Slippage:
    """Tell every action that moves from one timing to another of the same actions."""
    (old, old_rows), (new, new_rows) = before, after
    slips = []
    for place, each in enumerate(old.network.ids):
        start = new.heads[place] - old.heads[place]
        end = start + new.network.days[place] - old.network.days[place]
        if start or end:
            slips.append(Slip(each, old_rows[each].title, start, end, old_rows[each], new_rows[each]))
    slips.sort(key=lambda slip: (slip.after.offsets.early_start, slip.id))
    last = max((row.early_end for row in new_rows.values() if row.early_end is not None), default=None)
    return Slippage(name, new.end - old.end, new.end - new.start, last, tuple(slips))


def end_to_end(timing: Timing, actions: Mapping[str, Action]) -> tuple[int, ...]:
    """Give the time from the end of each action to the end of the last that waits for that end, not for its start."""
    network, tails, places = timing.network, timing.tails, timing.places
    ways = [0] * len(network.ids)
    for place, into in enumerate(network.links):
        if not into:
            continue
        for link in links_of(actions[network.ids[place]]):
            first = places.get(str(link.action))
            if first is not None and link.kind in FROM_END:
                way = distance(link, 0, network.days[place]) + tails[place]
                ways[first] = max(ways[first], way)
    return tuple(ways)


def end_if_later(timing: Timing, place: int, start: int) -> int:
    """Give the end of all if an action starts no earlier than a working day: always exact."""
    return max(timing.end, start + timing.tails[place])


def end_if_longer(timing: Timing, place: int, days: int, action: Action, way: int) -> tuple[int, bool]:
    """Give the end of all if an action takes so many days longer, and whether that is exact.

    It is, unless links that bind its end let it start earlier: then it is a bound. ``way`` is that of ``end_to_end``.
    """
    head, network = timing.heads[place], timing.network
    end = max(timing.end, head + network.days[place] + days + way)
    held = [timing.floors[place]]
    for link in links_of(action):
        first = timing.places.get(str(link.action))
        if first is not None:
            reach = distance(link, network.days[first], network.days[place] + days)
            held.append(timing.heads[first] + reach)
    return end, bool(not network.links[place] or max(held) == head)

