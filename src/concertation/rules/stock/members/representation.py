"""Rules of representativeness: the actors whom the diagnosis met are those who sit (method, 3)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

import attrs

from concertation.findings import Level
from concertation.model import Actor, Concertation
from concertation.rules.context import Context
from concertation.rules.example import Example
from concertation.rules.options import option
from concertation.rules.rule import rule
from concertation.rules.sources import cite, quote
from concertation.rules.verdict import Answer, Verdict
from concertation.texts import Text

__all__ = ["RULES", "alike"]

_AXES: Final = {
    "category": Text(en="category", fr="catégorie"),
    "component": Text(en="component", fr="composante"),
    "viewpoint": Text(en="viewpoint", fr="sensibilité"),
}
_UNMET = Text(
    en="nobody has said which actors the diagnosis met", fr="personne n'a dit quels acteurs le diagnostic a rencontrés"
)
_A_HUNDRED = 100


def alike(words: str) -> str:
    """Reduce words to what their spellings share: capitals, accents and the mark of the plural left out.

    >>> alike("Transporteurs"), alike("Métiers  de bouche")
    ('transporteur', 'metier de bouche')
    """
    letters = "".join(
        each for each in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(each)
    )
    return " ".join(word.rstrip("sx") or word for word in re.findall(r"\w+", letters))


def _uncovered(concertation: Concertation, actors: tuple[Actor, ...], axis: str) -> dict[str, tuple[str, str]]:
    """Give the words for the actors met that no member has on an axis, each with the place where it is said."""
    said = [(place, getattr(actor, axis)) for place, actor in enumerate(actors)]
    seated = {alike(word) for member in concertation.members if (word := getattr(member, axis))}
    found: dict[str, tuple[str, str]] = {}
    for place, word in said:
        if word and alike(word) not in seated:
            found.setdefault(alike(word), (f"diagnosis/actors_met/{place}/{axis}", word))
    return found


def _answer(concertation: Concertation, ctx: Context, axes: tuple[str, ...]) -> Answer:
    diagnosis = concertation.diagnosis
    nobody_sits = not concertation.members and ctx.is_whole("members")
    if diagnosis is None or nobody_sits:
        return ctx.nothing
    if diagnosis.actors_met is None:
        return ctx.unknown("diagnosis/actors_met", "unmet")
    if not any(getattr(actor, axis) for actor in diagnosis.actors_met for axis in axes):
        return ctx.nothing
    uncovered = {axis: found for axis in axes if (found := _uncovered(concertation, diagnosis.actors_met, axis))}
    if uncovered and not ctx.is_whole("members"):
        return ctx.unknown("members", "partial")
    return [verdict for axis, found in uncovered.items() for verdict in _of_axis(concertation, ctx, axis, found)]


def _of_axis(
    concertation: Concertation, ctx: Context, axis: str, found: dict[str, tuple[str, str]]
) -> Iterator[Verdict]:
    name = _AXES.get(axis)
    if any(getattr(member, axis) is None for member in concertation.members):
        yield ctx.unknown("members", "silent", axis=name)
        return
    for place, word in found.values():
        yield ctx.find(place, axis=name, word=word)


@rule(
    "representativeness",
    phase="members",
    level=Level.WARNING,
    message={
        "default": Text(
            en="no member is of the {axis} that the diagnosis met: {word}",
            fr="aucun membre ne relève de cette {axis} rencontrée lors du diagnostic : {word}",
        ),
        "silent": Text(
            en="the {axis} of some members is unsaid", fr="la {axis} de certains membres n'est pas précisée"
        ),
        "unmet": _UNMET,
    },
    sources=[cite(3, "Pour veiller à la représentativité (catégorie, composantes, sensibilités…) de tous les acteurs")],
    what=Text(
        en="Each category, component and viewpoint of the actors whom the diagnosis met is that of a member.",
        fr="Chaque catégorie, composante et sensibilité rencontrée lors du diagnostic est celle d'un membre.",
    ),
    why=Text(
        en="A plan binds those who were there; it meets with the others once it is made.",
        fr="Un plan engage ceux qui étaient là ; il se heurte aux autres une fois fait.",
    ),
    reads=["diagnosis", *(f"members/*/{axis}" for axis in _AXES), "totals"],
    way_out=Text(
        en="seat a member of it, state it of the member who already is, or waive the rule there with the reason",
        fr="faites siéger un membre qui en relève, précisez-le du membre qui en relève déjà, "
        "ou accordez une dérogation motivée",
    ),
    good=[
        """
        diagnosis: {actors_met: [{category: Transporteurs}, {category: Commerces}]}
        members:
          - {id: messagerie, name: Entreprise de messagerie, category: transporteur}
          - {id: commercants, name: Union commerçante, category: commerce}
        """
    ],
    bad=[
        Example(
            """
            diagnosis: {actors_met: [{category: Transporteurs}, {category: Commerces}]}
            members: [{id: messagerie, name: Entreprise de messagerie, category: Transporteurs}]
            """,
            at="diagnosis/actors_met/0/category",
        ),
        Example(
            """
            diagnosis: {actors_met: [{viewpoint: Riverains gênés par le bruit}]}
            members: [{id: messagerie, name: Entreprise de messagerie, viewpoint: Livrer tôt}]
            """,
            at="diagnosis/actors_met/0/viewpoint",
        ),
    ],
)
def representativeness(concertation: Concertation, ctx: Context) -> Answer:
    """The actors whom the diagnosis met are represented on the three axes."""
    return _answer(concertation, ctx, tuple(_AXES))


@rule(
    "no-concerned-actor-forgotten",
    phase="members",
    level=Level.WARNING,
    message={
        "default": Text(
            en="the diagnosis met such actors, and no member is one: {word}",
            fr="le diagnostic a rencontré de tels acteurs, et aucun membre n'en est : {word}",
        ),
        "silent": Text(
            en="what kind of organisation some members are is unsaid",
            fr="la nature de certains membres n'est pas précisée",
        ),
        "unmet": _UNMET,
    },
    sources=[
        cite(3, "tous les acteurs concernés, dont la plupart auront été rencontrés"),
        quote("TE", "garantissant une représentation sectorielle équilibrée"),
    ],
    what=Text(
        en="Each kind of actor that the diagnosis met has a seat.",
        fr="Chaque type d'acteur rencontré lors du diagnostic a un siège.",
    ),
    why=Text(
        en="Those whom the diagnosis met are concerned, and expect to be called.",
        fr="Ceux que le diagnostic a rencontrés sont concernés, et s'attendent à être conviés.",
    ),
    reads=["diagnosis", "members/*/kind", "totals"],
    way_out=Text(
        en="give such an actor a seat, or waive the rule there with the reason of the absence",
        fr="donnez un siège à un tel acteur, ou accordez une dérogation qui motive son absence",
    ),
    good=[
        """
        diagnosis: {actors_met: [{kind: transporteurs}]}
        members: [{id: messagerie, name: Entreprise de messagerie, kind: Transporteur}]
        """
    ],
    bad=[
        Example(
            """
            diagnosis: {actors_met: [{kind: artisans}]}
            members: [{id: messagerie, name: Entreprise de messagerie, kind: transporteur}]
            """,
            at="diagnosis/actors_met/0/kind",
        )
    ],
)
def no_concerned_actor_forgotten(concertation: Concertation, ctx: Context) -> Answer:
    """Each kind of actor that the diagnosis met is that of a member."""
    return _answer(concertation, ctx, ("kind",))


@attrs.frozen
class MostMet:
    """Options of ``met-in-diagnosis``."""

    percent: int = option(
        50,
        what=Text(
            en="the share of members beyond which most were met; the method says most, one half is its plain sense",
            fr="part des membres au-delà de laquelle la plupart ont été rencontrés ; la méthode dit « la plupart », "
            "plus de la moitié en est le sens courant",
        ),
        unit=Text(en="% of the members", fr="% des membres"),
        source=cite(3, "dont la plupart auront été rencontrés"),
        validator=attrs.validators.and_(attrs.validators.ge(0), attrs.validators.lt(_A_HUNDRED)),
    )


@rule(
    "met-in-diagnosis",
    phase="members",
    level=Level.INFO,
    options=MostMet,
    message={
        "default": Text(
            en="the diagnosis met {met} of the {total} members: at most {percent}% of them",
            fr="le diagnostic a rencontré {met} des {total} membres : pas plus de {percent} % d'entre eux",
        ),
        "at-most": Text(
            en="the diagnosis met {met} of the {total} members at best: at most {percent}% of them",
            fr="le diagnostic a rencontré au mieux {met} des {total} membres : pas plus de {percent} % d'entre eux",
        ),
        "silent": Text(
            en="nobody has said of enough members whether the diagnosis met them",
            fr="personne n'a dit de suffisamment de membres si le diagnostic les a rencontrés",
        ),
    },
    sources=[cite(3, "dont la plupart auront été rencontrés dans le cadre du diagnostic")],
    what=Text(
        en="Most members were met during the diagnosis.",
        fr="La plupart des membres ont été rencontrés dans le cadre du diagnostic.",
    ),
    why=Text(
        en="Whoever was met already knows what it is about, and was heard.",
        fr="Qui a été rencontré sait déjà de quoi il s'agit, et a été entendu.",
    ),
    reads=["members/*/met_in_diagnosis", "diagnosis", "totals"],
    way_out=Text(
        en="meet the other members, and state met_in_diagnosis of each",
        fr="rencontrez les autres membres, et renseignez met_in_diagnosis pour chacun",
    ),
    good=[
        """
        members:
          - {id: cci, name: Chambre de commerce et d'industrie, met_in_diagnosis: true}
          - {id: federation, name: Fédération de transporteurs, met_in_diagnosis: true}
          - {id: messagerie, name: Entreprise de messagerie, met_in_diagnosis: false}
        """
    ],
    bad=[
        Example(
            """
            members:
              - {id: cci, name: Chambre de commerce et d'industrie, met_in_diagnosis: true}
              - {id: messagerie, name: Entreprise de messagerie, met_in_diagnosis: false}
            """,
            at="members",
            note=Text(en="one half is not most", fr="la moitié n'est pas la plupart"),
        ),
        Example(
            """
            members:
              - {id: cci, name: Chambre de commerce et d'industrie}
              - {id: messagerie, name: Entreprise de messagerie, met_in_diagnosis: false}
            """,
            at="members",
        ),
    ],
)
def met_in_diagnosis(concertation: Concertation, ctx: Context, options: MostMet) -> Verdict:
    """More than a share of the members were met during the diagnosis, whatever the unsaid ones turn out to be."""
    answers = [member.met_in_diagnosis for member in concertation.members]
    is_said = concertation.diagnosis is not None or any(each is not None for each in answers)
    if not is_said or not (answers or not ctx.is_whole("members")):
        return ctx.nothing
    total = concertation.totals.get("members", len(answers))
    if total == "unknown":
        return ctx.unknown("members", "partial")
    enough = options.percent * total
    met, at_best = answers.count(True), total - answers.count(False)
    if met * _A_HUNDRED > enough:
        return ctx.ok
    if at_best * _A_HUNDRED > enough:
        return ctx.unknown("members", "silent")
    name = "default" if met == at_best else "at-most"
    return ctx.find("members", name, met=at_best, total=total, percent=options.percent)


RULES = (representativeness, no_concerned_actor_forgotten, met_in_diagnosis)
