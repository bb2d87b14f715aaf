"""One concertation as the process sees it on a date: rules asked once, gates judged from them."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping

import attrs

from concertation.charts import Pathway
from concertation.findings import Path
from concertation.model import Concertation, When
from concertation.rules import Context, Report, Setting, evaluate, subjects
from concertation.rules.evaluation import Subjects

__all__ = ["View"]


@attrs.frozen
class View:
    """A concertation, the pathway and the rules as the pathway sets them, on a date."""

    concertation: Concertation
    pathway: Pathway
    settings: Mapping[str, Setting]
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
            self._asked[key] = evaluate(self._named(requires), self.context, found, only=only)
        return self._asked[key]

    def _alone(self, address: Path) -> Subjects:
        """What rules may be asked about where a gate is an entity's: the whole, and that entity."""
        whole: Subjects = {Concertation: ((Path("."), self.concertation),)}
        entity = self.concertation.find(address)
        return whole if entity is None else {**whole, type(entity): ((address, entity),)}

    def _named(self, requires: Iterable[str]) -> tuple[Setting, ...]:
        names = {
            name: setting
            for word in requires
            for name, setting in self.settings.items()
            if name == word or (setting.rule.phase is not None and word == f"@{setting.rule.phase}")
        }
        return tuple(names.values())

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

    def check(self) -> Report:
        """Ask the rules in force."""
        in_force = (each for each in self.settings.values() if each.rule.phase in self.phases)
        return evaluate(in_force, self.context, self.subjects)
