"""The whole: order means nothing, ids are each given once, totals and parts make sense."""

from __future__ import annotations

import functools
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concertation.errors import InvalidValue
from concertation.model import (
    COLLECTIONS,
    Action,
    Authority,
    Axis,
    Circle,
    Concertation,
    Dependency,
    Diagnosis,
    Expectation,
    Formation,
    Json,
    Measure,
    Member,
    Milestone,
    Party,
    PathwayRef,
    Standing,
    Table,
    Value,
    Waiver,
)
from concertation.model.follow_up import Indicator
from tests.refusals import refused
from tests.strategies import anything, concertations

FEW = settings(max_examples=30)
AUTHORITY = Authority("metropole", name="La métropole")
ORDERED = {"kinds", "topics", "criteria", "serves", "exemplarity"}


def whole(**fields: Any) -> Concertation:  # noqa: ANN401  # the fields of a concertation
    """Give a concertation of which only some fields are said."""
    given: dict[str, Any] = {"title": "Charte", "authority": AUTHORITY, **fields}
    return Concertation("pilote", **given)


def shuffled(value: Any, data: st.DataObject) -> Any:  # noqa: ANN401  # any value
    """Give a value whose lists were said in another order, at every depth, except those whose order means something."""
    if isinstance(value, Value):
        fields = {each.name: getattr(value, each.name) for each in attrs.fields(type(value))}
        return type(value)(
            **{name: each if name in ORDERED | {"extra"} else shuffled(each, data) for name, each in fields.items()}
        )
    if isinstance(value, Table):
        items = data.draw(st.permutations([*value.items()]))
        return Table({name: shuffled(each, data) for name, each in items}, value.extra)
    if isinstance(value, tuple):
        return [shuffled(each, data) for each in data.draw(st.permutations(value))]
    return value


@FEW
@given(anything(), st.data())
def test_the_order_of_a_document_means_nothing(value: Value, data: st.DataObject) -> None:
    """Two values that differ only in the order of their lists are equal, and say the same."""
    other = shuffled(value, data)
    assert other == value
    assert hash(other) == hash(value)
    assert repr(other) == repr(value)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            Action("bays", group=[Party("cci"), Party(name="cci")]),
            Action("bays", group=[Party(name="cci"), Party("cci")]),
        ),
        (
            Action("bays", group=[Party("cci", extra={"x-a": 1}), Party("cci")]),
            Action("bays", group=[Party("cci"), Party("cci", extra={"x-a": 1})]),
        ),
        (
            Action("bays", milestones=[Milestone("m", extra={"x-a": 1}), Milestone("m")]),
            Action("bays", milestones=[Milestone("m"), Milestone("m", extra={"x-a": 1})]),
        ),
        (
            Action("bays", after=[Dependency("a", kind="SS"), Dependency("a")]),
            Action("bays", after=[Dependency("a"), Dependency("a", kind="SS")]),
        ),
        (
            Indicator("n", measures=[Measure("2024", value=1), Measure("2024", value=1, extra={"x-a": 1})]),
            Indicator("n", measures=[Measure("2024", value=1, extra={"x-a": 1}), Measure("2024", value=1)]),
        ),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_what_looks_alike_is_sorted_too(one: Value, other: Value) -> None:
    """A member and an outsider of one name, two milestones of one title: no tie is settled by the order of a file."""
    assert one == other
    assert repr(one) == repr(other)


def test_the_order_of_texts_means_something() -> None:
    """Criteria and good examples are kept as they are said."""
    assert whole(exemplarity=["b", "a"]).exemplarity == ("b", "a")
    assert whole(exemplarity=["b", "a"]) != whole(exemplarity=["a", "b"])
    assert Formation("copil", topics=["b", "a"]).topics == ("b", "a")


@FEW
@given(concertations())
def test_entities_are_sorted_by_id(concertation: Concertation) -> None:
    """Every collection, and every entity once at its own address."""
    addresses = [address for address, _ in concertation.entities()]
    assert len(addresses) == len(set(addresses))
    for name in COLLECTIONS:
        entities = concertation.collection(name)
        assert [each.id for each in entities] == sorted(each.id for each in entities)
        assert [f"{name}/{each.id}" for each in entities] == [each for each in addresses if each.startswith(f"{name}/")]


