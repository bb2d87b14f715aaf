"""Rules about waivers themselves: whoever lifts a block says which, where, why and until when (method, introduction).

They are in force wherever there is a waiver; what they find cannot be waived.
"""

from __future__ import annotations

from concertation.findings import Level
from concertation.model import Unwaive, Waiver
from concertation.rules.context import Context
from concertation.rules.example import Example
from concertation.rules.rule import rule
from concertation.rules.sources import cite
from concertation.rules.verdict import Verdict
from concertation.rules.waivers import Waiving
from concertation.texts import Text, nearest

__all__ = ["PHASE", "RULES"]

PHASE = "waivers"
"""The phase that is in force wherever there is a waiver."""

_SOURCES = [cite(None, "tout en gardant votre pouvoir de décision")]
_WHY = Text(
    en="The authority keeps its power to decide; whoever uses it says on what, why and for how long.",
    fr="La collectivité garde son pouvoir de décision ; qui en use dit sur quoi, pourquoi et pour combien de temps.",
)
_STATED = "starting_point: {text: Diagnostic partagé}\nexpectations: [{kind: follow_up}]\n"
_GOOD = "waivers:\n  - {rule: ground-rules-recorded, reason: Règle du jeu signée sur papier, by: authority}\n"


def _take_back(waiver: Waiver, _: Context) -> list[Unwaive]:
    return [Unwaive(waiver.rule, waiver.target)]


def _facts(ctx: Context) -> Waiving:
    if ctx.waiving is None:
        message = "the rules about waivers are asked after the others"
        raise LookupError(message)
    return ctx.waiving


@rule(
    "waiver-has-reason",
    phase=PHASE,
    message=Text(en="the waiver of {rule} has no reason", fr="la dérogation à {rule} n'est pas motivée"),
    sources=_SOURCES,
    what=Text(en="A waiver says why.", fr="Une dérogation dit pourquoi."),
    why=_WHY,
    reads=["waivers"],
    way_out=Text(en="state the waiver's reason", fr="renseignez le motif (reason) de la dérogation"),
    good=[_STATED + _GOOD],
    bad=[Example(_STATED + "waivers: [{rule: ground-rules-recorded, by: authority}]", at="waivers/0/reason")],
)
def waiver_has_reason(waiver: Waiver, ctx: Context) -> Verdict:
    """A waiver has a reason."""
    return ctx.ok if waiver.reason else ctx.find("reason", rule=waiver.rule)


@rule(
    "waiver-rule-known",
    phase=PHASE,
    message={
        "default": Text(en="no rule is called '{word}'", fr="aucune règle ne s'appelle « {word} »"),
        "near": Text(
            en="no rule is called '{word}'; did you mean {near}?",
            fr="aucune règle ne s'appelle « {word} » ; vouliez-vous dire {near} ?",
        ),
        "elsewhere": Text(
            en="the rules of '{prefix}' are not loaded: whether '{word}' is one of them is not known",
            fr="les règles de « {prefix} » ne sont pas chargées : on ne sait pas si « {word} » en fait partie",
        ),
    },
    sources=_SOURCES,
    what=Text(en="A waiver names a rule that there is.", fr="Une dérogation cite une règle qui existe."),
    why=Text(
        en="A waiver with a slip in it lifts nothing, and nobody notices.",
        fr="Une dérogation mal orthographiée ne lève rien, et personne ne s'en aperçoit.",
    ),
    reads=["waivers"],
    way_out=Text(en="name the rule as it is called", fr="citez la règle par son nom exact"),
    good=[_STATED + _GOOD],
    bad=[
        Example(
            _STATED + "waivers: [{rule: ground-rules-recordd, reason: Signée sur papier, by: authority}]",
            at="waivers/0/rule",
        ),
        Example(_STATED + "waivers: [{rule: zfe, reason: Décidé en juin, by: authority}]", at="waivers/0/rule"),
    ],
)
def waiver_rule_known(waiver: Waiver, ctx: Context) -> Verdict:
    """A waiver names a rule that there is, by its name or a former one."""
    names = _facts(ctx).names
    if waiver.rule in names:
        return ctx.ok
    prefix, slash, _ = waiver.rule.rpartition("/")
    if slash and not any(name.startswith(f"{prefix}/") for name in names):
        return ctx.unknown("rule", "elsewhere", prefix=prefix, word=waiver.rule)
    near = nearest(waiver.rule, names)
    return ctx.find("rule", "near" if near else "default", word=waiver.rule, near=near)


@rule(
    "waiver-target-exists",
    phase=PHASE,
    level=Level.WARNING,
    message=Text(
        en="the waiver of {rule} is about '{target}', which leads nowhere",
        fr="la dérogation à {rule} porte sur « {target} », qui ne mène nulle part",
    ),
    sources=_SOURCES,
    what=Text(en="What a waiver is about is there.", fr="Ce sur quoi porte une dérogation existe."),
    why=Text(
        en="A waiver outlives what it was granted for, and may one day lift something else.",
        fr="Une dérogation survit à son objet, et pourrait un jour lever autre chose.",
    ),
    reads=["."],
    remedy=_take_back,
    way_out=Text(en="take the waiver back, or correct its target", fr="retirez la dérogation, ou corrigez sa cible"),
    good=[_STATED + _GOOD],
    bad=[
        Example(
            "waivers: [{rule: action-has-pilot, target: actions/hub, reason: Pilote désigné en juin, by: authority}]",
            at="waivers/0/target",
        )
    ],
)
def waiver_target_exists(waiver: Waiver, ctx: Context) -> Verdict:
    """The target of a waiver leads somewhere."""
    if waiver in _facts(ctx).homeless:
        return ctx.find("target", rule=waiver.rule, target=waiver.target)
    return ctx.ok


