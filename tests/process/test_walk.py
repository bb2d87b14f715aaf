"""The shipped pathway, walked from its beginning to its end for each kind of expectation."""

from __future__ import annotations

from concertation.model import (
    Action,
    Circle,
    Expectation,
    Experiment,
    GroundRules,
    Indicator,
    Member,
    Objective,
    Put,
    StartingPoint,
)
from concertation.process import Dossier


def prepared(*kinds: str) -> Dossier:
    """A dossier whose members are constituted and whose programme is being drafted."""
    dossier = Dossier.begin("Logistique urbaine", authority="Collectivité", by="authority", on="2026-01-05")
    dossier.fire("prepare.start")
    dossier.change(
        starting_point=StartingPoint("Diagnostic partagé", diagnosis=True),
        expectations=[Expectation(kind) for kind in kinds],  # type: ignore[arg-type]  # the kinds are given as words
        ground_rules=GroundRules("On travaille sur les propositions des présents"),
    )
    dossier.fire("prepare.frame")
    dossier.fire("members.start")
    dossier.do(
        Put(Member("cci", name="Chambre de commerce", circle="public", seat="represents")),
        Put(Circle("public", referent="cci")),
    )
    dossier.change("authority", referent="Service mobilités")
    dossier.fire("members.constitute")
    dossier.fire("programme.start")
    return dossier


BAYS = Action(
    "bays",
    title="Plan aires de livraison",
    objectives=["livrer-mieux"],
    pilot="collectivite",
    group=["cci"],
    start="2026-03",
    days=60,
    ease="easy",
    mastered=True,
    after=[],
    indicators=["aires"],
)


def planned(dossier: Dossier) -> None:
    """Put an objective, an indicator and an action in, and propose the programme."""
    dossier.do(
        Put(
            BAYS,
            Objective("livrer-mieux", title="Livrer sans gêner"),
            Indicator("aires", title="Aires réaménagées"),
        )
    )
    dossier.fire("programme.propose", by="body")


def started(dossier: Dossier) -> None:
    """Start the action."""
    dossier.fire("actions/bays.retain", by="body")
    dossier.fire("actions/bays.plan")
    dossier.fire("actions/bays.start")


def closed(dossier: Dossier) -> None:
    """Close the programme, and see that the journal tells the same story."""
    dossier.fire("programme.close", motive="Le programme est réalisé")
    assert dossier.now.standings["programme"].state == "closed"
    assert dossier.process.replay(dossier.journal) == dossier.now


def test_an_action_plan_is_validated_then_launched_then_closed() -> None:
    """An action plan goes through the political level."""
    dossier = prepared("action_plan", "follow_up")
    planned(dossier)
    started(dossier)
    dossier.fire("programme.validate", by="political-level")
    dossier.fire("programme.launch")
    dossier.fire("actions/bays.finish")
    closed(dossier)


def test_a_follow_up_is_launched_without_validation() -> None:
    """Where no action plan is expected, a proposed programme is launched as it is."""
    dossier = prepared("follow_up")
    planned(dossier)
    started(dossier)
    dossier.fire("programme.launch")
    closed(dossier)


def test_experiments_alone_make_a_programme() -> None:
    """Where only experiments are expected, an experiment stands for the objective and the first action."""
    dossier = prepared("experiments")
    dossier.do(
        Put(
            Experiment(
                "flux",
                title="Livraison en triporteur",
                place="Centre-ville",
                start="2026-04",
                end="2026-09",
                owner="collectivite",
                criteria=["délais tenus"],
            )
        )
    )
    dossier.fire("programme.propose", by="body")
    dossier.fire("experiments/flux.start")
    dossier.fire("programme.launch")
    dossier.change("experiments/flux", verdict="Concluant")
    dossier.fire("experiments/flux.evaluate", by="body")
    dossier.fire("experiments/flux.make-permanent", by="political-level", motive="Utile à tous")
    closed(dossier)
