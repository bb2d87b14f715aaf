"""Rules of the follow-up, case by case, and all that they say in both languages."""

from __future__ import annotations

import pytest

from concertation.findings import Level
from concertation.model import Action, Dependency, Expectation, Experiment, Formation, Member, Party, Review, Standing
from concertation.process import Process
from concertation.rules import Example, Rule
from concertation.rules.stock import follow_up
from tests.rules.judging import EVERY, examples, judge, related, report, shown_as_it_says, words

MET, VISIBLE, LED = "expectation-followup-met", "quick-win-visible", "followup-by-referent"
EXPECTED: dict[str, object] = {"expectations": [Expectation("follow_up")]}
BAYS = Action("bays", title="Plan aires", start="2026-03", end="2026-06", after=[])
DROPPED = Action("hub", start="2025", after=[], standing=Standing("abandoned"))


def stands(state: str) -> dict[str, object]:
    """The programme in a state."""
    return {"standings": {"programme": Standing(state)}}


def reviewed(*dates: str | None) -> dict[str, object]:
    """Reviews on dates."""
    return {"reviews": [Review(f"r{number}", date=date) for number, date in enumerate(dates)]}


@pytest.mark.parametrize(
    ("case", "fields", "expected"),
    [
        ("not expected", {}, "nothing"),
        ("something else expected", {"expectations": [Expectation("action_plan")]}, "nothing"),
        ("drafting", EXPECTED | stands("drafting"), "nothing"),
        ("validated", EXPECTED | stands("validated"), "nothing"),
        ("none, under way", EXPECTED | stands("under-way"), "find reviews"),
        ("none, at no known stage", EXPECTED, "find reviews"),
        ("known in part", EXPECTED | {"totals": {"reviews": "unknown"}}, "unknown reviews"),
        ("of an action", EXPECTED | {"actions": [BAYS], "reviews": [Review("r", actions=["bays"])]}, "pass"),
        (
            "one of two of an action",
            EXPECTED | {"actions": [BAYS], "reviews": [Review("q"), Review("r", actions=["bays"])]},
            "pass",
        ),
        ("of what is unsaid", EXPECTED | {"reviews": [Review("q", actions=[]), Review("r")]}, "unknown reviews"),
        ("of nothing", EXPECTED | {"reviews": [Review("r", actions=[])]}, "find reviews"),
    ],
)
def test_follow_up_that_is_expected_is_scheduled(case: str, fields: dict[str, object], expected: str) -> None:
    """Once the programme is under way, a review of an action is held or scheduled."""
    assert judge(MET, fields) == expected, case


