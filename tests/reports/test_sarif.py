"""SARIF logs, judged by the schema of the standard, and what editors and forges make of them."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any, TypeAlias
from urllib.parse import unquote, urlsplit

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from concertation.documents import load
from concertation.findings import Finding, Level, Path
from concertation.process import Process
from concertation.reports import Checked, Judged, report_sarif, rule_page
from concertation.reports.sarif_places import file_uri
from concertation.rules import Report
from concertation.texts import LANGS, Lang, Text
from tests.reports.forms import SARIF, crashing, mistakes_of_sarif, noticed, reports, samples, unreadable
from tests.reports.texts import LAW, ON, PLAN, WAIVED, bare, checked

Json: TypeAlias = dict[str, Any]
AS_PUBLISHED = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"


def run_of(judged: Iterable[Judged], lang: Lang = "en") -> Json:
    """Give the one run of a log, as a program reads it."""
    (run,) = json.loads(json.dumps(report_sarif(judged, lang)))["runs"]
    assert isinstance(run, dict)
    return run


def notifications(run: Json) -> list[Json]:
    """Give what the tool tells of itself."""
    (invocation,) = run["invocations"]
    assert isinstance(invocation["toolExecutionNotifications"], list)
    return invocation["toolExecutionNotifications"]


def place(said: Json) -> tuple[str, int, int]:
    """Give the file, the line and the column of a result."""
    physical = said["locations"][0]["physicalLocation"]
    return physical["artifactLocation"]["uri"], physical["region"]["startLine"], physical["region"]["startColumn"]


def test_the_schema_is_that_of_the_standard_and_refuses_what_is_none() -> None:
    """Unmodified; and a test that nothing can fail would prove nothing."""
    assert hashlib.sha256(SARIF.read_bytes()).hexdigest() == AS_PUBLISHED
    log = report_sarif([checked(PLAN)])
    assert log["$schema"] == json.loads(SARIF.read_text(encoding="utf-8"))["id"]
    assert mistakes_of_sarif({**log, "more": 1})
    assert mistakes_of_sarif({**log, "runs": [{}]})


@pytest.mark.parametrize("lang", LANGS)
def test_one_log_holds_every_document_and_is_valid(lang: Lang) -> None:
    """Findings, waivers, crashes, notices, documents without a text and documents that cannot be judged."""
    log = report_sarif([*samples(), unreadable()], lang)
    assert mistakes_of_sarif(log) == []
    run = run_of([*samples(), unreadable()], lang)
    assert run["language"] == lang
    assert run["artifacts"] == [
        {"location": {"uri": uri}, "roles": ["analysisTarget"]} for uri in ("%3Ctext%3E", "broken.yaml")
    ]
    assert len(run["results"]) == sum(
        len(each.report.findings) - len(each.report.crashed) + len(each.report.waived) for each in samples()
    )


@given(reports(), st.sampled_from(LANGS))
def test_the_log_of_any_document_is_valid(report: Checked, lang: Lang) -> None:
    """Whatever titles hold."""
    assert mistakes_of_sarif(report_sarif([report], lang)) == []


def test_a_log_of_nothing_is_valid_and_well() -> None:
    """No document, no mistake."""
    assert mistakes_of_sarif(report_sarif([])) == []
    assert run_of([])["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


@given(reports(), st.sampled_from(LANGS))
def test_every_finding_is_a_result_at_its_place_in_its_words(report: Checked, lang: Lang) -> None:
    """In the order of the report; the index leads to the rule."""
    run = run_of([report], lang)
    rules = run["tool"]["driver"]["rules"]
    findings = [each for each in report.report.findings if not each.crashed]
    waived = [each.finding for each in report.report.waived]
    assert len(run["results"]) == len(findings) + len(waived)
    for finding, result in zip([*findings, *waived], run["results"], strict=True):
        spot = report.spot(finding.path)
        assert spot is not None
        assert place(result) == ("%3Ctext%3E", spot.place.line, spot.place.column)
        assert result["message"]["text"] == finding.text(lang)
        assert result["ruleId"] == finding.rule == rules[result["ruleIndex"]]["id"]
        assert result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == finding.path


@pytest.mark.parametrize("text", [PLAN, PLAN.replace("Schéma", "🚚🚚 Sche\u0301ma").replace("hub\n", "hub  # 🚚\n")])
def test_a_region_covers_the_value_counted_in_code_points(text: str) -> None:
    """As the log says that it counts; what holds a value runs to the end of its line, a comment included."""
    run = run_of([checked(text)])
    assert run["columnKind"] == "unicodeCodePoints"
    lines = text.split("\n")
    for result in run["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        shown = lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
        assert shown in {"circles", "id: bays", "id: hub", "id: hub  # 🚚", "id: zfe", "objectives"}, shown


def test_a_result_says_what_it_blocks_and_a_waived_one_blocks_nothing() -> None:
    """A suppression gives the reason, who, and until when."""
    standing, waived = run_of([checked(PLAN)])["results"], run_of([checked(WAIVED)])["results"]
    assert standing[-1]["properties"] == {"blocks": ["programme.propose", "programme.validate", "actions/zfe.plan"]}
    assert [("suppressions" in each, each["properties"]["blocks"] == []) for each in waived] == [
        (False, False),
        (False, False),
        (True, True),
        (True, True),
    ]
    assert [each["suppressions"] for each in waived[2:]] == [
        [
            {
                "kind": "external",
                "status": "accepted",
                "properties": {"by": "political-level", "since": None, "until": None},
            }
        ],
        [
            {
                "kind": "external",
                "status": "accepted",
                "justification": "Critères en cours",
                "properties": {"by": "a", "since": "2025-01-02", "until": "2027"},
            }
        ],
    ]


def fingerprints(judged: Sequence[Judged]) -> list[str]:
    """Give the fingerprint of every result."""
    return [each["partialFingerprints"]["ruleAndAddress/v1"] for each in run_of(judged)["results"]]


@given(reports(), st.integers(1, 4))
def test_fingerprints_are_distinct_and_stay_when_lines_move(report: Checked, lines: int) -> None:
    """A forge recognises a finding below a new comment, and does not take one for another."""
    assert report.document is not None
    text = report.document.text
    assert text is not None
    moved = Checked.of(load("# moved\n" * lines + text), report.process, on=ON)
    assert fingerprints([moved]) == fingerprints([report])
    assert len(set(fingerprints([report]))) == len(fingerprints([report]))
    assert [place(each)[1] - lines for each in run_of([moved])["results"]] == [
        place(each)[1] for each in run_of([report])["results"]
    ]


def test_findings_of_one_rule_at_one_address_have_fingerprints_of_their_own() -> None:
    """A rule may say two things of one field; another document says other things."""
    plan = checked(PLAN)
    first = plan.report.findings[0]
    twice = attrs.evolve(plan, report=Report(findings=(first, first, attrs.evolve(first, subject=Path(".")))))
    other = attrs.evolve(twice, concertation=attrs.evolve(plan.concertation, id="autre"))
    assert fingerprints([twice, other]) == [
        "pilote circle-has-referent circles/companies circles/companies/referent",
        "pilote circle-has-referent circles/companies circles/companies/referent 2",
        "pilote circle-has-referent . circles/companies/referent",
        "autre circle-has-referent circles/companies circles/companies/referent",
        "autre circle-has-referent circles/companies circles/companies/referent 2",
        "autre circle-has-referent . circles/companies/referent",
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_rules_are_described_in_the_language(lang: Lang) -> None:
    """By name, with the page that the command line and the documentation show."""
    driver = run_of([checked(PLAN), checked(WAIVED)], lang)["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("concertation", importlib.metadata.version("concertation"))
    assert [each["id"] for each in driver["rules"]] == list(LAW.rules.names)
    rule = LAW.rules["start-easy-and-short"]
    described = next(each for each in driver["rules"] if each["id"] == rule.name)
    assert described["name"] == "StartEasyAndShort"
    assert described["defaultConfiguration"] == {"level": "warning"}
    assert described["properties"] == {"phase": "programme", "sources": [rule.sources[0].text(lang)]}
    assert described["help"]["markdown"] == rule_page(rule, lang=lang)
    assert rule.why is not None
    assert rule.why.render(lang) in described["fullDescription"]["text"]
    assert described["help"]["text"].split("\n")[-1] == rule.sources[0].text(lang)


def test_what_a_rule_checks_is_its_short_description_and_else_its_name() -> None:
    """A rule of a host may say nothing of itself; a rule that is gone is known by its name alone."""
    what = Text(en="Everybody is heard.", fr="Chacun est entendu.")
    stock = LAW.rules["starting-point-defined"]
    rules = [
        attrs.evolve(stock, name="rennes/said", what=what),
        attrs.evolve(stock, name="unsaid", what=None, why=None, way_out=None, sources=()),
    ]
    stray = Finding(rule="gone", level=Level.INFO, path=Path("."), subject=Path("."), message=Text.plain("x").with_())
    law = Process(rules=LAW.rules | rules)
    report = Checked(Report(findings=(stray,)), checked(bare()).concertation, law)
    run = run_of([report], "fr")
    described = {each["id"]: each for each in run["tool"]["driver"]["rules"]}
    gone, said, unsaid = (described[name] for name in ("gone", "rennes/said", "unsaid"))
    assert gone == {"id": "gone"}
    assert (said["name"], said["shortDescription"]["text"]) == ("RennesSaid", "Chacun est entendu.")
    assert said["fullDescription"]["text"].startswith("Chacun est entendu. ")
    assert [unsaid[key]["text"] for key in ("shortDescription", "fullDescription", "help")] == ["unsaid"] * 3
    assert list(described)[run["results"][0]["ruleIndex"]] == "gone"
    assert run["results"][0]["locations"] == [{"logicalLocations": [{"fullyQualifiedName": "."}]}]
    assert mistakes_of_sarif(report_sarif([report])) == []


def test_without_an_installed_package_there_is_no_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy of the source is a tool all the same."""

    def unknown(_: str) -> str:
        raise importlib.metadata.PackageNotFoundError

    monkeypatch.setattr(importlib.metadata, "version", unknown)
    assert list(run_of([])["tool"]["driver"]) == ["name", "rules"]


