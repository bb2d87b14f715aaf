"""Hypothesis strategies for the values of the model: valid by construction, small by default, simplest when shrunk.

Every strategy takes its sizes and its names as keywords. ``Names`` says which ids a reference may name, so that what is
drawn for one concertation never dangles; an entity that is drawn alone refers to nothing.
"""

from __future__ import annotations

import datetime as dt
import operator
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

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
    "objectives",
    "obstacles",
    "parties",
    "periods",
    "powers",
    "propositions",
    "ranges",
    "resolutions",
    "reviews",
    "roadmaps",
    "slugs",
    "spans",
    "standings",
    "starting_points",
    "territories",
    "texts",
    "values",
    "waivers",
    "whens",
]

T = TypeVar("T")
E = TypeVar("E", Experiment, Review, Resolution)

LOWER = "abcdefghijklmnopqrstuvwxyz0123456789"
SEASONS = ("spring", "summer", "autumn", "winter")
STEPS = ("prepare", "members", "programme")


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


NOBODY = Names(circles=())


def maybe(strategy: SearchStrategy[T]) -> SearchStrategy[T | None]:
    """Draw nothing said, or a value."""
    return st.none() | strategy


def slugs(*, words: int = 2, letters: int = 5) -> SearchStrategy[str]:
    """Draw ids that no role has."""
    word = st.text(LOWER, min_size=1, max_size=letters)
    joined = st.lists(word, min_size=1, max_size=words).map("-".join)
    return joined.filter(lambda drawn: drawn not in RESERVED)


def id_lists(*, least: int = 0, most: int = 3) -> SearchStrategy[list[str]]:
    """Draw ids, each once."""
    return st.lists(slugs(), min_size=least, max_size=most, unique=True)


def texts(*, most: int = 12) -> SearchStrategy[str]:
    """Draw printable texts in any script, never blank."""
    first = st.characters(exclude_categories=("C", "Z"))
    rest = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=most - 1)
    return st.builds(operator.add, first, rest)


def text_lists(*, most: int = 3) -> SearchStrategy[list[str]]:
    """Draw texts, each once, in an order that means something."""
    return st.lists(texts(), max_size=most, unique=True)


def whens(*, first: int = 2000, last: int = 2040) -> SearchStrategy[When]:
    """Draw dates known to the year, the season, the month or the day, between two years."""
    years = st.integers(first, last).map("{:04d}".format)
    seasons = st.builds("{}-{}".format, years, st.sampled_from(SEASONS))
    months = st.builds("{}-{:02d}".format, years, st.integers(1, 12))
    days = st.dates(dt.date(first, 1, 1), dt.date(last, 12, 31))
    return st.one_of(years, seasons, months, days).map(When)


def spans(*, first: int = 2000, last: int = 2040) -> SearchStrategy[tuple[When | None, When | None]]:
    """Draw a start and an end, either unsaid, the end never certainly before the start."""

    def ordered(pair: tuple[When | None, When | None]) -> tuple[When | None, When | None]:
        start, end = pair
        return (end, start) if start is not None and end is not None and end.before(start) else (start, end)

    dates = maybe(whens(first=first, last=last))
    return st.tuples(dates, dates).map(ordered)


def periods(*, most: int = 40) -> SearchStrategy[Period]:
    """Draw lengths of calendar time, one unit or several."""

    def joined(parts: Mapping[str, int]) -> str:
        return "P" + "".join(f"{parts[unit]}{unit}" for unit in "YMWD" if unit in parts)

    parts = st.dictionaries(st.sampled_from("DWMY"), st.integers(1, most), min_size=1, max_size=4)
    return parts.map(joined).map(Period)


def numbers() -> SearchStrategy[int | float]:
    """Draw finite numbers."""
    return st.integers(-1_000_000, 1_000_000) | st.floats(allow_nan=False, allow_infinity=False)


def ranges(*, most: int = 250) -> SearchStrategy[int | Range]:
    """Draw whole numbers, or two as a range."""
    whole = st.integers(0, most)
    return whole | st.tuples(whole, whole).map(lambda pair: Range(*sorted(pair)))


