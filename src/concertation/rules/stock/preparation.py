"""Rules of the preparation: a starting point, the diagnosis that feeds it, what is expected (method, 1)."""

from __future__ import annotations

import attrs

from concertation.findings import Level
from concertation.model import Change, Concertation, StartingPoint
from concertation.rules.context import Context
from concertation.rules.example import Example
from concertation.rules.rule import rule
from concertation.rules.sources import cite
from concertation.rules.verdict import Answer, Verdict
from concertation.texts import Text

__all__ = ["RULES"]

_DIAGNOSIS_HERE = Text(en="the diagnosis", fr="le diagnostic")
_CONSTITUTED_HERE = Text(en="since when the body is constituted", fr="la date de constitution de l'instance")
_NOT_YET_CONSTITUTED = frozenset({"pending", "identifying"})


def _state_a_starting_point(concertation: Concertation, _: Context) -> list[Change]:
    point = concertation.starting_point or StartingPoint()
    return [Change(starting_point=attrs.evolve(point, text="…"))]


def _is_stated(point: StartingPoint | None) -> bool:
    return point is not None and bool(point.text or point.diagnosis or point.axes)


def _is_fed(point: StartingPoint | None) -> bool:
    return point is not None and bool(point.diagnosis or point.axes)


def _is_not_fed(point: StartingPoint | None) -> bool:
    return point is not None and point.diagnosis is False and not point.axes


@rule(
    "starting-point-defined",
    phase="preparation",
    message=Text(en="no starting point is stated", fr="aucun point de démarrage n'est défini"),
    sources=[cite(1, "Il faut définir un point de démarrage")],
    what=Text(
        en="The concertation has a starting point: a text, the diagnosis that feeds it, or its axes.",
        fr="La concertation a un point de démarrage : un texte, le diagnostic qui le nourrit ou ses axes.",
    ),
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
    good=["starting_point: {text: Les livraisons du centre-ville, diagnosis: true}"],
    bad=[
        Example("expectations: [{kind: follow_up}]", at="starting_point"),
        Example(
            "starting_point: {diagnosis: false}",
            at="starting_point",
            note=Text(en="it says what it is not", fr="il dit ce qu'il n'est pas"),
        ),
    ],
)
def starting_point_defined(concertation: Concertation, ctx: Context) -> Verdict:
    """The concertation has a stated starting point."""
    return ctx.ok if _is_stated(concertation.starting_point) else ctx.find("starting_point")


@rule(
    "starting-point-fed-by-diagnosis",
    phase="preparation",
    level=Level.INFO,
    message={
        "default": Text(
            en="no diagnosis feeds the starting point", fr="aucun diagnostic ne nourrit le point de démarrage"
        ),
        "unsure": Text(
            en="nobody has said whether a diagnosis feeds the starting point",
            fr="personne n'a dit si un diagnostic nourrit le point de démarrage",
        ),
    },
    sources=[cite(1, "Ce point de démarrage peut se nourrir du diagnostic")],
    what=Text(
        en="A diagnosis feeds the starting point, or its axes do.",
        fr="Un diagnostic nourrit le point de démarrage, ou les axes qui en sont issus.",
    ),
    why=Text(
        en="A diagnosis brings axes and broad objectives to light, on which everybody can start.",
        fr="Un diagnostic met en évidence des axes de projet et de grands objectifs, d'où chacun peut partir.",
    ),
    reads=["starting_point", "diagnosis"],
    way_out=Text(
        en="start from a diagnosis, or waive the rule with the reason why there is none",
        fr="partez d'un diagnostic, ou accordez une dérogation qui motive son absence",
    ),
    good=[
        "starting_point: {text: Les livraisons du centre-ville, diagnosis: true}",
        """
        axes: [{id: espace-public, title: Partager l'espace public}]
        starting_point: {axes: [espace-public]}
        """,
    ],
    bad=[
        Example(
            "starting_point: {text: Les livraisons du centre-ville, diagnosis: false}", at="starting_point/diagnosis"
        )
    ],
)
def starting_point_fed_by_diagnosis(concertation: Concertation, ctx: Context) -> Verdict:
    """A starting point that is stated takes up a diagnosis or its axes."""
    point = concertation.starting_point
    if not _is_stated(point):
        return ctx.nothing
    if _is_fed(point):
        return ctx.ok
    if not _is_not_fed(point):
        return ctx.unknown("starting_point/diagnosis", "unsure")
    related = [("diagnosis", _DIAGNOSIS_HERE.with_())] if concertation.diagnosis else []
    return ctx.find("starting_point/diagnosis", related=related)


