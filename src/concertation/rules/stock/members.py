"""Rules of the members: three circles, a referent for each, the referent inside the authority (method, 3)."""

from __future__ import annotations

import attrs

from concertation.findings import Level
from concertation.model import Authority, Change, Circle, Concertation, Formation, Member
from concertation.rules.context import Context
from concertation.rules.rule import rule
from concertation.rules.sources import cite
from concertation.rules.verdict import Verdict
from concertation.texts import Text

__all__ = ["RULES"]


@rule(
    "body-has-member",
    phase="members",
    message=Text(en="the body has no member", fr="l'instance n'a aucun membre"),
    sources=[cite(3, "Définir les membres de l'instance")],
    reads=["members", "totals"],
    way_out=Text(en="state members", fr="renseignez les membres (members)"),
)
def body_has_member(concertation: Concertation, ctx: Context) -> Verdict:
    """The body has at least one member that is listed."""
    if concertation.members:
        return ctx.ok
    return ctx.find("members") if ctx.is_whole("members") else ctx.unknown("members", "partial")


@rule(
    "three-circles",
    phase="members",
    level=Level.WARNING,
    message=Text(en="no member sits in the circle: {circle}", fr="aucun membre ne siège dans le cercle : {circle}"),
    sources=[cite(3, "vous pouvez les répartir en 3 cercles")],
    why=Text(
        en="Circles see to it that every actor concerned is represented.",
        fr="Les cercles veillent à la représentativité de tous les acteurs concernés.",
    ),
    reads=["circles", "members", "totals"],
    way_out=Text(
        en="give a member this circle, or waive the rule with the reason of the absence",
        fr="rattachez un membre à ce cercle, ou accordez une dérogation qui motive l'absence",
    ),
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
        return ctx.unknown(
            message=Text(en="some members' circle is unsaid", fr="le cercle de certains membres n'est pas précisé"),
            at=f"circles/{circle.id}",
        )
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
    },
    sources=[cite(3, "en identifiant pour chacun un référent")],
    why=Text(
        en="The referent of a circle is the authority's privileged contact.",
        fr="Le référent d'un cercle est le contact privilégié de la collectivité.",
    ),
    reads=["circles", "members"],
    remedy=_name_a_referent,
    way_out=Text(en="state the circle's referent", fr="renseignez le référent (referent) du cercle"),
)
def circle_has_referent(circle: Circle, ctx: Context) -> Verdict:
    """Each circle that is used has a referent, who sits in it."""
    named = any(each.id == circle.id for each in ctx.concertation.circles)
    if not (named or ctx.members_of(circle.id)):
        return ctx.nothing
    if circle.referent is None:
        return ctx.find("referent")
    seats = {each.id: each.circle for each in ctx.concertation.members}
    elsewhere = seats.get(circle.referent) not in {None, circle.id}
    return ctx.find("referent", "elsewhere") if elsewhere else ctx.ok


@attrs.frozen
class OwnName:
    """Options of ``companies-in-own-name``: the circle whose members sit in their own name (method, 3)."""

    circle: str = "companies"


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
    why=Text(
        en="Whoever represents others belongs with the associations.",
        fr="Qui représente d'autres acteurs relève du monde associatif.",
    ),
    reads=["circles", "members"],
    way_out=Text(
        en="move the member to the associations, or state seat: own-name",
        fr="placez le membre dans le monde associatif, ou renseignez seat: own-name",
    ),
)
def companies_in_own_name(member: Member, ctx: Context, options: OwnName) -> Verdict:
    """A member of the companies' circle sits in its own name."""
    if not ctx.circles_are_used or member.circle not in {None, options.circle}:
        return ctx.nothing
    if member.seat == "own-name":
        return ctx.ok
    if member.circle is None:
        return ctx.unknown("circle")
    return ctx.find("seat") if member.seat == "represents" else ctx.unknown("seat")


@rule(
    "body-referent-in-authority",
    phase="members",
    message=Text(
        en="the body has no referent inside the authority",
        fr="l'instance n'a pas de référent au sein de la collectivité",
    ),
    sources=[cite(5, "Le référent de l'instance au sein de la collectivité")],
    why=Text(
        en="The referent inside the authority follows the project up.",
        fr="Le référent au sein de la collectivité assure le suivi du projet.",
    ),
    reads=["authority"],
    way_out=Text(
        en="state authority.referent, a function rather than a person",
        fr="renseignez le référent (authority.referent), une fonction plutôt qu'une personne",
    ),
)
def body_referent_in_authority(authority: Authority, ctx: Context) -> Verdict:
    """The body has a referent inside the authority."""
    return ctx.ok if authority.referent else ctx.find("referent")


@rule(
    "restricted-by-topic",
    message=Text(
        en="the restricted formation names no topic: {formation}",
        fr="la formation resserrée ne nomme aucun sujet : {formation}",
    ),
    sources=[cite(3, "Selon les sujets abordés, une instance resserrée")],
    why=Text(
        en="A body is restricted for a topic, before it is enlarged.",
        fr="Une instance est resserrée selon les sujets abordés, avant d'être élargie.",
    ),
    reads=["formations"],
    way_out=Text(en="state the formation's topics", fr="renseignez les sujets (topics) de la formation"),
)
def restricted_by_topic(formation: Formation, ctx: Context) -> Verdict:
    """A formation is restricted for topics that it names."""
    return ctx.ok if formation.topics else ctx.find("topics")


RULES = (
    body_has_member,
    three_circles,
    circle_has_referent,
    companies_in_own_name,
    body_referent_in_authority,
    restricted_by_topic,
)
