"""Whether a pathway and rules fit each other is said when they are bound, all at once."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from concertation.charts import Chart, Move, Pathway, State, Step
from concertation.errors import DefinitionError, InvalidValue
from concertation.findings import Level
from concertation.model import Action, Authority, Concertation, Fire, Member, Put, Standing
from concertation.process import OtherPathwayError, Process
from concertation.rules import Context, RuleSet, Verdict, rule


def pathway(*moves: Move, locks: tuple[str, ...] = (), **more: object) -> Pathway:
    """A pathway of one step, from open to shut."""
    chart = Chart(
        "talk",
        (State("open", locks=locks), State("shut", final=True)),
        moves or (Move("shut", "open", "shut", by="body"),),
    )
    given = {"steps": (Step("talk"),), "charts": (chart,), **more}
    return Pathway("parole", version="1", **given)  # type: ignore[arg-type]  # the tests give wrong things on purpose


def test_twelve_mistakes_are_told_together() -> None:
    """Names of rules, phases, roles, fields and options, each with the nearest."""
    wrong = pathway(
        Move("shut", "open", "shut", by=("body", "authorty"), requires=("starting-point-defind", "@preparaton")),
        locks=("actons", "!reviews"),
        waives=("political",),
        levels={"three-circle": Level.ERROR},
        options={"start-easy-and-short": {"day": 3}, "no-such-rule": {"x": 1}, "three-circles": {"x": 1}},
        steps=(Step("talk", phases={"preparation": "open"}),),
    )
    with pytest.raises(DefinitionError) as caught:
        Process(wrong)
    assert caught.value.text("en").splitlines() == [
        "charts/talk/moves/shut/by: no role is called 'authorty' → did you mean 'authority'?",
        "charts/talk/moves/shut/requires: no rule is called 'starting-point-defind'"
        " → did you mean 'starting-point-defined'?",
        "charts/talk/moves/shut/requires: no phase is called 'preparaton' → did you mean 'preparation'?",
        "charts/talk/states/open/locks: a concertation has no field 'actons' → did you mean 'actions'?",
        "waives: no role is called 'political' → did you mean 'political-level'?",
        "levels: no rule is called 'three-circle' → did you mean 'three-circles'?",
        "levels: no rule is called 'no-such-rule'",
        "options/start-easy-and-short/day: start-easy-and-short has no option 'day' → did you mean 'days'?",
        "options/three-circles/x: three-circles has no option 'x'",
    ]


def test_a_rule_of_a_phase_that_nobody_knows_is_refused() -> None:
    """A slip in the phase of a host's rule would silence it."""

    @rule("typo", phase="programm", message="x")
    def typo(action: Action, ctx: Context) -> Verdict:
        return ctx.ok if action.id else ctx.nothing

    with pytest.raises(DefinitionError, match="no phase is called 'programm' → did you mean 'programme'"):
        Process(rules=RuleSet([*RuleSet.stock(), typo]))


def test_an_entity_is_gated_by_rules_of_its_own_kind() -> None:
    """A rule about members says nothing of an action, so it cannot gate one."""
    chart = Chart(
        "action",
        (State("idea"), State("done", final=True)),
        (Move("finish", "idea", "done", by="pilot", requires=("companies-in-own-name", "expectations-stated")),),
    )
    talk = pathway().charts[0]
    with pytest.raises(DefinitionError) as caught:
        Process(pathway(charts=(talk, chart)))
    assert caught.value.text("en") == (
        "charts/action/moves/finish/requires: 'companies-in-own-name' is asked of another kind of value"
        " than the chart action moves"
    )


def test_options_of_the_wrong_type_are_refused() -> None:
    """An option is checked as its own class checks it."""

    @attrs.frozen
    class Few:
        most: int = attrs.field(default=3, validator=attrs.validators.instance_of(int))

    @rule("few-members", phase="members", message="too many", options=Few)
    def few_members(concertation: Concertation, ctx: Context, options: Few) -> Verdict:
        return ctx.find("members") if len(concertation.members) > options.most else ctx.ok

    rules = RuleSet([few_members])
    with pytest.raises(DefinitionError, match="the option 'most' is of type int, got 'three'"):
        Process(pathway(options={"few-members": {"most": "three"}}), rules)
    strict = Process(
        pathway(options={"few-members": {"most": 0}}, steps=(Step("talk", phases={"members": "open"}),)), rules
    )
    now = strict.begin("X", authority="A", by="authority", members=[Member("cci")]).concertation
    assert [finding.rule for finding in strict.check(now).findings] == ["few-members"]


