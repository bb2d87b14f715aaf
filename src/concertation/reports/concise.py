"""A report in one line a finding: ``file:line:column: level rule: text [address]``, for grep and for editors."""

from __future__ import annotations

from concertation.reports.judged import Judged, Unreadable
from concertation.reports.remarks import Remark, remarks
from concertation.reports.text import counts
from concertation.texts import Lang

__all__ = ["report_concise"]


def report_concise(judged: Judged, lang: Lang = "en") -> str:
    r"""Say what came of a document, one line a finding, then the count of them and of what is not known.

    Levels and names are words of the format, the same in every language; the texts are in the one that is asked for.

    >>> from concertation.documents import load
    >>> from concertation.reports import Checked
    >>> loaded = load("schema: 1\nid: c\ntitle: Charte\nauthority: {id: metropole}\nstarting_point: {text: Ici}\n")
    >>> print(report_concise(Checked.of(loaded)))
    <text>:1:1: error expectations-stated: nothing says what is expected of it [expectations]
    <text>:1:1: warning ground-rules-recorded: the rule of the game is not recorded [ground_rules]
    <text>: 1 error, 1 warning; 1 not known
    """
    lines = [_line(each) for each in remarks(judged, lang)]
    if not isinstance(judged, Unreadable):
        said = counts(judged, lang)
        lines.append(f"{judged.file}: {said}" if judged.file else said)
    return "\n".join(lines)


def _line(remark: Remark) -> str:
    where = str(remark.place) if remark.place else remark.file
    said = f"{remark.level.value} {remark.name}: {' '.join(remark.text.split())} [{remark.address}]"
    return f"{where}: {said}" if where else said
