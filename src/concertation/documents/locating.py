"""From an address, which goes by ids, to the way that leads there in a document, which goes by places in lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, cast

import attrs

from concertation.documents.kinds import Read
from concertation.documents.model_types import Kind, element, inside
from concertation.documents.troubles import NOTHING, Elsewhere, Misfit, Trouble, Way
from concertation.errors import Problem
from concertation.model import COLLECTIONS, Value
from concertation.model.references import segment
from concertation.texts import Message

__all__ = ["Finder"]

ENTITIES: Final = frozenset(COLLECTIONS.values())


def unstated(index: int) -> str:
    """Give the id that stands for one that is missing, wrong or taken, at a place of a list."""
    return f"unstated-{index}"


@attrs.frozen
class Finder:
    """Finds addresses in data; what it has learnt of a list holds as long as the data does."""

    reader: Callable[[Kind], Read]
    _names: dict[int, Mapping[str, int]] = attrs.field(factory=dict, init=False)

    def way(self, kind: Kind, data: object, parts: Iterable[str]) -> Way:
        """Give the way to an address, or to the nearest thing that holds it."""
        way: list[str | int] = []
        convert: Convert | None = None
        for part in parts:
            if isinstance(data, dict) and part in data:
                convert, kind = _converter(kind, part), inside(kind, part)
                way.append(part)
                data = data[part]
            elif isinstance(data, list) and part in (names := self._names_of(kind, convert, data)):
                kind = element(kind)
                way.append(names[part])
                data = data[names[part]]
            elif part != "extra":
                break
        return tuple(way)
