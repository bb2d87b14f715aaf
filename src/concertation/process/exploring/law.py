"""What an exploration needs of a process."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from concertation.charts import Pathway
from concertation.model import Act, Concertation
from concertation.process.decision import Decision
from concertation.process.entries import Entry, Outcome
from concertation.rules import RuleSet

__all__ = ["Law"]


class Law(Protocol):
    """A pathway and rules that judge acts; ``Process`` is one."""

    @property
    def pathway(self) -> Pathway:
        """The pathway."""
        ...

    @property
    def rules(self) -> RuleSet:
        """The rules."""
        ...

    def begin(self, title: str, *, authority: str, by: str) -> Outcome:
        """Begin a concertation."""
        ...

    def do(self, concertation: Concertation, *acts: Act, by: str) -> Outcome:
        """Do acts, or raise ``Refused``."""
        ...

    def explain(self, concertation: Concertation) -> Mapping[str, Decision]:
        """Judge every move."""
        ...

    def replay(self, entries: Iterable[Entry], start: Concertation | None = None) -> Concertation:
        """Do again what was done."""
        ...
