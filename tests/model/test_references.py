"""References are by id, and lead somewhere: every one that leads nowhere is named, with the nearest id."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import attrs
import pytest
from hypothesis import given, settings

from concertation import model
from concertation.model import (
    Action,
    Authority,
    Axis,
    Circle,
    Commitment,
    Concertation,
    Dependency,
    Diagnosis,
    Experiment,
    Formation,
    Indicator,
    Member,
    Objective,
    Party,
    Proposition,
    Resolution,
    Review,
    Roadmap,
    StartingPoint,
    Value,
)
from concertation.model.addresses import resolve
from concertation.model.references import dangling, references
from tests.refusals import refused
from tests.strategies import concertations

Make: TypeAlias = Callable[[str], dict[str, Any]]
"""Gives the fields of a concertation in which something refers to a word."""

WORLD: dict[str, list[Any]] = {
    "axes": [Axis("air")],
    "members": [Member("cci")],
    "formations": [Formation("copil")],
    "objectives": [Objective("livrer")],
    "propositions": [Proposition("dock")],
    "actions": [Action("bays")],
    "indicators": [Indicator("noise")],
}
NAMED = {
    "axes": ("no axis has the id '{}'", "aucun axe n'a l'identifiant « {} »"),
    "members": ("no member has the id '{}'", "aucun membre n'a l'identifiant « {} »"),
    "objectives": ("no objective has the id '{}'", "aucun objectif n'a l'identifiant « {} »"),
    "propositions": ("no proposition has the id '{}'", "aucune proposition n'a l'identifiant « {} »"),
    "actions": ("no action has the id '{}'", "aucune action n'a l'identifiant « {} »"),
    "indicators": ("no indicator has the id '{}'", "aucun indicateur n'a l'identifiant « {} »"),
    "circles": ("no circle has the id '{}'", "aucun cercle n'a l'identifiant « {} »"),
    "parties": (
        "no member, formation or authority has the id '{}'",
        "aucun membre, aucune formation, aucune collectivité n'a l'identifiant « {} »",
    ),
    "backers": (
        "no member, formation, authority or circle has the id '{}'",
        "aucun membre, aucune formation, aucune collectivité, aucun cercle n'a l'identifiant « {} »",
    ),
}
NAMED["leaders"] = NAMED["parties"]
NEAREST = {
    "axes": ("airs", "air"),
    "members": ("ccci", "cci"),
    "objectives": ("livre", "livrer"),
    "propositions": ("docks", "dock"),
    "actions": ("bay", "bays"),
    "indicators": ("noises", "noise"),
    "circles": ("publics", "public"),
    "parties": ("metropoles", "metropole"),
    "leaders": ("referents", "referent"),
    "backers": ("compagnies", "companies"),
}


def whole(**fields: Any) -> Concertation:  # noqa: ANN401  # the fields of a concertation
    """Give a concertation in which one thing of each kind has an id, and more."""
    added = {name: [*WORLD.get(name, []), *each] if isinstance(each, list) else each for name, each in fields.items()}
    given: dict[str, Any] = {**WORLD, **added}
    return Concertation("pilote", title="Charte", authority=Authority("metropole"), **given)


def named(cls: type[Any], field: str, *, several: bool = False) -> Make:
    """Give what makes an entity with a reference."""
    collection = next(name for name, each in model.COLLECTIONS.items() if each is cls)
    return lambda word: {collection: [cls("x", **{field: [word] if several else word})]}


REFERENCES: list[tuple[type[Value], str, str, Make]] = [
    (Circle, "referent", "members", named(Circle, "referent")),
    (Member, "circle", "circles", named(Member, "circle")),
    (Formation, "members", "members", named(Formation, "members", several=True)),
    (Diagnosis, "axes", "axes", lambda word: {"diagnosis": Diagnosis(axes=[word])}),
    (Diagnosis, "objectives", "objectives", lambda word: {"diagnosis": Diagnosis(objectives=[word])}),
    (StartingPoint, "axes", "axes", lambda word: {"starting_point": StartingPoint(axes=[word])}),
    (Roadmap, "authors", "parties", lambda word: {"roadmap": Roadmap(authors=[word])}),
    (Objective, "axes", "axes", named(Objective, "axes", several=True)),
    (Objective, "backed_by", "backers", named(Objective, "backed_by", several=True)),
    (Objective, "indicators", "indicators", named(Objective, "indicators", several=True)),
    (Proposition, "by", "parties", named(Proposition, "by")),
    (Proposition, "actions", "actions", named(Proposition, "actions", several=True)),
    (Action, "part_of", "actions", named(Action, "part_of")),
    (Action, "axes", "axes", named(Action, "axes", several=True)),
    (Action, "objectives", "objectives", named(Action, "objectives", several=True)),
    (Action, "pilot", "parties", named(Action, "pilot")),
    (Action, "co_pilots", "parties", named(Action, "co_pilots", several=True)),
    (Action, "group", "parties", named(Action, "group", several=True)),
    (Action, "partners", "parties", named(Action, "partners", several=True)),
    (Action, "indicators", "indicators", named(Action, "indicators", several=True)),
    (Action, "propositions", "propositions", named(Action, "propositions", several=True)),
    (Dependency, "action", "actions", named(Action, "after", several=True)),
    (Indicator, "owner", "parties", named(Indicator, "owner")),
    (Experiment, "action", "actions", named(Experiment, "action")),
    (Experiment, "owner", "parties", named(Experiment, "owner")),
    (Experiment, "partners", "parties", named(Experiment, "partners", several=True)),
    (Experiment, "leads_to", "actions", named(Experiment, "leads_to")),
    (Review, "led_by", "leaders", named(Review, "led_by")),
    (Review, "actions", "actions", named(Review, "actions", several=True)),
    (Resolution, "by", "parties", named(Resolution, "by")),
    (Commitment, "by", "parties", lambda word: {"commitments": [Commitment(word)]}),
    (Commitment, "actions", "actions", lambda word: {"commitments": [Commitment(actions=[word])]}),
]
BY_PATHWAY = {"circles", "backers"}
PATHS = {
    Diagnosis: "diagnosis",
    StartingPoint: "starting_point",
    Roadmap: "roadmap",
    Dependency: "actions/x/after/{}",
    Commitment: "commitments/0",
}


def path(cls: type[Value], field: str, word: str) -> str:
    """Give the address of a reference."""
    collection = next((name for name, each in model.COLLECTIONS.items() if each is cls), "")
    return f"{PATHS.get(cls, f'{collection}/x').format(word)}/{field}"


def test_every_reference_of_the_model_is_tried_here() -> None:
    """What a field refers to is said by its description; no field that refers is left out of this page."""
    said = {
        (each, field.name, field.metadata["refers"])
        for name in model.__all__
        if isinstance(each := getattr(model, name), type) and issubclass(each, Value) and each is not Value
        for field in attrs.fields(each)
        if field.metadata.get("refers")
    }
    assert said == {(cls, field, refers) for cls, field, refers, _ in REFERENCES}


@pytest.mark.parametrize(
    ("cls", "field", "refers", "make"), REFERENCES, ids=lambda value: getattr(value, "__name__", value)
)
def test_a_reference_to_nothing_is_refused(cls: type[Value], field: str, refers: str, make: Make) -> None:
    """By the whole, at its place, with the nearest id; those to circles by who knows the pathway's."""
    word, meant = NEAREST[refers]
    en, fr = (text.format(word) for text in NAMED[refers])
    expected = (
        f"{path(cls, field, word)}: {en} → did you mean '{meant}'?",
        f"{path(cls, field, word)}: {fr} → vouliez-vous dire « {meant} » ?",
    )
    if refers in BY_PATHWAY:
        problems = list(whole(**make(word)).unknown_circles(["public", "companies"]))
        assert ([each.text("en") for each in problems], [each.text("fr") for each in problems]) == (
            [expected[0]],
            [expected[1]],
        )
        assert [each.about for each in problems] == [word]
    else:
        assert refused(lambda: whole(**make(word))) == expected
        whole(**make(meant))


