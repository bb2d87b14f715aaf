"""A report as the workflow commands of GitHub, which show each finding beside its line in a merge request."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from concertation.findings import Level
from concertation.reports.judged import Judged, Unreadable
from concertation.reports.remarks import Remark, remarks
from concertation.reports.text import summary
from concertation.texts import Lang

__all__ = ["report_github"]

_COMMANDS: Final = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}
_IN_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES: Final = _IN_DATA | str.maketrans({":": "%3A", ",": "%2C"})


def report_github(judged: Judged, lang: Lang = "en") -> str:
    r"""Say what came of a document as workflow commands; the count of findings and of what is not known is a notice.

    Where there is nothing at all to say there is no command, and so no annotation.

    >>> from concertation.documents import load
    >>> from concertation.reports import Checked
    >>> loaded = load("schema: 1\nid: c\ntitle: Charte\nauthority: {id: metropole}\nstarting_point: {text: Ici}\n")
    >>> print(report_github(Checked.of(loaded)).splitlines()[-1])
    ::notice title=concertation::<text>: 1 error, 1 warning; 1 not known
    """
    lines = [_command(each) for each in remarks(judged, lang)]
    if not isinstance(judged, Unreadable) and (judged.report.findings or judged.report.unknown or judged.report.waived):
        lines.append(f"::notice title=concertation::{summary(judged, lang).translate(_IN_DATA)}")
    return "\n".join(lines)


def _command(remark: Remark) -> str:
    properties = {
        "file": PurePath(remark.file).as_posix() if remark.file else None,
        "line": str(remark.place.line) if remark.place else None,
        "col": str(remark.place.column) if remark.place else None,
        "title": remark.name,
    }
    said = ",".join(f"{key}={value.translate(_IN_PROPERTIES)}" for key, value in properties.items() if value)
    text = f"{remark.text} [{remark.address}]" + (f"\n→ {remark.way_out}" if remark.way_out else "")
    return f"::{_COMMANDS[remark.level]} {said}::{text.translate(_IN_DATA)}"
