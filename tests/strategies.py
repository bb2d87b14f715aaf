"""Hypothesis strategies for the values of the model: valid by construction, small by default, simplest when shrunk.

Every strategy takes its sizes and its names as keywords. ``Names`` says which ids a reference may name, so that what is
drawn for one concertation never dangles; an entity that is drawn alone refers to nothing. Strategies that depend on
nothing are built once, and references are drawn as places in ``Names``: building strategies costs more than drawing.
"""

from __future__ import annotations

import datetime as dt
import functools
import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, ParamSpec, TypeVar, cast

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from concertation.charts import CHARTED, Chart, Move, Pathway, State
from concertation.model import (
    COLLECTIONS,
    RESERVED,
    Action,
    Actor,
    Authority,
    Axis,
    Budget,
    Circle,
    Commitment,
    Concertation,
    Dependency,
    Diagnosis,
    Expectation,
    Experiment,
    Formation,
    GroundRules,
    Indicator,
    Json,
    Measure,
    Member,
    Milestone,
    Objective,
    Obstacle,
    Party,
    PathwayRef,
    Period,
    Proposition,
    Range,
    Resolution,
    Review,
    Roadmap,
    Standing,
    StartingPoint,
    Territory,
    Waiver,
    When,
)
from concertation.texts import Text

__all__ = [
    "GUARDS",
    "Names",
    "actions",
    "actors",
    "addresses",
    "anything",
    "authorities",
    "axes",
    "budgets",
    "charts",
    "circles",
    "commitments",
    "concertations",
    "dependencies",
    "diagnoses",
    "expectations",
    "experiments",
    "extras",
    "formations",
    "ground_rules",
    "id_lists",
    "indicators",
    "jsons",
    "maybe",
    "measures",
    "members",
    "milestones",
    "numbers",
    "objectives",
    "obstacles",
    "parties",
    "periods",
    "powers",
    "propositions",
    "ranges",
    "ranks",
    "resolutions",
    "reviews",
    "roadmaps",
    "slugs",
    "spans",
    "standings",
    "starting_points",
    "territories",
    "text_lists",
    "texts",
    "values",
    "waivers",
    "whens",
]

T = TypeVar("T")
P = ParamSpec("P")
E = TypeVar("E", Experiment, Review, Resolution)

LOWER = "abcdefghijklmnopqrstuvwxyz0123456789"
SEASONS = ("spring", "summer", "autumn", "winter")


def once(build: Callable[P, T]) -> Callable[P, T]:
    """Build a strategy once for each set of arguments."""
    return cast("Callable[P, T]", functools.lru_cache(maxsize=1000)(build))


@attrs.frozen(kw_only=True)
class Names:
    """The ids that references may name, by what they refer to."""

    authority: str | None = None
    axes: tuple[str, ...] = ()
    circles: tuple[str, ...] = ("public", "associations", "companies")
    members: tuple[str, ...] = ()
    formations: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    propositions: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()

    @property
    def parties(self) -> tuple[str, ...]:
        """The ids that a party may have."""
        authority = () if self.authority is None else (self.authority,)
        return (*authority, *self.members, *self.formations)

    @property
    def backers(self) -> tuple[str, ...]:
        """The ids that may back an objective."""
        return tuple(dict.fromkeys((*self.parties, *self.circles)))


NOBODY = Names(circles=())
SEATED = Names()


@once
def maybe(strategy: SearchStrategy[T]) -> SearchStrategy[T | None]:
    """Draw nothing said, or a value."""
    return st.none() | strategy


@once
def slugs(*, words: int = 2, letters: int = 5) -> SearchStrategy[str]:
    """Draw ids that no role has."""
    word = st.text(LOWER, min_size=1, max_size=letters)
    joined = st.lists(word, min_size=1, max_size=words).map("-".join)
    return joined.filter(lambda drawn: drawn not in RESERVED)


ANY_ID = slugs()


@once
def id_lists(*, least: int = 0, most: int = 3) -> SearchStrategy[list[str]]:
    """Draw ids, each once."""
    return st.lists(slugs(), min_size=least, max_size=most, unique=True)


@once
def texts(*, most: int = 12) -> SearchStrategy[str]:
    """Draw printable texts in any script, never blank."""
    first = st.characters(exclude_categories=("C", "Z"))
    rest = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=most - 1)
    return st.builds(operator.add, first, rest)


