"""Judgements, each made once: what an act comes to follows from the slots that it, and the rules of its gate, look at.

The process itself is asked, through ``do``. Where two concertations agree on every slot that a judgement looked at, the
second is not asked again, but for a sample of them, which must answer the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

import attrs

from concertation.findings import Level, Path
from concertation.model import Concertation
from concertation.process.decision import Refused
from concertation.process.exploring.law import Law
from concertation.process.exploring.laws import broken
from concertation.process.exploring.slots import Layout, Slots
from concertation.process.exploring.universe import Option, Universe
from concertation.process.exploring.watching import Asked, Asker

__all__ = ["Judge", "Judgement", "Seen"]

SAMPLE: Final = 1_000
"""Of how many judgements of an act that are not made again one is, to compare; of the first ones, more are."""

_NOWHERE: Final = frozenset({"no-such-move", "unknown-move"})
Delta: TypeAlias = tuple[tuple[int, int], ...]


@attrs.frozen(kw_only=True)
class Judgement:
    """What an act comes to: the slots that it changes, or ``None`` where it is refused, and for which reasons.

    ``breaks`` names the laws of the process that it breaks.
    """

    changes: Delta | None
    codes: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether the act comes to nothing wherever its own slot holds the same."""
        nowhere = self.changes is None and not _NOWHERE.isdisjoint(self.codes)
        return nowhere or (self.changes == () and not self.breaks)


@attrs.define
class Seen:
    """How a rule answered as a gate, over a whole search."""

    passes: int = 0
    blocks: int = 0
    reads: set[str] = attrs.field(factory=set)


class Judge:
    """Judges the options of a universe where a row stands."""

    def __init__(self, process: Law, universe: Universe, layout: Layout) -> None:
        """Begin with no judgement made."""
        self._process, self._universe, self._layout = process, universe, layout
        self._looks = [self._places(option.looks) for option in universe.options]
        self._known: list[dict[Slots, Judgement]] = [{} for _ in universe.options]
        self._gates = {
            option.requires: tuple(
                each for each in universe.settings.required(option.requires) if each.level is Level.ERROR
            )
            for option in universe.options
        }
        self.rules: dict[str, Seen] = {each.rule.name: Seen() for gate in self._gates.values() for each in gate}
        self.codes: dict[str, int] = {}
        self.asked = 0
        self.saved = [0] * len(universe.options)

    def _places(self, slots: Iterable[str]) -> tuple[int, ...]:
        return tuple(sorted(self._layout.at[slot] for slot in slots if slot in self._layout.at))

    def judge(self, index: int, row: Slots) -> Judgement:
        """Judge an option where a row stands."""
        known = self._known[index].get(tuple([row[place] for place in self._looks[index]]))
        if known is None:
            return self._ask(index, row)
        saved = self.saved[index] = self.saved[index] + 1
        if saved & (saved - 1) == 0 or saved % SAMPLE == 0:
            known = self._compare(index, row, known)
        return known

    def _ask(self, index: int, row: Slots) -> Judgement:
        option, before = self._universe.options[index], self._layout.concertation(row)
        asked = tuple(self._gate(option, before))
        judgement = self._judged(option, before, row, asked)
        self._keep(index, row, judgement, {field for each in asked for field in each.reads})
        self.asked += 1
        for code in judgement.codes:
            self.codes[code] = self.codes.get(code, 0) + 1
        return judgement

    def _keep(self, index: int, row: Slots, judgement: Judgement, reads: set[str]) -> None:
        places = self._places({*self._universe.slots_of(reads), *self._universe.options[index].looks, *reads})
        if not set(places) <= set(self._looks[index]):
            self._looks[index] = tuple(sorted({*places, *self._looks[index]}))
            self._known[index].clear()
        self._known[index][tuple([row[place] for place in self._looks[index]])] = judgement

    def _gate(self, option: Option, before: Concertation) -> Iterator[Asked]:
        if option.requires:
            only = Path(option.slot) if "/" in option.slot else None
            for each in Asker(before, self._process.pathway).ask(self._gates[option.requires], only):
                seen = self.rules[each.rule]
                seen.reads |= each.reads
                seen.blocks += each.blocks
                seen.passes += not each.blocks
                yield each

    def _judged(self, option: Option, before: Concertation, row: Slots, asked: tuple[Asked, ...]) -> Judgement:
        try:
            done = self._process.do(before, option.turn.act, by=option.turn.by)
        except Refused as refused:
            codes = tuple(dict.fromkeys(each.code for each in refused.decision.reasons))
            return Judgement(changes=None, codes=codes, breaks=() if codes else ("reasons",))
        after = self._layout.read(done.concertation)
        changes = tuple((place, new) for place, (old, new) in enumerate(zip(row, after, strict=True)) if old != new)
        breaks = broken(self._process, option, before, done, asked)
        own = {self._layout.at[option.slot], self._layout.at.get("revision")}
        astray = ("footprint",) if any(place not in own for place, _ in changes) else ()
        return Judgement(changes=changes, breaks=(*breaks, *astray))

    def _compare(self, index: int, row: Slots, known: Judgement) -> Judgement:
        option, before = self._universe.options[index], self._layout.concertation(row)
        again = self._judged(option, before, row, tuple(self._gate(option, before)))
        same = (again.changes is None) == (known.changes is None) and set(again.codes) == set(known.codes)
        return known if same else attrs.evolve(again, breaks=(*again.breaks, "pure"))
