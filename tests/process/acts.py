"""Random acts over a tiny universe, and dossiers brought to interesting places: what the property tests drive."""

from __future__ import annotations

import functools
from collections.abc import Callable

from hypothesis import strategies as st

from concertation.model import (
    Act,
    Action,
    Authority,
    Change,
    Circle,
    Concertation,
    Entity,
    Expectation,
    Experiment,
    Fire,
    Formation,
    GroundRules,
    Indicator,
    Member,
    Objective,
    Party,
    Proposition,
    Put,
    Remove,
    Review,
    Standing,
    StartingPoint,
    Unwaive,
    Waive,
)
from concertation.process import Dossier, Process
from tests.process.test_walk import BAYS, planned, prepared, started

PROCESS = Process.stock()

PARTIES = st.sampled_from([None, "m1", "m2", "f1", "collectivite", "nobody", Party(name="Dehors")])
MEMBERS = st.sampled_from(["m1", "m2", "cci"])


def _some(values: st.SearchStrategy[str]) -> st.SearchStrategy[list[str] | None]:
    return st.none() | st.lists(values, unique=True, max_size=2)


STANDINGS = st.none() | st.sampled_from([Standing("done"), Standing("in-progress"), Standing("validated")])

ENTITIES: st.SearchStrategy[Entity] = st.one_of(
    st.builds(
        Member,
        MEMBERS,
        circle=st.sampled_from([None, "public", "companies", "nowhere"]),
        seat=st.sampled_from([None, "own-name", "represents"]),
    ),
    st.builds(Circle, st.sampled_from(["public", "quartiers"]), referent=st.none() | MEMBERS),
    st.builds(Formation, st.just("f1"), members=_some(MEMBERS), topics=st.sampled_from([None, ["ZFE"]])),
    st.builds(Objective, st.sampled_from(["o1", "livrer-mieux"]), title=st.just("Livrer mieux")),
    st.builds(Indicator, st.sampled_from(["i1", "aires"]), title=st.just("Aires")),
    st.builds(Proposition, st.just("p1"), by=PARTIES),
    st.sampled_from(["a1", "a2", "bays"]).flatmap(
        lambda name: st.builds(
            Action,
            st.just(name),
            objectives=_some(st.sampled_from(["o1", "livrer-mieux"])),
            pilot=PARTIES,
            group=_some(MEMBERS),
            start=st.sampled_from([None, "2026", "2026-03", "2027"]),
            ease=st.sampled_from([None, "easy", "hard"]),
            days=st.sampled_from([None, 30, 200]),
            after=st.sampled_from([None, [], *([each] for each in ("a1", "a2", "bays") if each != name)]),
            indicators=_some(st.sampled_from(["i1", "aires"])),
            standing=STANDINGS,
        )
    ),
    st.builds(
        Experiment,
        st.just("x1"),
        place=st.sampled_from([None, "Centre"]),
        start=st.just("2026"),
        end=st.just("2027"),
        owner=PARTIES,
        criteria=st.sampled_from([None, ["délais"]]),
        verdict=st.sampled_from([None, "concluant"]),
    ),
    st.builds(Review, st.just("r1"), led_by=st.sampled_from(["referent", "m1"])),
)

MOVES = st.sampled_from(
    [
        *(f"prepare.{trigger}" for trigger in ("start", "frame", "reopen", "fram")),
        *(f"members.{trigger}" for trigger in ("start", "constitute", "reopen")),
        *(f"programme.{trigger}" for trigger in ("start", "propose", "validate", "return", "launch", "amend", "close")),
        *(
            f"actions/{name}.{trigger}"
            for name in ("a1", "bays")
            for trigger in ("retain", "plan", "start", "pause", "finish", "withdraw", "drop", "set-aside")
        ),
        *(f"experiments/x1.{trigger}" for trigger in ("start", "evaluate", "stop", "make-permanent")),
        *(f"formations/f1.{trigger}" for trigger in ("restrict", "convene", "enlarge", "end")),
        *(f"propositions/p1.{trigger}" for trigger in ("discuss", "retain")),
        "members/m1.start",
        "nothing",
    ]
)

TARGETS = st.sampled_from([".", "actions/bays", "actions/a1", "starting_point", "circles/companies", "actions/none"])
RULES = st.sampled_from(
    ["starting-point-defined", "action-has-pilot", "three-circles", "objective-has-action", "no-such"]
)