def test_related_places_are_told_apart() -> None:
    """Two that say the same of the same place included."""
    related = next(each for each in run_of([crashing()], "fr")["results"] if each["ruleId"] == "points-elsewhere")
    assert related["level"] == "note"
    assert [(each["id"], each["message"]["text"]) for each in related["relatedLocations"]] == [
        (0, "la première"),
        (1, "la première"),
    ]
    assert related["relatedLocations"][0]["logicalLocations"][0] == {
        "name": "title",
        "fullyQualifiedName": "actions/bays/title",
    }


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "the rule breaks failed on actions/bays: LookupError: bays; the other rules were asked all the same"),
        (
            "fr",
            "la règle breaks a échoué sur actions/bays : LookupError: bays ;"
            " les autres règles ont tout de même été examinées",
        ),
    ],
)
def test_a_crash_is_a_notification_that_the_run_did_not_succeed(lang: Lang, said: str) -> None:
    """It says nothing against the document, and does not look like a finding."""
    run = run_of([crashing()], lang)
    rules = [each["id"] for each in run["tool"]["driver"]["rules"]]
    told = next(each for each in notifications(run) if each["level"] == "error")
    assert run["invocations"][0]["executionSuccessful"] is False
    assert "breaks" not in {each["ruleId"] for each in run["results"]}
    assert told["message"]["text"] == said
    assert told["descriptor"] == {"id": "rule-crashed"}
    assert told["associatedRule"] == {"id": "breaks", "index": rules.index("breaks")}
    assert place(told) == ("%3Ctext%3E", 6, 11)


