"""Which actions come first, and whether they are easy, short and mastered."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Mapping
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concertation.model import Action, Authority, Dependency, Range, Standing, When
from concertation.planning import ActionGraph, first_actions, is_easy_and_short, is_mastered, is_short
from tests.planning.plans import graph_of

Triple: TypeAlias = tuple[str, str, str]


def first(*actions: Action) -> Triple:
    """Give who comes first surely, perhaps, and who might if anybody dated them."""
    found = first_actions(graph_of(*actions))
    surely, maybe, undated = (
        " ".join(each.id for each in group) for group in (found.surely, found.maybe, found.undated)
    )
    return surely, maybe, undated


def at(name: str, start: str | None, *after: str | Dependency, **fields: object) -> Action:
    """Give an action that starts at some date and waits for others."""
    return Action(name, start=start, after=after, **fields)  # type: ignore[arg-type]  # fields by name


UNSAID = Action("u", start="2026-01", after=None)
DONE, PLANNED = Standing("done"), Standing("planned")


@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        ([], ("", "", "")),
        ([at("a", "2026")], ("a", "a", "")),
        ([at("a", None)], ("", "", "a")),
        ([at("a", "2026"), at("b", "2027")], ("a", "a", "")),
        ([at("a", "2026"), at("b", "2026")], ("a b", "a b", "")),
        ([at("a", "2026-03-01"), at("b", "2026-03-01")], ("a b", "a b", "")),
        ([at("a", "2026"), at("b", "2026-03")], ("", "a b", "")),
        ([at("a", "2026"), at("b", "2026-12-31")], ("a", "a b", "")),
        ([at("a", "2026-01-01"), at("b", "2026")], ("a", "a b", "")),
        ([at("a", "2026-spring"), at("b", "2026-04"), at("c", "2026-07")], ("", "a b", "")),
        ([at("a", "2026"), at("b", None)], ("a", "a", "b")),
        ([at("a", "2027", standing=PLANNED), at("b", "2026", "a")], ("a", "a", "")),
        ([at("a", "2027"), at("b", "2026", "a")], ("", "a b", "")),
        ([at("a", None, standing=PLANNED), at("b", "2026", "a")], ("", "", "a")),
        ([at("a", "2026", standing=DONE), at("b", "2027", "a")], ("a", "a", "")),
        ([at("a", "2027", standing=DONE), at("b", "2026", "a")], ("b", "b", "")),
        ([UNSAID], ("", "u", "")),
        ([UNSAID, at("a", "2026-02")], ("", "a u", "")),
        ([UNSAID, at("a", "2025")], ("a", "a", "")),
        ([UNSAID, at("a", "2026-01")], ("a", "a u", "")),
        ([at("a", "2026-02"), at("b", "2026-01", "c"), at("c", "2027", standing=PLANNED)], ("a", "a", "")),
        ([at("a", "2026-02"), at("b", "2026-01", Dependency(text="Accord"))], ("", "a b", "")),
        ([at("a", "2026-02"), at("b", "2026-01", Dependency(text="Accord", met=True))], ("b", "b", "")),
        ([at("a", "2026-02"), at("b", "2026-01", Dependency(text="Accord", met=False))], ("a", "a", "")),
        ([at("a", "2026", standing=Standing("abandoned")), at("b", "2027")], ("b", "b", "")),
        ([at("a", "2026", standing=Standing("abandoned")), at("b", "2027", "a")], ("", "", "")),
        ([at("a", None, standing=Standing("abandoned"))], ("", "", "")),
        ([at("a", "2026", actual_start="2028"), at("b", "2027")], ("b", "b", "")),
        ([at("a", None, actual_start="2026"), at("b", "2027")], ("a", "a", "")),
        ([at("a", "2027"), at("b", "2026", Dependency("a", kind="FF"))], ("b", "b", "")),
        ([at("a", "2027", standing=PLANNED), at("b", "2026", Dependency("a", kind="SS"))], ("a", "a", "")),
    ],
    ids=[
        "no action",
        "one",
        "one undated",
        "the earlier",
        "a tie of years is a tie",
        "a tie of days is a tie",
        "a month within a year",
        "a year begins with its last day at the latest",
        "the first day of a year is not after it",
        "a month within a season",
        "an undated one does not compete",
        "what waits does not compete",
        "unless nobody knows whether what it waits for is done",
        "what it waits for is undated",
        "what is done was first",
        "what waited for what is done competes",
        "what waits for nobody knows what may be first",
        "and leaves in doubt what comes later",
        "but not what comes before",
        "nor what comes at the same time",
        "what waits for something later does not compete",
        "a prerequisite that may be met leaves a doubt",
        "one that is met leaves none",
        "one that is not met leaves none either",
        "what was dropped is not looked at",
        "and holds back for ever what waits for it",
        "nor is what was dropped undated",
        "when it really began counts",
        "even when nobody planned it",
        "a link that binds the end holds no start back",
        "a link that binds the start does",
    ],
)
def test_the_truth_table_of_what_comes_first(actions: list[Action], expected: Triple) -> None:
    """No unfinished prerequisite and the earliest start; ties stay ties; whatever is unsaid leaves a doubt."""
    assert first(*actions) == expected
    assert first(*reversed(actions)) == expected


STARTS = [When(text) for text in ("2026-03-01", "2026-03", "2026-03-31", "2026-04-01", "2026-04")]
SHORT = {"2026-03": ["2026-03-01", "2026-03-15", "2026-03-31"], "2026-04": ["2026-04-01", "2026-04-15", "2026-04-30"]}


def days_of(when: When) -> list[dt.date]:
    """Give the days that matter of a date: those of a month that other dates of the test may equal or miss."""
    return [dt.date.fromisoformat(text) for text in SHORT.get(when.text, [when.text])]


def worlds(actions: list[Action], graph: ActionGraph) -> Iterator[tuple[Mapping[str, bool], Mapping[str, dt.date]]]:
    """Give every way that things may be: which actions are free, and on which day each date falls."""
    free = {action.id: graph.is_free(action) for action in actions}
    dates = sorted({action.start for action in actions if action.start is not None}, key=str)
    for days in itertools.product(*map(days_of, dates)):
        day = dict(zip(dates, days, strict=True))
        starts = {action.id: day[action.start] for action in actions if action.start is not None}
        for answers in itertools.product(*([True, False] if each is None else [each] for each in free.values())):
            yield dict(zip(free, answers, strict=True)), starts


@st.composite
def competing(draw: st.DrawFn) -> list[Action]:
    """Draw a few actions: free or not, or nobody knows, at dates that overlap."""
    waits: list[list[Dependency] | None] = [[], None, *([Dependency(text="x", met=met)] for met in (True, False, None))]
    count = draw(st.integers(1, 4))
    return [
        Action(f"a{place}", start=draw(st.none() | st.sampled_from(STARTS)), after=draw(st.sampled_from(waits)))
        for place in range(count)
    ]


@settings(max_examples=200)
@given(competing())
def test_what_comes_first_for_sure_does_so_in_every_world(actions: list[Action]) -> None:
    """Compared with every way that dates and unsaid prerequisites may turn out: surely is all of them, maybe is some.

    Two actions of one date fall on one day: a tie is a tie. What is undated does not compete, but is named.
    """
    graph = graph_of(*actions)
    found = first_actions(graph)
    dated = [action.id for action in actions if action.start is not None]
    won: dict[str, set[bool]] = {name: set() for name in dated}
    for free, starts in worlds(actions, graph):
        for name in dated:
            rivals = [starts[other] for other in dated if free[other]]
            won[name].add(free[name] and starts[name] == min(rivals, default=None))
    assert [each.id for each in found.surely] == [name for name in dated if won[name] == {True}]
    assert [each.id for each in found.maybe] == [name for name in dated if True in won[name]]
    assert [each.id for each in found.undated] == [
        action.id for action in actions if action.start is None and graph.is_free(action) is not False
    ]


@pytest.mark.parametrize(
    ("days", "short"),
    [
        (None, None),
        (0, True),
        (60, True),
        (61, False),
        (Range(10, 60), True),
        (Range(61, 90), False),
        (Range(60, 90), None),
        (Range(0, 61), None),
    ],
    ids=repr,
)
def test_an_action_is_short_when_its_longest_is(days: int | Range | None, short: bool | None) -> None:
    """A range that reaches beyond the bound, and begins within it, is unknown; so is what nobody says."""
    assert is_short(Action("bays", days=days), 60) is short


@pytest.mark.parametrize(
    ("ease", "days", "answer"),
    [
        ("easy", 30, True),
        ("easy", 90, False),
        ("easy", None, None),
        ("hard", 30, False),
        ("moderate", 30, False),
        ("hard", None, None),
        ("hard", 90, False),
        (None, 30, None),
        (None, 90, None),
        (None, None, None),
    ],
)
def test_an_action_is_easy_and_short_when_it_is_both(ease: str | None, days: int | None, answer: bool | None) -> None:
    """Unknown as long as one of the two is unsaid, whatever the other says. Its horizon says nothing of either."""
    for horizon in (None, "short", "long"):
        action = Action("bays", ease=ease, days=days, horizon=horizon)  # type: ignore[arg-type]  # choices
        assert is_easy_and_short(action, 60) is answer


@pytest.mark.parametrize(
    ("mastered", "needs", "held", "answer"),
    [
        (True, None, None, True),
        (False, [], {"voirie": True}, False),
        (True, ["police"], {"police": False}, True),
        (None, None, {"voirie": True}, None),
        (None, [], None, True),
        (None, ["voirie"], None, None),
        (None, ["voirie"], {}, None),
        (None, ["voirie"], {"voirie": True}, True),
        (None, ["voirie"], {"voirie": False}, False),
        (None, ["voirie", "police"], {"voirie": True}, None),
        (None, ["voirie", "police"], {"police": False}, False),
        (None, ["voirie", "police"], {"voirie": True, "police": True}, True),
    ],
)
def test_an_action_is_mastered_when_every_power_that_it_needs_is_held(
    mastered: bool | None, needs: list[str] | None, held: dict[str, bool] | None, answer: bool | None
) -> None:
    """What is said holds; else it follows from the powers, as far as they are said."""
    action = Action("bays", mastered=mastered, needs_powers=needs)
    assert is_mastered(action, Authority("metropole", powers=held)) is answer