def ranks() -> SearchStrategy[str | int]:
    """Draw the numbers that people give: 3, 2.1, A."""
    return st.integers(-9, 99) | texts(most=4)


def jsons(*, leaves: int = 4) -> SearchStrategy[object]:
    """Draw JSON data."""
    scalars = st.none() | st.booleans() | numbers() | texts()

    def nested(inner: SearchStrategy[object]) -> SearchStrategy[object]:
        return st.lists(inner, max_size=2) | st.dictionaries(texts(most=5), inner, max_size=2)

    return st.recursive(scalars, nested, max_leaves=leaves)


def extras(*, most: int = 1) -> SearchStrategy[Json]:
    """Draw the ``x-*`` keys of a document, most often none."""
    some = st.dictionaries(slugs().map("x-{}".format), jsons(), max_size=most).map(Json)
    return st.just(Json()) | some


def subsets(names: Sequence[str], *, most: int = 3) -> SearchStrategy[tuple[str, ...] | None]:
    """Draw nothing said, or some of the names, or the statement that there is none."""
    if not names:
        return st.none() | st.just(())
    some = st.lists(st.sampled_from(names), max_size=most, unique=True)
    return st.none() | some.map(tuple)


def picked(names: Sequence[str]) -> SearchStrategy[str | None]:
    """Draw nothing said, or one of the names."""
    return maybe(st.sampled_from(names)) if names else st.none()


def powers(*, most: int = 2) -> SearchStrategy[dict[str, bool]]:
    """Draw which powers are held and which are not."""
    return st.dictionaries(slugs(), st.booleans(), max_size=most)


def parties(names: Names = NOBODY) -> SearchStrategy[Party]:
    """Draw someone outside the body by a name, or someone who has an id."""
    outside = st.builds(Party, name=texts(), extra=extras())
    if not names.parties:
        return outside
    return st.builds(Party, st.sampled_from(names.parties), extra=extras()) | outside


def party_lists(names: Names = NOBODY, *, most: int = 2) -> SearchStrategy[list[Party] | None]:
    """Draw nothing said, or parties, each once."""
    return maybe(st.lists(parties(names), max_size=most, unique=True))


def standings(states: Iterable[str] = ()) -> SearchStrategy[Standing]:
    """Draw where something stands, in one of the states if they are named."""
    named = tuple(states)

    def standing(state: str, span: tuple[When | None, When | None], **rest: Any) -> Standing:  # noqa: ANN401  # passed on
        return Standing(state, since=span[0], due=span[1], **rest)

    return st.builds(
        standing,
        st.sampled_from(named) if named else slugs(),
        spans(),
        by=maybe(slugs()),
        motive=maybe(texts()),
        extra=extras(),
    )


def _states(pathway: Pathway, collection: str) -> tuple[str, ...]:
    chart = pathway.chart(CHARTED[collection])
    return () if chart is None else tuple(state.name for state in chart.states)


def _standing_in(pathway: Pathway | None, collection: str) -> SearchStrategy[Standing | None]:
    return maybe(standings(_states(pathway or Pathway.stock(), collection)))


def authorities(named: SearchStrategy[str] | None = None) -> SearchStrategy[Authority]:
    """Draw the authority that engages a concertation."""
    return st.builds(
        Authority,
        named or slugs(),
        name=maybe(texts()),
        powers=maybe(powers()),
        elected_lead=maybe(texts()),
        project_officer=maybe(texts()),
        referent=maybe(texts()),
        extra=extras(),
    )


def territories() -> SearchStrategy[Territory]:
    """Draw a territory."""
    return st.builds(Territory, maybe(texts()), context=maybe(texts()), partnerships=maybe(texts()), extra=extras())


def circles(named: SearchStrategy[str] | None = None, names: Names = NOBODY) -> SearchStrategy[Circle]:
    """Draw a circle of members."""
    return st.builds(
        Circle,
        named or slugs(),
        title=maybe(texts() | st.builds(Text, en=st.just("ports"), fr=st.just("places portuaires"))),
        kinds=maybe(text_lists()),
        referent=picked(names.members),
        extra=extras(),
    )