@pytest.mark.parametrize(
    ("case", "actions", "more", "expected"),
    [
        ("no review", [BAYS], {}, "nothing"),
        ("no action", [], reviewed("2026-12"), "nothing"),
        ("abandoned actions only", [DROPPED], reviewed("2026-12"), "nothing"),
        ("in time", [BAYS], reviewed("2026-12"), "pass"),
        ("in time, beside an abandoned one", [BAYS, DROPPED], reviewed("2026-12"), "pass"),
        ("too late", [BAYS], reviewed("2026-04"), "find actions/bays"),
        ("too late for the first of two", [BAYS], reviewed("2026-12", "2026-04"), "find actions/bays"),
        ("too late for one, the other undated", [BAYS], reviewed(None, "2026-04"), "find actions/bays"),
        ("in time for one, the other undated", [BAYS], reviewed(None, "2026-12"), "unknown actions"),
        ("undated reviews", [BAYS], reviewed(None), "unknown actions"),
        ("dates that overlap", [BAYS], reviewed("2026"), "unknown actions"),
        ("the same month", [BAYS], reviewed("2026-06"), "unknown actions"),
        ("the same day", [Action("bays", start="2026-03", end="2026-06-01", after=[])], reviewed("2026-06-01"), "pass"),
        ("no end", [Action("bays", start="2026-03", after=[])], reviewed("2026-12"), "unknown actions"),
        (
            "ended earlier than planned",
            [Action("bays", start="2026-03", end="2026-06", actual_end="2026-03-20", after=[])],
            reviewed("2026-04"),
            "pass",
        ),
        ("no start", [Action("bays", end="2026-06", after=[])], reviewed("2026-12"), "unknown actions"),
        ("actions known in part", [BAYS], {**reviewed("2026-12"), "totals": {"actions": 8}}, "unknown actions"),
        ("reviews known in part", [BAYS], {**reviewed("2026-12"), "totals": {"reviews": 8}}, "unknown actions"),
        ("too late for a known one", [BAYS], {**reviewed("2026-04"), "totals": {"reviews": 8}}, "find actions/bays"),
        ("reviews said to be", [BAYS], {"totals": {"reviews": 8}}, "unknown actions"),
        (
            "a tie of which one is in time",
            [BAYS, Action("hub", start="2026-03", end="2028", after=[])],
            reviewed("2026-12"),
            "pass",
        ),
        (
            "a tie, both too late",
            [BAYS, Action("hub", start="2026-03", end="2028", after=[])],
            reviewed("2026-04"),
            "find actions",
        ),
        (
            "a later action in time does not help",
            [Action("hub", start="2026-01", end="2028", after=[]), BAYS],
            reviewed("2026-12"),
            "find actions/hub",
        ),
        (
            "in time, if it comes first",
            [Action("hub", start="2026", end="2028", after=[]), BAYS],
            reviewed("2026-12"),
            "unknown actions",
        ),
    ],
)
def test_a_first_action_can_be_shown_at_the_first_review(
    case: str, actions: list[Action], more: dict[str, object], expected: str
) -> None:
    """It ends by then; what dates do not say is unknown."""
    assert judge(VISIBLE, {"actions": actions, **more}) == expected, case


@pytest.mark.parametrize(
    ("case", "review", "expected"),
    [
        ("unsaid", Review("r"), "find reviews/r/led_by"),
        ("the referent", Review("r", led_by="referent"), "pass"),
        ("the authority", Review("r", led_by="metropole"), "unknown reviews/r/led_by"),
        ("a member", Review("r", led_by="cci"), "find reviews/r/led_by"),
        ("somebody outside", Review("r", led_by=Party(name="referent")), "find reviews/r/led_by"),
    ],
)
def test_a_review_is_led_by_the_referent_of_the_body(case: str, review: Review, expected: str) -> None:
    """Where the authority leads it, nobody has said who in it."""
    assert judge(LED, {"members": [Member("cci")], "reviews": [review]}) == expected, case


def test_without_reviews_there_is_nobody_to_lead_them() -> None:
    """The rule is asked about reviews."""
    assert judge(LED, {}) == "nothing"


WHO: dict[str, object] = {
    "members": [Member("cci", name="Chambre de commerce")],
    "formations": [Formation("copil", title="Comité de pilotage")],
}


