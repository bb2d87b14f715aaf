"""The truth table of each rule of the method: where it finds, where it cannot tell, where it has nothing to look at."""

from __future__ import annotations

import pytest

from concertation.findings import Level
from concertation.model import (
    Action,
    Authority,
    Circle,
    Dependency,
    Expectation,
    Experiment,
    Formation,
    GroundRules,
    Indicator,
    Member,
    Objective,
    Standing,
    StartingPoint,
)
from concertation.rules import RuleSet
from tests.rules.asking import ask, verdicts, whole

DONE, DROPPED, RUNNING = Standing("done"), Standing("abandoned"), Standing("in-progress")
O1 = Objective("o1", title="Livrer mieux")
PUBLIC = Member("cci", circle="public")
FULL = Experiment("x", place="Centre", start="2026", end="2027", owner="metropole", criteria=["délais"])

CASES: list[tuple[str, str, dict[str, object], list[str], list[str]]] = [
    # rule, case, fields, where it finds, where it cannot tell
    ("starting-point-defined", "unsaid", {}, ["starting_point"], []),
    ("starting-point-defined", "empty", {"starting_point": StartingPoint()}, ["starting_point"], []),
    ("starting-point-defined", "a text", {"starting_point": StartingPoint("Ici")}, [], []),
    ("starting-point-defined", "a diagnosis", {"starting_point": StartingPoint(diagnosis=True)}, [], []),
    (
        "starting-point-defined",
        "no diagnosis",
        {"starting_point": StartingPoint(diagnosis=False)},
        ["starting_point"],
        [],
    ),
    ("expectations-stated", "unsaid", {}, ["expectations"], []),
    ("expectations-stated", "said", {"expectations": [Expectation("other", text="x")]}, [], []),
    ("ground-rules-recorded", "unsaid", {}, ["ground_rules"], []),
    ("ground-rules-recorded", "without a text", {"ground_rules": GroundRules(date="2026")}, ["ground_rules"], []),
    ("ground-rules-recorded", "said", {"ground_rules": GroundRules("Ensemble")}, [], []),
    ("body-has-member", "none", {}, ["members"], []),
    ("body-has-member", "one", {"members": [Member("a")]}, [], []),
    ("body-has-member", "counted", {"totals": {"members": 50}}, [], ["members"]),
    ("body-has-member", "counted as none", {"totals": {"members": 0}}, ["members"], []),
    ("body-has-member", "nobody knows", {"totals": {"members": "unknown"}}, [], ["members"]),
    ("three-circles", "circles unused", {"members": [Member("a")]}, [], []),
    (
        "three-circles",
        "two empty",
        {"members": [PUBLIC]},
        ["circles/associations", "circles/companies"],
        [],
    ),
    (
        "three-circles",
        "known in part",
        {"members": [PUBLIC], "totals": {"members": 47}},
        [],
        ["circles/associations", "circles/companies"],
    ),
    (
        "three-circles",
        "a member's circle unsaid",
        {"members": [PUBLIC, Member("b")]},
        [],
        ["circles/associations", "circles/companies"],
    ),
    (
        "three-circles",
        "a fourth circle that is empty",
        {
            "members": [PUBLIC, Member("b", circle="associations"), Member("c", circle="companies")],
            "circles": [Circle("habitants")],
        },
        ["circles/habitants"],
        [],
    ),
    ("circle-has-referent", "no circle used", {"members": [Member("a")]}, [], []),
    ("circle-has-referent", "one used without referent", {"members": [PUBLIC]}, ["circles/public/referent"], []),
    (
        "circle-has-referent",
        "named in the document only",
        {"circles": [Circle("public")]},
        ["circles/public/referent"],
        [],
    ),
    ("circle-has-referent", "referent", {"members": [PUBLIC], "circles": [Circle("public", referent="cci")]}, [], []),
    (
        "circle-has-referent",
        "referent of another circle",
        {"members": [Member("b", circle="companies")], "circles": [Circle("public", referent="b")]},
        ["circles/companies/referent", "circles/public/referent"],
        [],
    ),
    ("companies-in-own-name", "own name", {"members": [Member("a", circle="companies", seat="own-name")]}, [], []),
    (
        "companies-in-own-name",
        "represents",
        {"members": [Member("a", circle="companies", seat="represents")]},
        ["members/a/seat"],
        [],
    ),
    ("companies-in-own-name", "seat unsaid", {"members": [Member("a", circle="companies")]}, [], ["members/a/seat"]),
    ("companies-in-own-name", "other circle", {"members": [Member("a", circle="public", seat="represents")]}, [], []),
    ("companies-in-own-name", "circles unused", {"members": [Member("a", seat="represents")]}, [], []),
    (
        "companies-in-own-name",
        "circle unsaid where circles are used",
        {"members": [PUBLIC, Member("a"), Member("b", seat="own-name")]},
        [],
        ["members/a/circle"],
    ),
    ("body-referent-in-authority", "unsaid", {}, ["authority/referent"], []),
    ("body-referent-in-authority", "said", {"authority": Authority("m", referent="Service mobilités")}, [], []),
    ("restricted-by-topic", "unsaid", {"formations": [Formation("f")]}, ["formations/f/topics"], []),
    ("restricted-by-topic", "none", {"formations": [Formation("f", topics=[])]}, ["formations/f/topics"], []),
    ("restricted-by-topic", "said", {"formations": [Formation("f", topics=["ZFE"])]}, [], []),
    ("programme-has-objective", "none", {}, ["objectives"], []),
    ("programme-has-objective", "one", {"objectives": [O1]}, [], []),
    ("programme-has-objective", "counted", {"totals": {"objectives": 3}}, [], ["objectives"]),
    ("programme-has-objective", "nobody knows", {"totals": {"objectives": "unknown"}}, [], ["objectives"]),
    (
        "programme-has-objective",
        "only experiments expected, one there",
        {"expectations": [Expectation("experiments")], "experiments": [FULL]},
        [],
        [],
    ),
    (
        "programme-has-objective",
        "only experiments expected, none there",
        {"expectations": [Expectation("experiments")]},
        ["objectives"],
        [],
    ),
    (
        "programme-has-objective",
        "a plan expected too",
        {"expectations": [Expectation("experiments"), Expectation("action_plan")], "experiments": [FULL]},
        ["objectives"],
        [],
    ),
    ("objective-has-action", "none", {"objectives": [O1]}, ["objectives/o1"], []),
    ("objective-has-action", "served", {"objectives": [O1], "actions": [Action("a", objectives=["o1"])]}, [], []),
    (
        "objective-has-action",
        "served by what was abandoned",
        {"objectives": [O1], "actions": [Action("a", objectives=["o1"], standing=DROPPED)]},
        ["objectives/o1"],
        [],
    ),
    (
        "objective-has-action",
        "unsaid, but every action is listed",
        {"objectives": [O1], "actions": [Action("a")]},
        ["objectives/o1"],
        [],
    ),
    (
        "objective-has-action",
        "known in part",
        {"objectives": [O1], "actions": [Action("a")], "totals": {"actions": 19}},
        [],
        ["objectives/o1"],
    ),
    ("action-serves-objective", "unsaid", {"actions": [Action("a")]}, ["actions/a/objectives"], []),
    ("action-serves-objective", "none", {"actions": [Action("a", objectives=[])]}, ["actions/a/objectives"], []),
    ("action-serves-objective", "abandoned", {"actions": [Action("a", standing=DROPPED)]}, [], []),
    ("action-has-pilot", "unsaid", {"actions": [Action("a")]}, ["actions/a/pilot"], []),
    ("action-has-pilot", "said", {"actions": [Action("a", pilot="metropole")]}, [], []),
    ("action-has-pilot", "abandoned", {"actions": [Action("a", standing=DROPPED)]}, [], []),
    ("action-has-group", "unsaid", {"actions": [Action("a")]}, ["actions/a/group"], []),
    ("action-has-group", "none", {"actions": [Action("a", group=[])]}, ["actions/a/group"], []),
    (
        "action-has-group",
        "its pilot alone",
        {"actions": [Action("a", pilot="metropole", group=["metropole"])]},
        ["actions/a/group"],
        [],
    ),
    ("action-has-group", "others", {"members": [PUBLIC], "actions": [Action("a", group=["cci"])]}, [], []),
    ("action-has-calendar", "unsaid", {"actions": [Action("a", days=3)]}, ["actions/a/start"], []),
    ("action-has-calendar", "start", {"actions": [Action("a", start="2026")]}, [], []),
    ("action-has-calendar", "end", {"actions": [Action("a", end="2026")]}, [], []),
    ("action-has-calendar", "horizon", {"actions": [Action("a", horizon="short")]}, [], []),
    ("action-has-indicator", "unsaid", {"actions": [Action("a")]}, ["actions/a/indicators"], []),
    ("action-has-indicator", "none", {"actions": [Action("a", indicators=[])]}, ["actions/a/indicators"], []),
    (
        "action-has-indicator",
        "one",
        {"indicators": [Indicator("i")], "actions": [Action("a", indicators=["i"])]},
        [],
        [],
    ),
    ("dependencies-acyclic", "unsaid", {"actions": [Action("a")]}, [], []),
    ("dependencies-acyclic", "none", {"actions": [Action("a", after=[])]}, [], []),
    ("dependencies-acyclic", "a chain", {"actions": [Action("a", after=["b"]), Action("b", after=[])]}, [], []),
    (
        "dependencies-acyclic",
        "a knot, told once",
        {"actions": [Action("a", after=["b"]), Action("b", after=["a"]), Action("c", after=["a"])]},
        ["actions/a/after"],
        [],
    ),
    ("no-validation-expected", "unsaid", {}, ["expectations"], []),
    ("no-validation-expected", "a plan", {"expectations": [Expectation("action_plan")]}, ["expectations"], []),
    ("no-validation-expected", "follow-up only", {"expectations": [Expectation("follow_up")]}, [], []),
    ("first-action-started", "nothing", {}, ["experiments"], []),
    ("first-action-started", "in progress", {"actions": [Action("a", standing=RUNNING)]}, [], []),
    ("first-action-started", "paused", {"actions": [Action("a", standing=Standing("paused"))]}, [], []),
    ("first-action-started", "done", {"actions": [Action("a", standing=DONE)]}, [], []),
    ("first-action-started", "planned", {"actions": [Action("a", standing=Standing("planned"))]}, ["actions"], []),
    ("first-action-started", "unsaid", {"actions": [Action("a")]}, [], ["actions"]),
    (
        "first-action-started",
        "known in part",
        {"actions": [Action("a", standing=Standing("planned"))], "totals": {"actions": 4}},
        [],
        ["actions"],
    ),
    (
        "first-action-started",
        "an experiment runs",
        {"experiments": [FULL, Experiment("y", standing=Standing("running"))]},
        [],
        [],
    ),
    (
        "first-action-started",
        "an experiment is planned",
        {"experiments": [Experiment("y", standing=Standing("planned"))]},
        ["experiments"],
        [],
    ),
    (
        "first-action-started",
        "an experiment does not stand for actions",
        {"experiments": [Experiment("y", standing=Standing("running"))], "actions": [Action("a", standing=DROPPED)]},
        ["actions"],
        [],
    ),
    ("action-prerequisites-done", "unsaid", {"actions": [Action("a")]}, [], ["actions/a/after"]),
    ("action-prerequisites-done", "none", {"actions": [Action("a", after=[])]}, [], []),
    (
        "action-prerequisites-done",
        "done",
        {"actions": [Action("a", after=["b"]), Action("b", after=[], standing=DONE)]},
        [],
        [],
    ),
    (
        "action-prerequisites-done",
        "not done",
        {"actions": [Action("a", after=["b"]), Action("b", after=[], standing=RUNNING)]},
        ["actions/a/after"],
        [],
    ),
    (
        "action-prerequisites-done",
        "started together",
        {"actions": [Action("a", after=[Dependency("b", kind="SS")]), Action("b", after=[], standing=RUNNING)]},
        [],
        [],
    ),
    (
        "action-prerequisites-done",
        "finished together",
        {
            "actions": [
                Action("a", after=[Dependency("b", kind="FF")]),
                Action("b", after=[], standing=Standing("planned")),
            ]
        },
        [],
        [],
    ),
    (
        "action-prerequisites-done",
        "abandoned",
        {"actions": [Action("a", after=["b"]), Action("b", after=[], standing=DROPPED)]},
        ["actions/a/after"],
        [],
    ),
    (
        "action-prerequisites-done",
        "unsaid standing",
        {"actions": [Action("a", after=["b"]), Action("b", after=[])]},
        [],
        ["actions/a/after"],
    ),
    (
        "action-prerequisites-done",
        "outside, met",
        {"actions": [Action("a", after=[Dependency(text="Accord", met=True)])]},
        [],
        [],
    ),
    (
        "action-prerequisites-done",
        "outside, not met",
        {"actions": [Action("a", after=[Dependency(text="Accord", met=False)])]},
        ["actions/a/after"],
        [],
    ),
    (
        "action-prerequisites-done",
        "outside, unsaid",
        {"actions": [Action("a", after=[Dependency(text="Accord")])]},
        [],
        ["actions/a/after"],
    ),
    ("experiment-bounded", "unsaid", {"experiments": [Experiment("x")]}, ["experiments/x/place"], []),
    (
        "experiment-bounded",
        "no end",
        {"experiments": [Experiment("x", place="p", start="2026", owner="metropole")]},
        ["experiments/x/end"],
        [],
    ),
    ("experiment-bounded", "bounded", {"experiments": [FULL]}, [], []),
    ("experiment-has-criteria", "unsaid", {"experiments": [Experiment("x")]}, ["experiments/x/criteria"], []),
    (
        "experiment-has-criteria",
        "none",
        {"experiments": [Experiment("x", criteria=[])]},
        ["experiments/x/criteria"],
        [],
    ),
    ("experiment-has-criteria", "said", {"experiments": [FULL]}, [], []),
    ("experiment-has-verdict", "unsaid", {"experiments": [FULL]}, ["experiments/x/verdict"], []),
    ("experiment-has-verdict", "said", {"experiments": [Experiment("x", verdict="concluant")]}, [], []),
]


