"""A rule of a plugin that misbehaves is a finding about that rule; the others go on, and its gate stays shut."""

from __future__ import annotations

import time

import pytest

from concertation import Change, Concertation, Fire, Pathway, Process, Put, RuleSet, Waive, plugins
from concertation.findings import Finding, Level
from concertation.model import Authority, Expectation, Member
from concertation.rules import Report
from tests.plugins.installing import Site

HEADING = """
import itertools, json, sys
from concertation.model import Member
from concertation.plugins import Plugin
from concertation.rules import Context, Verdict, rule


class Mute(Exception):
    def __str__(self): return str(1 / 0)


class Odd:
    def __iter__(self): return iter(())
    def __eq__(self, other): return 1 / 0
    __hash__ = None


def remedy(member, ctx): return [member]


@rule("rennes/neighbour", phase="members", message="asked too")
def neighbour(member: Member, ctx: Context) -> Verdict:
    return ctx.find("name")


"""
TWO = Concertation(
    "charte",
    title="Charte",
    authority=Authority("ville"),
    members=[Member("cci", name="CCI"), Member("dreal", name="D")],
)


def loaded(site: Site, body: str, *, message: str = "found", more: str = "") -> RuleSet:
    """Install a plugin whose rule does this, and load it beside the rules of the method."""
    source = (
        f"{HEADING}@rule('rennes/hostile', phase='members', message={message!r}{more})\n"
        f"def hostile(member: Member, ctx: Context):\n    {body}\n\n\nplugin = Plugin(api=1, rules=[hostile, neighbour])\n"
    )
    site.install("charte-rennes", "1.2", rules={"rennes": "charte:plugin"}, modules={"charte": source})
    return RuleSet.stock() | plugins.rules(["rennes"], distributions=site.distributions)


def checked(rules: RuleSet, concertation: Concertation = TWO) -> Report:
    """What all rules say; the neighbour is always asked about everybody."""
    report = Process(Pathway.stock(), rules).check(concertation)
    found = [each for each in report.findings if each.rule == "rennes/neighbour"]
    assert [str(each.path) for each in found] == [f"members/{each.id}/name" for each in concertation.members]
    return report


def hostile(report: Report) -> list[Finding]:
    """What is said by the rule, or about it."""
    return [each for each in report.findings if each.rule == "rennes/hostile"]


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("raise KeyError(member.id)", "KeyError: 'cci'"),
        ("return json.loads('')", "JSONDecodeError: Expecting value: line 1 column 1 (char 0)"),
        ("return hostile.check(member, ctx)", "RecursionError: maximum recursion depth exceeded"),
        (
            "return ctx.find('nme')",
            "UnknownAddress: members/cci/nme: 'members/cci/nme' leads nowhere → did you mean 'members/cci/name'?",
        ),
        ("return ctx.find(at='members/nobody')", "UnknownAddress: members/nobody: 'members/nobody' leads nowhere"),
        ("return ctx.find(message='nothing like it')", "KeyError: 'nothing like it'"),
    ],
)
def test_a_rule_that_raises_is_told_with_its_plugin_its_place_and_its_error(site: Site, body: str, error: str) -> None:
    """In both languages, as an error, for each subject."""
    first, second = hostile(checked(loaded(site, body)))
    assert (first.crashed, first.level, first.path, second.path) == (True, Level.ERROR, "members/cci", "members/dreal")
    assert first.text("en").startswith("the rule rennes/hostile (charte-rennes 1.2, ")
    assert f") failed on members/cci: {error}" in first.text("en")
    assert first.text("en").endswith("; the other rules were asked all the same")
    assert first.text("fr").startswith("la règle rennes/hostile (charte-rennes 1.2, ")
    assert f") a échoué sur members/cci : {error}" in first.text("fr")
    assert first.text("fr").endswith(" ; les autres règles ont tout de même été examinées")


def test_a_rule_that_raises_half_way_keeps_what_it_had_found(site: Site) -> None:
    """And is told of."""
    report = checked(loaded(site, "yield ctx.find('name'); yield ctx.find('kind'); raise KeyError('x')"))
    assert [(str(each.path), each.crashed) for each in hostile(report)] == [
        ("members/cci", True),
        ("members/cci/kind", False),
        ("members/cci/name", False),
        ("members/dreal", True),
        ("members/dreal/kind", False),
        ("members/dreal/name", False),
    ]


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        ("return None", "None"),
        ("return True", "True"),
        ("return 'found'", "'found'"),
        ("return {}", "{}"),
        ("return [member.id]", "'cci'"),
        ("yield ctx.ok; yield 3", "3"),
        ("return 'x' * 1000", f"'{'x' * 199}…"),
    ],
)
def test_a_rule_that_answers_garbage_is_told_with_its_answer(site: Site, body: str, answer: str) -> None:
    """However long; it never passes for one that is satisfied."""
    first, _ = hostile(checked(loaded(site, body)))
    assert first.crashed
    assert first.text("en") == (
        f"the rule rennes/hostile (charte-rennes 1.2) failed on members/cci: it answered {answer} instead of a Verdict; the other rules were asked all the same"
    )
    assert first.text("fr") == (
        f"la règle rennes/hostile (charte-rennes 1.2) a échoué sur members/cci : elle a répondu {answer} au lieu d'un verdict (Verdict) ; les autres règles ont tout de même été examinées"
    )


