"""Rules of experiments: bounded, judged by criteria that were fixed before, evaluated (method, 1)."""

from __future__ import annotations

from concertation.model import Experiment
from concertation.rules.context import Context
from concertation.rules.rule import rule
from concertation.rules.sources import cite
from concertation.rules.verdict import Verdict
from concertation.texts import Text

__all__ = ["RULES"]

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
    why=Text(
        en="Without bounds nobody can tell what was tried.", fr="Sans bornes, nul ne peut dire ce qui a été essayé."
    ),
    reads=["experiments"],
    way_out=Text(
        en="state the place, the start, the end and the owner",
        fr="renseignez le lieu (place), le début (start), la fin (end) et le responsable (owner)",
    ),
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
    why=Text(en="Criteria chosen after the fact judge nothing.", fr="Des critères choisis après coup ne jugent rien."),
    reads=["experiments"],
    way_out=Text(en="state the experiment's criteria", fr="renseignez les critères de l'expérimentation"),
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
    why=Text(en="An evaluation ends in a verdict.", fr="Une évaluation aboutit à un verdict."),
    reads=["experiments"],
    way_out=Text(en="state the experiment's verdict", fr="renseignez le verdict de l'expérimentation"),
)
def experiment_has_verdict(experiment: Experiment, ctx: Context) -> Verdict:
    """An experiment that is evaluated has a verdict."""
    return ctx.ok if experiment.verdict else ctx.find("verdict")


RULES = (experiment_bounded, experiment_has_criteria, experiment_has_verdict)
