"""Names of rules over time, what a definition must keep to, and how what is found is told to whoever asks."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import attrs
import pytest

from concertation.charts import Pathway
from concertation.errors import DefinitionError
from concertation.model import Action, Concertation, Standing, StartingPoint
from concertation.process import Process
from concertation.rules import (
    Context,
    Level,
    Override,
    Rule,
    RuleSet,
    Selection,
    Setting,
    Settings,
    Verdict,
    rule,
    ruleset,
)
from concertation.texts import Text
from tests.rules.asking import whole

STARTED = whole(starting_point=StartingPoint("Diagnostic"), actions=[Action("bays"), Action("hub")])


@rule("bays-have-a-map", phase="preparation", message="no map", level=Level.WARNING, formerly=["map-of-bays"])
def mapped(action: Action, ctx: Context) -> Verdict:
    """Finds in every action."""
    return ctx.find("extra")


@rule("breaks", phase="preparation", message="x")
def breaks(action: Action, ctx: Context) -> Verdict:
    """Fails."""
    raise LookupError(action.id)


RULES = RuleSet.stock() | [mapped, breaks]


def named(name: str, **more: object) -> Rule:
    """A rule that is satisfied."""
    return attrs.evolve(mapped, name=name, **{"formerly": (), **more})  # type: ignore[arg-type]  # fields by name


def test_a_former_name_means_the_rule_wherever_it_is_named() -> None:
    """In a set, in a selector, in what a move requires, in a pathway's levels."""
    assert "map-of-bays" in RULES
    assert RULES["map-of-bays"] is mapped
    assert RULES.get("map-of-bays") is mapped
    assert RULES.matching("map-of-bays") == ("bays-have-a-map",)
    assert RULES.required(["map-of-bays"]) == {"bays-have-a-map"}
    assert "bays-have-a-map" not in RULES - {"map-of-bays"}
    stock = Pathway.stock()
    charts = [
        attrs.evolve(
            chart, moves=[attrs.evolve(move, requires=(*move.requires, "map-of-bays")) for move in chart.moves]
        )
        if chart.name == "action"
        else chart
        for chart in stock.charts
    ]
    process = Process(attrs.evolve(stock, levels={"map-of-bays": "error"}, charts=charts), RULES)
    told = [each for each in process.check(STARTED).findings if each.rule == "bays-have-a-map"]
    assert {each.level for each in told} == {Level.ERROR}
    proposed = attrs.evolve(STARTED, actions=[Action("bays", standing=Standing("proposed"))])
    gate = process.explain(proposed, by="body")["actions/bays.retain"]
    assert "bays-have-a-map" in [each.code for each in gate.reasons]