def test_a_pathway_changes_the_level_of_a_rule() -> None:
    """A territory may block where the method only prefers, and advise where it requires."""
    stock = Pathway.stock()
    milder = attrs.evolve(stock, levels={"starting-point-defined": Level.INFO, "expectations-stated": Level.WARNING})
    process = Process(milder)
    now = process.begin("X", authority="A", by="authority").concertation
    now = process.do(now, Fire("prepare.start"), by="authority").concertation
    decision = process.may(now, Fire("prepare.frame"), by="authority")
    assert decision.allowed
    assert [(each.rule, each.level) for each in decision.advice] == [
        ("starting-point-defined", Level.INFO),
        ("expectations-stated", Level.WARNING),
        ("ground-rules-recorded", Level.WARNING),
    ]
    assert decision.text("fr").splitlines()[0] == "Permis : prepare.frame (prepare est « en préparation » (drafting))"


def test_a_check_refuses_what_another_pathway_says() -> None:
    """Another pathway, an unknown circle, step or state: nothing can be judged, and why is said."""
    process = Process.stock()
    other = Concertation("c", title="C", authority=Authority("a"), pathway="parcours")
    with pytest.raises(OtherPathwayError, match="another pathway: the concertation follows parcours"):
        process.check(other)
    lost = Concertation(
        "c",
        title="C",
        authority=Authority("a"),
        members=[Member("m", circle="publics")],
        actions=[Action("bays", standing=Standing("finished"))],
        standings={"prepare": Standing("framd"), "preparation": Standing("framed")},
    )
    with pytest.raises(InvalidValue) as caught:
        process.check(lost)
    assert caught.value.text("en").splitlines() == [
        "members/m/circle: no circle has the id 'publics' → did you mean 'public'?",
        "standings/preparation: no step is called 'preparation' → did you mean 'prepare'?",
        "standings/prepare/state: no state is called 'framd' → did you mean 'framed'?",
        "actions/bays/standing/state: no state is called 'finished'"
        " → one of: abandoned, done, in-progress, paused, planned, proposed, retained",
    ]
    assert not process.may(lost, Fire("prepare.start"), by="authority").allowed


def test_a_pathway_of_one_step_holds_no_surprise() -> None:
    """Nothing counts to three: a process of one step, without entity charts, does what it says."""
    process = Process(pathway(Move("shut", "open", "shut", by="body", within="P3M")), RuleSet())
    now = process.begin("X", authority="A", by="authority", on="2025-11-30").concertation
    assert list(process.explain(now)) == ["talk.shut"]
    now = process.do(now, Put(Action("bays")), by="body").concertation
    assert now.actions[0].standing is None
    now = process.do(now, Fire("talk.shut"), by="body", on="2025-11-30").concertation
    assert str(now.standings["talk"].due) == "2026-02-28"


def test_candidates_are_tried_in_order() -> None:
    """Two moves of one trigger: the stricter first, the other where it is refused."""
    chart = Chart(
        "talk",
        (State("open"), State("heard", final=True), State("shut", final=True)),
        (
            Move("end", "open", "heard", by="body", requires="expectations-stated"),
            Move("end", "open", "shut", by=("body", "authority"), motive=True, otherwise=True),
        ),
    )
    process = Process(pathway(charts=(chart,)), RuleSet.stock())
    now = process.begin("X", authority="A", by="authority").concertation
    decision = process.may(now, Fire("talk.end"), by="body")
    assert [reason.code for reason in decision.reasons] == ["expectations-stated", "motive-missing"]
    shut = process.do(now, Fire("talk.end", motive="Assez"), by="body").concertation
    assert shut.standings["talk"].state == "shut"