def test_there_is_no_other_collection() -> None:
    """Only entities with an id have one."""
    assert list(COLLECTIONS) == [
        "axes",
        "circles",
        "members",
        "formations",
        "objectives",
        "propositions",
        "actions",
        "indicators",
        "experiments",
        "reviews",
        "resolutions",
    ]
    with pytest.raises(KeyError):
        whole().collection("commitments")


def test_little_needs_to_be_said() -> None:
    """An id, a title, an authority; the pathway is the stock one, every list is empty, everything else is unsaid."""
    plain = whole()
    assert repr(plain) == (
        "Concertation('pilote', title='Charte', authority=Authority('metropole', name='La métropole'))"
    )
    assert plain.pathway == PathwayRef("cheminement")
    assert (dict(plain.standings), dict(plain.totals), plain.revision) == ({}, {}, 0)
    lists = (*COLLECTIONS, "exemplarity", "expectations", "commitments", "waivers")
    assert {getattr(plain, name) for name in lists} == {()}
    assert (plain.diagnosis, plain.starting_point, plain.roadmap, plain.as_of) == (None, None, None, None)


def test_what_must_be_said_is_missing_in_python_too() -> None:
    """There is no concertation without an authority."""
    with pytest.raises(TypeError):
        Concertation("pilote", title="Charte")  # type: ignore[call-arg]  # on purpose


@pytest.mark.parametrize("name", [*COLLECTIONS, "exemplarity", "expectations", "commitments", "waivers"])
def test_a_list_of_the_whole_is_never_unsaid(name: str) -> None:
    """None is not a list, nor is one thing, nor a mapping; one wrong part is named by its place."""
    kind = {"exemplarity": ("texts", "textes")}.get(name, ("values", "valeurs"))
    for content in (None, "abc", {"a": 1}, 3):
        assert refused(functools.partial(whole, **{name: content})) == (
            f"{name}: expected a list of {kind[0]}, got {content!r}",
            f"{name}: attendu : une liste de {kind[1]} ; reçu : {content!r}",
        )
    part = {"exemplarity": "text", "expectations": "Expectation", "commitments": "Commitment", "waivers": "Waiver"}
    cls = part.get(name) or COLLECTIONS[name].__name__
    assert refused(lambda: whole(**{name: [3]}))[0] == f"{name}/0: expected {cls}, got 3"


def test_an_id_is_given_once_in_its_collection() -> None:
    """Two collections may use the same word, one may not; what else is wrong is told as well."""
    assert len(list(whole(axes=[Axis("air")], actions=[Action("air")]).entities())) == 2
    assert refused(
        lambda: whole(
            actions=[Action("bays", title="A"), Action("bays", title="B"), Action("dock", objectives=["livrer"])],
            members=[Member("cci"), Member("cci"), Member("cci")],
        )
    ) == (
        "members/cci: the id 'cci' is given twice → give each its own id\n"
        "members/cci: the id 'cci' is given twice → give each its own id\n"
        "actions/bays: the id 'bays' is given twice → give each its own id\n"
        "actions/dock/objectives: no objective has the id 'livrer'",
        "members/cci: l'identifiant « cci » est donné deux fois → donnez à chacun son identifiant\n"
        "members/cci: l'identifiant « cci » est donné deux fois → donnez à chacun son identifiant\n"
        "actions/bays: l'identifiant « bays » est donné deux fois → donnez à chacun son identifiant\n"
        "actions/dock/objectives: aucun objectif n'a l'identifiant « livrer »",
    )


def test_those_who_may_act_share_one_set_of_ids() -> None:
    """A pilot named by an id is a member, a formation or the authority: never two of them."""
    assert refused(
        lambda: whole(
            members=[Member("cci"), Member("metropole")], formations=[Formation("cci"), Formation("metropole")]
        )
    ) == (
        "members/metropole: 'metropole' is already the id of authority → give each its own id\n"
        "formations/cci: 'cci' is already the id of members/cci → give each its own id\n"
        "formations/metropole: 'metropole' is already the id of members/metropole → give each its own id",
        "members/metropole: « metropole » est déjà l'identifiant de authority → donnez à chacun son identifiant\n"
        "formations/cci: « cci » est déjà l'identifiant de members/cci → donnez à chacun son identifiant\n"
        "formations/metropole: « metropole » est déjà l'identifiant de members/metropole → donnez à chacun son identifiant",
    )


