"""The moves of a chart in a document: by their trigger, and by the states that they leave where several share it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, cast

import attrs

from concertation.charts import Move
from concertation.documents.kinds import read_text, word_reader
from concertation.documents.pathways.fields import MOVE, changed, names
from concertation.documents.pathways.ledger import Ledger
from concertation.documents.pathways.placing import removed
from concertation.documents.troubles import Way
from concertation.errors import unknown_name
from concertation.texts import Text, nearest

__all__ = ["Moves", "Written", "moves_of"]

_KEYS: Final = (*MOVE, "remove", "tried", "trigger")
_READ_TRIED: Final = word_reader(("first", "last"))
_MOVE_OF: Callable[..., Move] = Move
_evolve: Callable[..., Move] = attrs.evolve
_REQUIRED: Final = ("source", "dest", "by")
_UNTOLD: Final = -1
_UNREAD: Final = ("",)
_NO_MOVE: Final = Text(en="no move is called '{word}'", fr="aucun mouvement ne s'appelle « {word} »")
_NEW_MOVE: Final = Text(en="a new move says source, dest and by", fr="un nouveau mouvement dit source, dest et by")
_SEVERAL: Final = Text(en="several moves are called '{word}'", fr="plusieurs mouvements s'appellent « {word} »")
_NOT_FROM: Final = Text(
    en="no move '{word}' leaves exactly {source}", fr="aucun mouvement « {word} » ne quitte exactement {source}"
)
_ITS_SOURCES: Final = Text(en="name one by its source: {sources}", fr="nommez-en un par sa source : {sources}")
_AGAIN: Final = Text(en="this move is given twice", fr="ce mouvement est donné deux fois")


@attrs.frozen
class Written:
    """A move, and the way to what the document says of it; ``None`` where it says nothing."""

    move: Move
    way: Way | None = None


@attrs.frozen
class Moves:
    """The moves that come of a document; ``lost`` says that one could not be read."""

    written: tuple[Written, ...]
    lost: bool = False

    @property
    def all(self) -> tuple[Move, ...]:
        """The moves alone."""
        return tuple(each.move for each in self.written)


@attrs.define
class _Draft:
    ledger: Ledger
    parents: tuple[Move, ...] | None
    kept: dict[int, Written]
    firsts: list[Written] = attrs.field(factory=list)
    lasts: list[Written] = attrs.field(factory=list)
    lost: bool = False

    @property
    def ours(self) -> tuple[Move, ...]:
        return self.parents or ()

    def close(self) -> Moves:
        order = list(self.kept.values())
        for each in self.firsts:
            same = [index for index, other in enumerate(order) if other.move.trigger == each.move.trigger]
            order.insert(same[0] if same else len(order), each)
        return Moves((*order, *self.lasts), self.lost)


@attrs.frozen
class _Said:
    trigger: str
    given: Mapping[str, object]
    way: Way


def moves_of(ledger: Ledger, value: object, way: Way, parents: tuple[Move, ...] | None) -> Moves:
    """Give the moves of a chart: the parent's as the document changes them, then the new ones."""
    draft = _Draft(ledger, parents, {index: Written(each) for index, each in enumerate(parents or ())})
    for said in _said(draft, value, way):
        ledger.keys(said.given, said.way, _KEYS)
        index = None if parents is None else _index(draft, said)
        if index is None:
            _add(draft, said)
        elif index != _UNTOLD:
            _override(draft, said, index)
    return draft.close()


def _said(draft: _Draft, value: object, way: Way) -> Iterator[_Said]:
    for name, content, at in _each(draft.ledger, value, way):
        given = draft.ledger.mapping(content, at)
        trigger = name
        if name is None and isinstance(content, dict) and not draft.ledger.missing(given, at, "trigger"):
            trigger = draft.ledger.read(read_text, given["trigger"], (*at, "trigger"))
        if trigger is None or not isinstance(content, dict):
            draft.lost = True
        elif not given:
            draft.ledger.empty(at)
        else:
            yield _Said(trigger, given, at)


