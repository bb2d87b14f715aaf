"""What may be done in a scope, derived from the pathway: every move of every chart, and edits of tiny entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias, cast

import attrs

from concertation.charts import CHARTED, Chart, Pathway
from concertation.findings import Level
from concertation.model import (
    COLLECTIONS,
    Act,
    Change,
    Concertation,
    Entity,
    Fire,
    Put,
    Remove,
    Unwaive,
    Value,
    Waive,
)
from concertation.process.exploring.payloads import REFERRED, entities_of, ids_of, refers_to, values_of
from concertation.process.exploring.scope import Scope
from concertation.process.exploring.traces import Turn
from concertation.rules import Setting, Settings

__all__ = ["Option", "Universe"]

Kind: TypeAlias = Literal["move", "edit", "waiver"]
MOTIVE = "Exploration"
_AUTHORITY = ("elected_lead", "project_officer", "referent")
_FUNCTION = {"elected_lead": "Vice-présidence", "project_officer": "Chargé de mission", "referent": "Service mobilités"}


@attrs.frozen(kw_only=True)
class Option:
    """One thing that somebody may do: the turn, the slot it is about, and the slots that the judgement may look at.

    ``trigger`` and ``requires`` are those of a move.
    """

    turn: Turn
    kind: Kind
    slot: str
    looks: frozenset[str]
    trigger: str = ""
    requires: tuple[str, ...] = ()

    @property
    def move(self) -> str:
        """The name of the move, empty for an edit."""
        return f"{self.slot}.{self.trigger}" if self.trigger else ""


class Universe:
    """The entities, values and acts of a scope.

    Args:
        pathway: whose moves are tried, and whose steps define what is edited.
        settings: the rules, as the pathway sets them.
        scope: the bounds.
        more: fields that an earlier search saw being read.
    """

    def __init__(self, pathway: Pathway, settings: Settings, scope: Scope, more: frozenset[str] = frozenset()) -> None:
        """Work out the fields, the slots and the acts."""
        self.pathway, self.settings, self.scope = pathway, settings, scope
        self.fields = self._fields(more)
        self.entities = {
            f"{name}/{each}": entities_of(name, each, index, scope, pathway)
            for name in self.fields
            if name in COLLECTIONS
            for index, each in enumerate(ids_of(name, scope, pathway))
        }
        self.slots = (
            *(step.id for step in pathway.steps),
            *(name for name in self.fields if name not in COLLECTIONS),
            *self.entities,
            *(("waivers",) if scope.waivers else ()),
        )
        self._locking = frozenset(step.id for step in pathway.steps if any(self._locks(step.id)))
        self.options = tuple(self._options())

    def _locks(self, step: str) -> Iterator[tuple[str, ...]]:
        chart = self.pathway.chart_of(step)
        yield from (state.locks for state in chart.states) if chart else ()

    def _gates(self) -> tuple[Setting, ...]:
        words = [word for chart in self.pathway.charts for move in chart.moves for word in move.requires]
        return tuple(each for each in self.settings.required(words) if each.level is Level.ERROR)

    def _fields(self, more: frozenset[str]) -> tuple[str, ...]:
        defined = {name for step in self.pathway.steps for name in step.defines}
        read = {name for each in self._gates() if each.reads for name in each.reads.fields(each.rule.subject)}
        charted = {name for name in CHARTED if name in defined and self.scope.count(name)}
        wanted = {*read, *more, *charted, *(defined if self.scope.payloads == "full" else ())}
        wanted |= {other for name in wanted for other in REFERRED.get(name, ()) if self.scope.count(other)}
        described = [each.name for each in attrs.fields(Concertation)]
        return tuple(name for name in described if name in wanted and self._is_tried(name))

    def _is_tried(self, name: str) -> bool:
        if name in COLLECTIONS:
            return bool(ids_of(name, self.scope, self.pathway))
        return name == "authority" or bool(values_of(name, self.scope))

    def beyond(self, reads: Iterable[str]) -> frozenset[str]:
        """Give the fields read that this universe leaves alone although it could say something of them."""
        return frozenset(each for each in reads if each not in self.fields and self._is_tried(each))

    def slots_of(self, reads: Iterable[str]) -> Iterator[str]:
        """Give the slots in which the content of fields is."""
        for field in reads:
            if field == "standings":
                yield from (step.id for step in self.pathway.steps)
            else:
                yield from (slot for slot in self.slots if slot.partition("/")[0] == field)

    def _options(self) -> Iterator[Option]:
        for step in self.pathway.steps:
            yield from self._moves(step.id)
        for name in self.fields:
            if name not in COLLECTIONS:
                yield from self._says(name)
        for address, variants in self.entities.items():
            yield from self._puts(address, variants)
            yield from self._moves(address)
        if self.scope.waivers:
            yield from self._waivers()

    def _moves(self, address: str) -> Iterator[Option]:
        chart = self.pathway.chart_of(address)
        for trigger in chart.triggers if chart else ():
            moves = cast("Chart", chart).named(trigger)
            roles = tuple(dict.fromkeys(role for move in moves for role in move.by))
            motive = MOTIVE if any(move.motive for move in moves) else None
            for role in roles if self.scope.parties == "roles" else roles[:1]:
                yield Option(
                    turn=Turn(Fire(f"{address}.{trigger}", motive), role),
                    kind="move",
                    slot=address,
                    looks=self._locking | {address, "waivers", "revision"},
                    trigger=trigger,
                    requires=tuple(dict.fromkeys(word for move in moves for word in move.requires)),
                )

    def _edit(self, act: Act, slot: str, looks: Iterable[str] = ()) -> Option:
        return Option(turn=Turn(act, "authority"), kind="edit", slot=slot, looks=self._locking | {slot, *looks})

    def _says(self, field: str) -> Iterator[Option]:
        if field == "authority":
            yield self._edit(Change(field, **_FUNCTION), field)
            yield self._edit(Change(field, **dict.fromkeys(_AUTHORITY)), field)
            return
        values = values_of(field, self.scope)
        for value in values:
            looks = refers_to(value) if isinstance(value, Value) else ()
            yield self._edit(Change(None, **{field: value}), field, self._slots_named(looks))
        yield self._edit(Change(None, **{field: () if isinstance(values[0], tuple) else None}), field)

    def _slots_named(self, names: Iterable[str]) -> Iterator[str]:
        known = set(names)
        yield from (address for address in self.slots if address.partition("/")[2] in known)

    def _puts(self, address: str, variants: tuple[Entity, ...]) -> Iterator[Option]:
        for entity in variants:
            yield self._edit(Put(entity), address, self._slots_named(refers_to(entity)))
        name = address.partition("/")[2]
        users = [other for other, each in self.entities.items() if any(name in refers_to(user) for user in each)]
        users += [field for field in self.fields for value in values_of(field, self.scope) if _names(value, name)]
        yield self._edit(Remove(address), address, users)

    def _waivers(self) -> Iterator[Option]:
        by = self.pathway.waives[0]
        for each in self._gates():
            name = each.rule.name
            for act in (Waive(name, reason=MOTIVE), Unwaive(name)):
                looks = self._locking | {"waivers"}
                yield Option(turn=Turn(act, by), kind="waiver", slot="waivers", looks=looks)

    @property
    def interchangeable(self) -> tuple[tuple[str, ...], ...]:
        """The groups of ids that mean the same whatever their names."""
        if self.scope.keys == "ids":
            return ()
        groups = (ids_of(name, self.scope, self.pathway) for name in self.fields if name in COLLECTIONS)
        return tuple(each for each in groups if len(each) > 1 and not self._is_circle(each))

    def _is_circle(self, names: tuple[str, ...]) -> bool:
        return names == ids_of("circles", self.scope, self.pathway)


def _names(value: object, name: str) -> bool:
    return isinstance(value, Value) and name in refers_to(value)
