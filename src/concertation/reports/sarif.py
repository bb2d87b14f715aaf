"""Reports as SARIF 2.1.0, the format in which tools for code tell editors and forges what they found."""

from __future__ import annotations

import importlib.metadata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from concertation.documents import DocumentProblem
from concertation.findings import Finding
from concertation.model import Waiver
from concertation.reports.checked import Checked
from concertation.reports.data import Data
from concertation.reports.judged import Judged, Unreadable
from concertation.reports.sarif_places import file_uri, location, place_location
from concertation.reports.sarif_rules import LEVELS, descriptors
from concertation.rules import Unknown
from concertation.texts import Lang, Text

__all__ = ["report_sarif"]

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT: Final = "ruleAndAddress/v1"
_NOT_KNOWN: Final = Text(en="not known: {said}", fr="non connu : {said}")


def report_sarif(judged: Iterable[Judged], lang: Lang = "en") -> Data:
    r"""Give one SARIF log of everything that was checked, as plain data.

    What stands is a result, and so is what was waived, with its suppression. A rule that crashed, a document that
    cannot be judged and what is not known are notifications: they say nothing against a line of a document, and
    readers of results (GitHub's code scanning among them) take whatever is a result for a defect.

    Args:
        judged: the reports, and the documents that cannot be judged.
        lang: the language of every text.

    >>> from concertation.documents import load
    >>> loaded = load("schema: 1\nid: c\ntitle: Charte\nauthority: {id: metropole}\nstarting_point: {text: Ici}\n")
    >>> (run,) = report_sarif([Checked.of(loaded)])["runs"]
    >>> [(each["ruleId"], each["level"]) for each in run["results"]]
    [('expectations-stated', 'error'), ('ground-rules-recorded', 'warning')]
    """
    every = tuple(judged)
    reports = [each for each in every if isinstance(each, Checked)]
    rules = descriptors(reports, lang)
    index = {str(each["id"]): place for place, each in enumerate(rules)}
    files = dict.fromkeys(each.file for each in every if each.file)
    is_whole = len(reports) == len(every) and not any(each.report.crashed for each in reports)
    run: Data = {
        "tool": {"driver": {"name": "concertation", **_version(), "rules": rules}},
        "language": lang,
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": is_whole,
                "toolExecutionNotifications": [told for each in every for told in _notifications(each, index, lang)],
            }
        ],
        "artifacts": [{"location": {"uri": file_uri(each)}, "roles": ["analysisTarget"]} for each in files],
        "results": [result for each in reports for result in _results(each, index, lang)],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _version() -> Data:
    """Give the version, where the package is installed and so has one."""
    try:
        return {"version": importlib.metadata.version("concertation")}
    except importlib.metadata.PackageNotFoundError:
        return {}


def _results(checked: Checked, index: dict[str, int], lang: Lang) -> Iterator[Data]:
    report = checked.report
    found: list[tuple[Finding, Waiver | None]] = [(each, None) for each in report.findings if not each.crashed]
    times = Counter[str]()
    for finding, waiver in [*found, *((each.finding, each.waiver) for each in report.waived)]:
        key = f"{checked.concertation.id} {finding.rule} {finding.subject} {finding.path}"
        times[key] += 1
        yield {
            "ruleId": finding.rule,
            "ruleIndex": index[finding.rule],
            "level": LEVELS[finding.level],
            "message": {"text": finding.text(lang)},
            "locations": [location(checked, finding.path)],
            **_related(finding, checked, lang),
            "partialFingerprints": {_FINGERPRINT: key if times[key] == 1 else f"{key} {times[key]}"},
            **({"suppressions": [_suppression(waiver)]} if waiver else {}),
            "properties": {"blocks": [] if waiver else list(checked.blocked(finding).names)},
        }


def _related(finding: Finding, checked: Checked, lang: Lang) -> Data:
    places = [
        {"id": number, **location(checked, each.path), "message": {"text": each.message.render(lang)}}
        for number, each in enumerate(finding.related)
    ]
    return {"relatedLocations": places} if places else {}


def _suppression(waiver: Waiver) -> Data:
    said = {
        "by": waiver.by,
        "since": waiver.since.text if waiver.since else None,
        "until": waiver.until.text if waiver.until else None,
    }
    reason = {"justification": waiver.reason} if waiver.reason else {}
    return {"kind": "external", "status": "accepted", **reason, "properties": said}


def _notifications(judged: Judged, index: dict[str, int], lang: Lang) -> Iterator[Data]:
    if isinstance(judged, Unreadable):
        yield from (_of_problem(each, judged.file, "error", lang) for each in judged.problems)
        return
    for notice in judged.document.notices if judged.document else ():
        yield _of_problem(notice, judged.file, "note", lang)
    for crash in judged.report.crashed:
        yield {**_about(crash, judged, index), "level": "error", "message": {"text": crash.text(lang)}}
    for each in judged.report.unknown:
        said = _NOT_KNOWN.render(lang, said=each.text(lang))
        yield {**_about(each, judged, index), "level": "note", "message": {"text": said}}


def _about(said: Finding | Unknown, checked: Checked, index: dict[str, int]) -> Data:
    return {
        "descriptor": {"id": "rule-crashed" if isinstance(said, Finding) else "not-known"},
        "associatedRule": {"id": said.rule, "index": index[said.rule]},
        "locations": [location(checked, said.path)],
    }


def _of_problem(problem: DocumentProblem, file: str | None, level: str, lang: Lang) -> Data:
    said = problem.message.render(lang)
    text = f"{said} → {problem.hint.render(lang)}" if problem.hint else said
    places: Sequence[Data] = [place_location(problem.place, file, problem.path)]
    return {"descriptor": {"id": problem.code}, "level": level, "message": {"text": text}, "locations": places}
