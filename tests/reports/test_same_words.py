"""One finding reads the same wherever it is told: on the command line, in a decision, in an editor, in minutes."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concertation.documents import load
from concertation.findings import Finding
from concertation.model import Fire
from concertation.process import Decision, Gated, Process
from concertation.process.telling import finding_data, reason_data
from concertation.reports import (
    Checked,
    refusal_text,
    report_concise,
    report_data,
    report_github,
    report_sarif,
    report_text,
)
from concertation.reports import data as reported
from concertation.reports.groups import grouped
from concertation.texts import LANGS, Lang
from tests.reports.forms import reports
from tests.reports.texts import ON, PLAN, WAIVED, checked
from tests.strategies import concertations


def flat(text: str) -> str:
    """Take the lines of a text together."""
    return " ".join(text.split())


@given(reports(), st.sampled_from(LANGS))
def test_a_finding_reads_the_same_in_every_form_of_a_report(report: Checked, lang: Lang) -> None:
    """Text says what is merely unsaid of several once; every other form says each finding."""
    text = flat(report_text(report, lang))
    concise, github = report_concise(report, lang), report_github(report, lang)
    log = json.loads(json.dumps(report_sarif([report], lang)))["runs"][0]
    told = [each["message"]["text"] for each in log["results"]]
    told += [each["message"]["text"] for each in log["invocations"][0]["toolExecutionNotifications"]]
    data = report_data(report)["findings"]
    assert isinstance(data, list)
    for group in grouped(report.report.findings, report):
        assert flat(group.text(lang)) in text
    for finding, each in zip(report.report.findings, data, strict=True):
        sentence = finding.text(lang)
        assert each["message"][lang] == sentence
        assert sentence in told
        assert flat(sentence) in concise
        assert sentence.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A") in github


def gated(decision: Decision) -> list[Finding]:
    """Give what the rules of a gate found."""
    return [each.finding for each in decision.reasons if isinstance(each, Gated)]


@given(concertations(), st.sampled_from(LANGS))
def test_a_finding_reads_the_same_in_a_decision_as_in_a_check(whole: object, lang: Lang) -> None:
    """A refusal has the very finding of the report, in the very words; text, Markdown and data alike."""
    report = Checked.of(whole, on=ON)  # type: ignore[arg-type]  # drawn as a concertation
    standing = {(each.rule, each.path): each for each in report.report.findings}
    for decision in report.process.explain(report.concertation, on=ON).values():
        text, markdown = flat(decision.text(lang)), flat(decision.markdown(lang))
        reasons = decision.data()["reasons"]
        assert isinstance(reasons, list)
        said = [each["finding"]["message"][lang] for each in reasons if "finding" in each]
        assert said == [each.text(lang) for each in gated(decision)]
        for finding in gated(decision):
            assert finding == standing.get((finding.rule, finding.path), finding)
            assert flat(finding.text(lang)) in text
            assert flat(finding.text(lang)) in markdown


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("text", [PLAN, WAIVED])
def test_a_refusal_on_the_command_line_has_the_words_of_the_report(text: str, lang: Lang) -> None:
    """What blocks a move is told at the move as it is in a check."""
    report = checked(text)
    blocking = {name for each in report.report.findings for name in report.blocked(each).names}
    assert blocking
    for move in blocking:
        decision = report.process.may(report.concertation, Fire(move), on=ON)
        refusal = flat(refusal_text(decision, report, lang))
        groups = grouped(gated(decision), report)
        assert groups
        assert all(flat(group.text(lang)) in refusal for group in groups)


def test_a_report_says_of_a_finding_and_of_a_reason_all_that_a_decision_says() -> None:
    """Under the same keys; a report adds the place, and what the rule says of itself."""
    document, process = load(PLAN), Process.stock()
    decision = process.may(document.concertation, Fire("programme.propose"), by="fret", on=ON)
    report = Checked.nothing(document, process, on=ON)
    for reason in decision.reasons:
        mine, theirs = reason_data(reason), reported.reason_data(reason, report)
        assert set(theirs) == {*mine, "place"}
        assert {key: theirs[key] for key in mine if key != "finding"} == {
            key: value for key, value in mine.items() if key != "finding"
        }
    for finding in gated(decision):
        mine, theirs = finding_data(finding), reported.finding_data(finding, report)
        assert set(theirs) == {*mine, "place", "why", "way_out", "blocks"}
        assert {key: theirs[key] for key in mine} == mine
