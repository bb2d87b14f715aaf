"""Decisions as text: every reason in its own words, what rules found of many subjects told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from concertation.process import Decision, Entry, Gated, Reason
from concertation.process.decision import said
from concertation.reports.checked import Checked
from concertation.reports.dates import dated
from concertation.reports.frames import addressed
from concertation.reports.groups import Group, grouped, grouped_unknowns
from concertation.reports.layout import listed, wrapped
from concertation.reports.words import LABEL, party_name
from concertation.texts import Lang, Text

__all__ = ["done_text", "reason_lines", "reason_said", "refusal_text"]

_DONE: Final = Text(en="Done: {move} ({states})", fr="Fait : {move} ({states})")
_BY: Final = Text(en="by {who}", fr="par {who}")
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
    words = LABEL.render(lang, name=reason.heading, said=reason.message)
    return _WAY.render(lang, said=words, way=reason.hint) if reason.hint else words


def _gated(group: Group, checked: Checked, lang: Lang) -> str:
    words, rule = group.text(lang), checked.rule(group.first.rule)
    for source in group.first.sources:
        words = _ON_WORD.render(lang, said=words, source=source.text(lang))
    if rule is not None and rule.way_out and not group.first.crashed:
        words = _WAY.render(lang, said=words, way=rule.way_out)
    return LABEL.render(lang, name=group.first.rule, said=words)


def done_text(decision: Decision, entry: Entry, checked: Checked, lang: Lang = "en") -> str:
    """Say a move that was made: from which state to which, when, by whom; then what its gate says without blocking."""
    words = [_DONE.render(lang, move=said(entry.act), states=" → ".join(_states(decision, entry, lang)))]
    words += [dated(entry.on, lang)] if entry.on else []
    words.append(_BY.render(lang, who=party_name(checked.concertation, entry.by, lang)))
    return "\n".join([*wrapped(", ".join(words)), *_asides(decision, checked, lang, indent="  ")])


def _states(decision: Decision, entry: Entry, lang: Lang) -> Iterator[str]:
    for row in entry.rows:
        for name in (row.source, row.dest):
            state = decision.chart.state(name) if decision.chart and name else None
            yield state.label.render(lang) if state else str(name)


def _asides(decision: Decision, checked: Checked, lang: Lang, *, indent: str) -> Iterator[str]:
    """Say what the rules of a gate find without blocking, and what they could not judge."""
    for group in grouped(decision.advice, checked):
        head = _LEVEL.render(lang, level=group.first.level.label, rule=group.first.rule)
        yield from wrapped(f"{head} {group.text(lang)}", first=indent, rest=f"{indent}    ")
    for rule, words in grouped_unknowns(decision.unknown, lang):
        head = _LEVEL.render(lang, level=_NOT_KNOWN, rule=rule)
        yield from wrapped(f"{head} {words}", first=indent, rest=f"{indent}    ")