CHANGES: st.SearchStrategy[Act] = st.sampled_from(
    [
        Change(starting_point=StartingPoint("Ici")),
        Change(starting_point=None),
        Change(expectations=[Expectation("action_plan")]),
        Change(expectations=[Expectation("experiments")]),
        Change(expectations=[]),
        Change(ground_rules=GroundRules("Ensemble")),
        Change("authority", referent="Service mobilités"),
        Change("authority", referent=None),
        Change(authority=Authority("collectivite", name="Collectivité")),
        Change("actions/bays", title="Autre titre"),
        Change("actions/bays", pilot=None),
        Change("actions/bays", actual_start="2026-03"),
        Change("actions/bays", standing=Standing("done")),
        Change("experiments/x1", criteria=["après coup"]),
        Change("experiments/x1", verdict="concluant"),
        Change("circles/companies", referent="m1"),
        Change(actions=[]),
        Change(members=[Member("m1", circle="public")]),
        Change(standings={}),
        Change(waivers=[]),
        Change(revision=3),
        Change(nothing="here"),
        Change("actions/bays", start="2027", end="2026"),
    ]
)

REMOVES = st.builds(
    Remove,
    st.sampled_from(
        [
            "members/m1",
            "members/cci",
            "actions/bays",
            "actions/a1",
            "experiments/x1",
            "starting_point",
            "title",
            "waivers",
        ]
    ),
)

WAIVES: st.SearchStrategy[Act] = st.one_of(
    st.builds(
        Waive, RULES, TARGETS, reason=st.sampled_from([None, "Motivé"]), until=st.sampled_from([None, "2026", "2020"])
    ),
    st.builds(Unwaive, RULES, TARGETS),
)

ACTS: st.SearchStrategy[Act] = st.one_of(
    st.builds(Put, ENTITIES),
    st.builds(Put, ENTITIES, ENTITIES),
    CHANGES,
    REMOVES,
    st.builds(Fire, MOVES, motive=st.sampled_from([None, "", "Parce que"])),
    st.builds(Fire, MOVES, motive=st.just("Parce que")),
    WAIVES,
)

BY = st.sampled_from(["authority", "political-level", "body", "pilot", "member", "m1", "collectivite", "zorro"])
DATES = st.sampled_from([None, "2026-01-05", "2026-02", "2026", "2030-01-01", "2020-01-01"])


def _validated() -> Dossier:
    dossier = prepared("action_plan")
    planned(dossier)
    dossier.fire("programme.validate", by="political-level")
    return dossier


def _under_way() -> Dossier:
    dossier = prepared("follow_up")
    planned(dossier)
    started(dossier)
    dossier.fire("programme.launch")
    return dossier


def _with_experiment() -> Dossier:
    dossier = prepared("experiments")
    dossier.do(
        Put(Experiment("x1", place="Centre", start="2026", end="2027", owner="cci", criteria=["délais"])),
        Put(BAYS, Objective("livrer-mieux"), Indicator("aires")),
    )
    dossier.fire("experiments/x1.start")
    return dossier


def _closed() -> Dossier:
    dossier = prepared("action_plan")
    dossier.fire("programme.close", motive="Faute de moyens")
    return dossier


def _begun() -> Dossier:
    return Dossier.begin("Logistique urbaine", authority="Collectivité", by="authority", on="2026-01-05")


FRONTIERS: tuple[Callable[[], Dossier], ...] = (
    functools.cache(_begun),
    functools.cache(lambda: prepared("action_plan")),
    functools.cache(_validated),
    functools.cache(_under_way),
    functools.cache(_with_experiment),
    functools.cache(_closed),
)
"""Dossiers at six places of the shipped pathway, built by legal acts only."""


Batch = tuple[tuple[Act, ...], str, str | None]


def _open_moves(now: Concertation) -> list[tuple[str, str]]:
    explained = PROCESS.explain(now)
    return [
        (move, role)
        for move, decision in explained.items()
        if decision.allowed or decision.only_wants_a_motive
        for role in decision.roles
    ]


@st.composite
def _batches(draw: st.DrawFn, now: Concertation) -> Batch:
    moves = _open_moves(now)
    makes_a_move, does_anything = draw(st.booleans()), draw(st.booleans())
    if moves and makes_a_move:
        move, role = draw(st.sampled_from(moves))
        return (Fire(move, motive="Parce que"),), role, None
    if does_anything:
        return tuple(draw(st.lists(ACTS, min_size=1, max_size=3))), draw(BY), draw(DATES)
    return (draw(st.one_of(st.builds(Put, ENTITIES), CHANGES, WAIVES)),), "authority", None


@st.composite
def stories(draw: st.DrawFn) -> tuple[Dossier, list[Batch]]:
    """A dossier somewhere on the pathway, and batches of acts with who does them and when.

    Half of the batches are moves that are open; the others are anything, so that most are refused.
    """
    start = draw(st.sampled_from(FRONTIERS))()
    now = start.now
    batches = []
    for _ in range(draw(st.integers(min_value=1, max_value=6))):
        acts, by, on = draw(_batches(now))
        batches.append((acts, by, on))
        if PROCESS.may(now, *acts, by=by, on=on).allowed:
            now = PROCESS.do(now, *acts, by=by, on=on).concertation
    return start, batches
