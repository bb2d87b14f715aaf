"""Asking one rule about one concertation, whether or not it is in force."""

from __future__ import annotations

from concertation.charts import Pathway
from concertation.model import Authority, Concertation
from concertation.rules import Context, Report, RuleSet, Setting, evaluate, subjects

AUTHORITY = Authority("metropole", name="Métropole", powers={"voirie": True, "police": False})


def whole(**fields: object) -> Concertation:
    """A concertation with these fields and nothing else."""
    given = {"title": "Charte", "authority": AUTHORITY, **fields}
    return Concertation("charte", **given)  # type: ignore[arg-type]  # the tests give the fields by name


def ask(name: str, concertation: Concertation) -> Report:
    """What one rule of the method says of a concertation."""
    rule = RuleSet.stock()[name]
    context = Context(concertation, Pathway.stock().circles_of(concertation))
    return evaluate([Setting(rule, rule.level, rule.options)], context, subjects(context))


def verdicts(name: str, concertation: Concertation) -> tuple[list[str], list[str]]:
    """Where a rule finds something, and where it cannot tell."""
    report = ask(name, concertation)
    assert not report.crashed
    return [str(each.path) for each in report.findings], [str(each.path) for each in report.unknown]
