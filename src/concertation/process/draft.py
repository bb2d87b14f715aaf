"""A concertation in the making: its fields are opened, worked on one by one, checked as a whole when it is built."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import cast

import attrs

from concertation.charts import CHARTED
from concertation.errors import InvalidValue, Problem, unknown_name
from concertation.findings import Path
from concertation.model import COLLECTIONS, Circle, Concertation, Entity, Standing, Value, Waiver, When
from concertation.model.references import dangling
from concertation.process.entries import Row
from concertation.texts import Text

__all__ = ["Draft", "collection_of"]

_evolve: Callable[..., object] = attrs.evolve

_NO_FIELD = Text(en="'{word}' is not a field of {place}", fr="« {word} » n'est pas un champ de {place}")
_NOTHING_THERE = Text(en="'{word}' leads nowhere", fr="« {word} » ne mène nulle part")
_THE_WHOLE = Text(en="the concertation", fr="la concertation")


class Draft:
    """The fields of a concertation, open to work.

    ``standings`` gives the standing of each step and entity by its address. An entity that is taken out and put back
    keeps the standing that it had: leaving is no way around a move.
    """

    def __init__(self, concertation: Concertation) -> None:
        """Open a concertation."""
        self.fields: dict[str, object] = {
            each.name: getattr(concertation, each.name) for each in attrs.fields(Concertation)
        }
        self.entities: dict[str, dict[str, Entity]] = {
            name: {each.id: each for each in concertation.collection(name)} for name in COLLECTIONS
        }
        self.standings: dict[str, Standing] = dict(_standings(concertation))
        self._built: Concertation | None = concertation

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
        entities = self.entities[collection]
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
        """Let a step or an entity enter a state."""
        self.touch()
        standing = Standing(row.dest, since=on, by=by, motive=motive or None, due=row.due)
        self.standings[row.address] = standing
        collection, slash, name = row.address.partition("/")
        if slash:
            self.entities[collection][name] = _with(self.entities[collection][name], standing)
        else:
            steps = cast("Mapping[str, Standing]", self.fields["standings"])
            self.fields["standings"] = {**steps, row.address: standing}
        if row.revises:
            self.fields["revision"] = cast("int", self.fields["revision"]) + 1

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


def _standings(concertation: Concertation) -> Iterator[tuple[str, Standing]]:
    yield from concertation.standings.items()
    for name in CHARTED:
        for entity in concertation.collection(name):
            standing = getattr(entity, "standing", None)
            if standing is not None:
                yield f"{name}/{entity.id}", standing
