"""Parts by id: those of the parent changed, removed or moved, and new ones placed among them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Final, Generic, TypeVar

import attrs

from concertation.documents.kinds import read_text, trouble_of
from concertation.documents.pathways.fields import Fields, changed
from concertation.documents.pathways.ledger import Ledger
from concertation.documents.troubles import Way
from concertation.errors import unknown_name
from concertation.model.checks import check_slug
from concertation.texts import Text

__all__ = ["PLACING", "Section", "merged", "removed"]

T = TypeVar("T")

PLACING: Final = ("after", "before")

_NEW_ONE: Final = Text(en="a new one says where: after or before", fr="un nouveau dit sa place : after ou before")
_REMOVED_TOO: Final = Text(en="'{word}' is removed and changed", fr="« {word} » est retiré et modifié")
_ONE_OR_OTHER: Final = Text(en="do one or the other", fr="faites l'un ou l'autre")
_LEAVE_OUT: Final = Text(en="write 'remove: true', or nothing", fr="écrivez « remove: true », ou rien")
_NOT_TRUE: Final = Text(en="'remove' is true or is not there", fr="« remove » vaut true ou n'est pas là")
_ITSELF: Final = Text(
    en="'{word}' cannot be placed: it waits for itself", fr="« {word} » ne peut pas se placer : il s'attend lui-même"
)
_BOTH: Final = Text(en="'after' and 'before' are both given", fr="« after » et « before » sont donnés tous deux")
_NO_PLACE: Final = Text(en="nothing here is called '{word}'", fr="rien ici ne s'appelle « {word} »")


@attrs.frozen
class Section(Generic[T]):
    """A kind of part: how one that is unknown is told, which fields it has, how it is made."""

    unknown: Text
    fields: Fields
    make: Callable[[Ledger, str, Mapping[str, object], Way, T | None], T | None]
    others: tuple[str, ...] = ()
    is_marked: bool = True
    is_new: Callable[[Mapping[str, object]], bool] = lambda given: bool({*PLACING} & given.keys())

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that a part may have."""
        return (*self.fields, *self.others, *PLACING, "remove")


def merged(
    ledger: Ledger, value: object, way: Way, section: Section[T], parents: Mapping[str, T] | None
) -> dict[str, T]:
    """Give the parts by id, in their order: those of the parent, as the document changes them, and the new ones.

    ``parents`` is ``None`` where the document says the whole: then every part is new, in the order of the document.
    """
    here: dict[str, T] = dict(parents or {})
    gone: list[str] = []
    placed: dict[str, Mapping[str, object]] = {}
    for name, content in ledger.mapping(value, way).items():
        at = (*way, name)
        given = ledger.mapping(content, at)
        if not isinstance(content, dict) or not _is_known(ledger, given, at, section, parents):
            continue
        ledger.keys(given, at, section.keys)
        if removed(ledger, given, at):
            gone.append(name)
            continue
        made = _made(ledger, given, at, section, (parents or {}).get(name))
        if made is not None:
            here[name] = made
            placed[name] = given
    ordered = _placed(ledger, here, placed, way, parents or {})
    return {name: here[name] for name in ordered if name not in gone}


def _is_known(
    ledger: Ledger,
    given: Mapping[str, object],
    at: Way,
    section: Section[T],
    parents: Mapping[str, T] | None,
) -> bool:
    name = str(at[-1])
    if parents is not None and name in parents:
        if not given:
            ledger.empty(at)
        return True
    if parents is not None and (not section.is_new(given) or "remove" in given):
        ledger.unknown("unknown-id", at, section.unknown, parents, hint=_NEW_ONE.with_() if section.is_marked else None)
        return False
    problems = list(check_slug(name))
    ledger.troubles += [attrs.evolve(trouble_of(each), at_key=True).under(*at) for each in problems]
    return not problems


def removed(ledger: Ledger, given: Mapping[str, object], at: Way) -> bool:
    """Whether a part is removed; what makes no sense of it is noted."""
    if "remove" not in given:
        return False
    if given["remove"] is not True:
        ledger.note("type", (*at, "remove"), _NOT_TRUE.with_(), hint=_LEAVE_OUT.with_())
    elif set(given) - {"remove", "source", "trigger"}:
        word = str(at[-1])
        ledger.note("removed", at, _REMOVED_TOO.with_(word=word), hint=_ONE_OR_OTHER.with_(), about=word, at_key=True)
    return True


def _made(ledger: Ledger, given: Mapping[str, object], at: Way, section: Section[T], now: T | None) -> T | None:
    fields = changed(ledger, given, at, section.fields, now)
    others = {key: given[key] for key in section.others if key in given}
    return section.make(ledger, str(at[-1]), {**fields, **others}, at, now)


def _placed(
    ledger: Ledger, here: Mapping[str, T], given: Mapping[str, Mapping[str, object]], way: Way, parents: Mapping[str, T]
) -> list[str]:
    order = list(parents)
    waiting = {
        name: each for name in here if (each := _place(ledger, given.get(name, {}), (*way, name), here)) is not None
    }
    order += [name for name in here if name not in parents and name not in waiting]
    last: dict[tuple[str, str], str] = {}
    while ready := [name for name, (_, anchor) in waiting.items() if anchor in order and anchor != name]:
        name = ready[0]
        side, anchor = waiting.pop(name)
        was = list(order)
        if name in order:
            order.remove(name)
        beside = last.get((side, anchor), anchor) if side == "after" else anchor
        order.insert(order.index(beside) + (side == "after"), name)
        last[side, anchor] = name
        if order == was:
            ledger.same((*way, name, side))
    for name in waiting:
        ledger.note("loop", (*way, name), _ITSELF.with_(word=name), about=name, at_key=True)
    return order


def _place(ledger: Ledger, given: Mapping[str, object], at: Way, known: Collection[str]) -> tuple[str, str] | None:
    sides = [side for side in PLACING if side in given]
    if len(sides) > 1:
        ledger.note("place", at, _BOTH.with_(), hint=_ONE_OR_OTHER.with_(), at_key=True)
        return None
    if not sides:
        return None
    anchor = ledger.read(read_text, given[sides[0]], (*at, sides[0]))
    if anchor is None:
        return None
    if anchor not in known:
        ledger.take(unknown_name("unknown-id", ".", _NO_PLACE.with_(word=anchor), anchor, known), (*at, sides[0]))
        return None
    return sides[0], anchor