@once
def text_lists(*, most: int = 2) -> SearchStrategy[list[str]]:
    """Draw texts, each once, in an order that means something."""
    return st.lists(texts(), max_size=most, unique=True)


@once
def whens(*, first: int = 2000, last: int = 2040) -> SearchStrategy[When]:
    """Draw dates known to the year, the season, the month or the day, between two years."""
    years = st.integers(first, last).map("{:04d}".format)
    seasons = st.builds("{}-{}".format, years, st.sampled_from(SEASONS))
    months = st.builds("{}-{:02d}".format, years, st.integers(1, 12))
    days = st.dates(dt.date(first, 1, 1), dt.date(last, 12, 31))
    return st.one_of(years, seasons, months, days).map(When)


@once
def spans(
    since: str = "start", until: str = "end", *, first: int = 2000, last: int = 2040
) -> SearchStrategy[dict[str, When | None]]:
    """Draw two fields, either unsaid, the second never certainly before the first."""

    def ordered(pair: tuple[When | None, When | None]) -> dict[str, When | None]:
        start, end = pair
        if start is not None and end is not None and end.before(start):
            start, end = end, start
        return {since: start, until: end}

    dates = maybe(whens(first=first, last=last))
    return st.tuples(dates, dates).map(ordered)


@once
def periods(*, most: int = 40) -> SearchStrategy[Period]:
    """Draw lengths of calendar time, in one unit or several."""

    def joined(parts: Mapping[str, int]) -> str:
        return "P" + "".join(f"{parts[unit]}{unit}" for unit in "YMWD" if unit in parts)

    parts = st.dictionaries(st.sampled_from("DWMY"), st.integers(1, most), min_size=1, max_size=4)
    return parts.map(joined).map(Period)


@once
def numbers() -> SearchStrategy[int | float]:
    """Draw finite numbers."""
    return st.integers(-1_000_000, 1_000_000) | st.floats(allow_nan=False, allow_infinity=False)


@once
def ranges(*, most: int = 250) -> SearchStrategy[int | Range]:
    """Draw whole numbers, or two as a range."""
    whole = st.integers(0, most)
    return whole | st.tuples(whole, whole).map(lambda pair: Range(*sorted(pair)))


@once
def ranks() -> SearchStrategy[str | int]:
    """Draw the numbers that people give: 3, 2.1, A."""
    return st.integers(-9, 99) | texts(most=4)


@once
def jsons(*, leaves: int = 4) -> SearchStrategy[object]:
    """Draw JSON data."""
    scalars = st.none() | st.booleans() | numbers() | texts()

    def nested(inner: SearchStrategy[object]) -> SearchStrategy[object]:
        return st.lists(inner, max_size=2) | st.dictionaries(texts(most=5), inner, max_size=2)

    return st.recursive(scalars, nested, max_leaves=leaves)


@once
def extras(*, most: int = 1) -> SearchStrategy[Json]:
    """Draw the ``x-*`` keys of a document, most often none."""
    none, some = st.just(Json()), st.dictionaries(slugs().map("x-{}".format), jsons(), max_size=most).map(Json)
    return st.one_of(none, none, none, some)


@once
def powers(*, most: int = 2) -> SearchStrategy[dict[str, bool]]:
    """Draw which powers are held and which are not."""
    names = slugs().filter(lambda name: not name.startswith("x-"))
    return st.dictionaries(names, st.booleans(), max_size=most)


@once
def _places(count: int, most: int) -> SearchStrategy[tuple[int, ...] | None]:
    if not count:
        return st.none() | st.just(())
    return maybe(st.lists(st.integers(0, count - 1), max_size=most, unique=True).map(tuple))


def _some(draw: DrawFn, names: Sequence[str], most: int = 3) -> tuple[str, ...] | None:
    places = draw(_places(len(names), most))
    return None if places is None else tuple(names[place] for place in places)


def _one(draw: DrawFn, names: Sequence[str]) -> str | None:
    place = draw(maybe(st.integers(0, len(names) - 1))) if names else None
    return None if place is None else names[place]


@once
def _outsiders() -> SearchStrategy[Party]:
    return st.builds(Party, name=texts(), extra=extras())