def members(named: SearchStrategy[str] | None = None, names: Names = Names()) -> SearchStrategy[Member]:  # noqa: B008  # frozen
    """Draw a seat of the body."""

    def member(
        identifier: str,
        seat: tuple[str | None, str | None],
        span: tuple[When | None, When | None],
        **rest: Any,  # noqa: ANN401  # passed on
    ) -> Member:
        return Member(identifier, seat=seat[0], represents=seat[1], since=span[0], until=span[1], **rest)  # type: ignore[arg-type]  # a choice

    represented = st.tuples(st.sampled_from([None, "represents"]), maybe(texts()))
    return st.builds(
        member,
        named or slugs(),
        st.just(("own-name", None)) | represented,
        spans(),
        name=maybe(texts()),
        circle=picked(names.circles),
        kind=maybe(texts()),
        category=maybe(texts()),
        component=maybe(texts()),
        viewpoint=maybe(texts()),
        met_in_diagnosis=maybe(st.booleans()),
        powers=maybe(powers()),
        extra=extras(),
    )


def formations(
    named: SearchStrategy[str] | None = None, names: Names = NOBODY, *, pathway: Pathway | None = None
) -> SearchStrategy[Formation]:
    """Draw a committee, a working group or a restricted body."""

    def formation(identifier: str, span: tuple[When | None, When | None], **rest: Any) -> Formation:  # noqa: ANN401  # passed on
        return Formation(identifier, since=span[0], until=span[1], **rest)

    kinds = ("steering", "technical", "partners", "working-group", "plenary", "other")
    return st.builds(
        formation,
        named or slugs(),
        spans(),
        title=maybe(texts()),
        kind=maybe(st.sampled_from(kinds)),
        topics=maybe(text_lists()),
        members=subsets(names.members),
        chair=maybe(texts()),
        meetings_per_year=maybe(ranges(most=12)),
        standing=_standing_in(pathway, "formations"),
        extra=extras(),
    )


def axes(named: SearchStrategy[str] | None = None) -> SearchStrategy[Axis]:
    """Draw an axis of the project."""
    return st.builds(Axis, named or slugs(), number=maybe(ranks()), title=maybe(texts()), extra=extras())


def actors() -> SearchStrategy[Actor]:
    """Draw a kind of actor that a diagnosis met."""
    return st.builds(
        Actor,
        maybe(texts()),
        category=maybe(texts()),
        component=maybe(texts()),
        viewpoint=maybe(texts()),
        extra=extras(),
    )


def diagnoses(names: Names = NOBODY) -> SearchStrategy[Diagnosis]:
    """Draw a freight diagnosis."""
    return st.builds(
        Diagnosis,
        date=maybe(whens()),
        axes=subsets(names.axes),
        objectives=subsets(names.objectives),
        actors_met=maybe(st.lists(actors(), max_size=2, unique=True)),
        text=maybe(texts()),
        extra=extras(),
    )


def starting_points(names: Names = NOBODY) -> SearchStrategy[StartingPoint]:
    """Draw a starting point."""
    return st.builds(
        StartingPoint,
        maybe(texts()),
        diagnosis=maybe(st.booleans()),
        axes=subsets(names.axes),
        extra=extras(),
    )


def expectations() -> SearchStrategy[Expectation]:
    """Draw what an authority expects."""
    kinds = st.sampled_from(["action_plan", "follow_up", "experiments", "other"])
    return st.builds(Expectation, kinds, text=maybe(texts()), extra=extras())


def ground_rules(names: Names = NOBODY) -> SearchStrategy[GroundRules]:
    """Draw the rule of the game."""
    return st.builds(GroundRules, maybe(texts()), accepted_by=party_lists(names), date=maybe(whens()), extra=extras())


