"""What is late, due or coming on a date: read off the concertation, never guessed, and no clock anywhere."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concertation.charts import Pathway
from concertation.errors import InvalidValue
from concertation.model import (
    Action,
    Authority,
    Concertation,
    Expectation,
    Experiment,
    Fire,
    Formation,
    Indicator,
    Measure,
    Member,
    Milestone,
    Objective,
    Period,
    Review,
    Roadmap,
    Standing,
    Waiver,
    When,
    resolve,
)
from concertation.process import Due, Process, agenda
from tests.strategies import concertations

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31)).map(When)


def whole(**fields: object) -> Concertation:
    """Give a concertation that says only what is given."""
    return Concertation("c", title="C", authority=Authority("a"), **fields)  # type: ignore[arg-type]  # fields of it


def told(concertation: Concertation, on: str = "2026-06-15", **options: object) -> list[str]:
    """Give the lines of an agenda."""
    return [each.text() for each in agenda(concertation, on, **options)]  # type: ignore[arg-type]  # options of it


EVERYTHING = whole(
    standings={"programme": Standing("proposed", since="2026-03-15", due="2026-06-15")},
    expectations=[Expectation("follow_up")],
    members=[Member("cci", name="CCI", until="2026-12-31"), Member("dreal")],
    formations=[
        Formation("comite", title="Comité", until="2026-05"),
        Formation("ancien", until="2025", standing=Standing("ended")),
    ],
    roadmap=Roadmap("Feuille de route", comments_until="2026-summer"),
    objectives=[Objective("livrer", title="Livrer sans gêner", due="2025"), Objective("sans-date")],
    actions=[
        Action(
            "bays",
            title="Livraisons",
            end="2026-03",
            milestones=[Milestone("plan", date="2026-02"), Milestone("sans date"), Milestone("bilan", date="2026-09")],
            standing=Standing("in-progress", due="2026-06-01"),
        ),
        Action("done", end="2026-03", milestones=[Milestone("fini", date="2026-02")], standing=Standing("done")),
        Action("ended", end="2026-03", actual_end="2026-04"),
        Action("unsaid", end="2026-03"),
        Action("no-end", standing=Standing("planned")),
    ],
    indicators=[
        Indicator("traffic", title="Trafic", every="P3M", measures=[Measure("2025-11-30"), Measure("2026-12", situation="forecast")]),
        Indicator("noise", title="Bruit", every="P1Y", due="2030"),
        Indicator("reached", due="2026-01", measures=[Measure("2026-02-01")]),
        Indicator("once", measures=[Measure()]),
    ],
    experiments=[
        Experiment("vans", title="Vélos-cargos", end="2026-06", standing=Standing("running")),
        Experiment("judged", end="2026-01", verdict="concluante"),
        Experiment("stopped", end="2026-01", standing=Standing("stopped")),
        Experiment("unsaid", end="2026-01"),
        Experiment("no-end"),
    ],
    reviews=[Review("r1", date="2025-12"), Review("r2", date="2026-10"), Review("r3")],
    waivers=[Waiver("three-circles", reason="en cours", until="2026-06-14"), Waiver("bounded", reason="toujours")],
)  # fmt: skip


def test_everything_that_has_a_date_is_listed_in_order() -> None:
    """The earliest comes first, what has no date last; what is over, held or done is not there."""
    found = agenda(EVERYTHING, "2026-06-15")
    assert found.text() == ENGLISH
    assert found.text("fr") == FRENCH
    assert len(found) == len(list(found))
    assert [each.kind for each in found.of("due")] == ["experiment", "comments", "standing"]


ENGLISH = """\
not known  2025         objectives/livrer/due      the objective 'Livrer sans gêner' is to be reached
not known  2026-01      experiments/unsaid/end     the experiment 'unsaid' is to end and be evaluated
not known  2026-02      actions/bays/milestones/1  'plan', of the action 'Livraisons'
late       2026-02-28   indicators/traffic/every   the indicator 'Trafic' is to be measured
late       2026-03      actions/bays/end           the action 'Livraisons' is to end
not known  2026-03      actions/unsaid/end         the action 'unsaid' is to end
late       2026-05      formations/comite/until    the mandate of 'Comité' ends
late       2026-06-01   actions/bays/standing/due  'in progress' should not last longer
due        2026-06      experiments/vans/end       the experiment 'Vélos-cargos' is to end and be evaluated
due        summer 2026  roadmap/comments_until     members can no longer comment
late       2026-06-14   waivers/1/until            the waiver of three-circles expires
due        2026-06-15   standings/programme/due    'proposed' should not last longer
coming     2026-09      actions/bays/milestones/2  'bilan', of the action 'Livraisons'
coming     2026-10      reviews/r2/date            a review is to be held
coming     2026-12-31   members/cci/until          the mandate of 'CCI' ends
coming     2030         indicators/noise/due       the indicator 'Bruit' is to reach its target
not known  no date      indicators/noise/every     nobody has said when the indicator 'Bruit' was last measured (frequency: 1 year)"""
FRENCH = """\
non connu   2025              objectives/livrer/due      l'objectif « Livrer sans gêner » doit être atteint
non connu   janvier 2026      experiments/unsaid/end     l'expérimentation « unsaid » doit se terminer et être évaluée
non connu   février 2026      actions/bays/milestones/1  « plan », de l'action « Livraisons »
en retard   28 février 2026   indicators/traffic/every   l'indicateur « Trafic » doit être mesuré
en retard   mars 2026         actions/bays/end           l'action « Livraisons » doit se terminer
non connu   mars 2026         actions/unsaid/end         l'action « unsaid » doit se terminer
en retard   mai 2026          formations/comite/until    le mandat de « Comité » prend fin
en retard   1er juin 2026     actions/bays/standing/due  « en cours » ne devrait pas durer davantage
à échéance  juin 2026         experiments/vans/end       l'expérimentation « Vélos-cargos » doit se terminer et être évaluée
à échéance  été 2026          roadmap/comments_until     les membres ne peuvent plus faire de remarques
en retard   14 juin 2026      waivers/1/until            la dérogation à three-circles expire
à échéance  15 juin 2026      standings/programme/due    « proposé » ne devrait pas durer davantage
à venir     septembre 2026    actions/bays/milestones/2  « bilan », de l'action « Livraisons »
à venir     octobre 2026      reviews/r2/date            un point de suivi doit se tenir
à venir     31 décembre 2026  members/cci/until          le mandat de « CCI » prend fin
à venir     2030              indicators/noise/due       l'indicateur « Bruit » doit atteindre sa cible
non connu   sans date         indicators/noise/every     personne n'a dit quand l'indicateur « Bruit » a été mesuré (fréquence : 1 an)"""


def test_nothing_is_due_where_nothing_has_a_date() -> None:
    """An empty agenda says so."""
    assert agenda(whole(), "2026").text() == "nothing is due"
    assert agenda(whole(), "2026").text("fr") == "rien à échéance"


def test_a_review_is_not_invented() -> None:
    """To expect a follow-up is not to have dated a review."""
    assert told(whole(expectations=[Expectation("follow_up")], reviews=[Review("r1", date="2020")])) == []


@pytest.mark.parametrize(
    ("end", "status"),
    [
        ("2026-06-14", "late"),
        ("2026-06-15", "due"),
        ("2026-06-16", "coming"),
        ("2026-06", "due"),
        ("2026-summer", "due"),
        ("2026-spring", "late"),
        ("2026", "due"),
        ("2025", "late"),
        ("2027", "coming"),
    ],
)
def test_a_date_that_may_be_today_is_due_and_never_late(end: str, status: str) -> None:
    """A season that holds the day of the question is due until all of it has gone by."""
    (item,) = agenda(whole(actions=[Action("a", end=end, standing=Standing("planned"))]), "2026-06-15")
    assert item.status == status


def test_a_day_known_to_the_year_leaves_the_year_due() -> None:
    """The day of the question may itself be vague."""
    (item,) = agenda(whole(actions=[Action("a", end="2026-03", standing=Standing("planned"))]), "2026")
    assert item.status == "due"


def test_three_months_after_the_last_of_november_is_the_last_of_february() -> None:
    """A month that does not have the day ends on its last one, never in March."""
    indicator = Indicator("i", every="P3M", measures=[Measure("2025-11-30")])
    (item,) = agenda(whole(indicators=[indicator]), "2026-01-01")
    assert item.date == When("2026-02-28")


def test_the_deadline_of_a_move_is_frozen_when_it_happens() -> None:
    """What ``within`` gave the state that was entered is on the agenda."""
    stock = Pathway.stock()
    charts = [
        attrs.evolve(
            chart, moves=[attrs.evolve(move, within="P3M") if move.trigger == "start" else move for move in chart.moves]
        )
        for chart in stock.charts
    ]
    process = Process(attrs.evolve(stock, id="timed", charts=charts))
    begun = process.begin("C", authority="A", by="authority", on="2025-11-30").concertation
    started = process.do(begun, Fire("prepare.start"), by="authority", on="2025-11-30").concertation
    (item,) = process.agenda(started, "2026-03-01")
    assert item.text() == "late  2026-02-28  standings/prepare/due  'drafting' should not last longer"
    assert item.text("fr") == (
        "en retard  28 février 2026  standings/prepare/due  « en préparation » ne devrait pas durer davantage"
    )


def test_the_horizon_leaves_out_what_comes_later() -> None:
    """What is late, due or not known stays, however near one looks."""
    actions = [
        Action("near", end="2026-07", standing=Standing("planned")),
        Action("far", end="2027", standing=Standing("planned")),
        Action("late", end="2025", standing=Standing("planned")),
    ]
    indicators = [Indicator("never", every="P1Y")]
    found = agenda(whole(actions=actions, indicators=indicators), "2026-06-15", horizon="P3M")
    assert [each.address for each in found] == ["actions/late/end", "actions/near/end", "indicators/never/every"]


def test_once_everything_is_locked_only_reviews_are_left() -> None:
    """A concertation that is closed expects nothing of anybody, but to be reviewed."""
    closed = attrs.evolve(EVERYTHING, standings={"programme": Standing("closed")})
    assert told(closed) == ["coming  2026-10  reviews/r2/date  a review is to be held"]


def test_a_state_that_the_pathway_does_not_know_is_shown_by_its_name() -> None:
    """The agenda judges no standing: that is for the process to do."""
    (line,) = told(whole(standings={"elsewhere": Standing("somewhere", due="2026")}))
    assert line == "due  2026  standings/elsewhere/due  'somewhere' should not last longer"


def test_a_date_or_a_horizon_that_is_none_is_a_mistake() -> None:
    """The caller is told, as everywhere."""
    with pytest.raises(InvalidValue):
        agenda(whole(), "soon")
    with pytest.raises(InvalidValue):
        agenda(whole(), "2026", horizon="soon")


@settings(max_examples=60)
@given(concertations(), DAYS, st.sampled_from([None, Period("P1Y")]))
def test_every_item_leads_somewhere_and_is_what_its_date_says(
    concertation: Concertation, on: When, horizon: Period | None
) -> None:
    """Addresses resolve, items are in order, and a status never says more than the dates do."""
    items = list(agenda(concertation, on, horizon=horizon))
    assert items == sorted(items, key=lambda each: each.order)
    for each in items:
        resolve(concertation, each.address)
        assert _holds(each, on)


def _holds(item: Due, on: When) -> bool:
    if item.date is None:
        return item.status == "unknown"
    is_past, is_ahead = item.date.before(on), item.date.after(on)
    expected = {"late": is_past, "unknown": is_past, "coming": is_ahead, "due": not is_past and not is_ahead}
    return bool(expected[item.status])


@settings(max_examples=40)
@given(concertations(), DAYS, DAYS)
def test_what_is_late_stays_late(concertation: Concertation, first: When, second: When) -> None:
    """As long as nothing is said, time alone never makes a late thing due again."""
    early, late = sorted((first, second), key=lambda each: each.order)
    then = {each.address for each in agenda(concertation, early).of("late")}
    assert then <= {each.address for each in agenda(concertation, late).of("late")}
