"""What a finding blocks is what the gates would ask."""

from __future__ import annotations

import attrs
import pytest

from concertation.charts import CHARTED, Pathway
from concertation.documents import load
from concertation.findings import Level, Path
from concertation.model import Fire
from concertation.process import Gated, Process
from concertation.reports import Checked
from concertation.reports.gates import Blocked, blocked
from concertation.rules import RuleSet
from tests.reports.texts import ON, PLAN, WAIVED, checked, found


@pytest.mark.parametrize("text", [PLAN, WAIVED])
def test_a_finding_blocks_exactly_the_moves_whose_gate_finds_it(text: str) -> None:
    """Compared with the decisions: every move that is refused for the finding, and no other."""
    report = checked(text)
    decisions = report.process.explain(report.concertation, on=ON)
    for finding in report.report.findings:
        refused = {
            move
            for move, decision in decisions.items()
            if any(isinstance(each, Gated) and each.finding == finding for each in decision.reasons)
        }
        assert set(report.blocked(finding).names) == refused


def test_only_an_error_blocks() -> None:
    """A warning advises, whatever the gate."""
    (hub,) = found(checked(PLAN), "action-serves-objective")
    assert hub.level is Level.WARNING
    assert checked(PLAN).blocked(hub) == Blocked()


def test_a_rule_that_is_not_there_blocks_nothing() -> None:
    """A report may outlive a rule."""
    finding = found(checked(PLAN), "action-has-pilot")[0]
    assert blocked(finding, None, Pathway.stock()).names == ()


def test_a_rule_of_the_whole_on_the_gate_of_an_entity_blocks_every_one() -> None:
    """``actions/*`` stands for each of them."""
    stock = Pathway.stock()
    moves = tuple(
        attrs.evolve(move, requires=(*move.requires, "expectations-stated")) if move.trigger == "pause" else move
        for chart in stock.charts
        if chart.name == CHARTED["actions"]
        for move in chart.moves
    )
    charts = [attrs.evolve(each, moves=moves) if each.name == CHARTED["actions"] else each for each in stock.charts]
    process = Process(attrs.evolve(stock, charts=charts), RuleSet.stock())
    text = PLAN.replace("expectations: [{kind: action_plan}]\n", "")
    report = Checked.of(load(text), process, on=ON)
    (finding,) = found(report, "expectations-stated")
    assert report.blocked(finding).names == ("prepare.frame", "members.start", "actions/*.pause")
    assert "expectations-stated" in process.may(report.concertation, Fire("actions/bays.pause")).text()


def test_a_finding_about_a_circle_blocks_steps_only() -> None:
    """A circle has no moves of its own."""
    process = Process(attrs.evolve(Pathway.stock(), levels={"circle-has-referent": Level.ERROR}))
    (finding,) = found(Checked.of(load(PLAN), process, on=ON), "circle-has-referent")
    assert finding.subject == Path("circles/companies")
    assert Checked.of(load(PLAN), process, on=ON).blocked(finding).names == ("members.constitute",)
