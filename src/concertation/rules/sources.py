"""On whose word the rules speak: the method, and the documents of practice that they cite."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs

from concertation.findings import Source
from concertation.texts import Text

__all__ = ["DOCUMENTS", "Document", "cite", "quote"]


@attrs.frozen
class Document:
    """A document that rules cite: what it is called, and where to read it."""

    title: Text
    url: str


_INTERLUD = "https://www.interlud.green"
_FAQ = f"{_INTERLUD}/faq/interlud"
_TRANSITIONS = "https://github.com/incubateur-ademe/territoires-en-transitions"

DOCUMENTS: Final[Mapping[str, Document]] = {
    "CH": Document(
        Text(
            en="Chalmers University of Technology, research on freight partnerships",
            fr="Chalmers University of Technology, recherche sur les partenariats du fret",
        ),
        "https://research.chalmers.se/en/publication/188765",
    ),
    "CPP": Document(
        Text(en="Charter of public participation, 2016", fr="Charte de la participation du public, 2016"),
        "https://www.banquedesterritoires.fr/lancement-de-la-charte-de-participation-du-public",
    ),
    "EV": Document(
        Text(
            en="EVALUD, documentation of the InTerLUD+ follow-up platform",
            fr="EVALUD, documentation de la plateforme de suivi InTerLUD+",
        ),
        "https://github.com/selego/Interlud/blob/cbb5fc2d08a62ddeab7c0af8df57d32bf6c52a30/DOCUMENTATION.md",
    ),
    "FCH": Document(
        Text(
            en="InTerLUD+, what a sustainable urban logistics charter is",
            fr="InTerLUD+, en quoi consiste une charte de logistique urbaine durable",
        ),
        f"{_FAQ}/en-quoi-consiste-une-charte-logistique-urbaine-durable-lud",
    ),
    "FCX": Document(
        Text(
            en="InTerLUD+, how the actions of a charter are chosen",
            fr="InTerLUD+, comment s'effectue le choix des actions retenues dans les chartes",
        ),
        f"{_FAQ}/comment-seffectue-le-choix-des-actions-retenues-dans-les-chartes-de-logistique-urbaine-durable",
    ),
    "FLUX": Document(
        Text(
            en="Nantes Métropole, FLUX call for projects, in the trade press",
            fr="Nantes Métropole, appel à projets FLUX, dans la presse professionnelle",
        ),
        "https://actu-transport-logistique.fr/officiel-des-transporteurs/strategie/"
        "trois-transporteurs-nantais-sattaquent-au-dernier-kilometre-920246.php",
    ),
    "FPIL": Document(
        Text(
            en="InTerLUD+, actions that towns or partners pilot",
            fr="InTerLUD+, peut-on avoir des actions pilotées par des villes ou des partenaires",
        ),
        f"{_FAQ}/peut-on-avoir-des-actions-pilotees-par-des-villes-ou-des-partenaires",
    ),
    "HAV": Document(
        Text(
            en="InTerLUD+, actions in the field: Le Havre Seine Métropole",
            fr="InTerLUD+, actions sur le terrain : Le Havre Seine Métropole",
        ),
        f"{_INTERLUD}/actualites/actions-sur-le-terrain-de-nombreuses-initiatives-locales",
    ),
    "I15": Document(
        Text(
            en="InTerLUD, charters: actions for sustainable deliveries",
            fr="InTerLUD, chartes de logistique urbaine : des actions pour une livraison durable",
        ),
        f"{_INTERLUD}/actualites/chartes-de-logistique-urbaine-des-actions-pour-une-livraison-durable",
    ),
    "I5": Document(
        Text(
            en="InTerLUD, five good reasons for a concertation",
            fr="InTerLUD, les cinq bonnes raisons de mener une concertation sur vos territoires",
        ),
        f"{_INTERLUD}/actualites/les-5-bonnes-raisons-de-mener-une-concertation-sur-vos-territoires",
    ),
    "ILF": Document(
        Text(en="Ils font bouger la France, InTerLUD", fr="Ils font bouger la France, InTerLUD"),
        "https://www.ilsfontbougerlafrance.fr/post/interlud",
    ),
    "IMP": Document(
        Text(en="Eltis, glossary: implementation plan", fr="Eltis, glossaire : plan de mise en œuvre"),
        "https://www.eltis.org/glossary/implementation-plan",
    ),
    "IX": Document(
        Text(
            en="InTerLUD+, the exemplary authority",
            fr="InTerLUD+, je deviens une collectivité exemplaire",
        ),
        f"{_INTERLUD}/3-initier-une-demarche-dengagement-volontaire-2",
    ),
    "L103": Document(
        Text(
            en="Cerema, concertation under the planning code, article L. 103-2",
            fr="Cerema, la concertation du code de l'urbanisme, article L. 103-2",
        ),
        "https://outil2amenagement.cerema.fr/outils/la-concertation-classique-code-lurbanisme",
    ),
    "LYO": Document(
        Text(
            en="Grand Lyon, urban distribution, in the trade press, 2013",
            fr="Grand Lyon, la distribution urbaine, dans la presse professionnelle, 2013",
        ),
        "https://www.lofficieldestransporteurs.fr/kiosque/2681/france/"
        "les-elus-votent-en-faveur-de-la-logistique-urbaine-928848.php",
    ),
    "MGP": Document(
        Text(
            en="Métropole du Grand Paris, signature of the logistics pact, in the press, 2018",
            fr="Métropole du Grand Paris, signature du pacte logistique, dans la presse, 2018",
        ),
        "https://www.affiches-parisiennes.com/signature-du-pacte-pour-une-logistique-metropolitaine-8320.html",
    ),
    "NAN": Document(
        Text(
            en="Nantes Métropole, urban logistics pact: the yearly Forum",
            fr="Nantes Métropole, Pacte de logistique urbaine : le Forum annuel",
        ),
        "https://dialoguecitoyen.metropole.nantes.fr/blog/lavenir-de-la-logistique-urbaine-durable-se-dessine-pas-a-pas",
    ),
    "PAR": Document(
        Text(
            en="Paris, second freight charter, in the press, 2013",
            fr="Paris, deuxième charte sur les marchandises, dans la presse, 2013",
        ),
        "https://www.environnement-magazine.fr/territoires/article/2013/12/01/10400/paris-pousse-roue-logistique-verte",
    ),
    "PAU": Document(
        Text(
            en="InTerLUD, three examples of mobilisation: Pau Béarn Pyrénées",
            fr="InTerLUD, trois exemples de mobilisation : Pau Béarn Pyrénées",
        ),
        f"{_INTERLUD}/actualites/la-signature-dune-charte-lud-trois-exemples-de-mobilisation",
    ),
    "REN": Document(
        Text(
            en="Rennes Métropole, local charter of good practice, 2021",
            fr="Rennes Métropole, charte locale de bonnes pratiques, 2021",
        ),
        "https://mixenn.bzh/rennes-metropole-joue-collectif-sur-la-logistique-urbaine/",
    ),
    "TE": Document(
        Text(
            en="ADEME, ecological transition framework, measure 4.4.1",
            fr="ADEME, référentiel Transition écologique, mesure 4.4.1",
        ),
        _TRANSITIONS,
    ),
    "TET": Document(
        Text(
            en="ADEME, Territoires en Transitions, action sheets", fr="ADEME, Territoires en Transitions, fiches action"
        ),
        _TRANSITIONS,
    ),
}
"""The documents of practice, by the short name under which rules cite them."""


def quote(document: str, words: str) -> Source:
    """Cite a few words of a document of practice.

    Raises:
        KeyError: if no document has that short name.

    >>> quote("PAU", "un questionnaire mis en ligne durant un mois").text("fr")
    '« un questionnaire mis en ligne durant un mois » (InTerLUD, trois exemples de mobilisation : Pau Béarn Pyrénées)'
    """
    cited = DOCUMENTS[document]
    return Source(words, cited.title, cited.url)


def cite(step: int | None, quote: str) -> Source:
    """Cite a few words of the method, by the number of its step; without a number, its introduction."""
    where = (
        Text(en="method, introduction", fr="méthode, introduction")
        if step is None
        else Text(en=f"method, {step}", fr=f"méthode, {step}")
    )
    return Source(quote, where)