def test_a_value_without_an_id_is_said_once() -> None:
    """The same expectation twice is one too many; two that differ are two."""
    assert refused(lambda: whole(expectations=[Expectation("follow_up"), Expectation("follow_up")])) == (
        "expectations/1: 'Expectation('follow_up')' is given twice",
        "expectations/1: « Expectation('follow_up') » est donné deux fois",
    )
    assert len(whole(expectations=[Expectation("other", text="a"), Expectation("other", text="b")]).expectations) == 2


def test_a_total_is_not_smaller_than_its_list() -> None:
    """It may be equal, larger, or unknown; lists only have one, and it is a whole number."""
    members = [Member("cci"), Member("port")]
    assert refused(
        lambda: whole(members=members, totals={"members": 1, "membres": 3, "actions": -1, "axes": "many"})
    ) == (
        "totals/actions: expected a whole number, zero or more, got -1\n"
        "totals/axes: expected a whole number, zero or more, got 'many'",
        "totals/actions: attendu : un nombre entier, zéro ou plus ; reçu : -1\n"
        "totals/axes: attendu : un nombre entier, zéro ou plus ; reçu : 'many'",
    )
    assert refused(lambda: whole(members=members, totals={"members": 1, "membres": 3, "roadmap": 2})) == (
        "totals/members: the total of members is 1, but 2 are listed\n"
        "totals/membres: 'membres' is not a list that has a total → did you mean 'members'?\n"
        "totals/roadmap: 'roadmap' is not a list that has a total",
        "totals/members: le total de members est 1, mais 2 sont listés\n"
        "totals/membres: « membres » n'est pas une liste qui a un total → vouliez-vous dire « members » ?\n"
        "totals/roadmap: « roadmap » n'est pas une liste qui a un total",
    )
    assert refused(lambda: whole(totals={"members": True}))[0] == (
        "totals/members: expected a whole number, zero or more, got True"
    )


@pytest.mark.parametrize(
    ("totals", "is_whole"),
    [({}, True), ({"members": 1}, True), ({"members": 2}, False), ({"members": "unknown"}, False)],
)
def test_a_list_is_known_in_full_unless_a_total_says_otherwise(totals: dict[str, Any], *, is_whole: bool) -> None:
    """No total: the list is all there is. Unknown: nobody knows by how much it is partial."""
    concertation = whole(members=[Member("cci")], totals=totals)
    assert concertation.is_whole("members") is is_whole
    assert concertation.is_whole("actions")


def test_other_lists_have_totals_too() -> None:
    """Commitments, good examples and expectations are counted as well."""
    concertation = whole(totals={"commitments": 3, "exemplarity": 0, "expectations": "unknown"})
    assert [concertation.is_whole(name) for name in ("commitments", "exemplarity", "expectations")] == [
        False,
        True,
        False,
    ]


def test_parts_do_not_go_round_in_circles() -> None:
    """Each action of the circle is named, and not those that hang from it."""
    parts = {"a": "c", "b": "a", "c": "b", "d": "a", "e": None, "f": "e", "y": "z", "z": "y"}
    assert refused(lambda: whole(actions=[Action(name, part_of=above) for name, above in parts.items()])) == (
        "actions/a/part_of: 'a' is a part of itself\n"
        "actions/b/part_of: 'b' is a part of itself\n"
        "actions/c/part_of: 'c' is a part of itself\n"
        "actions/y/part_of: 'y' is a part of itself\n"
        "actions/z/part_of: 'z' is a part of itself",
        "actions/a/part_of: « a » est une partie d'elle-même\n"
        "actions/b/part_of: « b » est une partie d'elle-même\n"
        "actions/c/part_of: « c » est une partie d'elle-même\n"
        "actions/y/part_of: « y » est une partie d'elle-même\n"
        "actions/z/part_of: « z » est une partie d'elle-même",
    )


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdef"), max_size=6))
def test_an_action_is_part_of_itself_when_its_parts_lead_back_to_it(above: dict[str, str]) -> None:
    """Compared with walking up from each action."""
    parents = {name: parent for name, parent in above.items() if name != parent}

    def leads_back(start: str) -> bool:
        name, steps = parents.get(start), 0
        while name is not None and name != start and steps < len("abcdef"):
            name, steps = parents.get(name), steps + 1
        return name == start

    looped = [name for name in sorted(parents) if leads_back(name)]
    plan = [Action(name, part_of=parents.get(name)) for name in "abcdef"]
    if not looped:
        assert len(whole(actions=plan).actions) == len("abcdef")
        return
    with pytest.raises(InvalidValue) as caught:
        whole(actions=plan)
    assert sorted(problem.path for problem in caught.value.problems) == [f"actions/{name}/part_of" for name in looped]


