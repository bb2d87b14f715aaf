"""Rules of the restricted body: by topic, around the public partners, before it is enlarged (method, 3)."""

from __future__ import annotations

import attrs

from concertation.findings import Level
from concertation.model import Formation
from concertation.rules.context import Context
from concertation.rules.example import Example
from concertation.rules.options import option
from concertation.rules.rule import rule
from concertation.rules.sources import cite
from concertation.rules.stock.members.representation import alike
from concertation.rules.verdict import Verdict
from concertation.texts import Text

__all__ = ["RULES"]

_RESTRICTED = "restricted"
_NOT_WIDER = frozenset({_RESTRICTED, "ended"})


@rule(
    "restricted-by-topic",
    message=Text(
        en="the restricted formation names no topic: {formation}",
        fr="la formation resserrée ne nomme aucun sujet : {formation}",
    ),
    sources=[cite(3, "Selon les sujets abordés, une instance resserrée")],
    what=Text(
        en="A formation is restricted for topics that it names.",
        fr="Une formation est resserrée pour des sujets qu'elle nomme.",
    ),
    why=Text(
        en="A body is restricted for a topic, before it is enlarged.",
        fr="Une instance est resserrée selon les sujets abordés, avant d'être élargie.",
    ),
    reads=["*/topics"],
    way_out=Text(en="state the formation's topics", fr="renseignez les sujets (topics) de la formation"),
    good=["formations: [{id: stationnement, title: Groupe stationnement, topics: [Aires de livraison]}]"],
    bad=[Example("formations: [{id: resserree, title: Instance resserrée}]", at="formations/resserree/topics")],
)
def restricted_by_topic(formation: Formation, ctx: Context) -> Verdict:
    """A formation is restricted for topics that it names."""
    return ctx.ok if formation.topics else ctx.find("topics")


@attrs.frozen
class AroundPublic:
    """Options of ``restricted-around-public``."""

    circle: str = option(
        "public",
        what=Text(
            en="the circle around which a body is restricted", fr="le cercle autour duquel une instance est resserrée"
        ),
        source=cite(3, "une instance resserrée pourra être établie autour des partenaires publics"),
        validator=attrs.validators.instance_of(str),
    )


@rule(
    "restricted-around-public",
    phase="members",
    level=Level.WARNING,
    options=AroundPublic,
    message={
        "default": Text(
            en="no public partner sits in the restricted formation: {formation}",
            fr="aucun partenaire public ne siège dans la formation resserrée : {formation}",
        ),
        "unlisted": Text(
            en="nobody has said who sits in the restricted formation: {formation}",
            fr="personne n'a dit qui siège dans la formation resserrée : {formation}",
        ),
        "silent": Text(
            en="the circle of some members of the restricted formation is unsaid: {formation}",
            fr="le cercle de certains membres de la formation resserrée n'est pas précisé : {formation}",
        ),
    },
    sources=[cite(3, "une instance resserrée pourra être établie autour des partenaires publics")],
    what=Text(
        en="A formation that is restricted has public partners among its members.",
        fr="Une formation resserrée compte des partenaires publics parmi ses membres.",
    ),
    why=Text(
        en="A restricted body prepares a topic with the public partners, before it opens to the others.",
        fr="Une instance resserrée prépare un sujet avec les partenaires publics, avant de s'ouvrir aux autres.",
    ),
    reads=["*/members", "*/standing", "circles", "members/*/circle"],
    way_out=Text(
        en="add a public partner to the formation's members, or enlarge it",
        fr="ajoutez un partenaire public aux membres (members) de la formation, ou élargissez-la",
    ),
    good=[
        """
        members: [{id: cci, name: Chambre de commerce et d'industrie, circle: public}]
        formations: [{id: resserree, title: Instance resserrée, members: [cci], standing: {state: restricted}}]
        """
    ],
    bad=[
        Example(
            """
            members: [{id: messagerie, name: Entreprise de messagerie, circle: companies}]
            formations: [{id: resserree, title: Groupe restreint, members: [messagerie], standing: {state: restricted}}]
            """,
            at="formations/resserree/members",
        )
    ],
)
def restricted_around_public(formation: Formation, ctx: Context, options: AroundPublic) -> Verdict:
    """A public partner sits in each formation that is restricted."""
    if ctx.state(formation) != _RESTRICTED or not ctx.circles_are_used:
        return ctx.nothing
    if formation.members is None:
        return ctx.unknown("members", "unlisted")
    circles = {each.circle for each in ctx.concertation.members if each.id in formation.members}
    if options.circle in circles:
        return ctx.ok
    return ctx.unknown("members", "silent") if None in circles else ctx.find("members")