def roadmaps(names: Names = NOBODY) -> SearchStrategy[Roadmap]:
    """Draw a roadmap."""

    def roadmap(title: str | None, span: tuple[When | None, When | None], **rest: Any) -> Roadmap:  # noqa: ANN401  # passed on
        return Roadmap(title, comments_from=span[0], comments_until=span[1], **rest)

    return st.builds(
        roadmap,
        maybe(texts()),
        spans(),
        authors=party_lists(names),
        criteria=maybe(text_lists()),
        serves=maybe(text_lists()),
        extra=extras(),
    )


def objectives(named: SearchStrategy[str] | None = None, names: Names = NOBODY) -> SearchStrategy[Objective]:
    """Draw an objective."""
    return st.builds(
        Objective,
        named or slugs(),
        number=maybe(ranks()),
        title=maybe(texts()),
        axes=subsets(names.axes),
        backed_by=subsets((*names.parties, *(each for each in names.circles if each not in names.parties))),
        target=maybe(texts()),
        due=maybe(whens()),
        indicators=subsets(names.indicators),
        extra=extras(),
    )


def propositions(
    named: SearchStrategy[str] | None = None, names: Names = NOBODY, *, pathway: Pathway | None = None
) -> SearchStrategy[Proposition]:
    """Draw a proposition with its answer."""
    return st.builds(
        Proposition,
        named or slugs(),
        title=maybe(texts()),
        by=maybe(parties(names)),
        date=maybe(whens()),
        answer=maybe(texts()),
        actions=subsets(names.actions),
        standing=_standing_in(pathway, "propositions"),
        extra=extras(),
    )


def dependencies(earlier: Sequence[str] = ()) -> SearchStrategy[Dependency]:
    """Draw a link to an action that is named, or a prerequisite outside the plan."""
    shared: Mapping[str, SearchStrategy[Any]] = {
        "kind": st.sampled_from(["FS", "SS", "FF", "SF"]),
        "lag_days": st.integers(-20, 20),
        "extra": extras(),
    }
    outside = st.builds(Dependency, text=texts(), met=maybe(st.booleans()), **shared)
    return st.builds(Dependency, st.sampled_from(earlier), **shared) | outside if earlier else outside


def _links(earlier: Sequence[str], most: int) -> SearchStrategy[list[Dependency] | None]:
    def link(dependency: Dependency) -> tuple[str, str]:
        return dependency.key, dependency.kind

    return maybe(st.lists(dependencies(earlier), max_size=most, unique_by=link))


def milestones() -> SearchStrategy[Milestone]:
    """Draw a dated moment."""
    return st.builds(Milestone, texts(), date=maybe(whens()), extra=extras())


def budgets(names: Names = NOBODY) -> SearchStrategy[Budget]:
    """Draw what an action costs."""
    return st.builds(
        Budget,
        maybe(numbers()),
        currency=st.sampled_from(["EUR", "CHF"]),
        funders=party_lists(names),
        text=maybe(texts()),
        extra=extras(),
    )


def obstacles() -> SearchStrategy[Obstacle]:
    """Draw what stands in the way."""
    return st.builds(Obstacle, texts(), lifted_when=maybe(texts()), since=maybe(whens()), extra=extras())


def actions(
    named: SearchStrategy[str] | None = None,
    names: Names = NOBODY,
    *,
    earlier: Sequence[str] = (),
    links: int = 2,
    pathway: Pathway | None = None,
) -> SearchStrategy[Action]:
    """Draw an action; it comes after, and is part of, ``earlier`` ones only, so that nothing goes round in circles."""

    def action(
        identifier: str,
        planned: tuple[When | None, When | None],
        actual: tuple[When | None, When | None],
        **rest: Any,  # noqa: ANN401  # passed on
    ) -> Action:
        return Action(
            identifier, start=planned[0], end=planned[1], actual_start=actual[0], actual_end=actual[1], **rest
        )

    return st.builds(
        action,
        named or slugs(),
        spans(),
        spans(),
        number=maybe(ranks()),
        title=maybe(texts()),
        part_of=picked(earlier),
        axes=subsets(names.axes),
        objectives=subsets(names.objectives),
        pilot=maybe(parties(names)),
        co_pilots=party_lists(names),
        group=party_lists(names),
        partners=party_lists(names),
        days=maybe(ranges()),
        horizon=maybe(st.sampled_from(["short", "medium", "long"])),
        ease=maybe(st.sampled_from(["easy", "moderate", "hard"])),
        needs_powers=maybe(id_lists(most=2)),
        mastered=maybe(st.booleans()),
        after=_links(earlier, links),
        indicators=subsets(names.indicators),
        milestones=maybe(st.lists(milestones(), max_size=2, unique=True)),
        budget=maybe(budgets(names)),
        propositions=subsets(names.propositions),
        economic_constraint=maybe(texts()),
        public_aim=maybe(texts()),
        obstacle=maybe(obstacles()),
        permanent=maybe(st.booleans()),
        standing=_standing_in(pathway, "actions"),
        extra=extras(),
    )


