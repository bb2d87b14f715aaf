"""Pathways drawn at random: the stock one, with steps, circles, charts, gates and titles that are not its own."""

from __future__ import annotations

from collections.abc import Callable

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from concertation.charts import Chart, Move, Pathway, State, Step
from concertation.findings import Level
from concertation.model import Circle, Period
from concertation.texts import Text

__all__ = ["pathways"]

_RULES = ("three-circles", "start-easy-and-short", "my/rule")
_NAMES = st.sampled_from(["alpha", "beta-2", "no", "12", "on"])
_WORDS = st.text("abé: {}#'\"-n1\n", min_size=1, max_size=8).filter(str.strip)
_TITLES: SearchStrategy[Text | None] = st.one_of(
    st.none(), st.builds(Text.plain, _WORDS), st.builds(Text.plain, _WORDS, _WORDS)
)
_evolve_move: Callable[..., Move] = attrs.evolve
_TWEAKS: SearchStrategy[dict[str, object]] = st.fixed_dictionaries(
    {},
    optional={
        "requires": st.lists(st.sampled_from(["@programme", *_RULES]), unique=True).map(tuple),
        "motive": st.booleans(),
        "revises": st.booleans(),
        "within": st.one_of(st.none(), st.sampled_from([Period("P3M"), Period("P1Y"), Period("P2W")])),
        "title": _TITLES,
    },
)


def _own_chart(name: str, titles: tuple[Text | None, ...]) -> Chart:
    return Chart(
        name,
        (State("open", title=titles[0]), State("shut", final=True, locks=("actions", "!actions/*/milestones"))),
        (
            Move("shut", "open", "shut", by=("body", "authority"), title=titles[1]),
            Move("note", "*", None, by="body"),
            Move("reopen", "shut", "open", by="body", motive=True, within="P3M"),
            Move("shut", "shut", "=", by="body", motive=True),
        ),
        title=titles[2],
    )


@st.composite
def _tweaked(draw: DrawFn, chart: Chart) -> Chart:
    if draw(st.booleans()):
        return chart
    index = draw(st.integers(0, len(chart.moves) - 1))
    move = chart.moves[index]
    shares = len(chart.named(move.trigger)) > 1
    tweak = {key: each for key, each in draw(_TWEAKS).items() if not shares or key in {"title", "within"}}
    moves = [*chart.moves[:index], _evolve_move(move, **tweak), *chart.moves[index + 1 :]]
    added = State("extra", final=True, title=draw(_TITLES))
    entering = Move("extra", (chart.initial,), "extra", by="authority")
    more = draw(st.booleans())
    return attrs.evolve(
        chart,
        title=draw(_TITLES),
        states=(*chart.states, added) if more else chart.states,
        moves=(*moves, entering) if more else moves,
    )


@st.composite
def pathways(draw: DrawFn) -> Pathway:
    """Draw a pathway."""
    stock = Pathway.stock()
    steps, circles = list(stock.steps), list(stock.circles)
    charts = [draw(_tweaked(chart)) for chart in stock.charts]
    for name in draw(st.lists(_NAMES, unique=True, max_size=2)):
        charts.append(_own_chart(name, draw(st.tuples(_TITLES, _TITLES, _TITLES))))
        number = draw(st.one_of(st.none(), st.integers(0, 9)))
        step = Step(name, number=number, title=draw(_TITLES), phases={f"{name}-phase": "open"}, defines=("reviews",))
        steps.insert(draw(st.integers(0, len(steps))), step)
        title = draw(st.one_of(_TITLES, _WORDS))
        kinds = draw(st.one_of(st.none(), st.lists(_WORDS, unique=True, max_size=2)))
        circles.append(Circle(f"c-{name}", title=title, kinds=kinds))
    return Pathway(
        draw(_NAMES),
        version=draw(st.text("0123456789.", min_size=1, max_size=4)),
        title=draw(_TITLES),
        steps=draw(st.permutations(steps)),
        charts=charts,
        circles=circles,
        levels=draw(st.dictionaries(st.sampled_from(_RULES), st.sampled_from(Level))),
        options={"start-easy-and-short": {"days": 30}} if draw(st.booleans()) else {},
        waives=draw(st.sampled_from([("authority", "political-level"), ("political-level",), ()])),
        because=draw(st.dictionaries(st.sampled_from(["title", "steps/alpha"]), _WORDS)),
    )