@pytest.mark.parametrize(
    ("name", "fields", "en", "fr"),
    [
        ("first-action-started", {}, "nothing has started yet", "rien n'a encore démarré"),
        (
            "action-prerequisites-done",
            {"actions": [Action("a", after=[Dependency(text="Accord", met=False)])]},
            "the action still waits for: Accord",
            "l'action attend encore : Accord",
        ),
        (
            "action-prerequisites-done",
            {"actions": [Action("a", after=["hub"]), DROPPED]},
            "the action waits for what was abandoned: hub",
            "l'action attend ce qui a été abandonné : hub",
        ),
        (
            MET,
            EXPECTED,
            "follow-up is expected, and no review is held or scheduled",
            "un suivi est attendu, et aucun bilan n'est tenu ni programmé",
        ),
        (
            MET,
            EXPECTED | {"reviews": [Review("r", actions=[])]},
            "follow-up is expected, and no review looks at an action",
            "un suivi est attendu, et aucun bilan ne porte sur une action",
        ),
        (
            MET,
            EXPECTED | {"reviews": [Review("r")]},
            "nobody has said which actions the reviews look at",
            "personne n'a dit sur quelles actions portent les bilans",
        ),
        (
            VISIBLE,
            {"actions": [BAYS], **reviewed("2027", "2026-04", "2026-12")},
            "the first action ends after the first review (2026-04): Plan aires",
            "la première action s'achève après le premier bilan (avril 2026) : Plan aires",
        ),
        (
            VISIBLE,
            {"actions": [BAYS], **reviewed(None)},
            "nobody can tell whether the first action ends by the first review: dates are missing or overlap",
            "on ne peut dire si la première action s'achève avant le premier bilan : "
            "des dates manquent ou se chevauchent",
        ),
        (
            LED,
            {"reviews": [Review("r", led_by="cci")]} | WHO,
            "the review is led by Chambre de commerce, not by the body's referent",
            "le bilan est mené par Chambre de commerce, et non par le référent de l'instance",
        ),
        (
            LED,
            {"reviews": [Review("r", led_by="copil")]} | WHO,
            "the review is led by Comité de pilotage, not by the body's referent",
            "le bilan est mené par Comité de pilotage, et non par le référent de l'instance",
        ),
        (
            LED,
            {"reviews": [Review("r", led_by=Party(name="Bureau d'études"))]} | WHO,
            "the review is led by Bureau d'études, not by the body's referent",
            "le bilan est mené par Bureau d'études, et non par le référent de l'instance",
        ),
        (LED, {"reviews": [Review("r")]}, "nobody leads the review", "personne ne mène le bilan"),
        (
            LED,
            {"reviews": [Review("r", led_by="metropole")]},
            "the authority leads the review; nobody has said whether by the body's referent",
            "la collectivité mène le bilan ; personne n'a dit si c'est par le référent de l'instance",
        ),
    ],
)
def test_what_a_rule_of_the_follow_up_says(name: str, fields: dict[str, object], en: str, fr: str) -> None:
    """Whole, in both languages."""
    assert words(name, fields) == [(en, fr)]


def test_places_that_explain_are_pointed_at() -> None:
    """What is waited for, what was expected, the first review."""
    waits = [
        Action("a", after=["bays", Dependency(text="Accord", met=False)]),
        Action("bays", standing=Standing("planned")),
    ]
    assert related("action-prerequisites-done", {"actions": waits}) == [("actions/bays", "ce qu'elle attend")]
    lost = [Action("a", after=["hub"]), DROPPED]
    assert related("action-prerequisites-done", {"actions": lost}) == [("actions/hub", "ce qu'elle attend")]
    assert related(MET, EXPECTED) == [("expectations/0", "ce qui est attendu")]
    assert related(VISIBLE, {"actions": [BAYS], **reviewed("2026-12", "2026-04")}) == [
        ("reviews/r1", "le premier bilan")
    ]


def test_what_is_only_implied_blocks_no_closing() -> None:
    """To close a programme that is under way asks the rules of the follow-up: none of them is an error."""
    assert {rule.name: rule.level for rule in follow_up.RULES if rule.phase == "follow-up"} == {
        MET: Level.WARNING,
        VISIBLE: Level.INFO,
        LED: Level.WARNING,
    }


def test_the_referent_is_offered_where_nobody_leads_and_lifts_it() -> None:
    """Where somebody else led the review nobody rewrites what happened."""
    process = Process.stock()
    begun = process.begin("X", authority="A", by="authority", reviews=[Review("r")]).concertation
    (found,) = report(EVERY[LED], begun).findings
    led = process.do(begun, *found.remedy, by="authority").concertation  # type: ignore[arg-type]  # they are acts
    assert not report(EVERY[LED], led).findings
    elsewhere = process.begin("X", authority="A", by="authority", reviews=[Review("r", led_by=Party(name="Bureau"))])
    assert [each.remedy for each in report(EVERY[LED], elsewhere.concertation).findings] == [()]


def test_an_experiment_starts_a_programme_without_actions() -> None:
    """Past planned it counts, in no known state nobody can tell."""
    assert judge("first-action-started", {"experiments": [Experiment("x", standing=Standing("running"))]}) == "pass"
    assert judge("first-action-started", {"experiments": [Experiment("x")]}) == "unknown experiments"


@pytest.mark.parametrize(("rule", "example"), examples(follow_up.RULES))
def test_examples_of_the_follow_up_show_what_they_say(rule: Rule, example: Example) -> None:
    """Bad ones are found where they say, good ones pass."""
    assert shown_as_it_says(rule, example)
