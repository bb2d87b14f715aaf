"""Rules of the preparation, case by case, and all that they say in both languages."""

from __future__ import annotations

import pytest

from concertation.findings import Level
from concertation.model import (
    Actor,
    Axis,
    Change,
    Diagnosis,
    Expectation,
    GroundRules,
    Objective,
    Standing,
    StartingPoint,
)
from concertation.process import Process
from concertation.rules.stock import preparation
from tests.rules.asking import whole
from tests.rules.judging import EVERY, judge, related, report, words

AXES: dict[str, object] = {"axes": [Axis("a")], "objectives": [Objective("o")]}
FULL: dict[str, object] = AXES | {"diagnosis": Diagnosis(date="2025-06", axes=["a"], objectives=["o"])}
POINT, FED, YIELDS, BEFORE = (
    "starting-point-defined",
    "starting-point-fed-by-diagnosis",
    "diagnosis-yields-axes",
    "diagnosis-before-start",
)
EXPECTED, GAME = "expectations-stated", "ground-rules-recorded"


def start(text: str | None = None, **fields: object) -> dict[str, object]:
    """A starting point."""
    return {"starting_point": StartingPoint(text, **fields)}  # type: ignore[arg-type]  # fields by name


def dated(date: str | None, state: str | None = None, since: str | None = None) -> dict[str, object]:
    """A diagnosis, and where the step of the members stands."""
    standings = {} if state is None else {"standings": {"members": Standing(state, since)}}
    return {"diagnosis": Diagnosis(date=date), **standings}


@pytest.mark.parametrize(
    ("name", "case", "fields", "expected"),
    [
        (POINT, "unsaid", {}, "find starting_point"),
        (POINT, "empty", start(), "find starting_point"),
        (POINT, "a text", start("Ici"), "pass"),
        (POINT, "a diagnosis", start(diagnosis=True), "pass"),
        (POINT, "axes", AXES | start(axes=["a"]), "pass"),
        (POINT, "no axis", start(axes=[]), "find starting_point"),
        (POINT, "no diagnosis", start(diagnosis=False), "find starting_point"),
        (FED, "no starting point", {}, "nothing"),
        (FED, "a starting point that says nothing", start(diagnosis=False), "nothing"),
        (FED, "unsaid", start("Ici"), "unknown starting_point/diagnosis"),
        (FED, "unsaid, though there is a diagnosis", FULL | start("Ici"), "unknown starting_point/diagnosis"),
        (FED, "a diagnosis", start("Ici", diagnosis=True), "pass"),
        (FED, "its axes", AXES | start("Ici", axes=["a"]), "pass"),
        (FED, "its axes, whatever else is said", AXES | start("Ici", axes=["a"], diagnosis=False), "pass"),
        (FED, "none", start("Ici", diagnosis=False), "find starting_point/diagnosis"),
        (YIELDS, "no diagnosis", {}, "nothing"),
        (YIELDS, "no diagnosis, and none feeds the start", start("Ici", diagnosis=False), "nothing"),
        (YIELDS, "one feeds the start that is not described", start("Ici", diagnosis=True), "unknown diagnosis"),
        (YIELDS, "its axes feed the start", AXES | start(axes=["a"]), "unknown diagnosis"),
        (YIELDS, "set aside", {"diagnosis": Diagnosis(axes=[])} | start("Ici", diagnosis=False), "nothing"),
        (
            YIELDS,
            "set aside but for its axes",
            AXES | {"diagnosis": Diagnosis(axes=[], objectives=["o"])} | start(axes=["a"], diagnosis=False),
            "find diagnosis/axes",
        ),
        (YIELDS, "both", FULL, "pass"),
        (YIELDS, "both, and it feeds the start", FULL | start(diagnosis=True), "pass"),
        (YIELDS, "unsaid", {"diagnosis": Diagnosis()}, "unknown diagnosis/axes; unknown diagnosis/objectives"),
        (
            YIELDS,
            "neither",
            {"diagnosis": Diagnosis(axes=[], objectives=[])},
            "find diagnosis/axes; find diagnosis/objectives",
        ),
        (
            YIELDS,
            "objectives unsaid, no axis",
            {"diagnosis": Diagnosis(axes=[])},
            "find diagnosis/axes; unknown diagnosis/objectives",
        ),
        (BEFORE, "no diagnosis", {"standings": {"members": Standing("constituted", "2026")}}, "nothing"),
        (BEFORE, "the body is not there yet", dated("2026", "pending"), "nothing"),
        (BEFORE, "the body is being gathered", dated("2026", "identifying", "2025"), "nothing"),
        (BEFORE, "undated", dated(None, "constituted", "2026"), "unknown diagnosis/date"),
        (BEFORE, "where the body stands is unsaid", dated("2026"), "unknown diagnosis/date"),
        (BEFORE, "since when is unsaid", dated("2026", "constituted"), "unknown diagnosis/date"),
        (BEFORE, "before", dated("2025-06", "constituted", "2026"), "pass"),
        (BEFORE, "the same day", dated("2026-01-05", "constituted", "2026-01-05"), "pass"),
        (BEFORE, "the same year", dated("2026", "constituted", "2026-06"), "unknown diagnosis/date"),
        (BEFORE, "after", dated("2026-07", "constituted", "2026-06"), "find diagnosis/date"),
        (BEFORE, "after, in a state that a territory adds", dated("2027", "installed", "2026"), "find diagnosis/date"),
        (EXPECTED, "unsaid", {}, "find expectations"),
        (EXPECTED, "counted and not stated", {"totals": {"expectations": 2}}, "find expectations"),
        (EXPECTED, "one of the method's", {"expectations": [Expectation("follow_up")]}, "pass"),
        (EXPECTED, "another, in words", {"expectations": [Expectation("other", text="Une charte")]}, "pass"),
        (EXPECTED, "another, without words", {"expectations": [Expectation("other")]}, "find expectations/0/text"),
        (
            EXPECTED,
            "another without words beside one of the method's",
            {"expectations": [Expectation("other"), Expectation("experiments")]},
            "pass",
        ),
        (GAME, "unsaid", {}, "find ground_rules"),
        (GAME, "without words", {"ground_rules": GroundRules(date="2026")}, "find ground_rules"),
        (GAME, "said, whoever accepted it", {"ground_rules": GroundRules("Ensemble")}, "pass"),
    ],
)
def test_a_rule_answers_by_its_truth_table(name: str, case: str, fields: dict[str, object], expected: str) -> None:
    """Each rule, case by case."""
    assert judge(name, fields) == expected, case


