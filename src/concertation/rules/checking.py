"""A check: the rules in force are asked, waivers lift, a report says what is left; and again after a change.

A report remembers what was asked, so that after a change only the rules that it may concern are asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias, overload

import attrs

from concertation.findings import Finding, Path
from concertation.model import COLLECTIONS, Circle, Concertation, Table, Value, Waiver, When
from concertation.model.addresses import leads_somewhere
from concertation.model.references import segment
from concertation.rules.context import Context
from concertation.rules.evaluation import Answers, Subjects, ask, subjects
from concertation.rules.reads import Changed
from concertation.rules.rule import Rule
from concertation.rules.selection import Selection
from concertation.rules.setting import Setting
from concertation.rules.verdict import Report, Unknown, Waived, order
from concertation.rules.waivers import Waiving, lift

__all__ = ["Checklist", "Clock", "check", "evaluate", "recheck"]

Clock: TypeAlias = Callable[[], float]
"""A function that gives seconds, such as ``time.perf_counter``; whoever wants timings brings it."""

Said: TypeAlias = Finding | Unknown


Told: TypeAlias = tuple[tuple[tuple[int, str, str, str], Said], ...]
"""Everything that was said, waived or not, in order, each with the key that orders it."""


@attrs.frozen(eq=False)
class Checklist:
    """What a check asks.

    Args:
        settings: the rules in force.
        upkeep: the rules about waivers, asked last where there is one.
        names: the rule that each name means, former names and those of rules that are not in force included.
        entitled: whether a role or a party may waive.
        selection: how what they find is told.
    """

    settings: Mapping[str, Setting]
    upkeep: Mapping[str, Setting]
    names: Mapping[str, str]
    entitled: Callable[[str], bool]
    selection: Selection | None = None


@attrs.frozen
class Question:
    """What a report answers: the date and the selection of the check."""

    on: When | None
    selection: Selection | None


@attrs.frozen(eq=False)
class Memory:
    """What a report remembers of how it came about; stored or sent, it keeps the question alone."""

    law: object
    checklist: Checklist
    context: Context
    answers: Mapping[str, Answers]
    told: Told

    @property
    def question(self) -> Question:
        """What was asked."""
        return Question(self.context.on, self.checklist.selection)

    def __reduce__(self) -> tuple[type[Question], tuple[When | None, Selection | None]]:
        """Leave the question behind: rules may hold functions that cannot be pickled."""
        return (Question, (self.context.on, self.checklist.selection))


def question_of(report: Report) -> Question:
    """Give what a report answers; one that nobody asked for has no date and no selection."""
    memory = report.memory
    if isinstance(memory, Memory):
        return memory.question
    return memory if isinstance(memory, Question) else Question(None, None)


def evaluate(
    settings: Iterable[Setting],
    context: Context,
    found: Subjects,
    *,
    only: Path | None = None,
    names: Mapping[str, str] | None = None,
) -> Report:
    """Ask rules about their subjects, whether or not they are in force, as a move does.

    Args:
        settings: the rules, as the pathway sets them.
        context: the concertation, the circles, the date.
        found: the index of subjects.
        only: an entity; rules of its class are asked about it alone.
        names: the rule that each former name means, for waivers.
    """
    answers = {each.rule.name: ask(each, _asked_about(each.rule, found, only), context) for each in settings}
    findings, unknown = _split(_in_order(answers.values()))
    standing, waived = lift(context.concertation.waivers, findings, context.on, names or {})
    return Report(findings=standing, unknown=unknown, nothing_to_look_at=_idle(answers), waived=waived)


def _asked_about(rule: Rule, found: Subjects, only: Path | None) -> Iterable[tuple[Path, Value]]:
    asked = found.get(rule.subject, ())
    if only is None or rule.subject is Concertation:
        return asked
    return [(path, subject) for path, subject in asked if path == only]


def check(checklist: Checklist, context: Context, *, law: object = None, clock: Clock | None = None) -> Report:
    """Ask everything on a checklist.

    Args:
        checklist: the rules, and how what they find is told.
        context: the concertation, the circles, the date.
        law: what the checklist was made from; a report of another is not built upon.
        clock: where given, the report says how long each rule took.
    """
    found = subjects(context)
    answers: dict[str, Answers] = {}
    timings: dict[str, float] = {}
    for name, setting in checklist.settings.items():
        began = clock() if clock else 0.0
        answers[name] = ask(setting, found.get(setting.rule.subject, ()), context)
        if clock:
            timings[name] = clock() - began
    told = _in_order(answers.values())
    report = _report(checklist, context, answers, told)
    memory = Memory(law, checklist, context, answers, told)
    return attrs.evolve(report, timings=Table(timings) if clock else None, memory=memory)


def recheck(report: Report, checklist: Checklist, context: Context, *, law: object = None) -> Report:
    """Check again after a change, asking only the rules that it may concern; the same as a full check.

    Args:
        report: what a check of the concertation before the change said.
        checklist: the rules that are in force now.
        context: the concertation after the change.
        law: what the checklist was made from.
    """
    memory = report.memory
    if not isinstance(memory, Memory) or not _continues(memory, checklist, context, law):
        return check(checklist, context, law=law)
    again = Again(memory, context)
    answers = {name: again.answers(name, setting) for name, setting in checklist.settings.items()}
    told = again.told(answers)
    if told is memory.told and not (context.concertation.waivers or memory.context.concertation.waivers):
        fresh = attrs.evolve(report, nothing_to_look_at=_idle(answers), timings=None)
    else:
        fresh = _report(checklist, context, answers, told)
    return attrs.evolve(fresh, memory=Memory(law, checklist, context, answers, told))


def _continues(memory: Memory, checklist: Checklist, context: Context, law: object) -> bool:
    return memory.law is law and memory.question == Question(context.on, checklist.selection)


class Again:
    """What is asked again after a change, and what comes of it."""

    def __init__(self, memory: Memory, context: Context) -> None:
        """Compare the concertation with the one that is remembered."""
        self._memory, self._context = memory, context
        self._changed = Changed.between(memory.context.concertation, context.concertation)
        self._index: Subjects | None = None
        self._stale: set[tuple[str, Path | None]] = set()

    def answers(self, name: str, setting: Setting) -> Answers:
        """Give what a rule answers now."""
        before = self._memory.answers.get(name)
        if before is None or self._concerns_all(setting):
            return self._anew(name, setting, before)
        collection = _COLLECTION.get(setting.rule.subject, "")
        touched = self._changed.entities.get(collection, {})
        concerned = [each for each, fields in touched.items() if setting.reads and setting.reads.concern(fields)]
        return self._about(name, setting, before, collection, concerned) if concerned else before

    def _concerns_all(self, setting: Setting) -> bool:
        subject = setting.rule.subject
        came_or_went = subject in self._changed.kinds or (subject is Circle and "circles" in self._changed.entities)
        return came_or_went or setting.reads is None or setting.reads.concern_all(self._changed)

    def _anew(self, name: str, setting: Setting, before: Answers | None) -> Answers:
        now = ask(setting, self._subjects(setting.rule.subject), self._context)
        if before is None or before.said or now.said:
            self._stale.add((name, None))
        return now

    def _subjects(self, subject: type[Value]) -> Iterable[tuple[Path, Value]]:
        if subject is Concertation:
            return [(Path("."), self._context.concertation)]
        if self._index is None:
            self._index = subjects(self._context)
        return self._index.get(subject, ())

    def _about(self, name: str, setting: Setting, before: Answers, collection: str, concerned: list[str]) -> Answers:
        whole = self._context.concertation
        addresses = [Path(f"{collection}/{each}") for each in concerned]
        there = [(path, entity) for path in addresses if (entity := whole.find(path)) is not None]
        anew = ask(setting, there, self._context)
        if anew.said or any(path in before.said for path in addresses):
            self._stale.update((name, path) for path in addresses)
        return before.with_(anew, gone=frozenset(addresses), asked=len(whole.collection(collection)))

    def told(self, answers: Mapping[str, Answers]) -> Told:
        """Give everything that is said now, in order; what was said before and still holds is not ordered anew."""
        if not self._stale and answers.keys() == self._memory.answers.keys():
            return self._memory.told
        kept = [
            each
            for each in self._memory.told
            if each[1].rule in answers and not self._is_stale(each[1].rule, each[1].subject)
        ]
        anew = (
            said
            for name in {name for name, _ in self._stale}
            for subject, several in answers[name].said.items()
            if self._is_stale(name, subject)
            for said in several
        )
        return tuple(sorted([*kept, *((order(said), said) for said in anew)], key=_key))

    def _is_stale(self, rule: str, subject: Path) -> bool:
        return (rule, None) in self._stale or (rule, subject) in self._stale


_COLLECTION: Mapping[type, str] = {cls: name for name, cls in COLLECTIONS.items() if cls is not Circle}


def _key(each: tuple[tuple[int, str, str, str], Said]) -> tuple[int, str, str, str]:
    return each[0]


def _in_order(answers: Iterable[Answers]) -> Told:
    everything = (said for each in answers for several in each.said.values() for said in several)
    return tuple(sorted(((order(said), said) for said in everything), key=_key))


def _split(told: Told) -> tuple[tuple[Finding, ...], tuple[Unknown, ...]]:
    findings = tuple(said for _, said in told if isinstance(said, Finding))
    return findings, tuple(said for _, said in told if isinstance(said, Unknown))


def _idle(answers: Mapping[str, Answers]) -> tuple[str, ...]:
    return tuple(sorted(name for name, each in answers.items() if each.is_idle))


def _report(checklist: Checklist, context: Context, answers: Mapping[str, Answers], told: Told) -> Report:
    findings, unknown = _split(told)
    standing, waived = lift(context.concertation.waivers, findings, context.on, checklist.names)
    if context.concertation.waivers:
        waiving = _waiving(checklist, context, frozenset(answers), unknown, waived)
        upkeep = _upkeep(checklist.upkeep, attrs.evolve(context, waiving=waiving))
        more, doubts = _split(upkeep)
        standing = tuple(sorted([*standing, *more], key=order))
        unknown = tuple(sorted([*unknown, *doubts], key=order))
    if checklist.selection is not None:
        standing, unknown = _told(standing, checklist.selection), _told(unknown, checklist.selection)
    return Report(findings=standing, unknown=unknown, nothing_to_look_at=_idle(answers), waived=waived)


def _waiving(
    checklist: Checklist,
    context: Context,
    asked: frozenset[str],
    unknown: Iterable[Unknown],
    waived: Iterable[Waived],
) -> Waiving:
    doubts = list(unknown)
    waivers, names = context.concertation.waivers, checklist.names
    return Waiving(
        names=names,
        asked=asked,
        used=frozenset(each.waiver for each in waived),
        undecided=frozenset(waiver for waiver in waivers if any(_doubts(waiver, doubt, names) for doubt in doubts)),
        entitled={each.by: checklist.entitled(each.by) for each in waivers if each.by is not None},
        homeless=frozenset(
            waiver for waiver in waivers if not leads_somewhere(context.concertation, waiver.target, context.circles)
        ),
    )


def _doubts(waiver: Waiver, doubt: Unknown, names: Mapping[str, str]) -> bool:
    is_there = doubt.path.within(waiver.target) or doubt.subject.within(waiver.target)
    return is_there and names.get(waiver.rule, waiver.rule) == doubt.rule


def _upkeep(settings: Mapping[str, Setting], context: Context) -> Told:
    waivers = [
        (Path(f"waivers/{segment(each, index)}"), each) for index, each in enumerate(context.concertation.waivers)
    ]
    return _in_order(ask(each, waivers, context) for each in settings.values())


@overload
def _told(said: tuple[Finding, ...], selection: Selection) -> tuple[Finding, ...]: ...
@overload
def _told(said: tuple[Unknown, ...], selection: Selection) -> tuple[Unknown, ...]: ...
def _told(said: tuple[Said, ...], selection: Selection) -> tuple[Said, ...]:
    return tuple(
        each if _is_crash(each) else attrs.evolve(each, level=selection.level(each.rule, each.path, each.level))
        for each in said
        if _is_crash(each) or selection.is_told(each.rule, each.path, each.subject)
    )


def _is_crash(said: Said) -> bool:
    return isinstance(said, Finding) and said.crashed
