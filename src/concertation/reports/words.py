"""The words that reports share, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from concertation.findings import Level
from concertation.model import Concertation
from concertation.process import Decision
from concertation.process.roles import ROLE
from concertation.texts import Lang, Text

__all__ = ["COUNTED_LEVELS", "LABEL", "NOUNS", "counted", "name_of", "party_name", "role_names", "titled", "whose"]

NOUNS: Final = {
    "axes": (Text(en="axis", fr="axe"), Text(en="axes", fr="axes")),
    "circles": (Text(en="circle", fr="cercle"), Text(en="circles", fr="cercles")),
    "members": (Text(en="member", fr="membre"), Text(en="members", fr="membres")),
    "formations": (Text(en="formation", fr="formation"), Text(en="formations", fr="formations")),
    "objectives": (Text(en="objective", fr="objectif"), Text(en="objectives", fr="objectifs")),
    "propositions": (Text(en="proposition", fr="proposition"), Text(en="propositions", fr="propositions")),
    "actions": (Text(en="action", fr="action"), Text(en="actions", fr="actions")),
    "indicators": (Text(en="indicator", fr="indicateur"), Text(en="indicators", fr="indicateurs")),
    "experiments": (Text(en="experiment", fr="expérimentation"), Text(en="experiments", fr="expérimentations")),
    "reviews": (Text(en="review", fr="bilan"), Text(en="reviews", fr="bilans")),
    "resolutions": (Text(en="resolution", fr="décision"), Text(en="resolutions", fr="décisions")),
    "commitments": (Text(en="commitment", fr="engagement"), Text(en="commitments", fr="engagements")),
}
"""What the elements of each collection are called, one and several."""

COUNTED_LEVELS: Final = {
    Level.ERROR: (Text(en="error", fr="erreur"), Text(en="errors", fr="erreurs")),
    Level.WARNING: (Text(en="warning", fr="avertissement"), Text(en="warnings", fr="avertissements")),
    Level.INFO: (Text(en="information", fr="information"), Text(en="information", fr="informations")),
}
"""What findings of each level are called, one and several."""

LABEL: Final = Text(en="{name}: {said}", fr="{name} : {said}")
"""A name, and what is said under it."""

_COUNT = Text(en="{count} {noun}", fr="{count} {noun}")
_TITLED = Text(en="{word} ({label})", fr="{word} ({label})")
_MOTIVATED = Text(en="{who}, with a motive", fr="{who}, avec un motif")
_OR = Text(en=" or ", fr=" ou ")


def counted(count: int, nouns: tuple[Text, Text], lang: Lang) -> str:
    """Say how many there are.

    >>> counted(1, NOUNS["actions"], "fr"), counted(20, NOUNS["circles"], "fr")
    ('1 action', '20 cercles')
    """
    several = count != 1 if lang == "en" else count > 1
    return _COUNT.render(lang, count=count, noun=nouns[several])


def role_names(roles: Iterable[str], lang: Lang) -> str:
    """Name roles, any of which will do.

    >>> role_names(("pilot", "authority"), "fr")
    'le pilote ou la collectivité'
    """
    return _OR.render(lang).join(ROLE.get(each, Text.of(each)).render(lang) for each in roles)


def party_name(concertation: Concertation, by: str, lang: Lang) -> str:
    """Name who did something: a role in words, a party of the concertation by its name.

    >>> from concertation.model import Authority
    >>> whole = Concertation("c", title="C", authority=Authority("metropole", name="Métropole"))
    >>> party_name(whole, "body", "fr"), party_name(whole, "metropole", "en")
    ("l'instance", 'Métropole')
    """
    if by in ROLE:
        return ROLE[by].render(lang)
    parties = [concertation.authority, *concertation.members, *concertation.formations]
    return next((name_of(each.label, lang) for each in parties if getattr(each, "id", None) == by), by)


def name_of(label: Text | str, lang: Lang) -> str:
    """Say what a thing is called; a title given in one language is said as it is.

    >>> name_of("Aires {1}", "fr"), name_of(Text(en="start", fr="commencer"), "fr")
    ('Aires {1}', 'commencer')
    """
    return label.render(lang) if isinstance(label, Text) else label


def titled(word: str, label: Text, lang: Lang) -> str:
    """Name a move as programs do, with what readers call it where that says more.

    >>> start = Text(en="start", fr="commencer")
    >>> titled("prepare.start", start, "fr"), titled("prepare.start", start, "en")
    ('prepare.start (commencer)', 'prepare.start')
    """
    said = label.render(lang)
    return word if said == word.rpartition(".")[2].replace("-", " ") else _TITLED.render(lang, word=word, label=said)


def whose(decision: Decision, lang: Lang) -> str:
    """Say who may make a move, and whether a motive is still to be given."""
    who = role_names(decision.roles, lang)
    return _MOTIVATED.render(lang, who=who) if decision.only_wants_a_motive else who
