"""The graph of a programme: order, cycles, what is ready, what waits and for what."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from concertation.model import Action, Dependency, Standing
from concertation.planning import CyclicPlan, is_met, state_of
from tests.planning.plans import STATES, after, graph_of, links, plans, standing
from tests.roundtrips import pickled, rebuilt

MANY = 100_000


@pytest.fixture
def no_collection() -> Iterator[None]:
    """Keep the collector from going through a hundred thousand actions again and again."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def test_an_action_comes_after_what_it_waits_for() -> None:
    """Where nothing decides, by id."""
    graph = after({"d": ["b", "c"], "c": ["a"], "b": ["a"], "a": [], "e": None})
    assert graph.order() == ("a", "b", "c", "d", "e")
    assert graph.cycles == ()
    assert after({"a": ["c"], "b": [], "c": ["b"], "z": []}).order() == ("b", "c", "a", "z")


def test_a_plan_of_nothing_has_an_order() -> None:
    """No action, no cycle, nothing ready, nothing waiting."""
    graph = graph_of()
    assert (graph.order(), graph.cycles, graph.ready(), dict(graph.waiting())) == ((), (), (), {})


@given(plans())
def test_an_order_puts_everything_after_what_it_waits_for(actions: tuple[Action, ...]) -> None:
    """Every action once, every link forwards."""
    graph = graph_of(*actions)
    order = graph.order()
    assert sorted(order) == sorted(action.id for action in actions)
    for action in actions:
        for link in action.after or ():
            if link.action is not None:
                assert order.index(link.action) < order.index(action.id)


@given(plans(cyclic=True))
def test_a_plan_has_an_order_or_a_cycle(actions: tuple[Action, ...]) -> None:
    """A cycle that is named goes round: each of its actions waits for the one before; each knot has one."""
    graph = graph_of(*actions)
    waits = {action.id: {each.action for each in action.after or () if each.action is not None} for action in actions}
    for cycle in graph.cycles:
        assert cycle[0] == min(cycle)
        assert len(set(cycle)) == len(cycle) > 1
        for place, name in enumerate(cycle):
            assert cycle[place - 1] in waits[name]
    assert list(graph.cycles) == sorted(graph.cycles)
    knots = [knot for knot in nx.strongly_connected_components(graph.nx) if len(knot) > 1]
    assert sorted(min(knot) for knot in knots) == sorted(
        min(next(knot for knot in knots if cycle[0] in knot)) for cycle in graph.cycles
    )
    if graph.cycles:
        with pytest.raises(CyclicPlan):
            graph.order()
    else:
        assert len(graph.order()) == len(actions)


def test_actions_that_wait_for_each_other_are_named() -> None:
    """One cycle of each knot, from its smallest id, in the order of the links; an order is refused."""
    graph = after({"b": ["a"], "c": ["b"], "a": ["c"], "y": ["z", "a"], "z": ["y"], "d": ["c"]})
    assert graph.cycles == (("a", "b", "c"), ("y", "z"))
    with pytest.raises(CyclicPlan) as caught:
        graph.order()
    assert (
        str(caught.value)
        == caught.value.text("en")
        == ("these actions wait for each other: a → b → c → a\nthese actions wait for each other: y → z → y")
    )
    assert caught.value.text("fr") == (
        "ces actions s'attendent mutuellement : a → b → c → a\nces actions s'attendent mutuellement : y → z → y"
    )
    assert caught.value.cycles == graph.cycles
    assert pickled(caught.value).cycles == graph.cycles
    assert str(pickled(caught.value)) == str(caught.value)
    assert isinstance(caught.value, ValueError)


def test_a_cycle_begins_with_its_own_smallest_id() -> None:
    """Which may not be that of its knot."""
    assert after({"a": ["d"], "b": ["c"], "c": ["a", "b"], "d": ["b"]}).cycles == (("b", "c"),)


def test_two_cycles_that_share_an_action_are_one_knot() -> None:
    """One of them is named, always the same."""
    graph = after({"a": ["b", "c"], "b": ["a"], "c": ["a"]})
    assert graph.cycles == (("a", "b"),)
    assert after({"c": ["a"], "b": ["a"], "a": ["c", "b"]}).cycles == graph.cycles


