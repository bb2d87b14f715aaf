"""Reports as JSON: plain data that names its format and the version of it; texts are in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Final

from concertation.documents import DocumentProblem
from concertation.findings import Level
from concertation.model import Fire
from concertation.process import Decision
from concertation.reports.checked import Checked
from concertation.reports.data import (
    Data,
    decision_data,
    finding_data,
    problem_data,
    standing_data,
    state_data,
    text_data,
    unknown_data,
    waived_data,
)
from concertation.reports.situation import Situation, Subject

__all__ = ["as_json", "decided_data", "problems_data", "report_data", "status_data"]

_VERSION: Final = 1


def as_json(data: Data | Sequence[Data]) -> str:
    """Write plain data as JSON, readable and without escapes.

    >>> print(as_json({"état": 1}))
    {
      "état": 1
    }
    """
    return json.dumps(data, ensure_ascii=False, indent=2)


def _headed(name: str, file: str | None) -> Data:
    return {"format": f"concertation-{name}", "version": _VERSION, "file": file}


def report_data(checked: Checked, notices: Iterable[DocumentProblem] = ()) -> Data:
    r"""Give a report.

    >>> from concertation.documents import load
    >>> loaded = load("schema: 1\nid: c\ntitle: Charte\nauthority: {id: metropole}\n")
    >>> report_data(Checked.of(loaded))["summary"]
    {'error': 0, 'warning': 0, 'info': 0, 'unknown': 0, 'waived': 0, 'crashed': 0}
    """
    report = checked.report
    levels = [each.level for each in report.findings]
    return {
        **_headed("report", checked.file),
        "concertation": _concertation(checked),
        "date": checked.on.text if checked.on else None,
        "summary": {
            **{level.value: levels.count(level) for level in sorted(Level, reverse=True)},
            "unknown": len(report.unknown),
            "waived": len(report.waived),
            "crashed": len(report.crashed),
        },
        "findings": [finding_data(each, checked) for each in report.findings],
        "unknown": [unknown_data(each, checked) for each in report.unknown],
        "nothing_to_look_at": list(report.nothing_to_look_at),
        "waived": [waived_data(each, checked) for each in report.waived],
        "notices": [problem_data(each) for each in notices],
    }


def _concertation(checked: Checked) -> Data:
    return {"id": checked.concertation.id, "title": checked.concertation.title}


def problems_data(problems: Iterable[DocumentProblem], file: str | None) -> Data:
    """Give what is wrong with a document that cannot be judged."""
    return {**_headed("problems", file), "problems": [problem_data(each) for each in problems]}


def status_data(situation: Situation) -> Data:
    """Give where everything stands, with the decision about every move."""
    checked = situation.checked
    return {
        **_headed("status", checked.file),
        "concertation": _concertation(checked),
        "date": checked.on.text if checked.on else None,
        "by": situation.by,
        "steps": [{"step": each.address, "number": each.number, **_subject(each, checked)} for each in situation.steps],
        "entities": [{"address": each.address, **_subject(each, checked)} for each in situation.entities],
    }


def _subject(subject: Subject, checked: Checked) -> Data:
    return {
        "label": text_data(subject.label),
        "state": state_data(subject.state),
        "standing": standing_data(subject.standing),
        "standing_at": subject.standing_at,
        "moves": [
            {
                "move": f"{subject.address}.{trigger}",
                "label": text_data(subject.chart.named(trigger)[0].label),
                **decision_data(decision, checked),
            }
            for trigger, decision in subject.moves.items()
        ],
    }


def decided_data(decision: Decision, checked: Checked, *, fire: Fire, by: str) -> Data:
    """Give the decision about a move that somebody asked to make."""
    return {
        **_headed("decision", checked.file),
        "concertation": _concertation(checked),
        "date": checked.on.text if checked.on else None,
        "move": fire.move,
        "by": by,
        "motive": fire.motive,
        **decision_data(decision, checked),
    }
