"""Reports as JSON: keys that stay, texts in both languages, places as in the text."""

from __future__ import annotations

import json

import pytest

from concertation.documents import DocumentError, dump, load
from concertation.findings import Related
from concertation.model import Action, Fire
from concertation.process import Process
from concertation.reports import (
    Checked,
    Situation,
    as_json,
    decided_data,
    problems_data,
    report_data,
    report_text,
    status_data,
)
from concertation.rules import Context, Verdict, rule
from concertation.texts import Text
from tests.reports.texts import LAW, ON, PLAN, WAIVED, bare, breaks, checked

FINDING = {
    "rule": "action-has-calendar",
    "level": "error",
    "path": "actions/zfe/start",
    "subject": "actions/zfe",
    "place": {"line": 35, "column": 5},
    "message": {
        "en": "the action has no calendar, neither start, end nor horizon: Zone à faibles émissions",
        "fr": "l'action n'a pas de calendrier, ni début, ni fin, ni horizon : Zone à faibles émissions",
    },
    "why": {"en": "The method asks for it of every action.", "fr": "La méthode le demande de chaque action."},
    "sources": [{"quote": "d'un calendrier", "where": {"en": "method, 5", "fr": "méthode, 5"}}],
    "way_out": {
        "en": "state a start, an end or a horizon",
        "fr": "renseignez un début, une fin ou un horizon",
    },
    "remedy": [],
    "related": [],
    "blocks": ["programme.propose", "programme.validate", "actions/zfe.plan"],
    "crashed": False,
}


@rule("points-elsewhere", phase="programme", message="{action} repeats another")
def points_elsewhere(action: Action, ctx: Context) -> Verdict:
    """Show another place beside the first."""
    if action.id == "bays":
        return ctx.ok
    return ctx.find("title", related=[("actions/bays/title", Text(en="the first", fr="la première").with_())])


def read(text: str) -> dict[str, object]:
    """Read JSON back."""
    data = json.loads(text)
    assert isinstance(data, dict)
    return data


def test_a_report_names_its_format_its_file_and_every_part() -> None:
    """The keys are what other programs hold on to."""
    data = read(as_json(report_data(checked(PLAN))))
    assert list(data) == [
        "format",
        "version",
        "file",
        "concertation",
        "date",
        "summary",
        "findings",
        "unknown",
        "nothing_to_look_at",
        "waived",
        "notices",
    ]
    assert (data["format"], data["version"], data["file"]) == ("concertation-report", 1, "<text>")
    assert data["concertation"] == {"id": "pilote", "title": "Charte de logistique urbaine durable"}
    assert data["date"] == "2026-02-01"
    assert data["summary"] == {"error": 4, "warning": 2, "info": 0, "unknown": 3, "waived": 0, "crashed": 0}
    assert data["nothing_to_look_at"] == ["experiment-bounded", "experiment-has-criteria"]


def test_a_finding_says_everything_in_both_languages() -> None:
    """JSON is for programs, which choose the language themselves."""
    findings = read(as_json(report_data(checked(PLAN))))["findings"]
    assert isinstance(findings, list)
    assert findings[-1] == FINDING


def test_what_is_not_known_has_its_rule_its_place_and_its_words() -> None:
    """It is no finding: it blocks nothing."""
    unknown = report_data(checked(PLAN))["unknown"]
    assert isinstance(unknown, list)
    assert {
        "rule": "companies-in-own-name",
        "level": "warning",
        "path": "members/fret/seat",
        "subject": "members/fret",
        "place": {"line": 15, "column": 5},
        "message": {"en": "nobody has said: seat", "fr": "personne n'a dit : seat"},
    } in unknown


def test_what_is_waived_comes_with_its_waiver_and_blocks_nothing() -> None:
    """The finding stays visible, and so does who lifted it."""
    waived = report_data(checked(WAIVED))["waived"]
    assert isinstance(waived, list)
    assert waived[1]["rule"] == "experiment-has-criteria"
    assert waived[1]["blocks"] == []
    assert waived[1]["waiver"] == {
        "rule": "experiment-has-criteria",
        "target": "experiments/velo",
        "reason": "Critères en cours",
        "by": "a",
        "since": "2025-01-02",
        "until": "2027",
    }
    assert waived[0]["waiver"]["since"] is None


def test_a_crash_and_a_related_place_are_data_too() -> None:
    """Nothing that the text says is lost."""
    text = bare("objectives: [{id: o}]", "actions: [{id: bays, title: A}, {id: hub, title: A}]")
    report = checked(text, breaks, points_elsewhere)
    findings = report_data(report)["findings"]
    assert isinstance(findings, list)
    by_rule = {each["rule"]: each for each in findings}
    assert by_rule["breaks"]["crashed"] is True
    assert by_rule["points-elsewhere"]["related"] == [
        {"path": "actions/bays/title", "message": {"en": "the first", "fr": "la première"}}
    ]
    assert "\n  = see: actions/bays/title (l. 6): the first\n" in report_text(report)
    assert isinstance(report.report.findings[0].related, tuple)
    assert all(isinstance(each, Related) for finding in report.report.findings for each in finding.related)


