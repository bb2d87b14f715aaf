"""Edits and waivers applied to a draft; what only a move or a waiver may change is refused here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias, cast

import attrs

from concertation.errors import InvalidValue, Problem
from concertation.findings import Path
from concertation.model import (
    COLLECTIONS,
    Act,
    Authority,
    Change,
    Circle,
    Entity,
    Put,
    Remove,
    Unwaive,
    Waive,
    Waiver,
    When,
)
from concertation.process.draft import Draft, collection_of
from concertation.process.entries import Row
from concertation.texts import Text

__all__ = ["apply", "bypasses"]

Initial: TypeAlias = Callable[[str], str | None]

_ONLY_A_MOVE = Text(en="only a move changes a standing", fr="seul un mouvement change un état")
_HELD: Final = {
    "id": Text(en="an id does not change", fr="un identifiant ne change pas"),
    "pathway": Text(en="an edit does not change the pathway", fr="une modification ne change pas le cheminement"),
    "standings": _ONLY_A_MOVE,
    "standing": _ONLY_A_MOVE,
    "waivers": Text(en="only Waive changes the waivers", fr="seul Waive change les dérogations"),
    "revision": Text(
        en="only a move that revises changes the revision",
        fr="seul un mouvement qui révise change le numéro de révision",
    ),
}
_HAS_MOVED = Text(
    en="{word} has left its first state, and an edit does not undo that",
    fr="{word} a quitté son premier état, et une modification ne défait pas cela",
)
_USE_A_MOVE: Final = Text(en="use a move, as in Fire('{move}')", fr="utilisez un mouvement, comme Fire('{move}')")
_USE_WAIVE: Final = Text(en="use Waive or Unwaive", fr="utilisez Waive ou Unwaive")
_PUT_ANEW: Final = Text(en="put it under its new id", fr="placez-le sous son nouvel identifiant")
_NOT_AN_ENTITY = Text(en="{word} has no collection to be put in", fr="{word} n'a pas de collection où être placé")
_USE_CHANGE = Text(en="use Change(…) for a field", fr="utilisez Change(…) pour un champ")
_REQUIRED = Text(en="'{word}' cannot be unsaid", fr="« {word} » ne peut pas rester non précisé")
_TWICE = Text(en="the id '{word}' is given twice", fr="l'identifiant « {word} » est donné deux fois")
_NO_WAIVER = Text(en="no waiver of {rule} at {target}", fr="aucune dérogation à {rule} sur {target}")


def bypasses(act: Act, draft: Draft, initial: Initial) -> Iterator[Problem]:
    """Name what an edit tries to change although only a move, or a waiver, may.

    A standing is changed by no edit: not by saying another, nor by leaving and coming back in the first state.
    """
    match act:
        case Put():
            yield from _smuggled(act.entities, draft)
        case Change():
            for name, value in act.fields:
                yield from _bypassed(act.address, name, value, draft, initial)
        case Remove():
            for address in act.addresses:
                held = _held_name(address)
                if held is not None:
                    holder = address.parent if address.parts[-1] == held else Path(".")
                    yield _held(holder, held)
                elif address in COLLECTIONS:
                    yield from _leaving((f"{address}/{name}" for name in draft.entities[address]), draft, initial)
                else:
                    yield from _leaving([address], draft, initial)
        case _:
            return


def _bypassed(address: Path, name: str, value: object, draft: Draft, initial: Initial) -> Iterator[Problem]:
    if name in _HELD:
        yield _held(address, name)
    elif address == "." and name in COLLECTIONS:
        given = _given(name, value)
        staying = {each.id for each in given}
        gone = (f"{name}/{each}" for each in draft.entities[name] if each not in staying)
        yield from (*_smuggled(given, draft), *_leaving(gone, draft, initial))
    elif (
        address == "." and isinstance(value, Authority) and value.id != cast("Authority", draft.fields["authority"]).id
    ):
        yield _held(Path("authority"), "id")


def _leaving(addresses: Iterable[str], draft: Draft, initial: Initial) -> Iterator[Problem]:
    for address in addresses:
        standing = draft.standings.get(address)
        if standing is not None and "/" in address and standing.state != initial(address.partition("/")[0]):
            hint = _USE_A_MOVE.with_(move=f"{address}.drop")
            message = _HAS_MOVED.with_(word=address)
            yield Problem(code="use-a-move", path=address, message=message, hint=hint, about=address)


def _held_name(address: Path) -> str | None:
    first, last = (address.parts[0], address.parts[-1]) if address.parts else (".", ".")
    return first if first in _HELD else last if last in _HELD else None


def _held(holder: Path, name: str) -> Problem:
    hint = {"waivers": _USE_WAIVE, "id": None if holder == "authority" else _PUT_ANEW}.get(name)
    said = hint.with_() if hint else None
    if name in {"standing", "standings", "revision"}:
        said = _USE_A_MOVE.with_(move="programme.amend" if holder == "." else f"{holder}.start")
    code = "held" if name in {"id", "pathway"} else "use-a-move"
    return Problem(code=code, path=str(holder / name), message=_HELD[name].with_(), hint=said, about=name)


def _smuggled(entities: Iterable[Entity], draft: Draft) -> Iterator[Problem]:
    for entity in entities:
        standing = getattr(entity, "standing", None)
        if standing is not None:
            address = f"{collection_of(entity)}/{entity.id}"
            if standing != draft.standings.get(address):
                yield _held(Path(address), "standing")


def _given(name: str, value: object) -> tuple[Entity, ...]:
    cls = COLLECTIONS[name]
    if isinstance(value, Iterable):
        entities = tuple(value)
        if all(type(each) is cls for each in entities):
            return entities
    message = _NOT_AN_ENTITY.with_(word=repr(value))
    raise InvalidValue([Problem(code="type", path=name, message=message, hint=_USE_CHANGE.with_())])


def apply(
    act: Act, draft: Draft, *, by: str, on: When | None, initial: Initial, circles: Iterable[Circle] = ()
) -> tuple[Row, ...]:
    """Apply an edit or a waiver, and give the rows of the entities that entered the first state of their chart.

    ``initial`` gives the first state of a collection's chart; replay gives none, and enters the rows that it has.
    ``circles`` are the pathway's: to change one is to say of it what the concertation had left unsaid.

    Raises:
        InvalidValue: if the act cannot be applied.
    """
    match act:
        case Put():
            return _put(act.entities, draft, by, on, initial)
        case Change():
            if any(act.address == f"circles/{each.id}" for each in circles):
                draft.entities["circles"].setdefault(act.address.parts[1], Circle(act.address.parts[1]))
            return _change(act, draft, by, on, initial)
        case Remove():
            _remove(act, draft)
        case Waive():
            _waive(act, draft, by, on)
        case Unwaive():
            _unwaive(act, draft)
    return ()


def _put(entities: tuple[Entity, ...], draft: Draft, by: str, on: When | None, initial: Initial) -> tuple[Row, ...]:
    wrong: list[Problem] = []
    rows = []
    seen: set[str] = set()
    for each in entities:
        if type(each) not in COLLECTIONS.values():
            message = _NOT_AN_ENTITY.with_(word=type(each).__name__)
            wrong.append(Problem(code="not-an-entity", path=".", message=message, hint=_USE_CHANGE.with_()))
            continue
        collection = collection_of(each)
        address = f"{collection}/{each.id}"
        if address in seen:
            wrong.append(Problem(code="duplicate", path=address, message=_TWICE.with_(word=each.id), about=each.id))
        seen.add(address)
        state = initial(collection) if draft.keep(each) else None
        if state is not None:
            row = Row(address=Path(f"{collection}/{each.id}"), source=None, dest=state)
            draft.enter(row, by, on, None)
            rows.append(row)
    if wrong:
        raise InvalidValue(wrong)
    return tuple(rows)


def _change(act: Change, draft: Draft, by: str, on: When | None, initial: Initial) -> tuple[Row, ...]:
    problems = list(draft.unknown_fields(act.address, (name for name, _ in act.fields)))
    rows: list[Row] = []
    known = draft.described(act.address)
    plain = {name: value for name, value in act.fields if name in known and name not in _HELD}
    if act.address == ".":
        for name in COLLECTIONS:
            if name in plain:
                entities = _given(name, plain.pop(name))
                draft.entities[name].clear()
                rows += _put(entities, draft, by, on, initial)
    try:
        draft.change(act.address, plain)
    except InvalidValue as error:
        problems += error.problems
    if problems:
        raise InvalidValue(problems)
    return tuple(rows)


def _remove(act: Remove, draft: Draft) -> None:
    problems: list[Problem] = []
    for address in act.addresses:
        try:
            if _held_name(address) is None:
                _remove_one(address, draft)
        except InvalidValue as error:
            problems += error.problems
    if problems:
        raise InvalidValue(problems)


def _remove_one(address: Path, draft: Draft) -> None:
    collection, _, name = address.partition("/")
    if collection in COLLECTIONS and name and "/" not in name:
        draft.entity(address)
        draft.touch()
        del draft.entities[collection][name]
        return
    last = address.parts[-1] if address.parts else "."
    unknown = list(draft.unknown_fields(address.parent, iter([last])))
    if unknown:
        raise InvalidValue(unknown)
    default = draft.described(address.parent)[last].default
    if default is attrs.NOTHING:
        message = _REQUIRED.with_(word=address)
        raise InvalidValue([Problem(code="required", path=address, message=message, about=last)])
    if address.parent == "." and last in COLLECTIONS:
        draft.entities[last].clear()
    factory = getattr(default, "factory", None)
    draft.change(address.parent, {last: factory() if factory else default})


def _others(act: Waive | Unwaive, draft: Draft) -> tuple[Waiver, ...]:
    return tuple(each for each in draft.waivers if (each.rule, each.target) != (act.rule, act.target))


def _waive(act: Waive, draft: Draft, by: str, on: When | None) -> None:
    waiver = Waiver(act.rule, str(act.target), reason=act.reason, by=by, since=on, until=act.until)
    draft.change(Path("."), {"waivers": (*_others(act, draft), waiver)})


def _unwaive(act: Unwaive, draft: Draft) -> None:
    kept = _others(act, draft)
    if len(kept) == len(draft.waivers):
        message = _NO_WAIVER.with_(rule=act.rule, target=str(act.target))
        raise InvalidValue([Problem(code="no-waiver", path=str(act.target), message=message, about=act.rule)])
    draft.change(Path("."), {"waivers": kept})
