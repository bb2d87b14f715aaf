"""A concertation in the making: its fields are opened, worked on one by one, checked as a whole when it is built."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import cast

import attrs

from concertation.charts import CHARTED
from concertation.errors import InvalidValue, Problem, unknown_name
from concertation.findings import Path
from concertation.model import (
    COLLECTIONS,
    Authority,
    Circle,
    Concertation,
    Entity,
    Standing,
    Table,
    Value,
    Waiver,
    When,
)
from concertation.model.references import dangling
from concertation.process.entries import Row
from concertation.texts import Text

__all__ = ["Draft", "Standings", "collection_of"]

_evolve: Callable[..., object] = attrs.evolve

_NO_FIELD = Text(en="'{word}' is not a field of {place}", fr="« {word} » n'est pas un champ de {place}")
_NOTHING_THERE = Text(en="'{word}' leads nowhere", fr="« {word} » ne mène nulle part")
_THE_WHOLE = Text(en="the concertation", fr="la concertation")


class Standings(Mapping[str, Standing]):
    """The standing of each step and entity of a concertation by its address, and those that were entered since."""

    def __init__(self, concertation: Concertation, since: Mapping[str, Standing] | None = None) -> None:
        """Begin with those of a concertation."""
        self._concertation = concertation
        self._since = dict(since or {})

    def __getitem__(self, address: str) -> Standing:
        """Give where a step or an entity stands; one that was taken out stands where it stood."""
        standing = self._since.get(address) or self._concertation.standing_of(address)
        if standing is None:
            raise KeyError(address)
        return standing

    def __iter__(self) -> Iterator[str]:
        """Go through the addresses of what has a standing."""
        return iter({**dict(self._concertation.stood()), **self._since})

    def __len__(self) -> int:
        """Count what has a standing."""
        return sum(1 for _ in self)

    def __setitem__(self, address: str, standing: Standing) -> None:
        """Note that a state was entered."""
        self._since[address] = standing

    def copy(self) -> Standings:
        """Keep the standings as they are now."""
        return Standings(self._concertation, self._since)


class Draft:
    """The fields of a concertation, open to work.

    ``standings`` gives the standing of each step and entity by its address. An entity that is taken out and put back
    keeps the standing that it had: leaving is no way around a move.
    """

    def __init__(self, concertation: Concertation) -> None:
        """Take a concertation; it is opened when an edit first needs it, for moves do without."""
        self.standings = Standings(concertation)
        self._built: Concertation | None = concertation
        self._last = concertation
        self._is_open = False

    @functools.cached_property
    def fields(self) -> dict[str, object]:
        """The fields, by name."""
        self._is_open = True
        return {each.name: getattr(self._last, each.name) for each in attrs.fields(Concertation)}

    @functools.cached_property
    def entities(self) -> dict[str, dict[str, Entity]]:
        """The entities of each collection, by id."""
        self._is_open = True
        return {name: {each.id: each for each in self._last.collection(name)} for name in COLLECTIONS}

    def build(self) -> Concertation:
        """Make a concertation of the fields.

        Raises:
            InvalidValue: with every problem of the whole.
        """
        if self._built is None:
            entities = {name: tuple(each.values()) for name, each in self.entities.items()}
            self._built = Concertation(**{**self.fields, **entities})  # type: ignore[arg-type]  # checked when built
        return self._built

    def unknown_circles(self, circles: Iterable[Circle]) -> Iterator[Problem]:
        """Name the references to circles that nobody knows, where the whole cannot be built to be asked."""
        every = {each.id for each in circles} | set(self.entities["circles"])
        for collection, entities in self.entities.items():
            for each in entities.values():
                yield from dangling(each, {"circles": every}, f"{collection}/{each.id}")

    def touch(self) -> None:
        """Note that what was built no longer holds."""
        self._built = None

    def entity(self, address: Path) -> Entity:
        """Give an entity by its address.

        Raises:
            InvalidValue: if there is none.
        """
        collection, _, name = address.partition("/")
        entities = self.entities.get(collection, {})
        if name not in entities:
            known = [f"{collection}/{each}" for each in entities]
            message = _NOTHING_THERE.with_(word=address)
            raise InvalidValue([unknown_name("unknown-address", address, message, address, known)])
        return entities[name]

    def holder(self, address: Path) -> Value | None:
        """Give what an edit may change the fields of: an entity, or one of the values that the concertation has once.

        ``None`` is the concertation itself.

        Raises:
            InvalidValue: if the address leads to neither.
        """
        if address == ".":
            return None
        first, *rest = address.parts
        if first in COLLECTIONS and len(rest) == 1:
            return self.entity(address)
        value = self.fields.get(first)
        if rest or not isinstance(value, Value):
            known = [name for name, each in self.fields.items() if isinstance(each, Value)]
            message = _NOTHING_THERE.with_(word=address)
            raise InvalidValue([unknown_name("unknown-address", address, message, first, {*known, *COLLECTIONS})])
        return value

    def described(self, address: Path) -> Mapping[str, attrs.Attribute[object]]:
        """Give the fields of a holder, by name."""
        cls: type = type(self.holder(address) or Concertation)
        return {each.name: each for each in attrs.fields(Concertation if address == "." else cls)}

    def unknown_fields(self, address: Path, names: Iterator[str]) -> Iterator[Problem]:
        """Name the fields that a holder does not have."""
        known = self.described(address)
        for name in names:
            if name not in known:
                place = _THE_WHOLE if address == "." else address
                message = _NO_FIELD.with_(word=name, place=place)
                yield unknown_name("unknown-field", str(address / name), message, name, known)

    def keep(self, entity: Entity) -> bool:
        """Place an entity with the standing it had, and say whether it has a chart but no standing yet."""
        self.touch()
        collection = collection_of(entity)
        address = f"{collection}/{entity.id}"
        is_new = entity.id not in self.entities[collection] and address not in self.standings
        self.entities[collection][entity.id] = _with(entity, self.standings.get(address))
        return is_new and collection in CHARTED

    def change(self, address: Path, fields: Mapping[str, object]) -> None:
        """Give fields of a holder new values.

        Raises:
            InvalidValue: if a value cannot be what it should.
        """
        self.touch()
        value = self.holder(address)
        if value is None:
            self.fields.update(fields)
            return
        try:
            made = cast("Value", _evolve(value, **fields))
        except InvalidValue as error:
            raise InvalidValue([each.under(address) for each in error.problems]) from None
        collection, _, name = address.partition("/")
        if name:
            self.entities[collection][name] = cast("Entity", made)
        else:
            self.fields[collection] = made

    def enter(self, row: Row, by: str, on: When | None, motive: str | None) -> None:
        """Let a step or an entity enter a state, or, if the move is internal, stay as it is.

        Raises:
            InvalidValue: if there is no such entity.
        """
        if "/" in row.address and self._last.find(row.address) is None:
            self.entity(row.address)
        standing = Standing(row.dest, since=on, by=by, motive=motive or None, due=row.due)
        standing = standing if row.enters else self.standings.get(row.address, standing)
        self.standings[row.address] = standing
        if not self._is_open:
            self._last = self._built = self._last.entered(row.address, standing, revises=row.revises)
            return
        self.touch()
        collection, slash, name = row.address.partition("/")
        if slash:
            self.entities[collection][name] = _with(self.entity(row.address), standing)
        else:
            steps = cast("Table[Standing]", self.fields["standings"])
            self.fields["standings"] = Table({**steps, row.address: standing}, steps.extra)
        if row.revises:
            self.fields["revision"] = cast("int", self.fields["revision"]) + 1

    @property
    def authority(self) -> Authority:
        """The authority as it is now."""
        return cast("Authority", self.fields["authority"])

    @property
    def waivers(self) -> tuple[Waiver, ...]:
        """The waivers as they are now."""
        return cast("tuple[Waiver, ...]", self.fields["waivers"])


def collection_of(entity: Entity) -> str:
    """Give the collection that an entity belongs in.

    Raises:
        KeyError: if it is no entity.
    """
    return {cls: name for name, cls in COLLECTIONS.items()}[type(entity)]


def _with(entity: Entity, standing: Standing | None) -> Entity:
    if getattr(entity, "standing", None) == standing:
        return entity
    return cast("Entity", _evolve(entity, standing=standing))
