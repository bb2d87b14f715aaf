"""Rules of the preparation: a starting point, what is expected, the rule of the game (method, 1)."""

from __future__ import annotations

from concertation.findings import Level
from concertation.model import Change, Concertation, GroundRules, StartingPoint
from concertation.rules.context import Context
from concertation.rules.rule import rule
from concertation.rules.sources import cite
from concertation.rules.verdict import Verdict
from concertation.texts import Text

__all__ = ["RULES"]


def _state_a_starting_point(_: Concertation, __: Context) -> list[Change]:
    return [Change(starting_point=StartingPoint("…"))]


@rule(
    "starting-point-defined",
    phase="preparation",
    message=Text(en="no starting point is stated", fr="aucun point de démarrage n'est défini"),
    sources=[cite(1, "Il faut définir un point de démarrage")],
    why=Text(
        en="A starting point sets the participatory work going.",
        fr="Un point de démarrage amorce le travail participatif et de concertation.",
    ),
    reads=["starting_point"],
    remedy=_state_a_starting_point,
    way_out=Text(
        en="state starting_point, with a text or the diagnosis that feeds it",
        fr="renseignez le point de démarrage (starting_point), par un texte ou par le diagnostic qui le nourrit",
    ),
)
def starting_point_defined(concertation: Concertation, ctx: Context) -> Verdict:
    """The concertation has a stated starting point."""
    point = concertation.starting_point
    said = point is not None and (point.text or point.diagnosis or point.axes)
    return ctx.ok if said else ctx.find("starting_point")


@rule(
    "expectations-stated",
    phase="preparation",
    message=Text(en="nothing says what is expected of it", fr="rien ne dit ce qui en est attendu"),
    sources=[cite(1, "vous devez également préciser ce que vous attendez")],
    why=Text(
        en="What is expected decides what the body must produce.",
        fr="Ce que l'on attend de l'instance décide de ce qu'elle doit produire.",
    ),
    reads=["expectations"],
    way_out=Text(
        en="state expectations: action_plan, follow_up, experiments or other",
        fr="renseignez les attentes (expectations) : action_plan, follow_up, experiments ou other",
    ),
)
def expectations_stated(concertation: Concertation, ctx: Context) -> Verdict:
    """At least one expectation is stated."""
    return ctx.ok if concertation.expectations else ctx.find("expectations")


def _record_the_rules(_: Concertation, __: Context) -> list[Change]:
    return [Change(ground_rules=GroundRules("…"))]


@rule(
    "ground-rules-recorded",
    phase="preparation",
    level=Level.WARNING,
    message=Text(en="the rule of the game is not recorded", fr="la règle du jeu n'est pas consignée"),
    sources=[cite(None, "vous proposez comme « règle du jeu »")],
    why=Text(
        en="Those present work on their propositions, and the authority keeps its power to decide: it is said first.",
        fr="On travaille sur les propositions des présents, la collectivité gardant son pouvoir de décision : "
        "cela se dit d'abord.",
    ),
    reads=["ground_rules"],
    remedy=_record_the_rules,
    way_out=Text(en="state ground_rules", fr="renseignez la règle du jeu (ground_rules)"),
)
def ground_rules_recorded(concertation: Concertation, ctx: Context) -> Verdict:
    """The rule of the game is written down."""
    rules = concertation.ground_rules
    return ctx.ok if rules is not None and rules.text else ctx.find("ground_rules")


RULES = (starting_point_defined, expectations_stated, ground_rules_recorded)
