"""Rules that practice adds to experiments: the political level says what becomes of them."""

from __future__ import annotations

from concertation.findings import Level
from concertation.model import Experiment
from concertation.rules.context import Context
from concertation.rules.example import Example
from concertation.rules.rule import rule
from concertation.rules.sources import quote
from concertation.rules.stock.experiments import OUTCOMES
from concertation.rules.verdict import Verdict
from concertation.texts import Text

__all__ = ["RULES"]


@rule(
    "experiment-outcome",
    phase="experiments",
    level=Level.WARNING,
    message={
        "default": Text(
            en="the experiment is evaluated, and nothing says what becomes of it: {experiment}",
            fr="l'expérimentation est évaluée, et rien ne dit ce qu'elle devient : {experiment}",
        ),
        "unsure": Text(
            en="the experiment has a verdict; nobody has said what becomes of it: {experiment}",
            fr="l'expérimentation a un verdict ; personne n'a dit ce qu'elle devient : {experiment}",
        ),
    },
    sources=[
        quote("LYO", "la pérennisation d'expérimentations (comme la priorité aux feux testée lors du projet Freilot)")
    ],
    what=Text(
        en="An evaluated experiment is generalised, adapted, made permanent or stopped, or leads to an action.",
        fr="Une expérimentation évaluée est généralisée, adaptée, pérennisée ou arrêtée, ou débouche sur une action.",
    ),
    why=Text(
        en="An experiment that is left at its verdict neither lasts nor ends, and its partners do not come back.",
        fr="Une expérimentation laissée à son verdict ne dure ni ne finit, et ses partenaires ne reviennent pas.",
    ),
    reads=["*/standing", "*/verdict", "*/leads_to"],
    way_out=Text(
        en="have the political level say what becomes of it, or name the action that it leads to",
        fr="faites dire au niveau politique ce qu'elle devient, ou citez l'action qui en découle (leads_to)",
    ),
    good=[
        """
        experiments:
          - id: feux
            title: Priorité aux feux
            verdict: Concluant
            standing: {state: permanent, motive: Gain de temps constaté}
        """,
        """
        actions: [{id: triporteurs, title: Triporteurs dans l'hypercentre}]
        experiments: [{id: essai, title: Triporteurs, standing: {state: evaluated}, leads_to: triporteurs}]
        """,
    ],
    bad=[
        Example(
            "experiments: [{id: feux, title: Priorité aux feux, verdict: Concluant, standing: {state: evaluated}}]",
            at="experiments/feux/standing",
        )
    ],
)
def experiment_outcome(experiment: Experiment, ctx: Context) -> Verdict:
    """An evaluated experiment has an outcome, or leads to an action."""
    state = ctx.state(experiment)
    if experiment.leads_to or state in OUTCOMES:
        return ctx.ok
    if state == "evaluated":
        return ctx.find("standing")
    return ctx.unknown("standing", "unsure") if state is None and experiment.verdict else ctx.nothing


RULES = (experiment_outcome,)
