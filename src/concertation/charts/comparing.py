"""In what two pathways differ: every departure, part by part, none left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeAlias, TypeVar

import attrs

from concertation.charts.chart import Chart
from concertation.charts.departures import Departure
from concertation.charts.parts import Move, State
from concertation.charts.pathway import Pathway
from concertation.charts.step import Step
from concertation.model import Circle
from concertation.texts import Message, Text

__all__ = ["diff", "reason_for"]

Part: TypeAlias = "Step | State | Move | Circle"
T = TypeVar("T")
What: TypeAlias = Callable[[str, T], Message]

_STEP: Final = Text(en="the step {name}", fr="l'étape {name}")
_CIRCLE: Final = Text(en="the circle {name}", fr="le cercle {name}")
_CHART: Final = Text(en="the chart {name}", fr="le diagramme {name}")
_STATE: Final = Text(en="the state {name} of {chart}", fr="l'état {name} de {chart}")
_MOVE: Final = Text(en="the move {name} of {chart}", fr="le mouvement {name} de {chart}")
_MOVE_FROM: Final = Text(
    en="the move {name} of {chart} from {source}", fr="le mouvement {name} de {chart} depuis {source}"
)
_LEVEL: Final = Text(en="the level of the rule {rule}", fr="le niveau de la règle {rule}")
_OPTION: Final = Text(en="the option {name} of the rule {rule}", fr="l'option {name} de la règle {rule}")
_WAIVES: Final = Text(en="who may waive", fr="qui peut accorder une dérogation")
_FIELD_OF: Final = Text(en="{what}, {field}", fr="{what}, {field}")
_NAMED: Final = Text(en="'{label}'{beside}", fr="« {label} »{beside}")
_ORDERS: Final[Mapping[str, Text]] = {
    "steps": Text(en="the steps", fr="les étapes"),
    "circles": Text(en="the circles", fr="les cercles"),
    "charts": Text(en="the charts", fr="les diagrammes"),
    "states": Text(en="the states of {chart}", fr="les états de {chart}"),
    "moves": Text(en="the moves of {chart}", fr="les mouvements de {chart}"),
}
_FIELDS: Final[Mapping[str, Text]] = {
    "title": Text(en="title", fr="titre"),
    "number": Text(en="number", fr="numéro"),
    "chart": Text(en="chart", fr="diagramme"),
    "phases": Text(en="phases", fr="phases"),
    "defines": Text(en="what it defines", fr="ce qu'elle définit"),
    "kinds": Text(en="kinds of organisation", fr="types d'organisations"),
    "referent": Text(en="referent", fr="référent"),
    "extra": Text(en="x- keys", fr="clés x-"),
    "locks": Text(en="what it locks", fr="ce qu'il verrouille"),
    "final": Text(en="final", fr="final"),
    "source": Text(en="states that it leaves", fr="états quittés"),
    "dest": Text(en="state that it enters", fr="état où il mène"),
    "by": Text(en="who may make it", fr="qui peut le faire"),
    "requires": Text(en="what it requires", fr="ce qu'il exige"),
    "motive": Text(en="asks for a motive", fr="demande un motif"),
    "decides": Text(en="decides", fr="tranche"),
    "revises": Text(en="revises the programme", fr="révise le programme"),
    "otherwise": Text(en="for when the others are refused", fr="pour quand les autres sont refusés"),
    "within": Text(en="deadline", fr="délai"),
}
_PATHWAY_TITLE: Final = Text(en="the title of the pathway", fr="le titre du cheminement")


def diff(old: Pathway, new: Pathway) -> tuple[Departure, ...]:
    """Name everything in which a pathway departs from another, titles and orders included.

    The ids and the versions are not departures: they say which pathways are compared. The reasons are those that the
    second one gives in ``because``, each for its address and all that is below.

    >>> from concertation.findings import Level
    >>> stock = Pathway.stock()
    >>> strict = attrs.evolve(stock, id="strict", levels={"start-easy-and-short": Level.ERROR})
    >>> [each.text() for each in diff(stock, strict)]
    ['added: the level of the rule start-easy-and-short = error']
    """
    return tuple(attrs.evolve(each, reason=reason_for(each.address, new.because)) for each in _departures(old, new))


def reason_for(address: str, because: Mapping[str, str]) -> str | None:
    """Give the reason of an address: its own, else that of the nearest address that holds it."""
    while address:
        if address in because:
            return because[address]
        address = address.rpartition("/")[0]
    return None


def _departures(old: Pathway, new: Pathway) -> Iterator[Departure]:
    if old.title != new.title:
        yield _changed("title", old.title, new.title, _PATHWAY_TITLE.with_())
    yield from _parts("steps", _ORDERS["steps"].with_(), _by_id(old.steps), _by_id(new.steps), _step)
    yield from _parts("circles", _ORDERS["circles"].with_(), _by_id(old.circles), _by_id(new.circles), _circle)
    yield from _charts(old.charts, new.charts)
    yield from _entries("levels", old.levels, new.levels, lambda name: _LEVEL.with_(rule=name))
    for rule in sorted({*old.options, *new.options}):
        yield from _entries(
            f"options/{rule}",
            old.options.get(rule, {}),
            new.options.get(rule, {}),
            lambda name, rule=rule: _OPTION.with_(name=name, rule=rule),  # type: ignore[misc]  # bound in the loop
        )
    if old.waives != new.waives:
        yield _changed("waives", old.waives, new.waives, _WAIVES.with_())


def _by_id(values: Iterable[T]) -> dict[str, T]:
    return {str(getattr(each, "id", None) or getattr(each, "name", "")): each for each in values}


def _changed(at: str, before: object, after: object, what: Message) -> Departure:
    return Departure(address=at, kind="changed", before=before, after=after, what=what)


def _named(name: str, title: Text | str | None) -> Message:
    label = title if isinstance(title, Text) else Text.plain(title or name)
    beside = Text(en="" if label.en == name else f" ({name})", fr="" if label.fr == name else f" ({name})")
    return _NAMED.with_(label=label, beside=beside)


def _step(name: str, step: Step) -> Message:
    return _STEP.with_(name=_named(name, step.title))


def _circle(name: str, circle: Circle) -> Message:
    return _CIRCLE.with_(name=_named(name, circle.title))


def _chart(name: str, chart: Chart) -> Message:
    return _CHART.with_(name=_named(name, chart.title))


def _entries(
    at: str, old: Mapping[str, object], new: Mapping[str, object], what: Callable[[str], Message]
) -> Iterator[Departure]:
    for name in sorted({*old, *new}):
        place = f"{at}/{name}"
        if name not in new:
            yield Departure(address=place, kind="removed", before=old[name], what=what(name))
        elif name not in old:
            yield Departure(address=place, kind="added", after=new[name], what=what(name))
        elif old[name] != new[name]:
            yield _changed(place, old[name], new[name], what(name))


def _added_or_removed(at: str, old: Mapping[str, T], new: Mapping[str, T], what: What[T]) -> Iterator[Departure]:
    for name, value in old.items():
        if name not in new:
            yield Departure(address=f"{at}/{name}", kind="removed", before=value, what=what(name, value))
    for name, value in new.items():
        if name not in old:
            yield Departure(address=f"{at}/{name}", kind="added", after=value, what=what(name, value))


def _order(at: str, all_of_them: Message, old: Iterable[str], new: Iterable[str]) -> Iterator[Departure]:
    olds, news = tuple(old), tuple(new)
    before = tuple(name for name in olds if name in news)
    after = tuple(name for name in news if name in olds)
    if before != after:
        yield Departure(address=at, kind="reordered", before=olds, after=news, what=all_of_them)


def _parts(
    at: str, all_of_them: Message, old: Mapping[str, Part], new: Mapping[str, Part], what: Callable[..., Message]
) -> Iterator[Departure]:
    yield from _added_or_removed(at, old, new, what)
    yield from _order(at, all_of_them, old, new)
    for name, before in old.items():
        if name in new:
            yield from _fields(f"{at}/{name}", before, new[name], what(name, new[name]))


def _fields(at: str, old: Part, new: Part, what: Message) -> Iterator[Departure]:
    cls: type = type(old)
    for each in attrs.fields(cls):
        before, after = getattr(old, each.name), getattr(new, each.name)
        if each.name in _FIELDS and before != after:
            yield _changed(f"{at}/{each.name}", before, after, _FIELD_OF.with_(what=what, field=_FIELDS[each.name]))


def _charts(old: tuple[Chart, ...], new: tuple[Chart, ...]) -> Iterator[Departure]:
    olds, news = _by_id(old), _by_id(new)
    yield from _added_or_removed("charts", olds, news, _chart)
    yield from _order("charts", _ORDERS["charts"].with_(), olds, news)
    for name, before in olds.items():
        if name in news:
            yield from _inside(before, news[name])


def _inside(old: Chart, new: Chart) -> Iterator[Departure]:
    at, chart = f"charts/{new.name}", _named(new.name, new.title)
    if old.title != new.title:
        what = _FIELD_OF.with_(what=_chart(new.name, new), field=_FIELDS["title"])
        yield _changed(f"{at}/title", old.title, new.title, what)

    def state(name: str, of: State) -> Message:
        return _STATE.with_(name=_named(name, of.title), chart=chart)

    def move(_: str, of: Move) -> Message:
        name = _named(of.trigger, of.title)
        if len(new.named(of.trigger)) > 1 or len(old.named(of.trigger)) > 1:
            return _MOVE_FROM.with_(name=name, chart=chart, source=of.source)
        return _MOVE.with_(name=name, chart=chart)

    yield from _parts(
        f"{at}/states", _ORDERS["states"].with_(chart=chart), _by_id(old.states), _by_id(new.states), state
    )
    olds, news = addressed(old, new), addressed(new, old)
    yield from _parts(f"{at}/moves", _ORDERS["moves"].with_(chart=chart), olds, news, move)


def addressed(chart: Chart, other: Chart | None = None) -> dict[str, Move]:
    """Give the moves of a chart by their addresses.

    A trigger is enough where no other move shares it, in this chart or in the one that it is compared with; else the
    states that the move leaves come after it, and a number where even these are shared.
    """
    moves: dict[str, Move] = {}
    for each in chart.moves:
        address = each.trigger
        if len(chart.named(each.trigger)) > 1 or (other is not None and len(other.named(each.trigger)) > 1):
            address = f"{each.trigger}/{'+'.join(sorted(each.source))}"
        number = 1
        while address in moves:
            number += 1
            address = f"{address.removesuffix(f'/{number - 1}')}/{number}"
        moves[address] = each
    return moves
