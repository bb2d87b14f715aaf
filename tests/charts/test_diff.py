"""What one pathway makes of another: every departure, none left out, in words that anybody can read."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings

from concertation.charts import Chart, Move, Pathway, State, diff
from concertation.findings import Level
from concertation.model import Circle
from concertation.texts import Text
from tests.pathways import pathways

STOCK = Pathway.stock()


def rebuilt(name: str, **fields: object) -> Pathway:
    """Give the stock pathway with one chart changed."""
    charts = [attrs.evolve(chart, **fields) if chart.name == name else chart for chart in STOCK.charts]  # type: ignore[arg-type]  # fields of a chart
    return attrs.evolve(STOCK, charts=charts)


def programme() -> Chart:
    """Give the stock chart of the programme."""
    chart = STOCK.chart("programme")
    assert chart is not None
    return chart


@settings(max_examples=30)
@given(pathways())
def test_nothing_departs_from_itself(pathway: Pathway) -> None:
    """A pathway does not differ from itself."""
    assert diff(pathway, pathway) == ()


@settings(max_examples=30)
@given(pathways(), pathways())
def test_pathways_without_a_departure_are_the_same(first: Pathway, second: Pathway) -> None:
    """No difference is left out: where there is none, both say the same but for what they are called."""
    same = attrs.evolve(second, id=first.id, version=first.version, because=first.because)
    assert (diff(first, second) == ()) <= (same == first)


@settings(max_examples=30)
@given(pathways(), pathways())
def test_the_way_back_departs_at_the_same_addresses(first: Pathway, second: Pathway) -> None:
    """What is added one way is removed the other way."""
    opposite = {"added": "removed", "removed": "added"}
    there = {(each.address, each.kind, each.before, each.after) for each in diff(first, second)}
    back = {(each.address, opposite.get(each.kind, each.kind), each.after, each.before) for each in diff(second, first)}
    assert there == back


@settings(max_examples=30)
@given(pathways(), pathways())
def test_every_departure_reads_in_both_languages(first: Pathway, second: Pathway) -> None:
    """No departure is without words."""
    for each in diff(first, second):
        assert each.text("en")
        assert each.text("fr")


def test_departures_read_as_sentences() -> None:
    """Each kind of departure says the thing, what it was and what it is."""
    moves = list(programme().moves)
    moves[2] = attrs.evolve(moves[2], requires=("@programme", "three-circles"), within="P3M", motive=True)
    chart = attrs.evolve(
        programme(),
        title=Text(en="plan", fr="plan"),
        states=[attrs.evolve(state, locks=()) if state.name == "proposed" else state for state in programme().states],
        moves=[*moves, Move("launch", "drafting", "closed", by="body")],
    )
    ports = Circle("ports", title="Ports")
    new = attrs.evolve(
        STOCK,
        id="havre",
        title=Text(en="Le Havre", fr="Le Havre"),
        steps=(attrs.evolve(STOCK.steps[0], number=None, phases={"preparation": "framed"}), *STOCK.steps[:0:-1]),
        circles=(*STOCK.circles[1:], ports),
        charts=[chart if each.name == chart.name else each for each in STOCK.charts],
        levels={"three-circles": Level.WARNING},
        options={"start-easy-and-short": {"days": 30}},
        waives=("political-level",),
        because={"circles": "le port", "charts/programme/moves": "délibération"},
    )
    assert "\n".join(each.text() for each in diff(STOCK, new)) == ENGLISH
    assert "\n".join(each.text("fr") for each in diff(STOCK, new)) == FRENCH


ENGLISH = """\
the title of the pathway: 'setting up a consultation body' → 'Le Havre'
the steps, another order: prepare, programme, members
the step 'Prepare the concertation' (prepare), number: 1 → nothing
the step 'Prepare the concertation' (prepare), phases: preparation: drafting → preparation: framed
removed: the circle 'public partners' (public) (because: le port)
added: the circle 'Ports' (ports) (because: le port)
the chart 'plan' (programme), title: 'work programme' → 'plan'
the state 'proposed' of 'plan' (programme), what it locks: objectives, actions, indicators, !actions/*/actual_start, !actions/*/actual_end, !actions/*/milestones, !actions/*/obstacle, !actions/*/after/*/met, !indicators/*/measures → nothing
added: the move 'launch' of 'plan' (programme) from drafting (because: délibération)
the move 'validate' of 'plan' (programme), what it requires: @programme → @programme, three-circles (because: délibération)
the move 'validate' of 'plan' (programme), asks for a motive: no → yes (because: délibération)
the move 'validate' of 'plan' (programme), deadline: nothing → 3 months (because: délibération)
added: the level of the rule three-circles = warning
added: the option days of the rule start-easy-and-short = 30
who may waive: authority, political-level → political-level"""
FRENCH = """\
le titre du cheminement : « mettre en place une instance de concertation » → « Le Havre »
les étapes, autre ordre : prepare, programme, members
l'étape « Préparer la concertation » (prepare), numéro : 1 → rien
l'étape « Préparer la concertation » (prepare), phases : preparation : drafting → preparation : framed
retrait : le cercle « partenaires publics » (public) (motif : le port)
ajout : le cercle « Ports » (ports) (motif : le port)
le diagramme « plan » (programme), titre : « programme de travail » → « plan »
l'état « proposé » (proposed) de « plan » (programme), ce qu'il verrouille : objectives, actions, indicators, !actions/*/actual_start, !actions/*/actual_end, !actions/*/milestones, !actions/*/obstacle, !actions/*/after/*/met, !indicators/*/measures → rien
ajout : le mouvement « launch » de « plan » (programme) depuis drafting (motif : délibération)
le mouvement « valider » (validate) de « plan » (programme), ce qu'il exige : @programme → @programme, three-circles (motif : délibération)
le mouvement « valider » (validate) de « plan » (programme), demande un motif : non → oui (motif : délibération)
le mouvement « valider » (validate) de « plan » (programme), délai : rien → 3 mois (motif : délibération)
ajout : le niveau de la règle three-circles = avertissement
ajout : l'option days de la règle start-easy-and-short = 30
qui peut accorder une dérogation : authority, political-level → political-level"""


def test_moves_that_share_a_trigger_are_told_apart_by_what_they_leave() -> None:
    """The address of a move is its trigger, with the states it leaves where another move has the same trigger."""
    moves = [move for move in programme().moves if move.trigger != "launch" or move.source != ("proposed",)]
    (departure,) = diff(STOCK, rebuilt("programme", moves=moves))
    assert (departure.address, departure.kind) == ("charts/programme/moves/launch/proposed", "removed")


def test_moves_that_share_trigger_and_states_are_numbered() -> None:
    """Two candidates of one trigger in one state have two addresses."""
    first = Move("go", "open", "shut", by="body", requires="three-circles")
    second = Move("go", "open", "lost", by="authority", otherwise=True)
    states = (State("open"), State("shut", final=True), State("lost", final=True))
    old = attrs.evolve(STOCK, charts=(*STOCK.charts, Chart("note", states, (first, second))))
    moves = (first, attrs.evolve(second, motive=True))
    new = attrs.evolve(STOCK, charts=(*STOCK.charts, Chart("note", states, moves)))
    assert [each.address for each in diff(old, new)] == ["charts/note/moves/go/open/2/motive"]


def test_a_level_and_an_option_that_are_taken_back_are_removed() -> None:
    """What the first pathway set and the second does not is removed, with the value that it had."""
    old = attrs.evolve(STOCK, levels={"three-circles": Level.INFO}, options={"start-easy-and-short": {"days": 30}})
    assert [each.text("fr") for each in diff(old, STOCK)] == [
        "retrait : le niveau de la règle three-circles = information",
        "retrait : l'option days de la règle start-easy-and-short = 30",
    ]


@pytest.mark.parametrize(
    ("address", "reason"),
    [("steps/members", "because of members"), ("steps", "because of steps"), ("circles", None)],
)
def test_the_nearest_reason_is_the_one(address: str, reason: str | None) -> None:
    """A reason holds for its address and for all that is below it, until a nearer one."""
    because = {"steps": "because of steps", address: reason} if reason else {address: "other"}
    steps = [attrs.evolve(step, number=7) if step.id == "members" else step for step in STOCK.steps]
    (departure,) = diff(STOCK, attrs.evolve(STOCK, steps=steps, because=because))
    assert departure.reason == reason
