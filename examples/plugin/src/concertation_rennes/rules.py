"""What published pages of the charter of Rennes Métropole ask of a programme, as rules.

Each rule rests on a sentence of a page, quoted. What those pages do not say is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from concertation.model import Action, Axis, Member, Objective, Party, When
from concertation.rules import Context, Example, Level, Source, Verdict, option, rule
from concertation.texts import Text

__all__ = ["RULES"]

MIXENN = "mixenn.bzh/rennes-metropole-joue-collectif-sur-la-logistique-urbaine"
FRANCE_MOBILITES = "francemobilites.fr/projets/charte-locale-bonnes-pratiques-pour-une-logistique-urbaine-durable"

HORIZON = Source("suppression des livraisons diesel dans le centre-ville de Rennes (horizon 2030)", FRANCE_MOBILITES)
FOUR_AXES = Source("La charte propose un plan d’actions en 4 axes", FRANCE_MOBILITES)
TAKING_PART = Source(
    "Signer la charte, c’est s’engager à participer à la réflexion, à la définition et à la mise en œuvre d’une ou de "
    "plusieurs des 19 actions",
    MIXENN,
)


@attrs.frozen
class Horizon:
    """The year that the objectives of the charter look to."""

    year: int = option(
        2030,
        what=Text(
            en="the year by which every objective is due",
            fr="l'année à laquelle tout objectif est atteint au plus tard",
        ),
        unit=Text(en="year", fr="année"),
        source=HORIZON,
    )


@rule(
    "rennes/objective-within-horizon",
    phase="programme",
    level=Level.WARNING,
    message=Text(
        en="'{objective.title}' is due after {year}, the horizon of the charter",
        fr="« {objective.title} » a une échéance postérieure à {year}, horizon de la charte",
    ),
    options=Horizon,
    sources=[HORIZON],
    what=Text(
        en="Every objective is due by the horizon of the charter.",
        fr="Chaque objectif a une échéance qui ne dépasse pas l'horizon de la charte.",
    ),
    why=Text(
        en="The objectives of the charter are those of the climate plan and of the mobility plan, set for that year.",
        fr="Les objectifs de la charte sont ceux du PCAET et du PDU, fixés pour cette année-là.",
    ),
    reads=["*/due"],
    way_out=Text(en="bring its date forward", fr="avancez son échéance"),
    good=[Example("objectives: [{id: diesel, title: Aucune livraison au diesel, due: 2030}]")],
    bad=[
        Example("objectives: [{id: diesel, title: Aucune livraison au diesel, due: 2035}]", at="objectives/diesel/due")
    ],
)
def objective_within_horizon(objective: Objective, ctx: Context, options: Horizon) -> Verdict:
    """An objective is due by the horizon; one whose date nobody has said cannot be judged."""
    late = None if objective.due is None else objective.due.after(When(f"{options.year}-12-31"))
    if late is None:
        return ctx.unknown("due")
    return ctx.find("due", year=options.year) if late else ctx.ok


@rule(
    "rennes/axis-has-action",
    phase="programme",
    level=Level.WARNING,
    message=Text(en="no action serves the axis '{axis.title}'", fr="aucune action ne sert l'axe « {axis.title} »"),
    sources=[FOUR_AXES],
    what=Text(en="Every axis has an action.", fr="Chaque axe a au moins une action."),
    why=Text(
        en="The charter breaks its axes, governance among them, down into actions: one without any stays a title.",
        fr="La charte décline ses axes, dont la gouvernance, en actions : un axe sans action reste un titre.",
    ),
    reads=["*", "actions", "totals"],
    way_out=Text(en="say which actions serve it (axes)", fr="dites quelles actions le servent (axes)"),
    good=[
        Example("""
            axes: [{id: gouvernance, title: Gouvernance concertée}]
            actions: [{id: forum, title: Réunir les signataires, axes: [gouvernance]}]
        """)
    ],
    bad=[
        Example(
            """
            axes: [{id: gouvernance, title: Gouvernance concertée}]
            actions: [{id: bornes, title: Installer des bornes, axes: []}]
            """,
            at="axes/gouvernance",
        )
    ],
)
def axis_has_action(axis: Axis, ctx: Context) -> Verdict:
    """An action that is not abandoned serves the axis; one that does not say which axes it serves might."""
    place = f"axes/{axis.id}"
    served = [action.axes for action in kept(ctx)]
    if any(axis.id in axes for axes in served if axes is not None):
        return ctx.ok
    if None in served:
        return ctx.unknown("axes", at=place)
    return ctx.find() if ctx.is_whole("actions") else ctx.unknown("actions", "partial", at=place)


@rule(
    "rennes/member-takes-part",
    phase="follow-up",
    level=Level.ERROR,
    message=Text(en="'{member.name}' takes part in no action", fr="« {member.name} » ne participe à aucune action"),
    sources=[TAKING_PART],
    what=Text(
        en="Every member takes part in an action: as pilot, as partner, or in its group.",
        fr="Chaque membre participe à une action : pilote, partenaire ou membre du groupe projet.",
    ),
    why=Text(
        en="Who signs the charter commits to define and carry out one or several of its actions.",
        fr="Signer la charte, c'est s'engager à définir et à mettre en œuvre une ou plusieurs de ses actions.",
    ),
    reads=["actions", "formations", "totals"],
    way_out=Text(en="add it to the group of an action", fr="ajoutez-le au groupe projet d'une action"),
    good=[
        Example("""
            members: [{id: cci, name: Chambre de commerce}]
            actions: [{id: bornes, title: Installer des bornes, group: [cci]}]
        """)
    ],
    bad=[
        Example(
            """
            members: [{id: cci, name: Chambre de commerce}]
            actions:
              - {id: bornes, title: Installer des bornes, pilot: collectivite, co_pilots: [], group: [], partners: []}
            """,
            at="members/cci",
        )
    ],
)
def member_takes_part(member: Member, ctx: Context) -> Verdict:
    """A member is named by an action, or sits in a formation that one names."""
    place = f"members/{member.id}"
    parties = ctx.fact(parties_of_actions)
    formations = [each for each in ctx.concertation.formations if each.id in parties]
    if member.id in parties or any(member.id in (each.members or ()) for each in formations):
        return ctx.ok
    if any(is_unsaid(action) for action in kept(ctx)):
        return ctx.unknown("group", at=place)
    if any(each.members is None for each in formations):
        return ctx.unknown("formations", at=place)
    return ctx.find() if ctx.is_whole("actions") else ctx.unknown("actions", "partial", at=place)


def kept(ctx: Context) -> list[Action]:
    """Give the actions that are not abandoned."""
    return [action for action in ctx.concertation.actions if ctx.state(action) != "abandoned"]


def parties_of_actions(ctx: Context) -> frozenset[str]:
    """Give the ids of all whom an action that is not abandoned involves."""
    return frozenset(party.id for action in kept(ctx) for party in involved(action) if party.id is not None)


def involved(action: Action) -> Iterator[Party]:
    """Give whom an action involves, as far as that is said."""
    if action.pilot is not None:
        yield action.pilot
    for parties in (action.co_pilots, action.group, action.partners):
        yield from parties or ()


def is_unsaid(action: Action) -> bool:
    """Whether an action may involve somebody of whom nothing is said."""
    return None in {action.pilot, action.co_pilots, action.group, action.partners}


RULES = (objective_within_horizon, axis_has_action, member_takes_part)