@pytest.mark.parametrize(
    ("verdict", "kept"), [("ctx.find('name')", 100), ("ctx.unknown('kind')", 0), ("ctx.ok", 0), ("ctx.nothing", 0)]
)
def test_a_rule_that_never_stops_is_stopped_and_told(site: Site, verdict: str, kept: int) -> None:
    """A hundred findings are kept of each subject, and it does not take long."""
    rules = loaded(site, f"return itertools.repeat({verdict})")
    began = time.perf_counter()
    report = checked(rules)
    assert time.perf_counter() - began < 5
    crashes = [each for each in hostile(report) if each.crashed]
    assert [str(each.path) for each in crashes] == ["members/cci", "members/dreal"]
    assert len(hostile(report)) == 2 * kept + 2
    assert len(report.unknown) <= 200 + 4
    assert "it says more than 100 things of one subject; the first 100 are kept" in crashes[0].text("en")
    assert "elle dit plus de 100 choses d'un même objet ; les 100 premières sont conservées" in crashes[0].text("fr")


UNTOLD = [
    pytest.param("sys.exit(0)", "found", "", id="leaves the program"),
    pytest.param("yield ctx.find(); sys.exit(0)", "found", "", id="leaves it half-way"),
    pytest.param("raise Mute", "found", "", id="raises what cannot be said"),
    pytest.param("yield ctx.find(); raise Mute", "found", "", id="raises it half-way"),
    pytest.param("return Verdict(kind='finds')", "found", "", id="has a verdict of its own"),
    pytest.param("return ctx.find(share=0.5)", "{share:.1f}", "", id="has a text that cannot be filled in"),
    pytest.param("return ctx.find(who=Mute())", "{who}", "", id="speaks of what cannot be said"),
    pytest.param("return ctx.find(related=[('members/cci', 3)])", "found", "", id="has a related place without text"),
    pytest.param("return ctx.find()", "found", ", remedy=remedy", id="has a remedy that is no act"),
]


@pytest.mark.parametrize(("body", "message", "more"), UNTOLD)
def test_whatever_a_rule_does_the_check_goes_on_and_tells_it(site: Site, body: str, message: str, more: str) -> None:
    """It neither ends the program, nor raises, nor passes, nor leaves it to a report to stumble."""
    report = checked(loaded(site, body, message=message, more=more))
    crashes = [each for each in hostile(report) if each.crashed]
    assert [str(each.path) for each in crashes] == ["members/cci", "members/dreal"]
    assert all("charte-rennes 1.2" in each.text(lang) for each in crashes for lang in ("en", "fr"))


def test_an_empty_answer_that_compares_with_nothing_is_a_pass(site: Site) -> None:
    """What a rule answers is never asked what it equals."""
    assert hostile(checked(loaded(site, "return Odd()"))) == []


def test_a_crash_blocks_its_gate_and_is_not_waived(site: Site) -> None:
    """Whoever may not move is told which plugin to mend."""
    process = Process(Pathway.stock(), loaded(site, "raise KeyError(member.id)"))
    now = process.begin("Charte", authority="Ville", by="authority").concertation
    asked = Change(expectations=[Expectation("action_plan")])
    now = process.do(now, asked, Put(Member("cci")), Fire("members.start"), by="authority").concertation
    now = process.do(now, Waive("rennes/hostile", reason="Motivé"), by="political-level").concertation
    decision = process.may(now, Fire("members.constitute"), by="authority")
    assert not decision.allowed
    [crash] = [each.text("en") for each in decision.reasons if each.code == "rennes/hostile"]
    assert "charte-rennes 1.2" in crash
    assert "failed on members/cci: KeyError: 'cci'" in crash


def test_the_order_of_plugins_never_changes_a_report(site: Site) -> None:
    """Nor does that of their rules, crashes included."""
    rules = list(loaded(site, "yield ctx.find('name'); raise KeyError('x')"))
    assert checked(RuleSet(rules)) == checked(RuleSet(reversed(rules)))