def measures() -> SearchStrategy[Measure]:
    """Draw a value of an indicator."""
    situations = st.sampled_from(["initial", "reference", "forecast", "ex-post"])
    return st.builds(Measure, maybe(whens()), value=maybe(numbers()), situation=maybe(situations), extra=extras())


def indicators(named: SearchStrategy[str] | None = None, names: Names = NOBODY) -> SearchStrategy[Indicator]:
    """Draw an indicator with its measures."""
    return st.builds(
        Indicator,
        named or slugs(),
        title=maybe(texts()),
        kind=maybe(st.sampled_from(["output", "result", "impact"])),
        unit=maybe(texts()),
        baseline=maybe(numbers()),
        target=maybe(numbers()),
        due=maybe(whens()),
        owner=maybe(parties(names)),
        every=maybe(periods()),
        measures=maybe(st.lists(measures(), max_size=2, unique=True)),
        extra=extras(),
    )


def experiments(
    named: SearchStrategy[str] | None = None, names: Names = NOBODY, *, pathway: Pathway | None = None
) -> SearchStrategy[Experiment]:
    """Draw an experiment with its protocol."""

    def experiment(identifier: str, span: tuple[When | None, When | None], **rest: Any) -> Experiment:  # noqa: ANN401  # passed on
        return Experiment(identifier, start=span[0], end=span[1], **rest)

    return st.builds(
        experiment,
        named or slugs(),
        spans(),
        title=maybe(texts()),
        action=picked(names.actions),
        place=maybe(texts()),
        owner=maybe(parties(names)),
        partners=party_lists(names),
        hypothesis=maybe(texts()),
        criteria=maybe(text_lists()),
        verdict=maybe(texts()),
        leads_to=picked(names.actions),
        standing=_standing_in(pathway, "experiments"),
        extra=extras(),
    )


def reviews(named: SearchStrategy[str] | None = None, names: Names = NOBODY) -> SearchStrategy[Review]:
    """Draw a review of actions."""
    return st.builds(
        Review,
        named or slugs(),
        date=maybe(whens()),
        led_by=maybe(st.just(Party("referent")) | parties(names)),
        actions=subsets(names.actions),
        notes=maybe(texts()),
        extra=extras(),
    )


def resolutions(named: SearchStrategy[str] | None = None, names: Names = NOBODY) -> SearchStrategy[Resolution]:
    """Draw a decision that was taken."""
    kinds = ("validation", "adoption", "signature", "accession", "bylaw", "report", "other")
    return st.builds(
        Resolution,
        named or slugs(),
        kind=maybe(st.sampled_from(kinds)),
        date=maybe(whens()),
        by=maybe(parties(names)),
        verdict=maybe(texts()),
        reference=maybe(texts()),
        extra=extras(),
    )


def commitments(names: Names = NOBODY) -> SearchStrategy[Commitment]:
    """Draw what somebody commits themselves to."""
    return st.builds(
        Commitment,
        maybe(parties(names)),
        category=maybe(texts()),
        text=maybe(texts()),
        actions=subsets(names.actions),
        extra=extras(),
    )


