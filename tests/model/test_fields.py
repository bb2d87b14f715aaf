"""Every kind of field refuses what it cannot hold, at its place, in both languages."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from concertation.model import (
    RESERVED,
    ROLES,
    Action,
    Authority,
    Axis,
    Budget,
    Circle,
    Commitment,
    Concertation,
    Dependency,
    Diagnosis,
    Expectation,
    Experiment,
    Formation,
    GroundRules,
    Indicator,
    Measure,
    Member,
    Milestone,
    Objective,
    Obstacle,
    Party,
    PathwayRef,
    Period,
    Proposition,
    Range,
    Resolution,
    Review,
    Roadmap,
    Standing,
    Table,
    Territory,
    Value,
    Waiver,
    When,
    slug,
)
from concertation.texts import Text
from tests.refusals import refused
from tests.strategies import slugs, texts

SLUG_EN = "small letters, digits and single dashes, as in plan-aires"
SLUG_FR = "minuscules, chiffres et tirets simples, comme plan-aires"
FORMS_EN = "a day 2014-11-05, a month 2014-11, a season 2014-spring, or a year 2014"
FORMS_FR = "un jour 2014-11-05, un mois 2014-11, une saison 2014-spring, ou une année 2014"
EMPTY_EN = "leave it out: nobody has said"
EMPTY_FR = "laissez-le de côté : personne ne l'a dit"


def making(cls: Callable[..., object], *place: object, **fields: object) -> Callable[[], object]:
    """Give what makes a value, later."""
    return functools.partial(cls, *place, **fields)


def wrong(cls: Callable[..., object], *place: object, **fields: object) -> tuple[str, str]:
    """Give what is said of a value with a wrong field."""
    return refused(making(cls, *place, **fields))


@pytest.mark.parametrize(
    ("make", "en", "fr"),
    [
        (making(Member, "cci", name=3), "name: expected text, got 3", "name: attendu : un texte ; reçu : 3"),
        (making(Member, "cci", name=""), f"name: is empty → {EMPTY_EN}", f"name: est vide → {EMPTY_FR}"),
        (making(Member, "cci", name=" \n"), f"name: is empty → {EMPTY_EN}", f"name: est vide → {EMPTY_FR}"),
        (
            making(Member, "cci", name=["CCI"]),
            "name: expected text, got ['CCI']",
            "name: attendu : un texte ; reçu : ['CCI']",
        ),
        (
            making(Member, "cci", met_in_diagnosis="yes"),
            "met_in_diagnosis: expected true or false, got 'yes'",
            "met_in_diagnosis: attendu : vrai ou faux ; reçu : 'yes'",
        ),
        (
            making(Member, "cci", met_in_diagnosis=1),
            "met_in_diagnosis: expected true or false, got 1",
            "met_in_diagnosis: attendu : vrai ou faux ; reçu : 1",
        ),
        (
            making(Budget, "12"),
            "amount: expected a finite number, got '12'",
            "amount: attendu : un nombre fini ; reçu : '12'",
        ),
        (
            making(Budget, amount=True),
            "amount: expected a finite number, got True",
            "amount: attendu : un nombre fini ; reçu : True",
        ),
        (
            making(Budget, float("nan")),
            "amount: expected a finite number, got nan",
            "amount: attendu : un nombre fini ; reçu : nan",
        ),
        (
            making(Measure, value=float("inf")),
            "value: expected a finite number, got inf",
            "value: attendu : un nombre fini ; reçu : inf",
        ),
        (
            making(Dependency, "study", lag_days=1.5),
            "lag_days: expected a whole number, got 1.5",
            "lag_days: attendu : un nombre entier ; reçu : 1.5",
        ),
        (
            making(Dependency, "study", lag_days=True),
            "lag_days: expected a whole number, got True",
            "lag_days: attendu : un nombre entier ; reçu : True",
        ),
        (
            making(Action, "bays", days=-1),
            "days: expected a whole number, or two as [3, 4], got -1",
            "days: attendu : un nombre entier, ou deux comme [3, 4] ; reçu : -1",
        ),
        (
            making(Action, "bays", days=True),
            "days: expected a whole number, or two as [3, 4], got True",
            "days: attendu : un nombre entier, ou deux comme [3, 4] ; reçu : True",
        ),
        (
            making(Action, "bays", days="60"),
            "days: expected a whole number, or two as [3, 4], got '60'",
            "days: attendu : un nombre entier, ou deux comme [3, 4] ; reçu : '60'",
        ),
        (
            making(Action, "bays", days=[3, 4, 5]),
            "days: expected a whole number, or two as [3, 4], got [3, 4, 5]",
            "days: attendu : un nombre entier, ou deux comme [3, 4] ; reçu : [3, 4, 5]",
        ),
        (
            making(Action, "bays", days=(4, 3)),
            "days: a range goes from the smaller to the larger",
            "days: un intervalle va du plus petit au plus grand",
        ),
        (
            making(Range, -1, 2.0),
            "expected a whole number, zero or more, got -1\nexpected a whole number, zero or more, got 2.0",
            "attendu : un nombre entier, zéro ou plus ; reçu : -1\nattendu : un nombre entier, zéro ou plus ; reçu : 2.0",
        ),
        (
            making(Axis, "air", number=1.5),
            "number: expected text or a whole number, got 1.5",
            "number: attendu : un texte ou un nombre entier ; reçu : 1.5",
        ),
        (
            making(Axis, "air", number=True),
            "number: expected text or a whole number, got True",
            "number: attendu : un texte ou un nombre entier ; reçu : True",
        ),
        (making(Axis, "air", number=""), f"number: is empty → {EMPTY_EN}", f"number: est vide → {EMPTY_FR}"),
        (
            making(Action, "bays", start="Q3 2026"),
            f"start: 'Q3 2026' is not a date → {FORMS_EN}",
            f"start: « Q3 2026 » n'est pas une date → {FORMS_FR}",
        ),
        (
            making(Action, "bays", start=True),
            "start: expected a date, got True",
            "start: attendu : une date ; reçu : True",
        ),
        (
            making(Action, "bays", start=2026.5),
            "start: expected a date, got 2026.5",
            "start: attendu : une date ; reçu : 2026.5",
        ),
        (
            making(Indicator, "noise", every="3M"),
            "every: '3M' is not a period → P3M is three months, P1Y a year, P10D ten days",
            "every: « 3M » n'est pas une durée → P3M vaut trois mois, P1Y un an, P10D dix jours",
        ),
        (
            making(Indicator, "noise", every=3),
            "every: expected a period, got 3",
            "every: attendu : une durée ; reçu : 3",
        ),
        (
            making(Experiment, "hub", criteria="le bruit"),
            "criteria: expected a list of texts, got 'le bruit'",
            "criteria: attendu : une liste de textes ; reçu : 'le bruit'",
        ),
        (
            making(Experiment, "hub", criteria=["le bruit", 3, "", "le bruit"]),
            f"criteria/1: expected text, got 3\ncriteria/2: is empty → {EMPTY_EN}\ncriteria/3: 'le bruit' is given twice",
            f"criteria/1: attendu : un texte ; reçu : 3\ncriteria/2: est vide → {EMPTY_FR}\ncriteria/3: « le bruit » est donné deux fois",
        ),
        (
            making(Action, "bays", objectives="livrer"),
            "objectives: expected a list of ids, got 'livrer'",
            "objectives: attendu : une liste d'identifiants ; reçu : 'livrer'",
        ),
        (
            making(Action, "bays", objectives={"livrer": 1}),
            "objectives: expected a list of ids, got {'livrer': 1}",
            "objectives: attendu : une liste d'identifiants ; reçu : {'livrer': 1}",
        ),
        (
            making(Action, "bays", objectives=["b", "a", "b"]),
            "objectives/2: 'b' is given twice",
            "objectives/2: « b » est donné deux fois",
        ),
        (
            making(Action, "bays", objectives=["livrer", 3, ["x"], "Livrer mieux"]),
            f"objectives/1: expected text, got 3\nobjectives/2: expected text, got ['x']\nobjectives/3: 'Livrer mieux' is not an id → {SLUG_EN}",
            f"objectives/1: attendu : un texte ; reçu : 3\nobjectives/2: attendu : un texte ; reçu : ['x']\nobjectives/3: « Livrer mieux » n'est pas un identifiant → {SLUG_FR}",
        ),
        (
            making(Action, "bays", group="cci"),
            "group: expected a list of values, got 'cci'",
            "group: attendu : une liste de valeurs ; reçu : 'cci'",
        ),
        (
            making(Action, "bays", group=["cci", "AECOM Ltd", 3]),
            f"group/1: 'AECOM Ltd' is not an id → {SLUG_EN}\ngroup/2: expected Party, got 3",
            f"group/1: « AECOM Ltd » n'est pas un identifiant → {SLUG_FR}\ngroup/2: attendu : Party ; reçu : 3",
        ),
        (
            making(Action, "bays", pilot="AECOM Ltd"),
            f"pilot: 'AECOM Ltd' is not an id → {SLUG_EN}",
            f"pilot: « AECOM Ltd » n'est pas un identifiant → {SLUG_FR}",
        ),
        (
            making(Action, "bays", pilot=Member("cci")),
            "pilot: expected Party, got Member('cci')",
            "pilot: attendu : Party ; reçu : Member('cci')",
        ),
        (
            making(Action, "bays", after="study"),
            "after: expected a list of values, got 'study'",
            "after: attendu : une liste de valeurs ; reçu : 'study'",
        ),
        (
            making(Action, "bays", after={"study": "FS"}),
            "after: expected a list of values, got {'study': 'FS'}",
            "after: attendu : une liste de valeurs ; reçu : {'study': 'FS'}",
        ),
        (
            making(Action, "bays", after=["study", "L'étude"]),
            f"after/1: 'L'étude' is not an id → {SLUG_EN}",
            f"after/1: « L'étude » n'est pas un identifiant → {SLUG_FR}",
        ),
        (
            making(Action, "bays", milestones=[Milestone("ouverture"), "2026"]),
            "milestones/1: expected Milestone, got '2026'",
            "milestones/1: attendu : Milestone ; reçu : '2026'",
        ),
        (
            making(Indicator, "noise", measures=[Measure(2024), 65]),
            "measures/1: expected Measure, got 65",
            "measures/1: attendu : Measure ; reçu : 65",
        ),
        (
            making(Diagnosis, actors_met="transporteurs"),
            "actors_met: expected a list of values, got 'transporteurs'",
            "actors_met: attendu : une liste de valeurs ; reçu : 'transporteurs'",
        ),
        (
            making(Member, "cci", seat="own-nam"),
            "seat: 'own-nam' is not one of own-name, represents → did you mean 'own-name'?",
            "seat: « own-nam » ne fait pas partie de : own-name, represents → vouliez-vous dire « own-name » ?",
        ),
        (
            making(Action, "bays", ease=2),
            "ease: '2' is not one of easy, moderate, hard",
            "ease: « 2 » ne fait pas partie de : easy, moderate, hard",
        ),
        (
            making(Expectation, None),
            "kind: 'None' is not one of action_plan, follow_up, experiments, other",
            "kind: « None » ne fait pas partie de : action_plan, follow_up, experiments, other",
        ),
        (
            making(Authority, "metropole", powers=["voirie"]),
            "powers: expected a mapping of names to values, got ['voirie']",
            "powers: attendu : une correspondance de noms à des valeurs ; reçu : ['voirie']",
        ),
        (
            making(Authority, "metropole", powers={"voirie": "oui", "police": 1}),
            "powers/police: expected true or false, got 1\npowers/voirie: expected true or false, got 'oui'",
            "powers/police: attendu : vrai ou faux ; reçu : 1\npowers/voirie: attendu : vrai ou faux ; reçu : 'oui'",
        ),
        (
            making(Authority, "metropole", powers={1: True}),
            "powers/1: expected text, got 1",
            "powers/1: attendu : un texte ; reçu : 1",
        ),
        (
            making(Authority, "metropole", powers=Table({"x-police": True}, {"source": "PV"})),
            "powers: expected keys that begin with x-, got source\npowers/x-police: 'x-police' is not a name → a key that begins with x- is the document's own",
            "powers: attendu : des clés qui commencent par x- ; reçu : source\npowers/x-police: « x-police » n'est pas un nom → une clé qui commence par x- est propre au document",
        ),
        (
            making(Formation, "copil", standing="planned"),
            "standing: expected Standing, got 'planned'",
            "standing: attendu : Standing ; reçu : 'planned'",
        ),
        (
            making(Circle, "ports", title=3),
            "title: expected text, got 3",
            "title: attendu : un texte ; reçu : 3",
        ),
        (
            making(Waiver, "three-circles", "members of"),
            "target: 'members of' is not an address → '.' is the whole; otherwise names separated by '/', as in actions/bays/pilot",
            "target: « members of » n'est pas une adresse → « . » désigne le tout ; sinon des noms séparés par « / », comme actions/bays/pilot",
        ),
        (
            making(Waiver, "three-circles", 3),
            "target: expected text, got 3",
            "target: attendu : un texte ; reçu : 3",
        ),
    ],
)
def test_what_a_field_cannot_hold_is_refused(make: Callable[[], object], en: str, fr: str) -> None:
    """True is not a number, a text is not a list, a nan is nothing; each part of a list has its own problem."""
    assert refused(make) == (en, fr)


@pytest.mark.parametrize(
    ("word", "is_id"),
    [
        ("cci", True),
        ("rue-de-metz-2", True),
        ("2026", True),
        ("", False),
        ("CCI", False),
        ("é", False),
        ("a--b", False),
        ("-a", False),
        ("a-", False),
        ("a_b", False),
        ("a b", False),
        ("a/b", False),
        ("a\n", False),
        ("٣", False),
    ],
)
def test_an_id_is_a_slug(word: str, *, is_id: bool) -> None:
    """Small letters, digits and single dashes."""
    if is_id:
        assert Member(word).id == word
    else:
        assert wrong(Member, word) == (
            f"id: '{word}' is not an id → {SLUG_EN}",
            f"id: « {word} » n'est pas un identifiant → {SLUG_FR}",
        )


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("cls", [Authority, Axis, Circle, Member, Formation, Objective, Proposition, Action, Indicator])
def test_an_entity_does_not_take_the_name_of_a_role(cls: type[Value], role: str) -> None:
    """Whoever acts is a role or a party: the two are never confused."""
    assert wrong(cls, role) == (
        f"id: '{role}' is the name of a role → choose another id",
        f"id: « {role} » est le nom d'un rôle → choisissez un autre identifiant",
    )


@pytest.mark.parametrize("role", ROLES)
def test_a_role_may_act(role: str) -> None:
    """A standing and a waiver name a role, or a party."""
    assert Standing("framed", by=role).by == role
    assert Waiver("three-circles", by=role).by == role
    assert frozenset(ROLES) == RESERVED


def test_eight_wrong_fields_are_named_together() -> None:
    """Whoever builds the value mends them all at once; what fields say together comes once each is right."""
    en, fr = wrong(
        Action,
        "Bays",
        number=[],
        title=" ",
        pilot="La CCI",
        start="soon",
        end=2026,
        days=[4, 3],
        ease="simple",
        budget=100,
        permanent="no",
        part_of="Bays",
    )
    assert en.splitlines() == [
        f"id: 'Bays' is not an id → {SLUG_EN}",
        "number: expected text or a whole number, got []",
        f"title: is empty → {EMPTY_EN}",
        f"part_of: 'Bays' is not an id → {SLUG_EN}",
        f"pilot: 'La CCI' is not an id → {SLUG_EN}",
        f"start: 'soon' is not a date → {FORMS_EN}",
        "days: a range goes from the smaller to the larger",
        "ease: 'simple' is not one of easy, moderate, hard",
        "budget: expected Budget, got 100",
        "permanent: expected true or false, got 'no'",
    ]
    assert len(fr.splitlines()) == len(en.splitlines())


@pytest.mark.parametrize(
    ("make", "en", "fr"),
    [
        (
            making(Party),
            "a party is either an id or, for someone outside the body, a name",
            "une partie prenante est soit un identifiant, soit, pour quelqu'un d'extérieur à l'instance, un nom",
        ),
        (
            making(Party, "cci", name="CCI"),
            "a party is either an id or, for someone outside the body, a name",
            "une partie prenante est soit un identifiant, soit, pour quelqu'un d'extérieur à l'instance, un nom",
        ),
        (
            making(Member, "cci", seat="own-name", represents="les commerces"),
            "represents: a seat in one's own name represents nobody else",
            "represents: qui siège en son nom propre ne représente personne d'autre",
        ),
        (
            making(Dependency),
            "a dependency is either an action or a text, for a prerequisite outside the plan",
            "une dépendance est soit une action, soit un texte, pour un préalable extérieur au plan",
        ),
        (
            making(Dependency, "study", text="étude"),
            "a dependency is either an action or a text, for a prerequisite outside the plan",
            "une dépendance est soit une action, soit un texte, pour un préalable extérieur au plan",
        ),
        (
            making(Dependency, "study", met=True),
            "met: whether an action of the plan is done follows from its standing → leave it out",
            "met: qu'une action du plan soit faite découle de son état → laissez-le de côté",
        ),
        (
            making(Action, "bays", after=["bays"]),
            "after/bays: an action cannot come after itself",
            "after/bays: une action ne peut pas venir après elle-même",
        ),
        (
            making(Action, "bays", part_of="bays"),
            "part_of: an action is not a part of itself",
            "part_of: une action n'est pas une partie d'elle-même",
        ),
        (
            making(Action, "bays", after=["study", Dependency("study", lag_days=3)]),
            "after/study: the link to 'study' is given twice",
            "after/study: le lien vers « study » est donné deux fois",
        ),
        (
            making(Action, "bays", after=[Dependency(text="Accord"), Dependency(text="accord !")]),
            "after/accord: the link to 'accord' is given twice",
            "after/accord: le lien vers « accord » est donné deux fois",
        ),
    ],
)
def test_what_fields_say_together_must_hold(make: Callable[[], object], en: str, fr: str) -> None:
    """An id or a name, an action or a text, one link of a kind."""
    assert refused(make) == (en, fr)


def test_two_links_of_different_kinds_may_join_two_actions() -> None:
    """To start together and to end together are two things to say."""
    action = Action("bays", after=[Dependency("study", kind="SS"), Dependency("study", kind="FF")])
    assert [each.kind for each in action.after or ()] == ["FF", "SS"]


SPANS: list[tuple[Callable[..., Value], str, str]] = [
    (lambda **dates: Standing("framed", **dates), "since", "due"),
    (lambda **dates: Member("cci", **dates), "since", "until"),
    (lambda **dates: Formation("copil", **dates), "since", "until"),
    (Roadmap, "comments_from", "comments_until"),
    (lambda **dates: Action("bays", **dates), "start", "end"),
    (lambda **dates: Action("bays", **dates), "actual_start", "actual_end"),
    (lambda **dates: Experiment("hub", **dates), "start", "end"),
    (lambda **dates: Waiver("three-circles", **dates), "since", "until"),
]


@pytest.mark.parametrize(("make", "first", "last"), SPANS)
def test_an_end_does_not_come_before_its_start(make: Callable[..., Value], first: str, last: str) -> None:
    """Where the two can be compared; dates that overlap, or that are unsaid, are accepted."""
    assert refused(lambda: make(**{first: "2026-03", last: "2026-02-28"})) == (
        f"{last}: 2026-02-28 comes before 2026-03",
        f"{last}: 2026-02-28 précède 2026-03",
    )
    for start, end in [
        ("2026-03", "2026"),
        ("2026", "2026-03"),
        ("2026-03-01", "2026-03-01"),
        ("2026-12", "2026-winter"),
    ]:
        value: Any = make(**{first: start, last: end})
        assert (getattr(value, first), getattr(value, last)) == (When(start), When(end))
    make(**{first: "2026"})
    make(**{last: "2026"})


def test_what_is_said_is_read_in_the_forms_that_people_use() -> None:
    """A text is an id of a party or of an action, a year is a number, two numbers are a range."""
    action = Action(
        "bays",
        pilot="cci",
        group=["port", Party(name="AECOM")],
        start=2026,
        end=dt.date(2026, 3, 31),
        days=[3, 4],
        after=["study", Dependency(text="Accord de la préfecture")],
        objectives={"livrer"},
    )
    assert action.pilot == Party("cci")
    assert action.group == (Party(name="AECOM"), Party("port"))
    assert (action.start, action.end, action.days) == (When("2026"), When("2026-03-31"), Range(3, 4))
    assert [each.key for each in action.after or ()] == ["accord-de-la-prefecture", "study"]
    assert action.objectives == ("livrer",)
    assert Indicator("noise", every="P1Y").every == Period("P1Y")
    assert Concertation("c", title="C", authority=Authority("a"), pathway="parole").pathway == PathwayRef("parole")
    assert Review("r", led_by="referent").led_by == Party("referent")
    assert (str(Party("cci")), str(Party(name="AECOM"))) == ("cci", "AECOM")


@pytest.mark.parametrize(
    "value",
    [
        Budget(10**400),
        Budget(0.5),
        Measure("2024", value=-3),
        Axis("air", number="2.1"),
        Axis("air", number=0),
        Dependency("study", lag_days=-5),
        Action("bays", days=0),
        Circle("ports", title=Text(en="ports", fr="places portuaires")),
        Obstacle("le foncier"),
        Territory(),
        Commitment(),
        GroundRules(),
        Resolution("vote", kind="bylaw"),
        Proposition("dock"),
    ],
    ids=repr,
)
def test_what_real_documents_say_is_accepted(value: Value) -> None:
    """Large numbers, negative lags, numbers with letters: no more is asked than the field means."""
    assert value == value  # noqa: PLR0124  # it was built, and is a value


@pytest.mark.parametrize(
    ("value", "label"),
    [
        (Action("bays", title="Aires"), "Aires"),
        (Member("cci", name="La chambre"), "La chambre"),
        (Action("bays"), "bays"),
        (Party(name="AECOM"), "AECOM"),
        (Territory(), "Territory"),
        (Circle("ports", title=Text(en="ports", fr="places portuaires")), Text(en="ports", fr="places portuaires")),
    ],
    ids=repr,
)
def test_a_value_has_something_to_be_called(value: Value, label: str | Text) -> None:
    """Its title, its name, its id, or what it is."""
    assert value.label == label


@pytest.mark.parametrize(
    ("title", "id_"),
    [
        ("Schéma directeur des aires de livraison", "schema-directeur-des-aires-de-livraison"),
        ("Œuvre — n° 2", "oeuvre-n-2"),
        ("cœur", "coeur"),
        ("  --  ", ""),
        ("", ""),
    ],
)
def test_a_slug_is_made_of_a_title(title: str, id_: str) -> None:
    """Accents and ligatures are taken apart, everything else becomes a dash."""
    assert slug(title) == id_


@given(texts() | slugs())
def test_a_slug_is_an_id_or_nothing(title: str) -> None:
    """What is left of a title can be an id; an id stays itself."""
    made = slug(title)
    assert slug(made) == made
    assert made in {"", *RESERVED} or Axis(made).id == made
