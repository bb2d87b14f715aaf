"""A concertation as a row of small numbers, one a slot; two that differ only in what does not matter have one key."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from typing import TypeAlias

import attrs

from concertation.model import COLLECTIONS, Concertation, Entity, Standing, Table, Value
from concertation.process.exploring.universe import Universe

__all__ = ["Layout", "Slots"]

Slots: TypeAlias = tuple[int, ...]
ABSENT = 0


class Layout:
    """Reads concertations into slots, and makes concertations of slots.

    Since when, by whom and why a state was entered is not kept, and the revision only where somebody reads it.
    """

    def __init__(self, universe: Universe, start: Concertation, *, revision: bool = False) -> None:
        """Number what the slots hold as it is met; what is absent, or as it was at the start, is zero."""
        self.start = start
        self.slots = (*universe.slots, *(("revision",) if revision else ()))
        self.at = {slot: index for index, slot in enumerate(self.slots)}
        self._steps = [step.id for step in universe.pathway.steps]
        self._collections = tuple(name for name in universe.fields if name in COLLECTIONS)
        self._numbers: dict[object, int] = {None: ABSENT}
        self._values: list[object] = [None]
        self._renamings = tuple(_renamings(universe.interchangeable))
        self._places = tuple(self._moved(each) for each in self._renamings)
        self._renamed: dict[tuple[int, int], int] = {}
        self._codes: dict[object, int] = {None: ABSENT}

    def read(self, concertation: Concertation) -> Slots:
        """Give the row of a concertation."""
        entities = {f"{name}/{each.id}": each for name in self._collections for each in concertation.collection(name)}
        return tuple(self._number(slot, concertation, entities) for slot in self.slots)

    def _number(self, slot: str, concertation: Concertation, entities: Mapping[str, Entity]) -> int:
        if slot in self._steps:
            standing = concertation.standings.get(slot)
            return self._intern(standing and (slot, standing.state), standing)
        if "/" in slot:
            entity = entities.get(slot)
            return ABSENT if entity is None else self._intern(_bare(entity), entity)
        value = getattr(concertation, slot)
        return self._intern(_said(slot, value, self.start), value)

    def _intern(self, key: object, value: object) -> int:
        number = self._numbers.setdefault(key, len(self._values))
        if number == len(self._values):
            self._values.append(value)
        return number

    def value(self, number: int) -> object:
        """Give what a number stands for; ``None`` is what is absent, or as it was at the start."""
        return self._values[number]

    def state(self, row: Slots, slot: str) -> str | None:
        """Give the state of a step or an entity, ``None`` where it is absent."""
        value = self._values[row[self.at[slot]]]
        standing = value if isinstance(value, Standing) else getattr(value, "standing", None)
        return standing.state if isinstance(standing, Standing) else None

    def concertation(self, row: Slots) -> Concertation:
        """Make the concertation of a row."""
        steps: dict[str, Standing] = {}
        entities: dict[str, list[Entity]] = {name: [] for name in self._collections}
        fields: dict[str, object] = {}
        for slot, number in zip(self.slots, row, strict=True):
            value = self._values[number]
            if slot in self._steps:
                steps[slot] = value  # type: ignore[assignment]  # the slot of a step holds its standing
            elif "/" in slot and number:
                entities[slot.partition("/")[0]].append(value)  # type: ignore[arg-type]  # that of an entity, it
            elif "/" not in slot and number:
                fields[slot] = value
        made: Concertation = attrs.evolve(self.start, standings=Table(steps), **fields, **entities)  # type: ignore[arg-type]  # checked when it is made
        return made

    def key(self, row: Slots) -> Slots:
        """Give what two rows that differ only in interchangeable ids have in common."""
        if not self._renamings:
            return row
        return min(self._renamed_row(row, index) for index in range(len(self._renamings)))

    def _moved(self, renaming: Mapping[str, str]) -> tuple[int, ...]:
        places = []
        for slot in self.slots:
            collection, slash, name = slot.partition("/")
            places.append(self.at[f"{collection}/{renaming.get(name, name)}" if slash else slot])
        return tuple(places)

    def _renamed_row(self, row: Slots, index: int) -> Slots:
        codes = [ABSENT] * len(row)
        for place, number in zip(self._places[index], row, strict=True):
            codes[place] = self._code(number, index) if number else ABSENT
        return tuple(codes)

    def _code(self, number: int, index: int) -> int:
        known = self._renamed.get((number, index))
        if known is None:
            shape = _shape(self._values[number], self._renamings[index])
            known = self._renamed[number, index] = self._codes.setdefault(shape, len(self._codes))
        return known


def _renamings(groups: tuple[tuple[str, ...], ...]) -> Iterable[Mapping[str, str]]:
    orders = [[dict(zip(group, each, strict=True)) for each in itertools.permutations(group)] for group in groups]
    return (
        [{old: new for part in parts for old, new in part.items()} for parts in itertools.product(*orders)]
        if groups
        else []
    )


def _bare(entity: Entity) -> object:
    standing: Standing | None = getattr(entity, "standing", None)
    said = tuple(getattr(entity, each.name) for each in attrs.fields(type(entity)) if each.name != "standing")
    return type(entity).__name__, said, standing.state if standing else None


def _said(slot: str, value: object, start: Concertation) -> object:
    if slot == "waivers":
        return tuple(each.rule for each in value) or None  # type: ignore[attr-defined]  # waivers are a tuple
    return None if value == getattr(start, slot) else (slot, value)


def _shape(value: object, renaming: Mapping[str, str]) -> object:
    if isinstance(value, Standing):
        return value.state
    if isinstance(value, Value):
        parts = ((each.name, _shape(getattr(value, each.name), renaming)) for each in attrs.fields(type(value)))
        return type(value).__name__, *(part for part in parts if part[1] is not None)
    if isinstance(value, tuple):
        return tuple(sorted((_shape(each, renaming) for each in value), key=repr))
    return renaming.get(value, value) if isinstance(value, str) else value
