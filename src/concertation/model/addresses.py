"""Where an address leads in a concertation, and which addresses differ between two of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from concertation.errors import ConcertationError, InvalidValue, Problem, unknown_name
from concertation.findings import Path, is_name
from concertation.model.concertation import Concertation
from concertation.model.fields import Value
from concertation.model.frozen import Table
from concertation.model.people import Circle, Party
from concertation.model.references import segment
from concertation.texts import Text

__all__ = ["UnknownAddress", "changes", "resolve"]

_NO_SUCH = Text(en="'{address}' leads nowhere", fr="« {address} » ne mène nulle part")


class UnknownAddress(ConcertationError, LookupError):
    """An address leads nowhere; ``problem`` names the nearest one."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem; the message says it in English."""
        self.problem = problem
        super().__init__(problem.text())

    def __reduce__(self) -> tuple[type[UnknownAddress], tuple[Problem]]:
        """Pickle by what it is made of."""
        return (type(self), (self.problem,))


def _parts(value: object) -> Mapping[str, object]:
    if isinstance(value, Value):
        parts: dict[str, object] = {each.name: getattr(value, each.name) for each in attrs.fields(type(value))}
        parts.update(value.extra)
        return parts
    if isinstance(value, Table):
        return {**value, **value.extra}
    if isinstance(value, tuple):
        return {segment(each, index): each for index, each in enumerate(value)}
    return {}


def resolve(concertation: Concertation, address: str, circles: Iterable[Circle] = ()) -> object:
    """Give what an address leads to; ``circles`` are the pathway's, which a document need not repeat.

    >>> from concertation.model import Authority, Member
    >>> whole = Concertation("c", title="C", authority=Authority("a"), members=[Member("cci", name="CCI")])
    >>> resolve(whole, "members/cci/name")
    'CCI'

    Raises:
        UnknownAddress: if it leads nowhere; its problem names the nearest address.
        InvalidValue: if it is not an address at all.
    """
    here: object = concertation
    way = Path(".")
    for part in Path(address).parts:
        parts = _parts(here)
        if way == "circles":
            parts = {**{each.id: each for each in circles}, **parts}
        if part not in parts:
            known = [str(way / each) for each in parts if each != "extra"]
            message = _NO_SUCH.with_(address=address)
            raise UnknownAddress(unknown_name("unknown-address", address, message, str(way / part), known))
        here = parts[part]
        way /= part
    return here


def leads_somewhere(concertation: Concertation, address: str, circles: Iterable[Circle] = ()) -> bool:
    """Whether an address leads somewhere."""
    try:
        resolve(concertation, address, circles)
    except (UnknownAddress, InvalidValue):
        return False
    return True


def changes(before: object, after: object, at: str = ".") -> Iterator[str]:
    """Name the smallest addresses at which two values differ; what was added or removed is named whole."""
    if before == after:
        return
    if not _comparable(before, after):
        yield at
        return
    old, new = _parts(before), _parts(after)
    names = {*old, *new} - ({"extra"} if isinstance(before, Value) else set())
    if not all(old.get(name) == new.get(name) or is_name(name) for name in names):
        yield at
        return
    for name in sorted(names):
        address = name if at == "." else f"{at}/{name}"
        if name in old and name in new:
            yield from changes(old[name], new[name], address)
        else:
            yield address


def _comparable(before: object, after: object) -> bool:
    if isinstance(before, tuple) and isinstance(after, tuple):
        return _is_addressable(before) and _is_addressable(after)
    return type(before) is type(after) and isinstance(before, Value | Table) and not isinstance(before, Party)


def _is_addressable(values: tuple[object, ...]) -> bool:
    return all(isinstance(each, Value) for each in values) and len(_parts(values)) == len(values)
