"""Rules of the decision: what is put to the political level, and whether it is expected to validate (method, 1)."""

from __future__ import annotations

from typing import Final

from concertation.findings import Level
from concertation.model import Concertation
from concertation.rules.context import Context
from concertation.rules.example import Example
from concertation.rules.rule import rule
from concertation.rules.sources import cite
from concertation.rules.verdict import Verdict
from concertation.texts import Message, Text

__all__ = ["DECIDED", "DECISIONS", "PREPARED", "RULES", "SIGNED", "expected", "programme_state"]

DECISIONS: Final = frozenset({"validation", "adoption"})
"""The kinds of resolution by which the political level decides on the plan."""

SIGNED: Final = frozenset({"signature", "accession"})
"""The kinds of resolution by which a partner joins."""

DECIDED: Final = frozenset({"validated", "under-way", "closed"})
"""The states of the programme that follow the decision."""

PREPARED: Final = frozenset({"pending", "drafting"})
"""The states of the programme in which it is still being prepared."""

_SUBMITTED = frozenset({"proposed", "validated", "under-way"})
_SOURCES = [cite(1, "construire un plan d'actions à proposer au niveau politique pour validation")]
_EXPECTED_HERE = Text(en="what is expected", fr="ce qui est attendu")


def programme_state(ctx: Context) -> str | None:
    """Give the state of the programme, or ``None`` where it is unsaid."""
    standing = ctx.concertation.standings.get("programme")
    return standing.state if standing else None


def expected(ctx: Context, kind: str) -> tuple[tuple[str, Message], ...]:
    """Give the places where an expectation of a kind is stated, as places related to a finding."""
    return tuple(
        (f"expectations/{place}", _EXPECTED_HERE.with_())
        for place, each in enumerate(ctx.concertation.expectations)
        if each.kind == kind
    )


@rule(
    "no-validation-expected",
    message={
        "default": Text(
            en="an action plan is expected: the political level validates it first",
            fr="un plan d'actions est attendu : le niveau politique le valide d'abord",
        ),
        "unsaid": Text(
            en="nothing says what is expected: a validation may be expected",
            fr="rien ne dit ce qui est attendu : une validation l'est peut-être",
        ),
    },
    sources=_SOURCES,
    what=Text(
        en="No action plan is expected, so that nothing is to be validated before the launch.",
        fr="Aucun plan d'actions n'est attendu : rien n'est à valider avant le lancement.",
    ),
    why=Text(
        en="A plan that is to be validated is not launched before.",
        fr="Un plan soumis à validation n'est pas lancé avant elle.",
    ),
    reads=["expectations"],
    way_out=Text(en="have the programme validated first", fr="faites d'abord valider le programme"),
    good=["expectations: [{kind: follow_up}]"],
    bad=[
        Example("expectations: [{kind: action_plan}]", at="expectations"),
        Example("expectations: []", at="expectations"),
    ],
)
def no_validation_expected(concertation: Concertation, ctx: Context) -> Verdict:
    """No action plan is expected, so that nothing is to be validated."""
    if not concertation.expectations:
        return ctx.find("expectations", "unsaid")
    plan = any(each.kind == "action_plan" for each in concertation.expectations)
    return ctx.find("expectations") if plan else ctx.ok


@rule(
    "expectation-plan-met",
    phase="decision",
    level=Level.WARNING,
    message={
        "default": Text(
            en="an action plan is expected, and it never reached the political level",
            fr="un plan d'actions est attendu, et il n'a jamais été proposé au niveau politique",
        ),
        "no-plan": Text(
            en="an action plan is expected, and there is no action",
            fr="un plan d'actions est attendu, et il n'y a aucune action",
        ),
        "unsure": Text(
            en="nobody has said whether the plan was put to the political level",
            fr="personne n'a dit si le plan a été proposé au niveau politique",
        ),
    },
    sources=_SOURCES,
    what=Text(
        en="Where an action plan is expected, there are actions, and they are put to the political level.",
        fr="Quand un plan d'actions est attendu, il y a des actions, et elles sont proposées au niveau politique.",
    ),
    why=Text(
        en="The authority keeps its power to decide: a plan that is not put to it commits nobody.",
        fr="La collectivité garde son pouvoir de décision : un plan qui ne lui est pas proposé n'engage personne.",
    ),
    reads=["expectations", "standings/programme", "actions/*/standing", "resolutions/*/kind", "totals"],
    way_out=Text(
        en="propose the programme to the political level, or record the resolution that decided on it",
        fr="proposez le programme au niveau politique, ou consignez la décision prise (resolutions)",
    ),
    good=[
        """
        expectations: [{kind: action_plan}]
        standings: {programme: {state: proposed}}
        actions: [{id: aires, title: Plan aires de livraison}]
        """,
        """
        expectations: [{kind: action_plan}]
        actions: [{id: aires, title: Plan aires de livraison}]
        resolutions: [{id: conseil, kind: validation, date: 2026-06}]
        """,
    ],
    bad=[
        Example(
            """
            expectations: [{kind: action_plan}]
            standings: {programme: {state: proposed}}
            """,
            at="actions",
        ),
        Example(
            """
            expectations: [{kind: action_plan}]
            standings: {programme: {state: closed}}
            actions: [{id: aires, title: Plan aires de livraison}]
            """,
            at="resolutions",
        ),
    ],
)
def expectation_plan_met(concertation: Concertation, ctx: Context) -> Verdict:
    """Where an action plan is expected, there is one, and it is put to the political level."""
    related, state = expected(ctx, "action_plan"), programme_state(ctx)
    if not related or state in PREPARED:
        return ctx.nothing
    if all(ctx.state(action) == "abandoned" for action in concertation.actions):
        whole = ctx.is_whole("actions")
        return ctx.find("actions", "no-plan", related=related) if whole else ctx.unknown("actions", "partial")
    if state in _SUBMITTED or any(each.kind in DECISIONS for each in concertation.resolutions):
        return ctx.ok
    if not ctx.is_whole("resolutions"):
        return ctx.unknown("resolutions", "partial")
    return ctx.find("resolutions", related=related) if state == "closed" else ctx.unknown("resolutions", "unsure")


RULES = (no_validation_expected, expectation_plan_met)
