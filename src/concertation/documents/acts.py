"""Acts as plain data and back, each under a name that stays whatever becomes of the Python that does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias, cast

import attrs

from concertation.documents.converter import reader, write
from concertation.documents.kinds import read_text, trouble_of
from concertation.documents.locating import converter_of
from concertation.documents.model_types import Kind, bare, element, inside, is_value, kinds_of
from concertation.documents.records import read_date, read_each, read_path, read_record, read_tagged
from concertation.documents.troubles import Misfit, Trouble
from concertation.findings import Path
from concertation.model import (
    COLLECTIONS,
    Act,
    Adopt,
    Begin,
    Change,
    Concertation,
    Entity,
    Fire,
    Json,
    Migrate,
    PathwayRef,
    Put,
    Remove,
    Renaming,
    Table,
    Unwaive,
    Waive,
)
from concertation.model.fields import checks_of
from concertation.texts import Text

__all__ = ["Done", "read_act", "said", "write_act"]

Done: TypeAlias = Act | Begin | Adopt | Migrate

_NOTHING_THERE = Text(en="'{word}' has no fields to change", fr="« {word} » n'a pas de champ à changer")


def write_act(act: Done) -> dict[str, object]:
    """Write an act under its name."""
    return {_NAMES[type(act)]: _written(act)}


def _written(act: Done) -> object:
    match act:
        case Put(entities):
            return [{_collection(each): write(each)} for each in entities]
        case Change(address, fields):
            kind = _kind_at(address)
            written = {name: _field(kind, name, content) for name, content in fields}
            return {"fields": written} if address == "." else {"address": address, "fields": written}
        case Remove(addresses):
            return list(addresses)
        case Begin(concertation) | Adopt(concertation):
            return write(concertation)
        case Migrate(pathway, renaming):
            renamed = {"states": write(renaming.states), "steps": write(renaming.steps)}
            return {"pathway": write(pathway), **{name: each for name, each in renamed.items() if each}}
        case _:
            return said(act)


def said(record: attrs.AttrsInstance) -> dict[str, object]:
    """Write what a record says beyond its defaults."""
    contents = ((each, getattr(record, each.name)) for each in attrs.fields(type(record)))
    return {each.name: write(content) for each, content in contents if content not in {None, each.default}}


def _collection(entity: Entity) -> str:
    return {cls: name for name, cls in COLLECTIONS.items()}[type(entity)]


def _kind_at(address: Path) -> Kind:
    kind: Kind = Concertation
    for part in address.parts:
        kind = element(kind) or inside(kind, part)
    return kind


def _field(kind: Kind, name: str, content: object) -> object:
    return write(converter_of(kind, name)(content) if is_value(kind) else content)


def read_act(value: object) -> Done:
    """Read an act that is written under its name."""
    return read_tagged(value, _ACTS)


def _put(value: object) -> Put:
    return Put(*read_each(value, lambda each: read_tagged(each, _ENTITIES)))


def _change(value: object) -> Change:
    given = read_record(value, {"address": read_path, "fields": lambda each: each}, "fields")
    address = cast("Path", given.get("address", Path(".")))
    kind = _kind_at(address)
    if not is_value(kind):
        message = _NOTHING_THERE.with_(word=str(address))
        raise Misfit([Trouble(code="unknown-address", way=("address",), message=message, about=str(address))])
    try:
        return Change(address, **_fields(kind, given["fields"]))
    except Misfit as misfit:
        raise Misfit(misfit.under("fields")) from None


def _fields(kind: Kind, value: object) -> dict[str, object]:
    kinds = {**kinds_of(kind), "extra": Json}
    return read_record(value, {name: _reader(kind, name, each) for name, each in kinds.items()})


def _reader(kind: Kind, name: str, field: Kind) -> Callable[[object], object]:
    check = dict(checks_of(cast("type", kind)))[name]

    def read(value: object) -> object:
        if value is None:
            return None
        content = converter_of(kind, name)(reader(bare(field))(value))
        problems = [trouble_of(each) for each in check(content)]
        if problems:
            raise Misfit(problems)
        return content

    return read


def _remove(value: object) -> Remove:
    return Remove(*read_each(value, read_path))


def _fire(value: object) -> Fire:
    given = read_record(value, {"move": read_text, "motive": read_text}, "move")
    return cast("Callable[..., Fire]", Fire)(**given)


def _waive(value: object) -> Waive:
    reads = {"rule": read_text, "target": read_path, "reason": read_text, "until": read_date}
    return cast("Callable[..., Waive]", Waive)(**read_record(value, reads, "rule"))


def _unwaive(value: object) -> Unwaive:
    reads = {"rule": read_text, "target": read_path, "reason": read_text}
    return cast("Callable[..., Unwaive]", Unwaive)(**read_record(value, reads, "rule"))


def _begin(value: object) -> Begin:
    return Begin(cast("Concertation", reader(Concertation)(value)))


def _adopt(value: object) -> Adopt:
    return Adopt(cast("Concertation", reader(Concertation)(value)))


def _migrate(value: object) -> Migrate:
    given = read_record(value, {"pathway": reader(PathwayRef), **_RENAMING}, "pathway")
    pathway = cast("PathwayRef", given.pop("pathway"))
    return Migrate(pathway, cast("Callable[..., Renaming]", Renaming)(**given))


_RENAMING: Final = {"states": reader(Table[Table[str]]), "steps": reader(Table[str])}
_CLASSES: Mapping[str, Kind] = COLLECTIONS
_ENTITIES: Final = {name: cast("Callable[[object], Entity]", reader(cls)) for name, cls in _CLASSES.items()}
_NAMES: Final[Mapping[type, str]] = {
    Put: "put",
    Change: "change",
    Remove: "remove",
    Fire: "fire",
    Waive: "waive",
    Unwaive: "unwaive",
    Begin: "begin",
    Adopt: "adopt",
    Migrate: "migrate",
}
_ACTS: Final[Mapping[str, Callable[[object], Done]]] = {
    "put": _put,
    "change": _change,
    "remove": _remove,
    "fire": _fire,
    "waive": _waive,
    "unwaive": _unwaive,
    "begin": _begin,
    "adopt": _adopt,
    "migrate": _migrate,
}
