"""A pathway: the steps of a concertation, the charts of its steps and entities, and what a territory makes of them."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from concertation.charts import stock
from concertation.charts.chart import Chart
from concertation.charts.parts import Move, as_names
from concertation.charts.step import Step
from concertation.errors import DefinitionError, InvalidValue, Problem, unknown_name
from concertation.findings import Level
from concertation.model import RESERVED, Circle, Concertation, PathwayRef, Standing, Table, fields
from concertation.model.frozen import freeze
from concertation.texts import Text

__all__ = ["CHARTED", "Pathway"]

CHARTED: Final[Mapping[str, str]] = {
    "formations": "formation",
    "propositions": "proposition",
    "actions": "action",
    "experiments": "experiment",
}
"""The collections whose entities have a chart, and the name of that chart."""

NO_VALIDATION: Final = "no-validation-expected"

DECISIONS: Final = frozenset(
    {
        ("programme", "validate"),
        ("programme", "return"),
        ("action", "drop"),
        ("experiment", "generalise"),
        ("experiment", "adapt"),
        ("experiment", "make-permanent"),
        ("experiment", "stop"),
    }
)
"""The decisions that the method leaves to the political level, by chart and trigger, in every pathway."""

_WENT_ROUND = Text(
    en="'{word}' gets the programme under way from '{source}' without the political level",
    fr="« {word} » met le programme en œuvre depuis « {source} » sans le niveau politique",
)
_WENT_ROUND_HINT = Text(
    en="require no-validation-expected, or leave from validated",
    fr="exigez no-validation-expected, ou partez de validated",
)
_RESERVED = Text(en="'{word}' is the name of a role", fr="« {word} » est le nom d'un rôle")
_TWICE = Text(en="'{word}' is given twice", fr="« {word} » est donné deux fois")
_NO_STEP = Text(en="a pathway needs at least one step", fr="un cheminement a besoin d'au moins une étape")
_NO_CHART = Text(en="no chart is called '{word}'", fr="aucun diagramme ne s'appelle « {word} »")
_NO_STATE = Text(en="no state is called '{word}'", fr="aucun état ne s'appelle « {word} »")
_NO_STEP_CALLED = Text(en="no step is called '{word}'", fr="aucune étape ne s'appelle « {word} »")
_NO_FIELD = Text(en="a concertation has no field '{word}'", fr="une concertation n'a pas de champ « {word} »")
_GIVEN_AWAY = Text(
    en="'{word}' is a decision of the political level in every pathway",
    fr="« {word} » est une décision du niveau politique dans tout cheminement",
)
_GIVEN_AWAY_HINT = Text(en="decides: true, by: political-level", fr="decides: true, by: political-level")


def as_steps(value: Iterable[Step]) -> tuple[Step, ...]:
    """Keep steps in the order that is advised."""
    return tuple(value)


def as_charts(value: Iterable[Chart]) -> tuple[Chart, ...]:
    """Keep charts in their order."""
    return tuple(value)


def as_circles(value: Iterable[Circle]) -> tuple[Circle, ...]:
    """Keep circles in their order."""
    return tuple(value)


def as_levels(value: Mapping[str, Level | str]) -> Table[Level]:
    """Freeze the levels of a pathway; a string is the name of a level, and one that names none is left to be told."""
    return Table({rule: fields.attempt(Level.of, level) for rule, level in value.items()})


def as_options(value: Mapping[str, Mapping[str, object]]) -> Table[Table[object]]:
    """Freeze the options of a pathway."""
    frozen = {
        rule: Table(
            {name: freeze(each) if isinstance(each, list | Mapping) else each for name, each in options.items()}
        )
        for rule, options in value.items()
    }
    return Table(frozen)


def as_reasons(value: Mapping[str, str]) -> Table[str]:
    """Freeze the reasons of a pathway."""
    return Table(value)


@attrs.frozen
class Pathway:
    """Steps, charts, circles, levels and options: everything that is particular to a territory, as data.

    Args:
        id: its slug.
        version: what its author calls this state of it.
        title: its title in both languages.
        steps: in the order that the method advises; the order is no law.
        charts: one for each step, and one for each kind of entity that has a life cycle (``formation``,
            ``proposition``, ``action``, ``experiment``).
        circles: the circles that members sit in.
        levels: the level of a rule, where it is not the rule's own.
        options: the options of a rule, where they are not the rule's own.
        waives: the roles that may lift a block.
        because: the reason of each departure from another pathway, by address.

    Raises:
        DefinitionError: with every mistake at once.

    >>> [step.number for step in Pathway.stock().steps]
    [1, 3, 5]
    """

    id: str
    version: str = attrs.field(kw_only=True)
    title: Text | None = attrs.field(default=None, kw_only=True, eq=False)
    steps: tuple[Step, ...] = attrs.field(converter=as_steps, kw_only=True)
    charts: tuple[Chart, ...] = attrs.field(converter=as_charts, kw_only=True)
    circles: tuple[Circle, ...] = attrs.field(default=(), converter=as_circles, kw_only=True)
    levels: Table[Level] = attrs.field(factory=Table, converter=as_levels, kw_only=True)
    options: Table[Table[object]] = attrs.field(factory=Table, converter=as_options, kw_only=True)
    waives: tuple[str, ...] = attrs.field(default=("authority", "political-level"), converter=as_names, kw_only=True)
    because: Table[str] = attrs.field(factory=Table, converter=as_reasons, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse a pathway that is not well made."""
        problems = list(_problems(self))
        if problems:
            raise DefinitionError(problems)

    @staticmethod
    def stock() -> Pathway:
        """Give ``cheminement``, the method's own example of a pathway."""
        return _cheminement()

    def step(self, name: str) -> Step | None:
        """Give a step by its id, or ``None``."""
        return next((step for step in self.steps if step.id == name), None)

    def chart(self, name: str) -> Chart | None:
        """Give a chart by its name, or ``None``."""
        return next((chart for chart in self.charts if chart.name == name), None)

    def chart_of(self, address: str) -> Chart | None:
        """Give the chart that moves a step or an entity, or ``None`` if nothing moves it."""
        collection, _, _ = address.partition("/")
        step = self.step(address)
        return self.chart(step.chart if step else CHARTED.get(collection, ""))

    def misfits(self, concertation: Concertation) -> Iterator[Problem]:
        """Name what a concertation says that this pathway does not know: circles, steps, states."""
        yield from concertation.unknown_circles(circle.id for circle in self.circles)
        for name, standing in concertation.standings.items():
            lost = self.unknown_step(name)
            if lost is not None:
                yield lost.under(f"standings/{name}")
            else:
                yield from (each.under(f"standings/{name}/state") for each in self.unknown_state(name, standing.state))
        for collection in self._strange(concertation):
            for entity in concertation.collection(collection):
                stands: Standing | None = getattr(entity, "standing", None)
                if stands is not None:
                    address = f"{collection}/{entity.id}"
                    problems = self.unknown_state(address, stands.state)
                    yield from (each.under(f"{address}/standing/state") for each in problems)

    def _strange(self, concertation: Concertation) -> Iterator[str]:
        """Name the collections where some entity is in a state that its chart does not have."""
        for collection, name in CHARTED.items():
            chart = self.chart(name)
            said = (state for where, state in concertation.tally.states if where == collection)
            if chart is not None and any(chart.state(state) is None for state in said):
                yield collection

    def unknown_step(self, name: str) -> Problem | None:
        """Give the problem of a name that is no step, or ``None``."""
        if self.step(name) is not None:
            return None
        steps = [step.id for step in self.steps]
        return unknown_name("unknown-step", ".", _NO_STEP_CALLED.with_(word=name), name, steps)

    def unknown_state(self, subject: str, state: str) -> Iterator[Problem]:
        """Name a state that the chart of a step or an entity does not have."""
        chart = self.chart_of(subject)
        if chart is not None and chart.state(state) is None:
            states = [each.name for each in chart.states]
            yield unknown_name("unknown-state", ".", _NO_STATE.with_(word=state), state, states)

    def circles_of(self, concertation: Concertation) -> tuple[Circle, ...]:
        """Give the circles of the pathway and of a concertation together: what a document says of one adds to it."""
        circles = {circle.id: circle for circle in self.circles}
        for said in concertation.circles:
            known = circles.get(said.id)
            circles[said.id] = said if known is None else _added(known, said)
        return tuple(circles.values())

    @property
    def phases(self) -> tuple[str, ...]:
        """Every phase of rules, in the order of the steps."""
        return tuple(dict.fromkeys(phase for step in self.steps for phase in step.phases))

    @property
    def label(self) -> Text:
        """The title, or the id where there is none."""
        return self.title or Text.of(self.id)

    @property
    def ref(self) -> PathwayRef:
        """The reference that a concertation keeps: id, version and hash."""
        return PathwayRef(self.id, version=self.version, hash=self.hash)

    @functools.cached_property
    def hash(self) -> str:
        """The fingerprint of everything that changes what may be done; titles do not count."""
        content = json.dumps(_content(self), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(content.encode()).hexdigest()[:16]


@functools.cache
def _cheminement() -> Pathway:
    return Pathway(
        stock.ID,
        version=stock.VERSION,
        title=stock.TITLE,
        steps=stock.STEPS,
        charts=stock.CHARTS,
        circles=stock.CIRCLES,
    )


def _added(known: Circle, said: Circle) -> Circle:
    return Circle(
        known.id,
        title=said.title or known.title,
        kinds=known.kinds if said.kinds is None else said.kinds,
        referent=said.referent or known.referent,
        extra={**known.extra, **said.extra},
    )


def _counts(described: attrs.Attribute[object], value: object) -> bool:
    """Whether a field is part of the fingerprint.

    Words are not, and a default is not, so that a field added later changes none.
    """
    default = described.default
    factory = getattr(default, "factory", None)
    if factory is not None:
        default = attrs.NOTHING if getattr(default, "takes_self", False) else factory()
    return described.eq and described.name not in {"title", "because"} and getattr(value, described.name) != default


def _content(value: object) -> object:
    cls: type = type(value)
    if attrs.has(cls):
        said = {each.name: getattr(value, each.name) for each in attrs.fields(cls) if _counts(each, value)}
        return {name: _content(each) for name, each in said.items()}
    if isinstance(value, Mapping):
        return {str(key): _content(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [_content(each) for each in value]
    if isinstance(value, Level):
        return value.value
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _gone_round(pathway: Pathway) -> Iterator[Problem]:
    """Name the move by which a programme gets under way with no decision, where one may be expected."""
    chart = pathway.chart("programme")
    if chart is None or chart.state("validated") is None or chart.state("under-way") is None:
        return
    undecided = [move for move in chart.moves if not move.decides and NO_VALIDATION not in move.requires]
    reached, ahead = {chart.initial}, [chart.initial]
    while ahead:
        here = ahead.pop()
        for move in undecided:
            dest = move.dest if here in move.source or "*" in move.source else None
            if dest == "under-way":
                message = _WENT_ROUND.with_(word=move.trigger, source=here)
                hint = _WENT_ROUND_HINT.with_()
                at = f"charts/programme/moves/{move.trigger}"
                yield Problem(code="decides", path=at, message=message, hint=hint, about=move.trigger)
                return
            elif dest is not None and dest != "=" and dest not in reached:
                reached.add(dest)
                ahead.append(dest)


def _level_problems(level: Level | str) -> Iterator[Problem]:
    try:
        Level.of(level)
    except InvalidValue as error:
        yield from error.problems


def _repeated(names: Iterable[str], at: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for word in names:
        if word in seen:
            yield Problem(code="duplicate", path=f"{at}/{word}", message=_TWICE.with_(word=word), about=word)
        seen.add(word)


def _problems(pathway: Pathway) -> Iterator[Problem]:
    if not pathway.steps:
        yield Problem(code="no-step", path="steps", message=_NO_STEP.with_())
    yield from _repeated((step.id for step in pathway.steps), "steps")
    for rule, level in pathway.levels.items():
        yield from (each.under(f"levels/{rule}") for each in _level_problems(level))
    for step in pathway.steps:
        if step.id in RESERVED:
            message = _RESERVED.with_(word=step.id)
            yield Problem(code="reserved", path=f"steps/{step.id}", message=message, about=step.id)
    yield from _repeated((chart.name for chart in pathway.charts), "charts")
    yield from _repeated((circle.id for circle in pathway.circles), "circles")
    for step in pathway.steps:
        yield from _step_problems(step, pathway)
    away = list(_given_away_moves(pathway))
    yield from away or _gone_round(pathway)


def _given_away_moves(pathway: Pathway) -> Iterator[Problem]:
    for chart in pathway.charts:
        roles = {chart.name, *(step.id for step in pathway.steps if step.chart == chart.name)}
        for move in chart.moves:
            if not move.decides and any((role, move.trigger) in DECISIONS for role in roles):
                yield _given_away(chart, move)


def _given_away(chart: Chart, move: Move) -> Problem:
    return Problem(
        code="decides",
        path=f"charts/{chart.name}/moves/{move.trigger}",
        message=_GIVEN_AWAY.with_(word=move.trigger),
        hint=_GIVEN_AWAY_HINT.with_(),
        about=move.trigger,
    )


def _step_problems(step: Step, pathway: Pathway) -> Iterator[Problem]:
    at = f"steps/{step.id}"
    chart = pathway.chart(step.chart)
    if chart is None:
        names = [each.name for each in pathway.charts]
        yield unknown_name("unknown-chart", f"{at}/chart", _NO_CHART.with_(word=step.chart), step.chart, names)
    else:
        states = [state.name for state in chart.states]
        for phase, state in step.phases.items():
            if state not in states:
                yield unknown_name("unknown-state", f"{at}/phases/{phase}", _NO_STATE.with_(word=state), state, states)
    known = [each.name for each in attrs.fields(Concertation)]
    for name in step.defines:
        if name not in known:
            yield unknown_name("unknown-field", f"{at}/defines", _NO_FIELD.with_(word=name), name, known)
