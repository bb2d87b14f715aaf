"""Which moves a finding blocks: those whose gate would ask its rule."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from concertation.charts import CHARTED, Chart, Pathway
from concertation.findings import Finding, Level
from concertation.rules import Rule

__all__ = ["Blocked", "blocked"]


@attrs.frozen
class Blocked:
    """The moves that a finding blocks: those of steps by their names, and the triggers of its subject's own."""

    moves: tuple[str, ...] = ()
    subject: str = "."
    own: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every move by its name."""
        return (*self.moves, *(f"{self.subject}.{trigger}" for trigger in self.own))


def blocked(finding: Finding, rule: Rule | None, pathway: Pathway) -> Blocked:
    """Work out what a finding blocks, from the charts of a pathway; only an error blocks.

    A gate on an entity's move asks its rules of that entity only, and those of the whole besides: what these find is
    in the way of every entity of the collection, as ``actions/*``.
    """
    if rule is None or finding.level is not Level.ERROR:
        return Blocked()
    steps = tuple(
        f"{step.id}.{trigger}" for step in pathway.steps for trigger in _asking(pathway.chart(step.chart), rule)
    )
    collection = finding.subject.partition("/")[0]
    if collection in CHARTED:
        return Blocked(steps, finding.subject, tuple(_asking(pathway.chart(CHARTED[collection]), rule)))
    if finding.subject != ".":
        return Blocked(steps)
    everywhere = (
        f"{name}/*.{trigger}" for name, chart in CHARTED.items() for trigger in _asking(pathway.chart(chart), rule)
    )
    return Blocked((*steps, *everywhere))


def _asking(chart: Chart | None, rule: Rule) -> Iterator[str]:
    asked = {rule.name} if rule.phase is None else {rule.name, f"@{rule.phase}"}
    for trigger in chart.triggers if chart else ():
        if any(asked & set(move.requires) for move in chart.named(trigger)) if chart else False:
            yield trigger