def test_a_long_chain_of_parts_takes_no_time() -> None:
    """Ten thousand actions, each a part of the one before, are looked at once each."""
    plan = [Action(f"a{place:05}", part_of=f"a{place - 1:05}" if place else None) for place in range(10_000)]
    assert len(whole(actions=plan).actions) == 10_000


def test_everything_wrong_with_the_whole_is_told_at_once() -> None:
    """Shared ids, totals, parts and references, in this order."""
    with pytest.raises(InvalidValue) as caught:
        whole(
            members=[Member("metropole"), Member("cci", circle="publics")],
            actions=[Action("a", part_of="b"), Action("b", part_of="a", pilot="ccci")],
            diagnosis=Diagnosis(axes=["air"]),
            totals={"actions": 1},
        )
    assert [(problem.code, problem.path, problem.about) for problem in caught.value.problems] == [
        ("duplicate", "members/metropole", "metropole"),
        ("total", "totals/actions", None),
        ("loop", "actions/a/part_of", "a"),
        ("loop", "actions/b/part_of", "b"),
        ("unknown-id", "diagnosis/axes", "air"),
        ("unknown-id", "actions/b/pilot", "ccci"),
    ]


def test_the_id_of_a_concertation_may_be_any_slug() -> None:
    """Nobody acts under it; its pathway and its steps have slugs of their own."""
    assert Concertation("body", title="C", authority=AUTHORITY).id == "body"
    assert refused(lambda: whole(pathway="Mon chemin"))[0] == (
        "pathway: 'Mon chemin' is not an id → small letters, digits and single dashes, as in plan-aires"
    )
    assert refused(lambda: whole(standings={"prepare": "framed"})) == (
        "standings/prepare: expected Standing, got 'framed'",
        "standings/prepare: attendu : Standing ; reçu : 'framed'",
    )
    assert refused(lambda: whole(standings=["framed"]))[0] == (
        "standings: expected a mapping of names to values, got ['framed']"
    )
    assert refused(lambda: whole(revision=-1))[0] == "revision: expected a whole number, zero or more, got -1"
    assert refused(lambda: whole(authority="metropole"))[0] == "authority: expected Authority, got 'metropole'"


def test_what_stood_beside_standings_and_totals_is_kept() -> None:
    """Every mapping of a document takes x-* keys, those of names included."""
    noted = whole(
        standings=Table({"prepare": Standing("framed")}, {"x-source": "PV"}),
        totals=Table({"members": 3}, {"x-source": "PV"}),
        authority=Authority("metropole", powers=Table({"voirie": True}, {"x-source": "PV"})),
    )
    assert noted.standings.extra == noted.totals.extra == Json({"x-source": "PV"})
    plain = whole(
        standings={"prepare": Standing("framed")},
        totals={"members": 3},
        authority=Authority("metropole", powers={"voirie": True}),
    )
    assert noted != plain


@FEW
@given(concertations())
def test_known_ids_are_those_that_a_reference_may_name(concertation: Concertation) -> None:
    """Parties are members, formations and the authority; whoever leads a review may be the referent."""
    known = concertation.known_ids()
    assert set(known) == {*COLLECTIONS, "parties", "leaders"} - {"circles"}
    assert known["parties"] == {concertation.authority.id} | known["members"] | known["formations"]
    assert known["leaders"] == known["parties"] | {"referent"}


def test_circles_are_known_by_the_pathway_and_the_document_together() -> None:
    """Who names the pathway's circles learns which references name none, and which backer nobody."""
    concertation = whole(
        circles=[Circle("ports")],
        members=[Member("cci", circle="publics"), Member("gpm", circle="ports"), Member("dreal", circle="public")],
        objectives=[],
        waivers=[Waiver("three-circles")],
    )
    assert [problem.text("en") for problem in concertation.unknown_circles(["public", "companies"])] == [
        "members/cci/circle: no circle has the id 'publics' → did you mean 'public'?"
    ]
    assert [problem.text("fr") for problem in concertation.unknown_circles(["public", "companies"])] == [
        "members/cci/circle: aucun cercle n'a l'identifiant « publics » → vouliez-vous dire « public » ?"
    ]
    assert not list(concertation.unknown_circles(["public", "publics"]))