@pytest.mark.parametrize(
    ("name", "fields", "said"),
    [
        (POINT, {}, [("no starting point is stated", "aucun point de démarrage n'est défini")]),
        (
            FED,
            start("Ici"),
            [
                (
                    "nobody has said whether a diagnosis feeds the starting point",
                    "personne n'a dit si un diagnostic nourrit le point de démarrage",
                )
            ],
        ),
        (
            FED,
            start("Ici", diagnosis=False),
            [("no diagnosis feeds the starting point", "aucun diagnostic ne nourrit le point de démarrage")],
        ),
        (
            YIELDS,
            start(diagnosis=True),
            [
                (
                    "a diagnosis feeds the starting point, and nobody has said what it highlights",
                    "un diagnostic nourrit le point de démarrage, et personne n'a dit ce qu'il met en évidence",
                )
            ],
        ),
        (
            YIELDS,
            {"diagnosis": Diagnosis(axes=[], objectives=[])},
            [
                ("the diagnosis highlights no axis", "le diagnostic ne met en évidence aucun axe de projet"),
                (
                    "the diagnosis highlights no broad objective",
                    "le diagnostic ne met en évidence aucun grand objectif",
                ),
            ],
        ),
        (
            YIELDS,
            {"diagnosis": Diagnosis()},
            [
                (
                    "nobody has said which axes the diagnosis highlights",
                    "personne n'a dit quels axes le diagnostic met en évidence",
                ),
                (
                    "nobody has said which broad objectives the diagnosis highlights",
                    "personne n'a dit quels grands objectifs le diagnostic met en évidence",
                ),
            ],
        ),
        (BEFORE, dated(None), [("nobody has dated the diagnosis", "personne n'a daté le diagnostic")]),
        (
            BEFORE,
            dated("2026"),
            [
                (
                    "nobody can tell whether the diagnosis came before the body was constituted",
                    "on ne peut dire si le diagnostic est antérieur à la constitution de l'instance",
                )
            ],
        ),
        (
            BEFORE,
            dated("2026-07", "constituted", "2026-06"),
            [
                (
                    "the diagnosis (2026-07) comes after the body was constituted (2026-06)",
                    "le diagnostic (juillet 2026) est postérieur à la constitution de l'instance (juin 2026)",
                )
            ],
        ),
        (EXPECTED, {}, [("nothing says what is expected of it", "rien ne dit ce qui en est attendu")]),
        (
            EXPECTED,
            {"expectations": [Expectation("other")]},
            [
                (
                    "something other is expected of it, and nothing says what",
                    "autre chose en est attendu, et rien ne dit quoi",
                )
            ],
        ),
        (GAME, {}, [("the rule of the game is not recorded", "la règle du jeu n'est pas consignée")]),
    ],
)
def test_what_a_rule_says_in_both_languages(name: str, fields: dict[str, object], said: list[tuple[str, str]]) -> None:
    """Whole sentences."""
    assert words(name, fields) == said


def test_places_explain_what_is_found() -> None:
    """The diagnosis that is set aside; the date that it is compared with."""
    met = {"diagnosis": Diagnosis(actors_met=[Actor("transporteurs")])}
    assert related(FED, start("Ici", diagnosis=False)) == []
    assert related(FED, met | start("Ici", diagnosis=False)) == [("diagnosis", "le diagnostic")]
    assert related(BEFORE, dated("2027", "constituted", "2026")) == [
        ("standings/members", "la date de constitution de l'instance")
    ]


def test_a_remedy_keeps_what_was_said_of_the_starting_point() -> None:
    """That no diagnosis feeds it is not unsaid again."""
    concertation = whole(**start(diagnosis=False))
    (finding,) = report(EVERY[POINT], concertation).findings
    assert finding.remedy == (Change(starting_point=StartingPoint("…", diagnosis=False)),)
    done = Process.stock().do(concertation, *finding.remedy, by="authority")
    assert not report(EVERY[POINT], done.concertation).findings


def test_levels_follow_the_verbs_of_the_method() -> None:
    """Il faut and devez are errors, peut informs, what is implied warns."""
    assert {made.name: made.level for made in preparation.RULES} == {
        POINT: Level.ERROR,
        FED: Level.INFO,
        YIELDS: Level.WARNING,
        BEFORE: Level.INFO,
        EXPECTED: Level.ERROR,
        GAME: Level.WARNING,
    }
    assert {made.phase for made in preparation.RULES} == {"preparation"}
