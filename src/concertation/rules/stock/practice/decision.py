"""Rules that practice adds to the decision: comments on the draft, answers to propositions, a report."""

from __future__ import annotations

import attrs

from concertation.findings import Level
from concertation.model import Concertation, Proposition
from concertation.rules.context import Context
from concertation.rules.example import Example
from concertation.rules.options import option
from concertation.rules.rule import rule
from concertation.rules.sources import quote
from concertation.rules.stock.decision import DECIDED, DECISIONS, PREPARED, SIGNED, programme_state
from concertation.rules.verdict import Verdict
from concertation.texts import Text

__all__ = ["RULES"]

_ONE_MONTH = quote("PAU", "un questionnaire mis en ligne durant un mois")


@attrs.frozen
class CommentWindow:
    """Options of ``comment-window``."""

    days: int = option(
        28,
        what=Text(
            en="how long the draft plan is open to comments at least; a month, of which the shortest has 28 days",
            fr="durée minimale d'ouverture du projet de plan aux remarques ; un mois, dont le plus court a 28 jours",
        ),
        unit=Text(en="calendar days", fr="jours calendaires"),
        source=_ONE_MONTH,
        validator=attrs.validators.ge(1),
    )


@rule(
    "comment-window",
    phase="decision",
    level=Level.WARNING,
    options=CommentWindow,
    message={
        "default": Text(
            en="the draft plan is not said to be open to the members' comments",
            fr="rien ne dit que le projet de plan est ouvert aux remarques des membres",
        ),
        "start": Text(
            en="nobody has said from when the draft plan is open to comments",
            fr="personne n'a dit à partir de quand le projet de plan est ouvert aux remarques",
        ),
        "end": Text(
            en="nobody has said until when the draft plan is open to comments",
            fr="personne n'a dit jusqu'à quand le projet de plan est ouvert aux remarques",
        ),
        "short": Text(
            en="the draft plan is open to comments for {days} days at most; at least {least} are wanted",
            fr="le projet de plan est ouvert aux remarques pendant {days} jours au plus ; il en faudrait {least}",
        ),
        "unsure": Text(
            en="the dates are too rough to tell whether the draft plan is open to comments for {least} days",
            fr="les dates sont trop vagues pour dire si le projet de plan est ouvert {least} jours aux remarques",
        ),
    },
    sources=[_ONE_MONTH, quote("HAV", "une consultation en ligne auprès des partenaires économiques du territoire")],
    what=Text(
        en="The draft plan is open to the members' comments for a stated time, long enough.",
        fr="Le projet de plan est ouvert aux remarques des membres pendant une durée dite, et suffisante.",
    ),
    why=Text(
        en="Members carry out a plan whose content, budget and calendar they could comment on.",
        fr="Les membres mettent en œuvre un plan dont ils ont pu commenter le contenu, le budget et le calendrier.",
    ),
    reads=["roadmap", "actions/*/id"],
    way_out=Text(
        en="state comments_from and comments_until in the roadmap",
        fr="renseignez le début (comments_from) et la fin (comments_until) des remarques dans la feuille de route",
    ),
    good=["roadmap: {title: Projet de charte, comments_from: 2026-06-01, comments_until: 2026-06-30}"],
    bad=[
        Example("roadmap: {title: Projet de charte}", at="roadmap"),
        Example("roadmap: {title: Projet de charte, comments_from: 2026-06-01}", at="roadmap/comments_until"),
        Example("roadmap: {title: Projet de charte, comments_until: 2026-06-30}", at="roadmap/comments_from"),
        Example(
            "roadmap: {title: Projet de charte, comments_from: 2026-06-01, comments_until: 2026-06-10}",
            at="roadmap/comments_until",
        ),
    ],
)
def comment_window(concertation: Concertation, ctx: Context, options: CommentWindow) -> Verdict:
    """The draft plan is open to the members' comments for a stated time."""
    roadmap = concertation.roadmap
    if roadmap is None:
        return ctx.find("roadmap") if concertation.actions else ctx.nothing
    start, end = roadmap.comments_from, roadmap.comments_until
    if start is None and end is None:
        return ctx.find("roadmap")
    if start is None:
        return ctx.find("roadmap/comments_from", "start")
    if end is None:
        return ctx.find("roadmap/comments_until", "end")
    longest, shortest = (end.last - start.first).days + 1, (end.first - start.last).days + 1
    if longest < options.days:
        return ctx.find("roadmap/comments_until", "short", days=longest, least=options.days)
    return ctx.ok if shortest >= options.days else ctx.unknown("roadmap/comments_until", "unsure", least=options.days)