@once
def _party_drafts(count: int) -> SearchStrategy[Party | tuple[int, Json]]:
    return st.tuples(st.integers(0, count - 1), extras()) | _outsiders() if count else _outsiders()


@once
def _party_list_drafts(count: int, most: int) -> SearchStrategy[list[Party | tuple[int, Json]] | None]:
    return maybe(st.lists(_party_drafts(count), max_size=most, unique=True))


def _seated(draft: Party | tuple[int, Json], names: Names) -> Party:
    return draft if isinstance(draft, Party) else Party(names.parties[draft[0]], extra=draft[1])


def _party(draw: DrawFn, names: Names) -> Party | None:
    draft = draw(maybe(_party_drafts(len(names.parties))))
    return None if draft is None else _seated(draft, names)


def _parties(draw: DrawFn, names: Names, most: int = 2) -> tuple[Party, ...] | None:
    drafts = draw(_party_list_drafts(len(names.parties), most))
    return None if drafts is None else tuple(_seated(draft, names) for draft in drafts)


def parties(names: Names = NOBODY) -> SearchStrategy[Party]:
    """Draw someone who has an id, or someone outside the body by a name."""
    return _party_drafts(len(names.parties)).map(lambda draft: _seated(draft, names))


def _dated(cls: Callable[..., T], since: str, until: str, **fields: SearchStrategy[Any]) -> SearchStrategy[T]:
    """Build a value that lasts from one of its fields to another."""

    def built(span: Mapping[str, object], rest: Mapping[str, object]) -> T:
        return cls(**span, **rest)

    return st.builds(built, spans(since, until), st.fixed_dictionaries(fields))


@once
def standings(*states: str) -> SearchStrategy[Standing]:
    """Draw where something stands, in one of the states if they are named."""
    return _dated(
        Standing,
        "since",
        "due",
        state=st.sampled_from(states) if states else slugs(),
        by=maybe(slugs()),
        motive=maybe(texts()),
        extra=extras(),
    )


@once
def _standing_in(pathway: Pathway | None, collection: str) -> SearchStrategy[Standing | None]:
    chart = (pathway or Pathway.stock()).chart(CHARTED[collection])
    return st.none() if chart is None else maybe(standings(*(state.name for state in chart.states)))


@once
def authorities(named: SearchStrategy[str] = ANY_ID) -> SearchStrategy[Authority]:
    """Draw the authority that engages a concertation."""
    return st.builds(
        Authority,
        named,
        name=maybe(texts()),
        powers=maybe(powers()),
        elected_lead=maybe(texts()),
        project_officer=maybe(texts()),
        referent=maybe(texts()),
        extra=extras(),
    )


@once
def territories() -> SearchStrategy[Territory]:
    """Draw a territory."""
    return st.builds(Territory, maybe(texts()), context=maybe(texts()), partnerships=maybe(texts()), extra=extras())


@once
def _circle() -> SearchStrategy[Circle]:
    both = st.builds(Text, en=st.just("ports"), fr=st.just("places portuaires"))
    return st.builds(Circle, ANY_ID, title=maybe(texts() | both), kinds=maybe(text_lists()), extra=extras())


@st.composite
def circles(draw: DrawFn, named: SearchStrategy[str] = ANY_ID, names: Names = NOBODY) -> Circle:
    """Draw a circle of members."""
    return attrs.evolve(draw(_circle()), id=draw(named), referent=_one(draw, names.members))


@once
def _member() -> SearchStrategy[Member]:
    return _dated(
        Member,
        "since",
        "until",
        id=ANY_ID,
        name=maybe(texts()),
        kind=maybe(texts()),
        category=maybe(texts()),
        component=maybe(texts()),
        viewpoint=maybe(texts()),
        met_in_diagnosis=maybe(st.booleans()),
        powers=maybe(powers()),
        extra=extras(),
    )


@once
def _seats() -> SearchStrategy[tuple[Literal["own-name", "represents"] | None, str | None]]:
    own: SearchStrategy[tuple[Literal["own-name"], None]] = st.just(("own-name", None))
    kind: SearchStrategy[Literal["represents"] | None] = st.sampled_from([None, "represents"])
    return own | st.tuples(kind, maybe(texts()))


@st.composite
def members(draw: DrawFn, named: SearchStrategy[str] = ANY_ID, names: Names = SEATED) -> Member:
    """Draw a seat of the body."""
    seat, represents = draw(_seats())
    circle = _one(draw, names.circles)
    return attrs.evolve(draw(_member()), id=draw(named), seat=seat, represents=represents, circle=circle)


