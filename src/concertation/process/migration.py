"""Migration: a concertation follows another state of its pathway, or another pathway, where all keeps its meaning."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeAlias, cast

import attrs

from concertation.charts import Pathway
from concertation.errors import ConcertationError, InvalidValue, Problem, unknown_name
from concertation.findings import Path
from concertation.model import Concertation, Entity, Migrate, PathwayRef, Renaming, Standing, Table, When
from concertation.process.entries import Entry, Outcome, Row
from concertation.process.moves import circumstances
from concertation.process.parts import MOVABILITIES, Movability, Part, parts_of
from concertation.process.reasons import NotYours, Reason
from concertation.process.roles import roles_of
from concertation.process.view import View
from concertation.rules import Settings
from concertation.texts import Lang, Text

__all__ = ["Migration", "MigrationPlan", "NotMigrated", "carried", "migrate", "plan_migration"]

_evolve: Callable[..., Concertation] = attrs.evolve
_evolved: Callable[..., Entity] = attrs.evolve
AnyRenaming: TypeAlias = Renaming | Mapping[str, Mapping[str, str]]

_HEADER: Final = Text(en="{id}: {old} → {new}: {verdict}", fr="{id} : {old} → {new} : {verdict}")
_REFUSED: Final = Text(en="cannot", fr="ne peut pas")
_COUNTS: Final = Text(
    en="can move: {movable}; need a mapping: {mappable}; cannot: {stuck}",
    fr="peuvent passer : {movable} ; demandent une correspondance : {mappable} ; ne peuvent pas : {stuck}",
)
_MIGRATION: Final = Text(en="a migration", fr="une migration")
_NO_STATE: Final = Text(en="no state is called '{word}'", fr="aucun état ne s'appelle « {word} »")
_NO_CHART: Final = Text(
    en="no step or chart is called '{word}'", fr="aucune étape, aucun diagramme ne s'appelle « {word} »"
)
_NO_STEP: Final = Text(en="no step is called '{word}'", fr="aucune étape ne s'appelle « {word} »")


@attrs.frozen(kw_only=True)
class Migration:
    """What becomes of one concertation when it changes pathways; nothing moves unless everything does.

    Args:
        id: the concertation.
        old: the pathway that it follows.
        new: the one that it is to follow.
        parts: each part that stands, with what becomes of it.
        reasons: what holds whatever the parts: another pathway than the old one, an unknown party, a date too early.
        outcome: the new value and the entry for the journal, where it can move.
    """

    id: str
    old: PathwayRef
    new: PathwayRef
    parts: tuple[Part, ...] = ()
    reasons: tuple[Reason, ...] = ()
    outcome: Outcome | None = attrs.field(default=None, repr=False)

    @property
    def verdict(self) -> Movability:
        """The worst of the parts' verdicts: *cannot*, else *needs a mapping*, else *can move*."""
        verdicts = {each.verdict for each in self.parts}
        if self.reasons or "cannot" in verdicts:
            return "cannot"
        return "needs-mapping" if "needs-mapping" in verdicts else "can-move"

    def __bool__(self) -> bool:
        """Whether the concertation can move."""
        return self.verdict == "can-move"

    def text(self, lang: Lang = "en") -> str:
        """Say what becomes of each part, one a line."""
        verdict = MOVABILITIES[self.verdict]
        header = _HEADER.render(lang, id=self.id, old=_said(self.old), new=_said(self.new), verdict=verdict)
        rows = [
            (MOVABILITIES[each.verdict].render(lang), each.address, each.message.render(lang)) for each in self.parts
        ]
        wide = [max((len(row[column]) for row in rows), default=0) for column in (0, 1)]
        lines = [f"  {verdict.ljust(wide[0])}  {at.ljust(wide[1])}  {said}" for verdict, at, said in rows]
        return "\n".join([header, *(f"  {_REFUSED.render(lang)}  {each.text(lang)}" for each in self.reasons), *lines])


def _said(ref: PathwayRef) -> str:
    return " ".join(word for word in (ref.id, ref.version) if word)


@attrs.frozen
class MigrationPlan:
    """A dry run over many concertations: what would become of each."""

    migrations: tuple[Migration, ...]

    def of(self, verdict: Movability) -> tuple[Migration, ...]:
        """Give the migrations with a verdict."""
        return tuple(each for each in self.migrations if each.verdict == verdict)

    def text(self, lang: Lang = "en") -> str:
        """Say how many can move, then each that cannot, with why."""
        counts = {
            "movable": len(self.of("can-move")),
            "mappable": len(self.of("needs-mapping")),
            "stuck": len(self.of("cannot")),
        }
        others = (each.text(lang) for each in self.migrations if not each)
        return "\n".join([_COUNTS.render(lang, **counts), *others])


class NotMigrated(ConcertationError):
    """A concertation cannot change pathways; nothing is done. ``migration`` says why, part by part."""

    def __init__(self, migration: Migration) -> None:
        """Keep the migration; the message says it in English."""
        self.migration = migration
        super().__init__(migration.text())

    def __reduce__(self) -> tuple[type[NotMigrated], tuple[Migration]]:
        """Pickle by what it is made of."""
        return (type(self), (self.migration,))


