"""Findings and unknowns that say the same of several subjects, told once."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from concertation.findings import Finding, Path
from concertation.reports.checked import Checked
from concertation.reports.words import NOUNS, counted
from concertation.rules import Rule, Unknown
from concertation.rules.context import kind_name
from concertation.texts import Lang, Message, Text

__all__ = ["Group", "grouped", "grouped_unknowns"]

_MORE = Text(en="{first}, and {count} more", fr="{first}, et {count} de plus")


@attrs.frozen
class Group:
    """Findings of one rule about what is merely unsaid, or one finding of any kind.

    ``subject`` is the placeholder under which the rule's messages name what it was asked about.
    """

    findings: tuple[Finding, ...]
    subject: str = ""

    @property
    def first(self) -> Finding:
        """The first of them, in the order of the report."""
        return self.findings[0]

    @property
    def is_alike(self) -> bool:
        """Whether they say the same, of the same field, but for the name of the subject."""
        return len({(each.path.parts[2:], *self._said(each.message)) for each in self.findings}) == 1

    @property
    def pattern(self) -> str:
        """The address of all of them, with ``*`` where they differ."""
        rest = self.first.path.parts[2:] if self.is_alike else ("*",)
        return "/".join((self.everyone, *rest))

    @property
    def everyone(self) -> str:
        """The address of all their subjects."""
        return f"{self.first.path.parts[0]}/*"

    def blocks(self, checked: Checked) -> tuple[str, ...]:
        """Give the moves that they block, with ``*`` where they differ."""
        found = checked.blocked(self.first)
        return found.names if len(self.findings) == 1 else attrs.evolve(found, subject=self.everyone).names

    def _said(self, message: Message) -> tuple[Text, tuple[tuple[str, str], ...]]:
        other = ((key, str(value)) for key, value in message.data if not self._names_subject(key))
        return message.template, tuple(other)

    def _names_subject(self, key: str) -> bool:
        return key == self.subject or key.startswith(f"{self.subject}.")

    def text(self, lang: Lang) -> str:
        """Say the one finding, or what the group has in common and how many they are."""
        if len(self.findings) == 1:
            return self.first.text(lang)
        message = self.first.message
        ending = f": {{{self.subject}}}"
        if self.is_alike and message.template.en.endswith(ending) and message.template.fr.endswith(ending):
            count = counted(len(self.findings), NOUNS[self.first.path.parts[0]], lang)
            return message.template.render(lang, **{**message.values, self.subject: count})
        return _MORE.render(lang, first=self.first.text(lang), count=len(self.findings) - 1)


def grouped(findings: Iterable[Finding], checked: Checked) -> tuple[Group, ...]:
    """Group the findings of each rule about what is merely unsaid, where the first of them stands."""
    groups: dict[object, list[Finding]] = {}
    for index, finding in enumerate(findings):
        alone = finding.crashed or finding.path.parts[0] not in NOUNS or not checked.is_unsaid(finding.path)
        key: object = index if alone else (finding.rule, finding.level, finding.path.parts[0])
        groups.setdefault(key, []).append(finding)
    return tuple(Group(tuple(each), _subject(checked.rule(each[0].rule))) for each in groups.values())


def _subject(rule: Rule | None) -> str:
    return kind_name(rule.subject) if rule else ""


def grouped_unknowns(unknowns: Iterable[Unknown], lang: Lang) -> dict[tuple[str, str], tuple[Path, ...]]:
    """Group what is not known by rule and words; each with its addresses."""
    groups: dict[tuple[str, str], tuple[Path, ...]] = {}
    for each in unknowns:
        key = each.rule, each.text(lang)
        groups[key] = (*groups.get(key, ()), each.path)
    return dict(sorted(groups.items(), key=lambda item: item[0]))
