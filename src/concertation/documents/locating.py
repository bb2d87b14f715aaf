"""From an address, which goes by ids, to the way that leads there in a document, which goes by places in lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, TypeAlias, cast

import attrs

from concertation.documents.kinds import Read
from concertation.documents.model_types import Kind, element, inside, is_value
from concertation.documents.troubles import NOTHING, Misfit, Way
from concertation.model import COLLECTIONS
from concertation.model.references import segment

__all__ = ["ENTITIES", "Finder", "unstated"]

Convert: TypeAlias = Callable[[object], object]

ENTITIES: Final = frozenset[object](COLLECTIONS.values())


def unstated(index: int) -> str:
    """Give the id that stands for one that is missing, wrong or taken, at a place of a list."""
    return f"unstated-{index}"


def converter_of(kind: Kind, name: str) -> Convert:
    """Give what the model makes of a field's content."""
    field = attrs.fields_dict(cast("type", kind)).get(name) if is_value(kind) else None
    convert = field.converter if field is not None else None
    return cast("Convert", convert) if convert is not None else _as_it_is


def _as_it_is(content: object) -> object:
    return content


@attrs.frozen
class Finder:
    """Finds addresses in data; what it has learnt of a list holds as long as the data does."""

    reader: Callable[[Kind], Read]
    _learnt: dict[int, Mapping[str, int]] = attrs.field(factory=dict, init=False, eq=False)

    def way(self, kind: Kind, data: object, parts: Iterable[str]) -> Way:
        """Give the way to an address, or to the nearest thing that holds it."""
        way: list[str | int] = []
        convert: Convert = _as_it_is
        for part in parts:
            if isinstance(data, dict) and part in data:
                step: str | int = part
                convert, kind = converter_of(kind, part), inside(kind, part)
                data = data[part]
            elif isinstance(data, list) and part in (names := self._names(kind, convert, data)):
                step, kind = names[part], element(kind)
                data = data[step]
            elif part == "extra":
                continue
            else:
                break
            way.append(step)
        return tuple(way)

    def _names(self, kind: Kind, convert: Convert, data: Sequence[object]) -> Mapping[str, int]:
        if id(data) not in self._learnt:
            self._learnt[id(data)] = self._learn(element(kind), convert, data)
        return self._learnt[id(data)]

    def _learn(self, kind: Kind, convert: Convert, data: Sequence[object]) -> Mapping[str, int]:
        if kind in ENTITIES:
            return _by_id(data)
        if kind is None:
            return {str(index): index for index in range(len(data))}
        read = self.reader(kind)
        saved = [saved_of(read, each) for each in data]
        return _in_order(saved, convert(tuple(each for each in saved if each is not NOTHING)))


def _by_id(data: Sequence[object]) -> Mapping[str, int]:
    names = {unstated(index): index for index in range(len(data))}
    for index, each in enumerate(data):
        if isinstance(each, dict) and isinstance(each.get("id"), str):
            names.setdefault(each["id"], index)
    return names


def _in_order(saved: Sequence[object], ordered: object) -> Mapping[str, int]:
    places: dict[int, list[int]] = defaultdict(list)
    for index, each in enumerate(saved):
        places[id(each)].append(index)
    ways = [places[id(each)].pop(0) for each in cast("Iterable[object]", ordered)]
    names = {str(position): way for position, way in enumerate(ways)}
    named = {segment(saved[way], position): way for position, way in reversed([*enumerate(ways)])}
    return {**names, **named}


def saved_of(read: Read, data: object) -> object:
    """Read what can be read."""
    try:
        return read(data)
    except Misfit as misfit:
        return misfit.rest