@pytest.mark.parametrize(
    ("name", "fields", "finds", "cannot_tell"),
    [(name, fields, finds, unknown) for name, _, fields, finds, unknown in CASES],
    ids=[f"{name}: {case}" for name, case, *_ in CASES],
)
def test_a_rule_answers_by_its_truth_table(
    name: str, fields: dict[str, object], finds: list[str], cannot_tell: list[str]
) -> None:
    """Each rule of the method, case by case."""
    assert verdicts(name, whole(**fields)) == (finds, cannot_tell)


FIRST = {name for name, *_ in CASES} | {"start-easy-and-short", "first-action-mastered"}
"""The rules that were there first: their names and levels stay. The others have a module of tests each phase."""


def test_the_rules_that_were_there_first_keep_their_names() -> None:
    """What a pathway, a waiver or a configuration names goes on meaning the same."""
    assert len(FIRST) == 25
    assert set(RuleSet.stock().names) >= FIRST


LEVELS = {
    Level.WARNING: {
        "ground-rules-recorded",
        "three-circles",
        "circle-has-referent",
        "companies-in-own-name",
        "action-serves-objective",
        "start-easy-and-short",
    },
    Level.INFO: {"first-action-mastered"},
}
PHASELESS = {
    "first-action-started",
    "no-validation-expected",
    "restricted-by-topic",
    "action-prerequisites-done",
    "experiment-has-verdict",
}


