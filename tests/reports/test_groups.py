"""What is merely unsaid of several subjects is told once, and nothing else is."""

from __future__ import annotations

import pytest

from concertation.findings import Level
from concertation.model import Action, Member
from concertation.reports import Checked
from concertation.reports.groups import grouped
from concertation.rules import Context, Rule, Verdict, rule
from concertation.texts import Lang, Text
from tests.reports.texts import PLAN, bare, checked

ACTIONS = "actions: [{id: bays, title: Aires}, {id: hub, title: Centre}, {id: zfe, title: ZFE}]"


@rule("has-a-map", phase="programme", message="{action.title} has no map")
def has_a_map(action: Action, ctx: Context) -> Verdict:
    """The five-line rule of a host."""
    return ctx.ok if "x-map" in action.extra else ctx.find("extra")


@rule(
    "has-a-budget",
    phase="programme",
    message={
        "default": Text(en="no budget: {action}", fr="pas de budget : {action}"),
        "late": Text(en="no budget yet: {action}", fr="pas encore de budget : {action}"),
    },
)
def has_a_budget(action: Action, ctx: Context) -> Verdict:
    """Say it in two ways."""
    return ctx.find("budget", "late" if action.id == "zfe" else "default")


@rule("has-a-kind", phase="members", message=Text(en="no kind: {member}", fr="sans type : {member}"), level=Level.INFO)
def has_a_kind(member: Member, ctx: Context) -> Verdict:
    """Ask members, for once."""
    return ctx.find("kind") if member.kind is None else ctx.ok


def told(report: Checked, name: str, lang: Lang) -> list[tuple[str, int, str]]:
    """Give each group of a rule: its words, how many it holds, its address."""
    groups = [each for each in grouped(report.report.findings, report) if each.first.rule == name]
    return [(each.text(lang), len(each.findings), each.pattern) for each in groups]


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "the action has no pilot: 3 actions"), ("fr", "l'action n'a pas de pilote : 3 actions")]
)
def test_what_is_unsaid_of_several_is_one_group_that_counts_them(lang: Lang, said: str) -> None:
    """The subject gives way to the count; the address has ``*`` in its place."""
    assert told(checked(bare(ACTIONS)), "action-has-pilot", lang) == [(said, 3, "actions/*/pilot")]


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Aires has no map, and 2 more"), ("fr", "Aires has no map, et 2 de plus")],
)
def test_a_message_that_does_not_end_with_its_subject_is_said_of_the_first(lang: Lang, said: str) -> None:
    """``3 actions has no map`` would be no sentence."""
    assert told(checked(bare(ACTIONS), has_a_map), "has-a-map", lang) == [(said, 3, "actions/*/extra")]


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "no budget: Aires, and 2 more"), ("fr", "pas de budget : Aires, et 2 de plus")],
)
def test_findings_that_say_different_things_are_one_group_and_say_so_each(lang: Lang, said: str) -> None:
    """They are of one rule, so they are told in one frame."""
    assert told(checked(bare(ACTIONS), has_a_budget), "has-a-budget", lang) == [(said, 3, "actions/*/*")]


def test_what_is_stated_is_never_grouped() -> None:
    """A list that is empty has been said, and where it is said matters."""
    text = bare("actions: [{id: bays, objectives: []}, {id: hub, objectives: []}, {id: zfe}]")
    assert [count for _, count, _ in told(checked(text), "action-serves-objective", "en")] == [1, 1, 1]


def test_a_group_of_one_is_a_finding_as_any_other() -> None:
    """It is said by its own name."""
    (only,) = told(checked(PLAN), "action-has-calendar", "en")
    assert only[0] == "the action has no calendar, neither start, end nor horizon: Zone à faibles émissions"


@pytest.mark.parametrize(("lang", "said"), [("en", "no kind: 2 members"), ("fr", "sans type : 2 membres")])
def test_every_collection_is_counted_by_its_own_name(lang: Lang, said: str) -> None:
    """Members are no actions."""
    assert told(checked(PLAN, has_a_kind), "has-a-kind", lang) == [(said, 2, "members/*/kind")]


@pytest.mark.parametrize("rules", [(), (has_a_map,), (has_a_budget, has_a_kind)])
def test_grouping_loses_no_finding_and_keeps_their_order(rules: tuple[Rule, ...]) -> None:
    """The groups together are the report."""
    for text in (PLAN, bare(ACTIONS)):
        report = checked(text, *rules)
        groups = grouped(report.report.findings, report)
        assert sorted((each for group in groups for each in group.findings), key=str) == sorted(
            report.report.findings, key=str
        )
        firsts = [report.report.findings.index(group.first) for group in groups]
        assert firsts == sorted(firsts)


def test_groups_of_a_rule_that_is_gone_are_said_of_the_first() -> None:
    """Without its rule, nobody knows which word of a message names the subject."""
    report = checked(bare(ACTIONS), has_a_budget)
    bereft = Checked(report.report, report.concertation, checked(PLAN).process, report.document)
    assert told(bereft, "has-a-budget", "en") == [("no budget: Aires, and 2 more", 3, "actions/*/*")]
