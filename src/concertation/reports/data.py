"""What reports speak of as plain data, in both languages, with keys that stay as they are."""

from __future__ import annotations

from concertation.charts import State
from concertation.documents import DocumentProblem, Place
from concertation.findings import Finding
from concertation.model import Standing, Waiver, When
from concertation.process import Decision, Gated, Reason, telling
from concertation.process.telling import Data, said_data
from concertation.reports.checked import Checked
from concertation.rules import Unknown, Waived
from concertation.texts import LANGS, Message, Text

__all__ = [
    "Data",
    "decision_data",
    "finding_data",
    "problem_data",
    "reason_data",
    "standing_data",
    "state_data",
    "text_data",
    "unknown_data",
    "waived_data",
]


def text_data(text: Text | Message | str) -> Data:
    """Give a text in both languages.

    >>> text_data("Aires {1}")
    {'en': 'Aires {1}', 'fr': 'Aires {1}'}
    """
    return {lang: text if isinstance(text, str) else text.render(lang) for lang in LANGS}


def _date(date: When | None) -> str | None:
    return None if date is None else date.text


def _place(place: Place | None) -> Data | None:
    return None if place is None else {"line": place.line, "column": place.column}


def _spot(checked: Checked, address: str) -> Data | None:
    spot = checked.spot(address)
    return _place(spot.place) if spot else None


def finding_data(finding: Finding, checked: Checked) -> Data:
    """Give a finding: what, how seriously, where, on whose word, what it blocks, and the way out."""
    rule = checked.rule(finding.rule)
    return {
        **telling.finding_data(finding),
        "place": _spot(checked, finding.path),
        "why": said_data(rule.why if rule else None),
        "way_out": said_data(rule.way_out if rule else None),
        "blocks": list(checked.blocked(finding).names),
    }


def unknown_data(unknown: Unknown, checked: Checked) -> Data:
    """Give what a rule could not judge."""
    return {**telling.unknown_data(unknown), "place": _spot(checked, unknown.path)}


def waived_data(waived: Waived, checked: Checked) -> Data:
    """Give a finding that was lifted, with the waiver that lifts it."""
    return {**finding_data(waived.finding, checked), "blocks": [], "waiver": _waiver(waived.waiver)}


def _waiver(waiver: Waiver) -> Data:
    return {
        "rule": waiver.rule,
        "target": waiver.target,
        "reason": waiver.reason,
        "by": waiver.by,
        "since": _date(waiver.since),
        "until": _date(waiver.until),
    }


def reason_data(reason: Reason, checked: Checked) -> Data:
    """Give a reason; that of a gate holds the finding."""
    said = {**telling.reason_data(reason), "place": _spot(checked, reason.path)}
    return {**said, "finding": finding_data(reason.finding, checked)} if isinstance(reason, Gated) else said


def decision_data(decision: Decision, checked: Checked) -> Data:
    """Give a decision: whether, why not, who may, and what the rules of the gate say beside."""
    return {
        "allowed": decision.allowed,
        "only_wants_a_motive": decision.only_wants_a_motive,
        "state": state_data(decision.state),
        "roles": list(decision.roles),
        "reasons": [reason_data(each, checked) for each in decision.reasons],
        "advice": [finding_data(each, checked) for each in decision.advice],
        "unknown": [unknown_data(each, checked) for each in decision.unknown],
    }


def state_data(state: State | None) -> Data | None:
    """Give a state by its name, with what it is called."""
    return None if state is None else {"name": state.name, "label": text_data(state.label), "final": state.final}


def standing_data(standing: Standing | None) -> Data | None:
    """Give a standing as it is stated; ``None`` is unsaid."""
    if standing is None:
        return None
    return {
        "state": standing.state,
        "since": _date(standing.since),
        "by": standing.by,
        "motive": standing.motive,
        "due": _date(standing.due),
    }


def problem_data(problem: DocumentProblem) -> Data:
    """Give a problem of a document, or something that its reader should know."""
    return {
        "code": problem.code,
        "path": problem.path,
        "place": _place(problem.place),
        "message": text_data(problem.message),
        "hint": said_data(problem.hint),
        "related": [
            {"path": each.path, "place": _place(each.place), "message": text_data(each.message)}
            for each in problem.related
        ],
    }