@pytest.mark.parametrize("word", ["cci", "copil", "metropole"])
def test_a_party_is_a_member_a_formation_or_the_authority(word: str) -> None:
    """All three may be pilots, and lead a review."""
    concertation = whole(actions=[Action("x", pilot=word)], reviews=[Review("r", led_by=word)])
    assert resolve(concertation, "actions/x/pilot") == Party(word)


def test_somebody_outside_is_no_reference() -> None:
    """A name is not looked for among the ids, even when it is one."""
    concertation = whole(actions=[Action("x", pilot=Party(name="nobody"), group=[Party(name="cci")])])
    assert not list(references(resolve_value(concertation, "actions/x")))


def resolve_value(concertation: Concertation, address: str) -> Value:
    """Give the value at an address."""
    value = resolve(concertation, address)
    assert isinstance(value, Value)
    return value


def test_only_a_review_is_led_by_the_referent() -> None:
    """The word names the body's referent there, and nobody elsewhere."""
    whole(reviews=[Review("r", led_by="referent")])
    assert refused(lambda: whole(actions=[Action("x", pilot="referent")])) == (
        "actions/x/pilot: no member, formation or authority has the id 'referent' → one of: cci, copil, metropole",
        "actions/x/pilot: aucun membre, aucune formation, aucune collectivité n'a l'identifiant « referent » → au choix : cci, copil, metropole",
    )