@once
def _formation() -> SearchStrategy[Formation]:
    kinds = ("steering", "technical", "partners", "working-group", "plenary", "other")
    return _dated(
        Formation,
        "since",
        "until",
        id=ANY_ID,
        title=maybe(texts()),
        kind=maybe(st.sampled_from(kinds)),
        topics=maybe(text_lists()),
        chair=maybe(texts()),
        meetings_per_year=maybe(ranges(most=12)),
        extra=extras(),
    )


@st.composite
def formations(
    draw: DrawFn, named: SearchStrategy[str] = ANY_ID, names: Names = NOBODY, *, pathway: Pathway | None = None
) -> Formation:
    """Draw a committee, a working group or a restricted body."""
    standing = draw(_standing_in(pathway, "formations"))
    return attrs.evolve(draw(_formation()), id=draw(named), members=_some(draw, names.members), standing=standing)


@once
def axes(named: SearchStrategy[str] = ANY_ID) -> SearchStrategy[Axis]:
    """Draw an axis of the project."""
    return st.builds(Axis, named, number=maybe(ranks()), title=maybe(texts()), extra=extras())


@once
def actors() -> SearchStrategy[Actor]:
    """Draw a kind of actor that a diagnosis met."""
    said = maybe(texts())
    return st.builds(Actor, said, category=said, component=said, viewpoint=said, extra=extras())


@once
def _diagnosis() -> SearchStrategy[Diagnosis]:
    return st.builds(
        Diagnosis,
        date=maybe(whens()),
        actors_met=maybe(st.lists(actors(), max_size=2, unique=True)),
        text=maybe(texts()),
        extra=extras(),
    )


@st.composite
def diagnoses(draw: DrawFn, names: Names = NOBODY) -> Diagnosis:
    """Draw a freight diagnosis."""
    return attrs.evolve(draw(_diagnosis()), axes=_some(draw, names.axes), objectives=_some(draw, names.objectives))


@once
def _starting_point() -> SearchStrategy[StartingPoint]:
    return st.builds(StartingPoint, maybe(texts()), diagnosis=maybe(st.booleans()), extra=extras())


@st.composite
def starting_points(draw: DrawFn, names: Names = NOBODY) -> StartingPoint:
    """Draw a starting point."""
    return attrs.evolve(draw(_starting_point()), axes=_some(draw, names.axes))


@once
def expectations() -> SearchStrategy[Expectation]:
    """Draw what an authority expects."""
    kinds = st.sampled_from(["action_plan", "follow_up", "experiments", "other"])
    return st.builds(Expectation, kinds, text=maybe(texts()), extra=extras())


@once
def ground_rules() -> SearchStrategy[GroundRules]:
    """Draw the rule of the game."""
    return st.builds(GroundRules, maybe(texts()), accepted_by=maybe(text_lists()), date=maybe(whens()), extra=extras())


@once
def _roadmap() -> SearchStrategy[Roadmap]:
    return _dated(
        Roadmap,
        "comments_from",
        "comments_until",
        title=maybe(texts()),
        criteria=maybe(text_lists()),
        serves=maybe(text_lists()),
        extra=extras(),
    )


@st.composite
def roadmaps(draw: DrawFn, names: Names = NOBODY) -> Roadmap:
    """Draw a roadmap."""
    return attrs.evolve(draw(_roadmap()), authors=_parties(draw, names))


@once
def _objective() -> SearchStrategy[Objective]:
    return st.builds(
        Objective,
        ANY_ID,
        number=maybe(ranks()),
        title=maybe(texts()),
        target=maybe(texts()),
        due=maybe(whens()),
        extra=extras(),
    )


@st.composite
def objectives(draw: DrawFn, named: SearchStrategy[str] = ANY_ID, names: Names = NOBODY) -> Objective:
    """Draw an objective."""
    return attrs.evolve(
        draw(_objective()),
        id=draw(named),
        axes=_some(draw, names.axes),
        backed_by=_some(draw, names.backers),
        indicators=_some(draw, names.indicators),
    )


@once
def _proposition() -> SearchStrategy[Proposition]:
    return st.builds(
        Proposition, ANY_ID, title=maybe(texts()), date=maybe(whens()), answer=maybe(texts()), extra=extras()
    )


