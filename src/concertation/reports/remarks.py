"""Everything that a check says of one document as remarks of one shape, for the forms that give each a line."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from concertation.documents import DocumentProblem, Place
from concertation.findings import Finding, Level
from concertation.reports.checked import Checked
from concertation.reports.judged import Judged, Unreadable
from concertation.texts import Lang

__all__ = ["Remark", "remarks"]


@attrs.frozen(kw_only=True)
class Remark:
    """A finding, a problem of the document, or something that its reader should know.

    ``name`` is that of the rule, or the code of the problem; ``file`` and ``place`` are absent where nothing was
    written. The way out of a problem is short, and in its text; that of a finding is apart.
    """

    level: Level
    name: str
    text: str
    address: str
    way_out: str | None
    file: str | None
    place: Place | None


def remarks(judged: Judged, lang: Lang) -> Iterator[Remark]:
    """Give the remarks on a document: what its reader should know, then the findings in their order."""
    if isinstance(judged, Unreadable):
        yield from (_of_problem(each, Level.ERROR, judged.file, lang) for each in judged.problems)
        return
    for notice in judged.document.notices if judged.document else ():
        yield _of_problem(notice, Level.INFO, judged.file, lang)
    for finding in judged.report.findings:
        yield _of_finding(finding, judged, lang)


def _of_problem(problem: DocumentProblem, level: Level, file: str | None, lang: Lang) -> Remark:
    said = problem.message.render(lang)
    return Remark(
        level=level,
        name=problem.code,
        text=f"{said} → {problem.hint.render(lang)}" if problem.hint else said,
        address=problem.path,
        way_out=None,
        file=file,
        place=problem.place,
    )


def _of_finding(finding: Finding, checked: Checked, lang: Lang) -> Remark:
    rule, spot = checked.rule(finding.rule), checked.spot(finding.path)
    way_out = rule.way_out if rule and not finding.crashed else None
    return Remark(
        level=finding.level,
        name=finding.rule,
        text=finding.text(lang),
        address=str(finding.path),
        way_out=way_out.render(lang) if way_out else None,
        file=checked.file,
        place=spot.place if spot else None,
    )
