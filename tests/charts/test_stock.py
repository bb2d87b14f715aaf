"""The shipped pathway is the table of the design, cell by cell, and says everything in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from concertation.charts import CHARTED, Chart, Move, Pathway, State, Step
from concertation.model import COLLECTIONS, ROLES, Authority, Concertation, Member
from concertation.texts import Text

STOCK = Pathway.stock()
AUTHORITY, POLITICAL, BODY, PILOT = "authority", "political-level", "body", "pilot"
PLAN = ("action-has-pilot", "action-has-group", "action-has-calendar", "action-has-indicator")
OPEN = ("proposed", "retained", "planned", "in-progress", "paused")

Row = tuple[str, tuple[str, ...], str, tuple[str, ...], tuple[str, ...], str]
"""A trigger, the states that it leaves, the one that it enters, by whom, what it requires, and the columns ticked."""

TABLE: dict[str, list[Row]] = {
    "prepare": [
        ("start", ("pending",), "drafting", (AUTHORITY,), (), ""),
        ("frame", ("drafting",), "framed", (AUTHORITY,), ("@preparation",), ""),
        ("reopen", ("framed",), "drafting", (AUTHORITY,), (), "motive"),
    ],
    "members": [
        ("start", ("pending",), "identifying", (AUTHORITY,), ("expectations-stated",), ""),
        ("constitute", ("identifying",), "constituted", (AUTHORITY,), ("@members",), ""),
        ("reopen", ("constituted",), "identifying", (AUTHORITY,), (), "motive"),
    ],
    "programme": [
        ("start", ("pending",), "drafting", (AUTHORITY, BODY), (), ""),
        ("propose", ("drafting",), "proposed", (BODY,), ("@programme",), ""),
        ("validate", ("proposed",), "validated", (POLITICAL,), ("@programme",), "decides"),
        ("return", ("proposed",), "drafting", (POLITICAL,), (), "motive decides"),
        ("launch", ("validated",), "under-way", (AUTHORITY,), ("first-action-started",), ""),
        ("launch", ("proposed",), "under-way", (AUTHORITY,), ("first-action-started", "no-validation-expected"), ""),
        ("amend", ("validated", "under-way"), "drafting", (BODY, AUTHORITY), (), "motive revises"),
        ("close", ("under-way",), "closed", (AUTHORITY,), ("@follow-up",), "motive"),
        ("close", ("drafting", "proposed"), "closed", (AUTHORITY,), (), "motive"),
    ],
    "formation": [
        ("restrict", ("planned",), "restricted", (AUTHORITY,), ("restricted-by-topic",), ""),
        ("convene", ("planned",), "enlarged", (AUTHORITY,), (), ""),
        ("enlarge", ("restricted",), "enlarged", (AUTHORITY,), (), ""),
        ("end", ("restricted", "enlarged"), "ended", (AUTHORITY,), (), "motive"),
    ],
    "proposition": [
        ("discuss", ("submitted",), "discussed", (BODY,), (), ""),
        ("retain", ("discussed",), "retained", (BODY, AUTHORITY), (), "motive"),
        ("amend", ("discussed",), "amended", (BODY, AUTHORITY), (), "motive"),
        ("set-aside", ("discussed",), "set-aside", (BODY, AUTHORITY), (), "motive"),
    ],
    "action": [
        ("retain", ("proposed",), "retained", (BODY,), (), ""),
        ("set-aside", ("proposed",), "abandoned", (BODY,), (), "motive"),
        ("plan", ("retained",), "planned", (PILOT, AUTHORITY), PLAN, ""),
        ("start", ("planned",), "in-progress", (PILOT, AUTHORITY), ("action-prerequisites-done",), ""),
        ("pause", ("in-progress",), "paused", (PILOT,), (), "motive"),
        ("resume", ("paused",), "in-progress", (PILOT,), (), ""),
        ("finish", ("in-progress",), "done", (PILOT,), (), ""),
        ("withdraw", ("planned", "in-progress", "paused"), "retained", (PILOT,), (), "motive"),
        ("drop", OPEN, "abandoned", (POLITICAL,), (), "motive decides"),
    ],
    "experiment": [
        ("start", ("planned",), "running", (AUTHORITY, PILOT), ("experiment-bounded", "experiment-has-criteria"), ""),
        ("evaluate", ("running",), "evaluated", (BODY,), ("experiment-has-verdict",), ""),
        ("generalise", ("evaluated",), "generalised", (POLITICAL,), (), "motive decides"),
        ("adapt", ("evaluated",), "adapted", (POLITICAL,), (), "motive decides"),
        ("make-permanent", ("evaluated",), "permanent", (POLITICAL,), (), "motive decides"),
        ("stop", ("evaluated",), "stopped", (POLITICAL,), (), "motive decides"),
    ],
}
STATES = {
    "prepare": ["pending", "drafting", "framed"],
    "members": ["pending", "identifying", "constituted"],
    "programme": ["pending", "drafting", "proposed", "validated", "under-way", "closed"],
    "formation": ["planned", "restricted", "enlarged", "ended"],
    "proposition": ["submitted", "discussed", "retained", "amended", "set-aside"],
    "action": ["proposed", "retained", "planned", "in-progress", "paused", "done", "abandoned"],
    "experiment": ["planned", "running", "evaluated", "generalised", "adapted", "permanent", "stopped"],
}
NAMED_FINAL = {("prepare", "framed"), ("members", "constituted"), ("programme", "closed"), ("formation", "ended")}
PLAN_LOCKED = (
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
LOCKS = {
    ("programme", "proposed"): PLAN_LOCKED,
    ("programme", "validated"): PLAN_LOCKED,
    ("programme", "under-way"): PLAN_LOCKED,
    ("programme", "closed"): ("*", "!reviews"),
    **{("experiment", name): ("*/criteria",) for name in STATES["experiment"][1:]},
}
SAME_WORD = {"formation", "proposition", "action"}
"""The words that are written alike in French."""


def ticked(move: Move) -> str:
    """Name the columns of the table that a move ticks."""
    return " ".join(name for name in ("motive", "decides", "revises") if getattr(move, name))


def row(move: Move) -> Row:
    """Give a move as a row of the table."""
    return (move.trigger, move.source, str(move.dest), move.by, move.requires, ticked(move))


def test_there_is_a_chart_for_each_step_and_each_kind_of_entity() -> None:
    """No more, in the order of the table."""
    assert [chart.name for chart in STOCK.charts] == list(TABLE)
    assert {chart.name for chart in STOCK.charts} == {*(step.chart for step in STOCK.steps), *CHARTED.values()}
    assert dict(CHARTED) == {
        "formations": "formation",
        "propositions": "proposition",
        "actions": "action",
        "experiments": "experiment",
    }


@pytest.mark.parametrize("chart", STOCK.charts, ids=lambda chart: chart.name)
def test_a_chart_of_the_pathway_is_the_table_of_the_design(chart: Chart) -> None:
    """Trigger, from, to, by, requires, motive, decides and revises; no deadline, no order to settle."""
    assert [row(move) for move in chart.moves] == TABLE[chart.name]
    assert [state.name for state in chart.states] == STATES[chart.name]
    assert chart.initial == STATES[chart.name][0]
    assert {(move.within, move.otherwise) for move in chart.moves} == {(None, False)}


@pytest.mark.parametrize("chart", STOCK.charts, ids=lambda chart: chart.name)
def test_a_chart_rests_where_the_method_lets_it(chart: Chart) -> None:
    """Framed, constituted, closed, ended and every sink are final, and nothing else."""
    left = {source for _, sources, _, _, _, _ in TABLE[chart.name] for source in sources}
    sinks = {name for name in STATES[chart.name] if name not in left}
    named = {name for home, name in NAMED_FINAL if home == chart.name}
    assert {state.name for state in chart.states if state.final} == sinks | named


@pytest.mark.parametrize("chart", STOCK.charts, ids=lambda chart: chart.name)
def test_a_state_locks_what_the_design_says(chart: Chart) -> None:
    """The plan once proposed, everything once closed, the criteria of an experiment that runs."""
    for state in chart.states:
        assert state.locks == LOCKS.get((chart.name, state.name), ())


def test_the_steps_are_numbered_one_three_and_five() -> None:
    """With the phases that each puts in force from a state, and the fields that are its content."""
    said = [(each.id, each.number, each.chart, dict(each.phases), each.defines) for each in STOCK.steps]
    assert said == [
        (
            "prepare",
            1,
            "prepare",
            {"preparation": "drafting"},
            ("diagnosis", "exemplarity", "starting_point", "expectations", "ground_rules"),
        ),
        ("members", 3, "members", {"members": "identifying"}, ("circles", "members", "formations")),
        (
            "programme",
            5,
            "programme",
            {"programme": "drafting", "decision": "proposed", "follow-up": "under-way", "experiments": "under-way"},
            ("roadmap", "objectives", "propositions", "actions", "indicators", "experiments"),
        ),
    ]
    assert set(STOCK.phases) == {"preparation", "members", "programme", "decision", "follow-up", "experiments"}
    assert [name for name in STOCK.phases if name in {"preparation", "members", "programme"}] == [
        "preparation",
        "members",
        "programme",
    ]


def test_three_circles_and_two_who_waive() -> None:
    """Public partners, associations, companies; the authority and the political level may lift a block."""
    assert (STOCK.id, STOCK.version) == ("cheminement", "1")
    assert [circle.id for circle in STOCK.circles] == ["public", "associations", "companies"]
    assert all(circle.kinds for circle in STOCK.circles)
    assert STOCK.waives == (AUTHORITY, POLITICAL)
    assert (dict(STOCK.levels), dict(STOCK.options), dict(STOCK.because)) == ({}, {}, {})


def test_whoever_may_move_has_a_role() -> None:
    """No move of the shipped pathway names anybody else, and what decides is the political level's alone."""
    for chart in STOCK.charts:
        for move in chart.moves:
            assert set(move.by) <= set(ROLES)
            assert move.decides is (move.by == (POLITICAL,))


