"""The rules say what their pages show, and judge nothing that nobody has said."""

from __future__ import annotations

import attrs
import pytest

from concertation import Pathway, Process, RuleSet, load, plugins
from concertation.rules import Example, Report, Rule

RULES = plugins.rules(["rennes"])
PROCESS = Process(Pathway.stock(), RuleSet.stock() | RULES)
GOOD = [(rule, example) for rule in RULES for example in rule.good]
BAD = [(rule, example) for rule in RULES for example in rule.bad]


def checked(body: str) -> Report:
    """What all rules say of a document of which this is the body."""
    return PROCESS.check(load(Example(body).document).concertation)


def said(rule: str, body: str) -> tuple[list[str], list[str]]:
    """Where a rule finds something in a document, and where it cannot tell."""
    report = checked(body)
    assert not report.crashed
    found = [str(each.path) for each in report.findings if each.rule == rule]
    return found, [str(each.path) for each in report.unknown if each.rule == rule]


@pytest.mark.parametrize(("rule", "example"), GOOD, ids=lambda each: getattr(each, "name", ""))
def test_a_good_example_satisfies_its_rule(rule: Rule, example: Example) -> None:
    """There is nothing to find, and nothing unknown."""
    assert said(rule.name, example.text) == ([], [])


@pytest.mark.parametrize(("rule", "example"), BAD, ids=lambda each: getattr(each, "name", ""))
def test_a_bad_example_is_found_where_it_says(rule: Rule, example: Example) -> None:
    """There, and nowhere else."""
    assert said(rule.name, example.text) == ([example.at], [])


@pytest.mark.parametrize(
    ("rule", "body"),
    [
        ("objective-within-horizon", "objectives: [{id: a, title: A}]"),
        ("axis-has-action", "axes: [{id: a, title: A}]\nactions: [{id: b, title: B}]"),
        ("axis-has-action", "axes: [{id: a, title: A}]\nactions: [{id: b, title: B, axes: []}]\ntotals: {actions: 19}"),
        ("member-takes-part", "members: [{id: a, name: A}]\nactions: [{id: b, title: B, pilot: collectivite}]"),
        (
            "member-takes-part",
            "members: [{id: a, name: A}]\nobjectives: [{id: o, title: O}]\ntotals: {actions: unknown}",
        ),
        (
            "member-takes-part",
            """
            members: [{id: a, name: A}]
            formations: [{id: zfe}]
            actions: [{id: b, title: B, pilot: zfe, co_pilots: [], group: [], partners: []}]
            """,
        ),
    ],
)
def test_what_nobody_has_said_is_unknown(rule: str, body: str) -> None:
    """It is never held against the territory."""
    found, unknown = said(f"rennes/{rule}", body)
    assert found == []
    assert len(unknown) == 1


@pytest.mark.parametrize("role", ["pilot: cci", "co_pilots: [cci]", "group: [cci]", "partners: [cci]", "group: [zfe]"])
def test_a_member_takes_part_in_whatever_role(role: str) -> None:
    """By itself, or in a formation."""
    body = "members: [{id: cci, name: CCI}]\nformations: [{id: zfe, title: ZFE, members: [cci]}]\n"
    assert said("rennes/member-takes-part", f"{body}actions: [{{id: a, title: A, {role}}}]") == ([], [])


def test_an_abandoned_action_serves_nothing() -> None:
    """Neither an axis nor a member."""
    action = "actions: [{id: a, title: A, axes: [x], group: [cci], standing: {state: abandoned}}]\n"
    body = f"axes: [{{id: x, title: X}}]\nmembers: [{{id: cci, name: CCI}}]\n{action}"
    assert said("rennes/axis-has-action", body) == (["axes/x"], [])
    assert said("rennes/member-takes-part", body) == (["members/cci"], [])


def test_a_territory_may_look_further_ahead() -> None:
    """The year is an option."""
    pathway = attrs.evolve(Pathway.stock(), options={"rennes/objective-within-horizon": {"year": 2040}})
    body = "objectives: [{id: a, title: A, due: 2035}, {id: b, title: B, due: 2041}]"
    report = Process(pathway, RuleSet.stock() | RULES).check(load(Example(body).document).concertation)
    [found] = [each for each in report.findings if each.rule == "rennes/objective-within-horizon"]
    assert found.text("en") == "'B' is due after 2040, the horizon of the charter"
    assert found.text("fr") == "« B » a une échéance postérieure à 2040, horizon de la charte"
