"""Rules that practice adds to the follow-up: yearly reviews, reasons, lateness, evidence."""

from __future__ import annotations

from typing import Final

import attrs

from concertation.errors import InvalidValue
from concertation.findings import Level
from concertation.model import Action, Concertation, Indicator, Measure, Period, Review, When
from concertation.planning.graph import ABANDONED, DONE
from concertation.rules.context import Context
from concertation.rules.example import Example
from concertation.rules.options import option
from concertation.rules.rule import rule
from concertation.rules.sources import quote
from concertation.rules.verdict import Verdict
from concertation.texts import Text

__all__ = ["RULES"]

_RUNNING: Final = "in-progress"
_STOPPED: Final = frozenset({"paused", ABANDONED})
_EVERY_YEAR = quote("NAN", "Chaque année, le Forum est l'occasion de faire le point")


@attrs.frozen
class Reviews:
    """Options of ``yearly-review``."""

    months: int = option(
        12,
        what=Text(
            en="the longest time without a review while actions run",
            fr="durée maximale sans bilan tant que des actions sont en cours",
        ),
        unit=Text(en="months", fr="mois"),
        source=_EVERY_YEAR,
        validator=attrs.validators.and_(attrs.validators.ge(1), attrs.validators.le(120)),
    )


@rule(
    "yearly-review",
    phase="follow-up",
    level=Level.WARNING,
    options=Reviews,
    message={
        "default": Text(
            en="actions have been running for more than {months} months, and no review was held",
            fr="des actions sont en cours depuis plus de {months} mois, et aucun bilan n'a été tenu",
        ),
        "old": Text(
            en="actions are running, and the last review ({last}) was held more than {months} months ago",
            fr="des actions sont en cours, et le dernier bilan ({last}) date de plus de {months} mois",
        ),
        "states": Text(
            en="nobody can tell whether an action is in progress", fr="on ne peut dire si une action est en cours"
        ),
        "unsure": Text(
            en="nobody can tell whether a review was held in the last {months} months",
            fr="on ne peut dire si un bilan a été tenu dans les {months} derniers mois",
        ),
        "since": Text(
            en="nobody can tell how long actions have been in progress",
            fr="on ne peut dire depuis quand des actions sont en cours",
        ),
    },
    sources=[_EVERY_YEAR, quote("PAR", "Un bilan a été tiré de la première charte")],
    what=Text(
        en="While actions are in progress, a review is held at least once a year.",
        fr="Tant que des actions sont en cours, un bilan est tenu au moins une fois par an.",
    ),
    why=Text(
        en="Partners who hear nothing for a year leave.",
        fr="Des partenaires sans nouvelles pendant un an s'en vont.",
    ),
    reads=["actions/*/standing", "actions/*/actual_start", "reviews/*/date", "totals"],
    way_out=Text(en="hold a review and state its date", fr="tenez un bilan (reviews) et renseignez sa date"),
    good=[
        Example(
            """
            actions: [{id: aires, title: Plan aires, actual_start: 2025-01, standing: {state: in-progress}}]
            reviews: [{id: bilan, date: 2026-03}]
            """,
            on="2026-06-01",
        )
    ],
    bad=[
        Example(
            "actions: [{id: aires, title: Plan aires, actual_start: 2025-01, standing: {state: in-progress}}]",
            at="reviews",
            on="2026-06-01",
        ),
        Example(
            """
            actions: [{id: aires, title: Plan aires, actual_start: 2024-01, standing: {state: in-progress}}]
            reviews: [{id: bilan, date: 2025-03}]
            """,
            at="reviews",
            on="2026-06-01",
        ),
    ],
)
def yearly_review(concertation: Concertation, ctx: Context, options: Reviews) -> Verdict:
    """While actions are in progress, a review is held at least once a year."""
    if ctx.on is None:
        return ctx.nothing
    states = [ctx.state(action) for action in concertation.actions]
    if _RUNNING not in states:
        is_known = None not in states and ctx.is_whole("actions")
        return ctx.nothing if is_known else ctx.unknown("actions", "states")
    reviewed = [_is_recent(review, ctx.on, options.months) for review in concertation.reviews]
    waits = [
        _is_over(_since(action), ctx.on, options.months)
        for action in concertation.actions
        if ctx.state(action) == _RUNNING
    ]
    if True in reviewed or not any(each is not False for each in waits):
        return ctx.ok
    if None in reviewed or not ctx.is_whole("reviews"):
        return ctx.unknown("reviews", "unsure", months=options.months)
    if True not in waits:
        return ctx.unknown("actions", "since")
    held = [each.date for each in concertation.reviews if each.date is not None and not ctx.on.before(each.date)]
    last = max(held, key=lambda date: date.order, default=None)
    message = "old" if last else "default"
    return ctx.find("reviews", message, last=last.said if last else None, months=options.months)