def labelled() -> Iterator[tuple[str, Any]]:
    """Give every part of the pathway that has a title, with the name that the title replaces."""
    yield STOCK.id, STOCK
    for step in STOCK.steps:
        yield step.id, step
    for circle in STOCK.circles:
        yield circle.id, circle
    for chart in STOCK.charts:
        yield chart.name, chart
        for state in chart.states:
            yield state.name, state
        for move in chart.moves:
            yield move.trigger, move


@pytest.mark.parametrize(("name", "part"), list(labelled()), ids=lambda value: value if isinstance(value, str) else "")
def test_everything_has_a_title_in_both_languages(name: str, part: State | Move | Step | Chart) -> None:
    """In French it is never the English name, unless the word is the same; in English a slug is never shown."""
    assert isinstance(part.title, Text)
    assert part.title.fr.strip()
    assert part.title.en.strip()
    assert part.label == part.title
    assert "-" not in part.title.en
    if name not in SAME_WORD:
        assert part.title.fr != name
        assert part.title.fr != part.title.en


def test_titles_tell_the_states_and_the_moves_of_a_chart_apart() -> None:
    """In each language, two states have two names; so have two triggers."""
    for chart in STOCK.charts:
        for lang in ("en", "fr"):
            assert len({state.label.render(lang) for state in chart.states}) == len(chart.states)
            assert len({move.label.render(lang) for move in chart.moves}) == len(chart.triggers)


