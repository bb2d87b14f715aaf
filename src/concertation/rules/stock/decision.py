"""Rules of the decision: whether the political level is expected to validate (method, 1)."""

from __future__ import annotations

from concertation.model import Concertation
from concertation.rules.context import Context
from concertation.rules.rule import rule
from concertation.rules.sources import cite
from concertation.rules.verdict import Verdict
from concertation.texts import Text

__all__ = ["RULES"]


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
    sources=[cite(1, "construire un plan d'actions à proposer au niveau politique pour validation")],
    why=Text(
        en="A plan that is to be validated is not launched before.",
        fr="Un plan soumis à validation n'est pas lancé avant elle.",
    ),
    reads=["expectations"],
    way_out=Text(en="have the programme validated first", fr="faites d'abord valider le programme"),
)
def no_validation_expected(concertation: Concertation, ctx: Context) -> Verdict:
    """No action plan is expected, so that nothing is to be validated."""
    if not concertation.expectations:
        return ctx.find("expectations", "unsaid")
    plan = any(each.kind == "action_plan" for each in concertation.expectations)
    return ctx.find("expectations") if plan else ctx.ok


RULES = (no_validation_expected,)
