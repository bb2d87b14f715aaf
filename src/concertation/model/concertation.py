"""The whole: a concertation as one frozen value."""

from __future__ import annotations

import copy
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, Literal, TypeAlias, TypeVar

import attrs

from concertation.errors import Problem, unknown_name
from concertation.model import fields
from concertation.model.checks import RENAME, check_whole, instance_check, problem
from concertation.model.fields import Value
from concertation.model.follow_up import Commitment, Experiment, Indicator, Resolution, Review
from concertation.model.frozen import Table
from concertation.model.people import Authority, Circle, Formation, Member, Territory
from concertation.model.preparation import Axis, Diagnosis, Expectation, GroundRules, StartingPoint
from concertation.model.programme import Action, Objective, Proposition, Roadmap
from concertation.model.references import dangling, references
from concertation.model.standing import Standing
from concertation.model.tally import Tally, tally_of
from concertation.model.when import When
from concertation.texts import Text

__all__ = ["COLLECTIONS", "Concertation", "Entity", "PathwayRef", "Waiver"]

Entity: TypeAlias = (
    Axis | Circle | Member | Formation | Objective | Proposition | Action | Indicator | Experiment | Review | Resolution
)
"""A value that has an id, and with it an address and a collection of its own."""

E = TypeVar("E", bound=Entity)
V = TypeVar("V", bound=Value)

_evolve: Callable[..., Entity] = attrs.evolve

COLLECTIONS: Final[Mapping[str, type[Entity]]] = {
    "axes": Axis,
    "circles": Circle,
    "members": Member,
    "formations": Formation,
    "objectives": Objective,
    "propositions": Proposition,
    "actions": Action,
    "indicators": Indicator,
    "experiments": Experiment,
    "reviews": Review,
    "resolutions": Resolution,
}
"""The collections of entities that have an id, in the order of a document."""

MOVED = tuple(name for name, cls in COLLECTIONS.items() if "standing" in attrs.fields_dict(cls))
"""The collections whose entities have a standing."""

COUNTED = (*COLLECTIONS, "commitments", "exemplarity", "expectations")
"""The lists that ``totals`` may count."""

_ALSO = Text(en="'{word}' is already the id of {where}", fr="« {word} » est déjà l'identifiant de {where}")
_TOO_FEW = Text(
    en="the total of {name} is {total}, but {count} are listed",
    fr="le total de {name} est {total}, mais {count} sont listés",
)
_UNCOUNTED = Text(en="'{word}' is not a list that has a total", fr="« {word} » n'est pas une liste qui a un total")
_LOOP = Text(en="'{word}' is a part of itself", fr="« {word} » est une partie d'elle-même")


@attrs.frozen(kw_only=True, repr=False)
class PathwayRef(Value):
    """The pathway that a concertation follows, pinned by its version and the hash of its content."""

    id: str = attrs.field(kw_only=False, metadata=fields.STATE)
    version: str | None = attrs.field(default=None, metadata=fields.TEXT)
    hash: str | None = attrs.field(default=None, metadata=fields.TEXT)


def as_pathway(value: PathwayRef | str) -> PathwayRef:
    """Read the reference of a pathway; a string is its id."""
    return fields.attempt(PathwayRef, value) if isinstance(value, str) else value


@attrs.frozen(kw_only=True, repr=False)
class Waiver(Value):
    """A block that was lifted: which rule, where, for what reason, by whom, from when and until when.

    ``target`` is an address: the waiver holds there and below. The authority keeps its power to decide; it says why.
    """

    rule: str = attrs.field(kw_only=False, metadata=fields.NAME)
    target: str = attrs.field(default=".", kw_only=False, metadata=fields.ADDRESS)
    reason: str | None = attrs.field(default=None, metadata=fields.TEXT)
    by: str | None = attrs.field(default=None, metadata=fields.SLUG)
    since: When | None = attrs.field(default=None, converter=fields.as_when, metadata=fields.WHEN)
    until: When | None = attrs.field(default=None, converter=fields.as_when, metadata=fields.WHEN)

    def _incoherences(self) -> Iterator[Problem]:
        yield from fields.in_order(self.since, self.until, "until")


def _id(entity: Entity) -> str:
    return entity.id


def by_id(values: Iterable[E]) -> tuple[E, ...]:
    """Keep entities sorted by id: the order of a file means nothing.

    Each collection has its own converter, in so many words, so that type checkers tell callers what it takes.
    """
    return fields.arranged(values, _id)


