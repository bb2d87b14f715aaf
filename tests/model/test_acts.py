"""Acts are values too: equal, hashable, picklable, and shown as the Python that builds them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from concertation.findings import Path
from concertation.model import (
    Action,
    Adopt,
    Authority,
    Begin,
    Change,
    Concertation,
    Fire,
    Member,
    Migrate,
    PathwayRef,
    Put,
    Remove,
    Renaming,
    StartingPoint,
    Table,
    Unwaive,
    Waive,
    When,
)
from tests.refusals import refused
from tests.roundtrips import pickled, rebuilt


def making(act: Callable[..., object], *place: object, **fields: object) -> Callable[[], object]:
    """Give what makes an act, later."""
    return functools.partial(act, *place, **fields)


WHOLE = Concertation("pilote", title="Charte", authority=Authority("metropole"))
ACTS: list[Any] = [
    Put(),
    Put(Member("cci", name="CCI"), Action("bays", after=[])),
    Change(title="Charte"),
    Change("actions/bays", pilot="cci", days=60),
    Change("actions/bays", **{"x-source": "PV", "title": None}),
    Change("starting_point", text=StartingPoint("Diagnostic")),
    Remove(),
    Remove("actions/bays", "roadmap"),
    Fire("prepare.frame"),
    Fire("actions/bays.drop", motive="Hors sujet"),
    Waive("three-circles"),
    Waive("three-circles", "circles/companies", reason="Pas d'entreprise ici", until="2027"),
    Unwaive("three-circles", "members", reason="Il y en a une"),
    Begin(WHOLE),
    Adopt(WHOLE),
    Migrate(PathwayRef("cheminement", version="2")),
    Migrate(PathwayRef("parole"), Renaming({"programme": {"proposed": "submitted"}}, steps={"prepare": "get-ready"})),
]
ASKED = [act for act in ACTS if hasattr(act, "code")]


@pytest.mark.parametrize("act", ACTS, ids=repr)
def test_an_act_is_a_value(act: Any) -> None:  # noqa: ANN401  # any act
    """The same after pickle, with the same hash, and rebuilt from what it shows."""
    assert pickled(act) == act
    assert hash(pickled(act)) == hash(act)
    assert rebuilt(act) == act
    name = attrs.fields(type(act))[0].name
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(act, name, None)


@pytest.mark.parametrize("act", ASKED, ids=repr)
def test_an_act_gives_its_own_code(act: Any) -> None:  # noqa: ANN401  # any act
    """What is advised can be pasted."""
    assert act.code() == repr(act)


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (Put(Member("cci")), "Put(Member('cci'))"),
        (Change(title="Charte"), "Change(title='Charte')"),
        (Change("actions/bays", pilot="cci", days=60), "Change('actions/bays', days=60, pilot='cci')"),
        (
            Change("actions/bays", **{"x-source": "PV", "title": "A"}),
            "Change('actions/bays', title='A', **{'x-source': 'PV'})",
        ),
        (Remove("actions/bays", "roadmap"), "Remove('actions/bays', 'roadmap')"),
        (Fire("prepare.frame"), "Fire('prepare.frame')"),
        (Fire("prepare.reopen", "Nouveau diagnostic"), "Fire('prepare.reopen', motive='Nouveau diagnostic')"),
        (
            Waive("three-circles", "circles/companies", until=2027),
            "Waive(rule='three-circles', target='circles/companies', reason=None, until=When('2027'))",
        ),
        (Unwaive("three-circles"), "Unwaive(rule='three-circles', target='.', reason=None)"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_an_act_is_shown_as_one_would_write_it(act: Any, code: str) -> None:  # noqa: ANN401  # any act
    """Short, with the words of the model."""
    assert repr(act) == code


def test_an_act_says_where_by_an_address() -> None:
    """What is no address is refused when the act is made; whether it leads anywhere is the process's to say."""
    hint = "'.' is the whole; otherwise names separated by '/', as in actions/bays/pilot"
    for make in (lambda: Change("the bays", days=3), lambda: Remove("the bays"), lambda: Waive("r", "the bays")):
        assert refused(make)[0] == f"'the bays' is not an address → {hint}"
    assert (Change(title="a").address, Waive("r").target) == (Path("."), Path("."))


def test_a_change_owes_nothing_to_what_it_was_made_from() -> None:
    """Lists and mappings are frozen copies, all the way down; what else there is may not even be hashable."""
    group, powers = ["cci", ["port"]], {"voirie": [True]}
    act = Change("actions/bays", group=group, powers=powers, other={3})
    group.clear()
    powers.clear()
    assert dict(act.fields) == {"group": ("cci", ("port",)), "other": {3}, "powers": Table({"voirie": (True,)})}
    assert {act: 1}[Change("actions/bays", group=["cci", ["port"]], powers={"voirie": [True]}, other={3})] == 1
    assert act != Change("actions/bays", group=["cci"])
    assert Change("a", b={1: 2}).fields == (("b", {1: 2}),)
    assert Change("a", b=1, c=2) == Change("a", c=2, b=1)


@pytest.mark.parametrize(
    ("make", "en", "fr"),
    [
        (making(Fire, 3), "move: expected text, got 3", "move: attendu : un texte ; reçu : 3"),
        (making(Fire, "a.b", motive=3), "motive: expected text, got 3", "motive: attendu : un texte ; reçu : 3"),
        (
            making(Waive, None, reason=["a"]),
            "rule: expected text, got None\nreason: expected text, got ['a']",
            "rule: attendu : un texte ; reçu : None\nreason: attendu : un texte ; reçu : ['a']",
        ),
        (making(Unwaive, 3), "rule: expected text, got 3", "rule: attendu : un texte ; reçu : 3"),
    ],
    ids=["move", "motive", "waive", "unwaive"],
)
def test_an_act_is_made_of_texts(make: Callable[[], object], en: str, fr: str) -> None:
    """What is not text is refused when the act is made."""
    assert refused(make) == (en, fr)


def test_the_end_of_a_waiver_is_a_date() -> None:
    """It is read as the dates of the model are."""
    assert Waive("three-circles", until=2027).until == When("2027")
