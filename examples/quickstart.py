"""The whole method for an unnamed authority, from its beginning to validation, starting with a loading bay plan.

Run it: ``python examples/quickstart.py``. It prints each refusal that a first attempt meets, and what lifts it.
"""

from __future__ import annotations

from concertation import Dossier, Put, Refused
from concertation.model import (
    Action,
    Circle,
    Expectation,
    GroundRules,
    Indicator,
    Member,
    Milestone,
    Objective,
    StartingPoint,
)


def prepare(dossier: Dossier) -> None:
    """Method, 1: a starting point, fed by a diagnosis; what is expected; the rule of the game."""
    dossier.fire("prepare.start", on="2026-01-06")
    try:
        dossier.fire("prepare.frame", on="2026-01-06")
    except Refused as refused:
        print(refused)
    dossier.change(
        starting_point=StartingPoint("Le diagnostic marchandises de l'automne", diagnosis=True),
        expectations=[Expectation("action_plan"), Expectation("follow_up")],
        ground_rules=GroundRules("On travaille sur les propositions des présents ; la collectivité décide."),
    )
    dossier.fire("prepare.frame", on="2026-01-20")


def define_members(dossier: Dossier) -> None:
    """Method, 3: three circles, a referent for each, and the referent inside the authority."""
    dossier.fire("members.start", on="2026-01-21")
    dossier.do(
        Put(
            Member("cci", name="Chambre de commerce et d'industrie", circle="public", seat="represents"),
            Member("transporteurs", name="Fédération de transporteurs", circle="associations", seat="represents"),
            Member("messagerie", name="Entreprise de messagerie", circle="companies", seat="own-name"),
        ),
        Put(
            Circle("public", referent="cci"),
            Circle("associations", referent="transporteurs"),
            Circle("companies", referent="messagerie"),
        ),
    )
    dossier.change("authority", referent="Service mobilités", powers={"voirie": True})
    dossier.fire("members.constitute", on="2026-02-10")


def define_programme(dossier: Dossier) -> None:
    """Method, 5: objectives broken down into actions, the first one easy and short."""
    dossier.fire("programme.start", on="2026-02-11")
    dossier.do(
        Put(
            Objective("livrer-mieux", number=1, title="Livrer sans gêner"),
            Indicator("aires-amenagees", title="Aires de livraison réaménagées", kind="output", unit="aires"),
            Action(
                "plan-aires",
                number=1,
                title="Plan « aires de livraison » avec programmation de réaménagements",
                objectives=["livrer-mieux"],
                pilot="collectivite",
                group=["cci", "messagerie", "transporteurs"],
                start="2026-03",
                days=45,
                ease="easy",
                needs_powers=["voirie"],
                after=[],
                indicators=["aires-amenagees"],
                milestones=[Milestone("Programmation des travaux", date="2026-05")],
            ),
        )
    )
    dossier.fire("programme.propose", by="body", on="2026-02-20")


def validate(dossier: Dossier) -> None:
    """Method, 1: the political level keeps its power to decide."""
    try:
        dossier.fire("programme.validate", by="body", on="2026-03-01")
    except Refused as refused:
        print(refused.text("fr"))
    dossier.fire("programme.validate", by="political-level", on="2026-03-02")


def play() -> Dossier:
    """Play the method, and give the dossier that comes of it."""
    dossier = Dossier.begin("Logistique urbaine", authority="Collectivité", by="authority", on="2026-01-05")
    prepare(dossier)
    define_members(dossier)
    define_programme(dossier)
    validate(dossier)
    return dossier


if __name__ == "__main__":
    played = play()
    state = played.now.standings["programme"]
    print(f"programme: {state.state} since {state.since}, by the {state.by}; {len(played.journal)} entries")