def test_levels_follow_the_verbs_of_the_method() -> None:
    """What is preferred warns, what is asked for is an error, what is an example informs."""
    for rule in (RuleSet.stock()[name] for name in FIRST):
        expected = next((level for level, names in LEVELS.items() if rule.name in names), Level.ERROR)
        assert rule.level is expected, rule.name


def test_rules_that_only_moves_name_have_no_phase() -> None:
    """They are in no check."""
    assert {rule.name for rule in RuleSet.stock() if rule.phase is None} == PHASELESS


def test_every_rule_says_why_on_whose_word_and_the_way_out() -> None:
    """Messages in both languages, a source, a way out, what it reads."""
    for rule in RuleSet.stock():
        assert rule.sources, rule.name
        assert rule.way_out is not None, rule.name
        assert rule.reads, rule.name
        for text in rule.messages.values():
            assert text.en != text.fr, rule.name
        assert rule.check.__doc__ or rule.name.startswith("action-has-"), rule.name


def test_a_sources_words_are_few() -> None:
    """A source is cited, not copied."""
    for rule in RuleSet.stock():
        for source in rule.sources:
            assert len(source.quote.split()) <= 20, source.quote


def test_a_message_names_what_it_speaks_of() -> None:
    """By its title where it has one, else by its id, in both languages."""
    found = ask("action-has-pilot", whole(actions=[Action("bays", title="Plan aires"), Action("zfe")])).findings
    assert [each.text("en") for each in found] == [
        "the action has no pilot: Plan aires",
        "the action has no pilot: zfe",
    ]
    assert found[0].text("fr") == "l'action n'a pas de pilote : Plan aires"
    circles = ask("three-circles", whole(members=[PUBLIC])).findings
    assert [each.text("fr") for each in circles] == [
        "aucun membre ne siège dans le cercle : monde associatif",
        "aucun membre ne siège dans le cercle : entreprises",
    ]


