"""Acts: what may be said or done, as values. The process judges them; the journal keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import attrs

from concertation.errors import InvalidValue, Problem
from concertation.findings import Path
from concertation.model import fields
from concertation.model.concertation import Concertation, Entity, PathwayRef
from concertation.model.frozen import Table
from concertation.model.when import When
from concertation.texts import Text

__all__ = [
    "Act",
    "Adopt",
    "Begin",
    "Change",
    "Edit",
    "Fire",
    "Migrate",
    "Put",
    "Remove",
    "Renaming",
    "Unwaive",
    "Waive",
]


_NOT_TEXT = Text(en="expected text, got {value}", fr="attendu : un texte ; reçu : {value}")


def _frozen(value: object) -> object:
    if isinstance(value, list):
        return tuple(_frozen(each) for each in value)
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return Table({key: _frozen(each) for key, each in value.items()})
    return value


def _check_texts(act: Fire | Waive | Unwaive, *, required: str, optional: str) -> None:
    given = {required: getattr(act, required), optional: getattr(act, optional)}
    wrong = [
        Problem(code="type", path=name, message=_NOT_TEXT.with_(value=repr(value)), about=name)
        for name, value in given.items()
        if not (isinstance(value, str) or (value is None and name == optional))
    ]
    if wrong:
        raise InvalidValue(wrong)


@attrs.frozen(init=False, repr=False)
class Put:
    """Put new entities in, or replace some whole; they find their own collection.

    An entity that comes in takes the first state of its chart; one that is replaced keeps its standing.
    """

    entities: tuple[Entity, ...]

    def __init__(self, *entities: Entity) -> None:
        """Keep the entities in the order in which they are given."""
        self.__attrs_init__(entities)

    def __repr__(self) -> str:
        """Show what would build it."""
        return f"Put({', '.join(map(repr, self.entities))})"

    def code(self) -> str:
        """Give the Python that builds the act."""
        return repr(self)


@attrs.frozen(init=False, repr=False)
class Change:
    """Change fields of the concertation, or of what an address leads to.

    >>> Change("actions/bays", pilot="cci")
    Change('actions/bays', pilot='cci')
    """

    address: Path
    fields: tuple[tuple[str, object], ...]

    def __init__(self, address: str | None = None, /, **fields: object) -> None:
        """Keep the new values by field; without an address they are fields of the concertation.

        Raises:
            InvalidValue: if the address, or the name of a field, cannot be one.
        """
        frozen = ((name, _frozen(value)) for name, value in fields.items())
        place = Path(address or ".")
        for name in fields:
            _ = place / name
        self.__attrs_init__(place, tuple(sorted(frozen, key=lambda each: each[0])))

    def __hash__(self) -> int:
        """Hash by the address and the names of the fields: a new value may be anything."""
        return hash((self.address, tuple(name for name, _ in self.fields)))

    def __repr__(self) -> str:
        """Show what would build it."""
        address = [] if self.address == "." else [repr(str(self.address))]
        plain = [f"{name}={value!r}" for name, value in self.fields if name.isidentifier()]
        other = {name: value for name, value in self.fields if not name.isidentifier()}
        return f"Change({', '.join([*address, *plain, *([f'**{other!r}'] if other else [])])})"

    def code(self) -> str:
        """Give the Python that builds the act."""
        return repr(self)


@attrs.frozen(init=False, repr=False)
class Remove:
    """Remove entities, or make fields unsaid again, by their addresses."""

    addresses: tuple[Path, ...]

    def __init__(self, *addresses: str) -> None:
        """Keep the addresses in the order in which they are given."""
        self.__attrs_init__(tuple(map(Path, addresses)))

    def __repr__(self) -> str:
        """Show what would build it."""
        return f"Remove({', '.join(repr(str(each)) for each in self.addresses)})"

    def code(self) -> str:
        """Give the Python that builds the act."""
        return repr(self)


@attrs.frozen(repr=False)
class Fire:
    """Make a move: a step or an address, a dot, and the trigger, as ``prepare.frame`` or ``actions/bays.start``."""

    move: str
    motive: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what is not text."""
        _check_texts(self, required="move", optional="motive")

    def __repr__(self) -> str:
        """Show what would build it."""
        return f"Fire({self.move!r})" if self.motive is None else f"Fire({self.move!r}, motive={self.motive!r})"

    def code(self) -> str:
        """Give the Python that builds the act."""
        return repr(self)


def _as_text(target: Path) -> str:
    return repr(str(target))


@attrs.frozen
class Waive:
    """Lift what a rule finds at an address and below, for a reason, until a date if there is one."""

    rule: str
    target: Path = attrs.field(default=Path("."), converter=Path, repr=_as_text)
    reason: str | None = None
    until: When | None = attrs.field(default=None, converter=fields.as_when)

    def __attrs_post_init__(self) -> None:
        """Refuse what is not text."""
        _check_texts(self, required="rule", optional="reason")

    def code(self) -> str:
        """Give the Python that builds the act."""
        return repr(self)


@attrs.frozen
class Unwaive:
    """Take a waiver back."""

    rule: str
    target: Path = attrs.field(default=Path("."), converter=Path, repr=_as_text)
    reason: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what is not text."""
        _check_texts(self, required="rule", optional="reason")

    def code(self) -> str:
        """Give the Python that builds the act."""
        return repr(self)


@attrs.frozen
class Begin:
    """How a concertation began: in journals only."""

    concertation: Concertation


@attrs.frozen
class Adopt:
    """A whole concertation that came from elsewhere, an import or a document edited by hand: in journals only."""

    concertation: Concertation


def as_states(value: Mapping[str, Mapping[str, str]]) -> Table[Table[str]]:
    """Freeze the states by what they are states of."""
    return Table({name: Table(states) for name, states in value.items()})


def as_steps(value: Mapping[str, str]) -> Table[str]:
    """Freeze the steps."""
    return Table(value)


@attrs.frozen
class Renaming:
    """What states and steps are called in another state of a pathway, where not the same.

    Args:
        states: by the id of a step or the name of a chart, the new name of a state by its old one.
        steps: the new id of a step by its old one.

    >>> Renaming({"programme": {"proposed": "submitted"}}).states["programme"]["proposed"]
    'submitted'
    """

    states: Table[Table[str]] = attrs.field(factory=Table, converter=as_states)
    steps: Table[str] = attrs.field(factory=Table, converter=as_steps, kw_only=True)


@attrs.frozen
class Migrate:
    """A concertation follows another pathway, or another state of it, from here on: in journals only."""

    pathway: PathwayRef
    renaming: Renaming = attrs.field(factory=Renaming)


Edit: TypeAlias = Put | Change | Remove
"""An act that changes what is said, open to any role."""

Act: TypeAlias = Put | Change | Remove | Fire | Waive | Unwaive
"""What may be asked of a process, and done."""