@st.composite
def propositions(
    draw: DrawFn, named: SearchStrategy[str] = ANY_ID, names: Names = NOBODY, *, pathway: Pathway | None = None
) -> Proposition:
    """Draw a proposition with its answer."""
    return attrs.evolve(
        draw(_proposition()),
        id=draw(named),
        by=_party(draw, names),
        actions=_some(draw, names.actions),
        standing=draw(_standing_in(pathway, "propositions")),
    )


@once
def dependencies(*earlier: str) -> SearchStrategy[Dependency]:
    """Draw a link to an action that is named, or a prerequisite outside the plan."""
    shared: Mapping[str, SearchStrategy[Any]] = {
        "kind": st.sampled_from(["FS", "SS", "FF", "SF"]),
        "lag_days": st.integers(-20, 20),
        "extra": extras(),
    }
    outside = st.builds(Dependency, text=texts(), met=maybe(st.booleans()), **shared)
    return st.builds(Dependency, st.sampled_from(earlier), **shared) | outside if earlier else outside


@once
def _links(earlier: tuple[str, ...], most: int) -> SearchStrategy[list[Dependency] | None]:
    links = st.lists(dependencies(*earlier), max_size=most, unique_by=lambda each: (each.key, each.kind))
    return maybe(links)


@once
def milestones() -> SearchStrategy[Milestone]:
    """Draw a dated moment."""
    return st.builds(Milestone, texts(), date=maybe(whens()), extra=extras())


@once
def budgets() -> SearchStrategy[Budget]:
    """Draw what an action costs."""
    currency = st.sampled_from(["EUR", "CHF"])
    return st.builds(
        Budget,
        maybe(numbers()),
        currency=currency,
        funders=maybe(text_lists()),
        text=maybe(texts()),
        extra=extras(),
    )


@once
def obstacles() -> SearchStrategy[Obstacle]:
    """Draw what stands in the way."""
    return st.builds(Obstacle, texts(), lifted_when=maybe(texts()), since=maybe(whens()), extra=extras())


@once
def _action() -> SearchStrategy[Action]:
    return _dated(
        Action,
        "start",
        "end",
        id=ANY_ID,
        number=maybe(ranks()),
        title=maybe(texts()),
        days=maybe(ranges()),
        horizon=maybe(st.sampled_from(["short", "medium", "long"])),
        ease=maybe(st.sampled_from(["easy", "moderate", "hard"])),
        needs_powers=maybe(id_lists(most=2)),
        mastered=maybe(st.booleans()),
        milestones=maybe(st.lists(milestones(), max_size=2, unique=True)),
        economic_constraint=maybe(texts()),
        public_aim=maybe(texts()),
        obstacle=maybe(obstacles()),
        permanent=maybe(st.booleans()),
        extra=extras(),
    )


@st.composite
def actions(
    draw: DrawFn,
    named: SearchStrategy[str] = ANY_ID,
    names: Names = NOBODY,
    *,
    earlier: tuple[str, ...] = (),
    after: tuple[str, ...] | None = None,
    links: int = 2,
    pathway: Pathway | None = None,
) -> Action:
    """Draw an action, part of one of ``earlier`` if of any, waiting for some of ``after``, which is ``earlier`` too."""
    actual = draw(spans())
    return attrs.evolve(
        draw(_action()),
        id=draw(named),
        actual_start=actual["start"],
        actual_end=actual["end"],
        part_of=_one(draw, earlier),
        axes=_some(draw, names.axes),
        objectives=_some(draw, names.objectives),
        pilot=_party(draw, names),
        co_pilots=_parties(draw, names),
        group=_parties(draw, names),
        partners=_parties(draw, names),
        after=draw(_links(earlier if after is None else after, links)),
        indicators=_some(draw, names.indicators),
        budget=draw(maybe(budgets())),
        propositions=_some(draw, names.propositions),
        standing=draw(_standing_in(pathway, "actions")),
    )


@once
def measures() -> SearchStrategy[Measure]:
    """Draw a value of an indicator."""
    situations = st.sampled_from(["initial", "reference", "forecast", "ex-post"])
    return st.builds(Measure, maybe(whens()), value=maybe(numbers()), situation=maybe(situations), extra=extras())


