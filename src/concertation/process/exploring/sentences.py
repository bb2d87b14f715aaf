"""What somebody does, as a sentence in both languages."""

from __future__ import annotations

import re
from typing import Final

from concertation.charts import Chart, Pathway
from concertation.model import COLLECTIONS, Act, Change, Entity, Fire, Put, Remove, Unwaive, Waive
from concertation.process.draft import collection_of
from concertation.process.roles import ROLE
from concertation.texts import Message, Text

__all__ = ["sentence"]

_SENTENCE: Final = Text(en="{who}: {what} ({address})", fr="{who} : {what} ({address})")
_STEP: Final = Text(en="{verb} the step “{label}”", fr="{verb} l'étape « {label} »")
_ENTITY: Final = Text(en="{verb} {kind} “{label}”", fr="{verb} {kind} « {label} »")
_BECAUSE: Final = Text(en="{said}, for the reason “{motive}”", fr="{said}, au motif « {motive} »")
_PUT: Final = Text(en="put in {kind} “{label}”", fr="placer {kind} « {label} »")
_WITH: Final = Text(en="{said}, saying its {fields}", fr="{said}, en précisant {fields}")
_REMOVE: Final = Text(en="take out {kind} “{label}”", fr="retirer {kind} « {label} »")
_STATE: Final = Text(en="state {field}", fr="préciser {field}")
_AS: Final = Text(en="state {field}: {value}", fr="préciser {field} : {value}")
_UNSAY: Final = Text(en="leave {field} unsaid", fr="laisser {field} non précisé")
_WAIVE: Final = Text(en="waive the rule {rule}", fr="lever la règle {rule}")
_UNWAIVE: Final = Text(en="take back the waiver of {rule}", fr="rétablir la règle {rule}")
_AND: Final = Text(en="{first}; {then}", fr="{first} ; {then}")

_KINDS: Final = {
    "axes": Text(en="the axis", fr="l'axe"),
    "circles": Text(en="the circle", fr="le cercle"),
    "members": Text(en="the member", fr="le membre"),
    "formations": Text(en="the formation", fr="la formation"),
    "objectives": Text(en="the objective", fr="l'objectif"),
    "propositions": Text(en="the proposition", fr="la proposition"),
    "actions": Text(en="the action", fr="l'action"),
    "indicators": Text(en="the indicator", fr="l'indicateur"),
    "experiments": Text(en="the experiment", fr="l'expérimentation"),
    "reviews": Text(en="the review", fr="le bilan"),
    "resolutions": Text(en="the resolution", fr="la décision"),
}
_FIELDS: Final = {
    "authority": Text(en="the authority", fr="la collectivité"),
    "territory": Text(en="the territory", fr="le territoire"),
    "diagnosis": Text(en="the diagnosis", fr="le diagnostic"),
    "exemplarity": Text(en="how the authority sets an example", fr="l'exemplarité de la collectivité"),
    "starting_point": Text(en="the starting point", fr="le point de démarrage"),
    "expectations": Text(en="what is expected", fr="ce qui est attendu"),
    "ground_rules": Text(en="the rule of the game", fr="la règle du jeu"),
    "roadmap": Text(en="the roadmap", fr="la feuille de route"),
    "commitments": Text(en="the commitments", fr="les engagements"),
    "elected_lead": Text(en="the elected lead", fr="l'élu référent"),
    "project_officer": Text(en="the project officer", fr="le chargé de mission"),
    "referent": Text(en="the referent", fr="le référent"),
}


def sentence(act: Act, by: str, pathway: Pathway) -> Message:
    """Say who does what, with the address or the move in brackets.

    >>> sentence(Remove("members/m1"), "authority", Pathway.stock()).render("en")
    'the authority: take out the member “m1” (members/m1)'
    """
    what, address = _said(act, pathway)
    return _SENTENCE.with_(who=ROLE.get(by, Text.of(by)), what=what, address=address)


def _said(act: Act, pathway: Pathway) -> tuple[Message, str]:
    match act:
        case Fire():
            return _moved(act, pathway), act.move
        case Put():
            return _joined([_put(each) for each in act.entities]), ", ".join(map(_address, act.entities))
        case Change():
            return _joined([_changed(name, value) for name, value in act.fields]), _places(act)
        case Remove():
            return _joined([_removed(each) for each in act.addresses]), ", ".join(act.addresses)
        case Waive() | Unwaive():
            text = _WAIVE if isinstance(act, Waive) else _UNWAIVE
            return _because(text.with_(rule=act.rule), act.reason), str(act.target)


def _joined(parts: list[Message]) -> Message:
    first, *rest = parts or [Text.of("–").with_()]
    for each in rest:
        first = _AND.with_(first=first, then=each)
    return first


def _because(said: Message, motive: str | None) -> Message:
    return _BECAUSE.with_(said=said, motive=motive) if motive else said


def _verb(chart: Chart | None, trigger: str) -> Text:
    moves = chart.named(trigger) if chart else ()
    return moves[0].label if moves else Text.of(trigger)


def _moved(act: Fire, pathway: Pathway) -> Message:
    subject, _, trigger = act.move.rpartition(".")
    verb = _verb(pathway.chart_of(subject), trigger)
    step = pathway.step(subject)
    if step is not None:
        return _because(_STEP.with_(verb=verb, label=step.label), act.motive)
    collection, _, name = subject.partition("/")
    kind = _KINDS.get(collection, Text.of(collection))
    return _because(_ENTITY.with_(verb=verb, kind=kind, label=name), act.motive)


def _address(entity: Entity) -> str:
    return f"{collection_of(entity)}/{entity.id}"


def _put(entity: Entity) -> Message:
    put = _PUT.with_(kind=_KINDS[collection_of(entity)], label=entity.id)
    said = tuple(re.findall(r"(\w+)=", re.sub(r"\(.*?\)", "", repr(entity)[len(type(entity).__name__) + 1 : -1])))
    fields = tuple(name for name in said if name not in {"title", "name"})
    return _WITH.with_(said=put, fields=fields) if fields else put


def _places(act: Change) -> str:
    return ", ".join(name for name, _ in act.fields) if act.address == "." else str(act.address)


def _changed(name: str, value: object) -> Message:
    field = _FIELDS.get(name) or _KINDS.get(name) or Text.of(name)
    if value in (None, (), []):
        return _UNSAY.with_(field=field)
    words = _words(value)
    return _AS.with_(field=field, value=words) if words else _STATE.with_(field=field)


def _words(value: object) -> tuple[str, ...]:
    parts = value if isinstance(value, tuple | list) else (value,)
    said = (
        each if isinstance(each, str) else getattr(each, "kind", None) or getattr(each, "text", None) for each in parts
    )
    return tuple(each for each in said if isinstance(each, str))


def _removed(address: str) -> Message:
    collection, _, name = address.partition("/")
    if collection in COLLECTIONS and name:
        return _REMOVE.with_(kind=_KINDS[collection], label=name)
    return _UNSAY.with_(field=_FIELDS.get(address, Text.of(address)))
