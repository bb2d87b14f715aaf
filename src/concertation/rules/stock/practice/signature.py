"""Rules that practice adds to the signature: it comes after the validation, and it commits to something."""

from __future__ import annotations

from collections.abc import Iterator

from concertation.findings import Level
from concertation.model import Party, Resolution, When
from concertation.rules.context import Context
from concertation.rules.example import Example
from concertation.rules.rule import rule
from concertation.rules.sources import quote
from concertation.rules.stock.decision import DECIDED, DECISIONS, SIGNED
from concertation.rules.stock.follow_up import named
from concertation.rules.verdict import Verdict
from concertation.texts import Text

__all__ = ["RULES"]


def _unless(resolution: Resolution, kinds: frozenset[str], ctx: Context) -> Verdict | None:
    if resolution.kind is None:
        return ctx.unknown("kind")
    return None if resolution.kind in kinds else ctx.nothing


_VALIDATION = Text(en="the validation", fr="la validation")


@rule(
    "plan-validated-before-signature",
    phase="decision",
    level=Level.WARNING,
    message={
        "default": Text(
            en="the plan was signed, and nothing says that the political level validated it before",
            fr="le plan a été signé, et rien ne dit que le niveau politique l'a validé auparavant",
        ),
        "late": Text(
            en="the plan was signed ({signed}) before the political level validated it ({validated})",
            fr="le plan a été signé ({signed}) avant que le niveau politique ne le valide ({validated})",
        ),
        "unsure": Text(
            en="nobody can tell whether the validation came before the signature: dates are missing or overlap",
            fr="on ne peut dire si la validation a précédé la signature : des dates manquent ou se chevauchent",
        ),
    },
    sources=[
        quote("MGP", "Adopté à l'unanimité le 28 juin dernier par le Conseil métropolitain"),
        quote("HAV", "présentés aux élus, qui validèrent alors la charte et son plan d'action"),
    ],
    what=Text(
        en="The political level validates the plan before partners sign it.",
        fr="Le niveau politique valide le plan avant que les partenaires ne le signent.",
    ),
    why=Text(
        en="Partners sign what the authority has already decided to do.",
        fr="Les partenaires signent ce que la collectivité a déjà décidé de faire.",
    ),
    reads=["*/kind", "*/date", "resolutions/*/kind", "resolutions/*/date", "standings/programme", "totals"],
    way_out=Text(
        en="record the resolution by which the political level validated the plan, with its date",
        fr="consignez la décision par laquelle le niveau politique a validé le plan (kind: validation), avec sa date",
    ),
    good=[
        """
        resolutions:
          - {id: conseil, kind: validation, date: 2026-06-17}
          - {id: signature, kind: signature, date: 2026-06-24}
        """
    ],
    bad=[
        Example("resolutions: [{id: signature, kind: signature, date: 2026-06-24}]", at="resolutions/signature"),
        Example(
            """
            resolutions:
              - {id: conseil, kind: validation, date: 2026-07-10}
              - {id: signature, kind: signature, date: 2026-06-24}
            """,
            at="resolutions/signature/date",
        ),
    ],
)
def plan_validated_before_signature(resolution: Resolution, ctx: Context) -> Verdict:
    """The political level validated the plan before the signature, or on the same day."""
    if (other := _unless(resolution, frozenset({"signature"}), ctx)) is not None:
        return other
    decisions = [each for each in ctx.concertation.resolutions if each.kind in DECISIONS]
    answers = [_is_in_time(each.date, resolution.date) for each in decisions] + list(_by_standing(resolution, ctx))
    if True in answers:
        return ctx.ok
    if None in answers:
        return ctx.unknown(message="unsure")
    if not ctx.is_whole("resolutions"):
        return ctx.unknown("resolutions", "partial", at="resolutions")
    if not decisions:
        return ctx.find()
    first = min(decisions, key=lambda each: str(each.date))
    related = [(f"resolutions/{first.id}", _VALIDATION.with_())]
    return ctx.find("date", "late", related=related, signed=_said(resolution), validated=_said(first))


def _is_in_time(validated: When | None, signed: When | None) -> bool | None:
    if validated is None or signed is None:
        return None
    late = signed.before(validated)
    return None if late is None else not late


def _said(resolution: Resolution) -> Text | None:
    return resolution.date.said if resolution.date else None


