"""What was checked: a report, with the process that made it and the document that it speaks of."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import attrs

from concertation.documents import Loaded
from concertation.findings import Finding, Path
from concertation.model import Concertation, Value, When
from concertation.process import Process
from concertation.reports.gates import Blocked, blocked
from concertation.reports.spots import Spot, spot_of
from concertation.rules import Report, Rule

__all__ = ["Checked"]


@attrs.frozen
class Checked:
    """A report on a concertation, which every form of it is written from.

    Args:
        report: what the rules say.
        concertation: what they were asked about.
        process: who asked; its rules know why and what to do, its pathway what is blocked.
        document: where the concertation was read from, if it was.
        on: the date of the question.
    """

    report: Report
    concertation: Concertation
    process: Process
    document: Loaded | None = None
    on: When | None = None

    @classmethod
    def of(cls, subject: Loaded | Concertation, process: Process | None = None, *, on: When | None = None) -> Checked:
        r"""Check a document, or a concertation that comes from none.

        Raises:
            OtherPathwayError: if it follows another pathway than the process.
            InvalidValue: if it names a circle, a step or a state that the pathway does not have.

        >>> from concertation.documents import load
        >>> loaded = load("schema: 1\nid: c\ntitle: Charte\nauthority: {id: metropole}\n")
        >>> Checked.of(loaded).report.findings
        ()
        """
        law = process or Process.stock()
        document = subject if isinstance(subject, Loaded) else None
        concertation = subject.concertation if isinstance(subject, Loaded) else subject
        return cls(law.check(concertation, on=on), concertation, law, document, on)

    @classmethod
    def nothing(cls, subject: Loaded | Concertation, process: Process, *, on: When | None = None) -> Checked:
        """Check nothing: what a decision speaks of is looked up in the same way."""
        document = subject if isinstance(subject, Loaded) else None
        return cls(Report(), subject.concertation if isinstance(subject, Loaded) else subject, process, document, on)

    @property
    def file(self) -> str | None:
        """The name of what the document was read from."""
        whole = self.document.place(".") if self.document else None
        return whole.file if whole else None

    def rule(self, name: str) -> Rule | None:
        """Give a rule by its name, if the process has it."""
        return self.process.rules.get(name)

    def blocked(self, finding: Finding) -> Blocked:
        """Give the moves that a finding blocks."""
        return blocked(finding, self.rule(finding.rule), self.process.pathway)

    def spot(self, address: str) -> Spot | None:
        """Give where an address is written, or the nearest thing that holds it."""
        return spot_of(self.document, address) if self.document else None

    def is_unsaid(self, address: Path) -> bool:
        """Whether an address is a field of an entity of which nobody has said anything."""
        holder, name = address.parent, address.parts[-1:]
        if holder not in self._entities or not name:
            return False
        value = getattr(self._entities[holder], name[0], ())
        return value is None or (name == ("extra",) and not value)

    @functools.cached_property
    def _entities(self) -> Mapping[str, Value]:
        """Every entity by its address, those of the pathway included: looking each up would go through its list."""
        circles = self.process.pathway.circles_of(self.concertation)
        return {**{f"circles/{each.id}": each for each in circles}, **dict(self.concertation.entities())}
