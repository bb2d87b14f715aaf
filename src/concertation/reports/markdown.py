"""A report as Markdown: for a merge request, or for the minutes of a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from concertation.documents import DocumentProblem
from concertation.findings import Finding, Level
from concertation.model import Waiver
from concertation.reports.checked import Checked
from concertation.reports.dates import dated, spell
from concertation.reports.groups import Group, grouped, grouped_unknowns
from concertation.reports.judged import Judged, Unreadable
from concertation.reports.markup import code, plain, table
from concertation.reports.text import counts
from concertation.reports.words import COUNTED_LEVELS, LABEL, counted, party_name
from concertation.texts import Lang, Text

__all__ = ["report_markdown"]

_FINDING: Final = Text(en="Finding", fr="Constat")
_WHERE: Final = Text(en="Where", fr="Où")
_WAY_OUT: Final = Text(en="What to do", fr="Que faire")
_SOURCE: Final = Text(en="Source", fr="Source")
_BLOCKS: Final = Text(en="Blocks", fr="Bloque")
_RULE: Final = Text(en="Rule", fr="Règle")
_REASON: Final = Text(en="Reason", fr="Motif")
_BY: Final = Text(en="By", fr="Par")
_DATES: Final = Text(en="When", fr="Quand")
_PROBLEM: Final = Text(en="Problem", fr="Problème")
_NOT_KNOWN: Final = Text(en="Not known ({count})", fr="Non connu ({count})")
_NOT_KNOWN_HEAD: Final = Text(en="What is not known", fr="Ce qui n'est pas connu")
_WAIVED: Final = Text(en="Waived ({count})", fr="Levé par dérogation ({count})")
_NO_REASON: Final = Text(en="no reason is given", fr="aucun motif n'est donné")
_NOTHING: Final = Text(en="Nothing to look at", fr="Sans objet")
_TO_KNOW: Final = Text(en="To know about the document", fr="À savoir sur le document")
_UNREADABLE: Final = Text(
    en="This document cannot be judged before this is mended:",
    fr="Ce document ne peut pas être examiné avant que ceci soit corrigé :",
)
_LINE: Final = Text(en="{address} (l. {line})", fr="{address} (l. {line})")


def report_markdown(judged: Judged, lang: Lang = "en") -> str:
    r"""Say what came of a document as Markdown: the counts, then a table for each level, and what is not known.

    Whatever titles hold is read as it stands. Findings that say the same of several subjects are one row.

    >>> from concertation.documents import load
    >>> from concertation.reports import Checked
    >>> loaded = load("schema: 1\nid: c\ntitle: Charte *2030*\nauthority: {id: metropole}\n")
    >>> print(report_markdown(Checked.of(loaded), "fr"))
    ## Charte \*2030\*
    <BLANKLINE>
    `<text>` : rien à signaler
    """
    blocks = _of_problems(judged, lang) if isinstance(judged, Unreadable) else _of_report(judged, lang)
    return "\n\n".join("\n".join(block) for block in blocks)


def _of_problems(unreadable: Unreadable, lang: Lang) -> Iterator[list[str]]:
    yield [f"## {code(unreadable.file)}"]
    yield [_UNREADABLE.render(lang)]
    yield _problems(unreadable.problems, lang)


def _problems(problems: Iterable[DocumentProblem], lang: Lang) -> list[str]:
    rows = (
        [
            f"{plain(each.message.render(lang))} ({code(each.code, in_table=True)})",
            code(str(each.place or each.path), in_table=True),
            plain(each.hint.render(lang)) if each.hint else "",
        ]
        for each in problems
    )
    return table([each.render(lang) for each in (_PROBLEM, _WHERE, _WAY_OUT)], rows)


def _of_report(checked: Checked, lang: Lang) -> Iterator[list[str]]:
    yield [f"## {plain(checked.concertation.title)}"]
    head = [code(checked.file)] if checked.file else []
    head += [dated(checked.on, lang)] if checked.on else []
    said = counts(checked, lang)
    yield [LABEL.render(lang, name=", ".join(head), said=said) if head else said]
    if checked.document and checked.document.notices:
        yield [f"### {_TO_KNOW.render(lang)}"]
        yield _problems(checked.document.notices, lang)
    for level in sorted(Level, reverse=True):
        found = [each for each in checked.report.findings if each.level is level]
        if found:
            yield [f"### {counted(len(found), COUNTED_LEVELS[level], lang)}"]
            yield _findings(found, checked, lang)
    yield from _asides(checked, lang)


def _findings(findings: Iterable[Finding], checked: Checked, lang: Lang) -> list[str]:
    rows = (_row(group, checked, lang) for group in _alike(findings, checked))
    return table([each.render(lang) for each in (_FINDING, _WHERE, _WAY_OUT, _SOURCE, _BLOCKS, _RULE)], rows)


def _alike(findings: Iterable[Finding], checked: Checked) -> Iterator[Group]:
    for group in grouped(findings, checked):
        if group.is_alike:
            yield group
        else:
            yield from (Group((each,), group.subject) for each in group.findings)


def _row(group: Group, checked: Checked, lang: Lang) -> list[str]:
    first = group.first
    rule = None if first.crashed else checked.rule(first.rule)
    return [
        plain(group.text(lang)),
        _places((each.path for each in group.findings), checked, lang),
        plain(rule.way_out.render(lang)) if rule and rule.way_out else "",
        plain(", ".join(each.text(lang) for each in first.sources)),
        ", ".join(code(each, in_table=True) for each in group.blocks(checked)),
        code(first.rule, in_table=True),
    ]


def _places(addresses: Iterable[str], checked: Checked, lang: Lang) -> str:
    return ", ".join(_place(each, checked, lang) for each in addresses)


def _place(address: str, checked: Checked, lang: Lang) -> str:
    spot, said = checked.spot(address), code(address, in_table=True)
    return said if spot is None or spot.is_nowhere else _LINE.render(lang, address=said, line=spot.place.line)


def _asides(checked: Checked, lang: Lang) -> Iterator[list[str]]:
    report = checked.report
    if report.unknown:
        yield [f"### {_NOT_KNOWN.render(lang, count=len(report.unknown))}"]
        unknowns = (
            [plain(said), _places(paths, checked, lang), code(rule, in_table=True)]
            for (rule, said), paths in grouped_unknowns(report.unknown, lang).items()
        )
        yield table([each.render(lang) for each in (_NOT_KNOWN_HEAD, _WHERE, _RULE)], unknowns)
    if report.waived:
        yield [f"### {_WAIVED.render(lang, count=len(report.waived))}"]
        rows = (_waived(each.finding, each.waiver, checked, lang) for each in report.waived)
        yield table([each.render(lang) for each in (_FINDING, _WHERE, _REASON, _BY, _DATES, _RULE)], rows)
    if report.nothing_to_look_at:
        names = ", ".join(map(code, report.nothing_to_look_at))
        yield [LABEL.render(lang, name=_NOTHING, said=names)]


def _waived(finding: Finding, waiver: Waiver, checked: Checked, lang: Lang) -> list[str]:
    return [
        plain(finding.text(lang)),
        _places([finding.path], checked, lang),
        plain(waiver.reason or _NO_REASON.render(lang)),
        plain(party_name(checked.concertation, waiver.by, lang)) if waiver.by else "",
        ", ".join(spell(waiver.since, waiver.until, lang)),
        code(finding.rule, in_table=True),
    ]