def test_links_of_every_kind_make_a_knot() -> None:
    """Two actions that each bind the other have no order, whatever is bound."""
    graph = graph_of(Action("a", after=[Dependency("b", kind="FF")]), Action("b", after=[Dependency("a", kind="SS")]))
    assert graph.cycles == (("a", "b"),)


def test_the_graph_of_networkx_is_frozen_and_holds_the_plan() -> None:
    """Its nodes hold the actions, its edges the dependencies; what is outside the plan is not in it."""
    study = Action("study", after=[])
    both = [Dependency("study", kind="FF"), Dependency("study")]
    bays = Action("bays", after=[*both, Dependency(text="Accord")])
    graph = graph_of(study, bays)
    assert graph.nx is graph.nx
    assert nx.is_frozen(graph.nx)
    with pytest.raises(nx.NetworkXError):
        graph.nx.add_node("other")
    with pytest.raises(nx.NetworkXError):
        graph.nx.remove_edge("study", "bays")
    assert {name: payload["action"] for name, payload in graph.nx.nodes.items()} == {"study": study, "bays": bays}
    assert list(graph.nx.edges(data="dependencies")) == [("study", "bays", tuple(both))]
    assert list(graph.nx) == ["bays", "study"]


def test_a_graph_is_a_value() -> None:
    """Equal to another of the same plan, hashable, picklable, before and after it was asked for its networkx graph."""
    graph, other = after({"b": ["a"], "a": []}), after({"a": [], "b": ["a"]})
    assert graph == other
    assert hash(graph) == hash(other)
    assert graph.nx is not other.nx
    again = pickled(graph)
    assert (again, again.order()) == (graph, ("a", "b"))
    assert rebuilt(graph) == graph
    assert graph != after({"a": [], "b": []})


@pytest.mark.parametrize(
    ("kind", "met_when"),
    [("FS", {"done"}), ("SS", {"in-progress", "paused", "done"}), ("FF", {None, *STATES}), ("SF", {None, *STATES})],
)
@pytest.mark.parametrize("state", [None, *STATES])
def test_a_link_is_met_when_what_it_asks_of_the_other_is_done(
    kind: str, met_when: set[str | None], state: str | None
) -> None:
    """A start waits for an end or a start; links that bind the end hold no start back; unsaid is unknown."""
    link = Dependency("study", kind=kind)  # type: ignore[arg-type]  # one of the four
    study = Action("study", standing=standing(state))
    expected = state in met_when
    assert is_met(link, {"study": study}) is (None if state is None and not expected else expected)
    assert state_of(study) == state


@pytest.mark.parametrize("met", [True, False, None])
def test_a_prerequisite_outside_the_plan_is_met_when_somebody_says_so(met: bool | None) -> None:
    """Only of a start: what binds the end holds no start back."""
    assert is_met(Dependency(text="Accord", met=met), {}) is met
    assert is_met(Dependency(text="Accord", met=met, kind="SS"), {}) is met
    assert is_met(Dependency(text="Accord", met=met, kind="FF"), {}) is True
    assert is_met(Dependency(text="Accord", met=met, kind="SF"), {}) is True


FREE = [
    (None, None),
    ([], True),
    (["done"], True),
    (["done", Dependency(text="Accord", met=True)], True),
    (["open"], False),
    (["unsaid"], None),
    (["done", "unsaid"], None),
    (["open", "unsaid"], False),
    (["dropped"], False),
    ([Dependency(text="Accord")], None),
    ([Dependency(text="Accord", met=False)], False),
    ([Dependency(text="Accord"), "open"], False),
    ([Dependency("open", kind="FF")], True),
    ([Dependency("unsaid", kind="SF")], True),
    ([Dependency("begun", kind="SS")], True),
    (["begun"], False),
    ([Dependency("open", kind="SS")], False),
    ([Dependency("open", kind="SS"), "done"], False),
    ([Dependency("begun", kind="SS"), Dependency("begun")], False),
]
OTHERS = [
    Action("done", after=[], standing=Standing("done")),
    Action("open", after=[], standing=Standing("planned")),
    Action("begun", after=[], standing=Standing("in-progress")),
    Action("dropped", after=[], standing=Standing("abandoned")),
    Action("unsaid", after=[]),
]


