"""What a rule answers about one subject, and what reports make of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

import attrs

from concertation.findings import Finding, Level, Path, Related
from concertation.model import Concertation, Table, Waiver
from concertation.texts import Lang, Message, Text

__all__ = ["Answer", "Report", "Unknown", "Verdict", "Waived"]


@attrs.frozen(kw_only=True)
class Verdict:
    """The answer of a rule about one subject; ``Context`` makes it.

    ``pass``, ``find``, ``unknown`` and ``nothing`` (to look at); the engine adds *crashed* where a rule fails.
    """

    kind: Literal["pass", "find", "unknown", "nothing"]
    field: str = "."
    message: str | Text = "default"
    data: tuple[tuple[str, object], ...] = ()
    at: str | None = None
    related: tuple[Related, ...] = ()


Answer: TypeAlias = Verdict | Iterable[Verdict]
"""What a rule answers: one verdict, or several of which those that find something are kept."""


@attrs.frozen(kw_only=True)
class Unknown:
    """What a rule could not judge, because something is unsaid or a list is known in part; it never blocks."""

    rule: str
    level: Level
    path: Path
    subject: Path
    message: Message

    def text(self, lang: Lang = "en") -> str:
        """Say what is not known."""
        return self.message.render(lang)


@attrs.frozen
class Waived:
    """A finding that a waiver lifted."""

    finding: Finding
    waiver: Waiver

    @property
    def rule(self) -> str:
        """The rule that found it."""
        return self.finding.rule

    @property
    def path(self) -> Path:
        """Where it was found."""
        return self.finding.path


@attrs.frozen(kw_only=True)
class Report:
    """What the rules in force say of a concertation, in an order that no rule set changes.

    ``findings`` are the condition of the project; ``unknown`` is what could not be judged; ``nothing_to_look_at``
    names the rules that had no subject; ``waived`` are findings that somebody lifted, with the reason. ``timings``
    says how long each rule took, in seconds, where a clock was given; ``memory`` is what a recheck builds upon.
    """

    findings: tuple[Finding, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    nothing_to_look_at: tuple[str, ...] = ()
    waived: tuple[Waived, ...] = ()
    timings: Table[float] | None = attrs.field(default=None, eq=False, repr=False)
    memory: object = attrs.field(default=None, eq=False, repr=False)

    @property
    def worst(self) -> Level | None:
        """The most serious level found, or ``None``."""
        return max((finding.level for finding in self.findings), default=None)

    @property
    def crashed(self) -> tuple[Finding, ...]:
        """The findings about rules that failed."""
        return tuple(finding for finding in self.findings if finding.crashed)

    def text(self, lang: Lang = "en") -> str:
        """Say every finding, then what is unknown, one a line."""
        lines = [
            f"{each.path} {each.level.label.render(lang)} {each.rule}: {each.text(lang)}" for each in self.findings
        ]
        lines += [f"{each.path} {_UNKNOWN.render(lang)} {each.rule}: {each.text(lang)}" for each in self.unknown]
        return "\n".join(lines)


_UNKNOWN = Text(en="unknown", fr="inconnu")
_PLACES = {name: index for index, name in enumerate(attrs.fields_dict(Concertation))}


def order(said: Finding | Unknown) -> tuple[int, str, str, str]:
    """Give the key that sorts what rules say as a document is read, whatever the order of the rules."""
    first = said.path.parts[0] if said.path.parts else ""
    return (_PLACES.get(first, -1), said.path, said.rule, said.text())
