"""YAML as data with places, from the events of PyYAML's parser: the one written in C where there is one.

Scalars follow the core rules of YAML 1.2, so that ``no`` is a word. What has no place in a document that people
review is refused: anchors, aliases, tags, merge keys, several documents, keys given twice.
"""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from concertation.documents import refusals
from concertation.documents.limits import Limits
from concertation.documents.pages import Page, Spot
from concertation.documents.places import Source, Span
from concertation.documents.problems import DocumentError, DocumentProblem
from concertation.documents.scalars import Scalar, meaning
from concertation.documents.yaml_errors import unreadable_character, unreadable_yaml

__all__ = ["parse"]

Loader: TypeAlias = Callable[[str], Any]

_TAG = re.compile(r"![^\s,\[\]{}]*")
_TOO_DEEP_FOR_C: Final = "exceeded maximum nesting depth"
LOADER: Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse(source: Source, limits: Limits) -> Page:
    """Read a text as YAML.

    Raises:
        DocumentError: if it cannot be read to its end; what leaves the rest readable is kept in the page.
    """
    unreadable = unreadable_character(source)
    if unreadable is not None:
        raise DocumentError([unreadable])
    return _page(source, limits, LOADER)


def _page(source: Source, limits: Limits, loader: Loader) -> Page:
    reader = _Reader(source, limits, loader)
    try:
        return reader.page()
    except yaml.YAMLError as error:
        if _TOO_DEEP_FOR_C in str(error):
            return _page(source, limits, yaml.SafeLoader)
        raise DocumentError([*reader.problems, unreadable_yaml(source, error)]) from error
    except DocumentError as error:
        raise DocumentError([*reader.problems, *error.problems]) from None


_span: Callable[[Event], Span] = operator.attrgetter("start_mark.index", "end_mark.index")


class _Reader:
    """Builds data and spots side by side as the events come; it recurses no deeper than the limit."""

    def __init__(self, source: Source, limits: Limits, loader: Loader) -> None:
        self.source = source
        self.limits = limits
        self.problems: list[DocumentProblem] = []
        self._next = loader(source.text).get_event
        self._nodes = 0

    def page(self) -> Page:
        self._next()
        first = self._next()
        if isinstance(first, StreamEndEvent):
            raise DocumentError([refusals.EMPTY_DOCUMENT.at(self.source, (0, 0))])
        data, spot = self._node(self._next(), 1)
        self._end()
        return Page(data, tuple(self.problems), self.source, lambda: spot)

    def _end(self) -> None:
        after = self._next()
        while isinstance(after, DocumentEndEvent):
            after = self._next()
        if isinstance(after, DocumentStartEvent):
            self._refuse(refusals.SEVERAL, after)

    def _refuse(self, refusal: refusals.Refusal, event: Event, **words: object) -> None:
        self.problems.append(refusal.at(self.source, _span(event), **words))

    def _node(self, event: NodeEvent, depth: int) -> tuple[object, Spot]:
        self._nodes += 1
        if self._nodes > self.limits.nodes:
            raise refusals.too_many(self.source, _span(event), self.limits)
        if event.anchor is not None or getattr(event, "tag", None) is not None:
            self._decorated(event)
        if isinstance(event, ScalarEvent):
            return self._scalar(event), Spot(*_span(event))
        if isinstance(event, AliasEvent):
            return f"*{event.anchor}", Spot(*_span(event))
        if depth > self.limits.depth:
            raise refusals.too_deep(self.source, _span(event), self.limits)
        return self._mapping(event, depth) if isinstance(event, MappingStartEvent) else self._sequence(event, depth)

    def _decorated(self, event: NodeEvent) -> None:
        if isinstance(event, AliasEvent):
            self._refuse(refusals.ALIAS, event, word=event.anchor)
        elif event.anchor is not None:
            self._refuse(refusals.ANCHOR, event, word=event.anchor)
        if getattr(event, "tag", None) is not None:
            typed = _TAG.search(self.source.text, _span(event)[0])
            self._refuse(refusals.TAG, event, word=typed[0] if typed else "!")

    def _scalar(self, event: ScalarEvent) -> Scalar:
        text: str = event.value
        if event.style:
            return self._text(event)
        value = meaning(text, self.limits.digits)
        if isinstance(value, float) and not math.isfinite(value):
            self._refuse(refusals.NOT_A_NUMBER, event, word=text[:20])
            return text
        return self._text(event) if isinstance(value, str) else value

    def _text(self, event: ScalarEvent) -> str:
        text: str = event.value
        if len(text) > self.limits.length or event.style == '"':
            problem = refusals.text_problem(self.source, _span(event), text, self.limits)
            self.problems += [problem] if problem else []
        if not event.style and "\t" in text:
            at = self.source.text.index("\t", _span(event)[0])
            self.problems.append(refusals.TAB.at(self.source, (at, at + 1)))
        return text

    def _sequence(self, start: NodeEvent, depth: int) -> tuple[object, Spot]:
        data: list[object] = []
        parts: dict[str | int, Spot] = {}
        while not isinstance(event := self._next(), SequenceEndEvent):
            value, parts[len(data)] = self._node(event, depth + 1)
            data.append(value)
        return data, Spot(_span(start)[0], _span(event)[1], parts)

    def _mapping(self, start: NodeEvent, depth: int) -> tuple[object, Spot]:
        data: dict[str, object] = {}
        parts: dict[str | int, Spot] = {}
        keys: dict[str, Span] = {}
        while not isinstance(event := self._next(), MappingEndEvent):
            key = self._key(event, depth, keys)
            value, spot = self._node(self._next(), depth + 1)
            if key is not None:
                data[key], parts[key], keys[key] = value, spot, _span(event)
        return data, Spot(_span(start)[0], _span(event)[1], parts, keys)

    def _key(self, event: NodeEvent, depth: int, keys: Mapping[str, Span]) -> str | None:
        if not isinstance(event, ScalarEvent) or not (event.style or event.value):
            self._node(event, depth + 1)
            self._refuse(refusals.KEY_NOT_TEXT, event)
            return None
        if event.anchor is not None or event.tag is not None:
            self._decorated(event)
        key = self._text(event)
        if key == "<<" and not event.style:
            self._refuse(refusals.MERGE, event)
        elif key in keys:
            self.problems.append(refusals.repeated(self.source, _span(event), key, keys[key]))
        else:
            return key
        return None
