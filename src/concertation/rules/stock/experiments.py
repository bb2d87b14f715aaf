"""Rules of experiments: bounded, judged by criteria that were fixed before, evaluated (method, 1)."""

from __future__ import annotations

from typing import Final

from concertation.findings import Level
from concertation.model import Concertation, Experiment
from concertation.rules.context import Context
from concertation.rules.example import Example
from concertation.rules.rule import rule
from concertation.rules.sources import cite
from concertation.rules.stock.decision import PREPARED, expected, programme_state
from concertation.rules.verdict import Verdict
from concertation.texts import Text

__all__ = ["OUTCOMES", "RULES"]

OUTCOMES: Final = frozenset({"generalised", "adapted", "permanent", "stopped"})
"""The states in which the political level has said what becomes of an experiment."""

_EVALUATED = OUTCOMES | {"evaluated"}
_BEFORE_LAUNCH = PREPARED | {"proposed", "validated"}
_SOURCES = [cite(1, "proposer des expérimentations et en faire l'évaluation")]
_BOUNDS = {
    "place": Text(en="a place", fr="un lieu"),
    "start": Text(en="a start", fr="un début"),
    "end": Text(en="an end", fr="une fin"),
    "owner": Text(en="an owner", fr="un responsable"),
}


@rule(
    "experiment-bounded",
    phase="experiments",
    message=Text(
        en="the experiment lacks {missing}: {experiment}", fr="il manque à l'expérimentation {missing} : {experiment}"
    ),
    sources=_SOURCES,
    what=Text(
        en="An experiment has a place, a start, an end and an owner, each stated.",
        fr="Une expérimentation a un lieu, un début, une fin et un responsable, chacun renseigné.",
    ),
    why=Text(
        en="Without bounds nobody can tell what was tried.", fr="Sans bornes, nul ne peut dire ce qui a été essayé."
    ),
    reads=["*/place", "*/start", "*/end", "*/owner"],
    way_out=Text(
        en="state the place, the start, the end and the owner",
        fr="renseignez le lieu (place), le début (start), la fin (end) et le responsable (owner)",
    ),
    good=[
        """
        members: [{id: cci, name: Chambre de commerce et d'industrie}]
        experiments:
          - {id: triporteurs, title: Triporteurs, place: Centre-ville, start: 2026-03, end: 2026-09, owner: cci}
        """
    ],
    bad=[
        Example(
            "experiments: [{id: triporteurs, title: Triporteurs, place: Centre-ville, start: 2026-03}]",
            at="experiments/triporteurs/end",
        )
    ],
)
def experiment_bounded(experiment: Experiment, ctx: Context) -> Verdict:
    """An experiment has a place, a start, an end and an owner, each stated."""
    missing = [name for name in _BOUNDS if getattr(experiment, name) is None]
    return ctx.find(missing[0], missing=tuple(_BOUNDS[name] for name in missing)) if missing else ctx.ok


@rule(
    "experiment-has-criteria",
    phase="experiments",
    message=Text(
        en="no criterion says how the experiment is judged: {experiment}",
        fr="aucun critère ne dit comment l'expérimentation sera jugée : {experiment}",
    ),
    sources=_SOURCES,
    what=Text(
        en="An experiment has criteria by which it will be judged.",
        fr="Une expérimentation a des critères selon lesquels elle sera jugée.",
    ),
    why=Text(en="Criteria chosen after the fact judge nothing.", fr="Des critères choisis après coup ne jugent rien."),
    reads=["*/criteria"],
    way_out=Text(en="state the experiment's criteria", fr="renseignez les critères (criteria) de l'expérimentation"),
    good=["experiments: [{id: triporteurs, title: Triporteurs, criteria: [Tournées assurées à l'heure]}]"],
    bad=[Example("experiments: [{id: triporteurs, title: Triporteurs}]", at="experiments/triporteurs/criteria")],
)
def experiment_has_criteria(experiment: Experiment, ctx: Context) -> Verdict:
    """An experiment has criteria."""
    return ctx.ok if experiment.criteria else ctx.find("criteria")


