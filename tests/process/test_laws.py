"""The laws of the process, under random acts from six places of the shipped pathway."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concertation.charts import Pathway
from concertation.findings import Level
from concertation.model import Concertation, Fire, Waive, resolve
from concertation.process import Decision, Dossier, Entry, Process, Refused
from concertation.process.view import View
from concertation.rules import RuleSet
from concertation.rules.stock.waivers import PHASE as UPKEEP
from tests.process.acts import ACTS, BY, DATES, FRONTIERS, PROCESS, Batch, stories

Story = tuple[Dossier, list[Batch]]
MANY = settings(max_examples=150, deadline=None)
RULES = RuleSet.stock()


def lived(story: Story) -> Iterator[tuple[Concertation, Concertation, tuple[Entry, ...]]]:
    """Play a story, and give what each batch that was accepted made of the concertation."""
    dossier, batches = story
    now = dossier.now
    for acts, by, on in batches:
        try:
            done = PROCESS.do(now, *acts, by=by, on=on)
        except Refused:
            continue
        yield now, done.concertation, done.entries
        now = done.concertation


@MANY
@given(stories())
def test_may_allows_exactly_what_do_does(story: Story) -> None:
    """``may(acts).allowed`` and ``do(acts)`` agree, and a refusal says the same reasons."""
    dossier, batches = story
    now = dossier.now
    for acts, by, on in batches:
        decision = PROCESS.may(now, *acts, by=by, on=on)
        before = pickle.dumps(now)
        assert decision.allowed is not bool(decision.reasons)
        if decision.allowed:
            done = PROCESS.do(now, *acts, by=by, on=on)
            assert PROCESS.do(now, *acts, by=by, on=on) == done
            assert pickle.dumps(now) == before
            now = done.concertation
        else:
            with pytest.raises(Refused) as caught:
                PROCESS.do(now, *acts, by=by, on=on)
            assert caught.value.decision == decision
            assert pickle.dumps(now) == before


@MANY
@given(stories())
def test_replay_of_the_journal_is_the_value(story: Story) -> None:
    """A journal tells the whole story: replay asks no rule and gives the same concertation."""
    dossier, _ = story
    journal = dossier.journal
    now = dossier.now
    for _before, after, entries in lived(story):
        journal = (*journal, *entries)
        now = after
    assert PROCESS.replay(journal) == now


@MANY
@given(stories())
def test_what_decides_is_done_by_the_political_level_only(story: Story) -> None:
    """A move that decides is in the journal with the political level, or not at all."""
    for before, _, entries in lived(story):
        for entry in entries:
            if isinstance(entry.act, Fire):
                subject, _, trigger = entry.act.move.rpartition(".")
                chart = Pathway.stock().chart_of(subject)
                assert chart is not None
                if any(move.decides for move in chart.named(trigger)):
                    assert entry.by == "political-level", (before.standings, entry)


GATED = {
    ("prepare", "framed"): "@preparation",
    ("members", "constituted"): "@members",
    ("programme", "proposed"): "@programme",
    ("programme", "validated"): "@programme",
}


@MANY
@given(stories())
def test_no_path_leads_past_a_gate_that_blocks(story: Story) -> None:
    """Whoever enters a gated state leaves no finding of its gate behind that blocks and is not waived."""
    settings_ = PROCESS._settings  # noqa: SLF001  # the gate is asked as the process asks it
    for _, after, entries in lived(story):
        for entry in entries:
            for row in entry.rows:
                phase = GATED.get((row.address, row.dest))
                if phase is not None and len(entries) == 1:
                    report = View(after, PROCESS.pathway, settings_, entry.on).gate((phase,), None)
                    assert not [each for each in report.findings if each.level is Level.ERROR]


@MANY
@given(stories())
def test_only_a_move_changes_a_standing(story: Story) -> None:
    """A standing that differs before and after is that of a move, or of an entity that is new."""
    for before, after, entries in lived(story):
        moved = {row.address for entry in entries for row in entry.rows}
        for address in {*_standings(before), *_standings(after)} - moved:
            if address in _standings(after):
                assert _standings(before).get(address) == _standings(after)[address]
        waived = any(type(entry.act).__name__ in {"Waive", "Unwaive"} for entry in entries)
        assert waived or before.waivers == after.waivers
        revised = sum(row.revises for entry in entries for row in entry.rows)
        assert after.revision == before.revision + revised


def _standings(concertation: Concertation) -> dict[str, object]:
    found: dict[str, object] = dict(concertation.standings)
    for address, entity in concertation.entities():
        standing = getattr(entity, "standing", None)
        if standing is not None:
            found[address] = standing
    return found


@MANY
@given(stories())
def test_once_closed_only_reviews_change(story: Story) -> None:
    """A closed programme locks everything but the reviews."""
    for before, after, _ in lived(story):
        if before.standings["programme"].state == "closed":
            same = ("members", "actions", "standings", "waivers", "objectives", "starting_point")
            assert all(getattr(before, name) == getattr(after, name) for name in same)


@MANY
@given(stories())
def test_every_address_that_a_rule_speaks_of_leads_somewhere(story: Story) -> None:
    """Findings, unknowns and reasons point into the concertation."""
    for _, after, _ in lived(story):
        circles = PROCESS.pathway.circles
        report = PROCESS.check(after, on="2026-06-01")
        places = [*(each.path for each in report.findings), *(each.path for each in report.unknown)]
        for place in (*places, *(each.path for each in report.waived)):
            resolve(after, place, circles)
        for decision in PROCESS.explain(after, by="authority").values():
            for finding in decision.advice:
                resolve(after, finding.path, circles)


@MANY
@given(stories())
def test_the_order_of_rules_never_changes_a_report(story: Story) -> None:
    """Reports are sorted as a document is read."""
    backwards = Process(rules=RuleSet(reversed(list(RuleSet.stock()))))
    for _, after, _ in lived(story):
        assert backwards.check(after) == PROCESS.check(after)


@MANY
@given(stories(), st.integers(min_value=0, max_value=20))
def test_a_waiver_removes_exactly_its_findings(story: Story, pick: int) -> None:
    """What a waiver lifts is what its rule finds at its target, and nothing else changes."""
    for _, after, _ in lived(story):
        report = PROCESS.check(after)
        waivable = [each for each in report.findings if RULES[each.rule].phase != UPKEEP]
        if not waivable or after.standings["programme"].state == "closed":
            continue
        chosen = waivable[pick % len(waivable)]
        act = Waive(chosen.rule, chosen.path, reason="Motivé")
        again = PROCESS.check(PROCESS.do(after, act, by="political-level").concertation)
        said = {each for each in again.findings if RULES[each.rule].phase != UPKEEP}
        gone = {each for each in waivable if each not in said}
        assert gone == {each for each in report.findings if each.rule == chosen.rule and each.path.within(chosen.path)}
        assert {each.finding for each in again.waived} >= gone
        assert said <= set(report.findings)


@MANY
@given(st.sampled_from(FRONTIERS), BY | st.none(), DATES)
def test_explain_says_of_each_move_what_may_says(frontier: object, by: str | None, on: str | None) -> None:
    """A move is explained as it would be judged."""
    assert callable(frontier)
    now = frontier().now
    for move, decision in PROCESS.explain(now, by=by, on=on).items():
        assert decision == PROCESS.may(now, Fire(move), by=by, on=on)


@MANY
@given(
    st.sampled_from(FRONTIERS),
    st.lists(ACTS, max_size=3),
    BY | st.text(max_size=5) | st.none(),
    DATES | st.text(max_size=8),
)
def test_may_never_raises(frontier: object, acts: list[Fire], by: str | None, on: str | None) -> None:
    """Whatever is asked, by whomever, on whatever date, the answer is a decision that can be said."""
    assert callable(frontier)
    decision = PROCESS.may(frontier().now, *acts, by=by, on=on)
    assert isinstance(decision, Decision)
    assert decision.text("fr")
    assert decision.text("en")


def test_a_batch_is_all_or_nothing() -> None:
    """One act that is refused refuses the others with it."""
    dossier = FRONTIERS[1]()
    before = dossier.now
    with pytest.raises(Refused):
        PROCESS.do(before, Fire("programme.close", motive="Fin"), Fire("programme.validate"), by="authority")
    assert dossier.now is before
