"""Checking again after a change says what a full check says, and asks only the rules that the change may concern."""

from __future__ import annotations

import copy
import itertools
import pickle
from collections.abc import Callable, Iterator
from functools import partial

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from concertation.charts import Pathway
from concertation.errors import InvalidValue
from concertation.model import (
    COLLECTIONS,
    Action,
    Change,
    Concertation,
    Entity,
    Fire,
    Member,
    Put,
    Remove,
    StartingPoint,
    Unwaive,
    Waive,
    Waiver,
    When,
)
from concertation.process import Outcome, Process
from concertation.rules import (
    Checklist,
    Context,
    Level,
    Override,
    Report,
    RuleSet,
    Selection,
    Setting,
    Verdict,
    check,
    recheck,
    rule,
)
from tests.process.acts import stories
from tests.process.test_laws import Story, lived
from tests.strategies import concertations

PROCESS = Process(rules=RuleSet.stock() | RuleSet.practice())
MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ASKED: list[str] = []


def same(again: Report, full: Report) -> bool:
    """Whether two reports say the same, down to the remedies, which equality leaves aside."""
    remedies = [[each.remedy for each in report.findings] for report in (again, full)]
    return again == full and remedies[0] == remedies[1]


@MANY
@given(stories(), st.sampled_from([None, "2026-06-01", "2030"]))
def test_checking_again_after_acts_is_a_full_check(story: Story, on: str | None) -> None:
    """Whatever the acts; each report builds on the one before it."""
    report: Report | None = None
    for before, after, entries in lived(story):
        report = report or PROCESS.check(before, on=on)
        report = PROCESS.recheck(report, Outcome(after, entries))
        assert same(report, PROCESS.check(after, on=on))


def swapped(one: Concertation, other: Concertation) -> Iterator[Concertation]:
    """The first concertation with one field of one entity, or of its own, as the other has it."""
    for name in attrs.fields_dict(Concertation):
        if name not in {"id", "authority", "pathway", *COLLECTIONS}:
            yield from made(one, **{name: getattr(other, name)})
    for name in COLLECTIONS:
        for place, (mine, theirs) in enumerate(zip(one.collection(name), other.collection(name), strict=False)):
            yield from made(one, **{name: without(one.collection(name), place)})
            for field in attrs.fields_dict(type(mine)):
                if field != "id":
                    yield from entities(one, name, place, {field: getattr(theirs, field)})


def entities(one: Concertation, name: str, place: int, fields: dict[str, object]) -> Iterator[Concertation]:
    """The concertation with fields of one entity replaced, where they may be."""
    those = one.collection(name)
    try:
        changed = attrs.evolve(those[place], **fields)  # type: ignore[arg-type]  # fields by name
    except InvalidValue:
        return
    yield from made(one, **{name: [*those[:place], changed, *those[place + 1 :]]})


def without(entities: tuple[Entity, ...], place: int) -> list[Entity]:
    """The entities without one."""
    return [*entities[:place], *entities[place + 1 :]]


def made(one: Concertation, **fields: object) -> Iterator[Concertation]:
    """The concertation with fields replaced, where they may be."""
    try:
        yield attrs.evolve(one, **fields)  # type: ignore[arg-type]  # fields by name
    except InvalidValue:
        return


def said(report: Callable[[], Report]) -> Report | str:
    """What a check says, or why it refuses: a circle or a state that only the pathway knows may be gone."""
    try:
        return report()
    except InvalidValue as error:
        return str(error)


@settings(MANY, max_examples=100)
@given(concertations(), concertations(), st.sampled_from([None, "2026-06-01"]))
def test_no_stock_rule_reads_more_than_it_declares(one: Concertation, other: Concertation, on: str | None) -> None:
    """Each field changed alone: a rule that looks at it without saying so would go on saying what it said."""
    report = PROCESS.check(one, on=on)
    for changed in itertools.islice(swapped(one, other), 60):
        again = said(partial(PROCESS.recheck, report, changed))
        full = said(partial(PROCESS.check, changed, on=on))
        assert again == full
        if isinstance(again, Report) and isinstance(full, Report):
            assert same(again, full)


@rule("asked", phase="preparation", message="{action} asked", reads=["*/pilot"])
def asked(action: Action, ctx: Context) -> Verdict:
    """Notes whom it was asked about."""
    ASKED.append(action.id)
    return ctx.find("pilot") if action.pilot is None else ctx.ok


@rule("asked-of-all", phase="preparation", message="asked", reads=["*/pilot", "actions/*/start", "authority/referent"])
def asked_of_all(action: Action, ctx: Context) -> Verdict:
    """Notes whom it was asked about; every start matters."""
    ASKED.append(f"{action.id}!")
    return ctx.ok


@rule("sneaky", phase="preparation", message="sneaky", reads=["*/pilot"])
def sneaky(action: Action, ctx: Context) -> Verdict:
    """Looks at what it does not declare."""
    return ctx.ok if action.ease else ctx.find("ease")