@rule(
    "restricted-then-widened",
    phase="members",
    level=Level.WARNING,
    message={
        "default": Text(
            en="nothing says how the restricted formation is enlarged to the other actors: {formation}",
            fr="rien ne dit comment la formation resserrée s'élargit aux autres acteurs : {formation}",
        ),
        "late": Text(
            en="the formation was to be enlarged by {due} and is still restricted: {formation}",
            fr="la formation devait être élargie (échéance : {due}) et reste resserrée : {formation}",
        ),
        "topics": Text(
            en="nobody has said on which topics the formation is restricted: {formation}",
            fr="personne n'a dit sur quels sujets la formation est resserrée : {formation}",
        ),
        "others": Text(
            en="nobody has said the topics of every formation that might enlarge it: {formation}",
            fr="personne n'a dit les sujets de chaque formation qui pourrait l'élargir : {formation}",
        ),
    },
    sources=[cite(3, "avant de l'élargir aux autres acteurs")],
    what=Text(
        en="A formation that is restricted is to be enlarged: by a date (standing.due), or by a formation that takes "
        "its topic up, which a plenary does.",
        fr="Une formation resserrée est appelée à s'élargir : à une échéance (standing.due), ou par une formation qui "
        "reprend son sujet, ce que fait une assemblée plénière.",
    ),
    why=Text(
        en="A body that stays restricted settles things without those whom they concern.",
        fr="Une instance qui reste resserrée règle les choses sans ceux qu'elles concernent.",
    ),
    reads=[
        "*/topics",
        "*/standing",
        *(f"formations/*/{name}" for name in ("topics", "standing", "kind")),
        "totals",
    ],
    way_out=Text(
        en="enlarge it, or state the formation that takes its topics up with the other actors",
        fr="élargissez-la, ou renseignez la formation qui reprend ses sujets avec les autres acteurs",
    ),
    good=[
        """
        formations:
          - {id: resserree, title: Groupe restreint, topics: [Aires de livraison], standing: {state: restricted}}
          - {id: atelier, title: Atelier ouvert, topics: [Aires de livraison], standing: {state: planned}}
        """,
        """
        formations:
          - {id: resserree, title: Groupe restreint, topics: [Aires de livraison], standing: {state: restricted}}
          - {id: forum, title: Forum annuel, kind: plenary, topics: []}
        """,
        Example(
            """
            formations:
              - id: resserree
                title: Groupe restreint
                topics: [Aires de livraison]
                standing: {state: restricted, due: 2026-12}
            """,
            on="2026-06-01",
        ),
    ],
    bad=[
        Example(
            """
            formations:
              - {id: resserree, title: Groupe restreint, topics: [Aires de livraison], standing: {state: restricted}}
              - {id: atelier, title: Atelier ouvert, topics: [Cyclologistique], standing: {state: planned}}
            """,
            at="formations/resserree",
        ),
        Example(
            """
            formations:
              - id: resserree
                title: Groupe restreint
                topics: [Aires de livraison]
                standing: {state: restricted, due: 2026-03}
            """,
            at="formations/resserree/standing/due",
            on="2026-06-01",
        ),
    ],
)
def restricted_then_widened(formation: Formation, ctx: Context) -> Verdict:
    """A restricted formation is due to be enlarged, or another takes its topics up."""
    if formation.standing is None or formation.standing.state != _RESTRICTED:
        return ctx.nothing
    due = formation.standing.due
    if due is not None:
        is_late = ctx.on is not None and ctx.on.after(due) is True
        return ctx.find("standing/due", "late", due=due.said) if is_late else ctx.ok
    return _taken_up(formation, ctx)


def _taken_up(formation: Formation, ctx: Context) -> Verdict:
    others = [each for each in ctx.concertation.formations if ctx.state(each) not in _NOT_WIDER]
    if any(each.kind == "plenary" for each in others):
        return ctx.ok
    if formation.topics is None:
        return ctx.unknown("topics", "topics")
    topics = {alike(topic) for topic in formation.topics}
    if any(topics & {alike(topic) for topic in each.topics or ()} for each in others):
        return ctx.ok
    if any(each.topics is None for each in others):
        return ctx.unknown("topics", "others")
    return (
        ctx.find()
        if ctx.is_whole("formations")
        else ctx.unknown("formations", "partial", at=f"formations/{formation.id}")
    )


RULES = (restricted_by_topic, restricted_around_public, restricted_then_widened)