@pytest.mark.parametrize("text", [PLAN, dump(load(PLAN).concertation, "json")], ids=["yaml", "json"])
def test_places_are_those_of_the_text(text: str) -> None:
    """A frame and its data point at the same character."""
    report = checked(text)
    said = report_text(report)
    findings = report_data(report)["findings"]
    assert isinstance(findings, list)
    shown = [each["place"] for each in findings if f"  {each['path']}\n" in said]
    assert shown
    assert all(f"--> <text>:{each['line']}:{each['column']}  " in said for each in shown)


def test_without_a_document_there_is_neither_file_nor_place() -> None:
    """What does not exist is null, not left out."""
    data = report_data(Checked.of(checked(PLAN).concertation, LAW))
    findings = data["findings"]
    assert isinstance(findings, list)
    assert (data["file"], data["date"], {each["place"] for each in findings}) == (None, None, {None})


def test_a_status_holds_the_decision_about_every_move() -> None:
    """The same decisions as ``explain``, with every reason."""
    situation = Situation.of(load(PLAN), on=ON, by="authority")
    data = read(as_json(status_data(situation)))
    assert (data["format"], data["by"]) == ("concertation-status", "authority")
    steps, entities = data["steps"], data["entities"]
    assert isinstance(steps, list)
    assert isinstance(entities, list)
    decisions = Process.stock().explain(load(PLAN).concertation, by="authority", on=ON)
    moves = {move["move"]: move for each in (*steps, *entities) for move in each["moves"]}
    assert {name: (move["allowed"], len(move["reasons"])) for name, move in moves.items()} == {
        name: (decision.allowed, len(decision.reasons)) for name, decision in decisions.items()
    }


def test_a_step_has_its_state_and_its_moves_their_reasons() -> None:
    """What a move asks for, from whom, and where to say what is unsaid."""
    data = status_data(Situation.of(load(PLAN), on=ON))
    steps = data["steps"]
    assert isinstance(steps, list)
    prepare, members, _ = steps
    assert {key: prepare[key] for key in ("step", "number", "state", "standing", "standing_at")} == {
        "step": "prepare",
        "number": 1,
        "state": {"name": "framed", "label": {"en": "framed", "fr": "cadrée"}, "final": True},
        "standing": {"state": "framed", "since": "2023", "by": None, "motive": None, "due": None},
        "standing_at": "standings/prepare",
    }
    assert prepare["moves"][2] == {
        "move": "prepare.reopen",
        "label": {"en": "reopen", "fr": "rouvrir"},
        "allowed": False,
        "only_wants_a_motive": True,
        "state": prepare["state"],
        "roles": ["authority"],
        "reasons": [
            {
                "code": "motive-missing",
                "path": "standings/prepare",
                "place": {"line": 7, "column": 3},
                "heading": {"en": "motive missing", "fr": "motif manquant"},
                "message": {"en": "'reopen' asks for a reason", "fr": "« rouvrir » (reopen) demande un motif"},
                "hint": {"en": "give it as motive", "fr": "donnez-le dans « motive »"},
            }
        ],
        "advice": [],
        "unknown": [],
    }
    assert (members["state"], members["standing"]) == (None, None)


def test_a_decision_names_the_move_and_holds_the_findings_of_its_gate() -> None:
    """A reason of a gate is a finding, whole."""
    document, process, fire = load(PLAN), Process.stock(), Fire("programme.propose")
    decision = process.may(document.concertation, fire, by="body", on=ON)
    data = decided_data(decision, Checked.nothing(document, process, on=ON), fire=fire, by="body")
    assert (data["format"], data["move"], data["motive"]) == ("concertation-decision", "programme.propose", None)
    reasons = data["reasons"]
    assert isinstance(reasons, list)
    assert reasons[-1]["finding"] == FINDING


def test_the_problems_of_a_document_are_data_with_their_places() -> None:
    """So that an editor can show them."""
    with pytest.raises(DocumentError) as caught:
        load("schema: 1\nid: c\ntitle: C\nauthority: {id: a}\nmembers: [{id: m}, {id: m}]\n")
    data = problems_data(caught.value.problems, "c.yaml")
    assert (data["format"], data["version"], data["file"]) == ("concertation-problems", 1, "c.yaml")
    problems = data["problems"]
    assert isinstance(problems, list)
    assert problems == [
        {
            "code": "duplicate",
            "path": "members/m/id",
            "place": {"line": 5, "column": 25},
            "message": {"en": "the id 'm' is given twice", "fr": "l'identifiant « m » est donné deux fois"},
            "hint": {
                "en": "the first is at line 5: give each its own id",
                "fr": "le premier est à la ligne 5 : donnez à chacun le sien",
            },
            "related": [
                {
                    "path": "members/m/id",
                    "place": {"line": 5, "column": 16},
                    "message": {"en": "the first 'm'", "fr": "le premier « m »"},
                }
            ],
        }
    ]