@rule(
    "waiver-entitled",
    phase=PHASE,
    message=Text(
        en="{who} may not waive {rule} in this pathway", fr="{who} ne peut pas déroger à {rule} dans ce cheminement"
    ),
    sources=_SOURCES,
    what=Text(
        en="A waiver was granted by somebody whom the pathway lets waive.",
        fr="Une dérogation est accordée par qui le cheminement y autorise.",
    ),
    why=_WHY,
    reads=["waivers", "authority", "members", "formations"],
    way_out=Text(
        en="have it granted by the authority or the political level",
        fr="faites-la accorder par la collectivité ou par le niveau politique",
    ),
    good=[_STATED + _GOOD],
    bad=[
        Example(
            _STATED + "members: [{id: cci, name: Chambre de commerce et d'industrie}]\n"
            "waivers: [{rule: ground-rules-recorded, reason: Signée sur papier, by: cci}]",
            at="waivers/0/by",
        )
    ],
)
def waiver_entitled(waiver: Waiver, ctx: Context) -> Verdict:
    """Whoever granted a waiver may waive."""
    if waiver.by is None:
        return ctx.unknown("by")
    return ctx.ok if _facts(ctx).entitled[waiver.by] else ctx.find("by", who=waiver.by, rule=waiver.rule)


@rule(
    "waiver-not-expired",
    phase=PHASE,
    level=Level.WARNING,
    message=Text(
        en="the waiver of {rule} expired on {until}", fr="la dérogation à {rule} a expiré (échéance : {until})"
    ),
    sources=_SOURCES,
    what=Text(en="A waiver has not expired.", fr="Une dérogation n'est pas expirée."),
    why=Text(
        en="What it lifted blocks again; whoever granted it decides anew.",
        fr="Ce qu'elle levait bloque à nouveau ; qui l'a accordée décide à nouveau.",
    ),
    reads=["waivers"],
    remedy=_take_back,
    way_out=Text(
        en="take the waiver back, or grant another with a reason",
        fr="retirez la dérogation, ou accordez-en une autre, motivée",
    ),
    good=[
        Example(
            _STATED + "waivers:\n"
            "  - {rule: ground-rules-recorded, reason: Signature en juin, by: authority, until: 2026-06-30}",
            on="2026-05-01",
        )
    ],
    bad=[
        Example(
            _STATED + "waivers:\n"
            "  - {rule: ground-rules-recorded, reason: Signature en juin, by: authority, until: 2026-06-30}",
            at="waivers/0/until",
            on="2026-07-01",
        )
    ],
)
def waiver_not_expired(waiver: Waiver, ctx: Context) -> Verdict:
    """A waiver has not expired; without a date of the question there is nothing to look at."""
    if waiver.until is None or ctx.on is None:
        return ctx.nothing
    match ctx.on.after(waiver.until):
        case True:
            return ctx.find("until", rule=waiver.rule, until=waiver.until.said)
        case None:
            return ctx.unknown("until")
        case _:
            return ctx.ok


@rule(
    "waiver-used",
    phase=PHASE,
    level=Level.WARNING,
    message=Text(
        en="the waiver of {rule} lifts nothing: the rule finds nothing there",
        fr="la dérogation à {rule} ne lève rien : la règle n'y trouve rien à redire",
    ),
    sources=_SOURCES,
    what=Text(en="A waiver lifts something.", fr="Une dérogation lève quelque chose."),
    why=Text(
        en="A waiver that is no longer of use would hide the next slip.",
        fr="Une dérogation devenue inutile cacherait le prochain manquement.",
    ),
    reads=["."],
    remedy=_take_back,
    way_out=Text(en="take the waiver back", fr="retirez la dérogation"),
    good=[_STATED + _GOOD],
    bad=[
        Example(
            _STATED + "ground_rules: {text: On travaille sur les propositions des présents}\n" + _GOOD, at="waivers/0"
        )
    ],
)
def waiver_used(waiver: Waiver, ctx: Context) -> Verdict:
    """A waiver lifts something, as far as the rules that were asked can tell."""
    facts = _facts(ctx)
    name = facts.names.get(waiver.rule)
    if name not in facts.asked or waiver in facts.homeless or _is_out_of_time(waiver, ctx):
        return ctx.nothing
    if waiver in facts.used:
        return ctx.ok
    if waiver in facts.undecided:
        return ctx.unknown(message=_UNDECIDED, rule=name)
    return ctx.find(rule=waiver.rule)


_UNDECIDED = Text(
    en="{rule} could not judge everything: whether its waiver is of use is not known",
    fr="{rule} n'a pas pu tout juger : on ne sait pas si sa dérogation est utile",
)


def _is_out_of_time(waiver: Waiver, ctx: Context) -> bool:
    if ctx.on is None:
        return False
    is_over = waiver.until is not None and ctx.on.after(waiver.until) is not False
    is_early = waiver.since is not None and ctx.on.before(waiver.since) is not False
    return is_over or is_early


RULES = (
    waiver_has_reason,
    waiver_rule_known,
    waiver_target_exists,
    waiver_entitled,
    waiver_not_expired,
    waiver_used,
)
