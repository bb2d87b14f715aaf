"""Rules of the body as a whole: its members, its referent, the rule of the game that they accept (method, 3 and 5)."""

from __future__ import annotations

from concertation.findings import Level
from concertation.model import Authority, Concertation, GroundRules
from concertation.rules.context import Context
from concertation.rules.example import Example
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
    what=Text(en="The body has at least one member.", fr="L'instance a au moins un membre."),
    why=Text(
        en="A body without members is a consultation of nobody.",
        fr="Une instance sans membres ne concerte personne.",
    ),
    reads=["members/*/id", "totals"],
    way_out=Text(en="state members", fr="renseignez les membres (members)"),
    good=["members: [{id: cci, name: Chambre de commerce et d'industrie}]"],
    bad=[Example("expectations: [{kind: follow_up}]", at="members")],
)
def body_has_member(concertation: Concertation, ctx: Context) -> Verdict:
    """The body has at least one member that is listed."""
    if concertation.members:
        return ctx.ok
    return ctx.find("members") if ctx.is_whole("members") else ctx.unknown("members", "partial")


@rule(
    "body-referent-in-authority",
    phase="members",
    message=Text(
        en="the body has no referent inside the authority",
        fr="l'instance n'a pas de référent au sein de la collectivité",
    ),
    sources=[cite(5, "Le référent de l'instance au sein de la collectivité")],
    what=Text(
        en="The body has a referent inside the authority, who is not the referent of a circle.",
        fr="L'instance a un référent au sein de la collectivité, distinct des référents de cercle.",
    ),
    why=Text(
        en="The referent inside the authority follows the project up.",
        fr="Le référent au sein de la collectivité assure le suivi du projet.",
    ),
    reads=["authority/referent"],
    way_out=Text(
        en="state authority.referent, a function rather than a person",
        fr="renseignez le référent (authority.referent), une fonction plutôt qu'une personne",
    ),
    good=["authority: {id: collectivite, name: Collectivité, referent: Service mobilités}"],
    bad=[Example("authority: {id: collectivite, name: Collectivité}", at="authority/referent")],
)
def body_referent_in_authority(authority: Authority, ctx: Context) -> Verdict:
    """The body has a referent inside the authority."""
    return ctx.ok if authority.referent else ctx.find("referent")


@rule(
    "ground-rules-accepted",
    phase="members",
    level=Level.WARNING,
    message={
        "default": Text(en="nobody has accepted the rule of the game", fr="personne n'a accepté la règle du jeu"),
        "alone": Text(
            en="nobody but the authority has accepted the rule of the game",
            fr="personne d'autre que la collectivité n'a accepté la règle du jeu",
        ),
        "unsure": Text(
            en="nobody has said who accepted the rule of the game",
            fr="personne n'a dit qui a accepté la règle du jeu",
        ),
    },
    sources=[cite(None, "travailler sur la base des propositions émises par les acteurs présents")],
    what=Text(
        en="Others than the authority have accepted the rule of the game that is written down.",
        fr="D'autres que la collectivité ont accepté la règle du jeu, une fois celle-ci écrite.",
    ),
    why=Text(
        en="The authority proposes the rule of the game; it binds those who accept it.",
        fr="La collectivité propose la règle du jeu ; elle engage ceux qui l'acceptent.",
    ),
    reads=["ground_rules", "authority/id", "authority/name"],
    way_out=Text(
        en="have the members accept it, and state ground_rules.accepted_by",
        fr="faites-la accepter par les membres, et renseignez par qui (ground_rules.accepted_by)",
    ),
    good=[
        """
        ground_rules: {text: On travaille sur la base des propositions des présents, accepted_by: [cci]}
        members: [{id: cci, name: Chambre de commerce et d'industrie}]
        """
    ],
    bad=[
        Example(
            "ground_rules: {text: On travaille sur la base des propositions des présents, accepted_by: []}",
            at="ground_rules/accepted_by",
        ),
        Example(
            "ground_rules: {text: On travaille sur la base des propositions des présents, accepted_by: [collectivite]}",
            at="ground_rules/accepted_by",
        ),
    ],
)
def ground_rules_accepted(rules: GroundRules, ctx: Context) -> Verdict:
    """Somebody beside the authority has accepted the rule of the game."""
    if not rules.text:
        return ctx.nothing
    if rules.accepted_by is None:
        return ctx.unknown("accepted_by", "unsure")
    authority = ctx.concertation.authority
    if set(rules.accepted_by) - {authority.id, authority.name}:
        return ctx.ok
    return ctx.find("accepted_by", "alone" if rules.accepted_by else "default")


RULES = (body_has_member, body_referent_in_authority, ground_rules_accepted)
