"""The table of a chart is what a stock ``transitions.Machine`` of the same definition would try, in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from transitions import EventData, Machine, MachineError

from concertation.charts import Candidate, Chart, ChartError, Move, Pathway, State
from tests.refusals import refused
from tests.roundtrips import pickled, rebuilt
from tests.strategies import GUARDS, charts

STOCK = Pathway.stock().charts


@attrs.define
class Cursor:
    """What a stock machine moves."""

    state: str


def guards(passing: Iterable[str]) -> Mapping[str, Callable[[EventData], bool]]:
    """Give guards of which only some pass."""
    names = {name for chart in STOCK for move in chart.moves for name in move.requires} | {*GUARDS}
    return {name: always(answer=name in passing) for name in names}


def always(*, answer: bool) -> Callable[[EventData], bool]:
    """Give a guard that answers the same whatever it is asked."""
    return lambda _: answer


def by_machine(machine: Machine, state: str, trigger: str) -> str | bool | None:
    """Fire a trigger: where the machine ends, ``False`` if it refuses, ``None`` if there is no such move here."""
    cursor = Cursor(state)
    try:
        return cursor.state if machine.events[trigger].trigger(cursor) else False
    except MachineError:
        return None


def by_table(chart: Chart, state: str, trigger: str, passing: Iterable[str]) -> str | bool | None:
    """Look the same up in the table."""
    rows = chart.rows(state, trigger)
    ends = [row.dest for row in rows if {*row.move.requires} <= {*passing}]
    return ends[0] if ends else (False if rows else None)


@given(charts(), st.sets(st.sampled_from(GUARDS)))
def test_the_table_goes_where_the_machine_goes(chart: Chart, passing: set[str]) -> None:
    """From every state, with every trigger: the same end, the same refusal, the same absence."""
    machine = chart.to_transitions(guards(passing))
    for state in chart.states:
        for trigger in chart.triggers:
            assert by_table(chart, state.name, trigger, passing) == by_machine(machine, state.name, trigger)


@given(charts(), st.data())
def test_a_walk_through_the_table_is_a_walk_of_the_machine(chart: Chart, data: st.DataObject) -> None:
    """Event after event, with guards that open and shut in between, both stand in the same state."""
    machines = {
        shut: chart.to_transitions(guards({*GUARDS} - shut)) for shut in map(frozenset, ([], GUARDS[:1], GUARDS))
    }
    state, cursor = chart.initial, Cursor(chart.initial)
    events = (
        st.tuples(st.sampled_from(chart.triggers), st.sampled_from([*machines])) if chart.triggers else st.nothing()
    )
    for trigger, shut in data.draw(st.lists(events, max_size=6 if chart.triggers else 0)):
        end = by_table(chart, state, trigger, {*GUARDS} - shut)
        state = end if isinstance(end, str) else state
        try:
            assert machines[shut].events[trigger].trigger(cursor) is isinstance(end, str)
        except MachineError:
            assert end is None
        assert cursor.state == state


@pytest.mark.parametrize("chart", STOCK, ids=lambda chart: chart.name)
def test_the_tables_that_are_shipped_go_where_the_machine_goes(chart: Chart) -> None:
    """Every chart of the pathway, from every state, for every set of gates that stand open."""
    names = sorted({name for move in chart.moves for name in move.requires})
    for number in range(2 ** len(names)):
        passing = {name for place, name in enumerate(names) if number >> place & 1}
        machine = chart.to_transitions(guards(passing))
        for state in chart.states:
            for trigger in chart.triggers:
                assert by_table(chart, state.name, trigger, passing) == by_machine(machine, state.name, trigger)


@given(charts())
def test_a_row_is_a_move_seen_from_a_state(chart: Chart) -> None:
    """Every move that leaves a state is a candidate there, once, in the order of the definition, and no other is."""
    names = [state.name for state in chart.states]
    for name in names:
        for trigger in chart.triggers:
            rows = chart.rows(name, trigger)
            leaving = [move for move in chart.named(trigger) if {"*", name} & {*move.source}]
            assert [row.move for row in rows] == leaving
            for row in rows:
                stays = row.move.dest in {None, "="}
                assert row == Candidate(
                    name, name if stays else str(row.move.dest), row.move, row.move.dest is not None
                )
        assert chart.offered(name) == tuple(each for each in chart.triggers if chart.rows(name, each))
    assert [name for name in names if chart.rank(name) == 0] == [chart.initial]
    assert chart.triggers == tuple(dict.fromkeys(move.trigger for move in chart.moves))


@given(charts())
def test_a_chart_is_a_value(chart: Chart) -> None:
    """Equal, with its hash and its table, after pickle, and shown as what would build it."""
    again = pickled(chart)
    assert again == chart
    assert hash(again) == hash(chart)
    assert [again.rows(state.name, each) for state in chart.states for each in chart.triggers] == [
        chart.rows(state.name, each) for state in chart.states for each in chart.triggers
    ]
    assert rebuilt(chart) == chart


def test_a_wildcard_is_every_state_once() -> None:
    """Even beside states that it stands for."""
    moves = [Move("end", ("open", "*"), "shut", by="body")]
    chart = Chart("note", [State("open"), State("shut", final=True)], moves)
    assert [len(chart.rows(state.name, "end")) for state in chart.states] == [1, 1]
    assert by_machine(chart.to_transitions(), "shut", "end") == "shut"


def test_a_machine_is_built_afresh_and_shares_nothing() -> None:
    """A host may do with it as it likes: the chart keeps its own table, and answers as before."""
    chart = STOCK[0]
    machine = chart.to_transitions()
    assert machine is not chart.to_transitions()
    machine.add_transition("skip", "pending", "framed")
    machine.add_state("elsewhere")
    assert chart.rows("pending", "skip") == ()
    assert by_machine(chart.to_transitions(), "pending", "start") == "drafting"
    assert machine.initial == "pending"
    assert not machine.models


def test_without_guards_a_machine_asks_nothing() -> None:
    """Every candidate passes: the first is taken."""
    programme = STOCK[2]
    machine = programme.to_transitions()
    assert [by_machine(machine, state.name, "launch") for state in programme.states] == [
        None,
        None,
        "under-way",
        "under-way",
        None,
        None,
    ]


def test_every_required_name_has_a_guard() -> None:
    """Those that have none are named, with the nearest that is given."""
    chart = Chart(
        "note",
        (State("open"), State("shut", final=True)),
        (Move("shut", "open", "shut", by="body", requires=("quorum", "@members")),),
    )
    assert refused(lambda: chart.to_transitions({"quorums": lambda _: True}), ChartError) == (
        "charts/note: no guard is given for '@members' → one of: quorums\n"
        "charts/note: no guard is given for 'quorum' → did you mean 'quorums'?",
        "charts/note: aucune garde n'est donnée pour « @members » → au choix : quorums\n"
        "charts/note: aucune garde n'est donnée pour « quorum » → vouliez-vous dire « quorums » ?",
    )


def test_what_a_chart_does_not_have_is_not_there() -> None:
    """No row, no trigger, no state; only a rank must be one of a state."""
    chart = STOCK[0]
    assert (chart.rows("framed", "frame"), chart.rows("lost", "start"), chart.offered("lost")) == ((), (), ())
    assert (chart.state("lost"), chart.named("lost")) == (None, ())
    with pytest.raises(ValueError, match="lost"):
        chart.rank("lost")


def test_a_part_without_a_title_is_called_by_its_name() -> None:
    """In both languages, whatever the name; a title in one language says the same in both."""
    chart = Chart("note", [State("open", final=True)], [Move("again", "open", "=", by="body", within="P3M")])
    assert {chart.label.render("fr"), chart.states[0].label.render("fr"), chart.moves[0].label.render("fr")} == {
        "note",
        "open",
        "again",
    }
    assert State("open", title="ouverte").label.render("en") == "ouverte"
    assert State("open", title="{ouverte").label.render("en") == "{ouverte"
    assert (State("open", title="ouverte"), Move("a", "b", "c", by="d", title="e")) == (
        State("open"),
        Move("a", "b", "c", by="d"),
    )
