"""References to nothing, looked for in a document that has other problems too.

What is sound takes part, and so does what could be saved of the rest; an entity that is wrong still counts by its id.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

import attrs

from concertation.documents.converter import reader
from concertation.documents.kinds import trouble_of
from concertation.documents.locating import Finder, saved_of
from concertation.documents.model_types import bare, element, kinds_of
from concertation.documents.troubles import Trouble, Way
from concertation.model import COLLECTIONS, Concertation, Value
from concertation.model.references import HELPED, dangling

__all__ = ["loose_ends"]


def loose_ends(body: Mapping[str, object], circles: Collection[str] | None) -> Iterator[Trouble]:
    """Find every reference to nothing; those to circles are not judged where nobody says which there are."""
    known = _known(body, circles)
    helped = HELPED
    for way, value, data in _values(body):
        finder = Finder(reader)
        for each in dangling(value, known, helped=helped):
            helped -= 1
            inner = finder.way(type(value), data, each.path.split("/"))
            yield attrs.evolve(trouble_of(each), way=(*way, *_exact(data, inner, each.about)))


def _known(body: Mapping[str, object], circles: Collection[str] | None) -> dict[str, Collection[str]]:
    known = {name: frozenset(_ids(body.get(name))) for name in COLLECTIONS}
    parties = known["members"] | known["formations"] | frozenset(_ids([body.get("authority")]))
    judged: dict[str, Collection[str]] = {**known, "parties": parties, "leaders": parties | {"referent"}}
    if circles is None:
        del judged["circles"]
    else:
        judged["circles"] = known["circles"].union(circles)
        judged["backers"] = known["circles"].union(circles, parties)
    return judged


def _ids(content: object) -> Iterator[str]:
    if isinstance(content, dict):
        yield from content
    for each in content if isinstance(content, list) else ():
        word = _id(each)
        if isinstance(word, str | int):
            yield str(word)


def _values(body: Mapping[str, object]) -> Iterator[tuple[Way, Value, object]]:
    for key, kind in kinds_of(Concertation).items():
        content = body.get(key)
        inner = element(bare(kind))
        several = enumerate(content) if inner is not None and isinstance(content, list) else ()
        found: Iterable[tuple[Way, object]] = [((key, index), each) for index, each in several] or [((key,), content)]
        for way, data in found:
            value = saved_of(reader(inner or bare(kind)), data)
            if isinstance(value, Value):
                yield way, value, data


def _exact(data: object, way: Way, word: str | None) -> Way:
    for step in way:
        data = data[step]  # type: ignore[index]  # the way was found in this very data
    elements = enumerate(data) if isinstance(data, list) else ()
    return next(((*way, index) for index, each in elements if _id(each) == word), way)


def _id(element: object) -> object:
    return element.get("id") if isinstance(element, dict) else element
