"""Rules of the work programme: objectives, precise actions, and an easy short one to start with (method, 5)."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from concertation.findings import Level
from concertation.model import Action, Concertation, Objective, Range
from concertation.planning import is_easy_and_short, is_mastered, is_short
from concertation.rules.context import Context
from concertation.rules.example import Example
from concertation.rules.options import option
from concertation.rules.rule import Rule, rule
from concertation.rules.sources import cite
from concertation.rules.verdict import Verdict
from concertation.texts import Message, Text

__all__ = ["RULES"]


@rule(
    "programme-has-objective",
    phase="programme",
    message={
        "default": Text(en="the programme has no objective", fr="le programme n'a pas d'objectif"),
        "experiment": Text(
            en="the programme has neither objective nor experiment",
            fr="le programme n'a ni objectif ni expérimentation",
        ),
    },
    sources=[cite(5, "Les objectifs visés par l'instance")],
    why=Text(
        en="Actions break objectives down: without one there is nothing to break down.",
        fr="Les actions déclinent des objectifs : sans objectif, il n'y a rien à décliner.",
    ),
    reads=["objectives", "experiments", "expectations", "totals"],
    what=Text(
        en="The programme has an objective; where only experiments are expected, an experiment will do.",
        fr="Le programme a un objectif ; si seules des expérimentations sont attendues, une suffit.",
    ),
    good=["objectives: [{id: livrer-mieux, title: Livrer sans gêner}]"],
    bad=[
        Example("actions: [{id: aires, title: Plan aires de livraison}]", at="objectives"),
        Example("expectations: [{kind: experiments}]", at="objectives"),
    ],
    way_out=Text(
        en="state objectives; where only experiments are expected, an experiment will do",
        fr="renseignez les objectifs (objectives) ; si seules des expérimentations sont attendues, une suffit",
    ),
)
def programme_has_objective(concertation: Concertation, ctx: Context) -> Verdict:
    """The programme has an objective; where only experiments are expected, an experiment will do."""
    only_experiments = {each.kind for each in concertation.expectations} == {"experiments"}
    wanted = ("objectives", "experiments") if only_experiments else ("objectives",)
    if any(concertation.collection(name) for name in wanted):
        return ctx.ok
    if not ctx.is_whole(*wanted):
        return ctx.unknown("objectives", "partial")
    return ctx.find("objectives", "experiment" if only_experiments else "default")


@rule(
    "objective-has-action",
    phase="programme",
    message=Text(en="no action serves the objective: {objective}", fr="aucune action ne sert l'objectif : {objective}"),
    sources=[cite(5, "doivent être déclinés en actions précises")],
    why=Text(
        en="An objective must be broken down into precise actions.",
        fr="Un objectif doit être décliné en actions précises.",
    ),
    reads=["objectives", "actions", "totals"],
    what=Text(
        en="Every objective is served by an action that is not abandoned.",
        fr="Chaque objectif est servi par une action qui n'est pas abandonnée.",
    ),
    good=[
        """
        objectives: [{id: livrer-mieux, title: Livrer sans gêner}]
        actions: [{id: aires, title: Plan aires de livraison, objectives: [livrer-mieux]}]
        """
    ],
    bad=[
        Example(
            """
            objectives: [{id: livrer-mieux, title: Livrer sans gêner}]
            actions: [{id: aires, title: Plan aires de livraison, objectives: []}]
            """,
            at="objectives/livrer-mieux",
        )
    ],
    way_out=Text(en="name the objective in an action", fr="citez l'objectif dans une action"),
)
def objective_has_action(objective: Objective, ctx: Context) -> Verdict:
    """Every objective is served by an action that is not abandoned."""
    if ctx.actions_by_objective.get(objective.id):
        return ctx.ok
    return ctx.find() if ctx.is_whole("actions") else ctx.unknown(message="partial", field="actions", at=_at(objective))


def _at(objective: Objective) -> str:
    return f"objectives/{objective.id}"


def _is_abandoned(action: Action, ctx: Context) -> bool:
    return ctx.state(action) == "abandoned"


@rule(
    "action-serves-objective",
    phase="programme",
    level=Level.WARNING,
    message=Text(en="the action serves no objective: {action}", fr="l'action ne sert aucun objectif : {action}"),
    sources=[cite(5, "Les objectifs visés par l'instance doivent être déclinés")],
    reads=["actions"],
    what=Text(
        en="Every action serves an objective, and says so.",
        fr="Chaque action sert un objectif, et le dit.",
    ),
    why=Text(
        en="An action that serves no objective of the body belongs to another plan.",
        fr="Une action qui ne sert aucun objectif de l'instance relève d'un autre plan.",
    ),
    good=[
        """
        objectives: [{id: livrer-mieux, title: Livrer sans gêner}]
        actions: [{id: aires, title: Plan aires de livraison, objectives: [livrer-mieux]}]
        """
    ],
    bad=[Example("actions: [{id: aires, title: Plan aires de livraison}]", at="actions/aires/objectives")],
    way_out=Text(en="name an objective in the action", fr="citez un objectif dans l'action"),
)
def action_serves_objective(action: Action, ctx: Context) -> Verdict:
    """Every action serves an objective, and says so."""
    if _is_abandoned(action, ctx):
        return ctx.nothing
    return ctx.ok if action.objectives else ctx.find("objectives")


def _stated(
    name: str,
    field: str,
    is_said: Callable[[Action], bool],
    *,
    message: Text,
    quote: str,
    way_out: Text,
    reads: tuple[str, ...],
    what: Text,
    good: str,
) -> Rule:
    """Make the rule of something that every action must state."""

    @rule(
        name,
        phase="programme",
        message=message,
        sources=[cite(5, quote)],
        what=what,
        why=Text(en="The method asks for it of every action.", fr="La méthode le demande de chaque action."),
        reads=[*(f"*/{each}" for each in reads), "*/standing"],
        way_out=way_out,
        good=[good],
        bad=[Example("actions: [{id: aires, title: Plan aires de livraison}]", at=f"actions/aires/{field}")],
    )
    def stated(action: Action, ctx: Context) -> Verdict:
        if _is_abandoned(action, ctx):
            return ctx.nothing
        return ctx.ok if is_said(action) else ctx.find(field)

    return stated


def _has_group(action: Action) -> bool:
    return any(party != action.pilot for party in action.group or ())


action_has_pilot = _stated(
    "action-has-pilot",
    "pilot",
    lambda action: action.pilot is not None,
    message=Text(en="the action has no pilot: {action}", fr="l'action n'a pas de pilote : {action}"),
    quote="assorties d'un pilote",
    reads=("pilot",),
    what=Text(en="Every action has a pilot.", fr="Chaque action a un pilote."),
    good="actions: [{id: aires, pilot: collectivite}]",
    way_out=Text(en="state the action's pilot", fr="renseignez le pilote (pilot) de l'action"),
)
action_has_group = _stated(
    "action-has-group",
    "group",
    _has_group,
    message=Text(
        en="the action has no project group beside its pilot: {action}",
        fr="l'action n'a pas de groupe projet en plus de son pilote : {action}",
    ),
    quote="d'un groupe projet",
    reads=("group", "pilot"),
    what=Text(
        en="Every action has a project group, beside its pilot.",
        fr="Chaque action a un groupe projet, en plus de son pilote.",
    ),
    good="members: [{id: cci}]\nactions: [{id: aires, pilot: collectivite, group: [cci]}]",
    way_out=Text(en="state the action's group", fr="renseignez le groupe projet (group) de l'action"),
)
action_has_calendar = _stated(
    "action-has-calendar",
    "start",
    lambda action: any((action.start, action.end, action.horizon)),
    message=Text(
        en="the action has no calendar, neither start, end nor horizon: {action}",
        fr="l'action n'a pas de calendrier, ni début, ni fin, ni horizon : {action}",
    ),
    quote="d'un calendrier",
    reads=("start", "end", "horizon"),
    what=Text(
        en="Every action has a calendar: a start, an end or a horizon.",
        fr="Chaque action a un calendrier : un début, une fin ou un horizon.",
    ),
    good="actions: [{id: aires, start: 2026-03}]",
    way_out=Text(en="state a start, an end or a horizon", fr="renseignez un début, une fin ou un horizon"),
)
action_has_indicator = _stated(
    "action-has-indicator",
    "indicators",
    lambda action: bool(action.indicators),
    message=Text(
        en="the action has no performance indicator: {action}",
        fr="l'action n'a pas d'indicateur de performance : {action}",
    ),
    quote="d'indicateurs de mesure de la performance",
    reads=("indicators",),
    what=Text(
        en="Every action has a performance indicator.", fr="Chaque action a un indicateur de mesure de la performance."
    ),
    good="indicators: [{id: places, title: Aires réaménagées}]\nactions: [{id: aires, indicators: [places]}]",
    way_out=Text(en="name an indicator in the action", fr="citez un indicateur dans l'action"),
)


@rule(
    "dependencies-acyclic",
    phase="programme",
    message=Text(en="these actions wait for each other: {cycle}", fr="ces actions s'attendent mutuellement : {cycle}"),
    sources=[cite(5, "assorties d'un pilote, d'un groupe projet, d'un calendrier")],
    why=Text(
        en="Actions that wait for each other have no calendar.",
        fr="Des actions qui s'attendent mutuellement n'ont pas de calendrier.",
    ),
    reads=["actions"],
    what=Text(
        en="No actions wait for each other; each knot is told once, at its first action.",
        fr="Aucune action n'en attend une autre qui l'attend ; chaque boucle est dite une fois, à sa première action.",
    ),
    good=["actions: [{id: etude, after: []}, {id: aires, after: [etude]}]"],
    bad=[Example("actions: [{id: aires, after: [etude]}, {id: etude, after: [aires]}]", at="actions/aires/after")],
    way_out=Text(en="take one of the links out of after", fr="retirez l'un des liens d'attente (after)"),
)
def dependencies_acyclic(action: Action, ctx: Context) -> Verdict:
    """No actions wait for each other; each knot is told once, at its first action."""
    if not action.after:
        return ctx.nothing if action.after is None else ctx.ok
    cycle = ctx.fact(_cycles).get(action.id)
    if cycle is None:
        return ctx.ok
    titles = [str(ctx.graph.actions[name].label) for name in (*cycle, cycle[0])]
    return ctx.find("after", cycle=" → ".join(titles))


def _cycles(ctx: Context) -> dict[str, tuple[str, ...]]:
    return {cycle[0]: cycle for cycle in ctx.graph.cycles}


@attrs.frozen
class EasyAndShort:
    """Options of ``start-easy-and-short``.

    ``days`` is the longest that a short action lasts, in working days: sixty are about three months, a time in which a
    body that meets quarterly sees a result by its next meeting.
    """

    days: int = option(
        60,
        what=Text(
            en="the longest that a short action lasts; the method gives no number: a choice of this library",
            fr="la plus longue durée d'une action courte ; la méthode ne donne pas de nombre : un choix de cet outil",
        ),
        unit=Text(en="working days", fr="jours ouvrés"),
        validator=attrs.validators.ge(1),
    )


@rule(
    "start-easy-and-short",
    phase="programme",
    level=Level.WARNING,
    options=EasyAndShort,
    message={
        "default": Text(
            en="no first action is easy and short: {firsts}; nothing in the programme is{undated}",
            fr="aucune première action n'est facile et courte : {firsts} ; aucune du programme ne l'est{undated}",
        ),
        "better": Text(
            en="no first action is easy and short: {firsts}; better to start with: {better}{undated}",
            fr="aucune première action n'est facile et courte : {firsts} ; "
            "mieux vaudrait commencer par : {better}{undated}",
        ),
        "unsure": Text(
            en="nobody can tell whether the first action is easy and short; missing: {missing}{undated}",
            fr="on ne peut dire si la première action est facile et courte ; il manque : {missing}{undated}",
        ),
    },
    sources=[
        cite(
            5,
            "il est préférable de démarrer le travail par une action facile à mettre en œuvre dans un calendrier court",
        )
    ],
    why=Text(
        en="An early result makes the body credible.",
        fr="Un premier résultat rapide crédibilise l'action de l'instance.",
    ),
    reads=["actions", "totals"],
    what=Text(
        en="Among the actions that come first, one is easy and short.",
        fr="Parmi les actions qui viennent en premier, une est facile et courte.",
    ),
    good=["actions: [{id: aires, start: 2026-03, days: 40, ease: easy, after: []}]"],
    bad=[
        Example("actions: [{id: zfe, start: 2026-03, days: 200, ease: hard, after: []}]", at="actions/zfe"),
        Example(
            """
            actions:
              - {id: zfe, start: 2026-03, days: 200, ease: hard, after: []}
              - {id: aires, start: 2026-09, days: 40, ease: easy, after: []}
            """,
            at="actions/zfe",
        ),
    ],
    way_out=Text(
        en="bring an easy, short action forward, or break one down until it is",
        fr="avancez une action facile et courte, ou découpez-en une jusqu'à ce qu'elle le soit",
    ),
)
def start_easy_and_short(concertation: Concertation, ctx: Context, options: EasyAndShort) -> Verdict:
    """Among the actions that come first, one is easy and short."""
    if all(_is_abandoned(action, ctx) for action in concertation.actions) and ctx.is_whole("actions"):
        return ctx.nothing
    first = ctx.first_actions
    answers = {action.id: is_easy_and_short(action, options.days) for action in first.maybe}
    whole = ctx.is_whole("actions")
    if whole and any(answers[action.id] for action in first.surely):
        return ctx.ok
    if not whole or not answers or any(answer is not False for answer in answers.values()):
        return ctx.unknown("actions", "unsure", missing=_missing(ctx, options), undated=_without_a_start(ctx))
    better = _better(concertation, ctx, options)
    message = "better" if better else "default"
    at = f"actions/{first.maybe[0].id}" if len(first.maybe) == 1 else "actions"
    return ctx.find(
        message=message, at=at, firsts=_titles(first.maybe), better=_titles(better), undated=_without_a_start(ctx)
    )


def _titles(actions: tuple[Action, ...]) -> str:
    return ", ".join(str(action.label) for action in actions)


_ALL_DATED = Text(en="", fr="")
_UNDATED = Text(en="; without a start: {undated}", fr=" ; sans date de début : {undated}")
_NOTHING_CAN_START = Text(en="an action that can start", fr="une action qui puisse démarrer")
_OTHERS = Text(en="the actions that are not listed", fr="les actions qui ne sont pas listées")
_IN_DOUBT = Text(en="dates that tell which one comes first", fr="des dates qui disent laquelle vient en premier")
_UNSAID = {
    "ease": Text(en="its ease", fr="sa facilité"),
    "days": Text(en="its duration", fr="sa durée"),
    "after": Text(en="what it waits for", fr="ce qu'elle attend"),
    "start": Text(en="its start", fr="son début"),
}


def _missing(ctx: Context, options: EasyAndShort) -> tuple[Text, ...]:
    first = ctx.first_actions
    candidates = first.maybe or first.undated
    missing = [
        said for name, said in _UNSAID.items() if any(_is_unsaid(each, name, ctx, options) for each in candidates)
    ]
    if not ctx.is_whole("actions"):
        missing.append(_OTHERS)
    if not candidates and ctx.concertation.actions:
        missing.append(_NOTHING_CAN_START)
    return tuple(missing) or (_IN_DOUBT,)


def _is_unsaid(action: Action, name: str, ctx: Context, options: EasyAndShort) -> bool:
    match name:
        case "days":
            return is_short(action, options.days) is None
        case "after":
            return ctx.graph.is_free(action) is None
        case "start":
            return action.start is None and action.actual_start is None
        case _:
            return getattr(action, name) is None


def _without_a_start(ctx: Context) -> Text | Message:
    undated = ctx.first_actions.undated
    return _UNDATED.with_(undated=_titles(undated)) if undated else _ALL_DATED


def _longest(action: Action) -> int:
    return action.days.high if isinstance(action.days, Range) else action.days or 0


def _better(concertation: Concertation, ctx: Context, options: EasyAndShort) -> tuple[Action, ...]:
    candidates = [
        action
        for action in concertation.actions
        if not _is_abandoned(action, ctx)
        and is_easy_and_short(action, options.days)
        and ctx.graph.is_free(action) is not False
    ]
    candidates.sort(key=lambda each: (not is_mastered(each, concertation.authority), _longest(each), each.id))
    return tuple(candidates[:3])


@rule(
    "first-action-mastered",
    phase="programme",
    level=Level.INFO,
    message={
        "default": Text(
            en="no first action is fully in the authority's own hands: {firsts}",
            fr="aucune première action n'est pleinement maîtrisée par la collectivité : {firsts}",
        ),
        "unsure": Text(
            en="nobody has said whether the first action is in the authority's own hands",
            fr="personne n'a dit si la première action est pleinement maîtrisée par la collectivité",
        ),
    },
    sources=[cite(5, "pleinement maîtrisée et réalisable par votre collectivité")],
    why=Text(
        en="What the authority can do alone can start at once.",
        fr="Ce que la collectivité peut faire seule peut commencer tout de suite.",
    ),
    reads=["actions", "authority", "totals"],
    what=Text(
        en="Among the actions that come first, one is within the authority's own powers.",
        fr="Parmi les actions qui viennent en premier, une est pleinement maîtrisée par la collectivité.",
    ),
    good=["actions: [{id: aires, start: 2026-03, mastered: true, after: []}]"],
    bad=[Example("actions: [{id: zfe, start: 2026-03, mastered: false, after: []}]", at="actions/zfe")],
    way_out=Text(
        en="start with an action that the authority can carry out alone, such as a loading bay plan",
        fr="commencez par une action réalisable par la seule collectivité, comme un plan aires de livraison",
    ),
)
def first_action_mastered(concertation: Concertation, ctx: Context) -> Verdict:
    """Among the actions that come first, one is within the authority's own powers."""
    if all(_is_abandoned(action, ctx) for action in concertation.actions) and ctx.is_whole("actions"):
        return ctx.nothing
    if not ctx.is_whole("actions"):
        return ctx.unknown("actions", "partial")
    first = ctx.first_actions
    answers = {action.id: is_mastered(action, concertation.authority) for action in first.maybe}
    if any(answers[action.id] for action in first.surely):
        return ctx.ok
    if not answers or any(answer is not False for answer in answers.values()):
        return ctx.unknown("actions", "unsure")
    at = f"actions/{first.maybe[0].id}" if len(first.maybe) == 1 else "actions"
    return ctx.find(at=at, firsts=_titles(first.maybe))


RULES = (
    programme_has_objective,
    objective_has_action,
    action_serves_objective,
    action_has_pilot,
    action_has_group,
    action_has_calendar,
    action_has_indicator,
    dependencies_acyclic,
    start_easy_and_short,
    first_action_mastered,
)
