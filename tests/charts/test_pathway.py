"""Pathways: what may not be said of one, what a concertation says that one does not know, and its fingerprint."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

from concertation.charts import Chart, Move, Pathway, State, Step
from concertation.errors import DefinitionError
from concertation.findings import Level
from concertation.model import (
    Action,
    Authority,
    Circle,
    Concertation,
    Formation,
    Member,
    Objective,
    PathwayRef,
    Standing,
)
from concertation.texts import Text
from tests.refusals import refused
from tests.roundtrips import pickled
from tests.strategies import concertations

STOCK = Pathway.stock()
TALK = Chart("talk", (State("open"), State("shut", final=True)), (Move("shut", "open", "shut", by="body"),))


def pathway(**fields: Any) -> Pathway:  # noqa: ANN401  # the fields of a pathway
    """Give a pathway of one step, and what is said besides."""
    given: dict[str, Any] = {"version": "1", "steps": [Step("talk")], "charts": [TALK], **fields}
    return Pathway("parole", **given)


@pytest.mark.parametrize(
    ("fields", "en", "fr"),
    [
        (
            {"steps": ()},
            "steps: a pathway needs at least one step",
            "steps: un cheminement a besoin d'au moins une étape",
        ),
        (
            {"steps": [Step("talk"), Step("talk", number=2)]},
            "steps/talk: 'talk' is given twice",
            "steps/talk: « talk » est donné deux fois",
        ),
        (
            {"charts": [TALK, TALK]},
            "charts/talk: 'talk' is given twice",
            "charts/talk: « talk » est donné deux fois",
        ),
        (
            {"circles": [Circle("ports"), Circle("ports")]},
            "circles/ports: 'ports' is given twice",
            "circles/ports: « ports » est donné deux fois",
        ),
        (
            {"steps": [Step("talk"), Step("walk", chart="talks")]},
            "steps/walk/chart: no chart is called 'talks' → did you mean 'talk'?",
            "steps/walk/chart: aucun diagramme ne s'appelle « talks » → vouliez-vous dire « talk » ?",
        ),
        (
            {"steps": [Step("talk", phases={"programme": "opened"})]},
            "steps/talk/phases/programme: no state is called 'opened' → did you mean 'open'?",
            "steps/talk/phases/programme: aucun état ne s'appelle « opened » → vouliez-vous dire « open » ?",
        ),
        (
            {"steps": [Step("talk", defines=("actions", "objectifs"))]},
            "steps/talk/defines: a concertation has no field 'objectifs' → did you mean 'objectives'?",
            "steps/talk/defines: une concertation n'a pas de champ « objectifs » → vouliez-vous dire « objectives » ?",
        ),
    ],
)
def test_a_mistake_of_a_pathway_is_told_at_its_place(fields: dict[str, Any], en: str, fr: str) -> None:
    """With the nearest word that would do."""
    assert refused(lambda: pathway(**fields), DefinitionError) == (en, fr)


def test_a_level_may_be_given_by_its_name() -> None:
    """A word that names none is told at the rule whose level it should be."""
    assert pathway(levels={"three-circles": "error"}) == pathway(levels={"three-circles": Level.ERROR})
    assert refused(lambda: pathway(levels={"three-circles": "eror", "r": "zzz"}), DefinitionError) == (
        "levels/r: no level is called 'zzz' → one of: error, info, warning\n"
        "levels/three-circles: no level is called 'eror' → did you mean 'error'?",
        "levels/r: aucun niveau ne s'appelle « zzz » → au choix : error, info, warning\n"
        "levels/three-circles: aucun niveau ne s'appelle « eror » → vouliez-vous dire « error » ?",
    )


def test_every_mistake_of_a_pathway_is_told_at_once() -> None:
    """Steps, charts, circles, and decisions given away."""
    action = Chart(
        "action", (State("open"), State("shut", final=True)), (Move("drop", "open", "shut", by="authority"),)
    )
    en, fr = refused(
        lambda: pathway(
            steps=[Step("talk", phases={"a": "x", "b": "open"}, defines="roadmaps"), Step("talk"), Step("walk")],
            charts=[TALK, action, TALK],
            circles=[Circle("ports"), Circle("ports")],
        ),
        DefinitionError,
    )
    assert en.splitlines() == [
        "steps/talk: 'talk' is given twice",
        "charts/talk: 'talk' is given twice",
        "circles/ports: 'ports' is given twice",
        "steps/talk/phases/a: no state is called 'x' → one of: open, shut",
        "steps/talk/defines: a concertation has no field 'roadmaps' → did you mean 'roadmap'?",
        "steps/walk/chart: no chart is called 'walk' → did you mean 'talk'?",
        "charts/action/moves/drop: 'drop' is a decision of the political level in every pathway → decides: true, by: political-level",
    ]
    assert fr.splitlines()[-1] == (
        "charts/action/moves/drop: « drop » est une décision du niveau politique dans tout cheminement → decides: true, by: political-level"
    )


def given_away(chart: Chart, trigger: str) -> Chart:
    """Give a chart in which a decision is left to the authority."""
    moves = [
        attrs.evolve(move, by="authority", decides=False) if move.trigger == trigger else move for move in chart.moves
    ]
    return attrs.evolve(chart, moves=moves)


@pytest.mark.parametrize(
    ("name", "trigger"),
    [
        ("programme", "validate"),
        ("programme", "return"),
        ("action", "drop"),
        ("experiment", "generalise"),
        ("experiment", "adapt"),
        ("experiment", "make-permanent"),
        ("experiment", "stop"),
    ],
)
def test_no_pathway_gives_a_decision_away(name: str, trigger: str) -> None:
    """What the method leaves to the political level stays there, whatever a territory changes."""
    assert {(chart.name, move.trigger) for chart in STOCK.charts for move in chart.moves if move.decides} >= {
        (name, trigger)
    }
    charts = [given_away(chart, trigger) if chart.name == name else chart for chart in STOCK.charts]
    assert refused(lambda: attrs.evolve(STOCK, charts=charts), DefinitionError) == (
        f"charts/{name}/moves/{trigger}: '{trigger}' is a decision of the political level in every pathway → decides: true, by: political-level",
        f"charts/{name}/moves/{trigger}: « {trigger} » est une décision du niveau politique dans tout cheminement → decides: true, by: political-level",
    )


def test_a_decision_is_not_given_away_by_calling_its_chart_something_else() -> None:
    """The step of the programme keeps its decisions, whatever its chart is called."""
    programme = STOCK.chart("programme")
    assert programme is not None
    charts = [
        attrs.evolve(given_away(programme, "validate"), name="plan") if chart is programme else chart
        for chart in STOCK.charts
    ]
    steps = [attrs.evolve(step, chart="plan") if step.id == "programme" else step for step in STOCK.steps]
    assert refused(lambda: attrs.evolve(STOCK, charts=charts, steps=steps), DefinitionError)[0] == (
        "charts/plan/moves/validate: 'validate' is a decision of the political level in every pathway → decides: true, by: political-level"
    )


def test_a_territory_may_leave_out_what_it_does_not_have() -> None:
    """One step, one chart, no circle: nothing in the library counts to three."""
    alone = pathway()
    assert [step.id for step in alone.steps] == ["talk"]
    assert (alone.circles, alone.phases, alone.chart_of("actions/bays")) == ((), (), None)
    assert alone.chart_of("talk") is TALK
    assert alone.label == Text.plain("parole")
    assert alone.steps[0].label == Text.plain("talk")


def whole(**fields: Any) -> Concertation:  # noqa: ANN401  # the fields of a concertation
    """Give a concertation of which only some fields are said."""
    return Concertation("c", title="C", authority=Authority("a"), **fields)


@settings(max_examples=30)
@given(concertations())
def test_what_is_drawn_for_a_pathway_fits_it(concertation: Concertation) -> None:
    """Steps, states and circles are all known to it."""
    assert not list(STOCK.misfits(concertation))


def test_what_a_pathway_does_not_know_is_named() -> None:
    """Circles, steps, states of steps and of entities, each with the nearest that it knows."""
    concertation = whole(
        standings={"prepar": Standing("framed"), "members": Standing("constitued"), "programme": Standing("proposed")},
        circles=[Circle("ports")],
        members=[Member("m", circle="publics"), Member("n", circle="ports")],
        objectives=[Objective("o", backed_by=["companies", "m", "companys"])],
        actions=[
            Action("bays", standing=Standing("in-progres")),
            Action("dock", standing=Standing("done")),
            Action("hub"),
        ],
        formations=[Formation("copil", standing=Standing("zzz"))],
    )
    problems = list(STOCK.misfits(concertation))
    assert [problem.text("en") for problem in problems] == [
        "members/m/circle: no circle has the id 'publics' → did you mean 'public'?",
        "objectives/o/backed_by: no member, formation, authority or circle has the id 'companys' → did you mean 'companies'?",
        "standings/members/state: no state is called 'constitued' → did you mean 'constituted'?",
        "standings/prepar: no step is called 'prepar' → did you mean 'prepare'?",
        "formations/copil/standing/state: no state is called 'zzz' → one of: ended, enlarged, planned, restricted",
        "actions/bays/standing/state: no state is called 'in-progres' → did you mean 'in-progress'?",
    ]
    assert [problem.text("fr") for problem in problems] == [
        "members/m/circle: aucun cercle n'a l'identifiant « publics » → vouliez-vous dire « public » ?",
        "objectives/o/backed_by: aucun membre, aucune formation, aucune collectivité, aucun cercle n'a l'identifiant « companys » → vouliez-vous dire « companies » ?",
        "standings/members/state: aucun état ne s'appelle « constitued » → vouliez-vous dire « constituted » ?",
        "standings/prepar: aucune étape ne s'appelle « prepar » → vouliez-vous dire « prepare » ?",
        "formations/copil/standing/state: aucun état ne s'appelle « zzz » → au choix : ended, enlarged, planned, restricted",
        "actions/bays/standing/state: aucun état ne s'appelle « in-progres » → vouliez-vous dire « in-progress » ?",
    ]


def test_an_entity_without_a_chart_may_stand_anywhere() -> None:
    """A pathway that moves no action has nothing to say of where one stands."""
    assert not list(pathway().misfits(whole(actions=[Action("bays", standing=Standing("anywhere"))])))


def test_what_a_document_says_of_a_circle_adds_to_the_pathway() -> None:
    """Its referent, its kinds or its title; what it does not say stays; its own circles come after."""
    said = whole(
        members=[Member("cci")],
        circles=[
            Circle("ports", title="Ports"),
            Circle("public", referent="cci", extra={"x-note": "a"}),
            Circle("companies", title="Entreprises locales", kinds=[]),
        ],
    )
    public, associations, companies = STOCK.circles
    assert STOCK.circles_of(said) == (
        attrs.evolve(public, referent="cci", extra={"x-note": "a"}),
        associations,
        attrs.evolve(companies, title="Entreprises locales", kinds=()),
        Circle("ports", title="Ports"),
    )
    assert STOCK.circles_of(whole()) == STOCK.circles


def test_a_pathway_does_not_change() -> None:
    """Levels, options and reasons are frozen copies; lists in options become tuples; everything can be hashed."""
    options: dict[str, dict[str, Any]] = {"start-easy-and-short": {"days": 30, "kinds": ["a", ["b"]]}}
    levels = {"three-circles": Level.ERROR}
    made = pathway(levels=levels, options=options, because={"steps/talk": "Une seule réunion"}, waives="authority")
    options["start-easy-and-short"]["days"] = 90
    options["start-easy-and-short"]["kinds"].append("b")
    levels.clear()
    assert made.options["start-easy-and-short"] == {"days": 30, "kinds": ("a", ("b",))}
    assert made.levels == {"three-circles": Level.ERROR}
    assert made.waives == ("authority",)
    assert pickled(made) == made
    assert hash(pickled(made)) == hash(made)
    assert pickled(made).hash == made.hash
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        made.version = "2"  # type: ignore[misc]  # on purpose


def test_the_stock_pathway_is_a_value() -> None:
    """It goes through pickle with its charts and their tables."""
    again = pickled(STOCK)
    assert again == STOCK
    assert [chart.rows("proposed", "launch") for chart in again.charts] == [
        chart.rows("proposed", "launch") for chart in STOCK.charts
    ]


def test_a_concertation_refers_to_its_pathway_by_its_fingerprint() -> None:
    """By id, version and hash."""
    assert STOCK.ref == PathwayRef("cheminement", version="1", hash=STOCK.hash)
    assert len(STOCK.hash) == 16


def retitled() -> Pathway:
    """Give the stock pathway with every title changed."""
    other = Text(en="something else", fr="autre chose")
    charts = [
        attrs.evolve(
            chart,
            title=other,
            states=[attrs.evolve(state, title=other) for state in chart.states],
            moves=[attrs.evolve(move, title=None) for move in chart.moves],
        )
        for chart in STOCK.charts
    ]
    steps = [attrs.evolve(step, title=other) for step in STOCK.steps]
    circles = [attrs.evolve(circle, title="Autre chose") for circle in STOCK.circles]
    return attrs.evolve(STOCK, title=other, charts=charts, steps=steps, circles=circles)


def test_titles_do_not_change_the_fingerprint() -> None:
    """What may be done is the same in other words."""
    assert retitled().label != STOCK.label
    assert retitled().hash == STOCK.hash


def changed(name: str, place: int, **fields: Any) -> Pathway:  # noqa: ANN401  # the fields of a move
    """Give the stock pathway with one move changed."""
    charts = [
        attrs.evolve(
            chart,
            moves=[attrs.evolve(move, **fields) if index == place else move for index, move in enumerate(chart.moves)],
        )
        if chart.name == name
        else chart
        for chart in STOCK.charts
    ]
    return attrs.evolve(STOCK, charts=charts)


@pytest.mark.parametrize(
    "other",
    [
        changed("prepare", 1, requires=()),
        changed("prepare", 1, requires=("@preparation", "quorum")),
        changed("prepare", 1, by=("authority", "body")),
        changed("prepare", 1, motive=True),
        changed("prepare", 2, motive=False),
        changed("prepare", 2, revises=True),
        changed("prepare", 2, within="P3M"),
        changed("prepare", 2, trigger="redo"),
        changed("programme", 6, source=("validated",)),
        changed("action", 7, dest="planned"),
        attrs.evolve(STOCK, version="2"),
        attrs.evolve(STOCK, id="parole"),
        attrs.evolve(STOCK, levels={"three-circles": Level.ERROR}),
        attrs.evolve(STOCK, levels={"three-circles": Level.INFO}),
        attrs.evolve(STOCK, options={"start-easy-and-short": {"days": 30}}),
        attrs.evolve(STOCK, waives="political-level"),
        attrs.evolve(STOCK, circles=STOCK.circles[:2]),
        attrs.evolve(STOCK, steps=[*STOCK.steps[1:], STOCK.steps[0]]),
        attrs.evolve(STOCK, steps=[attrs.evolve(STOCK.steps[0], phases={}), *STOCK.steps[1:]]),
        attrs.evolve(STOCK, steps=[attrs.evolve(STOCK.steps[0], defines=()), *STOCK.steps[1:]]),
    ],
    ids=str,
)
def test_what_changes_what_may_be_done_changes_the_fingerprint(other: Pathway) -> None:
    """A gate, a role, a motive, a deadline, an end, a lock, a level, an option, a circle, an order."""
    assert other.hash != STOCK.hash
    assert other != STOCK


def test_a_lock_and_an_end_change_the_fingerprint() -> None:
    """So do the states."""
    prepare = STOCK.charts[0]
    hashes = {STOCK.hash}
    for state in (State("framed", final=True, locks="expectations"), State("framed")):
        chart = attrs.evolve(
            prepare,
            states=[*prepare.states[:2], state, State("over", final=True)],
            moves=[*prepare.moves, Move("end", "framed", "over", by="authority")],
        )
        hashes.add(attrs.evolve(STOCK, charts=[chart, *STOCK.charts[1:]]).hash)
    assert len(hashes) == 3


@pytest.mark.parametrize("seed", ["0", "1", "4321"])
def test_the_fingerprint_is_the_same_in_every_process(seed: str) -> None:
    """Whatever the seed of Python's hashes: another machine knows the same pathway."""
    code = "from concertation.charts import Pathway; print(Pathway.stock().hash)"
    run = subprocess.run(  # noqa: S603  # our own interpreter and code
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == STOCK.hash


def test_the_shipped_pathway_does_not_change_unnoticed() -> None:
    """Concertations are pinned to it: whoever changes what may be done gives it another version."""
    assert (STOCK.version, STOCK.hash) == ("1", "9e8d3bb817c0a321")