@rule(
    "diagnosis-yields-axes",
    phase="preparation",
    level=Level.WARNING,
    message={
        "axes": Text(en="the diagnosis highlights no axis", fr="le diagnostic ne met en évidence aucun axe de projet"),
        "objectives": Text(
            en="the diagnosis highlights no broad objective",
            fr="le diagnostic ne met en évidence aucun grand objectif",
        ),
        "axes-unsaid": Text(
            en="nobody has said which axes the diagnosis highlights",
            fr="personne n'a dit quels axes le diagnostic met en évidence",
        ),
        "objectives-unsaid": Text(
            en="nobody has said which broad objectives the diagnosis highlights",
            fr="personne n'a dit quels grands objectifs le diagnostic met en évidence",
        ),
        "undescribed": Text(
            en="a diagnosis feeds the starting point, and nobody has said what it highlights",
            fr="un diagnostic nourrit le point de démarrage, et personne n'a dit ce qu'il met en évidence",
        ),
    },
    sources=[cite(1, "mis en évidence des axes de projet et de grands objectifs")],
    what=Text(
        en="The diagnosis that is taken up names axes of the project and broad objectives.",
        fr="Le diagnostic que l'on reprend nomme des axes de projet et de grands objectifs.",
    ),
    why=Text(
        en="A diagnosis without axes or objectives gives the body nothing to start from.",
        fr="Un diagnostic sans axes ni objectifs ne donne à l'instance aucun point d'appui.",
    ),
    reads=["diagnosis", "starting_point"],
    way_out=Text(
        en="state the axes and objectives of the diagnosis",
        fr="renseignez les axes (axes) et les objectifs (objectives) du diagnostic",
    ),
    good=[
        """
        axes: [{id: espace-public, title: Partager l'espace public}]
        objectives: [{id: livrer-mieux, title: Livrer sans gêner}]
        diagnosis: {date: 2025, axes: [espace-public], objectives: [livrer-mieux]}
        """
    ],
    bad=[
        Example(
            """
            objectives: [{id: livrer-mieux, title: Livrer sans gêner}]
            diagnosis: {date: 2025, axes: [], objectives: [livrer-mieux]}
            """,
            at="diagnosis/axes",
        ),
        Example(
            """
            axes: [{id: espace-public, title: Partager l'espace public}]
            diagnosis: {date: 2025, axes: [espace-public], objectives: []}
            """,
            at="diagnosis/objectives",
        ),
    ],
)
def diagnosis_yields_axes(concertation: Concertation, ctx: Context) -> Answer:
    """A diagnosis that the starting point does not set aside names axes and objectives."""
    diagnosis, point = concertation.diagnosis, concertation.starting_point
    if diagnosis is None:
        return ctx.unknown("diagnosis", "undescribed") if _is_fed(point) else ctx.nothing
    if _is_not_fed(point):
        return ctx.nothing
    highlighted = {"axes": diagnosis.axes, "objectives": diagnosis.objectives}
    return [
        ctx.unknown(f"diagnosis/{name}", f"{name}-unsaid") if ids is None else ctx.find(f"diagnosis/{name}", name)
        for name, ids in highlighted.items()
        if not ids
    ]


@rule(
    "diagnosis-before-start",
    phase="preparation",
    level=Level.INFO,
    message={
        "default": Text(
            en="the diagnosis ({date}) comes after the body was constituted ({since})",
            fr="le diagnostic ({date}) est postérieur à la constitution de l'instance ({since})",
        ),
        "undated": Text(en="nobody has dated the diagnosis", fr="personne n'a daté le diagnostic"),
        "unsure": Text(
            en="nobody can tell whether the diagnosis came before the body was constituted",
            fr="on ne peut dire si le diagnostic est antérieur à la constitution de l'instance",
        ),
    },
    sources=[
        cite(1, "diagnostic que vous aurez élaboré à l'étape précédente"),
        cite(3, "dont la plupart auront été rencontrés dans le cadre du diagnostic"),
    ],
    what=Text(
        en="The diagnosis comes before the body is constituted.",
        fr="Le diagnostic précède la constitution de l'instance.",
    ),
    why=Text(
        en="The diagnosis feeds the starting point, and meets those who will sit in the body.",
        fr="Le diagnostic nourrit le point de démarrage, et permet de rencontrer ceux qui siégeront à l'instance.",
    ),
    reads=["diagnosis", "standings/members"],
    way_out=Text(
        en="correct the dates, or waive the rule with the reason why both went in parallel",
        fr="corrigez les dates, ou accordez une dérogation qui motive de les mener en parallèle",
    ),
    good=[
        """
        diagnosis: {date: 2025-06}
        standings: {members: {state: constituted, since: 2026-01}}
        """
    ],
    bad=[
        Example(
            """
            diagnosis: {date: 2026-06}
            standings: {members: {state: constituted, since: 2026-01}}
            """,
            at="diagnosis/date",
        )
    ],
)
def diagnosis_before_start(concertation: Concertation, ctx: Context) -> Verdict:
    """The diagnosis is dated no later than the constitution of the body."""
    diagnosis, standing = concertation.diagnosis, concertation.standings.get("members")
    if diagnosis is None or (standing is not None and standing.state in _NOT_YET_CONSTITUTED):
        return ctx.nothing
    if diagnosis.date is None:
        return ctx.unknown("diagnosis/date", "undated")
    if standing is None or standing.since is None:
        return ctx.unknown("diagnosis/date", "unsure")
    match diagnosis.date.after(standing.since):
        case True:
            return ctx.find(
                "diagnosis/date",
                related=[("standings/members", _CONSTITUTED_HERE.with_())],
                date=diagnosis.date.said,
                since=standing.since.said,
            )
        case False:
            return ctx.ok
        case _:
            return ctx.unknown("diagnosis/date", "unsure")