def test_what_an_experiment_lacks_is_named_whole() -> None:
    """One finding names everything that is missing."""
    found = ask("experiment-bounded", whole(experiments=[Experiment("x", title="Triporteurs", start="2026")])).findings
    assert [each.text("fr") for each in found] == [
        "il manque à l'expérimentation un lieu, une fin, un responsable : Triporteurs"
    ]


def test_a_cycle_is_named_by_its_titles() -> None:
    """Whoever reads it knows which actions to untie."""
    actions = [Action("a", title="Étude", after=["b"]), Action("b", title="Travaux", after=["a"])]
    assert [each.text("fr") for each in ask("dependencies-acyclic", whole(actions=actions)).findings] == [
        "ces actions s'attendent mutuellement : Étude → Travaux → Étude"
    ]


def test_what_an_action_waits_for_is_named() -> None:
    """Titles of actions, words of outside prerequisites."""
    waits = Action("a", after=["b", Dependency(text="Accord de l'État", met=False)])
    actions = [waits, Action("b", title="Étude", after=[], standing=RUNNING)]
    assert [each.text("en") for each in ask("action-prerequisites-done", whole(actions=actions)).findings] == [
        "the action still waits for: Accord de l'État, Étude"
    ]


@pytest.mark.parametrize("name", RuleSet.stock().names)
def test_a_remedy_lifts_what_was_found(name: str) -> None:
    """Where a rule offers acts, doing them leaves no finding of that rule."""
    from concertation.process import Process  # noqa: PLC0415  # the acts are the process's to do

    rule = RuleSet.stock()[name]
    if rule.remedy is None:
        return
    process = Process.stock()
    now = process.begin("X", authority="A", by="authority", members=[PUBLIC]).concertation
    for finding in ask(name, now).findings:
        now = process.do(now, *finding.remedy, by="authority").concertation  # type: ignore[arg-type]  # they are acts
    assert not ask(name, now).findings