@once
def _indicator() -> SearchStrategy[Indicator]:
    return st.builds(
        Indicator,
        ANY_ID,
        title=maybe(texts()),
        kind=maybe(st.sampled_from(["output", "result", "impact"])),
        unit=maybe(texts()),
        baseline=maybe(numbers()),
        target=maybe(numbers()),
        due=maybe(whens()),
        every=maybe(periods()),
        measures=maybe(st.lists(measures(), max_size=2, unique=True)),
        extra=extras(),
    )


@st.composite
def indicators(draw: DrawFn, named: SearchStrategy[str] = ANY_ID, names: Names = NOBODY) -> Indicator:
    """Draw an indicator with its measures."""
    return attrs.evolve(draw(_indicator()), id=draw(named), owner=_party(draw, names))


@once
def _experiment() -> SearchStrategy[Experiment]:
    return _dated(
        Experiment,
        "start",
        "end",
        id=ANY_ID,
        title=maybe(texts()),
        place=maybe(texts()),
        hypothesis=maybe(texts()),
        criteria=maybe(text_lists()),
        verdict=maybe(texts()),
        extra=extras(),
    )


@st.composite
def experiments(
    draw: DrawFn, named: SearchStrategy[str] = ANY_ID, names: Names = NOBODY, *, pathway: Pathway | None = None
) -> Experiment:
    """Draw an experiment with its protocol."""
    return attrs.evolve(
        draw(_experiment()),
        id=draw(named),
        action=_one(draw, names.actions),
        owner=_party(draw, names),
        partners=_parties(draw, names),
        leads_to=_one(draw, names.actions),
        standing=draw(_standing_in(pathway, "experiments")),
    )


@st.composite
def reviews(draw: DrawFn, named: SearchStrategy[str] = ANY_ID, names: Names = NOBODY) -> Review:
    """Draw a review of actions, led by a party or by the body's referent."""
    return Review(
        draw(named),
        date=draw(maybe(whens())),
        led_by=Party("referent") if draw(st.booleans()) else _party(draw, names),
        actions=_some(draw, names.actions),
        notes=draw(maybe(texts())),
        extra=draw(extras()),
    )


@st.composite
def resolutions(draw: DrawFn, named: SearchStrategy[str] = ANY_ID, names: Names = NOBODY) -> Resolution:
    """Draw a decision that was taken."""
    kinds: SearchStrategy[Any] = st.sampled_from(
        ["validation", "adoption", "signature", "accession", "bylaw", "report", "other"]
    )
    return Resolution(
        draw(named),
        kind=draw(maybe(kinds)),
        date=draw(maybe(whens())),
        by=_party(draw, names),
        verdict=draw(maybe(texts())),
        reference=draw(maybe(texts())),
        extra=draw(extras()),
    )


@st.composite
def commitments(draw: DrawFn, names: Names = NOBODY) -> Commitment:
    """Draw what somebody commits themselves to."""
    return Commitment(
        _party(draw, names),
        category=draw(maybe(texts())),
        text=draw(maybe(texts())),
        actions=_some(draw, names.actions),
        extra=draw(extras()),
    )


@once
def waivers(*targets: str) -> SearchStrategy[Waiver]:
    """Draw a block that was lifted, at one of the addresses, or everywhere."""
    return _dated(
        Waiver,
        "since",
        "until",
        rule=slugs(),
        target=st.sampled_from([".", *targets]),
        reason=maybe(texts()),
        by=maybe(slugs()),
        extra=extras(),
    )


def values() -> SearchStrategy[Any]:
    """Draw any value of the model, standing alone."""
    people = [parties(), standings(), authorities(), territories(), circles(), members(), formations()]
    before = [axes(), actors(), diagnoses(), starting_points(), expectations(), ground_rules()]
    plan = [roadmaps(), objectives(), propositions(), dependencies(), milestones(), budgets(), obstacles(), actions()]
    after = [measures(), indicators(), experiments(), reviews(), resolutions(), commitments(), waivers()]
    return st.one_of(*people, *before, *plan, *after)


@once
def _step_standings(pathway: Pathway) -> SearchStrategy[dict[str, Standing]]:
    charts_of = {step.id: pathway.chart_of(step.id) for step in pathway.steps}
    states = {name: [state.name for state in chart.states] for name, chart in charts_of.items() if chart is not None}
    return st.fixed_dictionaries({}, optional={name: standings(*names) for name, names in states.items()})


