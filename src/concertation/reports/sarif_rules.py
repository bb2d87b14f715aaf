"""Rules as SARIF describes them, so that an editor can explain a finding."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from concertation.findings import Level
from concertation.reports.checked import Checked
from concertation.reports.data import Data
from concertation.reports.rule_pages import rule_page
from concertation.rules import Rule
from concertation.texts import Lang

__all__ = ["LEVELS", "descriptors"]

LEVELS: Final = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
"""What SARIF calls each level."""


def descriptors(reports: Iterable[Checked], lang: Lang) -> list[Data]:
    """Describe every rule that was asked or is named by a report, by name."""
    known: dict[str, Rule | None] = {}
    for checked in reports:
        report = checked.report
        known |= {each.name: each for each in checked.process.rules}
        for name in [each.rule for said in (report.findings, report.unknown, report.waived) for each in said]:
            known.setdefault(name, None)
    return [{"id": name} if rule is None else _described(rule, lang) for name, rule in sorted(known.items())]


def _described(rule: Rule, lang: Lang) -> Data:
    sources = [each.text(lang) for each in rule.sources]
    what, why, way_out = (text.render(lang) if text else "" for text in (rule.what, rule.why, rule.way_out))
    short, advice = what or rule.name, "\n".join(filter(None, (why, way_out, *sources)))
    return {
        "id": rule.name,
        "name": "".join(word.capitalize() for word in rule.name.replace("/", "-").split("-")),
        "shortDescription": {"text": short},
        "fullDescription": {"text": " ".join(filter(None, (what, why))) or rule.name},
        "help": {"text": advice or short, "markdown": rule_page(rule, lang=lang)},
        "defaultConfiguration": {"level": LEVELS[rule.level]},
        "properties": {"phase": rule.phase, "sources": sources},
    }