def test_no_rule_takes_a_name_that_another_had(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor one that was withdrawn: what was written about it would change its meaning."""
    with pytest.raises(DefinitionError) as caught:
        RuleSet([mapped, named("map-of-bays")])
    assert caught.value.text("en") == "'map-of-bays' is a former name of 'bays-have-a-map'; no other rule may take it"
    assert caught.value.text("fr") == (
        "« map-of-bays » est un ancien nom de « bays-have-a-map » ; aucune autre règle ne peut le prendre"
    )
    monkeypatch.setattr(ruleset, "RETIRED", {"two-circles": Text.of("x")})
    with pytest.raises(DefinitionError) as caught:
        RuleSet([named("two-circles")])
    assert caught.value.text("en") == "'two-circles' is the name of a rule that was withdrawn; no other may take it"
    assert caught.value.text("fr") == (
        "« two-circles » est le nom d'une règle retirée ; aucune autre ne peut le prendre"
    )


@pytest.mark.parametrize(
    ("word", "en", "fr"),
    [
        (
            "@programe",
            "no rule is of the phase '@programe' → did you mean '@programme'?",
            "aucune règle n'est de la phase « @programe » → vouliez-vous dire « @programme » ?",
        ),
        ("renes/", "no rule has the prefix 'renes/'", "aucune règle n'a le préfixe « renes/ »"),
        (
            "three-circle",
            "no rule is called 'three-circle' → did you mean 'three-circles'?",
            "aucune règle ne s'appelle « three-circle » → vouliez-vous dire « three-circles » ?",
        ),
    ],
)
def test_a_selector_that_means_nothing_names_the_nearest(word: str, en: str, fr: str) -> None:
    """A slip never selects nothing in silence."""
    with pytest.raises(DefinitionError) as caught:
        RULES.matching(word)
    assert (caught.value.text("en"), caught.value.text("fr")) == (en, fr)


def of_an_action(action: Action, ctx: Context) -> Verdict:
    """Is satisfied."""
    return ctx.ok if action.id else ctx.nothing


def of_the_whole(concertation: Concertation, ctx: Context) -> Verdict:
    """Is satisfied."""
    return ctx.ok if concertation.id else ctx.nothing


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (
            lambda: rule("bays", message="{action.titel}", reads=["action/*/title", "*/titl", "actions/*/pilt"])(
                of_an_action
            ),
            [
                "bays/message: action has no field 'action.titel' → did you mean 'title'?",
                "bays/reads: a concertation has no field 'action' → did you mean 'actions'?",
                "bays/reads: Action has no field '*/titl' → did you mean 'title'?",
                "bays/reads: Action has no field 'actions/*/pilt' → did you mean 'pilot'?",
            ],
        ),
        (
            lambda: rule("bays", message={"en": "x", "fr": "y"}, formerly=["Bays"])(of_an_action),
            [
                "'Bays' is not the name of a rule → small letters, digits and dashes;"
                " a plugin's has a prefix, as in rennes/bays-have-a-map",
                "'bays' names its messages after languages → say each message in both: Text(en=…, fr=…)",
            ],
        ),
        (lambda: rule("bays", message="x", level="eror")(of_an_action), ["no level is called 'eror'"]),  # type: ignore[call-overload]  # the mistake of the test
    ],
)
def test_a_definition_is_refused_with_every_mistake(make: Callable[[], Rule], said: list[str]) -> None:
    """Placeholders and declared reads are fields that there are; messages are in both languages at once."""
    with pytest.raises(DefinitionError) as caught:
        make()
    lines = caught.value.text("en").splitlines()
    assert len(lines) == len(said)
    for line, expected in zip(lines, said, strict=True):
        assert expected in line
    assert caught.value.text("fr") != caught.value.text("en")


def test_what_the_whole_reads_are_its_own_fields() -> None:
    """A first ``*`` is the subject, here the concertation."""
    good = rule("titled", message="{concertation.title}", reads=["*/title", "."])(of_the_whole)
    [setting] = Settings({"titled": Setting(good, good.level, None)}).values()
    assert setting.reads is not None
    assert setting.reads.others == (("title",), (".",), ("title",))


def test_of_two_overrides_at_an_address_the_later_one_holds() -> None:
    """As in a configuration that is read from the top."""
    selection = Selection(
        overrides=[
            Override(at="actions/*", levels={"bays-have-a-map": "error"}),
            Override(at="actions/bays", levels={"bays-have-a-map": "info"}),
        ]
    )
    process = Process(rules=RULES)
    found = [each for each in process.check(STARTED, selection=selection).findings if each.rule == mapped.name]
    assert {str(each.subject): each.level for each in found} == {
        "actions/bays": Level.INFO,
        "actions/hub": Level.ERROR,
    }


def test_a_crash_is_neither_silenced_nor_lowered_by_an_override() -> None:
    """Whoever ignores a rule at an address does not ignore that it failed."""
    selection = Selection(overrides=[Override(at="actions/*", ignore=["breaks"], levels={"breaks": "info"})])
    report = Process(rules=RULES).check(STARTED, selection=selection)
    assert [(each.subject, each.level) for each in report.crashed] == [
        ("actions/bays", Level.ERROR),
        ("actions/hub", Level.ERROR),
    ]


def test_a_selection_of_what_there_is_not_is_refused_at_once() -> None:
    """Rules, levels and options, every mistake together."""
    selection = Selection(rules=["mapp"], levels={"three-circle": "info"}, options={"breaks": {"days": 3}})
    with pytest.raises(DefinitionError) as caught:
        Process(rules=RULES).check(STARTED, selection=selection)
    assert [each.code for each in caught.value.problems] == ["unknown-rule", "unknown-rule", "unknown-option"]


def test_a_clock_says_how_long_each_rule_took() -> None:
    """Every rule that was asked, in seconds; without a clock nothing is said, and the report is the same."""
    process, ticks = Process(rules=RULES), itertools.count()
    timed = process.check(STARTED, clock=lambda: float(next(ticks)))
    assert timed.timings is not None
    assert set(timed.timings.values()) == {1.0}
    assert mapped.name in timed.timings
    plain = process.check(STARTED)
    assert (plain.timings, plain) == (None, timed)
