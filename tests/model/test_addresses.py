"""Addresses: where they lead, and which of them differ between two concertations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concertation.charts import Pathway
from concertation.errors import InvalidValue
from concertation.findings import Path
from concertation.model import (
    Action,
    Authority,
    Circle,
    Concertation,
    Dependency,
    Expectation,
    Indicator,
    Measure,
    Member,
    Milestone,
    Party,
    Standing,
    StartingPoint,
    Table,
    UnknownAddress,
    Value,
    resolve,
)
from concertation.model.addresses import changes, leads_somewhere
from tests.refusals import refused
from tests.roundtrips import pickled
from tests.strategies import addresses, concertations

FEW = settings(max_examples=30)
AUTHORITY = Authority("metropole", name="La métropole", powers={"voirie": True, "police": False})
BAYS = Action(
    "bays",
    title="Aires",
    pilot="cci",
    group=["cci", Party(name="AECOM")],
    after=["study", Dependency(text="Accord de la préfecture", met=False)],
    milestones=[Milestone("ouverture", date="2026"), Milestone("bilan", date="2027")],
    extra={"x-source": {"page": 3, "lines": [1, 2]}},
)


def whole(**fields: Any) -> Concertation:  # noqa: ANN401  # the fields of a concertation
    """Give a concertation with something of everything, and what is said besides."""
    given: dict[str, Any] = {
        "standings": {"prepare": Standing("framed", since="2023")},
        "starting_point": StartingPoint("Diagnostic partagé"),
        "expectations": [Expectation("action_plan"), Expectation("follow_up")],
        "members": [Member("cci", name="CCI"), Member("port")],
        "actions": [BAYS, Action("study")],
        "indicators": [Indicator("noise", measures=[Measure("2024", value=65)])],
        "totals": {"members": 47},
        **fields,
    }
    return Concertation("pilote", title="Charte", authority=AUTHORITY, **given)


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("id", "pilote"),
        ("title", "Charte"),
        ("authority", AUTHORITY),
        ("authority/name", "La métropole"),
        ("authority/powers", AUTHORITY.powers),
        ("authority/powers/police", False),
        ("territory", None),
        ("diagnosis", None),
        ("starting_point", StartingPoint("Diagnostic partagé")),
        ("starting_point/text", "Diagnostic partagé"),
        ("expectations/1/kind", "follow_up"),
        ("standings/prepare/state", "framed"),
        ("standings/prepare/since", Standing("framed", since="2023").since),
        ("members/cci", Member("cci", name="CCI")),
        ("members/cci/name", "CCI"),
        ("members/port/name", None),
        ("axes", ()),
        ("actions/bays", BAYS),
        ("actions/bays/pilot", Party("cci")),
        ("actions/bays/group/cci", Party("cci")),
        ("actions/bays/group/0/name", "AECOM"),
        ("actions/bays/after/study/action", "study"),
        ("actions/bays/after/accord-de-la-prefecture/met", False),
        ("actions/bays/milestones/1", Milestone("bilan", date="2027")),
        ("actions/bays/extra", BAYS.extra),
        ("actions/bays/x-source", BAYS.extra["x-source"]),
        ("actions/bays/x-source/page", 3),
        ("actions/bays/x-source/lines/1", 2),
        ("actions/study/after", None),
        ("indicators/noise/measures/0/value", 65),
        ("totals/members", 47),
        ("revision", 0),
    ],
)
def test_an_address_leads_where_it_says(address: str, value: object) -> None:
    """Entities by id, dependencies by what they wait for, other parts of lists by their place."""
    assert resolve(whole(), address) == value
    assert leads_somewhere(whole(), address)


def test_the_whole_is_a_full_stop() -> None:
    """A full stop leads to the concertation itself."""
    assert resolve(whole(), ".") == whole()


@FEW
@given(concertations())
def test_every_entity_and_every_field_has_an_address(concertation: Concertation) -> None:
    """Each entity is found at its address, each of its fields below."""
    for address, entity in concertation.entities():
        assert resolve(concertation, address) is entity
        for field in attrs.fields(type(entity)):
            assert resolve(concertation, f"{address}/{field.name}") == getattr(entity, field.name)
    for field in attrs.fields(Concertation):
        assert resolve(concertation, field.name) == getattr(concertation, field.name)


@FEW
@given(st.data())
def test_drawn_addresses_lead_somewhere(data: st.DataObject) -> None:
    """What the strategy of addresses draws can be resolved."""
    concertation = data.draw(concertations())
    assert leads_somewhere(concertation, data.draw(addresses(concertation)))


@pytest.mark.parametrize(
    ("address", "nearest"),
    [
        ("membres", "members"),
        ("starting-point", "starting_point"),
        ("members/cic", "members/cci"),
        ("actions/bay/pilot", "actions/bays"),
        ("actions/bays/pilots", "actions/bays/pilot"),
        ("actions/bays/x-sources", "actions/bays/x-source"),
        ("actions/bays/after/stud", "actions/bays/after/study"),
        ("standings/prepared", "standings/prepare"),
        ("authority/powers/voiries", "authority/powers/voirie"),
    ],
)
def test_an_address_that_leads_nowhere_names_the_nearest(address: str, nearest: str) -> None:
    """The nearest at the step that was missed."""
    with pytest.raises(UnknownAddress) as caught:
        resolve(whole(), address)
    assert str(caught.value) == f"{address}: '{address}' leads nowhere → did you mean '{nearest}'?"
    assert caught.value.problem.text("fr") == (
        f"{address}: « {address} » ne mène nulle part → vouliez-vous dire « {nearest} » ?"
    )
    assert pickled(caught.value).problem == caught.value.problem
    assert not leads_somewhere(whole(), address)


@pytest.mark.parametrize("address", ["title/length", "actions/bays/title/0", "axes/0", "actions/bays/days/low"])
def test_nothing_lies_below_a_leaf(address: str) -> None:
    """A text, an empty list and what is unsaid have no parts."""
    with pytest.raises(LookupError) as caught:
        resolve(whole(), address)
    assert str(caught.value) == f"{address}: '{address}' leads nowhere"


@pytest.mark.parametrize("address", ["", "members//cci", "/members", "members/", "members/../title", "a b", "./id"])
def test_what_is_no_address_is_refused(address: str) -> None:
    """Names and slashes."""
    hint = "'.' is the whole; otherwise names separated by '/', as in actions/bays/pilot"
    assert refused(lambda: resolve(whole(), address))[0] == f"'{address}' is not an address → {hint}"
    assert not leads_somewhere(whole(), address)


def test_the_circles_of_a_pathway_have_addresses() -> None:
    """A document need not repeat them; what it says of one is what its address leads to."""
    circles = Pathway.stock().circles
    concertation = whole(circles=[Circle("public", referent="cci"), Circle("ports")])
    assert resolve(concertation, "circles/companies", circles) == circles[2]
    assert resolve(concertation, "circles/public/referent", circles) == "cci"
    assert leads_somewhere(concertation, "circles/ports", circles)
    with pytest.raises(UnknownAddress, match="did you mean 'circles/companies'"):
        resolve(concertation, "circles/company", circles)


def differing(one: Any, other: Any, at: str = ".") -> Iterator[str]:  # noqa: ANN401  # any values
    """Name the fields and entities of two concertations that are not equal."""
    ones, others = dict(one.entities()), dict(other.entities())
    for address in sorted({*ones, *others}):
        if ones.get(address) != others.get(address):
            yield address
    for field in attrs.fields(type(one)):
        if getattr(one, field.name) != getattr(other, field.name):
            yield field.name if at == "." else f"{at}/{field.name}"


@FEW
@given(concertations(), concertations())
def test_what_changed_lies_somewhere_before_or_after(before: Concertation, after: Concertation) -> None:
    """Every address that is named leads somewhere in one of the two, is named once, and covers what differs."""
    named = list(changes(before, after))
    assert len(named) == len(set(named))
    for address in named:
        assert leads_somewhere(before, address) or leads_somewhere(after, address)
    for address in differing(before, after):
        if address == "extra":
            continue
        assert any(Path(each).within(address) or Path(address).within(each) for each in named)


@FEW
@given(concertations())
def test_nothing_changed_where_all_is_equal(concertation: Concertation) -> None:
    """Nothing is named, and only then."""
    assert not list(changes(concertation, pickled(concertation)))


@FEW
@given(concertations(actions_least=1), st.data())
def test_a_change_is_named_as_narrowly_as_it_was_made(concertation: Concertation, data: st.DataObject) -> None:
    """One field of one entity changed: the addresses lie at that field or below."""
    action = data.draw(st.sampled_from(concertation.actions))
    field = data.draw(st.sampled_from(["title", "days", "ease", "mastered", "public_aim", "obstacle", "permanent"]))
    unsaid: dict[str, Any] = {field: None}
    changed = attrs.evolve(action, **unsaid)
    actions = [changed if each is action else each for each in concertation.actions]
    named = list(changes(concertation, attrs.evolve(concertation, actions=actions)))
    assert named == ([] if changed == action else [f"actions/{action.id}/{field}"])


@pytest.mark.parametrize(
    ("before", "after", "named"),
    [
        ({}, {"members": [Member("cci", name="CCI")]}, ["members/port"]),
        ({"expectations": [Expectation("action_plan")]}, {}, ["expectations/1"]),
        ({}, {"standings": {"prepare": Standing("drafting")}}, ["standings/prepare/since", "standings/prepare/state"]),
        ({}, {"starting_point": None}, ["starting_point"]),
        ({}, {"starting_point": StartingPoint("Autre", diagnosis=True)}, ["starting_point/diagnosis", "starting_point/text"]),
        ({}, {"actions": [attrs.evolve(BAYS, pilot="port"), Action("study")]}, ["actions/bays/pilot"]),
        ({}, {"actions": [attrs.evolve(BAYS, group=["cci"]), Action("study")]}, ["actions/bays/group/0"]),
        ({}, {"actions": [attrs.evolve(BAYS, group=[]), Action("study")]}, ["actions/bays/group/0", "actions/bays/group/cci"]),
        ({}, {"actions": [attrs.evolve(BAYS, group=None), Action("study")]}, ["actions/bays/group"]),
        ({}, {"actions": [attrs.evolve(BAYS, extra={"x-source": {"page": 4, "lines": [1, 2]}}), Action("study")]}, ["actions/bays/x-source/page"]),
        ({}, {"actions": [attrs.evolve(BAYS, extra={"x-source": {"page": 3, "lines": [1]}}), Action("study")]}, ["actions/bays/x-source/lines"]),
        ({}, {"actions": [attrs.evolve(BAYS, extra={}), Action("study")]}, ["actions/bays/x-source"]),
        ({}, {"actions": [BAYS, Action("study", objectives=())]}, ["actions/study/objectives"]),
        ({}, {"totals": {}}, ["totals/members"]),
        ({}, {"totals": Table({"members": 47}, {"x-a": 1})}, ["totals/x-a"]),
        ({}, {"extra": {"x-a": 1}}, ["x-a"]),
    ],
)  # fmt: skip
def test_what_changed_is_named(before: dict[str, Any], after: dict[str, Any], named: list[str]) -> None:
    """The smallest addresses; what was added or taken away is named whole; x-* keys count."""
    assert list(changes(whole(**before), whole(**after))) == named
    assert list(changes(whole(**after), whole(**before))) == named


def test_a_name_that_no_address_can_hold_is_named_by_what_holds_it() -> None:
    """A power or a key with a space in it has no address of its own: its mapping has one."""
    police = {"police du stationnement": True}
    before, after = whole(), attrs.evolve(whole(), authority=attrs.evolve(AUTHORITY, powers=police))
    assert list(changes(before, after)) == ["authority/powers"]
    noted = whole(extra={"x-a": {"b c": 1, "d": 2}})
    assert list(changes(noted, whole(extra={"x-a": {"b c": 2, "d": 2}}))) == ["x-a"]
    assert list(changes(noted, whole(extra={"x-a": {"b c": 1, "d": 3}}))) == ["x-a/d"]
    assert list(changes(whole(), whole(extra={"x-a b": 1}))) == ["."]
    extra = {"extra": True}
    before, after = (attrs.evolve(whole(), authority=Authority("a", powers=each)) for each in (extra, {}))
    assert list(changes(before, after)) == ["authority/powers/extra"]


def test_two_parts_of_one_name_are_named_by_their_list() -> None:
    """Two links to one action share an address: a change of the first must not go unseen."""

    def linked(lag: int) -> Concertation:
        after = [Dependency("study", lag_days=lag), Dependency("study", kind="SS")]
        return whole(actions=[Action("bays", after=after), Action("study")])

    assert list(changes(linked(1), linked(2))) == ["actions/bays/after"]


@pytest.mark.parametrize(("one", "other"), [(1, 2), ("a", None), ((), ("a",)), (Member("cci"), Action("cci"))])
def test_what_cannot_be_compared_part_by_part_is_named_whole(one: object, other: object) -> None:
    """Values of two classes, texts, numbers, what is said and what is not."""
    assert list(changes(one, other, "here")) == ["here"]


def test_any_value_may_be_compared() -> None:
    """Addresses are then those of the value."""
    one: Value = Member("cci", name="CCI")
    assert list(changes(one, Member("cci", name="La CCI", circle="public"))) == ["circle", "name"]
    with pytest.raises(InvalidValue):
        Path("not an address")