@once
def _totals() -> SearchStrategy[dict[str, int | Literal["unknown"]]]:
    unknown: SearchStrategy[Literal["unknown"]] = st.just("unknown")
    return st.dictionaries(st.sampled_from([*COLLECTIONS]), unknown | st.integers(50, 99), max_size=2)


def _few(draw: DrawFn, entities: SearchStrategy[E], most: int) -> list[E]:
    return draw(st.lists(entities, max_size=most, unique_by=lambda each: each.id))


@st.composite
def _names(draw: DrawFn, followed: Pathway, own: Iterable[str], sizes: Mapping[str, int]) -> Names:
    """Draw the ids of a concertation; the authority, the members and the formations share one set."""
    gathered = draw(id_lists(least=1, most=1 + sizes["members"] + sizes["formations"]))
    seats = draw(st.integers(0, min(sizes["members"], len(gathered) - 1)))
    others = ("axes", "objectives", "propositions", "indicators")
    return Names(
        authority=gathered[0],
        members=tuple(gathered[1 : 1 + seats]),
        formations=tuple(gathered[1 + seats : 1 + seats + sizes["formations"]]),
        circles=tuple(dict.fromkeys([*(circle.id for circle in followed.circles), *own])),
        actions=tuple(draw(id_lists(least=sizes["actions_least"], most=sizes["actions"]))),
        **{name: tuple(draw(id_lists(most=sizes[name]))) for name in others},
    )


@st.composite
def concertations(
    draw: DrawFn,
    *,
    pathway: Pathway | None = None,
    cyclic: bool = False,
    axes_most: int = 1,
    circles_most: int = 1,
    members_most: int = 2,
    formations_most: int = 1,
    objectives_most: int = 1,
    propositions_most: int = 1,
    actions_least: int = 0,
    actions_most: int = 3,
    links_most: int = 2,
    indicators_most: int = 1,
    experiments_most: int = 1,
    reviews_most: int = 1,
    resolutions_most: int = 1,
) -> Concertation:
    """Draw a whole concertation on a pathway (the stock one by default), every reference and state known to it.

    Actions wait for earlier ones only, unless ``cyclic``.
    """
    followed = pathway or Pathway.stock()
    own = draw(id_lists(most=circles_most))
    sizes = {
        "axes": axes_most,
        "members": members_most,
        "formations": formations_most,
        "objectives": objectives_most,
        "propositions": propositions_most,
        "actions_least": actions_least,
        "actions": actions_most,
        "indicators": indicators_most,
    }
    names = draw(_names(followed, own, sizes))

    def action(place: int, name: str) -> Action:
        others = tuple(each for each in names.actions if each != name)
        before = names.actions[:place]
        waits = others if cyclic else before
        return draw(actions(st.just(name), names, earlier=before, after=waits, links=links_most, pathway=followed))

    def each(draw_named: Callable[[SearchStrategy[str]], SearchStrategy[T]], ids: Iterable[str]) -> list[T]:
        return [draw(draw_named(st.just(name))) for name in ids]

    return Concertation(
        draw(slugs()),
        title=draw(texts()),
        authority=attrs.evolve(draw(authorities()), id=str(names.authority)),
        territory=draw(maybe(territories())),
        pathway=PathwayRef(followed.id),
        standings=draw(_step_standings(followed)),
        as_of=draw(maybe(whens())),
        follows=draw(maybe(slugs())),
        axes=[attrs.evolve(draw(axes()), id=name) for name in names.axes],
        diagnosis=draw(maybe(diagnoses(names))),
        exemplarity=draw(text_lists()),
        starting_point=draw(maybe(starting_points(names))),
        expectations=draw(st.lists(expectations(), max_size=2, unique=True)),
        ground_rules=draw(maybe(ground_rules())),
        circles=each(lambda named: circles(named, names), own),
        members=each(lambda named: members(named, names), names.members),
        formations=each(lambda named: formations(named, names, pathway=followed), names.formations),
        roadmap=draw(maybe(roadmaps(names))),
        objectives=each(lambda named: objectives(named, names), names.objectives),
        propositions=each(lambda named: propositions(named, names, pathway=followed), names.propositions),
        actions=[action(place, name) for place, name in enumerate(names.actions)],
        indicators=each(lambda named: indicators(named, names), names.indicators),
        experiments=_few(draw, experiments(names=names, pathway=followed), experiments_most),
        reviews=_few(draw, reviews(names=names), reviews_most),
        resolutions=_few(draw, resolutions(names=names), resolutions_most),
        commitments=draw(st.lists(commitments(names), max_size=1)),
        totals=draw(_totals()),
        waivers=draw(st.lists(waivers(*(f"actions/{each}" for each in names.actions)), max_size=1)),
        revision=draw(st.integers(0, 3)),
        extra=draw(extras()),
    )


