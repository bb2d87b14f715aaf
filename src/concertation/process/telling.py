"""How reasons are told: as aligned text, as Markdown, and as plain data, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from concertation.findings import Finding
from concertation.process.reasons import Gated, Reason
from concertation.rules import Unknown
from concertation.texts import LANGS, Lang, Message, Text

__all__ = [
    "Data",
    "aside_lines",
    "finding_data",
    "markdown_asides",
    "markdown_lines",
    "reason_data",
    "reason_lines",
    "said_data",
    "unknown_data",
]

Data: TypeAlias = dict[str, object]

_NOT_KNOWN = Text(en="not known", fr="non connu")


def reason_lines(reasons: tuple[Reason, ...], lang: Lang) -> list[str]:
    """Tell reasons one a line, in columns; what several share as a way out is said once, after the last."""
    wide = max((len(_head(each, lang)) for each in reasons), default=0)
    found = [each for each in reasons if isinstance(each, Gated)]
    words = max((len(_level(each, lang)) for each in found), default=0)
    lines: list[str] = []
    for index, each in enumerate(reasons):
        body = _level(each, lang).ljust(words) if isinstance(each, Gated) else each.message.render(lang)
        quotes = [source.text(lang) for source in each.finding.sources] if isinstance(each, Gated) else []
        lines.append("  ".join([f"  {_head(each, lang).ljust(wide)}", body, *quotes]).rstrip())
        ways = _ways_out(each, lang)
        following = reasons[index + 1 : index + 2]
        if not following or ways != _ways_out(following[0], lang):
            lines += [f"      → {way}" for way in ways]
    return lines


def _head(reason: Reason, lang: Lang) -> str:
    return reason.rule if isinstance(reason, Gated) else reason.heading.render(lang)


def _level(reason: Gated, lang: Lang) -> str:
    return f"{reason.finding.level.label.render(lang)}  {reason.finding.text(lang)}"


def _ways_out(reason: Reason, lang: Lang) -> list[str]:
    if isinstance(reason, Gated):
        return [_as_python(act.code()) for act in reason.finding.remedy]
    return [reason.hint.render(lang)] if reason.hint else []


def _as_python(code: str) -> str:
    return f"dossier.change{code.removeprefix('Change')}" if code.startswith("Change(") else f"dossier.do({code})"


def aside_lines(advice: Iterable[Finding], unknown: Iterable[Unknown], lang: Lang) -> list[str]:
    """Tell what the rules of the gate say without blocking."""
    rows = [(each.rule, f"{each.level.label.render(lang)}  {each.text(lang)}") for each in advice]
    rows += [(each.rule, f"{_NOT_KNOWN.render(lang)}  {each.text(lang)}") for each in unknown]
    return [f"  {rule}  {text}" for rule, text in rows]


def markdown_lines(reasons: tuple[Reason, ...], lang: Lang) -> list[str]:
    """Tell reasons as the items of a Markdown list, with their sources and their ways out."""
    lines: list[str] = []
    for each in reasons:
        body = _level(each, lang) if isinstance(each, Gated) else each.message.render(lang)
        lines.append(f"- **{_head(each, lang)}** – {' '.join(body.split())}")
        if isinstance(each, Gated):
            lines += [f"  - {source.text(lang)}" for source in each.finding.sources]
        code = isinstance(each, Gated)
        lines += [f"  - → `{way}`" if code else f"  - → {way}" for way in _ways_out(each, lang)]
    return lines


def markdown_asides(advice: Iterable[Finding], unknown: Iterable[Unknown], lang: Lang) -> list[str]:
    """Tell what the rules of the gate say without blocking, as the items of a Markdown list."""
    lines = [f"- *{each.rule}* – {each.level.label.render(lang)} {each.text(lang)}" for each in advice]
    return lines + [f"- *{each.rule}* – {_NOT_KNOWN.render(lang)} {each.text(lang)}" for each in unknown]


def said_data(text: Text | Message | None) -> Data | None:
    """Give a text in every language as plain data."""
    return None if text is None else {lang: text.render(lang) for lang in LANGS}


def unknown_data(said: Finding | Unknown) -> Data:
    """Give what a rule says as plain data: which rule, how seriously, where, in which words."""
    return {
        "rule": said.rule,
        "level": said.level.value,
        "path": str(said.path),
        "subject": str(said.subject),
        "message": said_data(said.message),
    }


def finding_data(finding: Finding) -> Data:
    """Give a finding as plain data, with its sources and its ways out."""
    return {
        **unknown_data(finding),
        "sources": [{"quote": each.quote, "where": said_data(each.where)} for each in finding.sources],
        "remedy": [each.code() for each in finding.remedy],
        "related": [{"path": str(each.path), "message": said_data(each.message)} for each in finding.related],
        "crashed": finding.crashed,
    }


def reason_data(reason: Reason) -> Data:
    """Give a reason as plain data; that of a gate holds the finding."""
    said: Data = {
        "code": reason.code,
        "path": str(reason.path),
        "heading": said_data(reason.heading),
        "message": said_data(reason.message),
        "hint": said_data(reason.hint),
    }
    return {**said, "finding": finding_data(reason.finding)} if isinstance(reason, Gated) else said
