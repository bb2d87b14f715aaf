"""``cheminement``: the method's own example of a pathway, as data.

The method numbers its steps 1, 3 and 5 and calls them an example, particular to each territory: a territory extends
this data, and no code counts to three.
"""

from __future__ import annotations

from typing import Final

from concertation.charts.chart import Chart
from concertation.charts.parts import Move, State
from concertation.charts.step import Step
from concertation.model import Circle
from concertation.texts import Text

__all__ = ["CHARTS", "CIRCLES", "ID", "STEPS", "TITLE", "VERSION"]

AUTHORITY, POLITICAL, BODY, PILOT = "authority", "political-level", "body", "pilot"

PLAN_LOCKED: Final = (
    "objectives",
    "actions",
    "indicators",
    "!actions/*/actual_start",
    "!actions/*/actual_end",
    "!actions/*/milestones",
    "!actions/*/obstacle",
    "!actions/*/after/*/met",
    "!indicators/*/measures",
)

START: Final = Text(en="start", fr="commencer")
REOPEN: Final = Text(en="reopen", fr="rouvrir")
PENDING: Final = Text(en="pending", fr="à venir")

PREPARE: Final = Chart(
    "prepare",
    (
        State("pending", title=PENDING),
        State("drafting", title=Text(en="drafting", fr="en préparation")),
        State("framed", final=True, title=Text(en="framed", fr="cadrée")),
    ),
    (
        Move("start", "pending", "drafting", by=AUTHORITY, title=START),
        Move("frame", "drafting", "framed", by=AUTHORITY, requires="@preparation", title=Text(en="frame", fr="cadrer")),
        Move("reopen", "framed", "drafting", by=AUTHORITY, motive=True, title=REOPEN),
    ),
    title=Text(en="preparation", fr="préparation"),
)

MEMBERS: Final = Chart(
    "members",
    (
        State("pending", title=PENDING),
        State("identifying", title=Text(en="identifying", fr="en cours d'identification")),
        State("constituted", final=True, title=Text(en="constituted", fr="constituée")),
    ),
    (
        Move("start", "pending", "identifying", by=AUTHORITY, requires="expectations-stated", title=START),
        Move(
            "constitute",
            "identifying",
            "constituted",
            by=AUTHORITY,
            requires="@members",
            title=Text(en="constitute", fr="constituer"),
        ),
        Move("reopen", "constituted", "identifying", by=AUTHORITY, motive=True, title=REOPEN),
    ),
    title=Text(en="members", fr="membres"),
)

LAUNCH: Final = Text(en="launch", fr="lancer")
CLOSE: Final = Text(en="close", fr="clore")

PROGRAMME: Final = Chart(
    "programme",
    (
        State("pending", title=PENDING),
        State("drafting", title=Text(en="drafting", fr="en élaboration")),
        State("proposed", locks=PLAN_LOCKED, title=Text(en="proposed", fr="proposé")),
        State("validated", locks=PLAN_LOCKED, title=Text(en="validated", fr="validé")),
        State("under-way", locks=PLAN_LOCKED, title=Text(en="under way", fr="en œuvre")),
        State("closed", locks=("*", "!reviews"), final=True, title=Text(en="closed", fr="clos")),
    ),
    (
        Move("start", "pending", "drafting", by=(AUTHORITY, BODY), title=START),
        Move(
            "propose", "drafting", "proposed", by=BODY, requires="@programme", title=Text(en="propose", fr="proposer")
        ),
        Move(
            "validate",
            "proposed",
            "validated",
            by=POLITICAL,
            requires="@programme",
            decides=True,
            title=Text(en="validate", fr="valider"),
        ),
        Move(
            "return",
            "proposed",
            "drafting",
            by=POLITICAL,
            motive=True,
            decides=True,
            title=Text(en="return", fr="renvoyer"),
        ),
        Move("launch", "validated", "under-way", by=AUTHORITY, requires="first-action-started", title=LAUNCH),
        Move(
            "launch",
            "proposed",
            "under-way",
            by=AUTHORITY,
            requires=("first-action-started", "no-validation-expected"),
            title=LAUNCH,
        ),
        Move(
            "amend",
            ("validated", "under-way"),
            "drafting",
            by=(BODY, AUTHORITY),
            motive=True,
            revises=True,
            title=Text(en="amend", fr="amender"),
        ),
        Move("close", "under-way", "closed", by=AUTHORITY, requires="@follow-up", motive=True, title=CLOSE),
        Move("close", ("drafting", "proposed"), "closed", by=AUTHORITY, motive=True, title=CLOSE),
    ),
    title=Text(en="work programme", fr="programme de travail"),
)