def anything() -> SearchStrategy[Any]:
    """Draw any value of the model, the whole as often as a part."""
    return st.booleans().flatmap(lambda is_part: values() if is_part else concertations())


def addresses(concertation: Concertation) -> SearchStrategy[str]:
    """Draw the address of a field, of an entity or of an entity's field."""
    fields = [each.name for each in attrs.fields(Concertation)]
    entities = dict(concertation.entities())
    below = [f"{at}/{field.name}" for at, entity in entities.items() for field in attrs.fields(type(entity))]
    return st.sampled_from([".", *fields, *entities, *below])


GUARDS = ("map-drawn", "quorum", "@phase")


@st.composite
def _moves(draw: DrawFn, states: Sequence[str], most: int) -> list[Move]:
    """Draw one move into each later state, then any others: wildcards, ``=``, internal ones, several candidates."""
    roles = st.lists(st.sampled_from(["authority", "body"]), min_size=1, unique=True)
    requires = st.lists(st.sampled_from(GUARDS), max_size=2, unique=True)
    sources = st.just(["*"]) | st.lists(st.sampled_from(states), min_size=1, max_size=3, unique=True)
    moves = [
        Move(f"to-{name}", draw(st.sampled_from(states[:place])), name, by="authority", requires=draw(requires))
        for place, name in enumerate(states)
        if place
    ]
    others = st.builds(
        Move,
        st.sampled_from(["go", "stay", "back"]),
        sources,
        st.sampled_from([*states, "=", None]),
        by=roles,
        requires=requires,
        motive=st.booleans(),
    )
    return [*moves, *draw(st.lists(others, max_size=most))]


Row = tuple[str, Move]


def _fires(move: Move, source: str, before: Iterable[Row]) -> bool:
    return not any(
        at == source
        and other.trigger == move.trigger
        and {*other.requires} <= {*move.requires}
        and {*other.by} >= {*move.by}
        and (move.motive or not other.motive)
        for at, other in before
    )


def _able(states: Sequence[str], moves: Iterable[Move]) -> tuple[list[Move], list[Row]]:
    """Keep of each move what may fire: an earlier one that asks no more would always be taken instead."""
    kept: list[Move] = []
    rows: list[Row] = []
    for move in moves:
        leaving = tuple(states) if "*" in move.source else move.source
        able = tuple(each for each in leaving if _fires(move, each, rows))
        if able:
            shares = any(at in able and other.trigger == move.trigger for at, other in rows)
            kept.append(attrs.evolve(move, source=move.source if able == leaving else able, otherwise=shares))
            rows += [(each, move) for each in able]
    return kept, rows


def _resting(states: Sequence[str], rows: Iterable[Row], finals: Iterable[str]) -> set[str]:
    """Add to the final states those from which none can be reached, so that a chart always comes to rest."""
    ways = {name: {str(move.dest) for at, move in rows if at == name} - {"=", "None"} for name in states}
    resting = {*finals}
    for name in reversed(states):
        seen, frontier = {name}, [name]
        while frontier:
            ends = ways[frontier.pop()] - seen
            seen |= ends
            frontier += ends
        if not seen & resting:
            resting.add(name)
    return resting


@st.composite
def charts(draw: DrawFn, *, states_most: int = 4, moves_most: int = 4) -> Chart:
    """Draw a chart that is well made: reachable states, an end to every way, no move that can never fire."""
    names = [f"s{place}" for place in range(draw(st.integers(1, states_most)))]
    moves, rows = _able(names, draw(_moves(names, moves_most)))
    finals = _resting(names, rows, draw(st.sets(st.sampled_from(names))))
    return Chart("note", [State(name, final=name in finals) for name in names], moves)