def _since(action: Action) -> When | None:
    return action.actual_start or (action.standing.since if action.standing else None)


def _is_over(since: When | None, on: When, months: int) -> bool | None:
    if since is None:
        return None
    try:
        due = Period(f"P{months}M").after(since)
    except InvalidValue:
        return False
    return on.after(due)


def _is_recent(review: Review, on: When, months: int) -> bool | None:
    answers = [review.date and on.before(review.date), _is_over(review.date, on, months)]
    if True in answers:
        return False
    return None if None in answers else True


_MISSING = {
    "reason": Text(en="why", fr="pourquoi"),
    "date": Text(en="since when", fr="depuis quand"),
}


@rule(
    "blocked-has-reason",
    phase="follow-up",
    level=Level.WARNING,
    message=Text(
        en="the action is blocked, paused or abandoned, and nobody has said {missing}: {action}",
        fr="l'action est bloquée, en pause ou abandonnée, et personne n'a dit {missing} : {action}",
    ),
    sources=[quote("EV", "blocked_reason"), quote("TET", "En pause, Abandonné, Bloqué")],
    what=Text(
        en="An action that is blocked, paused or abandoned says why and since when.",
        fr="Une action bloquée, en pause ou abandonnée dit pourquoi et depuis quand.",
    ),
    why=Text(
        en="An obstacle that nobody names is lifted by nobody.",
        fr="Un obstacle que personne ne nomme n'est levé par personne.",
    ),
    reads=["*/standing", "*/obstacle"],
    way_out=Text(
        en="state the obstacle, with its cause and since when, or the motive and date of the standing",
        fr="renseignez l'obstacle (obstacle), sa cause et sa date, ou le motif et la date de l'état (standing)",
    ),
    good=[
        """
        actions:
          - id: aires
            title: Plan aires de livraison
            standing: {state: paused, since: 2026-03, motive: Travaux du tramway}
        """,
        """
        actions:
          - id: hub
            title: Espace logistique
            standing: {state: in-progress}
            obstacle: {cause: Foncier non disponible, since: 2026-03}
        """,
    ],
    bad=[
        Example(
            "actions: [{id: aires, title: Plan aires de livraison, standing: {state: paused}}]",
            at="actions/aires/standing",
        ),
        Example(
            """
            actions:
              - {id: hub, title: Espace logistique, standing: {state: in-progress}, obstacle: {cause: Foncier}}
            """,
            at="actions/hub/obstacle",
        ),
    ],
)
def blocked_has_reason(action: Action, ctx: Context) -> Verdict:
    """An action that is blocked, paused or abandoned says why and since when."""
    obstacle, standing = action.obstacle, action.standing
    is_stopped = standing is not None and standing.state in _STOPPED
    if obstacle is None and not is_stopped:
        return ctx.unknown("standing") if standing is None else ctx.nothing
    reasons = [obstacle and obstacle.cause, standing.motive if standing and is_stopped else None]
    dates = [obstacle and obstacle.since, standing.since if standing and is_stopped else None]
    missing = [name for name, said in (("reason", reasons), ("date", dates)) if not any(said)]
    if not missing:
        return ctx.ok
    return ctx.find("obstacle" if obstacle else "standing", missing=tuple(_MISSING[name] for name in missing))