def waivers(targets: Sequence[str] = (".",)) -> SearchStrategy[Waiver]:
    """Draw a block that was lifted, at one of the addresses."""

    def waiver(rule: str, target: str, span: tuple[When | None, When | None], **rest: Any) -> Waiver:  # noqa: ANN401  # passed on
        return Waiver(rule, target, since=span[0], until=span[1], **rest)

    return st.builds(
        waiver,
        slugs(),
        st.sampled_from(targets),
        spans(),
        reason=maybe(texts()),
        by=maybe(slugs()),
        extra=extras(),
    )


def values() -> SearchStrategy[Any]:
    """Draw any value of the model, standing alone."""
    alone = [parties(), standings(), authorities(), territories(), circles(), members(), formations()]
    before = [axes(), actors(), diagnoses(), starting_points(), expectations(), ground_rules()]
    plan = [roadmaps(), objectives(), propositions(), dependencies(), milestones(), budgets(), obstacles(), actions()]
    after = [measures(), indicators(), experiments(), reviews(), resolutions(), commitments(), waivers()]
    return st.one_of(*alone, *before, *plan, *after)


def _few(entities: SearchStrategy[E], most: int) -> SearchStrategy[list[E]]:
    return st.lists(entities, max_size=most, unique_by=lambda each: each.id)


def _step_standings(pathway: Pathway) -> SearchStrategy[dict[str, Standing]]:
    charts_of = {step.id: pathway.chart_of(step.id) for step in pathway.steps}
    states = {name: [state.name for state in chart.states] for name, chart in charts_of.items() if chart is not None}
    return st.fixed_dictionaries({}, optional={name: standings(names) for name, names in states.items()})


def _totals() -> SearchStrategy[dict[str, int | str]]:
    return st.dictionaries(st.sampled_from([*COLLECTIONS]), st.just("unknown") | st.integers(50, 99), max_size=2)


def addresses(concertation: Concertation) -> SearchStrategy[str]:
    """Draw the address of a field, an entity or an entity's field."""
    fields = [each.name for each in attrs.fields(Concertation)]
    entities = dict(concertation.entities())
    below = [f"{at}/{field.name}" for at, entity in entities.items() for field in attrs.fields(type(entity))]
    return st.sampled_from([".", *fields, *entities, *below])