def as_set(values: Iterable[V]) -> tuple[V, ...]:
    """Keep values without an id sorted by what they say."""
    return fields.arranged(values, repr)


def as_axes(values: Iterable[Axis]) -> tuple[Axis, ...]:
    """Keep axes sorted by id."""
    return by_id(values)


def as_circles(values: Iterable[Circle]) -> tuple[Circle, ...]:
    """Keep circles sorted by id."""
    return by_id(values)


def as_members(values: Iterable[Member]) -> tuple[Member, ...]:
    """Keep members sorted by id."""
    return by_id(values)


def as_formations(values: Iterable[Formation]) -> tuple[Formation, ...]:
    """Keep formations sorted by id."""
    return by_id(values)


def as_objectives(values: Iterable[Objective]) -> tuple[Objective, ...]:
    """Keep objectives sorted by id."""
    return by_id(values)


def as_propositions(values: Iterable[Proposition]) -> tuple[Proposition, ...]:
    """Keep propositions sorted by id."""
    return by_id(values)


def as_actions(values: Iterable[Action]) -> tuple[Action, ...]:
    """Keep actions sorted by id."""
    return by_id(values)


def as_indicators(values: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """Keep indicators sorted by id."""
    return by_id(values)


def as_experiments(values: Iterable[Experiment]) -> tuple[Experiment, ...]:
    """Keep experiments sorted by id."""
    return by_id(values)


def as_reviews(values: Iterable[Review]) -> tuple[Review, ...]:
    """Keep reviews sorted by id."""
    return by_id(values)


def as_resolutions(values: Iterable[Resolution]) -> tuple[Resolution, ...]:
    """Keep resolutions sorted by id."""
    return by_id(values)


def as_expectations(values: Iterable[Expectation]) -> tuple[Expectation, ...]:
    """Keep expectations sorted by what they say."""
    return as_set(values)


def as_commitments(values: Iterable[Commitment]) -> tuple[Commitment, ...]:
    """Keep commitments sorted by what they say."""
    return as_set(values)


def as_waivers(values: Iterable[Waiver]) -> tuple[Waiver, ...]:
    """Keep waivers sorted by what they say."""
    return as_set(values)


def as_standings(value: Mapping[str, Standing]) -> Table[Standing]:
    """Freeze the standing of each step."""
    return value if isinstance(value, Table) else fields.attempt(Table, value)


def as_totals(value: Mapping[str, int | Literal["unknown"]]) -> Table[int | Literal["unknown"]]:
    """Freeze how many there really are."""
    return value if isinstance(value, Table) else fields.attempt(Table, value)


def _check_total(value: object) -> Iterable[Problem]:
    return () if value == "unknown" else check_whole(value)


@attrs.frozen(kw_only=True, repr=False, cache_hash=True)
class Concertation(Value):
    """A concertation: who engages it, whom it gathers, what it prepares, plans, decides and follows up.

    Entities are kept sorted by id, so that two concertations that differ only in file order are equal. References are
    by id and never dangle; those to circles may name a circle of the pathway, which the process checks. ``standings``
    maps each step to where it stands. ``totals`` says how many there really are where a list is known in part.
    ``as_of`` dates what is said here. ``follows`` is the id of the concertation that this one succeeds. ``revision``
    counts the times that the programme was taken up again.

    Raises:
        InvalidValue: with every problem at once.

    >>> Concertation("pilote", title="Charte", authority=Authority("metropole")).members
    ()
    """

    id: str = attrs.field(kw_only=False, metadata=fields.STATE)
    title: str = attrs.field(metadata=fields.NAME)
    authority: Authority = attrs.field(metadata=fields.one(Authority, required=True))
    territory: Territory | None = attrs.field(default=None, metadata=fields.one(Territory))
    pathway: PathwayRef = attrs.field(
        default=PathwayRef("cheminement"),
        converter=as_pathway,
        metadata=fields.one(PathwayRef, required=True, by_id=True),
    )
    standings: Table[Standing] = attrs.field(
        factory=Table, converter=as_standings, metadata=fields.table(instance_check(Standing))
    )
    as_of: When | None = attrs.field(default=None, converter=fields.as_when, metadata=fields.WHEN)
    follows: str | None = attrs.field(default=None, metadata=fields.SLUG)
    axes: tuple[Axis, ...] = attrs.field(default=(), converter=as_axes, metadata=fields.entities(Axis))
    diagnosis: Diagnosis | None = attrs.field(default=None, metadata=fields.one(Diagnosis))
    exemplarity: tuple[str, ...] = attrs.field(default=(), converter=fields.as_some_texts, metadata=fields.SOME_TEXTS)
    starting_point: StartingPoint | None = attrs.field(default=None, metadata=fields.one(StartingPoint))
    expectations: tuple[Expectation, ...] = attrs.field(
        default=(), converter=as_expectations, metadata=fields.many(Expectation, required=True)
    )
    ground_rules: GroundRules | None = attrs.field(default=None, metadata=fields.one(GroundRules))
    circles: tuple[Circle, ...] = attrs.field(default=(), converter=as_circles, metadata=fields.entities(Circle))
    members: tuple[Member, ...] = attrs.field(default=(), converter=as_members, metadata=fields.entities(Member))
    formations: tuple[Formation, ...] = attrs.field(
        default=(), converter=as_formations, metadata=fields.entities(Formation)
    )
    roadmap: Roadmap | None = attrs.field(default=None, metadata=fields.one(Roadmap))
    objectives: tuple[Objective, ...] = attrs.field(
        default=(), converter=as_objectives, metadata=fields.entities(Objective)
    )
    propositions: tuple[Proposition, ...] = attrs.field(
        default=(), converter=as_propositions, metadata=fields.entities(Proposition)
    )
    actions: tuple[Action, ...] = attrs.field(default=(), converter=as_actions, metadata=fields.entities(Action))
    indicators: tuple[Indicator, ...] = attrs.field(
        default=(), converter=as_indicators, metadata=fields.entities(Indicator)
    )
    experiments: tuple[Experiment, ...] = attrs.field(
        default=(), converter=as_experiments, metadata=fields.entities(Experiment)
    )
    reviews: tuple[Review, ...] = attrs.field(default=(), converter=as_reviews, metadata=fields.entities(Review))
    resolutions: tuple[Resolution, ...] = attrs.field(
        default=(), converter=as_resolutions, metadata=fields.entities(Resolution)
    )
    commitments: tuple[Commitment, ...] = attrs.field(
        default=(), converter=as_commitments, metadata=fields.many(Commitment, required=True)
    )
    totals: Table[int | Literal["unknown"]] = attrs.field(
        factory=Table, converter=as_totals, metadata=fields.table(_check_total)
    )
    waivers: tuple[Waiver, ...] = attrs.field(
        default=(), converter=as_waivers, metadata=fields.many(Waiver, required=True)
    )
    revision: int = attrs.field(default=0, metadata=fields.WHOLE)

    def _incoherences(self) -> Iterator[Problem]:
        yield from self._shared_ids()
        yield from self._wrong_totals()
        yield from self._parts_of_themselves()
        yield from dangling(self, self.known_ids())

    def _shared_ids(self) -> Iterator[Problem]:
        taken = {self.authority.id: "authority"}
        for name in ("members", "formations"):
            for each in self.collection(name):
                address = f"{name}/{each.id}"
                if taken.get(each.id, address) != address:
                    message = _ALSO.with_(word=each.id, where=taken[each.id])
                    yield problem("duplicate", message, RENAME.with_(), at=address, about=each.id)
                taken[each.id] = address

    def _wrong_totals(self) -> Iterator[Problem]:
        for name, total in self.totals.items():
            if name not in COUNTED:
                yield unknown_name("total", f"totals/{name}", _UNCOUNTED.with_(word=name), name, COUNTED)
            elif isinstance(total, int) and total < (count := len(getattr(self, name))):
                message = _TOO_FEW.with_(name=name, total=total, count=count)
                yield problem("total", message, at=f"totals/{name}")

    def _parts_of_themselves(self) -> Iterator[Problem]:
        parents = {each.id: each.part_of for each in self.actions}
        settled: set[str | None] = {None}
        for start in parents:
            way: list[str] = []
            above: str | None = start
            while above not in settled:
                settled.add(above)
                way.append(str(above))
                above = parents.get(str(above))
            for word in sorted(way[way.index(above) :] if above in way else ()):
                yield problem("loop", _LOOP.with_(word=word), at=f"actions/{word}/part_of", about=word)

    @functools.cached_property
    def _places(self) -> Mapping[str, Mapping[str, int]]:
        return {name: {each.id: place for place, each in enumerate(self.collection(name))} for name in COLLECTIONS}

    @functools.cached_property
    def _known(self) -> Mapping[str, frozenset[str]]:
        known = {name: frozenset(self._places[name]) for name in COLLECTIONS}
        del known["circles"]
        known["parties"] = known["members"] | known["formations"] | {self.authority.id}
        known["leaders"] = known["parties"] | {"referent"}
        return known

    @functools.cached_property
    def _circles_named(self) -> frozenset[tuple[str, str]]:
        return frozenset((each.refers, each.word) for each in references(self) if each.refers in {"circles", "backers"})

    @functools.cached_property
    def tally(self) -> Tally:
        """How many standings there are, by date and by state."""
        return tally_of((at.partition("/")[0] if "/" in at else "standings", said) for at, said in self.stood())

    def stood(self) -> Iterator[tuple[str, Standing]]:
        """Go through every standing that is said, with the address of the step or the entity that has it."""
        yield from self.standings.items()
        for name in MOVED:
            for each in self.collection(name):
                standing: Standing | None = getattr(each, "standing", None)
                if standing is not None:
                    yield f"{name}/{each.id}", standing

    def standing_of(self, address: str) -> Standing | None:
        """Give the standing of a step, or of an entity by its address, or ``None`` where it is unsaid."""
        if "/" not in address:
            return self.standings.get(address)
        standing: Standing | None = getattr(self.find(address), "standing", None)
        return standing

    def entered(self, address: str, standing: Standing, *, revises: bool = False) -> Concertation:
        """Give the same with one standing changed, and one more revision if the move revises.

        Nothing that was checked when this was made can be wrong for it, so nothing but the entity is checked again,
        and what was worked out about this value is handed on: a move costs the same in a large concertation.

        Raises:
            KeyError: if the address is that of no step or entity.
        """
        collection, _, name = address.partition("/")
        fresh: dict[str, object] = {"revision": self.revision + 1} if revises else {}
        if name:
            every, place = self.collection(collection), self._places[collection][name]
            entity = _evolve(every[place], standing=standing)
            fresh[collection] = (*every[:place], entity, *every[place + 1 :])
        else:
            steps = {**self.standings, address: standing}
            fresh["standings"] = Table(steps, self.standings.extra)
        fresh |= {known: getattr(self, known) for known in ("_places", "_known", "_circles_named")}
        fresh["tally"] = self.tally.moved(collection if name else "standings", self.standing_of(address), standing)
        made = copy.copy(self)  # as a pickle is read: no check, no converter, no hash kept
        for field, value in fresh.items():
            object.__setattr__(made, field, value)
        return made

    def find(self, address: str) -> Entity | None:
        """Give an entity by its address, as ``actions/bays``, or ``None``."""
        collection, _, name = address.partition("/")
        place = self._places.get(collection, {}).get(name)
        return None if place is None else self.collection(collection)[place]

    def collection(self, name: str) -> tuple[Entity, ...]:
        """Give the entities of a collection, sorted by id.

        Raises:
            KeyError: if no collection has that name.
        """
        if name not in COLLECTIONS:
            raise KeyError(name)
        entities: tuple[Entity, ...] = getattr(self, name)
        return entities

    def entities(self) -> Iterator[tuple[str, Entity]]:
        """Go through every entity with its address, as ``actions/bays``."""
        for name in COLLECTIONS:
            for each in self.collection(name):
                yield f"{name}/{each.id}", each

    def is_whole(self, name: str) -> bool:
        """Whether a list is known in full: no total says that there are more, or that nobody knows.

        >>> Concertation("c", title="C", authority=Authority("a"), totals={"members": 47}).is_whole("members")
        False
        """
        return self.totals.get(name, len(getattr(self, name))) == len(getattr(self, name))

    def known_ids(self) -> Mapping[str, frozenset[str]]:
        """Give the ids that a reference may name, by what it refers to; circles are the process's to say."""
        return self._known

    def unknown_circles(self, circles: Iterable[str]) -> Iterator[Problem]:
        """Name each reference to a circle that is neither in the document nor among ``circles``, the pathway's."""
        every = frozenset(circles) | {each.id for each in self.circles}
        known = {"circles": every, "backers": every | self.known_ids()["parties"]}
        if any(word not in known[refers] for refers, word in self._circles_named):
            yield from dangling(self, known)
