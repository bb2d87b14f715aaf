"""From the address of a part of a pathway to the way to it in a document, as near as the document says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from concertation.documents.troubles import Way

__all__ = ["seek", "way_to"]


def way_to(data: object, parts: Sequence[str]) -> Way:
    """Give the way to an address, or to the nearest thing written that holds it.

    >>> way_to({"charts": {"c": {"moves": {"go": {"by": "body"}}}}}, ["charts", "c", "moves", "go", "requires"])
    ('charts', 'c', 'moves', 'go')
    """
    way: list[str | int] = []
    for part in parts:
        step = _step(data, part)
        if step is None:
            break
        way.append(step)
        data = data[step]  # type: ignore[index]  # the step was found in this very data
    return tuple(way)


def _step(data: object, part: str) -> str | int | None:
    if isinstance(data, dict):
        return part if part in data else None
    if not isinstance(data, list):
        return None
    for index, each in enumerate(data):
        if isinstance(each, dict) and (each.get("trigger") == part or _leaves(each.get("source")) == part):
            return index
        if each == part:
            return index
    return None


def _leaves(source: object) -> str | None:
    if isinstance(source, list):
        return "+".join(sorted(map(str, source)))
    return source if isinstance(source, str) else None


def seek(data: object, way: Way, word: str) -> tuple[Way, bool] | None:
    """Find a word at a way or below it: as a value, else as a key; with whether it is a key."""
    for step in way:
        data = data[step]  # type: ignore[index]  # the way was found in this very data
    found = list(_words(data, way))
    for at, each, is_key in sorted(found, key=lambda each: each[2]):
        if each == word:
            return at, is_key
    return None


def _words(data: object, way: Way) -> Iterator[tuple[Way, object, bool]]:
    if isinstance(data, dict):
        for key, each in data.items():
            yield (*way, key), key, True
            yield from _words(each, (*way, key))
    elif isinstance(data, list):
        for index, each in enumerate(data):
            yield from _words(each, (*way, index))
    else:
        yield way, data, False
