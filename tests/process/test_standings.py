"""Where each step and entity stands while acts are heard, and what is told once."""

from __future__ import annotations

from concertation.model import Action, Authority, Concertation, Standing
from concertation.process.draft import Standings
from concertation.process.moves import once

NOW = Concertation(
    "c",
    title="C",
    authority=Authority("a"),
    standings={"prepare": Standing("drafting")},
    actions=[Action("bays", standing=Standing("planned")), Action("hub")],
)


def test_standings_are_those_of_the_whole_and_those_entered_since() -> None:
    """A copy does not follow; what is unsaid is not there."""
    standings = Standings(NOW)
    before = standings.copy()
    standings["actions/hub"] = Standing("proposed")
    standings["prepare"] = Standing("framed")
    assert {address: each.state for address, each in standings.items()} == {
        "prepare": "framed",
        "actions/bays": "planned",
        "actions/hub": "proposed",
    }
    assert (len(standings), len(before), "actions/hub" in before) == (3, 2, False)


def test_what_is_said_twice_is_told_once() -> None:
    """The first of each stays in its place, be it something that cannot be hashed."""
    assert once([1, 2, 1, 3, 2]) == (1, 2, 3)
    assert once([[1], [2], [1]]) == ([1], [2])
