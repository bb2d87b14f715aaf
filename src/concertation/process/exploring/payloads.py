"""The tiny values that an exploration puts in: of each thing the bare one, and the complete one that gates ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias

import attrs

from concertation.charts import CHARTED, Pathway
from concertation.model import (
    COLLECTIONS,
    Action,
    Axis,
    Budget,
    Circle,
    Commitment,
    Diagnosis,
    Entity,
    Expectation,
    Experiment,
    Formation,
    GroundRules,
    Indicator,
    Member,
    Objective,
    Party,
    Proposition,
    Resolution,
    Review,
    Roadmap,
    StartingPoint,
    Territory,
    Value,
)
from concertation.model.references import references
from concertation.process.exploring.scope import Scope

__all__ = ["AUTHORITY", "REFERRED", "entities_of", "ids_of", "refers_to", "values_of"]

AUTHORITY: Final = "collectivite"
PREFIXES: Final = {
    "axes": "x",
    "members": "m",
    "formations": "f",
    "objectives": "o",
    "propositions": "p",
    "actions": "a",
    "indicators": "i",
    "experiments": "e",
    "reviews": "r",
    "resolutions": "d",
}
REFERRED: Final = {"propositions": ("members",), "actions": ("members", "objectives", "indicators")}
"""The collections that a complete entity refers to, where there are any."""

_OUTSIDE: Final = Party(name="Groupe projet")
_evolve: Callable[..., Entity] = attrs.evolve  # which fields there are depends on the entity
Made: TypeAlias = Callable[[str, Scope, Pathway], Entity]


def ids_of(collection: str, scope: Scope, pathway: Pathway) -> tuple[str, ...]:
    """Give the ids of a collection's entities.

    >>> ids_of("members", Scope(members=2), Pathway.stock())
    ('m1', 'm2')
    """
    if collection == "circles":
        return tuple(circle.id for circle in pathway.circles)
    return tuple(f"{PREFIXES[collection]}{n}" for n in range(1, scope.count(collection) + 1))


def _first(collection: str, scope: Scope) -> tuple[str, ...] | None:
    return (f"{PREFIXES[collection]}1",) if scope.count(collection) else None


def _member(name: str, _: Scope, pathway: Pathway) -> Member:
    circle = pathway.circles[0].id if pathway.circles else None
    return Member(name, name="Membre", circle=circle, seat="own-name")


def _action(name: str, scope: Scope, _: Pathway) -> Action:
    return Action(
        name,
        title="Action",
        objectives=_first("objectives", scope),
        pilot=AUTHORITY,
        group=_first("members", scope) or [_OUTSIDE],
        start="2026-01",
        end="2026-03",
        days=30,
        horizon="short",
        ease="easy",
        mastered=True,
        after=[],
        indicators=_first("indicators", scope),
        budget=Budget(1000),
    )


def _experiment(name: str, _: Scope, __: Pathway) -> Experiment:
    return Experiment(
        name,
        title="Expérimentation",
        place="Centre",
        start="2026-01",
        end="2026-03",
        owner=AUTHORITY,
        hypothesis="Moins de camions",
        criteria=["Délais tenus"],
        verdict="Concluant",
    )


def _proposition(name: str, scope: Scope, _: Pathway) -> Proposition:
    by = _first("members", scope)
    return Proposition(name, title="Proposition", by=by[0] if by else _OUTSIDE, answer="Oui")


def _circle(name: str, scope: Scope, pathway: Pathway) -> Circle:
    place = [circle.id for circle in pathway.circles].index(name)
    members = ids_of("members", scope, pathway)
    return Circle(name, referent=members[place] if place < len(members) else None)


_COMPLETE: Final[Mapping[str, Made]] = {
    "axes": lambda name, _, __: Axis(name, title="Axe"),
    "circles": _circle,
    "members": _member,
    "formations": lambda name, scope, _: Formation(
        name,
        title="Formation",
        kind="working-group",
        topics=["Livraisons"],
        members=_first("members", scope),
    ),
    "objectives": lambda name, _, __: Objective(name, title="Objectif", target="Moitié moins"),
    "propositions": _proposition,
    "actions": _action,
    "indicators": lambda name, _, __: Indicator(
        name, title="Indicateur", kind="result", unit="%", baseline=0, target=50, owner=AUTHORITY
    ),
    "experiments": _experiment,
    "reviews": lambda name, _, __: Review(name, date="2026-02", led_by="referent", notes="Bilan"),
    "resolutions": lambda name, _, __: Resolution(
        name, kind="validation", date="2026-02", by=AUTHORITY, verdict="Favorable", reference="2026-1"
    ),
}
_STAGES: Final[Mapping[str, tuple[str, ...]]] = {"experiments": ("verdict",)}
"""Fields that are said last: the entity is also tried without them."""


def entities_of(collection: str, name: str, index: int, scope: Scope, pathway: Pathway) -> tuple[Entity, ...]:
    """Give the variants of an entity: bare where it has a chart or all are wanted, staged, and complete.

    >>> [each.pilot for each in entities_of("actions", "a1", 0, Scope(), Pathway.stock())]
    [None, Party('collectivite')]
    """
    complete = _COMPLETE[collection](name, scope, pathway)
    variants: list[Entity] = []
    if collection in CHARTED or scope.payloads == "full":
        said = {"title": getattr(complete, "title", None)}
        variants.append(_make(COLLECTIONS[collection], name, said if said["title"] else {}))
    variants += [_evolve(complete, **{field: None}) for field in _STAGES.get(collection, ())]
    if isinstance(complete, Member):
        others = pathway.circles[1 : scope.members]
        variants += [attrs.evolve(complete, circle=circle.id) for circle in others]
    if scope.payloads == "full":
        variants += _all_but_one(complete)
        if collection == "actions":
            variants += [_evolve(complete, after=[other]) for other in ids_of(collection, scope, pathway)[:index]]
    return tuple(dict.fromkeys([*variants, complete]))


def _make(cls: Callable[..., Entity], name: str, said: Mapping[str, object]) -> Entity:
    return cls(name, **said)


def _all_but_one(entity: Entity) -> Iterator[Entity]:
    for each in attrs.fields(type(entity)):
        if each.name not in {"id", "title", "standing", "extra"} and getattr(entity, each.name) is not None:
            yield _evolve(entity, **{each.name: None})


_KINDS: Final = ("action_plan", "follow_up", "experiments", "other")
_EXPECTED: Final = tuple((Expectation(kind),) for kind in _KINDS)
_PAIRS: Final = tuple((*first, *second) for at, first in enumerate(_EXPECTED) for second in _EXPECTED[at + 1 :])


def values_of(field: str, scope: Scope) -> tuple[object, ...]:
    """Give what is tried for a field that the concertation has once; nothing, where nobody knows what to say.

    >>> len(values_of("expectations", Scope())), values_of("totals", Scope())
    (4, ())
    """
    if field == "expectations":
        return (*_EXPECTED, *(_PAIRS if scope.payloads == "full" else ()))
    return _ONCE.get(field, ())


_ONCE: Final[Mapping[str, tuple[object, ...]]] = {
    "territory": (Territory("Territoire", context="Urbain", partnerships="Une charte"),),
    "diagnosis": (Diagnosis(date="2025", text="Diagnostic"),),
    "exemplarity": (("Flotte propre",),),
    "starting_point": (StartingPoint("Diagnostic partagé", diagnosis=True),),
    "ground_rules": (GroundRules("On travaille sur les propositions des présents"),),
    "roadmap": (Roadmap("Feuille de route", authors=[AUTHORITY], criteria=["Faisable"]),),
    "commitments": ((Commitment(AUTHORITY, text="Tenir le calendrier"),),),
}


def refers_to(value: Value) -> frozenset[str]:
    """Give the ids that a value refers to."""
    return frozenset(each.word for each in references(value))