@rule(
    "late-action-flagged",
    phase="follow-up",
    level=Level.WARNING,
    message={
        "default": Text(
            en="the action is late, its end ({end}) is past: {action}",
            fr="l'action est en retard, sa fin ({end}) est passée : {action}",
        ),
        "unsure": Text(
            en="the end of the action ({end}) is past, and nobody has said whether it is done: {action}",
            fr="la fin de l'action ({end}) est passée, et personne n'a dit si elle est faite : {action}",
        ),
    },
    sources=[quote("TET", "isFicheOnTime")],
    what=Text(
        en="An action whose end is past is done or abandoned.",
        fr="Une action dont la fin est passée est faite ou abandonnée.",
    ),
    why=Text(
        en="A delay that is said can still be made up for, or decided upon.",
        fr="Un retard que l'on dit peut encore être rattrapé, ou assumé.",
    ),
    reads=["*/end", "*/actual_end", "*/standing"],
    way_out=Text(
        en="finish the action, or have its end postponed or the action dropped",
        fr="terminez l'action, ou faites décider d'un report de sa fin (end) ou de son abandon",
    ),
    good=[
        Example(
            "actions: [{id: aires, title: Plan aires de livraison, end: 2026-03, standing: {state: done}}]",
            on="2026-06-01",
        )
    ],
    bad=[
        Example(
            "actions: [{id: aires, title: Plan aires de livraison, end: 2026-03, standing: {state: in-progress}}]",
            at="actions/aires/end",
            on="2026-06-01",
        )
    ],
)
def late_action_flagged(action: Action, ctx: Context) -> Verdict:
    """An action whose end is past is done or abandoned; a rough date is past when its last day is."""
    state = ctx.state(action)
    if ctx.on is None or action.end is None or state == ABANDONED:
        return ctx.nothing
    has_ended = action.actual_end is not None and not ctx.on.before(action.actual_end)
    if state == DONE or has_ended or ctx.on.after(action.end) is not True:
        return ctx.ok
    end = action.end.said
    return ctx.unknown("end", "unsure", end=end) if state is None else ctx.find("end", end=end)


@rule(
    "done-has-evidence",
    phase="follow-up",
    level=Level.WARNING,
    message={
        "default": Text(
            en="the action is done, and no indicator was measured afterwards: {action}",
            fr="l'action est faite, et aucun indicateur n'a été mesuré depuis : {action}",
        ),
        "no-indicator": Text(
            en="the action is done, and no indicator can show it: {action}",
            fr="l'action est faite, et aucun indicateur ne peut le montrer : {action}",
        ),
        "unsure": Text(
            en="nobody can tell whether an indicator was measured after the action was done: {action}",
            fr="on ne peut dire si un indicateur a été mesuré une fois l'action faite : {action}",
        ),
    },
    sources=[quote("EV", "calculer les gains obtenus")],
    what=Text(
        en="An action that is done has an indicator with a value measured afterwards.",
        fr="Une action faite a un indicateur, avec une valeur mesurée après coup.",
    ),
    why=Text(
        en="Without a measure afterwards nobody knows whether the action served its purpose.",
        fr="Sans mesure après coup, nul ne sait si l'action a servi à quelque chose.",
    ),
    reads=["*/standing", "*/actual_end", "*/indicators", "indicators/*/measures"],
    way_out=Text(
        en="add a measure to one of the action's indicators, with situation: ex-post",
        fr="ajoutez une mesure (measures) à l'un des indicateurs de l'action, avec situation: ex-post",
    ),
    good=[
        """
        indicators:
          - {id: arrets, title: Double file, measures: [{date: 2026-05, value: 12, situation: ex-post}]}
        actions: [{id: aires, title: Plan aires de livraison, indicators: [arrets], standing: {state: done}}]
        """
    ],
    bad=[
        Example(
            """
            indicators: [{id: arrets, title: Arrêts en double file}]
            actions: [{id: aires, title: Plan aires de livraison, indicators: [arrets], standing: {state: done}}]
            """,
            at="actions/aires/indicators",
        ),
        Example(
            "actions: [{id: aires, title: Plan aires de livraison, standing: {state: done}}]",
            at="actions/aires/indicators",
        ),
    ],
)
def done_has_evidence(action: Action, ctx: Context) -> Verdict:
    """An action that is done has an indicator measured ex post, or on a date after it was done."""
    state = ctx.state(action)
    if state != DONE:
        return ctx.unknown("standing") if state is None else ctx.nothing
    if not action.indicators:
        return ctx.find("indicators", "no-indicator")
    ended = action.actual_end or (action.standing and action.standing.since) or None
    known = ctx.fact(_indicators)
    answers = [_shows(each, ended) for name in action.indicators for each in known[name].measures or ()]
    if True in answers:
        return ctx.ok
    return ctx.unknown("indicators", "unsure") if None in answers else ctx.find("indicators")


def _indicators(ctx: Context) -> dict[str, Indicator]:
    return {each.id: each for each in ctx.concertation.indicators}


def _shows(measure: Measure, ended: When | None) -> bool | None:
    if measure.situation is not None:
        return measure.situation == "ex-post"
    if measure.date is None or ended is None:
        return None
    is_early = measure.date.before(ended)
    return None if is_early is None else not is_early


RULES = (yearly_review, blocked_has_reason, late_action_flagged, done_has_evidence)
