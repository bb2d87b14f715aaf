"""Rules of the follow-up: what has started, what an action waits for, and what reviews show (method, 1 and 5)."""

from __future__ import annotations

from concertation.findings import Level
from concertation.model import Action, Change, Concertation, Party, Review, When
from concertation.planning import is_met, state_of
from concertation.planning.graph import ABANDONED, STARTED
from concertation.rules.context import Context
from concertation.rules.example import Example
from concertation.rules.rule import rule
from concertation.rules.sources import cite
from concertation.rules.stock.decision import PREPARED, expected, programme_state
from concertation.rules.verdict import Verdict
from concertation.texts import Message, Text

__all__ = ["RULES", "named"]

_BEFORE_LAUNCH = PREPARED | {"proposed", "validated"}


@rule(
    "first-action-started",
    message=Text(en="nothing has started yet", fr="rien n'a encore démarré"),
    sources=[cite(5, "démarrer le travail par une action")],
    what=Text(
        en="An action has started; where there is no action, an experiment has.",
        fr="Une action a démarré ; à défaut d'action, une expérimentation.",
    ),
    why=Text(
        en="A programme is under way once something of it is.", fr="Un programme est en œuvre quand une action l'est."
    ),
    reads=["actions/*/standing", "experiments/*/standing", "totals"],
    way_out=Text(en="start a first action", fr="démarrez une première action"),
    good=["actions: [{id: aires, title: Plan aires de livraison, standing: {state: in-progress}}]"],
    bad=[
        Example("actions: [{id: aires, title: Plan aires de livraison, standing: {state: planned}}]", at="actions"),
        Example("experiments: [{id: triporteurs, title: Triporteurs, standing: {state: planned}}]", at="experiments"),
    ],
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


_AWAITED = Text(en="what it waits for", fr="ce qu'elle attend")


def _places(names: list[str]) -> list[tuple[str, Message]]:
    return [(f"actions/{name}", _AWAITED.with_()) for name in names]


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
    what=Text(
        en="What an action waits for before it starts is done, in the plan and outside it.",
        fr="Ce qu'une action attend pour démarrer est fait, dans le plan comme en dehors.",
    ),
    why=Text(
        en="An action that starts before what it waits for stops again.",
        fr="Une action qui démarre avant ce qu'elle attend s'arrête aussitôt.",
    ),
    reads=["*/after", "actions/*/standing", "actions/*/title"],
    way_out=Text(
        en="finish what it waits for, or take it out of after",
        fr="terminez ce qu'elle attend, ou retirez ce lien (after)",
    ),
    good=[
        """
        actions:
          - {id: etude, title: Étude, after: [], standing: {state: done}}
          - {id: aires, title: Plan aires de livraison, after: [etude]}
        """
    ],
    bad=[
        Example(
            """
            actions:
              - {id: etude, title: Étude, after: [], standing: {state: in-progress}}
              - {id: aires, title: Plan aires de livraison, after: [etude]}
            """,
            at="actions/aires/after",
        ),
        Example(
            """
            actions:
              - {id: etude, title: Étude, after: [], standing: {state: abandoned}}
              - {id: aires, title: Plan aires de livraison, after: [etude]}
            """,
            at="actions/aires/after",
        ),
    ],
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
        return ctx.find("after", "abandoned", related=_places(abandoned), waited=tuple(names[key] for key in abandoned))
    held = [each for each, met in answers if met is False]
    if held:
        related = _places([each.action for each in held if each.action])
        return ctx.find("after", related=related, waited=tuple(names[each.key] for each in held))
    return ctx.unknown("after") if any(met is None for _, met in answers) else ctx.ok


@rule(
    "expectation-followup-met",
    phase="follow-up",
    level=Level.WARNING,
    message={
        "default": Text(
            en="follow-up is expected, and no review is held or scheduled",
            fr="un suivi est attendu, et aucun bilan n'est tenu ni programmé",
        ),
        "empty": Text(
            en="follow-up is expected, and no review looks at an action",
            fr="un suivi est attendu, et aucun bilan ne porte sur une action",
        ),
        "unsure": Text(
            en="nobody has said which actions the reviews look at",
            fr="personne n'a dit sur quelles actions portent les bilans",
        ),
    },
    sources=[cite(1, "assurer le suivi des actions mises en œuvre par les différents partenaires engagés")],
    what=Text(
        en="Where follow-up is expected, reviews of actions are held or scheduled.",
        fr="Quand un suivi est attendu, des bilans des actions sont tenus ou programmés.",
    ),
    why=Text(
        en="Follow-up that nobody schedules does not take place.",
        fr="Un suivi que personne ne programme n'a pas lieu.",
    ),
    reads=["expectations", "standings/programme", "reviews/*/actions", "totals"],
    way_out=Text(
        en="state a review and the actions that it looks at, or correct the expectations",
        fr="renseignez un bilan (reviews) et les actions qu'il examine, ou corrigez les attentes",
    ),
    good=[
        """
        expectations: [{kind: follow_up}]
        actions: [{id: aires, title: Plan aires de livraison}]
        reviews: [{id: bilan-2027, date: 2027-06, actions: [aires]}]
        """
    ],
    bad=[
        Example("expectations: [{kind: follow_up}]", at="reviews"),
        Example(
            """
            expectations: [{kind: follow_up}]
            reviews: [{id: bilan-2027, date: 2027-06, actions: []}]
            """,
            at="reviews",
        ),
    ],
)
def expectation_followup_met(concertation: Concertation, ctx: Context) -> Verdict:
    """Where follow-up is expected, reviews of actions are held or scheduled once the programme is under way."""
    related = expected(ctx, "follow_up")
    if not related or programme_state(ctx) in _BEFORE_LAUNCH:
        return ctx.nothing
    looked_at = [review.actions for review in concertation.reviews]
    if any(looked_at):
        return ctx.ok
    if not ctx.is_whole("reviews"):
        return ctx.unknown("reviews", "partial")
    if None in looked_at:
        return ctx.unknown("reviews", "unsure")
    return ctx.find("reviews", "empty" if looked_at else "default", related=related)


_FIRST_REVIEW = Text(en="the first review", fr="le premier bilan")


@rule(
    "quick-win-visible",
    phase="follow-up",
    level=Level.INFO,
    message={
        "default": Text(
            en="the first action ends after the first review ({date}): {firsts}",
            fr="la première action s'achève après le premier bilan ({date}) : {firsts}",
        ),
        "unsure": Text(
            en="nobody can tell whether the first action ends by the first review: dates are missing or overlap",
            fr="on ne peut dire si la première action s'achève avant le premier bilan : "
            "des dates manquent ou se chevauchent",
        ),
    },
    sources=[cite(5, "Afin de crédibiliser l'action de l'instance")],
    what=Text(
        en="Among the actions that come first, one ends early enough to be shown at the first review.",
        fr="Parmi les actions qui viennent en premier, une s'achève assez tôt pour être montrée au premier bilan.",
    ),
    why=Text(
        en="An early result makes the body credible, provided that it can be shown.",
        fr="Un premier résultat rapide crédibilise l'action de l'instance, à condition de pouvoir le montrer.",
    ),
    reads=[
        "reviews/*/date",
        "totals",
        *(f"actions/*/{name}" for name in ("after", "standing", "start", "actual_start", "end", "actual_end", "title")),
    ],
    way_out=Text(
        en="end a first action before the first review, or start with a shorter one",
        fr="achevez une première action avant le premier bilan, ou commencez par une action plus courte",
    ),
    good=[
        """
        actions: [{id: aires, title: Plan aires de livraison, start: 2026-03, end: 2026-06, after: []}]
        reviews: [{id: bilan, date: 2026-12}]
        """
    ],
    bad=[
        Example(
            """
            actions: [{id: aires, title: Plan aires de livraison, start: 2026-03, end: 2027-06, after: []}]
            reviews: [{id: bilan, date: 2026-12}]
            """,
            at="actions/aires",
        )
    ],
)
def quick_win_visible(concertation: Concertation, ctx: Context) -> Verdict:
    """Among the actions that come first, one ends by the first review."""
    if not concertation.reviews and ctx.is_whole("reviews"):
        return ctx.nothing
    if all(ctx.state(action) == ABANDONED for action in concertation.actions) and ctx.is_whole("actions"):
        return ctx.nothing
    if not ctx.is_whole("actions"):
        return ctx.unknown("actions", "partial")
    first = ctx.first_actions
    answers = {action.id: _ends_by_every_review(action, ctx) for action in first.maybe}
    if any(answers[action.id] for action in first.surely):
        return ctx.ok
    if not answers or any(answer is not False for answer in answers.values()):
        return ctx.unknown("actions", "unsure")
    review, date = min(_dated(concertation), key=lambda each: each[1].last)
    return ctx.find(
        at=f"actions/{first.maybe[0].id}" if len(first.maybe) == 1 else "actions",
        related=[(f"reviews/{review.id}", _FIRST_REVIEW.with_())],
        date=date.said,
        firsts=", ".join(str(action.label) for action in first.maybe),
    )


def _dated(concertation: Concertation) -> list[tuple[Review, When]]:
    return [(review, review.date) for review in concertation.reviews if review.date is not None]


def _ends_by_every_review(action: Action, ctx: Context) -> bool | None:
    end, reviews = action.actual_end or action.end, _dated(ctx.concertation)
    if end is None:
        return None
    answers = [date.before(end) for _, date in reviews]
    if True in answers:
        return False
    is_all_known = len(reviews) == len(ctx.concertation.reviews) and ctx.is_whole("reviews")
    return True if is_all_known and None not in answers else None


def named(party: Party, ctx: Context) -> object:
    """Give the name of a member or formation by its id, or what else a party is called."""
    places = (f"members/{party.id}", f"formations/{party.id}")
    known = next((found for place in places if (found := ctx.concertation.find(place)) is not None), None)
    return str(party) if known is None else known.label


def _have_the_referent_lead(review: Review, _: Context) -> list[Change]:
    return [Change(f"reviews/{review.id}", led_by="referent")] if review.led_by is None else []


@rule(
    "followup-by-referent",
    phase="follow-up",
    level=Level.WARNING,
    message={
        "default": Text(
            en="the review is led by {who}, not by the body's referent",
            fr="le bilan est mené par {who}, et non par le référent de l'instance",
        ),
        "nobody": Text(en="nobody leads the review", fr="personne ne mène le bilan"),
        "authority": Text(
            en="the authority leads the review; nobody has said whether by the body's referent",
            fr="la collectivité mène le bilan ; personne n'a dit si c'est par le référent de l'instance",
        ),
    },
    sources=[
        cite(5, "Le référent de l'instance au sein de la collectivité a pour mission d'assurer le suivi du projet")
    ],
    what=Text(
        en="Each review is led by the body's referent inside the authority.",
        fr="Chaque bilan est mené par le référent de l'instance au sein de la collectivité.",
    ),
    why=Text(
        en="Whoever is in charge of the follow-up answers for it.",
        fr="Qui a pour mission d'assurer le suivi en répond.",
    ),
    reads=["*/led_by", "authority", "members/*/name", "formations/*/title"],
    remedy=_have_the_referent_lead,
    way_out=Text(
        en="have the review led by the body's referent (led_by: referent)",
        fr="faites mener le bilan par le référent de l'instance (led_by: referent)",
    ),
    good=["reviews: [{id: bilan-2027, date: 2027-06, led_by: referent}]"],
    bad=[
        Example("reviews: [{id: bilan-2027, date: 2027-06}]", at="reviews/bilan-2027/led_by"),
        Example(
            """
            members: [{id: cci, name: Chambre de commerce et d'industrie}]
            reviews: [{id: bilan-2027, date: 2027-06, led_by: cci}]
            """,
            at="reviews/bilan-2027/led_by",
        ),
    ],
)
def followup_by_referent(review: Review, ctx: Context) -> Verdict:
    """Each review is led by the body's referent."""
    if review.led_by is None:
        return ctx.find("led_by", "nobody")
    match review.led_by.id:
        case "referent":
            return ctx.ok
        case leader if leader == ctx.concertation.authority.id:
            return ctx.unknown("led_by", "authority")
        case _:
            return ctx.find("led_by", who=named(review.led_by, ctx))


RULES = (
    first_action_started,
    action_prerequisites_done,
    expectation_followup_met,
    quick_win_visible,
    followup_by_referent,
)