def test_what_is_not_known_is_a_note_and_no_result() -> None:
    """Readers that take every result for a defect are not misled; and the run succeeded."""
    run = run_of([checked(PLAN)], "fr")
    assert run["invocations"][0]["executionSuccessful"] is True
    assert [(each["level"], each["associatedRule"]["id"], each["message"]["text"]) for each in notifications(run)] == [
        ("note", "three-circles", "non connu : la liste « members » n'est connue qu'en partie"),
        ("note", "companies-in-own-name", "non connu : personne n'a dit : seat"),
        (
            "note",
            "first-action-mastered",
            "non connu : personne n'a dit si la première action est pleinement maîtrisée par la collectivité",
        ),
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_a_document_that_cannot_be_judged_is_told_with_every_problem(lang: Lang) -> None:
    """The run did not succeed; the other documents are judged all the same."""
    run = run_of([unreadable(), checked(PLAN)], lang)
    problems = [each for each in notifications(run) if each["level"] == "error"]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert len(run["results"]) == 6
    assert [(each["descriptor"]["id"], place(each)) for each in problems] == [
        ("unknown-key", ("broken.yaml", 4, 20)),
        ("duplicate", ("broken.yaml", 5, 25)),
    ]
    said: Mapping[Lang, str] = {
        "en": "unknown key 'referant' → did you mean 'referent'?",
        "fr": "clé inconnue « referant » → vouliez-vous dire « referent » ?",
    }
    assert problems[0]["message"]["text"] == said[lang]


def test_what_the_reader_should_know_is_a_note() -> None:
    """It is no mistake: the run succeeded."""
    run = run_of([noticed()])
    first, *_ = notifications(run)
    assert (first["level"], first["descriptor"]["id"]) == ("note", "unchecked")
    assert run["invocations"][0]["executionSuccessful"] is True


def test_a_concertation_that_comes_from_no_document_has_addresses_only() -> None:
    """There is no artifact to point at."""
    run = run_of([Checked.of(checked(PLAN).concertation, LAW, on=ON)])
    assert run["artifacts"] == []
    assert run["results"][-1]["locations"] == [
        {"logicalLocations": [{"name": "start", "fullyQualifiedName": "actions/zfe/start"}]}
    ]


def test_a_problem_without_a_line_is_placed_in_its_file() -> None:
    """As far as it is known."""
    broken = unreadable()
    lost = attrs.evolve(broken, problems=tuple(attrs.evolve(each, place=None) for each in broken.problems))
    told = notifications(run_of([lost]))
    assert told[0]["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": "broken.yaml"}}


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_the_uri_of_a_file_leads_back_to_its_name(name: str) -> None:
    """Relative where the name is; nothing in it is taken for a scheme, a query or a fragment."""
    uri = file_uri(name)
    read = urlsplit(uri)
    assert (read.query, read.fragment, read.netloc) == ("", "", "")
    assert read.scheme == ("file" if PurePath(name).is_absolute() else "")
    assert unquote(read.path) == PurePath(name).as_posix()


def test_a_file_whose_name_is_no_text_has_a_uri_too() -> None:
    """Such names exist where files were named in another encoding."""
    assert file_uri("\udce9t\udce9.yaml") == "%E9t%E9.yaml"
    assert file_uri("/plans/été.yaml") == "file:///plans/%C3%A9t%C3%A9.yaml"
