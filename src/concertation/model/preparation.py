"""What is prepared before the body meets: diagnosis, starting point, expectations, ground rules (method, 1)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import attrs

from concertation.model import fields
from concertation.model.fields import Value
from concertation.model.when import When

__all__ = ["Actor", "Axis", "Diagnosis", "Expectation", "GroundRules", "StartingPoint"]

ExpectationKind = Literal["action_plan", "follow_up", "experiments", "other"]


@attrs.frozen(kw_only=True, repr=False)
class Axis(Value):
    """An axis of the project, as the diagnosis brings it to light; ``number`` keeps the human order."""

    id: str = attrs.field(kw_only=False, metadata=fields.ID)
    number: str | int | None = attrs.field(default=None, metadata=fields.RANK)
    title: str | None = attrs.field(default=None, metadata=fields.TEXT)


@attrs.frozen(kw_only=True, repr=False)
class Actor(Value):
    """A kind of actor that the diagnosis met, on the three axes of representativeness."""

    kind: str | None = attrs.field(default=None, kw_only=False, metadata=fields.TEXT)
    category: str | None = attrs.field(default=None, metadata=fields.TEXT)
    component: str | None = attrs.field(default=None, metadata=fields.TEXT)
    viewpoint: str | None = attrs.field(default=None, metadata=fields.TEXT)


def as_actors(value: Iterable[Actor] | None) -> tuple[Actor, ...] | None:
    """Keep actors sorted: a set has no order."""
    return None if value is None else fields.arranged(value, repr)


@attrs.frozen(kw_only=True, repr=False)
class Diagnosis(Value):
    """The freight diagnosis: its date, the axes and objectives that it highlighted, the actors that it met.

    ``axes`` and ``objectives`` are ids. Method, 1: "axes de projet" and "grands objectifs".
    """

    date: When | None = attrs.field(default=None, converter=fields.as_when, metadata=fields.WHEN)
    axes: tuple[str, ...] | None = attrs.field(default=None, converter=fields.as_ids, metadata=fields.refs("axes"))
    objectives: tuple[str, ...] | None = attrs.field(
        default=None, converter=fields.as_ids, metadata=fields.refs("objectives")
    )
    actors_met: tuple[Actor, ...] | None = attrs.field(default=None, converter=as_actors, metadata=fields.many(Actor))
    text: str | None = attrs.field(default=None, metadata=fields.TEXT)


@attrs.frozen(kw_only=True, repr=False)
class StartingPoint(Value):
    """The starting point that sets the participatory work going.

    ``diagnosis`` says whether a diagnosis feeds it; ``axes`` are the axes that it takes up. Method, 1: "Il faut
    définir un point de démarrage".

    >>> StartingPoint("Diagnostic partagé", diagnosis=True).diagnosis
    True
    """

    text: str | None = attrs.field(default=None, kw_only=False, metadata=fields.TEXT)
    diagnosis: bool | None = attrs.field(default=None, metadata=fields.FLAG)
    axes: tuple[str, ...] | None = attrs.field(default=None, converter=fields.as_ids, metadata=fields.refs("axes"))


@attrs.frozen(kw_only=True, repr=False)
class Expectation(Value):
    """What the authority expects of the concertation.

    An action plan to have validated, the follow-up of actions, experiments to propose and evaluate, or something else
    that ``text`` says. Method, 1: "préciser ce que vous attendez de la concertation".
    """

    kind: ExpectationKind = attrs.field(
        kw_only=False, metadata=fields.choice("action_plan", "follow_up", "experiments", "other", required=True)
    )
    text: str | None = attrs.field(default=None, metadata=fields.TEXT)


@attrs.frozen(kw_only=True, repr=False)
class GroundRules(Value):
    """The rule of the game: work on the propositions of those present, the authority keeping its power to decide."""

    text: str | None = attrs.field(default=None, kw_only=False, metadata=fields.TEXT)
    accepted_by: tuple[str, ...] | None = attrs.field(default=None, converter=fields.as_ids, metadata=fields.TEXTS)
    date: When | None = attrs.field(default=None, converter=fields.as_when, metadata=fields.WHEN)