def test_every_reference_to_nothing_is_named() -> None:
    """All of them, in the order of the document, a list's each; far from any id, all the ids there are, if few."""
    assert refused(
        lambda: whole(
            roadmap=Roadmap(authors=["zz", "cci", "ccj"]),
            actions=[Action("x", objectives=["qq", "rr"], partners=["metro"], after=["by", "bays"])],
        )
    ) == (
        "roadmap/authors: no member, formation or authority has the id 'ccj' → did you mean 'cci'?\n"
        "roadmap/authors: no member, formation or authority has the id 'zz' → one of: cci, copil, metropole\n"
        "actions/x/objectives: no objective has the id 'qq' → one of: livrer\n"
        "actions/x/objectives: no objective has the id 'rr' → one of: livrer\n"
        "actions/x/partners: no member, formation or authority has the id 'metro' → did you mean 'metropole'?\n"
        "actions/x/after/by/action: no action has the id 'by' → did you mean 'bays'?",
        "roadmap/authors: aucun membre, aucune formation, aucune collectivité n'a l'identifiant « ccj » → vouliez-vous dire « cci » ?\n"
        "roadmap/authors: aucun membre, aucune formation, aucune collectivité n'a l'identifiant « zz » → au choix : cci, copil, metropole\n"
        "actions/x/objectives: aucun objectif n'a l'identifiant « qq » → au choix : livrer\n"
        "actions/x/objectives: aucun objectif n'a l'identifiant « rr » → au choix : livrer\n"
        "actions/x/partners: aucun membre, aucune formation, aucune collectivité n'a l'identifiant « metro » → vouliez-vous dire « metropole » ?\n"
        "actions/x/after/by/action: aucune action n'a l'identifiant « by » → vouliez-vous dire « bays » ?",
    )


@settings(max_examples=30)
@given(concertations())
def test_no_reference_of_a_concertation_dangles(concertation: Concertation) -> None:
    """Each leads to an id that is there, at an address that is there."""
    known = concertation.known_ids()
    for each in references(concertation):
        if each.refers in known:
            assert each.word in known[each.refers]
        resolve(concertation, each.path)


def test_thousands_of_mistakes_are_named_within_seconds() -> None:
    """All of them; the nearest id is looked for among many only as long as somebody may still read it."""
    ids = {f"action-{place}" for place in range(2000)}
    commitment = Commitment(actions=[f"act-{place}" for place in range(2000)])
    problems = list(dangling(commitment, {"actions": ids}))
    assert [each.about for each in problems] == sorted(f"act-{place}" for place in range(2000))
    assert problems[-1].hint is None
