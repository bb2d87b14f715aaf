"""The rules about waivers: what is wrong with a waiver is a finding, whatever else the check says."""

from __future__ import annotations

import attrs
import pytest

from concertation.model import Action, Concertation, Formation, Member, StartingPoint, Waiver
from concertation.process import Process
from concertation.rules import Context, Report, RuleSet, Verdict, rule
from concertation.rules.stock.waivers import PHASE
from tests.rules.asking import whole

BARE = whole(starting_point=StartingPoint("Diagnostic"), members=[Member("cci", name="CCI")])
GOOD = Waiver("ground-rules-recorded", reason="Signée sur papier", by="authority")


def granted(*waivers: Waiver, **fields: object) -> Concertation:
    """A concertation in which these waivers were granted."""
    return attrs.evolve(BARE, waivers=waivers, **fields)  # type: ignore[arg-type]  # fields by name


def upkeep(report: Report) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """What the rules about waivers find, and what they cannot tell."""
    names = {each.name for each in RuleSet.stock() if each.phase == PHASE}
    found = [(each.rule, str(each.path)) for each in report.findings if each.rule in names]
    return found, [(each.rule, str(each.path)) for each in report.unknown if each.rule in names]


@pytest.mark.parametrize(
    ("waiver", "on", "finds", "cannot_tell"),
    [
        (GOOD, None, [], []),
        (attrs.evolve(GOOD, reason=None), None, [("waiver-has-reason", "reason")], []),
        (attrs.evolve(GOOD, rule="ground-rules-recordd"), None, [("waiver-rule-known", "rule")], []),
        (attrs.evolve(GOOD, rule="pau/zfe"), None, [], [("waiver-rule-known", "rule")]),
        (attrs.evolve(GOOD, rule="yearly-review"), None, [], []),
        (attrs.evolve(GOOD, target="actions/hub"), None, [("waiver-target-exists", "target")], []),
        (attrs.evolve(GOOD, target="circles/public"), None, [("waiver-used", ".")], []),
        (attrs.evolve(GOOD, by=None), None, [], [("waiver-entitled", "by")]),
        (attrs.evolve(GOOD, by="political-level"), None, [], []),
        (attrs.evolve(GOOD, by="metropole"), None, [], []),
        (attrs.evolve(GOOD, by="cci"), None, [("waiver-entitled", "by")], []),
        (attrs.evolve(GOOD, by="gone"), None, [("waiver-entitled", "by")], []),
        (attrs.evolve(GOOD, until="2026-06-30"), None, [], []),
        (attrs.evolve(GOOD, until="2026-06-30"), "2026-06-30", [], []),
        (attrs.evolve(GOOD, until="2026-06-30"), "2026-07-01", [("waiver-not-expired", "until")], []),
        (attrs.evolve(GOOD, until="2026-06"), "2026", [], [("waiver-not-expired", "until")]),
        (attrs.evolve(GOOD, since="2026-06-30"), "2026-01-01", [], []),
        (attrs.evolve(GOOD, rule="starting-point-defined"), None, [("waiver-used", ".")], []),
        (attrs.evolve(GOOD, rule="starting-point-defined", since="2026-06"), "2026-01-01", [], []),
        (
            attrs.evolve(GOOD, rule="starting-point-defined", until="2025"),
            "2026",
            [("waiver-not-expired", "until")],
            [],
        ),
        (attrs.evolve(GOOD, rule="experiment-bounded"), None, [], []),
    ],
)
def test_a_waiver_is_judged(
    waiver: Waiver, on: str | None, finds: list[tuple[str, str]], cannot_tell: list[tuple[str, str]]
) -> None:
    """Case by case: the rule, the field of the waiver."""
    found, unknown = upkeep(Process.stock().check(granted(waiver), on=on))
    place = {".": "waivers/0"}
    assert found == [(name, place.get(field, f"waivers/0/{field}")) for name, field in finds]
    assert unknown == [(name, f"waivers/0/{field}") for name, field in cannot_tell]


def test_a_waiver_where_the_rule_cannot_tell_is_not_called_useless() -> None:
    """Where members are known in part, so is whether there is one."""
    waiver = attrs.evolve(GOOD, rule="body-has-member")
    partial = granted(waiver, members=[], formations=[Formation("copil")], totals={"members": 5})
    assert upkeep(Process.stock().check(partial)) == ([], [("waiver-used", "waivers/0")])


@rule("bays-have-a-map", phase="preparation", message="no map", formerly=["map-of-bays"], reads=["*/extra"])
def bays_have_a_map(action: Action, ctx: Context) -> Verdict:
    """Finds in every action."""
    return ctx.find("extra")


@rule("breaks", phase="preparation", message="x")
def breaks(action: Action, ctx: Context) -> Verdict:
    """Fails."""
    raise LookupError(action.id)


def test_a_waiver_under_a_former_name_lifts_and_is_of_use() -> None:
    """Renaming a rule takes nothing back that was granted."""
    process = Process(rules=RuleSet.stock() | [bays_have_a_map])
    report = process.check(granted(attrs.evolve(GOOD, rule="map-of-bays"), actions=[Action("bays")]))
    assert [each.rule for each in report.waived] == ["bays-have-a-map"]
    assert upkeep(report) == ([], [])


def test_waivers_are_judged_whatever_rules_a_host_brings() -> None:
    """A process of one's own rules asks about waivers too, and a crash is not waived."""
    without = RuleSet(each for each in RuleSet.stock() if each.phase != PHASE)
    process = Process(rules=without | [breaks])
    report = process.check(granted(Waiver("breaks", by="authority"), actions=[Action("bays")]))
    assert [each.rule for each in report.crashed] == ["breaks"]
    assert ("waiver-has-reason", "waivers/0/reason") in upkeep(report)[0]


def test_what_is_said_of_a_waiver_reads_in_both_languages() -> None:
    """Dates included."""
    late = granted(attrs.evolve(GOOD, until="2026-06-30"))
    said = next(
        each for each in Process.stock().check(late, on="2026-07-01").findings if each.rule.startswith("waiver")
    )
    assert said.text("en") == "the waiver of ground-rules-recorded expired on 2026-06-30"
    assert said.text("fr") == "la dérogation à ground-rules-recorded a expiré (échéance : 30 juin 2026)"