@st.composite
def concertations(
    draw: DrawFn,
    *,
    pathway: Pathway | None = None,
    axes_most: int = 2,
    circles_most: int = 1,
    members_most: int = 2,
    formations_most: int = 1,
    objectives_most: int = 2,
    propositions_most: int = 1,
    actions_least: int = 0,
    actions_most: int = 3,
    links_most: int = 2,
    indicators_most: int = 2,
    experiments_most: int = 1,
    reviews_most: int = 1,
    resolutions_most: int = 1,
    cyclic: bool = False,
) -> Concertation:
    """Draw a whole concertation on a pathway (the stock one by default), every reference and state known to it.

    Actions wait for earlier ones only, unless ``cyclic``.
    """
    followed = pathway or Pathway.stock()
    gathered = draw(id_lists(least=1, most=1 + members_most + formations_most))
    seats = draw(st.integers(0, min(members_most, len(gathered) - 1)))
    own = draw(id_lists(most=circles_most))
    names = Names(
        authority=gathered[0],
        members=tuple(gathered[1 : 1 + seats]),
        formations=tuple(gathered[1 + seats : 1 + seats + formations_most]),
        circles=tuple(dict.fromkeys([*(circle.id for circle in followed.circles), *own])),
        axes=tuple(draw(id_lists(most=axes_most))),
        objectives=tuple(draw(id_lists(most=objectives_most))),
        propositions=tuple(draw(id_lists(most=propositions_most))),
        actions=tuple(draw(id_lists(least=actions_least, most=actions_most))),
        indicators=tuple(draw(id_lists(most=indicators_most))),
    )

    def drawn(strategies: Iterable[SearchStrategy[T]]) -> list[T]:
        return [draw(each) for each in strategies]

    def action(place: int, name: str) -> Action:
        earlier = names.actions[:place]
        plain = draw(actions(st.just(name), names, earlier=earlier, links=links_most, pathway=followed))
        if not cyclic:
            return plain
        others = [each for each in names.actions if each != name]
        return attrs.evolve(plain, after=draw(_links(others, links_most)))

    plan = [action(place, name) for place, name in enumerate(names.actions)]
    return Concertation(
        draw(slugs()),
        title=draw(texts()),
        authority=draw(authorities(st.just(gathered[0]))),
        territory=draw(maybe(territories())),
        pathway=PathwayRef(followed.id),
        standings=draw(_step_standings(followed)),
        as_of=draw(maybe(whens())),
        follows=draw(maybe(slugs())),
        axes=drawn(axes(st.just(each)) for each in names.axes),
        diagnosis=draw(maybe(diagnoses(names))),
        exemplarity=draw(text_lists(most=2)),
        starting_point=draw(maybe(starting_points(names))),
        expectations=draw(st.lists(expectations(), max_size=2, unique=True)),
        ground_rules=draw(maybe(ground_rules(names))),
        circles=drawn(circles(st.just(each), names) for each in own),
        members=drawn(members(st.just(each), names) for each in names.members),
        formations=drawn(formations(st.just(each), names, pathway=followed) for each in names.formations),
        roadmap=draw(maybe(roadmaps(names))),
        objectives=drawn(objectives(st.just(each), names) for each in names.objectives),
        propositions=drawn(propositions(st.just(each), names, pathway=followed) for each in names.propositions),
        actions=plan,
        indicators=drawn(indicators(st.just(each), names) for each in names.indicators),
        experiments=draw(_few(experiments(names=names, pathway=followed), experiments_most)),
        reviews=draw(_few(reviews(names=names), reviews_most)),
        resolutions=draw(_few(resolutions(names=names), resolutions_most)),
        commitments=draw(st.lists(commitments(names), max_size=1, unique=True)),
        totals=draw(
            st.dictionaries(st.sampled_from([*COLLECTIONS]), st.just("unknown") | st.integers(50, 99), max_size=2)
        ),
        waivers=draw(st.lists(waivers([".", *(f"actions/{each}" for each in names.actions)]), max_size=1)),
        revision=draw(st.integers(0, 3)),
        extra=draw(extras()),
    )


GUARDS = ("map-drawn", "quorum", "@phase")


@st.composite
def _moves(draw: DrawFn, states: Sequence[str], most: int) -> list[Move]:
    """Draw one move into each later state, then any others: wildcards, ``=``, internal ones, several candidates."""
    roles = st.lists(st.sampled_from(["authority", "body"]), min_size=1, unique=True).map(tuple)
    requires = st.lists(st.sampled_from(GUARDS), max_size=2, unique=True).map(tuple)
    sources = st.just(("*",)) | st.lists(st.sampled_from(states), min_size=1, max_size=3, unique=True).map(tuple)
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
        title=st.none(),
    )
    return [*moves, *draw(st.lists(others, max_size=most))]


def _fires(move: Move, source: str, before: Sequence[tuple[str, Move]]) -> bool:
    return not any(
        at == source
        and other.trigger == move.trigger
        and {*other.requires} <= {*move.requires}
        and {*other.by} >= {*move.by}
        and (move.motive or not other.motive)
        for at, other in before
    )


def _able(states: Sequence[str], moves: Sequence[Move]) -> tuple[list[Move], list[tuple[str, Move]]]:
    kept: list[Move] = []
    rows: list[tuple[str, Move]] = []
    for move in moves:
        leaving = states if "*" in move.source else move.source
        able = tuple(each for each in leaving if _fires(move, each, rows))
        if able:
            kept.append(move if able == tuple(leaving) else attrs.evolve(move, source=able))
            rows += [(each, move) for each in able]
    return kept, rows


def _resting(states: Sequence[str], rows: Sequence[tuple[str, Move]], finals: Iterable[str]) -> set[str]:
    """Add to the final states those from which none can be reached, so that a chart always comes to rest."""
    resting = {*finals}
    for name in reversed(states):
        seen, frontier = {name}, [name]
        while frontier:
            at = frontier.pop()
            ends = {str(move.dest) for source, move in rows if source == at and move.dest not in {None, "="}}
            frontier += ends - seen
            seen |= ends
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