@rule(
    "answers-to-propositions",
    phase="decision",
    level=Level.WARNING,
    message=Text(
        en="the proposition has no answer: {proposition}", fr="la proposition n'a pas reçu de réponse : {proposition}"
    ),
    sources=[quote("CPP", "reddition de comptes")],
    what=Text(
        en="Once the plan is proposed, each proposition has an answer: kept, changed or set aside, and why.",
        fr="Une fois le plan proposé, chaque proposition a une réponse : retenue, amendée ou écartée, et pourquoi.",
    ),
    why=Text(
        en="Whoever proposes wants to know what became of it, and proposes again only then.",
        fr="Qui propose veut savoir ce qu'il en est advenu, et ne propose à nouveau qu'à cette condition.",
    ),
    reads=["*/answer", "*/standing", "standings/programme"],
    way_out=Text(
        en="state the answer given to the proposition, or the motive of the move that settled it",
        fr="renseignez la réponse (answer) faite à la proposition, ou le motif du passage qui l'a tranchée",
    ),
    good=[
        """
        propositions:
          - {id: casiers, title: Casiers partagés, answer: Retenue dans le plan}
          - {id: peage, title: Péage de zone, standing: {state: set-aside, motive: Hors des compétences}}
        """
    ],
    bad=[Example("propositions: [{id: casiers, title: Casiers partagés}]", at="propositions/casiers/answer")],
)
def answers_to_propositions(proposition: Proposition, ctx: Context) -> Verdict:
    """Each proposition has an answer, or was settled by a move with its motive."""
    state, motive = ctx.state(proposition), proposition.standing and proposition.standing.motive
    is_open = state in {None, "submitted", "discussed"}
    if proposition.answer or (motive and not is_open):
        return ctx.ok
    return ctx.nothing if is_open and programme_state(ctx) in PREPARED else ctx.find("answer")


def _is_decided(ctx: Context) -> bool | None:
    kinds = {each.kind for each in ctx.concertation.resolutions}
    state = programme_state(ctx)
    if state in DECIDED or kinds & (DECISIONS | SIGNED):
        return True
    return None if state is None else False


@rule(
    "concertation-report",
    phase="decision",
    level=Level.WARNING,
    message={
        "default": Text(
            en="the plan is decided, and no report of the concertation is adopted",
            fr="le plan est décidé, et aucun bilan de la concertation n'est arrêté",
        ),
        "unkept": Text(
            en="nobody has said where the report of the concertation and its observations are kept",
            fr="personne n'a dit où sont conservés le bilan de la concertation et ses observations",
        ),
        "unsure": Text(en="nobody has said whether the plan is decided", fr="personne n'a dit si le plan est décidé"),
    },
    sources=[
        quote("L103", "d'arrêter le bilan de cette concertation"),
        quote("L103", "D'enregistrer et de conserver ces observations et propositions"),
        quote("CPP", "reddition de comptes"),
    ],
    what=Text(
        en="A report of the concertation is adopted once the plan is decided, and it is said where it is kept.",
        fr="Un bilan de la concertation est arrêté une fois le plan décidé, et l'on sait où il est conservé.",
    ),
    why=Text(
        en="The report shows what was said and what was made of it.",
        fr="Le bilan montre ce qui a été dit et ce que l'on en a fait.",
    ),
    reads=["standings/programme", "resolutions/*/kind", "resolutions/*/reference", "totals"],
    way_out=Text(
        en="record a resolution of kind report, with the reference of the document",
        fr="consignez une décision de type bilan (kind: report), avec la référence (reference) du document",
    ),
    good=[
        """
        resolutions:
          - {id: conseil, kind: validation, date: 2026-06}
          - {id: bilan, kind: report, date: 2026-06, reference: Annexe à la délibération}
        """
    ],
    bad=[
        Example("resolutions: [{id: conseil, kind: validation, date: 2026-06}]", at="resolutions"),
        Example(
            """
            resolutions:
              - {id: conseil, kind: validation, date: 2026-06}
              - {id: bilan, kind: report, date: 2026-06}
            """,
            at="resolutions/bilan/reference",
        ),
    ],
)
def concertation_report(concertation: Concertation, ctx: Context) -> Verdict:
    """A report of the concertation is adopted and kept once the plan is decided."""
    reports = [each for each in concertation.resolutions if each.kind == "report"]
    if any(each.reference for each in reports):
        return ctx.ok
    if reports:
        return ctx.find(f"resolutions/{reports[0].id}/reference", "unkept")
    match _is_decided(ctx):
        case True:
            return ctx.find("resolutions") if ctx.is_whole("resolutions") else ctx.unknown("resolutions", "partial")
        case None:
            return ctx.unknown("resolutions", "unsure")
        case _:
            return ctx.nothing


RULES = (comment_window, answers_to_propositions, concertation_report)
