"""Judging one rule, of the method or of practice, case by case, on a date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from concertation.charts import Pathway
from concertation.documents import load
from concertation.model import Concertation, When
from concertation.rules import Context, Example, Report, Rule, RuleSet, Setting, evaluate, subjects
from tests.rules.asking import whole

EVERY = RuleSet.stock() | RuleSet.practice()


def report(rule: Rule, concertation: Concertation, on: str | None = None) -> Report:
    """What one rule says of a concertation on a date."""
    context = Context(concertation, Pathway.stock().circles_of(concertation), None if on is None else When(on))
    said = evaluate([Setting(rule, rule.level, rule.options)], context, subjects(context))
    assert not said.crashed, [each.text() for each in said.crashed]
    return said


def judge(name: str, fields: Mapping[str, object], on: str | None = None) -> str:
    """Say in a line how a rule answers: where it finds, where it cannot tell, ``nothing`` or ``pass``."""
    said = report(EVERY[name], whole(**fields), on)
    lines = [f"find {each.path}" for each in said.findings] + [f"unknown {each.path}" for each in said.unknown]
    return "; ".join(lines) or ("nothing" if said.nothing_to_look_at else "pass")


def words(name: str, fields: Mapping[str, object], on: str | None = None) -> list[tuple[str, str]]:
    """Give what a rule says, in English and in French."""
    said = report(EVERY[name], whole(**fields), on)
    found = [(each.text("en"), each.text("fr")) for each in said.findings]
    return found + [(each.text("en"), each.text("fr")) for each in said.unknown]


def related(name: str, fields: Mapping[str, object], on: str | None = None) -> list[tuple[str, str]]:
    """Give the places that explain what a rule finds, with what each is."""
    said = report(EVERY[name], whole(**fields), on)
    return [(str(place.path), place.message.render("fr")) for each in said.findings for place in each.related]


def executed(example: Example, rule: Rule) -> Report:
    """What a rule says of one of its examples."""
    return report(rule, load(example.document).concertation, example.on)


def examples(rules: Iterable[Rule]) -> list[tuple[Rule, Example]]:
    """Give the examples of rules, good and bad."""
    return [(rule, example) for rule in rules for example in (*rule.good, *rule.bad)]


def shown_as_it_says(rule: Rule, example: Example) -> bool:
    """Whether an example is found at the address that it gives, or else passes."""
    said = executed(example, rule)
    if example.at is not None:
        return [str(each.path) for each in said.findings] == [example.at]
    return not (said.findings or said.unknown or said.nothing_to_look_at)
