"""Whom a concertation gathers: the authority and its territory, circles, members and formations.

The model names functions and organisations, never persons.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeAlias

import attrs

from concertation.errors import Problem
from concertation.model import fields
from concertation.model.checks import Range, check_flag, problem
from concertation.model.fields import Value
from concertation.model.frozen import Table
from concertation.model.standing import Standing
from concertation.model.when import When
from concertation.texts import Text

__all__ = ["Authority", "Circle", "Formation", "Member", "Party", "Territory"]

Seat = Literal["own-name", "represents"]
FormationKind = Literal["steering", "technical", "partners", "working-group", "plenary", "other"]
Parties: TypeAlias = "Iterable[Party | str]"

_ONE_OF_TWO = Text(
    en="a party is either an id or, for someone outside the body, a name",
    fr="une partie prenante est soit un identifiant, soit, pour quelqu'un d'extérieur à l'instance, un nom",
)
_REPRESENTS_ITSELF = Text(
    en="a seat in one's own name represents nobody else",
    fr="qui siège en son nom propre ne représente personne d'autre",
)


@attrs.frozen(kw_only=True, repr=False)
class Party(Value):
    """Whom something involves: a member, a formation or the authority by its id, or someone outside by a name.

    Where a field expects a party, a string is an id.

    >>> Party("cci"), Party(name="AECOM")
    (Party('cci'), Party(name='AECOM'))
    """

    id: str | None = attrs.field(default=None, kw_only=False, metadata=fields.SLUG)
    name: str | None = attrs.field(default=None, metadata=fields.TEXT)

    def _incoherences(self) -> Iterator[Problem]:
        if (self.id is None) == (self.name is None):
            yield problem("party", _ONE_OF_TWO.with_())

    def __str__(self) -> str:
        """Give the id, or the name of someone outside."""
        return self.id or self.name or ""

    def __repr__(self) -> str:
        """Show what would build it."""
        extra = f", extra={dict(self.extra)!r}" if self.extra else ""
        return f"Party({self.id!r}{extra})" if self.id is not None else f"Party(name={self.name!r}{extra})"


def _party(value: Party | str) -> Party:
    return Party(value) if isinstance(value, str) else value


def as_party(value: Party | str | None) -> Party | None:
    """Read a party; a string is an id."""
    return None if value is None else fields.attempt(_party, value)


def _by_name(party: Party) -> tuple[str, str]:
    return party.id or party.name or "", repr(party)


def as_parties(value: Parties | None) -> tuple[Party, ...] | None:
    """Read parties, sorted: a group has no order."""
    return None if value is None else fields.arranged(fields.converted(value, _party), _by_name)


def as_powers(value: Mapping[str, bool] | None) -> Table[bool] | None:
    """Freeze what is held and what is not."""
    return value if value is None or isinstance(value, Table) else fields.attempt(Table, value)


PARTY = fields.one(Party, refers="parties", by_id=True)
PARTIES = fields.many(Party, refers="parties", by_id=True)
POWERS = fields.table(check_flag)


@attrs.frozen(kw_only=True, repr=False)
class Authority(Value):
    """The local authority that engages the concertation and keeps its power to decide.

    ``referent`` is the body's referent *inside* the authority, in charge of following the project up; it is not the
    referent of a circle. ``referent``, ``elected_lead`` and ``project_officer`` are texts naming a function.
    ``powers`` maps a statutory power to whether the authority holds it. Method, 5: the referent "au sein de la
    collectivité".

    >>> Authority("metropole", powers={"voirie": True}, referent="Service mobilités").powers["voirie"]
    True
    """

    id: str = attrs.field(kw_only=False, metadata=fields.ID)
    name: str | None = attrs.field(default=None, metadata=fields.TEXT)
    powers: Table[bool] | None = attrs.field(default=None, converter=as_powers, metadata=POWERS)
    elected_lead: str | None = attrs.field(default=None, metadata=fields.TEXT)
    project_officer: str | None = attrs.field(default=None, metadata=fields.TEXT)
    referent: str | None = attrs.field(default=None, metadata=fields.TEXT)


@attrs.frozen(kw_only=True, repr=False)
class Territory(Value):
    """The territory, its context and its past partnerships: what makes each body particular (method, introduction)."""

    name: str | None = attrs.field(default=None, kw_only=False, metadata=fields.TEXT)
    context: str | None = attrs.field(default=None, metadata=fields.TEXT)
    partnerships: str | None = attrs.field(default=None, metadata=fields.TEXT)


@attrs.frozen(kw_only=True, repr=False)
class Circle(Value):
    """A circle of members by capacity, with the member who is the authority's privileged contact.

    A document names only the circles that it adds to the pathway's, or changes. ``kinds`` lists the kinds of
    organisation that the circle gathers. Method, 3: three circles, "en identifiant pour chacun un référent".
    """

    id: str = attrs.field(kw_only=False, metadata=fields.ID)
    title: str | Text | None = attrs.field(default=None, metadata=fields.TITLE)
    kinds: tuple[str, ...] | None = attrs.field(default=None, converter=fields.as_texts, metadata=fields.TEXTS)
    referent: str | None = attrs.field(default=None, metadata=fields.ref("members"))


@attrs.frozen(kw_only=True, repr=False)
class Member(Value):
    """A seat of the body: an organisation, in its own name or representing others.

    ``category``, ``component`` and ``viewpoint`` are the three axes of representativeness ("catégorie, composantes,
    sensibilités"). ``met_in_diagnosis`` says whether the diagnosis already met it. ``powers`` maps a statutory power
    to whether the member holds it. Method, 3.

    >>> Member("cci", name="Chambre de commerce", circle="public").circle
    'public'
    """

    id: str = attrs.field(kw_only=False, metadata=fields.ID)
    name: str | None = attrs.field(default=None, metadata=fields.TEXT)
    circle: str | None = attrs.field(default=None, metadata=fields.ref("circles"))
    kind: str | None = attrs.field(default=None, metadata=fields.TEXT)
    seat: Seat | None = attrs.field(default=None, metadata=fields.choice("own-name", "represents"))
    represents: str | None = attrs.field(default=None, metadata=fields.TEXT)
    category: str | None = attrs.field(default=None, metadata=fields.TEXT)
    component: str | None = attrs.field(default=None, metadata=fields.TEXT)
    viewpoint: str | None = attrs.field(default=None, metadata=fields.TEXT)
    met_in_diagnosis: bool | None = attrs.field(default=None, metadata=fields.FLAG)
    powers: Table[bool] | None = attrs.field(default=None, converter=as_powers, metadata=POWERS)
    since: When | None = attrs.field(default=None, converter=fields.as_when, metadata=fields.WHEN)
    until: When | None = attrs.field(default=None, converter=fields.as_when, metadata=fields.WHEN)

    def _incoherences(self) -> Iterator[Problem]:
        yield from fields.in_order(self.since, self.until, "until")
        if self.seat == "own-name" and self.represents is not None:
            yield problem("seat", _REPRESENTS_ITSELF.with_(), at="represents")


@attrs.frozen(kw_only=True, repr=False)
class Formation(Value):
    """A committee, a working group or a restricted body, on its topics.

    A restricted body is a formation by topic, built around the public partners and enlarged later; it is never a
    state of the whole. ``chair`` names a function. ``meetings_per_year`` is a number or a range. Method, 3: "une
    instance resserrée pourra être établie […] avant de l'élargir".
    """

    id: str = attrs.field(kw_only=False, metadata=fields.ID)
    title: str | None = attrs.field(default=None, metadata=fields.TEXT)
    kind: FormationKind | None = attrs.field(
        default=None,
        metadata=fields.choice("steering", "technical", "partners", "working-group", "plenary", "other"),
    )
    topics: tuple[str, ...] | None = attrs.field(default=None, converter=fields.as_texts, metadata=fields.TEXTS)
    members: tuple[str, ...] | None = attrs.field(
        default=None, converter=fields.as_ids, metadata=fields.refs("members")
    )
    chair: str | None = attrs.field(default=None, metadata=fields.TEXT)
    meetings_per_year: int | Range | None = attrs.field(default=None, converter=fields.as_range, metadata=fields.RANGE)
    since: When | None = attrs.field(default=None, converter=fields.as_when, metadata=fields.WHEN)
    until: When | None = attrs.field(default=None, converter=fields.as_when, metadata=fields.WHEN)
    standing: Standing | None = attrs.field(default=None, metadata=fields.one(Standing))

    def _incoherences(self) -> Iterator[Problem]:
        yield from fields.in_order(self.since, self.until, "until")
