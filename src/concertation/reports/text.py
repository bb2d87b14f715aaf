"""A report as text: a frame for each finding, then what is not known, what was waived, and the count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from concertation.findings import Finding, Level
from concertation.model import Waiver
from concertation.reports.checked import Checked
from concertation.reports.dates import spell
from concertation.reports.frames import addressed, frame
from concertation.reports.groups import grouped, grouped_unknowns
from concertation.reports.layout import listed, wrapped
from concertation.reports.words import COUNTED_LEVELS, LABEL, counted, party_name
from concertation.texts import Lang, Text

__all__ = ["counts", "report_text", "summary"]

_NOT_KNOWN: Final = Text(en="Not known", fr="Non connu")
_WAIVED: Final = Text(en="Waived", fr="Levé par dérogation")
_NOTHING: Final = Text(en="Nothing to look at", fr="Sans objet")
_REASON: Final = Text(en="reason: {reason}", fr="motif : {reason}")
_NO_REASON: Final = Text(en="no reason is given", fr="aucun motif n'est donné")
_BY: Final = Text(en="by {who}", fr="par {who}")
_NONE: Final = Text(en="nothing found", fr="rien à signaler")
_UNKNOWN: Final = (Text(en="not known", fr="non connu"), Text(en="not known", fr="non connus"))
_LIFTED: Final = (Text(en="waived", fr="constat levé"), Text(en="waived", fr="constats levés"))
_THEN: Final = Text(en="; ", fr=" ; ")


def report_text(checked: Checked, lang: Lang = "en") -> str:
    r"""Say a whole report, in blocks with an empty line between them; the last block is the count.

    >>> from concertation.documents import load
    >>> loaded = load("schema: 1\nid: c\ntitle: Charte\nauthority: {id: metropole}\n")
    >>> print(report_text(Checked.of(loaded)))
    <text>: nothing found
    """
    blocks = [
        *(frame(group, checked, lang) for group in grouped(checked.report.findings, checked)),
        *_asides(checked, lang),
    ]
    blocks.append([summary(checked, lang)])
    return "\n\n".join("\n".join(block) for block in blocks)


def _asides(checked: Checked, lang: Lang) -> Iterator[list[str]]:
    report = checked.report
    if report.unknown:
        yield [f"{_NOT_KNOWN.render(lang)} ({len(report.unknown)})", *_unknowns(checked, lang)]
    if report.waived:
        lines = [f"{_WAIVED.render(lang)} ({len(report.waived)})"]
        yield [*lines, *_waived(checked, lang)]
    if report.nothing_to_look_at:
        label = LABEL.render(lang, name=_NOTHING.render(lang), said=", ".join(report.nothing_to_look_at))
        yield wrapped(label)


def _unknowns(checked: Checked, lang: Lang) -> Iterator[str]:
    for (rule, said), paths in grouped_unknowns(checked.report.unknown, lang).items():
        yield from wrapped(LABEL.render(lang, name=rule, said=said), first="  ")
        yield from listed((addressed(checked, path, lang) for path in paths), first="      ", rest="      ")


def _waived(checked: Checked, lang: Lang) -> Iterator[str]:
    lifted: dict[Waiver, list[Finding]] = {}
    for each in checked.report.waived:
        lifted.setdefault(each.waiver, []).append(each.finding)
    for waiver, findings in lifted.items():
        for group in grouped(findings, checked):
            yield from wrapped(LABEL.render(lang, name=waiver.rule, said=group.text(lang)), first="  ")
            places = (addressed(checked, each.path, lang) for each in group.findings)
            yield from listed(places, first="      ", rest="      ")
        yield from _why_waived(waiver, checked, lang)


def _why_waived(waiver: Waiver, checked: Checked, lang: Lang) -> Iterator[str]:
    reason = _REASON.render(lang, reason=waiver.reason) if waiver.reason else _NO_REASON.render(lang)
    yield from wrapped(reason, first="    ", rest="        ")
    said = [_BY.render(lang, who=party_name(checked.concertation, waiver.by, lang))] if waiver.by else []
    said += spell(waiver.since, waiver.until, lang)
    if said:
        yield from listed(said, first="    ", rest="        ")


def summary(checked: Checked, lang: Lang = "en") -> str:
    """Count what a report says, on one line, under the name of the file."""
    line = counts(checked, lang)
    return LABEL.render(lang, name=checked.file, said=line) if checked.file else line


def counts(checked: Checked, lang: Lang) -> str:
    """Count what a report says."""
    report = checked.report
    levels = {level: sum(each.level is level for each in report.findings) for level in sorted(Level, reverse=True)}
    found = [counted(count, COUNTED_LEVELS[level], lang) for level, count in levels.items() if count]
    said = [", ".join(found) or _NONE.render(lang)]
    for nouns, several in ((_UNKNOWN, report.unknown), (_LIFTED, report.waived)):
        if several:
            said.append(counted(len(several), nouns, lang))
    return _THEN.render(lang).join(said)