@pytest.mark.parametrize(("waits", "free"), FREE, ids=repr)
def test_an_action_is_free_when_everything_it_waits_for_is_met(
    waits: list[str | Dependency] | None, free: bool | None
) -> None:
    """No as soon as one is not; else unknown as soon as one is unknown, or nobody says what it waits for."""
    action = Action("bays", after=waits, standing=Standing("planned"))
    graph = graph_of(action, *OTHERS)
    assert graph.is_free(action) is free
    assert ("bays" in graph.ready()) is (free is True)
    assert ("bays" in graph.waiting()) is (free is False)
    held = graph.held_back_by(action)
    assert all(met is not True for _, met in held)
    assert {each for each, _ in held} == {
        each for each in action.after or () if is_met(each, graph.actions) is not True
    }


@pytest.mark.parametrize("state", [None, *STATES])
def test_what_has_begun_or_was_dropped_is_neither_ready_nor_waiting(state: str | None) -> None:
    """Only an action that has not begun; one whose state is unsaid has not, as far as anybody says."""
    begun = state in {"in-progress", "paused", "done", "abandoned"}
    ready = Action("bays", after=[], standing=standing(state))
    waiting = Action("dock", after=["open"], standing=standing(state))
    graph = graph_of(ready, waiting, OTHERS[1])
    assert ("bays" in graph.ready()) is not begun
    assert ("dock" in graph.waiting()) is not begun


def test_what_waits_says_for_what() -> None:
    """Only for what is certainly not met: what is unknown is not claimed; what is not open is not listed."""
    action = Action("bays", after=["open", "unsaid", "done", Dependency(text="Accord", met=False)])
    graph = graph_of(action, Action("dock", after=None), *OTHERS)
    assert graph.waiting() == {"bays": (Dependency(text="Accord", met=False), Dependency("open"))}
    assert graph.ready() == ("open", "unsaid")


@given(plans())
def test_an_action_is_ready_or_waiting_or_unknown(actions: tuple[Action, ...]) -> None:
    """Never two of them; what is ready is free, what waits is not."""
    graph = graph_of(*actions)
    ready, waiting = {*graph.ready()}, {*graph.waiting()}
    assert not ready & waiting
    for action in actions:
        has_begun = state_of(action) in {"in-progress", "paused", "done", "abandoned"}
        assert (action.id in ready) is (not has_begun and graph.is_free(action) is True)
        assert (action.id in waiting) is (not has_begun and graph.is_free(action) is False)
        if action.after is not None:
            assert (graph.is_free(action) is True) is (graph.held_back_by(action) == ())


def test_a_cycle_of_two_is_found() -> None:
    """The smallest there is."""
    assert links([("a", "b"), ("b", "a")]).cycles == (("a", "b"),)


@pytest.mark.usefixtures("no_collection")
def test_a_cycle_of_ten_thousand_is_found() -> None:
    """Without recursion, from its smallest id, in the order of the links."""
    names = [f"a{place:05}" for place in range(10_000)]
    graph = links((name, names[place - 1]) for place, name in enumerate(names))
    assert graph.cycles == (tuple(names),)
    with pytest.raises(CyclicPlan, match="a00000 → a00001"):
        graph.order()


@pytest.mark.usefixtures("no_collection")
def test_a_chain_of_a_hundred_thousand_has_an_order() -> None:
    """Without recursion, in a moment; only its first is ready."""
    names = [f"a{place:06}" for place in range(MANY)]
    graph = links((name, names[place - 1] if place else None) for place, name in enumerate(names))
    assert graph.order() == tuple(names)
    assert graph.ready() == ("a000000",)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=8))
def test_a_plan_is_cyclic_when_some_action_is_reached_from_itself(pairs: list[tuple[str, str]]) -> None:
    """Compared with going round by hand."""
    waits = {name: {first for first, other in pairs if other == name and first != other} for name in "abcdef"}

    def reached(name: str) -> set[str]:
        seen: set[str] = set()
        frontier = [*waits[name]]
        while frontier:
            here = frontier.pop()
            if here not in seen:
                seen.add(here)
                frontier += waits[here]
        return seen

    in_a_cycle = {name for name in waits if name in reached(name)}
    graph = after(waits)
    assert bool(graph.cycles) is bool(in_a_cycle)
    assert {name for cycle in graph.cycles for name in cycle} <= in_a_cycle
