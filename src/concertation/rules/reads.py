"""What a rule declares that it looks at, so that it is asked again only where that changed.

An address as everywhere else: ``authority``, ``actions``, ``actions/*/start``. A first ``*`` is the subject of the rule
itself: ``*/pilot`` is the pilot of the action that is asked about, ``actions/*/pilot`` that of every action.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping

import attrs

from concertation.errors import Problem, unknown_name
from concertation.model import COLLECTIONS, Concertation, Entity, Value
from concertation.rules.context import kind_name
from concertation.texts import Text

__all__ = ["Changed", "Reads"]

_NO_FIELD = Text(en="a concertation has no field '{word}'", fr="une concertation n'a pas de champ « {word} »")
_NO_FIELD_OF = Text(en="{place} has no field '{word}'", fr="{place} n'a pas de champ « {word} »")
_OWN = "*"


@attrs.frozen
class Changed:
    """What differs between two concertations, as far as rules can tell.

    Args:
        fields: the concertation's own fields that differ; those with entities are in ``entities``.
        entities: by field and id, the fields of an entity that differ; ``None`` for one that came or went.
        kinds: the classes of the values, other than entities, that stand in fields that differ.
    """

    fields: frozenset[str]
    entities: Mapping[str, Mapping[str, frozenset[str] | None]]
    kinds: frozenset[type]

    @classmethod
    def between(cls, old: Concertation, new: Concertation) -> Changed:
        """Compare two concertations; what is the same object is not looked into."""
        different = [
            name
            for name in (each.name for each in attrs.fields(Concertation))
            if getattr(old, name) is not getattr(new, name) and getattr(old, name) != getattr(new, name)
        ]
        entities = {
            name: dict(_between(getattr(old, name), getattr(new, name))) for name in different if name in COLLECTIONS
        }
        fields = frozenset(different) - set(entities)
        kinds = {kind for name in fields for each in (old, new) for kind in _kinds(getattr(each, name))}
        return cls(fields, entities, frozenset(kinds))


def _between(old: tuple[Entity, ...], new: tuple[Entity, ...]) -> Iterator[tuple[str, frozenset[str] | None]]:
    pairs = [(first, second) for first, second in zip(old, new, strict=False) if first is not second]
    if len(old) != len(new) or any(first.id != second.id for first, second in pairs):
        gone, come = {each.id: each for each in old}, {each.id: each for each in new}
        yield from ((name, None) for name in gone.keys() ^ come.keys())
        pairs = [(gone[name], come[name]) for name in gone.keys() & come.keys()]
    for first, second in pairs:
        fields = frozenset(
            each.name for each in attrs.fields(type(first)) if getattr(first, each.name) != getattr(second, each.name)
        )
        if fields:
            yield first.id, fields


def _kinds(content: object) -> Iterator[type]:
    for each in content if isinstance(content, tuple) else (content,):
        yield type(each)


@attrs.frozen
class Reads:
    """What a rule declares, as it is matched against what changed.

    Args:
        own: the fields of its subject, ``*`` for all of them.
        others: other addresses, by their names.
    """

    own: frozenset[str]
    others: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, addresses: Iterable[str], subject: type[Value], placeholders: Iterable[str] = ()) -> Reads:
        """Read addresses that are known to be well made.

        Args:
            addresses: what is declared.
            subject: the class that the rule is asked about; of the whole, its own fields are addresses of their own.
            placeholders: those of the rule's messages: what is said of the subject is read too.
        """
        kind = kind_name(subject)
        said = {each.partition(".")[2] for each in placeholders if each.split(".")[0] == kind}
        label = {"title", "name"} if "" in said else set()
        parts = [tuple(each.split("/")) for each in (*addresses, *(f"*/{each}" for each in said - {""} | label))]
        if subject is Concertation:
            return cls(frozenset(), tuple(names[1:] or (".",) if names[0] == _OWN else names for names in parts))
        own = {names[1] if len(names) > 1 else _OWN for names in parts if names[0] == _OWN}
        return cls(frozenset(own), tuple(names for names in parts if names[0] != _OWN))

    def concern_all(self, changed: Changed) -> bool:
        """Whether what changed may concern every subject of the rule."""
        return any(_touches(names, changed) for names in self.others)

    def concern(self, fields: frozenset[str] | None) -> bool:
        """Whether what changed of its own subject concerns the rule."""
        return fields is None or _OWN in self.own or not self.own.isdisjoint(fields)

    def fields(self, subject: type[Value]) -> frozenset[str]:
        """Name the concertation's own fields that are looked at, those that hold the subject included."""
        every = frozenset(each.name for each in attrs.fields(Concertation))
        named = frozenset(names[0] for names in self.others)
        return every if "." in named else named | (frozenset(holding(subject)) if self.own else frozenset())


def holding(cls: type[Value]) -> tuple[str, ...]:
    """Name the fields whose content decides how many values of a class there are to ask about."""
    return _holding(cls.__name__)


@functools.cache
def _holding(name: str) -> tuple[str, ...]:
    described = attrs.fields(Concertation)
    return tuple(each.name for each in described if name in re.findall(r"\w+", str(each.type)))


def _touches(names: tuple[str, ...], changed: Changed) -> bool:
    first, *rest = names
    if first == "." or first in changed.fields:
        return True
    return any(
        fields is None or len(rest) < len(("id", "field")) or rest[1] in {"*", *fields}
        for name, fields in changed.entities.get(first, {}).items()
        if not rest or rest[0] in {"*", name}
    )


def reads_problems(reads: Iterable[str], subject: type[Value], rule: str) -> Iterator[Problem]:
    """Name every address that leads nowhere in any concertation."""
    known = [each.name for each in attrs.fields(Concertation)]
    for address in reads:
        first, *rest = address.split("/")
        if first in {".", _OWN}:
            yield from _field_problem(address, subject, rest[:1], rule)
        elif first not in known:
            yield unknown_name("unknown-field", f"{rule}/reads", _NO_FIELD.with_(word=first), first, known)
        elif first in COLLECTIONS:
            yield from _field_problem(address, COLLECTIONS[first], rest[1:2], rule)


def _field_problem(address: str, cls: type[Value], names: list[str], rule: str) -> Iterator[Problem]:
    known = [each.name for each in attrs.fields(cls)]
    for name in names:
        if name not in {"*", *known}:
            message = _NO_FIELD_OF.with_(place=cls.__name__, word=address)
            yield unknown_name("unknown-field", f"{rule}/reads", message, name, known)
