"""How a value of the model is read from a mapping of a document: field by field, and every problem told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Final, NoReturn

import attrs

from concertation.documents.kinds import (
    LEAVE_OUT,
    MAPPING,
    NONE_OR_UNSAID,
    Read,
    nothing,
    quote_it,
    refused,
    trouble_of,
)
from concertation.documents.locating import Finder, converter_of
from concertation.documents.model_types import SHORT, Kind, bare, element, kinds_of
from concertation.documents.troubles import NOTHING, Elsewhere, Misfit, Trouble
from concertation.errors import InvalidValue, Problem, unknown_name
from concertation.model import COLLECTIONS, Authority, Concertation, Value
from concertation.model.checks import Check
from concertation.model.fields import checks_of
from concertation.model.references import segment
from concertation.texts import Message, Text

__all__ = ["UNSTATED", "Shape"]

UNSTATED: Final = "unstated"
"""Stands for what must be there and is not, so that the rest of a value can still be looked at."""

_STAND_INS: Final[Mapping[type, Mapping[str, object]]] = {
    **{cls: {"id": UNSTATED} for cls in COLLECTIONS.values()},
    Concertation: {"id": UNSTATED, "title": UNSTATED, "authority": Authority(UNSTATED)},
}

_UNKNOWN_KEY = Text(en="unknown key '{word}'", fr="clé inconnue « {word} »")
_OWN_KEYS = Text(en="a key of your own begins with x-", fr="une clé qui vous est propre commence par x-")
_THERE = Text(en="'{word}' is already here", fr="« {word} » est déjà ici")
_ID_OR_MAPPING = Text(en="an id, or keys with their values", fr="un identifiant, ou des clés avec leurs valeurs")
_MISSING = Text(en="'{word}' is missing", fr="« {word} » manque")


@attrs.define
class _Draft:
    given: dict[str, object] = attrs.field(factory=dict)
    extra: dict[str, object] = attrs.field(factory=dict)
    troubles: list[Trouble] = attrs.field(factory=list)

    def arguments(self) -> dict[str, object]:
        return {**self.given, "extra": self.extra} if self.extra else self.given


@attrs.frozen
class Shape:
    """A class of the model as a document writes it: how each of its fields is read, and which must be there."""

    cls: type
    make: Callable[..., Value]
    kinds: Mapping[str, Kind]
    reads: Mapping[str, Read]
    required: tuple[str, ...]
    reader: Callable[[Kind], Read]

    @classmethod
    def of(cls, of: type, reader: Callable[[Kind], Read]) -> Shape:
        """Look at a class once, for all the values to come."""
        kinds = kinds_of(of)
        required = tuple(each.name for each in attrs.fields(of) if each.default is attrs.NOTHING)
        return cls(of, of, kinds, {name: reader(kind) for name, kind in kinds.items()}, required, reader)

    def read(self, value: object) -> Value:
        """Read a value, or say everything that is wrong with it, with what could be saved of it."""
        fields = self._fields(value)
        draft = self._draft(fields)
        if draft.troubles:
            raise self._mended(draft, value)
        try:
            return self.make(**draft.arguments())
        except InvalidValue:
            raise self._mended(draft, value) from None

    def _fields(self, value: object) -> Mapping[str, object]:
        if isinstance(value, dict):
            return value
        if isinstance(value, str) and self.cls in SHORT:
            return {SHORT[self.cls]: value}
        if self.cls in SHORT:
            raise refused(_ID_OR_MAPPING, value, quote_it(value))
        raise refused(MAPPING, value)

    def _draft(self, fields: Mapping[str, object]) -> _Draft:
        draft = _Draft()
        for key, content in fields.items():
            read = self.reads.get(key)
            if read is not None:
                self._read_field(draft, key, content)
            elif key.startswith("x-"):
                draft.extra[key] = content
            else:
                draft.troubles.append(self._unknown(key))
        draft.troubles += [self._missing(name) for name in self.required if name not in fields]
        return draft

    def _read_field(self, draft: _Draft, key: str, content: object) -> None:
        try:
            draft.given[key] = self.reads[key](content) if content is not None else self._nothing(key)
        except Misfit as misfit:
            draft.troubles += misfit.under(key)
            if misfit.rest is not NOTHING:
                draft.given[key] = misfit.rest

    def _nothing(self, key: str) -> NoReturn:
        kind = bare(self.kinds[key])
        if key in self.required:
            nothing(kind, None)
        nothing(kind, NONE_OR_UNSAID if element(kind) else LEAVE_OUT)

    def _unknown(self, key: str) -> Trouble:
        message = _UNKNOWN_KEY.with_(word=key)

        def hint() -> Message:
            return unknown_name("unknown-key", ".", message, key, self.reads).hint or _OWN_KEYS.with_()

        return Trouble(code="unknown-key", message=message, hint=hint, way=(key,), about=key, at_key=True)

    def _missing(self, name: str) -> Trouble:
        return Trouble(code="missing", message=_MISSING.with_(word=name), about=name)

    def _mended(self, draft: _Draft, value: object) -> Misfit:
        given = dict(draft.arguments())
        found = [
            each for name, check in checks_of(self.cls) if name in given for each in self._wrong(name, check, given)
        ]
        troubles = [*draft.troubles, *self._placed(found, value, draft.troubles)]
        rest, together = self._rest(given, found, is_partial=bool(troubles))
        return Misfit([*troubles, *self._placed(together, value)], rest)

    def _rest(
        self, given: dict[str, object], found: Iterable[Problem], *, is_partial: bool
    ) -> tuple[object, list[Problem]]:
        self._leave_out(given, found)
        if not given.keys() >= set(self.required):
            return NOTHING, []
        try:
            return self.make(**given), []
        except InvalidValue as error:
            together = [each for each in error.problems if each.path != "." or not is_partial]
        self._leave_out(given, together)
        try:
            return self.make(**given), together
        except InvalidValue:
            return NOTHING, together

    def _wrong(self, name: str, check: Check, given: Mapping[str, object]) -> Iterator[Problem]:
        content = converter_of(self.cls, name)(given[name])
        return (each.under(name) for each in check(content))

    def _leave_out(self, given: dict[str, object], problems: Iterable[Problem]) -> None:
        wrong: dict[str, set[str]] = defaultdict(set)
        for each in problems:
            name, _, inner = each.path.partition("/")
            wrong[name].add(inner.partition("/")[0])
        for name, parts in wrong.items():
            content = self._without(name, given.pop(name, None), parts)
            given.update({name: content} if content is not None else {})
        for name in _STAND_INS.get(self.cls, {}):
            given.setdefault(name, _STAND_INS[self.cls][name])

    def _without(self, name: str, content: object, parts: Collection[str]) -> tuple[object, ...] | None:
        ordered = converter_of(self.cls, name)(content)
        if not isinstance(ordered, tuple) or "" in parts:
            return None
        named = ({segment(each, place), str(place)} for place, each in enumerate(ordered))
        return tuple(each for each, names in zip(ordered, named, strict=True) if names.isdisjoint(parts))

    def _placed(self, problems: Iterable[Problem], value: object, known: Iterable[Trouble] = ()) -> Iterator[Trouble]:
        finder = Finder(self.reader)
        for each in problems:
            way = finder.way(self.cls, value, each.path.split("/"))
            if not (each.code == "twice" and any(other.way[: len(way)] == way for other in known)):
                yield attrs.evolve(trouble_of(each), way=way, elsewhere=self._already(each, value, finder))

    def _already(self, problem: Problem, value: object, finder: Finder) -> Elsewhere | None:
        where = problem.message.values.get("where")
        if not isinstance(where, str):
            return None
        return Elsewhere(finder.way(self.cls, value, where.split("/")), _THERE.with_(word=problem.about))
