"""Rules of the follow-up: what has started, and what an action waits for before it starts (method, 1 and 5)."""

from __future__ import annotations

from concertation.model import Action, Concertation
from concertation.planning import is_met, state_of
from concertation.planning.graph import ABANDONED, STARTED
from concertation.rules.context import Context
from concertation.rules.rule import rule
from concertation.rules.sources import cite
from concertation.rules.verdict import Verdict
from concertation.texts import Text

__all__ = ["RULES"]


@rule(
    "first-action-started",
    message=Text(en="nothing has started yet", fr="rien n'a encore démarré"),
    sources=[cite(5, "démarrer le travail par une action")],
    why=Text(
        en="A programme is under way once something of it is.", fr="Un programme est en œuvre quand une action l'est."
    ),
    reads=["actions", "experiments", "totals"],
    way_out=Text(en="start a first action", fr="démarrez une première action"),
)
def first_action_started(concertation: Concertation, ctx: Context) -> Verdict:
    """An action is in progress, paused or done; with no action, an experiment is past ``planned``."""
    if concertation.actions:
        states = [state_of(action) for action in concertation.actions]
        if any(state in STARTED for state in states):
            return ctx.ok
    else:
        states = [ctx.state(experiment) for experiment in concertation.experiments]
        if any(state not in {None, "planned"} for state in states):
            return ctx.ok
    name = "actions" if concertation.actions else "experiments"
    if None in states:
        return ctx.unknown(name)
    return ctx.find(name) if ctx.is_whole("actions", "experiments") else ctx.unknown(name, "partial")


@rule(
    "action-prerequisites-done",
    message={
        "default": Text(en="the action still waits for: {waited}", fr="l'action attend encore : {waited}"),
        "abandoned": Text(
            en="the action waits for what was abandoned: {waited}",
            fr="l'action attend ce qui a été abandonné : {waited}",
        ),
    },
    sources=[cite(5, "Toutes les actions n'ont pas la même complexité de mise en œuvre ni le même calendrier")],
    why=Text(
        en="An action that starts before what it waits for stops again.",
        fr="Une action qui démarre avant ce qu'elle attend s'arrête aussitôt.",
    ),
    reads=["actions"],
    way_out=Text(
        en="finish what it waits for, or take it out of after",
        fr="terminez ce qu'elle attend, ou retirez ce lien (after)",
    ),
)
def action_prerequisites_done(action: Action, ctx: Context) -> Verdict:
    """What an action waits for before it starts is done."""
    if action.after is None:
        return ctx.unknown("after")
    answers = [(each, is_met(each, ctx.graph.actions)) for each in action.after]
    names = {each.key: ctx.graph.actions[each.action].label if each.action else each.text for each in action.after}
    linked = [each for each in action.after if each.action is not None]
    abandoned = [each.key for each in linked if state_of(ctx.graph.actions[each.key]) == ABANDONED]
    if abandoned:
        return ctx.find("after", "abandoned", waited=tuple(names[key] for key in abandoned))
    waited = tuple(names[each.key] for each, met in answers if met is False)
    if waited:
        return ctx.find("after", waited=waited)
    return ctx.unknown("after") if any(met is None for _, met in answers) else ctx.ok


RULES = (first_action_started, action_prerequisites_done)