def migrate(
    concertation: Concertation,
    *,
    old: Pathway,
    new: Pathway,
    mapping: AnyRenaming | None = None,
    by: str = "authority",
    on: When | str | dt.date | None = None,
) -> Migration:
    """Work out what becomes of a concertation on another pathway; it does not change.

    What stands keeps its state where the new chart has one of the same name, or where the mapping says which one it
    is. A step that disappears is dropped if nothing but its first state was entered; else the mapping says which step
    takes its place. The circles that are used must be there.

    Args:
        concertation: it must follow the old pathway.
        old: the pathway that it follows.
        new: the pathway that it is to follow.
        mapping: the states, and the steps, that are called otherwise; a plain mapping is that of the states.
        by: who does it.
        on: the date.

    Raises:
        InvalidValue: if the mapping names what neither pathway has.

    >>> from concertation.model import Authority
    >>> stock = Pathway.stock()
    >>> begun = Concertation("pilote", title="P", authority=Authority("a"), standings={"prepare": Standing("drafting")})
    >>> print(migrate(begun, old=stock, new=attrs.evolve(stock, version="2")).text())
    pilote: cheminement → cheminement 2: can move
      can move  prepare  stays 'drafting'
    """
    renaming = mapping if isinstance(mapping, Renaming) else Renaming(mapping or {})
    _check(renaming, old, new)
    date = None if on is None else When(on)
    view = View(concertation, old, Settings({}), date)
    reasons = (*circumstances(view, by), *_not_theirs(concertation, new, by))
    parts = tuple(parts_of(concertation, old, new, renaming))
    migration = Migration(id=concertation.id, old=concertation.pathway, new=new.ref, parts=parts, reasons=reasons)
    if not migration:
        return migration
    rows = tuple(_rows(parts))
    entry = Entry(Migrate(new.ref, renaming), by, date, rows)
    return attrs.evolve(migration, outcome=Outcome(carried(concertation, entry), (entry,)))


def _not_theirs(concertation: Concertation, new: Pathway, by: str) -> Iterator[Reason]:
    if not roles_of(concertation, by) & set(new.waives):
        yield NotYours(Path("pathway"), _MIGRATION, new.waives)


def plan_migration(
    concertations: Iterable[Concertation], *, old: Pathway, new: Pathway, mapping: AnyRenaming | None = None
) -> MigrationPlan:
    """Work out what would become of many concertations; none of them changes.

    Raises:
        InvalidValue: if the mapping names what neither pathway has.
    """
    return MigrationPlan(tuple(migrate(each, old=old, new=new, mapping=mapping) for each in concertations))


def carried(concertation: Concertation, entry: Entry) -> Concertation:
    """Do a migration again from its entry alone: each row says where a standing is carried, and under which state.

    The rows name every step that stands afterwards, and the entities whose state is called otherwise.

    Raises:
        InvalidValue: if the entry cannot be what was done.
    """
    act = cast("Migrate", entry.act)
    before = {act.renaming.steps.get(name, name): each for name, each in concertation.standings.items()}
    steps = {str(row.address): _carried(before, row, entry) for row in entry.rows if "/" not in row.address}
    states = {str(row.address): row.dest for row in entry.rows if "/" in row.address}
    fields: dict[str, object] = {
        collection: [
            _renamed(each, states.get(f"{collection}/{each.id}")) for each in concertation.collection(collection)
        ]
        for collection in {address.partition("/")[0] for address in states}
    }
    return _evolve(concertation, pathway=act.pathway, standings=Table(steps, concertation.standings.extra), **fields)


def _carried(before: Mapping[str, Standing], row: Row, entry: Entry) -> Standing:
    standing = before.get(row.address)
    if standing is None:
        return Standing(row.dest, since=entry.on, by=entry.by)
    return attrs.evolve(standing, state=row.dest)


def _renamed(entity: Entity, state: str | None) -> Entity:
    standing: Standing | None = getattr(entity, "standing", None)
    if state is None or standing is None:
        return entity
    return _evolved(entity, standing=attrs.evolve(standing, state=state))


def _rows(parts: Iterable[Part]) -> Iterator[Row]:
    """Give a row for every step that stands then, and for every entity whose state is called otherwise."""
    for each in parts:
        if each.target is not None and each.dest is not None and ("/" not in each.target or each.source != each.dest):
            yield Row(address=each.target, source=each.source, dest=each.dest)


def _check(renaming: Renaming, old: Pathway, new: Pathway) -> None:
    problems = [*_step_problems(renaming, old, new), *_state_problems(renaming, old, new)]
    if problems:
        raise InvalidValue(problems)


def _step_problems(renaming: Renaming, old: Pathway, new: Pathway) -> Iterator[Problem]:
    for before, after in renaming.steps.items():
        for word, pathway in ((before, old), (after, new)):
            if pathway.step(word) is None:
                known = [step.id for step in pathway.steps]
                yield unknown_name("unknown-step", f"steps/{before}", _NO_STEP.with_(word=word), word, known)


def _state_problems(renaming: Renaming, old: Pathway, new: Pathway) -> Iterator[Problem]:
    for name, states in renaming.states.items():
        at = f"states/{name}"
        before = old.chart_of(name) if old.step(name) else old.chart(name)
        if before is None:
            known = {*(step.id for step in old.steps), *(chart.name for chart in old.charts)}
            yield unknown_name("unknown-chart", at, _NO_CHART.with_(word=name), name, known)
            continue
        target = renaming.steps.get(name, name)
        after = (new.chart_of(target) if new.step(target) else new.chart(name)) or before
        for source, dest in states.items():
            for word, chart in ((source, before), (dest, after)):
                if chart.state(word) is None:
                    known = {state.name for state in chart.states}
                    yield unknown_name("unknown-state", f"{at}/{source}", _NO_STATE.with_(word=word), word, known)