def _by_standing(signature: Resolution, ctx: Context) -> Iterator[bool | None]:
    standing = ctx.concertation.standings.get("programme")
    if standing is not None and standing.state in DECIDED:
        answer = _is_in_time(standing.since if standing.state == "validated" else None, signature.date)
        if answer is not False:
            yield answer


@rule(
    "joining-is-committing",
    phase="decision",
    level=Level.WARNING,
    message=Text(
        en="{who} signed, and nothing says what it commits itself to: no action, no commitment, no committee",
        fr="{who} a signé, et rien ne dit à quoi cela l'engage : ni action, ni engagement, ni comité",
    ),
    sources=[
        quote("MGP", "signer le Pacte en s'engageant dans au moins l'un des comités opérationnels"),
        quote("REN", "Signer la charte, c'est s'engager à participer"),
    ],
    what=Text(
        en="Each signatory takes part in an action or a committee, or has said what it commits itself to.",
        fr="Chaque signataire participe à une action ou à un comité, ou a dit à quoi il s'engage.",
    ),
    why=Text(
        en="A signature that commits to nothing weakens those that do.",
        fr="Une signature qui n'engage à rien affaiblit celles qui engagent.",
    ),
    reads=[
        "*/kind",
        "*/by",
        "authority",
        "members/*/name",
        "members/*/category",
        "formations/*/title",
        "formations/*/members",
        *(f"actions/*/{name}" for name in ("pilot", "co_pilots", "group", "partners", "standing")),
        "commitments",
        "totals",
    ],
    way_out=Text(
        en="state the signatory's commitment, or name it in an action or a formation",
        fr="renseignez l'engagement (commitments) du signataire, ou citez-le dans une action ou une formation",
    ),
    good=[
        """
        members: [{id: cci, name: Chambre de commerce et d'industrie}]
        resolutions: [{id: signature-cci, kind: accession, by: cci}]
        commitments: [{by: cci, text: Diffuser le guide des aires de livraison}]
        """,
        """
        members: [{id: cci, name: Chambre de commerce et d'industrie}]
        formations: [{id: aires, title: Aires de livraison, members: [cci]}]
        resolutions: [{id: signature-cci, kind: accession, by: cci}]
        """,
    ],
    bad=[
        Example(
            """
            members: [{id: cci, name: Chambre de commerce et d'industrie}]
            resolutions: [{id: signature-cci, kind: accession, by: cci}]
            """,
            at="resolutions/signature-cci",
        )
    ],
)
def joining_is_committing(resolution: Resolution, ctx: Context) -> Verdict:
    """Whoever signs takes part in an action or a committee, or says what it commits itself to."""
    if (other := _unless(resolution, SIGNED, ctx)) is not None:
        return other
    if resolution.by is None:
        return ctx.unknown("by")
    if resolution.by.id == ctx.concertation.authority.id:
        return ctx.nothing
    if _key(resolution.by) in ctx.fact(_committed) or _category(resolution.by, ctx) in ctx.fact(_categories):
        return ctx.ok
    if not ctx.is_whole("commitments", "actions", "formations"):
        return ctx.unknown(message=_MORE)
    return ctx.find(who=named(resolution.by, ctx))


_MORE = Text(
    en="the lists of commitments, actions or formations are known in part",
    fr="les listes des engagements, des actions ou des formations ne sont connues qu'en partie",
)


def _key(party: Party) -> tuple[str | None, str | None]:
    return party.id, party.name


def _category(party: Party, ctx: Context) -> str | None:
    return next((each.category for each in ctx.concertation.members if each.id == party.id), None)


def _committed(ctx: Context) -> frozenset[tuple[str | None, str | None]]:
    whole = ctx.concertation
    parties = [each.by for each in whole.commitments if each.text or each.actions]
    for action in whole.actions:
        if ctx.state(action) != "abandoned":
            parties += [action.pilot, *(action.co_pilots or ()), *(action.group or ()), *(action.partners or ())]
    seats = {(member, None) for formation in whole.formations for member in formation.members or ()}
    return frozenset(_key(each) for each in parties if each is not None) | seats


def _categories(ctx: Context) -> frozenset[str]:
    said = (each for each in ctx.concertation.commitments if each.text or each.actions)
    return frozenset(each.category for each in said if each.category is not None and each.by is None)


RULES = (plan_validated_before_signature, joining_is_committing)
