"""Decisions as text: every reason in its own words, what rules found of many subjects told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from concertation.process import Decision, Gated, Reason
from concertation.reports.checked import Checked
from concertation.reports.frames import addressed
from concertation.reports.groups import Group, grouped, grouped_unknowns
from concertation.reports.layout import listed, wrapped
from concertation.reports.words import LABEL
from concertation.texts import Lang, Text

__all__ = ["done_text", "reason_lines", "reason_said", "refusal_text"]

_NOT_KNOWN: Final = Text(en="not known", fr="non connu")
_LEVEL: Final = Text(en="{level}[{rule}]", fr="{level}[{rule}]")
_ON_WORD: Final = Text(en="{said} – {source}", fr="{said} – {source}")
_WAY: Final = Text(en="{said} → {way}", fr="{said} → {way}")


def refusal_text(decision: Decision, checked: Checked, lang: Lang = "en") -> str:
    """Say a refusal: what was asked, then every reason with its places, its source and its way out."""
    header, *_ = decision.text(lang).split("\n", 1)
    return "\n".join([header, *reason_lines(decision.reasons, checked, lang, indent="  ", placed=True)])


def reason_lines(
    reasons: Iterable[Reason], checked: Checked, lang: Lang, *, indent: str, placed: bool = False
) -> Iterator[str]:
    """Say reasons, those of a gate last, each rule once for all that it found unsaid.

    Args:
        reasons: why not.
        checked: the concertation that they are about.
        lang: the language.
        indent: what each line begins with.
        placed: whether to say where in the document a rule found it.
    """
    every = tuple(reasons)
    for reason in every:
        if not isinstance(reason, Gated):
            yield from wrapped(reason_said(reason, lang), first=indent, rest=f"{indent}    ")
    for group in grouped((each.finding for each in every if isinstance(each, Gated)), checked):
        yield from wrapped(_gated(group, checked, lang), first=indent, rest=f"{indent}    ")
        if placed:
            places = (addressed(checked, each.path, lang) for each in group.findings)
            yield from listed(places, first=f"{indent}    ", rest=f"{indent}    ")


def reason_said(reason: Reason, lang: Lang) -> str:
    """Say a reason that is no rule's: what is the matter, and the way out."""
    said = LABEL.render(lang, name=reason.heading, said=reason.message)
    return _WAY.render(lang, said=said, way=reason.hint) if reason.hint else said


def _gated(group: Group, checked: Checked, lang: Lang) -> str:
    said, rule = group.text(lang), checked.rule(group.first.rule)
    for source in group.first.sources:
        said = _ON_WORD.render(lang, said=said, source=source.text(lang))
    if rule is not None and rule.way_out and not group.first.crashed:
        said = _WAY.render(lang, said=said, way=rule.way_out)
    return LABEL.render(lang, name=group.first.rule, said=said)


def done_text(decision: Decision, entry: Entry, checked: Checked, lang: Lang = "en") -> str:
    """Say a move that was made: from which state to which, when, by whom; then what its gate says without blocking."""
    states = tuple(name_of(_label(decision.chart, name), lang) for row in entry.rows for name in (row.source, row.dest))
    said = [_DONE.render(lang, act=said_of(entry), states=" → ".join(states))]
    said += [dated(entry.on, lang)] if entry.on else []
    said.append(_BY.render(lang, who=party_name(checked.concertation, entry.by, lang)))
    return "\n".join([*wrapped(", ".join(said)), *_asides(decision, checked, lang, indent="  ")])


def _asides(decision: Decision, checked: Checked, lang: Lang, *, indent: str) -> Iterator[str]:
    """Say what the rules of a gate find without blocking, and what they could not judge."""
    for group in grouped(decision.advice, checked):
        head = _LEVEL.render(lang, level=group.first.level.label, rule=group.first.rule)
        yield from wrapped(f"{head} {group.text(lang)}", first=indent, rest=f"{indent}    ")
    for rule, said in grouped_unknowns(decision.unknown, lang):
        head = _LEVEL.render(lang, level=_NOT_KNOWN, rule=rule)
        yield from wrapped(f"{head} {said}", first=indent, rest=f"{indent}    ")
