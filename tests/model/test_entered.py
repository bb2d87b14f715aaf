"""A standing that changes gives the value that would have been built, without building it again."""

from __future__ import annotations

import pickle

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concertation.model import Action, Authority, Concertation, Member, Standing, Table
from concertation.model.tally import tally_of
from tests.strategies import concertations


def rebuilt(concertation: Concertation) -> Concertation:
    """Build a concertation anew of its fields."""
    return attrs.evolve(concertation)


def recounted(concertation: Concertation) -> object:
    """Count the standings of a concertation one by one."""
    said = concertation.stood()
    return tally_of((at.partition("/")[0] if "/" in at else "standings", each) for at, each in said)


@settings(max_examples=60, deadline=None)
@given(concertations(), st.data())
def test_a_standing_that_changes_is_the_only_change(before: Concertation, data: st.DataObject) -> None:
    """Equal, hashed and pickled as if it were built; what it knows of itself is what counting would find."""
    moved = [at for at, each in before.entities() if hasattr(each, "standing")]
    walk = data.draw(st.lists(st.sampled_from(["prepare", *moved]), min_size=1, max_size=4))
    hash(before)
    now = before
    for place, address in enumerate(walk):
        standing = Standing(data.draw(st.sampled_from(["drafting", "done"])), since=f"2026-0{place + 1}", by="body")
        now = now.entered(address, standing, revises=bool(place))
        assert now.standing_of(address) == standing
    again = rebuilt(now)
    assert (now, hash(now), repr(now)) == (again, hash(again), repr(again))
    assert pickle.loads(pickle.dumps(now)) == now  # noqa: S301  # our own bytes
    assert now.tally == recounted(now) == again.tally
    assert now.known_ids() == again.known_ids()
    assert list(now.unknown_circles(["public"])) == list(again.unknown_circles(["public"]))
    assert now.revision == before.revision + len(walk) - 1
    assert before == rebuilt(before)


def test_what_stood_beside_the_standings_of_a_document_stays() -> None:
    """The ``x-*`` keys of the mapping are kept."""
    standings = Table({"prepare": Standing("drafting")}, {"x-source": "minutes"})
    now = Concertation("c", title="C", authority=Authority("a"), standings=standings)
    assert now.entered("prepare", Standing("framed")).standings.extra == {"x-source": "minutes"}


def test_an_entity_is_found_by_its_address() -> None:
    """What is not there is not found, and cannot enter a state."""
    now = Concertation("c", title="C", authority=Authority("a"), members=[Member("cci")], actions=[Action("bays")])
    assert now.find("members/cci") == Member("cci")
    assert [now.find(address) for address in ("members/ccci", "nowhere/cci", "members", ".")] == [None] * 4
    assert now.standing_of("actions/bays") is None
    with pytest.raises(KeyError):
        now.entered("actions/hub", Standing("done"))
