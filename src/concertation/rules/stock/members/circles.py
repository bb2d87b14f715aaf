"""Rules of the circles: each is used, has a referent, and holds those who belong in it (method, 3)."""

from __future__ import annotations

import attrs

from concertation.findings import Level
from concertation.model import Change, Circle, Member
from concertation.rules.context import Context
from concertation.rules.example import Example
from concertation.rules.options import option
from concertation.rules.rule import rule
from concertation.rules.sources import cite
from concertation.rules.verdict import Verdict
from concertation.texts import Text

__all__ = ["RULES"]

_ASSOCIATIONS = "associations"
_REFERENT_HERE = Text(en="the referent sits here", fr="le référent siège ici")


@rule(
    "three-circles",
    phase="members",
    level=Level.WARNING,
    message={
        "default": Text(
            en="no member sits in the circle: {circle}", fr="aucun membre ne siège dans le cercle : {circle}"
        ),
        "silent": Text(en="some members' circle is unsaid", fr="le cercle de certains membres n'est pas précisé"),
    },
    sources=[
        cite(3, "vous pouvez les répartir en 3 cercles"),
        cite(None, "la double inscription de la logistique urbaine dans les sphères privée et publique"),
    ],
    what=Text(
        en="Once circles are used, each has a member: public partners, associations, companies, and those added.",
        fr="Dès que les cercles sont utilisés, chacun a un membre : partenaires publics, monde associatif, "
        "entreprises, et ceux que l'on ajoute.",
    ),
    why=Text(
        en="Circles see to it that every actor concerned is represented, public and private.",
        fr="Les cercles veillent à la représentativité de tous les acteurs concernés, publics et privés.",
    ),
    reads=["*", "circles", "members/*/circle", "totals"],
    way_out=Text(
        en="give a member this circle, or waive the rule with the reason of the absence",
        fr="rattachez un membre à ce cercle, ou accordez une dérogation qui motive l'absence",
    ),
    good=[
        """
        members:
          - {id: cci, name: Chambre de commerce et d'industrie, circle: public}
          - {id: federation, name: Fédération de transporteurs, circle: associations}
          - {id: messagerie, name: Entreprise de messagerie, circle: companies}
        """
    ],
    bad=[
        Example(
            """
            members:
              - {id: cci, name: Chambre de commerce et d'industrie, circle: public}
              - {id: messagerie, name: Entreprise de messagerie, circle: companies}
            """,
            at="circles/associations",
        )
    ],
)
def three_circles(circle: Circle, ctx: Context) -> Verdict:
    """Once circles are used, each has a member."""
    if not ctx.circles_are_used:
        return ctx.nothing
    if ctx.members_of(circle.id):
        return ctx.ok
    if not ctx.is_whole("members"):
        return ctx.unknown(message="partial", field="members", at=f"circles/{circle.id}")
    if any(member.circle is None for member in ctx.concertation.members):
        return ctx.unknown(message="silent")
    return ctx.find()


def _name_a_referent(circle: Circle, ctx: Context) -> list[Change]:
    seats = ctx.members_of(circle.id)
    return [Change(f"circles/{circle.id}", referent=seats[0].id)] if seats else []