WATCHED = Process(rules=RuleSet.stock() | [asked, asked_of_all])
BEGUN = WATCHED.begin(
    "Charte",
    authority="Collectivité",
    by="authority",
    on="2026-01-05",
    starting_point=StartingPoint("Diagnostic"),
    actions=[Action("bays", title="Aires"), Action("hub", title="Espace logistique")],
).concertation


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (Change("actions/bays", pilot="collectivite"), ["bays", "bays!"]),
        (Change("actions/bays", start="2026-03"), ["bays!", "hub!"]),
        (Change("actions/bays", title="Aires de livraison"), ["bays"]),
        (Change("actions/bays", ease="easy"), []),
        (Change("authority", referent="Service mobilités"), ["bays!", "hub!"]),
        (Change(title="Charte logistique"), []),
        (Put(Action("new")), ["bays!", "hub!", "new", "new!"]),
        (Put(Member("cci", name="CCI")), []),
        (Remove("actions/hub"), ["bays!"]),
        (Fire("prepare.start"), []),
    ],
)
def test_only_the_rules_that_a_change_may_concern_are_asked(act: object, expected: list[str]) -> None:
    """Its own fields concern a rule about one subject; other addresses concern it about all."""
    report = WATCHED.check(BEGUN)
    outcome = WATCHED.do(BEGUN, act, by="authority", on="2026-01-06")  # type: ignore[arg-type]  # any act
    ASKED.clear()
    again = WATCHED.recheck(report, outcome)
    assert sorted(ASKED) == expected
    assert same(again, WATCHED.check(outcome.concertation))


def test_a_rule_that_reads_more_than_it_declares_is_asked_too_little() -> None:
    """What a declaration leaves out, checking again does not see; the kit's contract names such a rule."""
    process = Process(rules=RuleSet.stock() | [sneaky])
    begun = attrs.evolve(BEGUN, pathway=process.pathway.ref)
    report = process.check(begun)
    outcome = process.do(begun, Change("actions/bays", ease="easy"), by="authority", on="2026-01-06")
    assert not same(process.recheck(report, outcome), process.check(outcome.concertation))


def test_a_report_that_was_stored_is_checked_in_full() -> None:
    """It remembers nothing any more, and equals the one that was made."""
    report = WATCHED.check(BEGUN)
    for stored in (pickle.loads(pickle.dumps(report)), copy.deepcopy(report)):  # noqa: S301  # our own
        assert stored == report
        ASKED.clear()
        assert WATCHED.recheck(stored, BEGUN) == report
        assert len(ASKED) == 4


def test_a_report_that_was_stored_keeps_its_question() -> None:
    """Its date and its selection: a rule that needs a date does not fall silent."""
    late = attrs.evolve(BEGUN, waivers=[Waiver("asked", reason="Décidé", by="authority", until="2025-06-30")])
    selection = Selection(rules=["asked", "waiver-not-expired"])
    report = WATCHED.check(late, on="2026-02-01", selection=selection)
    stored = pickle.loads(pickle.dumps(report))  # noqa: S301  # our own
    assert same(WATCHED.recheck(stored, late), report)
    assert [each.rule for each in report.findings] == ["asked", "asked", "waiver-not-expired"]


def test_a_report_of_another_process_is_not_built_upon() -> None:
    """Other rules, other answers."""
    other = Process(rules=RuleSet.stock())
    assert other.recheck(WATCHED.check(BEGUN), BEGUN) == other.check(BEGUN)


def test_checking_again_keeps_the_question() -> None:
    """The date and the selection are those of the report."""
    selection = Selection(rules=["action-has-pilot", "asked"], levels={"asked": "info"})
    report = WATCHED.check(BEGUN, on="2026-02-01", selection=selection)
    done = WATCHED.do(BEGUN, Change("actions/bays", pilot="collectivite"), by="authority", on="2026-01-06")
    again = WATCHED.recheck(report, done)
    assert same(again, WATCHED.check(done.concertation, on="2026-02-01", selection=selection))
    assert {(each.rule, each.level) for each in again.findings} == {
        ("action-has-pilot", Level.ERROR),
        ("asked", Level.INFO),
    }


def test_waivers_are_judged_anew() -> None:
    """A waiver lifts, is taken back, and what it lifted stands again."""
    report = WATCHED.check(BEGUN)
    waived = WATCHED.do(BEGUN, Waive("asked", "actions/bays", reason="Désigné en juin"), by="authority")
    lifted = WATCHED.recheck(report, waived)
    assert same(lifted, WATCHED.check(waived.concertation))
    assert [each.path for each in lifted.waived] == ["actions/bays/pilot"]
    back = WATCHED.do(waived.concertation, Unwaive("asked", "actions/bays"), by="authority")
    assert same(WATCHED.recheck(lifted, back), WATCHED.check(back.concertation))


def test_a_selection_tells_less_and_never_changes_a_gate() -> None:
    """Rules left out, levels, options and overrides are of the check alone."""
    selection = Selection(
        levels={"start-easy-and-short": "error"},
        options={"start-easy-and-short": {"days": 5}},
        overrides=[Override(at="actions/bays", ignore=["asked"], levels={"action-has-pilot": "info"})],
    )
    report = WATCHED.check(BEGUN, selection=selection)
    said = {(each.rule, str(each.path), each.level) for each in report.findings}
    assert ("action-has-pilot", "actions/bays/pilot", Level.INFO) in said
    assert ("action-has-pilot", "actions/hub/pilot", Level.ERROR) in said
    assert [each.subject for each in report.findings if each.rule == "asked"] == ["actions/hub"]
    assert WATCHED.may(BEGUN, Fire("prepare.start"), by="authority").allowed
    assert Pathway.stock().ref == BEGUN.pathway


def test_a_check_of_another_day_is_not_built_upon() -> None:
    """What held on one date says nothing of another, whatever is the same otherwise."""

    def dated(concertation: Concertation, ctx: Context) -> Verdict:
        return ctx.find("as_of", day=ctx.on)

    made = rule("dated", message="{day}", reads=["as_of"])(dated)
    checklist = Checklist({"dated": Setting(made, made.level, None)}, {}, {}, bool)
    monday = check(checklist, Context(BEGUN, (), When("2026-03-02")))
    tuesday = recheck(monday, checklist, Context(BEGUN, (), When("2026-03-03")))
    assert [each.text() for each in (*monday.findings, *tuesday.findings)] == ["2026-03-02", "2026-03-03"]