@pytest.mark.parametrize(
    ("address", "chart"),
    [
        ("prepare", "prepare"),
        ("members", "members"),
        ("programme", "programme"),
        ("actions/bays", "action"),
        ("formations/copil", "formation"),
        ("propositions/dock", "proposition"),
        ("experiments/hub", "experiment"),
        ("members/cci", None),
        ("objectives/livrer", None),
        ("roadmap", None),
        ("steps", None),
    ],
)
def test_a_subject_has_the_chart_that_moves_it(address: str, chart: str | None) -> None:
    """Steps by their id, entities by their collection; a member does not move, though the step of members does."""
    found = STOCK.chart_of(address)
    assert (found.name if found else None) == chart


def test_a_step_has_content_once_something_that_it_defines_is_said() -> None:
    """A member is the second step's, an action the third's; an authority is nobody's."""
    plain = Concertation("c", title="C", authority=Authority("a"))
    assert [step.has_content(plain) for step in STOCK.steps] == [False, False, False]
    gathered = Concertation("c", title="C", authority=Authority("a"), members=[Member("cci")])
    assert [step.has_content(gathered) for step in STOCK.steps] == [False, True, False]
    assert not set().union(*(step.defines for step in STOCK.steps)) - {
        *COLLECTIONS,
        "diagnosis",
        "exemplarity",
        "starting_point",
        "expectations",
        "ground_rules",
        "roadmap",
    }


def test_the_stock_pathway_is_one_value() -> None:
    """Whoever asks for it gets the same."""
    assert Pathway.stock() is STOCK
    assert STOCK.step("members") is STOCK.steps[1]
    assert STOCK.step("membres") is None
    assert STOCK.chart("action") is STOCK.charts[5]
    assert STOCK.chart("actions") is None
    assert STOCK.label is STOCK.title
