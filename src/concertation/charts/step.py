"""A step of a pathway."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from concertation.charts.parts import as_names
from concertation.model import Concertation, Table
from concertation.texts import Text

__all__ = ["Step"]


def as_phases(value: Mapping[str, str]) -> Table[str]:
    """Freeze the phases of a step."""
    return Table(value)


@attrs.frozen
class Step:
    """A step of a pathway.

    Args:
        id: its slug.
        number: its number in the method, where gaps mean nothing.
        title: its title in both languages.
        chart: the name of its chart; its own id by default.
        phases: each phase of rules, with the state of the chart from which it is in force.
        defines: the fields of the concertation that are the step's content.
    """

    id: str
    number: int | None = attrs.field(default=None, kw_only=True)
    title: Text | None = attrs.field(default=None, kw_only=True, eq=False)
    chart: str = attrs.field(kw_only=True)
    phases: Table[str] = attrs.field(factory=Table, converter=as_phases, kw_only=True)
    defines: tuple[str, ...] = attrs.field(default=(), converter=as_names, kw_only=True)

    @chart.default
    def _own_name(self) -> str:
        return self.id

    @property
    def label(self) -> Text:
        """The title, or the id where there is none."""
        return self.title or Text.of(self.id)

    def has_content(self, concertation: Concertation) -> bool:
        """Whether a concertation already says something that this step defines."""
        return any(getattr(concertation, name) not in {None, ()} for name in self.defines)
