"""Rules of experiments, case by case, and all that they say in both languages."""

from __future__ import annotations

import pytest

from concertation.findings import Level
from concertation.model import Expectation, Experiment, Standing
from concertation.rules import Example, Rule
from concertation.rules.stock import experiments
from tests.rules.judging import EVERY, examples, judge, related, shown_as_it_says, words

EVALUATED, MET = "experiment-evaluated", "expectation-experiments-met"
EXPECTED: dict[str, object] = {"expectations": [Expectation("experiments")]}


def tried(state: str | None = None, **fields: object) -> dict[str, object]:
    """An experiment in a state."""
    made = Experiment("x", title="Triporteurs", standing=Standing(state) if state else None, **fields)  # type: ignore[arg-type]  # fields by name
    return {"experiments": [made]}


def stands(state: str) -> dict[str, object]:
    """The programme in a state."""
    return {"standings": {"programme": Standing(state)}}


@pytest.mark.parametrize(
    ("case", "fields", "on", "expected"),
    [
        ("a verdict", tried(verdict="Concluant"), None, "pass"),
        ("a verdict, long over", tried(verdict="Concluant", end="2020"), "2026-01-01", "pass"),
        ("no date of the question", tried("running", end="2020"), None, "nothing"),
        ("no end", tried("running"), "2026-01-01", "nothing"),
        ("not over", tried("running", end="2026-06"), "2026-06-30", "nothing"),
        ("over by a day", tried("running", end="2026-06"), "2026-07-01", "find experiments/x/verdict"),
        ("over, in no known state", tried(end="2026-06"), "2026-07-01", "find experiments/x/verdict"),
        ("perhaps over", tried("running", end="2026-06-15"), "2026-06", "nothing"),
        ("evaluated", tried("evaluated"), None, "find experiments/x/verdict"),
        ("stopped", tried("stopped"), None, "find experiments/x/verdict"),
        ("generalised", tried("generalised"), None, "find experiments/x/verdict"),
    ],
)
def test_an_experiment_that_is_over_has_a_verdict(
    case: str, fields: dict[str, object], on: str | None, expected: str
) -> None:
    """Once its end is past, or once it is said to be evaluated."""
    assert judge(EVALUATED, fields, on) == expected, case


@pytest.mark.parametrize(
    ("case", "fields", "expected"),
    [
        ("not expected", {}, "nothing"),
        ("something else expected", {"expectations": [Expectation("action_plan")]}, "nothing"),
        ("one there", EXPECTED | tried(), "pass"),
        ("one there, under way", EXPECTED | tried() | stands("under-way"), "pass"),
        ("none, drafting", EXPECTED | stands("drafting"), "nothing"),
        ("none, proposed", EXPECTED | stands("proposed"), "nothing"),
        ("none, validated", EXPECTED | stands("validated"), "nothing"),
        ("none, under way", EXPECTED | stands("under-way"), "find experiments"),
        ("none, closed", EXPECTED | stands("closed"), "find experiments"),
        ("none, at no known stage", EXPECTED, "find experiments"),
        ("known in part", EXPECTED | {"totals": {"experiments": 2}}, "unknown experiments"),
    ],
)
def test_experiments_that_are_expected_are_there(case: str, fields: dict[str, object], expected: str) -> None:
    """Once the programme is under way."""
    assert judge(MET, fields) == expected, case


@pytest.mark.parametrize(
    ("name", "fields", "on", "en", "fr"),
    [
        (
            "experiment-bounded",
            tried(place="Centre", start="2026"),
            None,
            "the experiment lacks an end, an owner: Triporteurs",
            "il manque à l'expérimentation une fin, un responsable : Triporteurs",
        ),
        (
            "experiment-has-criteria",
            tried(),
            None,
            "no criterion says how the experiment is judged: Triporteurs",
            "aucun critère ne dit comment l'expérimentation sera jugée : Triporteurs",
        ),
        (
            "experiment-has-verdict",
            tried(),
            None,
            "the experiment has no verdict: Triporteurs",
            "l'expérimentation n'a pas de verdict : Triporteurs",
        ),
        (
            EVALUATED,
            tried("running", end="2026-06"),
            "2027-01-01",
            "the experiment ended (2026-06) and has no verdict: Triporteurs",
            "l'expérimentation est arrivée à son terme (juin 2026) et n'a pas de verdict : Triporteurs",
        ),
        (
            EVALUATED,
            tried("evaluated"),
            None,
            "the experiment is said to be evaluated and has no verdict: Triporteurs",
            "l'expérimentation est dite évaluée et n'a pas de verdict : Triporteurs",
        ),
        (
            MET,
            EXPECTED,
            None,
            "experiments are expected, and there is none",
            "des expérimentations sont attendues, et il n'y en a aucune",
        ),
    ],
)
def test_what_a_rule_of_experiments_says(
    name: str, fields: dict[str, object], on: str | None, en: str, fr: str
) -> None:
    """Whole, in both languages."""
    assert words(name, fields, on) == [(en, fr)]


def test_the_expectation_is_pointed_at() -> None:
    """Whoever reads that there is no experiment sees where one was asked for."""
    assert related(MET, EXPECTED) == [("expectations/0", "ce qui est attendu")]


def test_what_is_only_implied_never_blocks() -> None:
    """Bounds and criteria are errors; that expectations are met and ends are judged is a warning."""
    levels = {rule.name: rule.level for rule in experiments.RULES}
    assert levels == {
        "experiment-bounded": Level.ERROR,
        "experiment-has-criteria": Level.ERROR,
        "experiment-has-verdict": Level.ERROR,
        EVALUATED: Level.WARNING,
        MET: Level.WARNING,
    }
    assert EVERY["experiment-has-verdict"].phase is None


@pytest.mark.parametrize(("rule", "example"), examples(experiments.RULES))
def test_examples_of_experiments_show_what_they_say(rule: Rule, example: Example) -> None:
    """Bad ones are found where they say, good ones pass."""
    assert shown_as_it_says(rule, example)