FORMATION: Final = Chart(
    "formation",
    (
        State("planned", title=Text(en="planned", fr="prévue")),
        State("restricted", title=Text(en="restricted", fr="resserrée")),
        State("enlarged", title=Text(en="enlarged", fr="élargie")),
        State("ended", final=True, title=Text(en="ended", fr="terminée")),
    ),
    (
        Move(
            "restrict",
            "planned",
            "restricted",
            by=AUTHORITY,
            requires="restricted-by-topic",
            title=Text(en="convene restricted", fr="réunir en format resserré"),
        ),
        Move("convene", "planned", "enlarged", by=AUTHORITY, title=Text(en="convene", fr="réunir")),
        Move("enlarge", "restricted", "enlarged", by=AUTHORITY, title=Text(en="enlarge", fr="élargir")),
        Move(
            "end",
            ("restricted", "enlarged"),
            "ended",
            by=AUTHORITY,
            motive=True,
            title=Text(en="end", fr="mettre fin"),
        ),
    ),
    title=Text(en="formation", fr="formation"),
)

PROPOSITION: Final = Chart(
    "proposition",
    (
        State("submitted", title=Text(en="submitted", fr="déposée")),
        State("discussed", title=Text(en="discussed", fr="discutée")),
        State("retained", final=True, title=Text(en="retained", fr="retenue")),
        State("amended", final=True, title=Text(en="retained as amended", fr="retenue après modification")),
        State("set-aside", final=True, title=Text(en="set aside", fr="écartée")),
    ),
    (
        Move("discuss", "submitted", "discussed", by=BODY, title=Text(en="discuss", fr="discuter")),
        Move(
            "retain",
            "discussed",
            "retained",
            by=(BODY, AUTHORITY),
            motive=True,
            title=Text(en="retain", fr="retenir"),
        ),
        Move(
            "amend",
            "discussed",
            "amended",
            by=(BODY, AUTHORITY),
            motive=True,
            title=Text(en="amend", fr="modifier"),
        ),
        Move(
            "set-aside",
            "discussed",
            "set-aside",
            by=(BODY, AUTHORITY),
            motive=True,
            title=Text(en="set aside", fr="écarter"),
        ),
    ),
    title=Text(en="proposition", fr="proposition"),
)

ACTION: Final = Chart(
    "action",
    (
        State("proposed", title=Text(en="proposed", fr="proposée")),
        State("retained", title=Text(en="retained", fr="retenue")),
        State("planned", title=Text(en="planned", fr="planifiée")),
        State("in-progress", title=Text(en="in progress", fr="en cours")),
        State("paused", title=Text(en="paused", fr="en pause")),
        State("done", final=True, title=Text(en="done", fr="réalisée")),
        State("abandoned", final=True, title=Text(en="abandoned", fr="abandonnée")),
    ),
    (
        Move("retain", "proposed", "retained", by=BODY, title=Text(en="retain", fr="retenir")),
        Move("set-aside", "proposed", "abandoned", by=BODY, motive=True, title=Text(en="set aside", fr="écarter")),
        Move(
            "plan",
            "retained",
            "planned",
            by=(PILOT, AUTHORITY),
            requires=("action-has-pilot", "action-has-group", "action-has-calendar", "action-has-indicator"),
            title=Text(en="plan", fr="planifier"),
        ),
        Move(
            "start",
            "planned",
            "in-progress",
            by=(PILOT, AUTHORITY),
            requires="action-prerequisites-done",
            title=Text(en="start", fr="démarrer"),
        ),
        Move("pause", "in-progress", "paused", by=PILOT, motive=True, title=Text(en="pause", fr="suspendre")),
        Move("resume", "paused", "in-progress", by=PILOT, title=Text(en="resume", fr="reprendre")),
        Move("finish", "in-progress", "done", by=PILOT, title=Text(en="finish", fr="terminer")),
        Move(
            "withdraw",
            ("planned", "in-progress", "paused"),
            "retained",
            by=PILOT,
            motive=True,
            title=Text(en="withdraw", fr="retirer"),
        ),
        Move(
            "drop",
            ("proposed", "retained", "planned", "in-progress", "paused"),
            "abandoned",
            by=POLITICAL,
            motive=True,
            decides=True,
            title=Text(en="drop", fr="abandonner"),
        ),
    ),
    title=Text(en="action", fr="action"),
)

