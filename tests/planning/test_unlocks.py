"""What each action unlocks, and which objectives the programme covers."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given

from concertation.errors import InvalidValue
from concertation.model import Action, Dependency, Objective, Standing
from concertation.planning.objectives import objectives_covered
from concertation.planning.unlocks import unlocks
from tests.planning.plans import after, graph_of, links, plans, whole


def test_an_action_unlocks_those_that_wait_for_it() -> None:
    """Each once, by links of any kind, whatever has been done; the nearest first, then by id."""
    both = [Dependency("a"), Dependency("a", kind="FF")]
    found = unlocks(
        graph_of(
            Action("a", after=[], standing=Standing("done")),
            Action("c", after=both, standing=Standing("done")),
            Action("b", after=["a"]),
            Action("e", after=["b", "c"]),
            Action("d", after=["e"]),
            Action("f", after=None),
        )
    )
    assert dict(found.directly) == {"a": ("b", "c"), "b": ("e",), "c": ("e",), "d": (), "e": ("d",), "f": ()}
    assert found.all("actions/a") == found.all("a") == ("b", "c", "e", "d")
    assert [found.count(name) for name in "abcdef"] == [4, 2, 2, 0, 1, 0]


def test_what_is_abandoned_is_not_unlocked() -> None:
    """Nor what waits for it alone."""
    dropped = Action("b", after=["a"], standing=Standing("abandoned"))
    found = unlocks(graph_of(Action("a", after=[]), dropped, Action("c", after=["b"])))
    assert (found.all("a"), found.all("b")) == ((), ("c",))


def test_an_action_that_waits_for_itself_does_not_unlock_itself() -> None:
    """Nor does it go round for ever."""
    assert unlocks(after({"a": ["b"], "b": ["a"], "c": ["a"]})).all("a") == ("b", "c")


def test_an_unknown_action_is_refused() -> None:
    """With the one that was most likely meant."""
    with pytest.raises(InvalidValue) as caught:
        unlocks(after({"bays": []})).count("actions/bay")
    assert caught.value.text("en") == "no action has the address 'actions/bay' → did you mean 'bays'?"
    assert caught.value.text("fr") == "aucune action n'a l'adresse « actions/bay » → vouliez-vous dire « bays » ?"


@given(plans(cyclic=True))
def test_networkx_finds_the_same_actions(actions: tuple[Action, ...]) -> None:
    """As the descendants in the graph of what is not abandoned."""
    graph = graph_of(*actions)
    found = unlocks(graph)
    dropped = {each.id for each in actions if each.standing and each.standing.state == "abandoned"}
    for name in graph.actions:
        kept = nx.DiGraph(graph.nx.subgraph(set(graph.actions) - dropped | {name}))
        kept.remove_edges_from(list(kept.in_edges(name)))
        assert set(found.all(name)) == nx.descendants(kept, name)
        assert found.count(name) == len(found.all(name))


def test_a_long_chain_is_no_trouble() -> None:
    """No recursion."""
    chain = links((f"a{place}", f"a{place - 1}" if place else None) for place in range(20_000))
    assert unlocks(chain).count("a0") == 19_999


AIMS = [Objective("air"), Objective("noise")]


def covered(*actions: Action, **fields: object) -> dict[str, tuple[bool | None, list[str]]]:
    """Give whether each objective is covered, and by which actions."""
    found = objectives_covered(whole(*actions, objectives=AIMS, **fields))
    return {name: (each.covered, [action.id for action in each.actions]) for name, each in found.items()}


def test_an_objective_is_covered_by_an_action_that_serves_it() -> None:
    """Not by one that is abandoned."""
    dropped = Action("b", objectives=["noise"], standing=Standing("abandoned"))
    both = Action("a", objectives=["air", "noise"])
    assert covered(both, dropped) == {"air": (True, ["a"]), "noise": (True, ["a"])}
    assert covered(Action("a", objectives=["air"]), dropped) == {"air": (True, ["a"]), "noise": (False, [])}
    assert covered() == {"air": (False, []), "noise": (False, [])}


def test_it_is_unknown_where_an_action_does_not_say_or_the_list_is_partial() -> None:
    """What an abandoned action does not say leaves no doubt."""
    one = Action("a", objectives=["air"])
    assert covered(one, Action("b"))["noise"] == (None, [])
    assert covered(one, Action("b", standing=Standing("abandoned")))["noise"] == (False, [])
    assert covered(one, totals={"actions": 2})["noise"] == (None, [])
    assert covered(one, totals={"actions": "unknown"}) == {"air": (True, ["a"]), "noise": (None, [])}


def test_what_is_done_of_an_objective() -> None:
    """Among the actions that serve it."""
    ended = Action("a", objectives=["air"], standing=Standing("done"))
    found = objectives_covered(whole(ended, Action("b", objectives=["air"]), objectives=AIMS))
    assert [each.id for each in found["air"].done] == ["a"]
    assert (found["air"].objective.id, found["noise"].done) == ("air", ())
