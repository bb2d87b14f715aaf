"""One concertation as the process sees it on a date: rules asked once, gates judged from them."""

from __future__ import annotations

import functools

import attrs

from concertation.charts import Pathway
from concertation.findings import Path
from concertation.model import Concertation, When
from concertation.process.roles import roles_of
from concertation.rules import Checklist, Context, Report, Selection, Settings, Subjects, evaluate, subjects
from concertation.rules.stock.waivers import PHASE as UPKEEP

__all__ = ["View"]


@attrs.frozen
class View:
    """A concertation, the pathway and the rules as the pathway sets them, on a date."""

    concertation: Concertation
    pathway: Pathway
    settings: Settings
    on: When | None = None
    _asked: dict[tuple[tuple[str, ...], Path | None], Report] = attrs.field(factory=dict, init=False, eq=False)

    @functools.cached_property
    def context(self) -> Context:
        """What rules may look at."""
        return Context(self.concertation, self.pathway.circles_of(self.concertation), self.on)

    @functools.cached_property
    def subjects(self) -> Subjects:
        """What rules may be asked about."""
        return subjects(self.context)

    def gate(self, requires: tuple[str, ...], only: Path | None) -> Report:
        """Ask the rules that a move requires, whether or not they are in force."""
        key = (requires, only)
        if key not in self._asked:
            found = self.subjects if only is None else self._alone(only)
            asked = self.settings.required(requires)
            self._asked[key] = evaluate(asked, self.context, found, only=only, names=self.settings.formerly)
        return self._asked[key]

    def _alone(self, address: Path) -> Subjects:
        """What rules may be asked about where a gate is an entity's: the whole, and that entity."""
        whole: Subjects = {Concertation: ((Path("."), self.concertation),)}
        entity = self.concertation.find(address)
        return whole if entity is None else {**whole, type(entity): ((address, entity),)}

    @functools.cached_property
    def phases(self) -> frozenset[str]:
        """The phases in force: those reached, those of steps that have content, and those of the steps before these."""
        last = max((index for index, _ in enumerate(self.pathway.steps) if self._phases_of(index)), default=-1)
        before = {phase for step in self.pathway.steps[: max(last, 0)] for phase in step.phases}
        return frozenset(before).union(*(self._phases_of(index) for index, _ in enumerate(self.pathway.steps)))

    def _phases_of(self, index: int) -> frozenset[str]:
        step = self.pathway.steps[index]
        if step.has_content(self.concertation):
            return frozenset(step.phases)
        chart, standing = self.pathway.chart(step.chart), self.concertation.standings.get(step.id)
        if chart is None or standing is None:
            return frozenset()
        rank = chart.rank(standing.state)
        return frozenset(phase for phase, state in step.phases.items() if chart.rank(state) <= rank)

    def checklist(self, asked: Settings, selection: Selection | None = None) -> Checklist:
        """Give what a check asks: the rules in force, and those about waivers.

        Args:
            asked: the rules as whoever asks wants them.
            selection: how what they find is told.
        """
        chosen = {name: each for name, each in asked.items() if selection is None or selection.asks(name)}
        return Checklist(
            {name: each for name, each in chosen.items() if each.rule.phase in self.phases},
            {name: each for name, each in chosen.items() if each.rule.phase == UPKEEP},
            self.settings.names,
            self._may_waive,
            selection,
        )

    def _may_waive(self, by: str) -> bool:
        return not roles_of(self.concertation, by).isdisjoint(self.pathway.waives)
