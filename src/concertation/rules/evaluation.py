"""The engine: asks rules about their subjects, and turns answers into findings, unknowns and crashes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

import attrs

from concertation.findings import Finding, Level, Path
from concertation.model import Concertation, Value, Waiver, When, resolve
from concertation.model.references import segment
from concertation.rules.context import Context, kind_name
from concertation.rules.rule import Rule
from concertation.rules.verdict import Report, Unknown, Verdict, Waived, order
from concertation.texts import Message, Text

__all__ = ["Setting", "evaluate", "subjects"]

Subjects: TypeAlias = Mapping[type[Value], tuple[tuple[Path, Value], ...]]

_CRASHED = Text(
    en="the rule {rule} failed on {place}: {error}; the other rules were asked all the same",
    fr="la règle {rule} a échoué sur {place} : {error} ; les autres règles ont tout de même été examinées",
)
_WHOLE = Text(en="the whole", fr="l'ensemble")
_GARBAGE = "it answered {answer!r} instead of a Verdict"


@attrs.frozen
class Setting:
    """How a rule is asked here: the rule, the level and the options that the pathway gives it."""

    rule: Rule
    level: Level
    options: attrs.AttrsInstance | None


def subjects(context: Context) -> Subjects:
    """Index the values that rules may be asked about, by class, each with its address."""
    found: dict[type[Value], list[tuple[Path, Value]]] = {Concertation: [(Path("."), context.concertation)]}
    for address, value in _parts(context):
        found.setdefault(type(value), []).append((address, value))
    return {cls: tuple(values) for cls, values in found.items()}


def _parts(context: Context) -> Iterator[tuple[Path, Value]]:
    for described in attrs.fields(Concertation):
        content = context.circles if described.name == "circles" else getattr(context.concertation, described.name)
        if isinstance(content, Value):
            yield Path(described.name), content
        elif isinstance(content, tuple):
            for index, each in enumerate(content):
                if isinstance(each, Value):
                    yield Path(f"{described.name}/{segment(each, index)}"), each


def evaluate(settings: Iterable[Setting], context: Context, found: Subjects, *, only: Path | None = None) -> Report:
    """Ask rules about their subjects.

    Args:
        settings: the rules, as the pathway sets them.
        context: the concertation, the circles, the date.
        found: the index of subjects.
        only: an entity; rules of its class are asked about it alone.
    """
    findings: list[Finding] = []
    unknown: list[Unknown] = []
    idle: list[str] = []
    for setting in settings:
        had_something = False
        for path, subject in _asked_about(setting.rule, found, only):
            judged = _ask(setting, path, subject, context)
            if isinstance(judged, Finding):
                findings.append(judged)
            elif isinstance(judged, Unknown):
                unknown.append(judged)
            had_something = had_something or judged is not None
        if not had_something:
            idle.append(setting.rule.name)
    standing, waived = _apply(context.concertation.waivers, findings, context.on)
    return Report(
        findings=tuple(sorted(standing, key=order)),
        unknown=tuple(sorted(unknown, key=order)),
        nothing_to_look_at=tuple(sorted(idle)),
        waived=tuple(sorted(waived, key=lambda each: order(each.finding))),
    )


def _asked_about(rule: Rule, found: Subjects, only: Path | None) -> Iterable[tuple[Path, Value]]:
    asked = found.get(rule.subject, ())
    if only is None or rule.subject is Concertation:
        return asked
    return [(path, subject) for path, subject in asked if path == only]


def _ask(setting: Setting, path: Path, subject: Value, context: Context) -> Finding | Unknown | bool | None:
    """Give a finding, an unknown, ``True`` for a pass, or ``None`` where there was nothing to look at."""
    try:
        verdict = setting.rule(subject, context, setting.options)
        if not isinstance(verdict, Verdict):
            raise TypeError(_GARBAGE.format(answer=verdict))  # noqa: TRY301  # a crash like any other
        if verdict.kind == "nothing":
            return None
        return True if verdict.kind == "pass" else _said(setting, path, subject, verdict, context)
    except Exception as error:  # noqa: BLE001  # whatever a rule raises is told as a finding about the rule
        return _crash(setting.rule, path, error)


def _said(setting: Setting, path: Path, subject: Value, verdict: Verdict, context: Context) -> Finding | Unknown:
    rule = setting.rule
    message = rule.message(verdict.message, {kind_name(type(subject)): subject, **dict(verdict.data)})
    place = Path(verdict.at) if verdict.at is not None else path / verdict.field
    resolve(context.concertation, place, context.circles)
    if verdict.kind == "unknown":
        return Unknown(rule=rule.name, level=setting.level, path=place, subject=path, message=message)
    return Finding(
        rule=rule.name,
        level=setting.level,
        path=place,
        subject=path,
        message=message,
        sources=rule.sources,
        remedy=tuple(rule.remedy(subject, context)) if rule.remedy else (),
        related=verdict.related,
    )


def _crash(rule: Rule, path: Path, error: Exception) -> Finding:
    place: str | Text = _WHOLE if path == "." else str(path)
    message: Message = _CRASHED.with_(rule=rule.name, place=place, error=f"{type(error).__name__}: {error}")
    return Finding(rule=rule.name, level=Level.ERROR, path=path, subject=path, message=message, crashed=True)


def lifts(waiver: Waiver, finding: Finding, on: When | None) -> bool:
    """Whether a waiver lifts a finding on a date; without a date, whether it ever may.

    A waiver holds at its target and below. A crash is never lifted.
    """
    return (
        not finding.crashed
        and waiver.rule == finding.rule
        and (finding.path.within(waiver.target) or finding.subject.within(waiver.target))
        and not (on is not None and waiver.until is not None and on.after(waiver.until))
        and not (on is not None and waiver.since is not None and on.before(waiver.since))
    )


def _apply(
    waivers: Iterable[Waiver], findings: Iterable[Finding], on: When | None
) -> tuple[list[Finding], list[Waived]]:
    standing: list[Finding] = []
    waived: list[Waived] = []
    every = tuple(waivers)
    for finding in findings:
        waiver = next((each for each in every if lifts(each, finding, on)), None)
        if waiver is None:
            standing.append(finding)
        else:
            waived.append(Waived(finding, waiver))
    return standing, waived