@rule(
    "circle-has-referent",
    phase="members",
    level=Level.WARNING,
    message={
        "default": Text(en="the circle has no referent: {circle}", fr="le cercle n'a pas de référent : {circle}"),
        "elsewhere": Text(
            en="the referent of the circle sits in another one: {circle}",
            fr="le référent du cercle siège dans un autre : {circle}",
        ),
        "unsure": Text(
            en="nobody has said in which circle its referent sits: {circle}",
            fr="personne n'a dit dans quel cercle siège son référent : {circle}",
        ),
    },
    sources=[cite(3, "en identifiant pour chacun un référent")],
    what=Text(
        en="Each circle that is used has a referent, who is one of its members.",
        fr="Chaque cercle utilisé a un référent, qui est l'un de ses membres.",
    ),
    why=Text(
        en="The referent of a circle is the authority's privileged contact.",
        fr="Le référent d'un cercle est le contact privilégié de la collectivité.",
    ),
    reads=["*", "circles", "members/*/circle"],
    remedy=_name_a_referent,
    way_out=Text(en="state the circle's referent", fr="renseignez le référent (referent) du cercle"),
    good=[
        """
        circles: [{id: public, referent: cci}]
        members: [{id: cci, name: Chambre de commerce et d'industrie, circle: public}]
        """
    ],
    bad=[
        Example(
            "members: [{id: cci, name: Chambre de commerce et d'industrie, circle: public}]",
            at="circles/public/referent",
        ),
        Example(
            """
            circles: [{id: companies, referent: messagerie}, {id: public, referent: messagerie}]
            members: [{id: messagerie, name: Entreprise de messagerie, circle: companies}]
            """,
            at="circles/public/referent",
        ),
    ],
)
def circle_has_referent(circle: Circle, ctx: Context) -> Verdict:
    """Each circle that is used has a referent, who sits in it."""
    named = any(each.id == circle.id for each in ctx.concertation.circles)
    if not (named or ctx.members_of(circle.id)):
        return ctx.nothing
    if circle.referent is None:
        return ctx.find("referent")
    place = f"members/{circle.referent}"
    seat = next((each.circle for each in ctx.concertation.members if each.id == circle.referent), None)
    if seat is None:
        return ctx.unknown("referent", "unsure")
    if seat == circle.id:
        return ctx.ok
    return ctx.find("referent", "elsewhere", related=[(place, _REFERENT_HERE.with_())])


@attrs.frozen
class OwnName:
    """Options of ``companies-in-own-name``."""

    circle: str = option(
        "companies",
        what=Text(
            en="the circle whose members sit in their own name",
            fr="le cercle dont les membres siègent en leur nom propre",
        ),
        source=cite(3, "les entreprises (siégeant à l'instance en leur nom propre)"),
        validator=attrs.validators.instance_of(str),
    )


def _move_to_the_associations(member: Member, ctx: Context) -> list[Change]:
    is_there = any(each.id == _ASSOCIATIONS for each in ctx.circles) and member.circle != _ASSOCIATIONS
    return [Change(f"members/{member.id}", circle=_ASSOCIATIONS)] if is_there else []


@rule(
    "companies-in-own-name",
    phase="members",
    level=Level.WARNING,
    options=OwnName,
    message=Text(
        en="{member} sits among the companies but represents others",
        fr="{member} siège parmi les entreprises mais en représente d'autres",
    ),
    sources=[cite(3, "siégeant à l'instance en leur nom propre")],
    what=Text(
        en="Whoever sits among the companies sits in its own name.",
        fr="Qui siège parmi les entreprises y siège en son nom propre.",
    ),
    why=Text(
        en="Whoever represents others belongs with the associations.",
        fr="Qui représente d'autres acteurs relève du monde associatif.",
    ),
    reads=["*/circle", "*/seat", "*/represents", "circles", "members/*/circle"],
    remedy=_move_to_the_associations,
    way_out=Text(
        en="move the member to the associations, or state seat: own-name",
        fr="placez le membre dans le monde associatif, ou renseignez seat: own-name",
    ),
    good=["members: [{id: messagerie, name: Entreprise de messagerie, circle: companies, seat: own-name}]"],
    bad=[
        Example(
            "members: [{id: federation, name: Fédération de transporteurs, circle: companies, seat: represents}]",
            at="members/federation/seat",
        ),
        Example(
            "members: [{id: federation, name: Fédération, circle: companies, represents: des transporteurs}]",
            at="members/federation/represents",
        ),
    ],
)
def companies_in_own_name(member: Member, ctx: Context, options: OwnName) -> Verdict:
    """A member of the companies' circle sits in its own name."""
    if not ctx.circles_are_used or member.circle not in {None, options.circle}:
        return ctx.nothing
    if member.seat == "own-name":
        return ctx.ok
    if member.circle is None:
        return ctx.unknown("circle")
    if member.seat is None:
        return ctx.find("represents") if member.represents else ctx.unknown("seat")
    return ctx.find("seat")


RULES = (three_circles, circle_has_referent, companies_in_own_name)