@rule(
    "expectations-stated",
    phase="preparation",
    message={
        "default": Text(en="nothing says what is expected of it", fr="rien ne dit ce qui en est attendu"),
        "vague": Text(
            en="something other is expected of it, and nothing says what",
            fr="autre chose en est attendu, et rien ne dit quoi",
        ),
    },
    sources=[cite(1, "vous devez également préciser ce que vous attendez")],
    what=Text(
        en="At least one expectation of the concertation is stated.",
        fr="Au moins une attente vis-à-vis de la concertation est précisée.",
    ),
    why=Text(
        en="What is expected decides what the body must produce.",
        fr="Ce que l'on attend de l'instance décide de ce qu'elle doit produire.",
    ),
    reads=["expectations"],
    way_out=Text(
        en="state expectations: action_plan, follow_up, experiments or other",
        fr="renseignez les attentes (expectations) : action_plan, follow_up, experiments ou other",
    ),
    good=[
        "expectations: [{kind: action_plan}, {kind: follow_up}]",
        "expectations: [{kind: other, text: Une charte d'engagement}]",
    ],
    bad=[
        Example("starting_point: {text: Les livraisons du centre-ville}", at="expectations"),
        Example("expectations: [{kind: other}]", at="expectations/0/text"),
    ],
)
def expectations_stated(concertation: Concertation, ctx: Context) -> Verdict:
    """At least one expectation is stated: one of the method's own, or another in words."""
    if not concertation.expectations:
        return ctx.find("expectations")
    is_said = any(each.kind != "other" or each.text for each in concertation.expectations)
    return ctx.ok if is_said else ctx.find("expectations/0/text", "vague")


@rule(
    "ground-rules-recorded",
    phase="preparation",
    level=Level.WARNING,
    message=Text(en="the rule of the game is not recorded", fr="la règle du jeu n'est pas consignée"),
    sources=[cite(None, "vous proposez comme « règle du jeu »")],
    what=Text(
        en="The rule of the game is written down.",
        fr="La règle du jeu est écrite.",
    ),
    why=Text(
        en="Those present work on their propositions, and the authority keeps its power to decide: it is said first.",
        fr="On travaille sur les propositions des présents, la collectivité gardant son pouvoir de décision : "
        "cela se dit d'abord.",
    ),
    reads=["ground_rules"],
    way_out=Text(en="state ground_rules", fr="renseignez la règle du jeu (ground_rules)"),
    good=["ground_rules: {text: On travaille sur la base des propositions des acteurs présents}"],
    bad=[
        Example("expectations: [{kind: follow_up}]", at="ground_rules"),
        Example(
            "ground_rules: {date: 2026-01}",
            at="ground_rules",
            note=Text(en="a date says nothing of it", fr="une date n'en dit rien"),
        ),
    ],
)
def ground_rules_recorded(concertation: Concertation, ctx: Context) -> Verdict:
    """The rule of the game is written down."""
    rules = concertation.ground_rules
    return ctx.ok if rules is not None and rules.text else ctx.find("ground_rules")


RULES = (
    starting_point_defined,
    starting_point_fed_by_diagnosis,
    diagnosis_yields_axes,
    diagnosis_before_start,
    expectations_stated,
    ground_rules_recorded,
)