@rule(
    "experiment-has-verdict",
    message=Text(
        en="the experiment has no verdict: {experiment}", fr="l'expérimentation n'a pas de verdict : {experiment}"
    ),
    sources=_SOURCES,
    what=Text(
        en="An experiment that is declared evaluated has a verdict.",
        fr="Une expérimentation que l'on déclare évaluée a un verdict.",
    ),
    why=Text(en="An evaluation ends in a verdict.", fr="Une évaluation aboutit à un verdict."),
    reads=["*/verdict"],
    way_out=Text(en="state the experiment's verdict", fr="renseignez le verdict (verdict) de l'expérimentation"),
    good=["experiments: [{id: triporteurs, title: Triporteurs, verdict: Concluant sur les petits colis}]"],
    bad=[Example("experiments: [{id: triporteurs, title: Triporteurs}]", at="experiments/triporteurs/verdict")],
)
def experiment_has_verdict(experiment: Experiment, ctx: Context) -> Verdict:
    """An experiment that is evaluated has a verdict."""
    return ctx.ok if experiment.verdict else ctx.find("verdict")


@rule(
    "experiment-evaluated",
    phase="experiments",
    level=Level.WARNING,
    message={
        "default": Text(
            en="the experiment ended ({end}) and has no verdict: {experiment}",
            fr="l'expérimentation est arrivée à son terme ({end}) et n'a pas de verdict : {experiment}",
        ),
        "evaluated": Text(
            en="the experiment is said to be evaluated and has no verdict: {experiment}",
            fr="l'expérimentation est dite évaluée et n'a pas de verdict : {experiment}",
        ),
    },
    sources=_SOURCES,
    what=Text(
        en="An experiment whose end is past, or that is said to be evaluated, has a verdict.",
        fr="Une expérimentation arrivée à son terme, ou dite évaluée, a un verdict.",
    ),
    why=Text(
        en="The method asks for both halves: to propose experiments, and to evaluate them.",
        fr="La méthode demande les deux : proposer des expérimentations, et en faire l'évaluation.",
    ),
    reads=["*/verdict", "*/standing", "*/end"],
    way_out=Text(
        en="judge the experiment by its criteria and state the verdict, or postpone its end",
        fr="jugez l'expérimentation selon ses critères et renseignez le verdict (verdict), ou reportez sa fin (end)",
    ),
    good=[
        Example(
            "experiments: [{id: triporteurs, title: Triporteurs, end: 2026-09, verdict: Concluant}]",
            on="2026-12-01",
        )
    ],
    bad=[
        Example(
            "experiments: [{id: triporteurs, title: Triporteurs, end: 2026-09}]",
            at="experiments/triporteurs/verdict",
            on="2026-12-01",
        ),
        Example(
            "experiments: [{id: triporteurs, title: Triporteurs, standing: {state: evaluated}}]",
            at="experiments/triporteurs/verdict",
        ),
    ],
)
def experiment_evaluated(experiment: Experiment, ctx: Context) -> Verdict:
    """An experiment whose end is past, or that is said to be evaluated, has a verdict."""
    if experiment.verdict:
        return ctx.ok
    if ctx.state(experiment) in _EVALUATED:
        return ctx.find("verdict", "evaluated")
    if ctx.on is None or experiment.end is None or not ctx.on.after(experiment.end):
        return ctx.nothing
    return ctx.find("verdict", end=experiment.end.said)


@rule(
    "expectation-experiments-met",
    phase="experiments",
    level=Level.WARNING,
    message=Text(
        en="experiments are expected, and there is none",
        fr="des expérimentations sont attendues, et il n'y en a aucune",
    ),
    sources=_SOURCES,
    what=Text(
        en="Where experiments are expected, there is at least one.",
        fr="Quand des expérimentations sont attendues, il y en a au moins une.",
    ),
    why=Text(
        en="What is expected of the concertation decides what it must produce.",
        fr="Ce que l'on attend de la concertation décide de ce qu'elle doit produire.",
    ),
    reads=["expectations", "standings/programme", "experiments/*/id", "totals"],
    way_out=Text(
        en="state an experiment, with the criteria by which it will be evaluated, or correct the expectations",
        fr="renseignez une expérimentation (experiments), avec ses critères d'évaluation, ou corrigez les attentes",
    ),
    good=[
        """
        expectations: [{kind: experiments}]
        experiments: [{id: triporteurs, title: Triporteurs}]
        """
    ],
    bad=[Example("expectations: [{kind: experiments}]", at="experiments")],
)
def expectation_experiments_met(concertation: Concertation, ctx: Context) -> Verdict:
    """Where experiments are expected, there is at least one once the programme is under way."""
    related = expected(ctx, "experiments")
    if not related or programme_state(ctx) in _BEFORE_LAUNCH:
        return ctx.nothing
    if concertation.experiments:
        return ctx.ok
    whole = ctx.is_whole("experiments")
    return ctx.find("experiments", related=related) if whole else ctx.unknown("experiments", "partial")


RULES = (
    experiment_bounded,
    experiment_has_criteria,
    experiment_has_verdict,
    experiment_evaluated,
    expectation_experiments_met,
)
