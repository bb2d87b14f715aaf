"""The process: a pathway and rules, compiled once, which say what may be done to any concertation, and why not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

import attrs

from concertation.charts import Pathway
from concertation.errors import ConcertationError, InvalidValue, Problem
from concertation.model import (
    RESERVED,
    Act,
    Adopt,
    Authority,
    Begin,
    Change,
    Concertation,
    Fire,
    Migrate,
    Period,
    Standing,
    When,
    slug,
)
from concertation.process.agenda import Agenda, agenda
from concertation.process.decision import Decision, Refused
from concertation.process.definition import selected, settings_of
from concertation.process.draft import Draft, Standings
from concertation.process.edits import apply
from concertation.process.entries import Entry, Outcome
from concertation.process.exploring import Exploration, Scope, explore
from concertation.process.guidance import NextStep, next_steps
from concertation.process.hearing import Hearing
from concertation.process.migration import AnyRenaming, NotMigrated, carried, migrate
from concertation.process.moves import circumstances, decided, moves_of, rule_on
from concertation.process.reasons import Invalid, OtherPathway, invalid
from concertation.process.roles import unknown_party
from concertation.process.view import View
from concertation.rules import Checklist, Clock, Report, Rule, RuleSet, Selection, Settings, check, recheck
from concertation.rules.checking import question_of
from concertation.texts import Text

__all__ = ["OtherPathwayError", "Process"]

_NO_BEGINNING = Text(
    en="a journal begins with Begin or Adopt, or replays from a start",
    fr="un journal commence par Begin ou Adopt, ou se rejoue depuis un départ",
)


class OtherPathwayError(ConcertationError, ValueError):
    """A concertation follows another pathway than the process; nothing about it can be judged here."""


def as_date(on: When | str | dt.date | None) -> When | None:
    """Read a date given by a caller."""
    return None if on is None else When(on)


def as_rules(rules: RuleSet | Iterable[Rule]) -> RuleSet:
    """Read a set of rules."""
    return rules if isinstance(rules, RuleSet) else RuleSet(rules)


@attrs.frozen
class Process:
    """A pathway and rules, bound together; it never changes, and serves any number of concertations and threads.

    Args:
        pathway: the law; ``Pathway.stock()`` by default.
        rules: the good practice; ``RuleSet.stock()`` by default.

    Raises:
        DefinitionError: if they do not fit each other.

    >>> process = Process.stock()
    >>> begun = process.begin("Logistique urbaine", authority="Collectivité", by="authority", on="2026-01-05")
    >>> process.may(begun.concertation, Fire("prepare.start"), by="authority").allowed
    True
    """

    pathway: Pathway = attrs.field(factory=Pathway.stock)
    rules: RuleSet = attrs.field(factory=RuleSet.stock, converter=as_rules)
    _settings: Settings = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Set each rule as the pathway wants it."""
        object.__setattr__(self, "_settings", settings_of(self.pathway, self.rules))

    @staticmethod
    def stock() -> Process:
        """Give the process of the method."""
        return Process()

    def begin(
        self,
        title: str,
        *,
        authority: str | Authority,
        by: str,
        on: When | str | dt.date | None = None,
        id: str | None = None,  # noqa: A002  # the field's own name
        **fields: object,
    ) -> Outcome:
        """Begin a concertation, each step in the first state of its chart.

        Args:
            title: what it is called.
            authority: the local authority, or its name.
            by: who begins it, a role or the authority's id.
            on: the date.
            id: its slug; made of the title by default.
            fields: other fields of the concertation, given by a first edit.

        Raises:
            InvalidValue: if the title or the authority cannot be what it should.
            Refused: if the fields are refused.
        """
        whose = authority if isinstance(authority, Authority) else Authority(_id(authority), name=authority)
        date = as_date(on)
        steps = {
            step.id: Standing(chart.initial, since=date, by=by)
            for step in self.pathway.steps
            if (chart := self.pathway.chart(step.chart)) is not None
        }
        begun = Concertation(id or _id(title), title=title, authority=whose, pathway=self.pathway.ref, standings=steps)
        entry = Entry(Begin(begun), by, date)
        edits = [Change(None, **fields)] if fields else []
        done = self.do(begun, *edits, by=by, on=date)
        return Outcome(done.concertation, (entry, *done.entries))

    def do(
        self,
        concertation: Concertation,
        *acts: Act,
        by: str,
        on: When | str | dt.date | None = None,
        after: When | None = None,
    ) -> Outcome:
        """Do acts, all or nothing, and give the new value with the entries for the journal.

        Args:
            concertation: where they begin; it does not change.
            acts: each is judged where the ones before it lead; references are judged at the end.
            by: a role or the id of a party: a claim that the host has authenticated.
            on: the date.
            after: the date of the last entry, where the caller keeps a journal.

        Raises:
            Refused: with every reason, if any act is refused; nothing is done then.
        """
        hearing = self._hear(concertation, acts, str(by or ""), on, after)
        decision = hearing.close()
        if not decision.allowed:
            raise Refused(decision)
        return Outcome(hearing.concertation, hearing.entries)

    def may(
        self,
        concertation: Concertation,
        *acts: Act,
        by: str | None = None,
        on: When | str | dt.date | None = None,
        after: When | None = None,
    ) -> Decision:
        """Judge acts as ``do`` would, without doing them; it never raises.

        Without ``by``, nobody in particular asks, and roles are not judged.
        """
        return self._hear(concertation, acts, None if by is None else str(by), on, after).close()

    def _hear(
        self,
        concertation: Concertation,
        acts: Iterable[Act],
        by: str | None,
        on: When | str | dt.date | None,
        after: When | None,
    ) -> Hearing:
        date, problems = _date_or_problems(on)
        hearing = Hearing(concertation, pathway=self.pathway, settings=self._settings, by=by, on=date, after=after)
        hearing.refuse(problems)
        for act in acts:
            hearing.hear(act)
        return hearing

    def explain(
        self, concertation: Concertation, by: str | None = None, on: When | str | dt.date | None = None
    ) -> Mapping[str, Decision]:
        """Judge every move of every step and entity, by its name, as ``may`` would.

        >>> process = Process.stock()
        >>> begun = process.begin("Logistique urbaine", authority="Collectivité", by="authority")
        >>> [move for move, decision in process.explain(begun.concertation).items() if decision.allowed]
        ['prepare.start', 'programme.start']
        """
        date, problems = _date_or_problems(on)
        view = View(concertation, self.pathway, self._settings, date)
        standings = Standings(concertation)
        by = None if by is None else str(by)
        common = (*map(invalid, problems), *circumstances(view, by))
        return {move: decided(rule_on(view, standings, Fire(move), by), Fire(move), common) for move in moves_of(view)}

    def next_steps(
        self, concertation: Concertation, by: str | None = None, on: When | str | dt.date | None = None
    ) -> tuple[NextStep, ...]:
        """Rank what a party can do now: first what lifts the blocks of the next gate, then the moves that lead on.

        Whoever is neither a role nor a party here can do nothing.

        Raises:
            OtherPathwayError: if the concertation follows another pathway.

        >>> process = Process.stock()
        >>> begun = process.begin("Logistique urbaine", authority="Collectivité", by="authority").concertation
        >>> [step.text() for step in process.next_steps(begun, by="authority")][-2:]
        ['make the move prepare.start', 'make the move programme.start']
        """
        self._own(concertation)
        if by is not None and unknown_party(concertation, str(by)) is not None:
            return ()
        ways = {rule.name: rule.way_out for rule in self.rules if rule.way_out is not None}
        return next_steps(concertation, self.pathway, self.explain(concertation, by=by, on=on), ways)

    def check(
        self,
        concertation: Concertation,
        on: When | str | dt.date | None = None,
        *,
        selection: Selection | None = None,
        clock: Clock | None = None,
    ) -> Report:
        """Ask the rules that are in force.

        Those of the phases reached, of the steps that already have content, and of the steps before these; and where
        there is a waiver, those about waivers.

        Args:
            concertation: what they are asked about.
            on: the date of the question; without it, a rule that needs one has nothing to look at.
            selection: which rules are asked and how what they find is told, all as the pathway says by default. It
                never changes what a move requires.
            clock: a function that gives seconds; the report then says how long each rule took.

        Raises:
            OtherPathwayError: if the concertation follows another pathway.
            InvalidValue: if it names a circle, a step or a state that the pathway does not have.
            DefinitionError: if the selection names a rule or an option that there is not.
        """
        view = self._view(concertation, as_date(on))
        return check(self._checklist(view, selection), view.context, law=self._settings, clock=clock)

    def recheck(self, report: Report, outcome: Outcome | Concertation) -> Report:
        """Check what an act led to, asking only the rules that the change may concern; the same as a full check.

        What a rule ``reads`` decides whether a change concerns it. The question is that of the report: the same date
        and selection. A report that was stored or sent, or that another process made, is not built upon: everything
        is then asked.

        Args:
            report: what ``check``, or ``recheck``, said of the concertation before.
            outcome: what ``do`` gave, or the concertation after.

        Raises:
            OtherPathwayError: if the concertation follows another pathway.
            InvalidValue: if it names a circle, a step or a state that the pathway does not have.

        >>> process = Process.stock()
        >>> begun = process.begin("Logistique urbaine", authority="Collectivité", by="authority", on="2026-01-05")
        >>> done = process.do(begun.concertation, Fire("prepare.start"), by="authority", on="2026-01-05")
        >>> again = process.recheck(process.check(begun.concertation), done)
        >>> again == process.check(done.concertation)
        True
        """
        concertation = outcome.concertation if isinstance(outcome, Outcome) else outcome
        question = question_of(report)
        view = self._view(concertation, question.on)
        return recheck(report, self._checklist(view, question.selection), view.context, law=self._settings)

    def _checklist(self, view: View, selection: Selection | None) -> Checklist:
        asked = self._settings if selection is None else selected(self._settings, selection)
        return view.checklist(asked, selection)

    def _view(self, concertation: Concertation, on: When | None) -> View:
        view = View(concertation, self.pathway, self._settings, on)
        problems = []
        for reason in circumstances(view, None):
            if isinstance(reason, OtherPathway):
                raise OtherPathwayError(reason.text())
            if isinstance(reason, Invalid):
                problems.append(reason.problem)
        if problems:
            raise InvalidValue(problems)
        return view

    def agenda(
        self, concertation: Concertation, on: When | str | dt.date, *, horizon: Period | str | None = None
    ) -> Agenda:
        """List what is late, due or coming on a date; see ``agenda``.

        Args:
            concertation: what is read.
            on: the day of the question.
            horizon: how far ahead to look; without it everything that is coming is listed.

        Raises:
            InvalidValue: if the date or the period is none.
            OtherPathwayError: if the concertation follows another pathway.
        """
        self._own(concertation)
        return agenda(concertation, on, horizon=horizon, pathway=self.pathway)

    def _own(self, concertation: Concertation) -> None:
        for reason in circumstances(View(concertation, self.pathway, self._settings), None):
            if isinstance(reason, OtherPathway):
                raise OtherPathwayError(reason.text())

    def migrate(
        self,
        concertation: Concertation,
        *,
        old: Pathway,
        mapping: AnyRenaming | None = None,
        by: str,
        on: When | str | dt.date | None = None,
    ) -> Outcome:
        """Let a concertation follow the pathway of this process, from the one that it followed; all or nothing.

        Args:
            concertation: it must follow the old pathway, in the state in which it is pinned.
            old: the pathway that it follows.
            mapping: the states, and the steps, that are called otherwise.
            by: who does it.
            on: the date.

        Raises:
            NotMigrated: if a part cannot keep its meaning; nothing is done then.
            InvalidValue: if the mapping names what neither pathway has, or the date is none.
        """
        migration = migrate(concertation, old=old, new=self.pathway, mapping=mapping, by=by, on=on)
        if migration.outcome is None:
            raise NotMigrated(migration)
        return migration.outcome

    def explore(
        self, scope: Scope | None = None, *, invariants: Iterable[tuple[str, Callable[[Concertation], bool]]] = ()
    ) -> Exploration:
        """Try every sequence of acts within a scope, breadth first: each trace is a shortest of those that it tries.

        The acts are derived from the pathway: every move of every chart by each role that may make it, and edits of
        tiny entities and values in the fields that gates, charts and invariants look at. Dates are left out.

        Args:
            scope: how many members, actions…; ``Scope()`` by default.
            invariants: what must hold in every state, each with a name. They look at what is said and at states, not
                at when or by whom a state was entered.

        >>> found = Process.stock().explore(Scope(members=0, actions=0, objectives=0, indicators=0))
        >>> found.reachable("prepare", "framed").answer, found.reachable("programme", "proposed").answer
        ('yes', 'unknown')
        """
        return explore(self, scope or Scope(), invariants)

    def replay(self, entries: Iterable[Entry], start: Concertation | None = None) -> Concertation:
        """Do again what a journal says was done, without asking any rule.

        Args:
            entries: the journal.
            start: where it begins, if not with ``Begin`` or ``Adopt``.

        Raises:
            InvalidValue: if the journal has no beginning, or cannot be what was done.
        """
        draft = None if start is None else Draft(start)
        for entry in entries:
            if isinstance(entry.act, Begin | Adopt):
                draft = Draft(entry.act.concertation)
            elif draft is None:
                raise InvalidValue([Problem(code="journal", path=".", message=_NO_BEGINNING.with_())])
            elif isinstance(entry.act, Migrate):
                draft = Draft(carried(draft.build(), entry))
            else:
                self._again(entry, draft)
        if draft is None:
            raise InvalidValue([Problem(code="journal", path=".", message=_NO_BEGINNING.with_())])
        return draft.build()

    def _again(self, entry: Entry, draft: Draft) -> None:
        act = entry.act
        if not isinstance(act, Fire | Begin | Adopt | Migrate):
            apply(act, draft, by=entry.by, on=entry.on, initial=lambda _: None, circles=self.pathway.circles)
        for row in entry.rows:
            draft.enter(row, entry.by, entry.on, getattr(act, "motive", None))


def _date_or_problems(on: When | str | dt.date | None) -> tuple[When | None, tuple[Problem, ...]]:
    try:
        return as_date(on), ()
    except InvalidValue as error:
        return None, error.problems


def _id(text: str) -> str:
    made = slug(text)
    return f"{made}-1" if made in RESERVED else made