CRITERIA_LOCKED: Final = ("*/criteria",)


def _outcome(trigger: str, dest: str, title: Text) -> Move:
    return Move(trigger, "evaluated", dest, by=POLITICAL, motive=True, decides=True, title=title)


EXPERIMENT: Final = Chart(
    "experiment",
    (
        State("planned", title=Text(en="planned", fr="prévue")),
        State("running", locks=CRITERIA_LOCKED, title=Text(en="running", fr="en cours")),
        State("evaluated", locks=CRITERIA_LOCKED, title=Text(en="evaluated", fr="évaluée")),
        State("generalised", locks=CRITERIA_LOCKED, final=True, title=Text(en="generalised", fr="généralisée")),
        State("adapted", locks=CRITERIA_LOCKED, final=True, title=Text(en="adapted", fr="adaptée")),
        State("permanent", locks=CRITERIA_LOCKED, final=True, title=Text(en="made permanent", fr="pérennisée")),
        State("stopped", locks=CRITERIA_LOCKED, final=True, title=Text(en="stopped", fr="arrêtée")),
    ),
    (
        Move(
            "start",
            "planned",
            "running",
            by=(AUTHORITY, PILOT),
            requires=("experiment-bounded", "experiment-has-criteria"),
            title=Text(en="start", fr="lancer"),
        ),
        Move(
            "evaluate",
            "running",
            "evaluated",
            by=BODY,
            requires="experiment-has-verdict",
            title=Text(en="evaluate", fr="évaluer"),
        ),
        _outcome("generalise", "generalised", Text(en="generalise", fr="généraliser")),
        _outcome("adapt", "adapted", Text(en="adapt", fr="adapter")),
        _outcome("make-permanent", "permanent", Text(en="make permanent", fr="pérenniser")),
        _outcome("stop", "stopped", Text(en="stop", fr="arrêter")),
    ),
    title=Text(en="experiment", fr="expérimentation"),
)


ID: Final = "cheminement"
VERSION: Final = "1"
TITLE: Final = Text(en="setting up a consultation body", fr="mettre en place une instance de concertation")
STEPS: Final = (
    Step(
        "prepare",
        number=1,
        title=Text(en="Prepare the concertation", fr="Préparer la concertation"),
        phases={"preparation": "drafting"},
        defines=("diagnosis", "exemplarity", "starting_point", "expectations", "ground_rules"),
    ),
    Step(
        "members",
        number=3,
        title=Text(en="Define the members of the body", fr="Définir les membres de l'instance"),
        phases={"members": "identifying"},
        defines=("circles", "members", "formations"),
    ),
    Step(
        "programme",
        number=5,
        title=Text(en="Define the work programme", fr="Définir le programme de travail"),
        phases={
            "programme": "drafting",
            "decision": "proposed",
            "follow-up": "under-way",
            "experiments": "under-way",
        },
        defines=(
            "roadmap",
            "objectives",
            "propositions",
            "actions",
            "indicators",
            "experiments",
        ),
    ),
)
CHARTS: Final = (PREPARE, MEMBERS, PROGRAMME, FORMATION, PROPOSITION, ACTION, EXPERIMENT)
CIRCLES: Final = (
    Circle(
        "public",
        title=Text(en="public partners", fr="partenaires publics"),
        kinds=(
            "services déconcentrés de l'État",
            "collectivités territoriales",
            "chambres consulaires",
            "organismes d'étude et de recherche",
        ),
    ),
    Circle(
        "associations",
        title=Text(en="associations", fr="monde associatif"),
        kinds=("associations professionnelles", "associations citoyennes", "fédérations", "clusters"),
    ),
    Circle("companies", title=Text(en="companies", fr="entreprises"), kinds=("entreprises",)),
)