def test_a_step_that_locks_everything_may_still_be_left() -> None:
    """A state that stops all moves does not stop its own."""
    chart = Chart(
        "talk",
        (State("open", locks=("*",)), State("shut", final=True)),
        (Move("shut", "open", "shut", by="body"),),
    )
    process = Process(pathway(charts=(chart,)), RuleSet())
    now = process.begin("X", authority="A", by="authority").concertation
    assert process.may(now, Fire("talk.shut"), by="body").allowed
    assert not process.may(now, Put(Member("m")), by="body").allowed


def test_a_deadline_beyond_the_calendar_is_a_reason() -> None:
    """The move is refused, and nothing leaks."""
    process = Process(pathway(Move("shut", "open", "shut", by="body", within="P9000Y")), RuleSet())
    now = process.begin("X", authority="A", by="authority").concertation
    assert [reason.code for reason in process.may(now, Fire("talk.shut"), by="body", on="2026-01-05").reasons] == [
        "period"
    ]
    assert process.may(now, Fire("talk.shut"), by="body").allowed


def test_a_level_that_is_none_is_refused_with_the_other_mistakes() -> None:
    """A level may be given by its name; a slip would open a gate."""
    with pytest.raises(DefinitionError) as caught:
        pathway(levels={"three-circles": "eror", "expectations-stated": "warning"}, steps=())
    assert caught.value.text("en").splitlines() == [
        "steps: a pathway needs at least one step",
        "levels/three-circles: no level is called 'eror' → did you mean 'error'?",
    ]
    assert pathway(levels={"three-circles": "warning"}).levels["three-circles"] is Level.WARNING
    wrong: Any = "eror"
    with pytest.raises(DefinitionError, match="no level is called 'eror' → did you mean 'error'"):
        rule("x", message="x", level=wrong, subject=Action)(lambda action, ctx: ctx.ok)


def test_rules_alone_make_a_set() -> None:
    """A process takes a list of rules as well."""
    assert Process(rules=list(RuleSet.stock())) == Process.stock()


def test_a_programme_does_not_get_under_way_round_the_political_level() -> None:
    """Another move, or the stock one without its condition, gives a decision away."""
    stock = Pathway.stock()
    programme = stock.charts[2]
    skip = Move("skip", "drafting", "under-way", by="authority")
    bare = [attrs.evolve(each, requires=()) for each in programme.moves]
    for moves, word, source in (([*programme.moves, skip], "skip", "drafting"), (bare, "launch", "proposed")):
        charts = [*stock.charts[:2], attrs.evolve(programme, moves=moves), *stock.charts[3:]]
        with pytest.raises(DefinitionError) as caught:
            attrs.evolve(stock, charts=charts)
        assert caught.value.text("en") == (
            f"charts/programme/moves/{word}: '{word}' gets the programme under way from '{source}' without the political"
            " level → require no-validation-expected, or leave from validated"
        )


def test_a_step_is_not_called_as_a_role() -> None:
    """Role words are reserved."""
    with pytest.raises(DefinitionError, match="steps/member: 'member' is the name of a role"):
        pathway(steps=(Step("member", chart="talk"),))


def test_a_lock_with_a_slip_below_its_first_name_is_told() -> None:
    """A lock that locks nothing would go unseen."""
    with pytest.raises(DefinitionError) as caught:
        Process(pathway(locks=("actions/*/pilott", "!members/*/nam", "*", "actions", "!actions/*/pilot")))
    assert caught.value.text("en").splitlines() == [
        "charts/talk/states/open/locks: actions have no field 'pilott' → did you mean 'pilot'?",
        "charts/talk/states/open/locks: members have no field 'nam' → did you mean 'name'?",
    ]


def test_nothing_is_guessed_under_another_pathway() -> None:
    """An agenda and next steps are asked of the process that the concertation follows."""
    process = Process.stock()
    other = Concertation("c", title="C", authority=Authority("a"), pathway="parcours")
    with pytest.raises(OtherPathwayError):
        process.agenda(other, "2026")
    with pytest.raises(OtherPathwayError):
        process.next_steps(other, by="authority")
    assert process.next_steps(process.begin("X", authority="A", by="authority").concertation, by="nobody") == ()
