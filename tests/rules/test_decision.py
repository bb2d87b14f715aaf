"""Rules of the decision, case by case, and all that they say in both languages."""

from __future__ import annotations

import pytest

from concertation.findings import Level
from concertation.model import Action, Expectation, Resolution, Standing
from concertation.rules import Example, Rule
from concertation.rules.stock import decision
from tests.rules.judging import EVERY, examples, judge, related, shown_as_it_says, words

PLAN: dict[str, object] = {"expectations": [Expectation("follow_up"), Expectation("action_plan")]}
ACTIONS: dict[str, object] = {"actions": [Action("bays"), Action("hub", standing=Standing("abandoned"))]}
DROPPED: dict[str, object] = {"actions": [Action("hub", standing=Standing("abandoned"))]}
MET = "expectation-plan-met"


def stands(state: str) -> dict[str, object]:
    """The programme in a state."""
    return {"standings": {"programme": Standing(state)}}


@pytest.mark.parametrize(
    ("name", "case", "fields", "expected"),
    [
        ("no-validation-expected", "unsaid", {}, "find expectations"),
        ("no-validation-expected", "a plan", PLAN, "find expectations"),
        ("no-validation-expected", "no plan", {"expectations": [Expectation("follow_up")]}, "pass"),
        (MET, "nothing expected", ACTIONS, "nothing"),
        (MET, "something else expected", {"expectations": [Expectation("experiments")]}, "nothing"),
        (MET, "not begun", PLAN | stands("pending"), "nothing"),
        (MET, "being drafted", PLAN | ACTIONS | stands("drafting"), "nothing"),
        (MET, "no action", PLAN | stands("proposed"), "find actions"),
        (MET, "no action, at no known stage", PLAN, "find actions"),
        (MET, "abandoned actions only", PLAN | DROPPED | stands("proposed"), "find actions"),
        (MET, "actions known in part", PLAN | {"totals": {"actions": 4}}, "unknown actions"),
        (MET, "proposed", PLAN | ACTIONS | stands("proposed"), "pass"),
        (MET, "validated", PLAN | ACTIONS | stands("validated"), "pass"),
        (MET, "under way", PLAN | ACTIONS | stands("under-way"), "pass"),
        (MET, "closed", PLAN | ACTIONS | stands("closed"), "find resolutions"),
        (
            MET,
            "closed, once adopted",
            PLAN | ACTIONS | stands("closed") | {"resolutions": [Resolution("r", kind="adoption")]},
            "pass",
        ),
        (
            MET,
            "closed, once signed",
            PLAN | ACTIONS | stands("closed") | {"resolutions": [Resolution("r", kind="signature")]},
            "find resolutions",
        ),
        (
            MET,
            "closed, resolutions known in part",
            PLAN | ACTIONS | stands("closed") | {"totals": {"resolutions": "unknown"}},
            "unknown resolutions",
        ),
        (MET, "at no known stage", PLAN | ACTIONS, "unknown resolutions"),
        (MET, "in a state of the territory's own", PLAN | ACTIONS | stands("arbitrated"), "unknown resolutions"),
        (
            MET,
            "validated, at no known stage",
            PLAN | ACTIONS | {"resolutions": [Resolution("r", kind="validation")]},
            "pass",
        ),
    ],
)
def test_a_rule_of_the_decision_answers_by_its_truth_table(
    name: str, case: str, fields: dict[str, object], expected: str
) -> None:
    """Case by case."""
    assert judge(name, fields) == expected, case


@pytest.mark.parametrize(
    ("name", "fields", "en", "fr"),
    [
        (
            "no-validation-expected",
            PLAN,
            "an action plan is expected: the political level validates it first",
            "un plan d'actions est attendu : le niveau politique le valide d'abord",
        ),
        (
            "no-validation-expected",
            {},
            "nothing says what is expected: a validation may be expected",
            "rien ne dit ce qui est attendu : une validation l'est peut-être",
        ),
        (
            MET,
            PLAN | ACTIONS | stands("closed"),
            "an action plan is expected, and it never reached the political level",
            "un plan d'actions est attendu, et il n'a jamais été proposé au niveau politique",
        ),
        (
            MET,
            PLAN,
            "an action plan is expected, and there is no action",
            "un plan d'actions est attendu, et il n'y a aucune action",
        ),
        (
            MET,
            PLAN | ACTIONS,
            "nobody has said whether the plan was put to the political level",
            "personne n'a dit si le plan a été proposé au niveau politique",
        ),
    ],
)
def test_what_a_rule_of_the_decision_says(name: str, fields: dict[str, object], en: str, fr: str) -> None:
    """Whole, in both languages."""
    assert words(name, fields) == [(en, fr)]


def test_what_was_expected_is_pointed_at() -> None:
    """Whoever reads that the plan is missing sees where it was asked for."""
    assert related(MET, PLAN) == [("expectations/0", "ce qui est attendu")]
    assert related(MET, PLAN | ACTIONS | stands("closed")) == [("expectations/0", "ce qui est attendu")]


def test_what_the_method_only_implies_is_no_error() -> None:
    """The method asks that expectations be stated; that they are met is good sense."""
    assert EVERY[MET].level is Level.WARNING
    assert EVERY[MET].phase == "decision"


@pytest.mark.parametrize(("rule", "example"), examples(decision.RULES))
def test_examples_of_the_decision_show_what_they_say(rule: Rule, example: Example) -> None:
    """Bad ones are found where they say, good ones pass."""
    assert shown_as_it_says(rule, example)