def _each(ledger: Ledger, value: object, way: Way) -> Iterator[tuple[str | None, object, Way]]:
    """Go through moves, as a list or by trigger; several of one trigger are a list under it."""
    if isinstance(value, list):
        yield from ((None, each, (*way, index)) for index, each in enumerate(value))
        return
    for trigger, each in ledger.mapping(value, way).items():
        if isinstance(each, list):
            yield from ((trigger, one, (*way, trigger, index)) for index, one in enumerate(each))
        else:
            yield trigger, each, (*way, trigger)


def _index(draft: _Draft, said: _Said) -> int | None:
    """Find which move of the parent is meant; none where the move is new."""
    ours = draft.ours
    same = [index for index, each in enumerate(ours) if each.trigger == said.trigger]
    if "tried" in said.given:
        return None
    source = _source(draft.ledger, said)
    if source is _UNREAD:
        draft.lost = True
        return _UNTOLD
    meant = [index for index in same if source is None or set(ours[index].source) == set(source)]
    if len(meant) > 1 and "dest" in said.given:
        meant = [index for index in meant if ours[index].dest == said.given["dest"]] or meant
    if len(meant) == 1:
        return meant[0]
    if not meant and "dest" in said.given and "remove" not in said.given:
        return None
    _untold(draft, said, same, source)
    return _UNTOLD


def _source(ledger: Ledger, said: _Said) -> tuple[str, ...] | None:
    if "source" not in said.given or isinstance(said.given["source"], dict):
        return None
    source = ledger.read(lambda value: names(value, None), said.given["source"], (*said.way, "source"))
    return _UNREAD if source is None else source


def _untold(draft: _Draft, said: _Said, same: list[int], source: tuple[str, ...] | None) -> None:
    draft.lost = True
    word = said.trigger
    if not same:
        known = dict.fromkeys(each.trigger for each in draft.ours)
        found = unknown_name("unknown-move", ".", _NO_MOVE.with_(word=word), word, known)
        close = found.hint if nearest(word, known) else _NEW_MOVE.with_()
        draft.ledger.take(attrs.evolve(found, hint=close), said.way, at_key=True)
        return
    hint = _ITS_SOURCES.with_(sources=" | ".join(", ".join(draft.ours[index].source) for index in same))
    if source is None or set(source) in [set(draft.ours[index].source) for index in same]:
        draft.ledger.note("several", said.way, _SEVERAL.with_(word=word), hint=hint, about=word, at_key=True)
    else:
        message = _NOT_FROM.with_(word=word, source=source)
        draft.ledger.note("unknown-source", (*said.way, "source"), message, hint=hint)


def _override(draft: _Draft, said: _Said, index: int) -> None:
    ledger = draft.ledger
    written = draft.kept.get(index)
    if written is None or written.way is not None:
        ledger.note("duplicate", said.way, _AGAIN.with_(), at_key=True)
        return
    if removed(ledger, said.given, said.way):
        del draft.kept[index]
        return
    given = {key: each for key, each in said.given.items() if key not in _address(said, written.move)}
    if not given:
        ledger.empty(said.way)
    move = _evolve(written.move, **changed(ledger, given, said.way, MOVE, written.move))
    draft.kept[index] = Written(move, said.way)


def _address(said: _Said, now: Move) -> set[str]:
    """Give the keys that only tell which move is meant."""
    keys = {"trigger"}
    if not isinstance(said.given.get("source"), dict):
        keys.add("source")
    if "source" in keys & said.given.keys() and said.given.get("dest") == now.dest:
        keys.add("dest")
    return keys


def _add(draft: _Draft, said: _Said) -> None:
    if draft.ledger.missing(said.given, said.way, *_REQUIRED):
        draft.lost = True
        return
    given = changed(draft.ledger, said.given, said.way, MOVE, None)
    is_first = _tried(draft, said) == "first"
    if not given.keys() >= set(_REQUIRED):
        draft.lost = True
        return
    made = Written(_MOVE_OF(said.trigger, **given), said.way)
    (draft.firsts if is_first else draft.lasts).append(made)


def _tried(draft: _Draft, said: _Said) -> str | None:
    """Read whether a new move is tried before the others of its trigger, or after them."""
    if "tried" not in said.given:
        return None
    return cast("str | None", draft.ledger.read(_READ_TRIED, said.given["tried"], (*said.way, "tried")))
