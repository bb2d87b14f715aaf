"""The engine does what a stock ``transitions.Machine`` of the same chart does, and replay what both did."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from concertation.charts import Chart, Pathway
from tests.charts.against_stock import PASSING, REFUSING, Answers, agree, random_chart, random_walk
from tests.strategies import GUARDS, charts

Walk: TypeAlias = tuple[Chart, str, Answers, list[str]]
MANY = 1_500


def test_fifteen_hundred_random_charts_walk_alike() -> None:
    """State, refusals by candidate and order of effects, on charts of every shape; the sample holds every shape."""
    random = Random(20260105)  # noqa: S311  # the same charts every time
    counted = Counter[str]()
    internal = reflexive = rivals = wild = 0
    for _ in range(MANY):
        chart = random_chart(random)
        counted += agree(chart, *random_walk(random, chart))
        internal += any(move.dest is None for move in chart.moves)
        reflexive += any(move.dest == "=" for move in chart.moves)
        wild += any("*" in move.source for move in chart.moves)
        rivals += any(move.otherwise for move in chart.moves)
    assert min(internal, reflexive, wild, rivals) > MANY // 10
    assert min(counted[each] for each in ("Applied", "Held", "NotHere")) > MANY // 2


@st.composite
def walks(draw: st.DrawFn) -> Walk:
    """Draw a chart, where a walk begins, what its guards answer, and its triggers."""
    chart = draw(charts().filter(lambda chart: chart.triggers))
    answers = {name: draw(st.sampled_from([*PASSING, *REFUSING])) for name in GUARDS}
    start = draw(st.sampled_from([state.name for state in chart.states]))
    return chart, start, answers, draw(st.lists(st.sampled_from(chart.triggers), max_size=6))


@settings(max_examples=150, deadline=None)
@given(walks())
def test_a_chart_that_disagrees_is_shrunk(walk: Walk) -> None:
    """The same on charts that Hypothesis draws, so that a disagreement is told by the smallest chart."""
    agree(*walk)


def test_the_charts_of_the_pathway_walk_alike() -> None:
    """What is shipped is checked as well, from every state, with gates open and shut."""
    random = Random(7)  # noqa: S311  # the same walks every time
    for chart in Pathway.stock().charts:
        names = {name for move in chart.moves for name in move.requires}
        for state in chart.states:
            for answers in (dict.fromkeys(names, True), dict.fromkeys(names, "no")):
                agree(chart, state.name, answers, random.choices(chart.triggers, k=12))
